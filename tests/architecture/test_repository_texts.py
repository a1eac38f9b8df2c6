"""What no file of the repository may hold: others' sentences, and traces of one machine."""

from __future__ import annotations

import re
from pathlib import Path

from support.repository import repository_texts
from support.texts import all_texts, named_library

# Put together here, so that this file does not hold what it looks for.
HOSTS = re.compile(
    r"pypi\.org|python" + r"hosted\.org|registry\.npm" + r"js|deb\.deb" + r"ian\.org"
)
PATHS = re.compile(r"(?<![\w.])/(?:work|root|tmp)/")
ADDRESS = re.compile(r"https?://\S+")
WORDS_IN_A_ROW = 9


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    """Return every nine words in a row, in lower case, addresses left out."""
    # An address breaks a run: words on both sides of it are not in a row.
    parts = (re.findall(r"\w+", part.lower()) for part in ADDRESS.split(text))
    return {
        tuple(words[start : start + WORDS_IN_A_ROW])
        for words in parts
        for start in range(len(words) - WORDS_IN_A_ROW + 1)
    }


def test_runs_of_words_ignore_case_and_signs_and_stop_at_addresses() -> None:
    nine = ("a", "b", "c", "d", "e", "f", "g", "h", "i")
    assert runs_of_words("A, b c\nd “e” f g h i") == {nine}
    assert runs_of_words("a b c d https://example.org/e-f-g-h-i e f g h i") == set()


def test_no_file_holds_nine_words_in_a_row_from_an_article(corpus: Path) -> None:
    theirs: set[tuple[str, ...]] = set()
    for text in all_texts(corpus, named_library()):
        theirs |= runs_of_words(text)
    found = {
        path: " ".join(min(shared))
        for path, text in repository_texts()
        if (shared := runs_of_words(text) & theirs)
    }
    assert found == {}


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert [path for path, text in repository_texts() if HOSTS.search(text)] == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert [path for path, text in repository_texts() if PATHS.search(text)] == []
