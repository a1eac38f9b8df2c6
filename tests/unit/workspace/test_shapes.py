"""Shapes of records: what is wrong is said in our words, whatever pydantic says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from compliance.model.settings import Settings
from compliance.workspace.faults import Fault
from compliance.workspace.file_kinds import FILE_TYPES
from compliance.workspace.gate import adapter, check_shape
from compliance.workspace.rewording import PATTERN_WORDS, code_of, message_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SHAPES = tuple(one.record for one in FILE_TYPES.values())


def messages(value: object, shape: type[object]) -> list[str]:
    faults: list[Fault] = []
    assert check_shape(value, shape, "a.yaml", faults) is None
    return [fault.message for fault in faults]


def test_every_pattern_of_every_record_has_words_of_its_own() -> None:
    patterns: set[str] = set()
    for shape in SHAPES:
        schema = json.dumps(adapter(shape).json_schema())
        patterns.update(
            json.loads(f'"{p}"') for p in re.findall(r'"pattern": "((?:\\.|[^"\\])*)"', schema)
        )
    assert patterns == PATTERN_WORDS.keys()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("value", ["text", 5, True, [], None, {"a": {}}], ids=repr)
def test_whatever_is_there_in_place_of_a_record_python_is_not_named(
    value: object, shape: type[object]
) -> None:
    for message in messages(value, shape):
        assert not re.search(r"\b(str|int|bool|dict|tuple|NoneType|dataclass|Input)\b", message)


def test_what_no_table_has_is_still_said() -> None:
    detail: ErrorDetails = {"type": "odd", "loc": ("a",), "msg": "Input is odd", "input": 1.5}
    assert code_of("odd") == "wrong-value"
    assert message_of(detail) == '"1.5" cannot stand here; see the reference page of this file'


def test_a_truth_value_is_shown_as_files_write_it() -> None:
    [fault] = messages({"title": True, "agreement": "a"}, Settings)
    assert 'text is needed here; write "true"' in fault
