"""Laws of a dossier: nothing in it can be altered without being named."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import given
from hypothesis import strategies as st

from compliance.export.dossier.archive import NoDossierError, first_difference, packed, unpacked
from compliance.export.dossier.contents import CODEBOOK, asked, dossier
from compliance.export.dossier.manifest import LINES, MANIFEST
from compliance.export.dossier.verify import verify
from compliance.library.store import TextLibrary
from compliance.render.pages import Pages
from compliance.views.verification import VerificationView
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
    return unpacked("lake.zip", made())[0]


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


@st.composite
def alterations(draw: st.DrawFn) -> tuple[str, int, bytes]:
    """Draw a file, a place in it, and the file with another byte there."""
    name = draw(st.sampled_from(sorted(files())))
    content = files()[name]
    place = draw(st.integers(0, len(content) - 1))
    byte = draw(st.integers(0, 255).filter(lambda one: one != content[place]))
    return name, place, content[:place] + bytes([byte]) + content[place + 1 :]


@given(alterations())
def test_whatever_byte_is_altered_its_file_and_its_line_are_named(
    altered: tuple[str, int, bytes],
) -> None:
    name, place, content = altered
    found = told(packed({**files(), name: content}))
    if isinstance(found, str):
        assert name == MANIFEST
        assert MANIFEST in found
        return
    assert not found.sound
    lines = {one.line for one in found.remarks if one.file == name and one.kind == "altered"}
    assert len(lines) == 1
    if name != MANIFEST:  # of a list that says something else of what it is, only its hash is off
        (line,) = lines
        assert line in {line_at(content, place), line_at(content, place) - 1}


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
    found = told(other)
    assert isinstance(found, str) or found.sound == (other == data)


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
