"""Records of the names of an agreement in another language."""

from collections.abc import Mapping
from typing import Annotated

from compliance.model.base import FieldRule, Line, file_record
from compliance.model.language import LanguageTag

NamesById = Mapping[str, Line]


@file_record
class Translation:
    """What an agreement, its sides and its points are called in another language; all of it.

    Details, readings and notes stay in the language in which they are written.
    """

    title: Line
    short_title: Line
    point_word: Line
    points_word: Line
    each_point: Annotated[
        Line, FieldRule(description="As `each point`, in the case that the program's words need")
    ]
    names: Annotated[
        NamesById, FieldRule(description="The name of each side and joint body, by its id")
    ]
    titles: Annotated[
        NamesById,
        FieldRule(
            description="The title of each clause and the duty of each obligation, by its id"
        ),
    ]


Translations = (
    Annotated[
        Mapping[LanguageTag, Translation],
        FieldRule(description="The same in other languages, by BCP 47 tag"),
    ]
    | None
)
