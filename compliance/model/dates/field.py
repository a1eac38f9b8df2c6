"""The field type of every date in a file: an EDTF level 1 string, parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from compliance.model.dates.edtf import EdtfDate, InvalidDateError, parse_edtf

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

JSON_SCHEMA: Final = {
    "type": "string",
    "description": "EDTF level 1: 2022-03-27, 2022-03, 2020-11-22~, 2020-11-12/2020-11-22",
}


def _parse(value: object) -> EdtfDate:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only where pydantic is asked

    if not isinstance(value, str):
        raise PydanticCustomError(
            "edtf_type", 'a date is text; write it in quotes, as "2020-11-10"'
        )
    try:
        return parse_edtf(value)
    except InvalidDateError as error:
        raise PydanticCustomError("edtf_date", "{message}", {"message": str(error)}) from None


class DateRule:
    """The pydantic hooks that parse a date and describe it in JSON Schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:  # noqa: ANN401
        """Return a schema that parses a text and reports anything else as a mistake."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only where pydantic is asked

        as_text = core_schema.plain_serializer_function_ser_schema(lambda date: date.text)
        return core_schema.no_info_plain_validator_function(_parse, serialization=as_text)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, str]:  # noqa: ANN401
        """Return the JSON Schema of a date, for editors."""
        return dict(JSON_SCHEMA)


Date = Annotated[EdtfDate, DateRule()]
