"""Laws of the quick way to records: what it accepts, pydantic accepts, and makes the same of it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from compliance.workspace.quick_shapes import read_quickly
from compliance.workspace.schemas import SHAPES
from compliance.workspace.shapes import adapter
from compliance.workspace.yaml_reader import read_yaml
from support.builders import lake_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DataObject

_FOLDERS = {"agreements": "agreement", "articles": "article", "evidence": "evidence"}
_ODD = st.sampled_from(
    [
     None, True, 0, -1, 10**20, 1.5, "", "x", "1a", "2021-13-45", "2021-01-02", "../2020",
     "https://a.b", "http://a b", "a\n", "a\u2028", "a\u00a0b", "\ud800", "all", "own", "A",
     "a" * 2_001,     [], ["x"], [1, 2], [2, 1, 0], {}, {"id": "x"}, ("x",), {1: "x"}, "a" * 64,
     "unlisted"]
)  # fmt: skip


def _lake() -> list[tuple[type[Any], Any]]:
    found = []
    for path, text in lake_files().items():
        kind = _FOLDERS.get(path.split("/")[0]) or path.split("/")[0].removesuffix(".yaml")
        if path.endswith(".yaml"):
            shape = next(shape for name, shape in SHAPES.items() if str(name) == kind)
            found.append((shape, read_yaml(text.encode(), path).value))
    return found


_LAKE = _lake()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - what a file holds
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


def test_the_quick_way_takes_every_right_file() -> None:
    for shape, value in _LAKE:
        assert read_quickly(value, shape) == adapter(shape).validate_python(value)


@given(st.data())
def test_what_the_quick_way_accepts_pydantic_accepts_and_makes_the_same_of(
    data: DataObject,
) -> None:
    """For every shape and value v: quick(v) is in doubt, or quick(v) = pydantic(v)."""
    shape, right = data.draw(st.sampled_from(_LAKE))
    value = copy.deepcopy(right)
    for _ in range(data.draw(st.integers(1, 2))):
        places = list(_places(value))
        if not places:
            break
        holder, key = data.draw(st.sampled_from(places))
        if isinstance(holder, dict) and data.draw(st.booleans()):
            other = data.draw(st.sampled_from(["note", "url", "id", "surprise", "date"]))
            holder[other] = holder.pop(key)
        else:
            holder[key] = copy.deepcopy(data.draw(_ODD))
    found = read_quickly(value, shape)
    if found is not None:
        assert found == adapter(shape).validate_python(value)
