"""Records of places.yaml: where places are."""

from __future__ import annotations

from typing import Annotated, Final

from compliance.model.base import ID_RULE, FieldRule, Line, PlaceId, file_record
from compliance.model.document import NameForm
from compliance.model.words import Confidence

LATITUDE_PATTERN: Final = r"^-?(90(\.0{1,6})?|[0-8]?[0-9](\.[0-9]{1,6})?)$"
LONGITUDE_PATTERN: Final = r"^-?(180(\.0{1,6})?|(1[0-7]|[0-9])?[0-9](\.[0-9]{1,6})?)$"


@file_record
class Place:
    """A point on a map; it says nothing on whose it is."""

    id: Annotated[PlaceId, ID_RULE]
    forms: Annotated[
        tuple[NameForm, ...],
        FieldRule(description="Its names; absent: those of the name of that id in an agreement"),
    ] = ()
    lat: Annotated[
        str, FieldRule(pattern=LATITUDE_PATTERN, description="Degrees north of the equator")
    ]
    lon: Annotated[
        str, FieldRule(pattern=LONGITUDE_PATTERN, description="Degrees east of Greenwich")
    ]
    citation: Annotated[Line, FieldRule(description="Where the coordinates can be read")]
    confidence: Confidence
    note: Line | None = None


@file_record
class PlaceFile:
    """The content of places.yaml."""

    places: tuple[Place, ...]
