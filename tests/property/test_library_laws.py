"""Laws of the text library and of the files that hold articles."""

from __future__ import annotations

import hashlib
import re
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from compliance.library.containers import (
    Container,
    NoWordsError,
    propose_article,
    slice_text,
)
from compliance.library.store import StoredText, TextLibrary, text_sha256
from compliance.model.base import ID_PATTERN
from compliance.model.characters import FORBIDDEN_IN_LINES

texts = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n\ufeff\ufffe\u2028 ")
)
names = st.text(min_size=1, max_size=120)


@given(st.lists(texts, max_size=6))
def test_what_was_put_is_what_is_got(contents: list[str]) -> None:
    """get(put(t)) == t and intact, for any number of texts, in this instance and the next."""
    with tempfile.TemporaryDirectory() as root:
        library = TextLibrary(Path(root))
        hashes = [library.put(text) for text in contents]
        assert hashes == [text_sha256(text) for text in contents]
        for reader in (library, TextLibrary(Path(root))):
            assert [reader.get(sha256) for sha256 in hashes] == [
                StoredText(text, intact=True) for text in contents
            ]
            assert reader.opened == len(set(contents))


@given(texts, st.binary(max_size=40))
def test_any_change_of_a_kept_text_is_seen(text: str, data: bytes) -> None:
    """A file is intact exactly when its bytes are those that were put."""
    with tempfile.TemporaryDirectory() as root:
        library = TextLibrary(Path(root))
        sha256 = library.put(text)
        Path(root, "texts", sha256[:2], f"{sha256}.txt").write_bytes(data)
        stored = library.get(sha256)
        assert stored is not None
        assert stored.intact == (data == text.encode())


@given(st.text(max_size=70))
def test_reading_never_fails_and_never_writes(sha256: str) -> None:
    """get(x) of an empty library is None for any x, and creates nothing."""
    with tempfile.TemporaryDirectory() as root:
        library = TextLibrary(Path(root))
        assert library.get(sha256) is None
        assert library.get(hashlib.sha256(sha256.encode(errors="replace")).hexdigest()) is None
        assert list(Path(root).iterdir()) == []


@given(texts, names)
def test_a_draft_fits_the_article_files(text: str, name: str) -> None:
    """Its id and title are allowed there, its range is a slice with no blank edge line."""
    container = Container(name, text_sha256(text), text)
    try:
        draft = propose_article(container)
    except NoWordsError:
        assert not any(sign.isalnum() for sign in text)
    else:
        assert re.fullmatch(ID_PATTERN, draft.article)
        assert len(draft.article) <= 80
        assert FORBIDDEN_IN_LINES.search(draft.title) is None
        assert draft.title
        assert draft.held is not None
        body = slice_text(container, draft.held.range)
        assert text_sha256(body) == draft.held.text_sha256
        assert body.strip() == text.removeprefix("\ufeff").strip()
        assert body.split("\n")[0].strip()
        assert body == body.rstrip()
