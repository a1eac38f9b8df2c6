"""compliance articles add: pages, folders, standard input, and texts in other encodings."""
# ruff: noqa: RUF001 - letters of another script are told from their bytes

from __future__ import annotations

import io
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from compliance.library.captures import CaptureStore
from compliance.library.intake.capture import Capture
from compliance.library.store import TextLibrary
from support.adding import add, file
from support.builders import source, workspace
from support.cli import run_cli
from support.saved_pages import BODY, FOOTER, HEADLINE, LEAD, NAVIGATION, PARAGRAPHS, news, page

BY_HAND = (
    *("--outlet", "wire", "--published", "2022-03-27", "--basis", "printed"),
    *("--language", "en", "--confidence", "A"),
)
RIVER = source(id="river-times", url="https://www.river.example/")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace with a source whose address is that of the pages."""
    return workspace(tmp_path / "lake", sources=[RIVER])


def draft(root: Path, name: str) -> str:
    return (root / "articles" / name).read_text("utf-8")


def test_a_page_becomes_a_draft_with_how_each_thing_is_known(root: Path) -> None:
    html = news()
    finished = add(root, file(root, "ferry.txt", html))
    assert (finished.status, finished.stderr) == (
        0,
        (
            "ferry.txt: new: text kept, articles/ferry.yaml.draft written\n"
            "  look over what was found; then rename it to articles/ferry.yaml\n"
        ),
    )
    capture = Capture("", html.encode())
    library = root.parent / "texts"
    assert CaptureStore(library).get(capture.sha256) == html.encode()
    written = draft(root, "ferry.yaml.draft")
    digest = written.partition("text_sha256: ")[2][:64]
    stored = TextLibrary(library).get(digest)
    assert stored is not None
    assert stored.text.startswith(f"{HEADLINE}\n{LEAD}\n")
    assert (
        written
        == f"""id: ferry
title: Ferry runs all week between the …
# outlet: its address is on river.example, as that of this source
outlet: river-times
# authors: in the JSON-LD (author)
authors: [Ada Reed, Ben Shore]
published: "2022-03-27"
published_basis: in the JSON-LD (datePublished) and in the metadata (article:published_time)
# language: in the JSON-LD (inLanguage)
language: en
# url: in the metadata
url: https://river.example/2022/03/27/ferry
confidence: B
coded: none
held:
  - container_sha256: {capture.sha256}
    range: [0, {len(stored.text)}]
    text_sha256: {digest}
    extractor:
      name: trafilatura
      version: {written.partition("version: ")[2].split()[0]}
      settings: favor_recall, no comments, pages=1, encoding=utf-8
