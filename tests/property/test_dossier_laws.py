"""Laws of a dossier: nothing in it can be altered without being named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from compliance.export.dossier.archive import NoDossierError, first_difference, packed, unpacked
from compliance.export.dossier.contents import CODEBOOK, asked, dossier
from compliance.export.dossier.manifest import LINES, MANIFEST, hash_of, manifest_in
from compliance.export.dossier.verify import verify
from compliance.library.store import TextLibrary
from compliance.render.pages import Pages
from compliance.render.text.verify import render_verification_text
from compliance.views.verification import RemarkKind, VerificationView
from compliance.views.words import counted
from compliance.workspace.layout import TEMPLATES, bundled_root
from compliance.workspace.load import load_workspace
from support.builders import workspace

NOWHERE = TextLibrary(Path("no-texts"))
PAGES = Pages(bundled_root() / TEMPLATES)


@cache
def made() -> bytes:
    """Return the dossier of an invented workspace."""
    root = workspace(Path(mkdtemp(prefix="dossier-")) / "lake")
    known = load_workspace(root)
    codebook = (bundled_root() / "docs" / CODEBOOK).read_bytes()
    return dossier(root, known, asked(known.agreement().id, None, ()), PAGES, codebook)


@cache
def files() -> dict[str, bytes]:
    """Return what is in it."""
    return unpacked("lake.zip", made())


def checked(data: bytes) -> VerificationView:
    return verify("lake.zip", data, NOWHERE, PAGES)


def told(data: bytes) -> VerificationView | str:
    """Return how a dossier was found, or why it is none."""
    try:
        return checked(data)
    except NoDossierError as error:
        return str(error)


def line_at(content: bytes, place: int) -> int:
    return content[:place].count(b"\n") + 1


CHARACTERS = st.one_of(
    st.just(""),
    st.sampled_from(" \t\n\r\0\"\\/:,-#'0a\u0435\u200b\u202e\u2028"),
    st.characters(codec="utf-8"),
)


@st.composite
def alterations(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw the name of a file, and the file with a character more, less or other."""
    name = draw(st.sampled_from(sorted(files())))
    text = files()[name].decode("utf-8")
    place = draw(st.integers(0, len(text) - 1))
    rest = text[place + draw(st.integers(0, 1)) :]
    other = f"{text[:place]}{draw(CHARACTERS)}{rest}".encode()
    assume(other != files()[name])
    return name, other


def named(found: VerificationView | str) -> str:
    """Return what a reader is told of a dossier that is not as it was packed."""
    if isinstance(found, str):
        return found
    assert not found.sound
    return render_verification_text(found, width=10_000)


@settings(max_examples=max(200, settings().max_examples))
@given(alterations())
def test_whatever_character_is_altered_its_file_and_its_line_are_named(
    altered: tuple[str, bytes],
) -> None:
    name, content = altered
    found = told(packed({**files(), name: content}))
    said = named(found)
    if isinstance(found, str):
        assert name == MANIFEST
        assert MANIFEST in said
        return
    lines = {one.line for one in found.remarks if one.file == name and one.kind == "altered"}
    assert len(lines) == 1
    (line,) = lines
    assert f"  {name}:{line}: " in said
    if name != MANIFEST:  # of a list that says something else of what it is, only its hash is off
        place = first_difference(files()[name], content)
        assert place is not None
        assert line == line_at(content, place)


def forged(changed: dict[str, bytes]) -> bytes:
    """Return files as a dossier whose list has the hash of each of them, and its own."""
    manifest, _ = manifest_in(MANIFEST, files()[MANIFEST])
    hashes = {name: hash_of(content) for name, content in changed.items() if name != MANIFEST}
    return packed({**changed, MANIFEST: replace(manifest, files=hashes).written()})


@given(alterations().filter(lambda one: one[0] not in {LINES, MANIFEST}))
def test_a_file_altered_together_with_its_hash_is_named_with_its_line(
    altered: tuple[str, bytes],
) -> None:
    name, content = altered
    place = first_difference(files()[name], content)
    assert place is not None
    found = checked(forged({**files(), name: content}))
    assert not found.sound
    lines = [one.line for one in found.remarks if one.file == name and one.kind == "altered"]
    assert lines == [line_at(content, place)]


@given(st.sampled_from(sorted({*files()} - {LINES, MANIFEST})))
def test_a_file_taken_out_of_the_list_too_is_named_and_so_is_one_added_to_it(name: str) -> None:
    rest = {file: content for file, content in files().items() if file != name}
    found = checked(forged(rest))
    missing = [(one.kind, one.file, one.words) for one in found.remarks]
    assert ("missing", name, f"{LINES} lists it, and it is not here") in missing
    found = checked(forged({**files(), "more.txt": files()[name]}))
    assert [(one.kind, one.file, one.words) for one in found.remarks] == [
        ("added", "more.txt", f"{LINES} does not list it")
    ]


@given(st.sampled_from([b"", b"[]", b"{", b'{"a": 1}', b'{"codebook.md": []}']))
def test_where_the_list_of_lines_is_another_every_file_is_named(lines: bytes) -> None:
    found = checked(forged({**files(), LINES: lines}))
    assert {one.file for one in found.remarks} >= {*files()} - {LINES, MANIFEST}


