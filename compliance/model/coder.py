"""Records of coders.yaml: who codes, people and programs alike."""

from typing import Annotated

from compliance.model.base import ID_RULE, CoderId, FieldRule, Line, file_record
from compliance.model.words import CoderKind

CoderField = Annotated[CoderId, ID_RULE]


@file_record
class Coder:
    """Somebody, or a program, that codes articles."""

    id: Annotated[CoderField, FieldRule(description="Its id, which evidence and decisions name")]
    name: Annotated[Line, FieldRule(description="Its name; of a model with its version")]
    kind: CoderKind
    note: Line | None = None


@file_record
class CoderFile:
    """The content of coders.yaml."""

    coders: tuple[Coder, ...]
