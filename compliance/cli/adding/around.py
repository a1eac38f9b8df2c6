"""What of a workspace the facts of new articles are held against."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

from compliance.cli.options import day_on
from compliance.library.intake.judging import Surroundings, bare_host
from compliance.workspace.records import Records


def surroundings(records: Records) -> Surroundings:
    """Return the day, the first signature, and the sources by the hosts of their addresses."""
    sources: dict[str, list[str]] = defaultdict(list)
    for file in records.sources.values():
        for source in file.sources:
            host = urlsplit(source.url or "").hostname
            if host:
                sources[bare_host(host)].append(source.id)
    signed = [agreement.signed.text for agreement in records.agreements.values()]
    return Surroundings(day_on(None).text, min(signed, default=None), sources)
