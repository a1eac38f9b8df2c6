"""Records of those who owe a duty or are owed it: sides, sources and joint bodies."""

from typing import Annotated

from compliance.model.base import (
    ID_RULE,
    BodyId,
    FieldRule,
    Line,
    SourceId,
    StrictBool,
    file_record,
)
from compliance.model.cues import Cues
from compliance.model.document import SideField

SourceField = Annotated[SourceId, ID_RULE]
BodyField = Annotated[BodyId, ID_RULE]
Member = Annotated[str, ID_RULE, FieldRule(description="A side or source id")]


@file_record
class JointBody:
    """A body of several sides: it owes duties and acts, is none of its members, and has no voice.

    Who speaks for it is a source.
    """

    id: BodyField
    name: Annotated[Line, FieldRule(description="Name as printed in reports")]
    of: Annotated[tuple[Member, ...], FieldRule(min_length=1, description="Its members")]
    called: Annotated[Cues, FieldRule(description="Words by which texts name it")] = None
    note: Line | None = None


@file_record
class Bearer:
    """A side, source or joint body that owes a duty or is owed one; with none, nobody is named."""

    side: SideField | None = None
    source: SourceField | None = None
    body: Annotated[BodyField | None, FieldRule(description="The id of a joint body")] = None
    part: Annotated[
        Line | None, FieldRule(description="Which part of the duty, if it is shared")
    ] = None
    named: Annotated[StrictBool, FieldRule(description="false where the text names nobody")] = True
    note: Line | None = None

    @property
    def given(self) -> dict[str, str]:
        """The ids of those it names, by the keys that files have for them: one at most."""
        named = {"side": self.side, "source": self.source, "body": self.body}
        return {key: one for key, one in named.items() if one is not None}

    @property
    def party(self) -> str | None:
        """The id of who it is; None where nobody is named."""
        return self.side or self.source or self.body