"""
    )
    (root / "articles/ferry.yaml.draft").rename(root / "articles/ferry.yaml")
    assert run_cli("-w", root, "check").status == 0
    again = add(root, file(root, "other name.html", html))
    assert again.stderr.startswith(f"other name.html: ferry: recognised at 0-{len(stored.text)}, ")


def test_what_the_user_says_wins(root: Path) -> None:
    assert add(root, file(root, "ferry.html", news()), *BY_HAND).status == 0
    written = draft(root, "ferry.yaml")
    assert "outlet: wire\n" in written
    assert "published_basis: printed\n" in written
    assert "confidence: A\n" in written
    assert "authors: [Ada Reed, Ben Shore]\n" in written
    assert run_cli("-w", root, "check").status == 0


def test_what_the_user_says_is_checked_before_anything_is_written(root: Path) -> None:
    files = [file(root, name, news(headline=name)) for name in ("a.html", "b.html")]
    for options, said in (
        (("--outlet", "nosuch"), '--outlet: no source "nosuch"'),
        (("--published", "30 March 2017"), "--published: "),
        (("--encoding", "none-such"), 'no encoding is called "none-such"; write one as windows-'),
        (("--encoding", "hex"), 'no encoding is called "hex"; write one as windows-1251'),
    ):
        finished = add(root, *files, *options)
        assert finished.status in (2, 3)
        assert said in finished.stderr
    assert list(root.rglob("*.draft")) == []
    assert not (root.parent / "texts").exists()
    several = add(root, files[0].parent, "--id", "x")
    assert "one new article at a time" in several.stderr


def test_what_was_found_and_does_not_fit_stays_open(root: Path) -> None:
    head = '<link rel="canonical" href="https://river.example/a b">'
    html = news(head, headline="Ferry", text="<p>Ran.</p>").replace(
        'lang="en"', 'lang="the tongue"'
    )
    finished = add(root, file(root, "a.html", html))
    assert "fill in published, published_basis, language, confidence; then" in finished.stderr
    assert "  no url is written: https://river.example/a b: " in finished.stderr
    written = draft(root, "a.yaml.draft")
    assert "# language:  # a BCP 47 tag, as en  (found: the tongue: " in written
    assert "# no url is written: https://river.example/a b: " in written
    assert add(root, file(root, "b.html", html), *BY_HAND).status == 0


def test_several_articles_on_a_page_become_several_drafts(root: Path) -> None:
    bodies = "".join(
        f"<article><h2>{title}</h2><time datetime={day}></time>{PARAGRAPHS}</article>"
        for title, day in (("Ferry runs", "2022-03-27"), ("Bridge opens", "2022-03-28"))
    )
    path = file(root, "front.html", page(NAVIGATION + bodies + FOOTER))
    finished = add(root, path)
    assert "the page has 2 articles, each with its own head" in finished.stderr
    assert 'published: "2022-03-27"' in draft(root, "front-1.yaml.draft")
    assert "title: Bridge opens" in draft(root, "front-2.yaml.draft")
    ends = ("--id", "bridge", "--first", "Its first boat", "--last", "about the fares.")
    refused = add(root, path, *ends)
    assert "the words stand there 2 times" in refused.stderr
    ends = ("--id", "ferry", "--first", "Ferry runs", "--last", f"{BODY[-1]}\n\nBridge opens")
    assert "articles/ferry.yaml.draft written" in add(root, path, *ends).stderr


@pytest.mark.parametrize(
    ("encoding", "options"),
    [("koi8-r", ()), ("utf-16", ()), ("cp1251", ()), ("cp866", ("--encoding", "IBM866"))],
)
def test_the_encoding_of_a_text_is_told(
    root: Path, encoding: str, options: tuple[str, ...]
) -> None:
    text = "Паром ходил\n\nПаром между берегами ходил всю неделю, сообщили в порту."
    finished = add(root, file(root, "a.txt", text.encode(encoding)), *options)
    named = {"utf-16": "utf-16-le"}.get(encoding, encoding)
    assert f"read as {named}; if that is wrong, name another with --encoding" in finished.stderr
    assert f"settings: encoding={named}" in draft(root, "a.yaml.draft")
    assert "title: Паром ходил" in draft(root, "a.yaml.draft")


def test_a_folder_is_taken_in_but_for_what_cannot_be(root: Path) -> None:
    for name, data in {
        "a/ferry.html": news().encode(),
        "a/picture.html": b"\x89PNG",
        "b/index.html": news(headline="Bridge opens", text="<p>It opened.</p>").encode(),
        "b/consent.html": page("<h1>403 Forbidden</h1>").encode(),
        "b/.hidden": b"x",
        "empty.txt": b"",
    }.items():
        file(root, name, data)
    finished = add(root, root.parent / "in")
    assert finished.status == 3
    told = [line for line in finished.stderr.splitlines() if not line.startswith("  ")]
    assert told == [
        "a/ferry.html: new: text kept, articles/a-ferry.yaml.draft written",
        '"a/picture.html" is an image; name a file that holds its text',
        (
            '"b/consent.html" is a page that says "403", not an article; open the article, and '
            "save its page"
        ),
        "b/index.html: new: text kept, articles/b-index.yaml.draft written",
        '"empty.txt" is empty; name the text of an article',
    ]
    assert len(list(root.rglob("*.draft"))) == 2


def test_standard_input_is_taken_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(news().encode())))
    finished = add(root, "-", "--id", "ferry")
    assert finished.stderr.startswith("-: new: text kept, articles/ferry.yaml.draft written\n")


def mail(*bodies: str) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "Ada Reed <ada@river.example>", "The ferry, again"
    letter["Date"], letter["MIME-Version"] = "Sun, 27 Mar 2022 10:00:00 +0400", "1.0"
    letter.set_content(bodies[0])
    for number, body in enumerate(bodies[1:]):
        letter.add_attachment(body.encode(), "text", "html", filename=f"page {number}.html")
    return letter.as_bytes()


def test_what_is_packed_is_taken_apart_and_kept_with_its_file(root: Path) -> None:
    letter = mail(f"{HEADLINE}\n\n{LEAD}", news(), "")
    finished = add(root, file(root, "letter.eml", letter))
    assert finished.status == 3  # the second page is empty
    assert finished.stderr.count("new: text kept") == 2
    library = CaptureStore(root.parent / "texts")
    outer = Capture("", letter)
    assert library.get(outer.sha256) == outer.data
    (written,) = root.glob("articles/*page-0*.draft")
    inner = written.read_text("utf-8").partition("container_sha256: ")[2][:64]
    assert library.descriptions(inner)[0]["within"] == outer.sha256
    one = add(root, root.parent / "in" / "letter.eml", "--id", "ferry")
    assert "one new article at a time" in one.stderr


def test_without_a_parser_there_is_a_sentence(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.library.intake.readers.find_spec", lambda _: None)
    finished = add(root, file(root, "a.html", news()), file(root, "a.txt", "Ferry\n\nIt ran."))
    assert finished.status == 3
    assert finished.stderr.splitlines()[0] == (
        "reading HTML needs the extra \"text\"; run: pip install 'agreement-compliance[text]'"
    )
    assert "a.txt: new: text kept" in finished.stderr


LIST = """Title,URL,Date,Author,File Attachments
Ferry runs all week between the banks,https://river.example/n/1,2022-03-27,"Reed, Ada",ferry.html
Bridge opens,https://river.example/n/2,2022-03-28,,../secret.html;/etc/passwd;none.html
"""


def test_a_reading_list_gives_drafts_with_the_files_beside_it(root: Path) -> None:
    file(root, "ferry.html", news(""))
    (root.parent / "secret.html").write_text(news("", headline="Secret"), "utf-8")
    path = file(root, "list.csv", LIST)
    finished = add(root, path)
    assert finished.status == 0, finished.stderr
    assert "ferry.html: new: text kept, articles/ferry.yaml.draft written" in finished.stderr
    assert "list.csv: new: articles/bridge-opens.yaml.draft written" in finished.stderr
    assert "in the reading list" in draft(root, "ferry.yaml.draft")
    listed = draft(root, "bridge-opens.yaml.draft")
    assert "# named by list.csv, " in listed
    assert "url: https://river.example/n/2" in listed
    assert listed.endswith("coded: none\n")
    assert not list(root.glob("articles/*secret*"))
    again = add(root, path)
    assert (
        "list.csv: drafted before: articles/bridge-opens.yaml.draft left as it is" in again.stderr
    )


def test_a_list_from_standard_input_has_nothing_beside_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LIST.encode())))
    finished = add(root, "-")
    assert finished.stderr.count("-: new: articles/") == 2
