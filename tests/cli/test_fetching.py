"""Which operands are addresses, and what is needed to get one."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from importlib.machinery import ModuleSpec

import pytest

from compliance.cli.fetching import fetching, is_address
from compliance.errors import MissingExtraError


@pytest.mark.parametrize(
    "operand", ["https://news.example/a", "HTTP://a", "http:/a", "ftp://a/b", "file:///etc/passwd"]
)
def test_what_has_a_scheme_is_meant_as_an_address(operand: str) -> None:
    assert is_address(operand)


@pytest.mark.parametrize(
    "operand", ["a.html", "-", "", "C:/a.txt", "C:\\a.txt", "a:b", "./http://a", "/http://a", "1:/"]
)
def test_what_has_none_is_meant_as_a_file(operand: str) -> None:
    assert not is_address(operand)


@pytest.mark.parametrize("missing", ["urllib3", "protego", "fastwarc"])
def test_a_bare_install_says_what_to_install(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    find: Callable[[str], ModuleSpec | None] = importlib.util.find_spec
    monkeypatch.setattr(
        "compliance.cli.fetching.find_spec", lambda name: None if name == missing else find(name)
    )
    error = fetching(allow_private=False)("https://news.example/")
    assert isinstance(error, MissingExtraError)
    assert str(error) == (
        "reading an address needs the extra \"text\"; run: pip install 'agreement-compliance[text]'"
    )
