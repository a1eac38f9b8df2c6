"""Choices among given values: for each a strategy that is made once.

Laws draw thousands of times from the same few, and Hypothesis looks at each new strategy closely.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar, cast

from hypothesis import strategies as st

_T = TypeVar("_T", bound=Hashable)


def among(values: Iterable[_T]) -> st.SearchStrategy[_T]:
    """Return a strategy for one of some values; the first are the simplest."""
    return cast("st.SearchStrategy[_T]", _among(tuple(values)))


def several(values: Sequence[_T], *, least: int = 0, most: int = 2) -> st.SearchStrategy[list[_T]]:
    """Return a strategy for lists of different ones of some values."""
    return cast("st.SearchStrategy[list[_T]]", _several(tuple(values), least, most))


@lru_cache(4_096)
def up_to(most: int, least: int = 0) -> st.SearchStrategy[int]:
    """Return a strategy for a number."""
    return st.integers(least, most)


@lru_cache(4_096)
def _among(values: tuple[Hashable, ...]) -> st.SearchStrategy[Hashable]:
    return st.sampled_from(values)


@lru_cache(4_096)
def _several(
    values: tuple[Hashable, ...], least: int, most: int
) -> st.SearchStrategy[list[Hashable]]:
    return st.lists(_among(values), min_size=least, max_size=most, unique=True)
