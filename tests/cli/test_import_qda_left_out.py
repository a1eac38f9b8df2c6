"""compliance import: what of a file is left out is told, and no file is trusted."""

from __future__ import annotations

import io
from copy import deepcopy
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree

from compliance.coding.passage import UNPINNABLE
from compliance.export.formats.qda.codes import CODED
from compliance.export.returned import project
from support.builders import GAZETTE, HERALD, record, workspace
from support.cli import Finished, run_cli
from support.refi.lake import (
    PLAIN,
    RECORDS,
    WIRE,
    evidence,
    exported,
    imported,
    left_out,
    told,
)
from support.refi.others import (
    NS,
    Files,
    Node,
    add_code,
    every_source,
    guid,
    mark,
    rewritten,
    selection,
    tag,
    take_code,
)

BEGIN = b'<?xml version="1.0" encoding="%s"?>'
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def wrong(done: Finished) -> list[str]:
    """Return what is wrong in a project, for which nothing else is said or done."""
    assert (done.status, done.stdout) == (3, ""), done.stdout
    return [line.removeprefix("made.qdpx:") for line in done.stderr.splitlines()]


def zipped(files: dict[str, bytes], way: int = ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", way) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_codes_are_known_by_their_names_and_by_the_ids_of_points(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    def rename(root: Node, _: Files) -> None:
        for one in root.iterfind(".//p:Code", NS):
            one.set("guid", one.get("guid")[::-1])
            if one.get("name").startswith("1a "):
                one.set("name", "1a what we call it")
        for one in root.iterfind(".//p:CodeRef", NS):
            one.set("targetGUID", one.get("targetGUID")[::-1])

    assert told(refi_lake, refi_env, rename) == []


def test_a_code_that_means_nothing_here_is_named(refi_lake: Path, refi_env: dict[str, str]) -> None:
    def add(root: Node, _: Files) -> None:
        codes = root.find(".//p:Codes", NS)
        etree.SubElement(codes, tag("Code"), guid=guid(), name="mood", isCodable="true")
        add_code(root, selection(root, f"{GAZETTE}#e1"), "mood")
        mark(root, HERALD, (0, 11), "mood")
        mark(root, HERALD, (0, 11))

    assert told(refi_lake, refi_env, add) == [
        f'"{HERALD}" 0-11: no code of it is a point or an obligation of the agreement',
        'the code "mood", of 2 passages, is none of this agreement',
    ]


def test_several_codes_of_a_field_that_has_one_value_are_left_to_the_user(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    def add(root: Node, _: Files) -> None:
        first = selection(root, f"{GAZETTE}#e1")
        add_code(root, first, "status: violated")
        take_code(root, first, "act: assesses")

    path = rewritten(exported(refi_lake, refi_env, "--texts"), add)
    (line,) = wrong(imported(refi_lake, path, refi_env))
    said = "status: it has several codes (fulfilled, violated); leave one"
    assert line == f'"{GAZETTE}" 271-287 ({GAZETTE}#e1): {said}'


def test_changes_that_would_be_wrong_are_told_and_never_written(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    def spoil(root: Node, _: Files) -> None:
        take_code(root, selection(root, f"{GAZETTE}#e1"), "status: fulfilled")
        second = selection(root, f"{GAZETTE}#e2")
        take_code(root, second, "act: states")
        add_code(root, second, "act: demands")

    path = rewritten(exported(refi_lake, refi_env), spoil)
    before = evidence(refi_lake)
    for options in ((), ("--apply",), ("-f", "json")):
        done = imported(refi_lake, path, refi_env, *options)
        assert (done.status, done.stdout) == (3, "")
        first, second = done.stderr.splitlines()
        where = f'made.qdpx:"{GAZETTE} (first and last words)"'
        assert first == (
            f'{where} 0-16 ({GAZETTE}#e1): status: the act "assesses" needs a status; add one, or '
            'use the act "states"'
        )
        assert second.startswith(f"{where} 17-33 ({GAZETTE}#e2): respondents: the act "), second
    assert evidence(refi_lake) == before


def test_descriptions_that_cannot_be_read_or_differ_are_told(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    def spoil(root: Node, _: Files) -> None:
        for number, text in (
            (1, "article: x\narticle: z"),
            (2, f"article: {GAZETTE}\nagreement: lake_treaty\nevidence: []"),
            (3, f"article: {GAZETTE}\nagreement: lake_treaty\nevidence: [{{}}]"),
        ):
            selection(root, f"{GAZETTE}#e{number}").find("p:Description", NS).text = text
        first = selection(root, f"{HERALD}#e1")
        for note in ("One.", "Another."):
            copy = deepcopy(first)
            description = copy.find("p:Description", NS)
            description.text = f"{description.text}    note: {note}\n"
            first.getparent().append(copy)

    path = rewritten(exported(refi_lake, refi_env, "--texts"), spoil)
    found = wrong(imported(refi_lake, path, refi_env, "--apply"))
    places = [f'"{GAZETTE}" 271-287 ({GAZETTE}#e{number}): description' for number in (1, 2, 3)]
    first, *keys, second = found[:4]
    third, differ = found[4:-1], found[-1]
    assert first.startswith(f'{places[0]}:2:1: key "article" is in this mapping'), first
    assert keys == [
        f'{places[0]}: the key "{key}" is missing; add it' for key in ("agreement", "evidence")
    ]
    assert second == f"{places[1]}: it has not one statement; leave one in it"
    assert f'{places[2]}: act: the key "act" is missing; add it' in third
    assert all(one.startswith(places[2]) for one in third)
    said = "its descriptions say different things; make them the same"
    assert differ == f'"{HERALD}" 458-494 ({HERALD}#e1): {said}'


def test_a_statement_that_is_not_here_and_a_description_of_none_are_told(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    def lose(root: Node, _: Files) -> None:
        description = selection(root, f"{HERALD}#e1").find("p:Description", NS)
        description.text = description.text.replace("id: e1", "id: e99")

    def spoil(root: Node, _: Files) -> None:
        marked = mark(root, HERALD, (0, 11), "1a", memo="article: x")
        marked.set("name", "mine")

    assert told(refi_lake, refi_env, lose) == [
        f'"{HERALD}" 458-494: no statement {HERALD}#e99 is here'
    ]
    path = rewritten(exported(refi_lake, refi_env, "--texts"), spoil)
    line, *_ = wrong(imported(refi_lake, path, refi_env))
    assert line.startswith(f'"{HERALD}" 0-11: description: the key ')


def test_passages_that_cannot_be_pinned_or_are_marked_elsewhere_are_told(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    def move(root: Node, _: Files) -> None:
        sources = {one.get("name"): one for one in every_source(root)}
        moved = selection(root, f"{HERALD}#e1")
        sources[GAZETTE].append(moved)
        moved.set("startPosition", "0")
        moved.set("endPosition", "6")
        twice = selection(root, f"{HERALD}#e2")
        copy = deepcopy(twice)
        copy.set("startPosition", "0")
        twice.getparent().append(copy)
        cut = selection(root, f"{WIRE}#e1")
        cut.set("startPosition", "3")
        cut.set("endPosition", "5")

    path = rewritten(exported(refi_lake, refi_env, "--texts"), move)
    found = wrong(imported(refi_lake, path, refi_env))
    assert [line.partition(" (")[2] for line in found] == [
        f"{HERALD}#e1): passage: it is marked in the text of {GAZETTE}",
        f"{HERALD}#e2): passage: several are marked; leave one",
        f"{WIRE}#e1): passage: {UNPINNABLE}",
    ]


def test_a_new_passage_that_cannot_be_pinned_is_left_out(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    at = PLAIN.index("\U0001f30a")
    (line,) = told(refi_lake, refi_env, lambda root, _: mark(root, WIRE, (at, at + 1), "2a"))
    assert line.endswith(f": {UNPINNABLE}")


def test_passages_of_unknown_texts_are_sought_by_their_words(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    words = "the lane begins only at the second buoy"

    def add(root: Node, files: Files) -> None:
        sources = root.find("p:Sources", NS)
        text = f"From my notes.\n{words}, so they say. Ferries crossed twelve times a day."
        for name, path in (
            ("notes", "internal://notes.txt"),
            ("gone", "internal://gone.txt"),
            ("elsewhere", "absolute:///etc/passwd"),
            ("up", "internal://../../etc/passwd"),
            ("rich", ""),
            ("latin", "internal://latin.txt"),
        ):
            said = {"guid": guid(), "name": name}
            if path:
                said["plainTextPath"] = path
            etree.SubElement(sources, tag("TextSource"), **said)
        inline = etree.SubElement(sources, tag("TextSource"), guid=guid(), name="inline")
        etree.SubElement(inline, tag("PlainTextContent")).text = text
        empty = etree.SubElement(sources, tag("TextSource"), guid=guid(), name="empty")
        etree.SubElement(empty, tag("PlainTextContent"))
        files["Sources/notes.txt"] = text.encode()
        files["sources/latin.txt"] = b"caf\xe9"
        at = text.index(words)
        mark(root, "notes", (at, at + len(words)), "2a")
        mark(root, "inline", (at, at + len(words)), "1b")
        mark(root, "notes", (0, 4), "2a")
        mark(root, "notes", (len(text) - 26, len(text)), "2a")
        mark(root, "notes", (14, 15), "2a")
        mark(root, "notes", (5, 5000), "2a")
        for name in ("gone", "elsewhere", "up", "rich", "latin", "empty"):
            mark(root, name, (0, 3), "2a")
        mark(root, "notes", (0, 4), "2a").set("endPosition", "four")
        picture = etree.SubElement(sources, tag("PictureSource"), guid=guid(), name="map")
        picture.append(deepcopy(root.find(".//p:Coding", NS)))
        notes = etree.SubElement(root, tag("Notes"))
        etree.SubElement(notes, tag("Note"), guid=guid())

    path = rewritten(exported(refi_lake, refi_env, "--texts"), add)
    done = imported(refi_lake, path, refi_env)
    assert f"{HERALD}: for the inbox\n  2a, 1b: “the lane begins only at the … second buoy”" in (
        done.stdout
    ), done.stdout
    no_text = "its text is that of no article held here"
    assert left_out(done) == [
        f'"notes" 0-4: {no_text}',
        f'"notes" 78-104: {no_text}, and its words do not stand in one',
        '"notes" 14-15: it marks nothing but white space',
        '"notes", 2 passages: its positions lie outside its text',
        '"gone" 0-3: its text is not in the archive',
        '"elsewhere" 0-3: its text is not in the archive',
        '"up" 0-3: its text is not in the archive',
        '"rich" 0-3: it has no plain text',
        '"latin" 0-3: its text is not UTF-8 (byte 3)',
        '"empty" 0-3: its positions lie outside its text',
        "1 coding of pictures, sounds, films or whole sources: only passages are taken",
        "1 note: only descriptions of passages are read",
    ]


def test_statements_that_do_not_come_back_stay(refi_lake: Path, refi_env: dict[str, str]) -> None:
    path = exported(refi_lake, refi_env, "--point", "2")
    assert imported(refi_lake, path, refi_env).stdout == (
        "0 statements as here, 0 changed, 0 for the inbox\n"
        f"{len(RECORDS)} statements of the agreement not in the file: they stay\n"
    )


def test_a_codebook_that_differs_is_told_and_changes_nothing(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    path = exported(refi_lake, refi_env, to="qdc")
    root = etree.fromstring(path.read_bytes())
    (one,) = root.xpath("//*[@name='act: denies']")
    one.set("name", "mood")
    one.set("guid", guid())
    (other,) = root.xpath("//*[starts-with(@name, '1a ')]")
    ours = other.get("name")
    other.set("name", "1a what we call it")
    (group,) = root.xpath("//*[@name='points']")
    group.set("name", "Points of the treaty")
    path.write_bytes(etree.tostring(root))
    before = evidence(refi_lake)
    for apply in ((), ("--apply",)):
        done = imported(refi_lake, path, refi_env, *apply)
        same = len(root.xpath("//*[local-name()='Code']")) - len(CODED) - 2
        assert done.stdout.splitlines() == [
            "left out:",
            f'  the code "1a what we call it" is called "{ours}" here',
            '  the code "mood" is none of this agreement',
            "not in the file:",
            "  act: denies",
            f"{same} codes as here, 2 left out",
            "1 code of the agreement not in the file: they stay",
        ]
        assert (done.status, done.stderr) == (
            1,
            "a codebook changes nothing here; write obligations and voices into their files\n",
        )
    assert evidence(refi_lake) == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.zip", b"", 'no .csv, .xlsx, .qdpx or .qdc: "x.zip"'),
        ("x.qdpx", b"no zip", '"x.qdpx" is damaged or was cut short'),
        ("x.qdpx", zipped({"a.txt": b"a"}), '"x.qdpx" has no project.qde in it'),
        ("x.qdpx", zipped({"project.qde": b"<a/>"}), "has a project.qde that is no project"),
        ("x.qdpx", zipped({"project.qde": b"<a>"}), "x.qdpx: project.qde:1:4: it is no XML (no el"),
        ("x.qdpx", zipped({"project.qde": LAUGHS}), ":1:34: a document type is declared"),
        ("x.qdpx", zipped({"project.qde": b"<a>" * 101}), "nested deeper than 100 levels"),
        (
            "x.qdc",
            b"<r>" + b"<a b='' c=''/>" * 9,
            ":1:46: more than 10 elements and attributes stand",
        ),
        ("x.qdpx", zipped({"project.qde": b"\0" * 10**7}), "packed as only a bomb is"),
        ("x.qdpx", zipped({"project.qde": b"<a/>"}, ZIP_BZIP2), "in a way that is not read here"),
        ("x.qdc", BEGIN % b"utf-8" + b"<Project/>", '"x.qdc" is no codebook'),
        ("x.qdc", BEGIN % b"TF-8" + b"<a/>", 'x.qdc:1:1: its encoding "TF-8" is not read here'),
        ("x.qdc", BEGIN % b"undefined" + b"<a/>", 'its encoding "undefined" is not read here'),
        ("x.qdc", b"<Project/>", '"x.qdc" is no codebook'),
        ("x.qdc", b" ", "x.qdc:1:2: it is no XML (no element found)"),
    ],
)
def test_what_is_no_project_is_refused(
    name: str,
    data: bytes,
    said: str,
    refi_lake: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if "more than" in said:
        monkeypatch.setattr("compliance.export.returned.safe_xml.MOST_KEPT", 10)
    path = tmp_path / name
    path.write_bytes(data)
    done = run_cli("-w", refi_lake, "import", path)
    assert done.status == (2 if name == "x.zip" else 3)
    assert said in done.stderr


def test_a_reading_that_nobody_listed_is_left_out_of_the_inbox(
    tmp_path: Path, refi_env: dict[str, str]
) -> None:
    unlisted = record(act="interprets", reading="unlisted", note="A note.")
    root = workspace(tmp_path / "lake", evidence=[unlisted, record(article=HERALD)])

    def code(document: Node, _: Files) -> None:
        mark(document, f"{HERALD} (first and last words)", (0, 3), "1a")
        (source,) = (one for one in every_source(document) if one.get("name") == GAZETTE)
        source.set("name", "ours")
        mark(document, "ours", (0, 23), "1a", "reading: unlisted")
        mark(document, "ours", (0, 23))

    assert told(root, refi_env, code) == [
        f'"{HERALD} (first and last words)" 0-3: its text is that of no article held here',
        '"ours" 0-23: there is no reading "unlisted"',
    ]


def test_what_is_too_large_to_be_read_is_told(
    refi_lake: Path, refi_env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = exported(refi_lake, refi_env, "--texts")
    monkeypatch.setattr(project, "_LONGEST_TEXT", 10)
    path = rewritten(path, lambda root, _: mark(root, HERALD, (0, 5), "1a"))
    assert left_out(imported(refi_lake, path, refi_env)) == [
        f'"{HERALD}" 0-5: its text is larger than 8 MiB'
    ]
    monkeypatch.setattr(project, "_LONGEST_TEXT", 10**6)
    monkeypatch.setattr(project, "_MOST_TEXT", 600)
    assert left_out(imported(refi_lake, path, refi_env)) == [
        f'"{HERALD}" 0-5: the texts of the archive have more than 256 MiB'
    ]
    monkeypatch.setattr(project, "_LONGEST_DOCUMENT", 10)
    assert "has a project.qde of more than 128 MiB" in imported(refi_lake, path, refi_env).stderr
