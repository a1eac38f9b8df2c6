"""Captures are read in a process of their own, which a stranger's bytes may end, not us."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from compliance.errors import MissingExtraError
from compliance.library.intake import inside, reading
from compliance.library.intake.capture import (
    Capture,
    LentFile,
    UnfitCaptureError,
)
from compliance.library.intake.extraction import (
    Basis,
    Extraction,
    FactKey,
    FoundFact,
    Listed,
    Part,
    Remark,
)
from compliance.library.intake.kinds import Kind
from compliance.library.intake.readers import READERS
from compliance.library.intake.reading import (
    LIMITS,
    CaptureReader,
    LostReaderError,
    NoProcessError,
)
from compliance.library.intake.wire import Done, Message, Refused, from_line, to_line
from compliance.processes.child import ChildProcess
from compliance.processes.limits import Limits

RAN = "Паром ходил всю неделю."
FAKE = """\
import sys
from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Extraction


def prepare():
    pass


def extract(capture):
    match capture.data[5:]:
        case b"two":
            return iter([Capture("b", b"\\0"), Extraction("c", None)])
        case b"refuse":
            raise UnfitCaptureError("a", "is odd", "mend it")
        case b"fail":
            raise KeyError
        case b"memory":
            raise MemoryError
        case b"surrogate":
            return Extraction("\\ud800", None)
        case b"spin":
            while True:
                pass
        case b"die":
            import os
            os._exit(3)
        case b"kill":
            import os
            os.kill(os.getpid(), 9)
        case b"much":
            return Extraction("a" * 99_000, None)
        case b"odd":
            sys.stdout.buffer.write(b"[]\\n")
            sys.stdout.buffer.flush()
    return Extraction("said", None)
"""


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a reader of PDFs in the place of ours that does what they say."""
    (tmp_path / "reader_of_a_test.py").write_text(FAKE, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    reader = SimpleNamespace(path="reader_of_a_test:extract", check=lambda _: None, loads=0)
    monkeypatch.setitem(READERS, Kind.PDF, reader)


def read(data: bytes, reader: CaptureReader | None = None) -> list[object]:
    return list((reader or CaptureReader()).read(Capture("a", b"%PDF-" + data)))


def test_text_in_utf_8_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "none")
    (found,) = CaptureReader().read(Capture("a", RAN.encode()))
    assert found == Extraction(RAN, None, parts=(Part((0, len(RAN))),))


def test_other_text_is_read_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    capture = Capture("a", RAN.encode("koi8-r"))
    reader = CaptureReader()
    for _ in range(2):
        (found,) = reader.read(capture)
        assert isinstance(found, Extraction)
        assert found.text == RAN
    monkeypatch.setattr(sys, "executable", "none")
    assert len(list(reader.read(capture))) == 1
    with pytest.raises(NoProcessError, match="no process can be started to read files in: No such"):
        list(CaptureReader().read(capture))


@pytest.mark.usefixtures("fake")
def test_one_process_reads_all_of_a_kind_until_one_fails() -> None:
    reader = CaptureReader()
    assert read(b"two", reader) == [Capture("b", b"\0"), Extraction("c", None)]
    assert read(b"", reader) == [Extraction("said", None)]
    with pytest.raises(UnfitCaptureError):
        read(b"die", reader)
    assert read(b"", reader) == [Extraction("said", None)]


