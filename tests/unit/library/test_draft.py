"""What is proposed for a file that nobody knows."""

from __future__ import annotations

import hashlib

import pytest

from compliance.library.containers import Container, NoWordsError, propose_article, slice_text
from compliance.library.store import text_sha256
from compliance.model.article import HeldText
from compliance.workspace.write.draft_file import DraftedText


def container(text: str, name: str = "wire.txt") -> Container:
    return Container(name, hashlib.sha256(text.encode()).hexdigest(), text)


def draft(text: str, name: str = "wire.txt") -> DraftedText:
    proposed = propose_article(container(text, name))
    assert proposed is not None
    return proposed


def test_a_draft_holds_the_file_less_blank_lines_at_its_edges() -> None:
    file = container("\ufeff \n\n  Gate opens\n\nThe guards left.\n \r\n", "Belsk Wire.txt")
    proposed = propose_article(file)
    body = "  Gate opens\n\nThe guards left."
    assert slice_text(file, (4, 4 + len(body))) == body
    assert proposed == DraftedText(
        article="belsk-wire",
        title="Gate opens",
        held=HeldText(
            container_sha256=file.sha256,
            range=(4, 4 + len(body)),
            text_sha256=text_sha256(body),
        ),
        date_hint=None,
    )


@pytest.mark.parametrize("text", ["", "\n \r\n", "\ufeff", "\ufeff\n"])
def test_a_blank_file_gives_no_draft(text: str) -> None:
    with pytest.raises(NoWordsError):
        propose_article(container(text))


def test_a_line_without_words_is_no_headline() -> None:
    assert draft("* * *\n\nThe gate\n").title == "The gate"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    held = draft("\ufeffGate").held
    assert held is not None
    assert held.range == (1, 5)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Gate opens", "Gate opens"),
        ("One two three four five six", "One two three four five six"),
        ("One two three four five six seven", "One two three four five six …"),
        ("Gate\u00a0 opens\u2028at noon", "Gate opens"),
        ("x" * 300, "x" * 200),
        ("\x1b\u202eGate\x00", "Gate"),
        ("\x1b", "more"),
        ("\x1b" * 3_000, "Untitled"),
    ],
)
def test_a_title_is_at_most_six_words_of_the_first_line(head: str, title: str) -> None:
    assert draft(f"{head}\nmore").title == title


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("000_b0bae.txt", "000-b0bae"),
        ("Ağdam: 1. März.2021.txt", "agdam-1-marz-2021"),
        ("Новости.txt", f"article-{hashlib.sha256(b'Gate').hexdigest()[:8]}"),
        (".txt", f"article-{hashlib.sha256(b'Gate').hexdigest()[:8]}"),
        ("wire", "wire"),
        ("a" * 79 + " b.txt", "a" * 79),
    ],
)
def test_an_id_is_made_from_the_name_of_the_file(name: str, slug: str) -> None:
    assert draft("Gate", name).article == slug


@pytest.mark.parametrize(
    ("printed", "hint"),
    [
        ("Belsk, 2021-03-04, 10:00", "2021-03-04"),
        ("Published on March 4, 2021 by", "March 4, 2021"),
        ("Mar 04 2021 • 4 hours ago", "Mar 04 2021"),
        ("Sept. 4, 2021", "Sept. 4, 2021"),
        ("4 марта 2021 года", "4 марта 2021"),
        ("4 березня 2021 року", "4 березня 2021"),
        ("4 marca 2021", "4 marca 2021"),
        ("2021-ci il martın 4-də", "2021-ci il martın 4-də"),
        ("4 mart 2021-ci il", "4 mart 2021"),
        ("4 Mart 2021", "4 Mart 2021"),
        ("le 1er mars 2021", "1er mars 2021"),
        ("4. März 2021", "4. März 2021"),
        ("4 մարտի 2021", "4 մարտի 2021"),
        ("2021 թ. մարտի 4-ին", "2021 թ. մարտի 4-ին"),
        ("մարտի 4, 2021", "մարտի 4, 2021"),
        ("4 marched 2021", None),
        ("In March 2021", None),
        ("Sep. 4, 2021", "Sep. 4, 2021"),
        ("on 4 March 2021, and on 5 March 2021", "4 March 2021"),
        ("on 4 March, or 2021", None),
        ("x" * 2_000 + " 2021-03-04", None),
    ],
)
def test_the_first_date_near_the_head_is_a_hint_in_the_words_of_the_print(
    printed: str, hint: str | None
) -> None:
    assert draft(f"Gate opens\n{printed}\n").date_hint == hint
