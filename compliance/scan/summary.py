"""Add up what became of the files of a scan."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from compliance.scan.families import write_families
from compliance.scan.ledger import Slip, State
from compliance.scan.tally import Tally
from compliance.scan.work import hits_path
from compliance.views.scan import FailedView, ScanView, in_order


def summary_of(out: Path, slips: Iterable[Slip], refused: Iterable[FailedView]) -> ScanView:
    """Return the figures of a scan, and write which of its hits are a family.

    Args:
        out: The folder of the hits.
        slips: What became of each unit.
        refused: What could not even be begun.

    Raises:
        OSError: the hits cannot be read, or the families not be written.
    """
    done: dict[str, Slip] = {}
    repeated = 0
    failed = list(refused)
    for slip in slips:
        if slip.state is not State.DONE:
            failed.append(FailedView(slip.name, slip.why))
        elif slip.sha256 in done:
            repeated += 1
        else:
            done[slip.sha256] = slip
    total = Tally()
    for slip in done.values():
        total.add(slip.tally)
    return ScanView(
        out=out.name,
        files=len(done) + repeated + len(failed),
        repeated=repeated,
        failed=tuple(sorted(failed, key=lambda one: (one.name, one.why))),
        bytes=sum(slip.size for slip in done.values()),
        records=total.records,
        hits=total.hits,
        articles=total.articles,
        families=write_families(out, (hits_path(out, sha256) for sha256 in sorted(done))),
        candidates=total.candidates,
        passed=in_order(total.passed),
        faults=in_order(total.faults),
        refused=in_order(total.refused),
    )
