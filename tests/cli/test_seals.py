"""compliance verify with a signature of minisign, a time stamp of RFC 3161, and what is no such."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compliance.cli import sealing
from compliance.errors import ComplianceError
from compliance.export.dossier.seals.beside import NoSealError
from compliance.export.dossier.seals.minisign import checked, key_in, signature_in
from compliance.export.dossier.seals.time_stamp import certificates_in, time_stamp_in
from compliance.export.dossier.seals.time_stamp import checked as checked_stamp
from compliance.views.verification import SealState
from support.builders import record, workspace
from support.cli import Finished, run_cli
from support.seals import (
    BY_MINISIGN,
    KEY_BY_MINISIGN,
    NAMED,
    SHOWN,
    Authority,
    needs_minisign,
    needs_openssl,
    private_key,
    public_line,
    signed,
)


@pytest.fixture(scope="module")
def packed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packed")
    root = workspace(folder / "lake", evidence=[record()])
    assert run_cli("-w", root, "dossier", folder / "lake.zip").status == 0
    return folder / "lake.zip"


@pytest.fixture
def made(packed_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(packed_once, tmp_path / "lake.zip"))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "of-time")


def beside(file: Path, ending: str, data: bytes) -> Path:
    seal = file.with_name(f"{file.name}{ending}")
    seal.write_bytes(data)
    return seal


def said(finished: Finished) -> str:
    return " ".join(finished.stdout.split())


def key_file(folder: Path, line: bytes) -> Path:
    file = folder / "minisign.pub"
    file.write_bytes(b"untrusted comment: minisign public key\r\n" + line + b"\r\n")
    return file


@pytest.mark.parametrize("hashed", [True, False])
def test_what_a_signature_proves_is_said_and_what_not(made: Path, hashed: bool) -> None:
    key = private_key()
    seal = beside(made, ".sig", signed(made.read_bytes(), key, hashed=hashed))
    finished = run_cli("verify", made, "--signature", seal, "--key", public_line(key).decode())
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


def test_a_key_is_read_from_its_file_and_a_signature_found_beside(made: Path) -> None:
    key = private_key()
    beside(made, ".minisig", signed(made.read_bytes(), key).replace(b"\n", b"\r\n"))
    finished = run_cli("verify", made, "--key", key_file(made.parent, public_line(key)))
    assert finished.status == 0
    assert f"lake.zip.minisig: proved: who has the key {SHOWN}" in said(finished)


def test_what_stands_beside_is_named_though_nobody_asks(made: Path) -> None:
    for ending in (".minisig", ".tsr", ".sigstore.json"):
        beside(made, ending, b"anything")
    finished = run_cli("verify", made)
    assert finished.status == 0
    for words in (
        "lake.zip.minisig: a signature stands beside it, not checked: name the key with --key",
        "lake.zip.tsr: a time stamp stands beside it, not checked: name the certificates of who",
        "lake.zip.sigstore.json: a bundle of sigstore stands beside it, not checked",
    ):
        assert words in said(finished)
    seals = json.loads(run_cli("verify", made, "-f", "json").stdout)["seals"]
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


def test_a_seal_that_is_refuted_is_a_finding_though_all_is_as_packed(made: Path) -> None:
    beside(made, ".minisig", signed(b"other", private_key()))
    finished = run_cli("verify", made, "--key", public_line(private_key()).decode())
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
def test_what_is_no_signature_is_refused_with_its_line(made: Path, name: str) -> None:
    data, line, words = BROKEN[name]
    seal = beside(made, ".minisig", data)
    finished = run_cli("verify", made, "--key", public_line(private_key()).decode())
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
def test_what_is_no_key_is_refused(made: Path, data: bytes) -> None:
    beside(made, ".minisig", b"\n".join(RIGHT))
    file = made.parent / "key"
    file.write_bytes(data)
    finished = run_cli("verify", made, "--key", file)
    assert (finished.status, finished.stdout) == (3, "")
    assert f"{file}:" in finished.stderr
    assert "no public key of minisign" in finished.stderr


def test_what_is_larger_than_any_seal_or_is_not_there_is_refused(made: Path) -> None:
    key = public_line(private_key()).decode()
    seal = beside(made, ".minisig", b"0" * (2**20 + 1))
    assert "is larger than 1 MiB" in run_cli("verify", made, "--key", key).stderr
    seal.unlink()
    missing = run_cli("verify", made, "--signature", seal, "--key", key)
    assert missing.status == 3
    no_key = run_cli("verify", made, "--signature", seal, "--key", made.parent / "no-key")
    assert no_key.status == 3


@pytest.mark.parametrize(
    ("option", "other"),
    [("--signature", "--key"), ("--key", "--signature"), ("--authority", "--timestamp")],
)
def test_an_option_that_says_nothing_alone_asks_for_the_other(
    made: Path, option: str, other: str
) -> None:
    finished = run_cli("verify", made, option, "x")
    assert (finished.status, finished.stdout) == (2, "")
    assert f"it says nothing without {other}" in " ".join(finished.stderr.split())


def test_without_what_checks_seals_the_extra_is_named(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside(made, ".minisig", b"x")
    monkeypatch.setattr(sealing, "find_spec", lambda _: None)
    assert run_cli("verify", made).status == 0
    finished = run_cli("verify", made, "--key", "x")
    assert finished.status == 3
    assert 'checking a signature or a time stamp needs the extra "seal"' in finished.stderr


@needs_openssl
@pytest.mark.parametrize("asked", [("-cert",), (), ("-sha384", "-cert"), ("-sha512",)])
def test_what_a_time_stamp_proves_is_said_and_what_not(
    made: Path, authority: Authority, asked: tuple[str, ...]
) -> None:
    certificates = made.parent / "certs.pem"
    certificates.write_bytes(authority.root.read_bytes() + authority.signer.read_bytes())
    seal = beside(made, ".tsr", authority.stamp(made.read_bytes(), *asked))
    trusted = authority.root if "-cert" in asked else certificates
    finished = run_cli("verify", made, "--authority", trusted)
    assert finished.status == 0
    words = "lake.zip.tsr: proved: who has these certificates stated that exactly these bytes were"
    assert words in said(finished)
    assert " UTC; not proved: who made them" in said(finished)
    finished = run_cli("verify", made, "--timestamp", seal)
    assert finished.status == 0
    words = "lake.zip.tsr: it says that exactly these bytes were there at "
    assert words in said(finished)
    assert "not checked who says so" in said(finished)


@needs_openssl
def test_of_certificates_that_ended_since_it_is_said_at_which_time_they_were_judged(
    made: Path,
) -> None:
    authority = Authority(made.parent / "ending")
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=3)
    authority.end(ends)
    stamp, begun = authority.stamp(made.read_bytes(), "-cert"), int(time.time())
    beside(made, ".tsr", stamp)
    before = run_cli("verify", made, "--authority", authority.root)
    time.sleep(max(0.0, ends.timestamp() + 1 - time.time()))
    assert not authority.is_proved(made.read_bytes(), stamp)
    assert authority.is_proved(made.read_bytes(), stamp, "-attime", str(begun))
    finished = run_cli("verify", made, "--authority", authority.root)
    assert (finished.status, finished.stdout) == (0, before.stdout)
    assert (
        f"lake.zip.tsr: its certificates are valid until {ends:%Y-%m-%d %H:%M:%S} UTC; judged at "
        "the time stamped, also after that: openssl ts -verify does so with -attime"
    ) in said(finished)
    (seal,) = json.loads(
        run_cli("verify", made, "--authority", authority.root, "-f", "json").stdout
    )["seals"]
    assert seal["judged"].startswith("its certificates are valid until ")


@needs_minisign
@pytest.mark.parametrize("way", [(), ("-l",)])
def test_minisign_and_we_say_the_same_of_what_it_signed(made: Path, way: tuple[str, ...]) -> None:
    folder = made.parent
    run = partial(subprocess.run, cwd=folder, capture_output=True, check=False)
    assert not run(["minisign", "-G", "-W", "-p", "k.pub", "-s", "k.key"]).returncode
    assert not run(["minisign", "-S", *way, "-s", "k.key", "-m", made.name]).returncode
    whole = made.with_name(f"{made.name}.minisig").read_bytes()
    lines = whole.splitlines()
    for number, line in enumerate(lines):
        for place in {0, len(line) // 3, len(line) // 2, len(line) - 1}:
            other = bytes([line[place] ^ 1])
            changed = [
                *lines[:number],
                line[:place] + other + line[place + 1 :],
                *lines[number + 1 :],
            ]
            beside(made, ".minisig", b"\n".join(changed) + b"\n")
            theirs = run(["minisign", "-V", "-p", "k.pub", "-m", made.name]).returncode
            ours = run_cli("verify", made, "--key", folder / "k.pub").status
            assert (ours == 0) == (theirs == 0), (number, place)
    beside(made, ".minisig", whole)
    assert run_cli("verify", made, "--key", folder / "k.pub").status == 0
    assert not run(["minisign", "-V", "-p", "k.pub", "-m", made.name]).returncode


@needs_openssl
def test_a_time_stamp_of_others_or_of_something_else_is_refuted(
    made: Path, authority: Authority
) -> None:
    data = made.read_bytes()
    beside(made, ".tsr", authority.stamp(data, "-cert"))
    for other in (
        Authority(made.parent / "others"),
        Authority(made.parent / "servers", purpose="serverAuth"),
    ):
        finished = run_cli("verify", made, "--authority", other.root)
        assert finished.status == 1
        assert "by the certificates given it is not proved" in said(finished)
    seal = beside(made, ".tsr", authority.stamp(data + b" ", "-cert"))
    for trusted in ((), ("--authority", authority.root)):
        finished = run_cli("verify", made, "--timestamp", seal, *trusted)
        assert finished.status == 1
        assert "lake.zip.tsr: it is of other bytes" in said(finished)


@needs_openssl
def test_a_hash_that_is_broken_proves_nothing(made: Path, authority: Authority) -> None:
    beside(made, ".tsr", authority.stamp(made.read_bytes(), "-sha1", "-cert"))
    finished = run_cli("verify", made, "--authority", authority.root)
    assert finished.status == 0
    assert "not proved: its hash (object identifier 1.3.14.3.2.26) is none of sha256," in (
        said(finished)
    )


@needs_openssl
def test_what_is_no_time_stamp_or_certificate_is_refused(made: Path, authority: Authority) -> None:
    seal = beside(made, ".tsr", b"anything")
    finished = run_cli("verify", made, "--timestamp", seal)
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr.startswith(f"{seal}: this is no time stamp of RFC 3161; ")
    finished = run_cli("verify", made, "--authority", seal)
    assert f"{seal}: it has no certificates that can be read; " in finished.stderr
    # An answer whose status is 2, a refusal, has no time stamp.
    seal.write_bytes(bytes.fromhex("30053003020102"))
    assert run_cli("verify", made, "--timestamp", seal).status == 3
    # The status is the first number of an answer.
    answer = authority.stamp(made.read_bytes(), "-cert")
    place = answer.index(b"\x30\x03\x02\x01\x00")
    seal.write_bytes(answer[: place + 4] + b"\x02" + answer[place + 5 :])
    finished = run_cli("verify", made, "--timestamp", seal)
    assert f"{seal}: the authority set no time stamp; " in finished.stderr


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


@needs_openssl
@given(st.data())
def test_whatever_a_time_stamp_has_in_it_it_proves_no_other_bytes(
    authority: Authority, data: st.DataObject
) -> None:
    whole = stamps(authority)
    at = data.draw(st.integers(0, len(whole)))
    other = (
        whole[:at] + data.draw(st.binary(max_size=9)) + whole[at + data.draw(st.integers(0, 9)) :]
    )
    trusted = certificates_in("c", authority.root.read_bytes())
    try:
        stamp = time_stamp_in("x", other)
    except ComplianceError:
        return
    found = checked_stamp("x", stamp, trusted, b"DATB")
    assert found.state is not SealState.PROVED


def stamps(authority: Authority) -> bytes:
    """Return a time stamp of some bytes, set once."""
    file = authority.root.with_name("some.tsr")
    if not file.exists():
        file.write_bytes(authority.stamp(b"DATA", "-cert"))
    return file.read_bytes()
