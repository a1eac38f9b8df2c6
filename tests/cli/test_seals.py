"""compliance verify with a signature of minisign, and with what is none."""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compliance.cli import sealing
from compliance.export.dossier.seals.beside import NoSealError
from compliance.export.dossier.seals.minisign import checked, key_in, signature_in
from compliance.views.verification import SealState
from support.cli import run_cli
from support.seals import (
    BY_MINISIGN,
    KEY_BY_MINISIGN,
    NAMED,
    SHOWN,
    beside,
    needs_minisign,
    private_key,
    public_line,
    said,
    signed,
)


def key_file(folder: Path, line: bytes) -> Path:
    file = folder / "minisign.pub"
    file.write_bytes(b"untrusted comment: minisign public key\r\n" + line + b"\r\n")
    return file


@pytest.mark.parametrize("hashed", [True, False])
def test_what_a_signature_proves_is_said_and_what_not(packed: Path, hashed: bool) -> None:
    key = private_key()
    seal = beside(packed, ".sig", signed(packed.read_bytes(), key, hashed=hashed))
    finished = run_cli("verify", packed, "--signature", seal, "--key", public_line(key).decode())
    assert finished.status == 0
    assert (
        f"lake.zip.sig: proved: who has the key {SHOWN} signed exactly these bytes, and the "
        'comment "timestamp:1604966400 file:lake.zip"; not proved: whose key that is, when it was '
        "signed, and that what is said here is true"
    ) in said(finished)
    assert finished.stdout.endswith("\nNothing is missing or altered.\n")


@pytest.mark.parametrize("name", sorted(BY_MINISIGN))
def test_what_minisign_itself_signed_is_proved(name: str) -> None:
    key = key_in("minisign.pub", KEY_BY_MINISIGN)
    found = checked("test", signature_in("test", BY_MINISIGN[name]), key, b"test")
    assert found.state is SealState.PROVED
    assert "the key E7620F1842B4E81F signed exactly these bytes" in found.words


def test_a_key_is_read_from_its_file_and_a_signature_found_beside(packed: Path) -> None:
    key = private_key()
    beside(packed, ".minisig", signed(packed.read_bytes(), key).replace(b"\n", b"\r\n"))
    finished = run_cli("verify", packed, "--key", key_file(packed.parent, public_line(key)))
    assert finished.status == 0
    assert f"lake.zip.minisig: proved: who has the key {SHOWN}" in said(finished)


def test_what_stands_beside_is_named_though_nobody_asks(packed: Path) -> None:
    for ending in (".minisig", ".tsr", ".sigstore.json"):
        beside(packed, ending, b"anything")
    finished = run_cli("verify", packed)
    assert finished.status == 0
    for words in (
        "lake.zip.minisig: a signature stands beside it, not checked: name the key with --key",
        "lake.zip.tsr: a time stamp stands beside it, not checked: name the certificates of who",
        "lake.zip.sigstore.json: a bundle of sigstore stands beside it, not checked",
    ):
        assert words in said(finished)
    seals = json.loads(run_cli("verify", packed, "-f", "json").stdout)["seals"]
    assert [(one["kind"], one["state"]) for one in seals] == [
        ("signature", "unchecked"),
        ("time_stamp", "unchecked"),
        ("bundle", "unchecked"),
    ]


def wrong_signatures() -> dict[str, tuple[bytes, bytes, str]]:
    """Return signatures of a file, keys, and what is said of them."""
    data, key = b"DATA", private_key()
    right, line = signed(data, key), public_line(key)
    other = signed(data, private_key(2))
    return {
        "another key": (right, public_line(key, b"12345678"), f"made with the key {SHOWN}, and"),
        "forged": (other, line, f"the key {SHOWN} did not sign these bytes"),
        "another file": (signed(b"DATB", key), line, f"the key {SHOWN} did not sign these bytes"),
        "way": (
            right.replace(b64encode(b"ED" + NAMED[:1]), b64encode(b"Ed" + NAMED[:1])),
            line,
            "did not sign these bytes",
        ),
        "comment": (
            right.replace(b"1604966400", b"1604966401"),
            line,
            f'the key {SHOWN} signed these bytes, but not the trusted comment "timestamp:160496640',
        ),
        "long": (
            right.replace(b"1604966400", b"\x1b[2J\xff" * 200),
            line,
            '"timestamp:\\u001b[2J\ufffd\\u001b',
        ),
        "global": (
            right.replace(right.splitlines()[3], other.splitlines()[3]),
            line,
            "but not the trusted comment",
        ),
    }


@pytest.mark.parametrize("name", sorted(wrong_signatures()))
def test_a_signature_that_is_not_right_says_what_of_it(name: str) -> None:
    seal, line, words = wrong_signatures()[name]
    found = checked("x.minisig", signature_in("x", seal), key_in("k", line), b"DATA")
    assert found.state is SealState.REFUTED
    assert words in found.words
    assert len(found.words) < 500


def test_a_seal_that_is_refuted_is_a_finding_though_all_is_as_packed(packed: Path) -> None:
    beside(packed, ".minisig", signed(b"other", private_key()))
    finished = run_cli("verify", packed, "--key", public_line(private_key()).decode())
    assert finished.status == 1
    assert finished.stdout.endswith(
        "Nothing is missing or altered. A signature or time stamp is not right of it.\n"
    )


