"""Where the codings of the workspace of a command are, for one who settles them."""

from __future__ import annotations

from compliance.cli.context import Context
from compliance.cli.decisions import decision_store
from compliance.coding.adjudicate import Adjudication


def adjudication_of(context: Context) -> Adjudication:
    """Return the codings of the workspace and agreement of a command."""
    return Adjudication(
        root=context.root,
        library=context.library,
        store=decision_store(context),
        agreement=context.agreement_option,
        cache=context.cache_file,
        say=context.say,
    )