@given(st.sampled_from(sorted(files())), st.integers(0, 2**20), st.integers(1, 255))
def test_a_byte_altered_without_packing_anew_is_named_the_same(
    name: str, place: int, more: int
) -> None:
    before = files()[name]
    place %= len(before)
    other = bytes([(before[place] + more) % 256])
    content = before[:place] + other + before[place + 1 :]
    data = made().replace(before, content)
    assert (len(data), data != made()) == (len(made()), True)
    found = told(data)
    again = told(packed({**files(), name: content}))
    if isinstance(found, str) or isinstance(again, str):
        assert found == again
        return
    kept = [one for one in found.remarks if one.kind is not RemarkKind.REPACKED]
    assert kept == list(again.remarks)


@given(st.sampled_from(sorted(files())))
def test_whatever_file_is_taken_out_is_named(name: str) -> None:
    rest = {file: content for file, content in files().items() if file != name}
    found = told(packed(rest))
    if isinstance(found, str):
        assert name == MANIFEST
        assert MANIFEST in found
        return
    assert ("missing", name) in {(one.kind, one.file) for one in found.remarks}


@given(st.integers(0, 2**20), st.integers(0, 255))
def test_no_byte_of_the_zip_file_can_be_altered_unseen(place: int, byte: int) -> None:
    data = made()
    place %= len(data)
    other = data[:place] + bytes([byte]) + data[place + 1 :]
    if other == data:
        assert told(data).sound  # type: ignore[union-attr]
        return
    said = named(told(other))
    begin, whose = max(part for part in parts() if part[0] <= place)
    assert whose in said or "lake.zip" in said, (begin, whose)


def parts() -> list[tuple[int, str]]:
    """Return where each file begins in the zip file, and what comes after them all."""
    with ZipFile(BytesIO(made())) as archive:
        begins = [(info.header_offset, info.filename) for info in archive.infolist()]
        return [*begins, (archive.start_dir, "lake.zip")]


def repacked(change: Callable[[ZipInfo], None], name: str) -> bytes:
    """Return the dossier packed with one entry that is otherwise."""
    out = BytesIO()
    with ZipFile(BytesIO(made())) as archive, ZipFile(out, "w") as other:
        for info in archive.infolist():
            content = archive.read(info)
            if info.filename == name:
                change(info)
            other.writestr(info, content)
    return out.getvalue()


ENTRIES: dict[str, Callable[[ZipInfo], None]] = {
    "name": lambda info: setattr(info, "filename", f"{info.filename}x"),
    "comment": lambda info: setattr(info, "comment", b"x"),
    "extra": lambda info: setattr(info, "extra", b"\xfe\xca\x01\x00x"),
    "date": lambda info: setattr(info, "date_time", (1999, 1, 1, 0, 0, 0)),
    "rights": lambda info: setattr(info, "external_attr", 0o755 << 16),
    "system": lambda info: setattr(info, "create_system", 0),
    "version": lambda info: setattr(info, "create_version", 63),
    "compression": lambda info: setattr(info, "compress_type", ZIP_DEFLATED),
    "twice": lambda info: setattr(info, "filename", other_than(info.filename)),
}


def other_than(name: str) -> str:
    return next(file for file in sorted(files()) if file != name)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@given(st.sampled_from(sorted(files())), st.sampled_from(sorted(ENTRIES)))
def test_whatever_of_an_entry_is_altered_its_file_is_named(name: str, what: str) -> None:
    said = named(told(repacked(ENTRIES[what], name)))
    assert (other_than(name) if what == "twice" else name) in said


@given(st.integers(0, len(files())), st.binary(min_size=1, max_size=70_000))
def test_bytes_before_between_and_after_files_are_named(at: int, more: bytes) -> None:
    begin, whose = [*parts(), (len(made()), "lake.zip")][at]
    found = told(made()[:begin] + more + made()[begin:])
    assert whose in named(found) or "lake.zip" in named(found)


@given(st.binary(min_size=1, max_size=70_000))
def test_what_is_put_before_or_after_the_whole_is_counted(more: bytes) -> None:
    for data in (more + made(), made() + more):
        found = told(data)
        if not isinstance(found, str):
            assert f"there is more: {counted(len(more), 'byte')}" in named(found)
        assert "lake.zip" in named(found)


@given(st.binary(min_size=1, max_size=9))
def test_a_comment_on_the_whole_is_named(comment: bytes) -> None:
    data = BytesIO(made())
    with ZipFile(data, "a") as archive:
        archive.comment = comment
    assert "lake.zip: its last record is not made of what is here" in named(told(data.getvalue()))


def test_as_it_was_packed_nothing_is_said_of_it() -> None:
    found = checked(made())
    assert (found.sound, found.remarks) == (True, ())
    assert packed(files()) == made()


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_the_first_difference_is_the_first(one: bytes, other: bytes) -> None:
    place = first_difference(one, other)
    if place is None:
        assert one == other
    else:
        assert one[:place] == other[:place]
        assert one[place : place + 1] != other[place : place + 1]


def test_the_lines_are_those_of_every_file_but_the_lists() -> None:
    names = {name.encode() for name in files() if name not in {LINES, MANIFEST}}
    assert all(b'"%s"' % name in files()[LINES] for name in names)
