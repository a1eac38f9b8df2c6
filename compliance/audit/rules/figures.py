"""Rules on figures: that a number is coded as exactly as it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.audit.audited import Audited
from compliance.audit.bounds import bound_said
from compliance.audit.rule import Remark, Severity, of_evidence, rule


@rule("figure-bound", Severity.WARNING)
def figure_bound(audited: Audited) -> Iterator[Remark]:
    """A number is printed as a bound or as near another ("more than 70"), and coded as exact.

    An exact number contradicts every other one; "more than 70" contradicts only what is less.
    """
    for e in audited.evidence:
        for index, figure in enumerate(e.entry.figures):
            bound = bound_said(e.article.language, figure.as_printed)
            if bound is not None and figure.value is not None:
                message = (
                    f'the number is printed as "{figure.as_printed}", and coded as exactly '
                    f'{figure.value}; write "{bound}: {figure.value}" instead of "value"'
                )
                yield of_evidence(e, message, "figures", index, "value")
