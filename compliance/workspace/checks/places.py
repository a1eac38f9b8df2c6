"""Check places: their ids, and that each has a name."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.place import PlaceFile
from compliance.model.words import NameKind
from compliance.workspace.checks.ids import find_taken_ids
from compliance.workspace.faults import Fault
from compliance.workspace.records import Records


def find_place_faults(file: str, place_file: PlaceFile, records: Records) -> Iterator[Fault]:
    """Yield every fault in places.yaml."""
    places = place_file.places
    ids = [(("places", i, "id"), str(place.id)) for i, place in enumerate(places)]
    yield from find_taken_ids(file, "place", ids)
    named = {
        str(name.id)
        for agreement in records.agreements.values()
        for name in agreement.names
        if name.kind is NameKind.PLACE
    }
    for (route, one), place in zip(ids, places, strict=True):
        if not place.forms and one not in named:
            message = f'no place "{one}" among the names of an agreement; write its forms here'
            yield Fault(file, route, "unknown-name", message)