@pytest.mark.usefixtures("fake")
def test_of_processes_that_load_little_the_last_one_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader, started = CaptureReader(), list[str]()

    def start(module: str, limits: Limits, lent: Sequence[int]) -> ChildProcess:
        started.append(f"{limits.memory // 1024 // 1024} MiB")
        return ChildProcess(module, limits, lent)

    monkeypatch.setattr(reading, "ChildProcess", start)
    russian, mail = Capture("a", RAN.encode("koi8-r")), Capture("a", b"MIME-Version: 1.0\n\nx")
    for _ in range(2):
        read(b"", reader)
        list(reader.read(russian))
    assert started == ["256 MiB", "384 MiB"]
    for _ in range(2):
        list(reader.read(mail))
    read(b"", reader)
    list(reader.read(russian))
    assert started[2:] == ["256 MiB", "256 MiB"]
    monkeypatch.setattr(reading, "_LARGE", 3)
    list(reader.read(russian))
    assert started[4:] == ["384 MiB"]


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"refuse", '"a" is odd; mend it'),
        (b"fail", '"a" is damaged, or of no known form (KeyError); save what is in it as plain'),
        (b"surrogate", '"a" is damaged, or of no known form (UnicodeEncodeError); save what'),
        (b"memory", '"a" takes more memory than reading may take; save what is in it as plain'),
        (b"spin", '"a" takes longer than reading may take; save what is in it as plain text'),
        (b"die", '"a" takes more memory than reading may take, or breaks its parser; save what'),
        (b"kill", '"a" takes more memory than reading may take, or breaks its parser; save what'),
        (b"odd", '"a" takes more memory than reading may take, or breaks its parser; save what'),
        (b"much", '"a" has more in it than can be taken in; save what is in it as plain text'),
    ],
)
def test_what_goes_wrong_there_is_one_sentence_here(data: bytes, said: str) -> None:
    with pytest.raises(UnfitCaptureError) as error:
        read(data, CaptureReader(replace(LIMITS, seconds=1, size=50_000)))
    assert str(error.value).startswith(said)
    assert isinstance(error.value, LostReaderError) == (data == b"kill")


def test_what_is_not_installed_is_told_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("compliance.library.intake.readers.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r'^reading PDF needs the extra "pdf"; run: pip'):
        read(b"")
    with pytest.raises(MissingExtraError, match='reading text that is not UTF-8 needs the extra "'):
        list(CaptureReader().read(Capture("a", RAN.encode("koi8-r"))))


def test_a_library_that_does_not_load_is_told_with_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "def prepare():\n    raise ImportError('b is a separate project.\\nInstall a[b].')\n"
    (tmp_path / "half_a_reader.py").write_text(lines, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    reader = SimpleNamespace(path="half_a_reader:extract", check=lambda _: None, loads=0)
    monkeypatch.setitem(READERS, Kind.PDF, reader)
    said = r"cannot be read here, .* \(b is a separate project\. Install a\[b\]\.\); install it"
    with pytest.raises(UnfitCaptureError, match=said):
        read(b"")


def test_every_message_arrives_as_it_was_sent() -> None:
    fact = FoundFact(FactKey.URL, "https://example.org", Basis.META, "og:url")
    messages: tuple[Message, ...] = (
        Capture("a", b"\xff\0", headers=(("a", "b"),), facts=(fact,)),
        Extraction("a", None, (fact,), parts=(Part((0, 1), (fact,)),)),
        Listed((fact,), ("a.pdf",), "entry 3"),
        LentFile("a", 3),
        Remark("cut", "it is cut short"),
        Refused("is odd", "mend it"),
        Done(),
    )
    assert [from_line(to_line(message)) for message in messages] == [*messages]
    assert [from_line(line) for line in (b"", b"[]", b'["none", {}]', b'["text", 1]')] == [None] * 4


def test_the_process_limits_itself_then_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    replies, told = io.BytesIO(), list[object]()
    asked = b"compliance.library.intake.detecting:extract\n" + to_line(
        Capture("a", RAN.encode("cp1251"))
    )
    monkeypatch.setattr("compliance.library.intake.inside.hold", told.append)
    granted = "compliance.library.intake.inside.grant"
    monkeypatch.setattr(granted, lambda seconds, done: told.append((seconds, done)))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(asked)))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=replies))
    inside.main(7, 1_000)
    assert told == [1_000, (7, 0)]
    found, done = map(from_line, replies.getvalue().splitlines())
    assert isinstance(found, Extraction)
    assert (found.text, done) == (RAN, Done())


@pytest.mark.parametrize(
    "wrong", [UnfitCaptureError("a", "is odd", "mend it"), MemoryError(), OSError()]
)
def test_what_a_reader_raises_is_answered(wrong: Exception) -> None:
    def read(_: Capture) -> Extraction:
        raise wrong

    replies = io.BytesIO()
    inside.serve(read, io.BytesIO(to_line(Capture("a", b"")) + b"\n"), replies, lambda: None)
    assert isinstance(from_line(replies.getvalue()), Refused)
