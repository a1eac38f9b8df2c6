"""The field type of every date in a file: an EDTF level 1 string, parsed."""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from compliance.model.edtf import EdtfDate, InvalidDateError, parse_edtf


def _parse(value: object) -> EdtfDate:
    if not isinstance(value, str):
        raise PydanticCustomError(
            "edtf_type", 'a date is text; write it in quotes, as "2020-11-10"'
        )
    try:
        return parse_edtf(value)
    except InvalidDateError as error:
        raise PydanticCustomError("edtf_date", "{message}", {"message": str(error)}) from None


Date = Annotated[
    EdtfDate,
    PlainValidator(_parse),
    PlainSerializer(lambda date: date.text, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "description": "EDTF level 1: 2022-03-27, 2022-03, 2020-11-22~, 2020-11-12/2020-11-22",
        }
    ),
]
