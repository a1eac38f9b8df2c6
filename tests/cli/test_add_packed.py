"""compliance articles add: reading lists and what is beside them, mails, papers, large archives."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from compliance.library import given_file
from compliance.library.captures import CaptureStore
from compliance.library.intake.capture import Capture
from support.adding import add, file
from support.archives import answer, packed, record
from support.builders import source, workspace
from support.documents import document, paragraph
from support.pdfs import column, pdf
from support.saved_pages import news

RIVER = source(id="river-times", url="https://www.river.example/")
ADDRESS = "https://river.example/n/7"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace with a source whose address is that of the pages."""
    return workspace(tmp_path / "lake", sources=[RIVER])


def drafts(root: Path) -> dict[str, str]:
    found = sorted((root / "articles").glob("*.draft"))
    return {path.name.removesuffix(".yaml.draft"): path.read_text("utf-8") for path in found}


LISTS = {
    "list.csv": (
        "url,title,date,note\nhttps://river.example/n/2,Bridge opens,27 March 2022,as planned\n"
    ),
    "list.jsonl": (
        '{"url": "https://river.example/n/2", "title": "Bridge opens", "date": "2022-03-27",'
        ' "why": "as planned"}'
    ),
    "list.json": (
        '[{"URL": "https://river.example/n/2", "title": "Bridge opens", "note": "as planned",'
        ' "issued": {"date-parts": [[2022, 3, 27]]}}]'
    ),
    "list.bib": (
        "@online{a, title = {Bridge opens}, url = {https://river.example/n/2},"
        " date = {2022-03-27}, note = {as planned}}"
    ),
    "list.ris": (
        "TY  - NEWS\nTI  - Bridge opens\nUR  - https://river.example/n/2\nDA  - 2022/03/27/\n"
        "N1  - as planned\nER  - \n"
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_an_article_of_a_list_is_a_draft_without_a_text(root: Path, name: str) -> None:
    finished = add(root, file(root, name, LISTS[name]))
    assert finished.status == 0, finished.stderr
    (made,) = drafts(root).items()
    assert made[0] == "bridge-opens"
    for line in (
        "title: Bridge opens",
        'published: "2022-03-27"',
        "outlet: river-times",
        "url: https://river.example/n/2",
        "note: as planned",
    ):
        assert f"\n{line}\n" in made[1]
    assert "held" not in made[1]


def test_a_list_with_bad_entries_leaves_nothing_behind(root: Path) -> None:
    text = "url,title,date\nhttps://river.example/n/2,Bridge,2022\nriver,Ferry,soon\n"
    finished = add(root, file(root, "list.csv", text))
    assert finished.status == 3
    assert finished.stderr.splitlines() == [
        (
            '"list.csv" has 2 entries that cannot be taken in, so nothing of it was; mend what is'
            " named below, and add it again"
        ),
        ('list.csv: line 3, column 1: "river" is no address; write one that begins with https://'),
        (
            'list.csv: line 3, column 3: "soon" is no certain date; write it as year-month-day,'
            " as 2022-03-27"
        ),
    ]
    assert drafts(root) == {}
    assert not (root.parent / "texts").exists()


def test_files_that_a_list_names_are_taken_in_from_below_it_alone(root: Path) -> None:
    file(root, "files/1/paper.pdf", pdf([column(["The ferry ran all week."])]))
    file(root, "secret.txt", "Secret words.")
    (root.parent / "in/files/link.txt").symlink_to(root.parent / "in/secret.txt")
    names = (
        "files/1/paper.pdf",
        "../secret.txt",
        "/secret.txt",
        "C:\\a.txt",
        "files/link.txt",
        "no",
    )
    text = f"title,date,file\nBridge opens,2022,{';'.join(names)}\nTower,2022,none.pdf\n"
    finished = add(root, file(root, "files/list.csv", text.replace("files/", "")))
    assert finished.status == 0
    for said in (
        '"../secret.txt" lies outside the folder of the list, and is left out; add it by itself',
        '"/secret.txt" lies outside the folder of the list, and is left out; add it by itself',
        '"C:\\a.txt" lies outside the folder of the list, and is left out; add it by itself',
        '"link.txt" is a link, or behind one, and is left out; add it by itself',
        '"no" is not beside the list; put it there',
    ):
        assert f"list.csv: line 2: {said}\n" in finished.stderr
    assert 'list.csv: line 3: "none.pdf" is not beside the list; put it there' in finished.stderr
    made = drafts(root)
    assert set(made) == {"1-paper", "tower"}
    assert "title: Bridge opens" in made["1-paper"]
    assert "extractor:" in made["1-paper"]


def test_a_mail_gives_its_letter_and_the_paper_that_is_attached(root: Path) -> None:
    mail = EmailMessage()
    mail["From"] = "Ada Reed <ada@river.example>"
    mail["Date"] = "Sun, 27 Mar 2022 10:00:00 +0400"
    mail["Subject"] = "On the ferry"
    mail.set_content("The ferry between the banks ran all week, said the harbour office.")
    paper = pdf([column(["The ferry ran."])], {"CreationDate": "D:20220301"})
    mail.add_attachment(paper, maintype="application", subtype="pdf", filename="paper.pdf")
    finished = add(root, file(root, "letter.eml", mail.as_bytes()))
    assert finished.status == 0, finished.stderr
    made = drafts(root)
    assert 'published: "2022-03-27"' in made["letter"]
    assert "in the head (Date)" in made["letter"]
    assert "title: On the ferry" in made["letter"]
    assert "published: 2022-03-01?" in made["letter-eml-paper"]


def test_a_document_gives_its_text_and_what_is_to_be_known_of_it(root: Path) -> None:
    body = paragraph("The ferry ran.") + paragraph("It will run again.", item="1")
    finished = add(root, file(root, "paper.docx", document(body)))
    assert finished.status == 0, finished.stderr
    assert "items of lists begin with a hyphen, whatever their number" in finished.stderr


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_a_large_archive_is_taken_apart_where_it_is(
    root: Path, monkeypatch: pytest.MonkeyPatch, pack: object
) -> None:
    assert callable(pack)
    monkeypatch.setattr(given_file, "MOST_BYTES", 99)
    page = news("").encode()
    records = [record(ADDRESS, answer(page)), record(ADDRESS, answer(b"x", kind="image/png"))]
    finished = add(root, file(root, "crawl.warc", pack(records)))
    assert finished.status == 0, finished.stderr
    assert "crawl.warc: left out of it: pictures, scripts and data (1)\n" in finished.stderr
    kept = "larger than 64 MiB: what was taken out of it is kept, and not the whole"
    assert f"crawl.warc: it is {kept}\n" in finished.stderr
    assert f"url: {ADDRESS}" in drafts(root)["crawl-warc-7"]
    store = CaptureStore(root.parent / "texts")
    assert store.get(Capture("", page).sha256) == page


def test_other_large_files_and_large_archives_of_nothing_are_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(given_file, "MOST_BYTES", 99)
    large = file(root, "large.txt", "word " * 99)
    empty = file(root, "empty.warc", record(ADDRESS, answer(b"x", kind="image/png")))
    finished = add(root, large, empty)
    assert finished.status == 3
    assert '"empty.warc" has no whole page with text in it (left out: ' in finished.stderr
    assert 'large.txt" is larger than 64 MiB; split it' in finished.stderr
    assert drafts(root) == {}