RIGHT = signed(b"DATA", private_key()).splitlines()
BROKEN = {
    "empty": (b"", 1, 'it does not begin "untrusted comment: "'),
    "key": (b"\n".join([RIGHT[0], public_line(private_key())]), 2, "no signature of minisign"),
    "another way": (b"\n".join([RIGHT[0], b64encode(b"X" * 74)]), 2, "no signature of minisign"),
    "no base64": (b"\n".join([RIGHT[0], b"\xff*"]), 2, "no signature of minisign"),
    "two lines": (b"\n".join(RIGHT[:2]), 3, 'it does not begin "trusted comment: "'),
    "cut": (b"\n".join(RIGHT)[:-3], 4, "no signature of the comment above it"),
    "more": (b"\n".join([*RIGHT, b"more"]), 5, "a signature has four lines"),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_what_is_no_signature_is_refused_with_its_line(packed: Path, name: str) -> None:
    data, line, words = BROKEN[name]
    seal = beside(packed, ".minisig", data)
    finished = run_cli("verify", packed, "--key", public_line(private_key()).decode())
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr.startswith(f"{seal}:{line}: ")
    assert words in finished.stderr


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"untrusted comment: x\n",
        b"\n".join([RIGHT[0], RIGHT[1]]),
        public_line(private_key())[:-4],
        b"\n".join([RIGHT[0], public_line(private_key()), b"more"]),
        b64encode(b"ED" + b64decode(public_line(private_key()))[2:]),
    ],
)
def test_what_is_no_key_is_refused(packed: Path, data: bytes) -> None:
    beside(packed, ".minisig", b"\n".join(RIGHT))
    file = packed.parent / "key"
    file.write_bytes(data)
    finished = run_cli("verify", packed, "--key", file)
    assert (finished.status, finished.stdout) == (3, "")
    assert f"{file}:" in finished.stderr
    assert "no public key of minisign" in finished.stderr


def test_what_is_larger_than_any_seal_or_is_not_there_is_refused(packed: Path) -> None:
    key = public_line(private_key()).decode()
    seal = beside(packed, ".minisig", b"0" * (2**20 + 1))
    assert "is larger than 1 MiB" in run_cli("verify", packed, "--key", key).stderr
    seal.unlink()
    missing = run_cli("verify", packed, "--signature", seal, "--key", key)
    assert missing.status == 3
    no_key = run_cli("verify", packed, "--signature", seal, "--key", packed.parent / "no-key")
    assert no_key.status == 3


@pytest.mark.parametrize(
    ("option", "other"),
    [("--signature", "--key"), ("--key", "--signature"), ("--authority", "--timestamp")],
)
def test_an_option_that_says_nothing_alone_asks_for_the_other(
    packed: Path, option: str, other: str
) -> None:
    finished = run_cli("verify", packed, option, "x")
    assert (finished.status, finished.stdout) == (2, "")
    assert f"it says nothing without {other}" in " ".join(finished.stderr.split())


def test_without_what_checks_seals_the_extra_is_named(
    packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside(packed, ".minisig", b"x")
    monkeypatch.setattr(sealing, "find_spec", lambda _: None)
    assert run_cli("verify", packed).status == 0
    finished = run_cli("verify", packed, "--key", "x")
    assert finished.status == 3
    assert 'checking a signature or a time stamp needs the extra "seal"' in finished.stderr


@needs_minisign
@pytest.mark.parametrize("way", [(), ("-l",)])
def test_minisign_and_we_say_the_same_of_what_it_signed(packed: Path, way: tuple[str, ...]) -> None:
    folder = packed.parent
    run = partial(subprocess.run, cwd=folder, capture_output=True, check=False)
    assert not run(["minisign", "-G", "-W", "-p", "k.pub", "-s", "k.key"]).returncode
    assert not run(["minisign", "-S", *way, "-s", "k.key", "-m", packed.name]).returncode
    whole = packed.with_name(f"{packed.name}.minisig").read_bytes()
    lines = whole.splitlines()
    for number, line in enumerate(lines):
        for place in {0, len(line) // 3, len(line) // 2, len(line) - 1}:
            other = bytes([line[place] ^ 1])
            changed = [
                *lines[:number],
                line[:place] + other + line[place + 1 :],
                *lines[number + 1 :],
            ]
            beside(packed, ".minisig", b"\n".join(changed) + b"\n")
            theirs = run(["minisign", "-V", "-p", "k.pub", "-m", packed.name]).returncode
            ours = run_cli("verify", packed, "--key", folder / "k.pub").status
            assert (ours == 0) == (theirs == 0), (number, place)
    beside(packed, ".minisig", whole)
    assert run_cli("verify", packed, "--key", folder / "k.pub").status == 0
    assert not run(["minisign", "-V", "-p", "k.pub", "-m", packed.name]).returncode


@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 8))
@example(b"\r", 19, 0)
def test_whatever_a_signature_has_in_it_nothing_false_is_proved(
    more: bytes, at: int, gone: int
) -> None:
    whole = b"\n".join(RIGHT) + b"\n"
    other = whole[:at] + more + whole[at + gone :]
    try:
        signature = signature_in("x", other)
    except NoSealError:
        return
    found = checked("x", signature, key_in("k", public_line(private_key())), b"DATA")
    same = [line.removesuffix(b"\r") for line in other.split(b"\n")[1:4]] == RIGHT[1:]
    assert (found.state is SealState.PROVED) == same
