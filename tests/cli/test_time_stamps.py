"""compliance verify with a time stamp of RFC 3161, and with what is none."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.errors import ComplianceError
from compliance.export.dossier.seals.time_stamp import certificates_in, time_stamp_in
from compliance.export.dossier.seals.time_stamp import checked as checked_stamp
from compliance.views.verification import SealState
from support.cli import run_cli
from support.seals import (
    Authority,
    beside,
    needs_openssl,
    said,
)


@needs_openssl
@pytest.mark.parametrize("asked", [("-cert",), (), ("-sha384", "-cert"), ("-sha512",)])
def test_what_a_time_stamp_proves_is_said_and_what_not(
    packed: Path, authority: Authority, asked: tuple[str, ...]
) -> None:
    certificates = packed.parent / "certs.pem"
    certificates.write_bytes(authority.root.read_bytes() + authority.signer.read_bytes())
    seal = beside(packed, ".tsr", authority.stamp(packed.read_bytes(), *asked))
    trusted = authority.root if "-cert" in asked else certificates
    finished = run_cli("verify", packed, "--authority", trusted)
    assert finished.status == 0
    words = "lake.zip.tsr: proved: who has these certificates stated that exactly these bytes were"
    assert words in said(finished)
    assert " UTC; not proved: who made them" in said(finished)
    finished = run_cli("verify", packed, "--timestamp", seal)
    assert finished.status == 0
    words = "lake.zip.tsr: it says that exactly these bytes were there at "
    assert words in said(finished)
    assert "not checked who says so" in said(finished)


@needs_openssl
def test_of_certificates_that_ended_since_it_is_said_at_which_time_they_were_judged(
    packed: Path,
) -> None:
    authority = Authority(packed.parent / "ending")
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=3)
    authority.end(ends)
    stamp, begun = authority.stamp(packed.read_bytes(), "-cert"), int(time.time())
    beside(packed, ".tsr", stamp)
    before = run_cli("verify", packed, "--authority", authority.root)
    time.sleep(max(0.0, ends.timestamp() + 1 - time.time()))
    assert not authority.is_proved(packed.read_bytes(), stamp)
    assert authority.is_proved(packed.read_bytes(), stamp, "-attime", str(begun))
    finished = run_cli("verify", packed, "--authority", authority.root)
    assert (finished.status, finished.stdout) == (0, before.stdout)
    assert (
        f"lake.zip.tsr: its certificates are valid until {ends:%Y-%m-%d %H:%M:%S} UTC; judged at "
        "the time stamped, also after that: openssl ts -verify does so with -attime"
    ) in said(finished)
    (seal,) = json.loads(
        run_cli("verify", packed, "--authority", authority.root, "-f", "json").stdout
    )["seals"]
    assert seal["judged"].startswith("its certificates are valid until ")


@needs_openssl
def test_a_time_stamp_of_others_or_of_something_else_is_refuted(
    packed: Path, authority: Authority
) -> None:
    data = packed.read_bytes()
    beside(packed, ".tsr", authority.stamp(data, "-cert"))
    for other in (
        Authority(packed.parent / "others"),
        Authority(packed.parent / "servers", purpose="serverAuth"),
    ):
        finished = run_cli("verify", packed, "--authority", other.root)
        assert finished.status == 1
        assert "by the certificates given it is not proved" in said(finished)
    seal = beside(packed, ".tsr", authority.stamp(data + b" ", "-cert"))
    for trusted in ((), ("--authority", authority.root)):
        finished = run_cli("verify", packed, "--timestamp", seal, *trusted)
        assert finished.status == 1
        assert "lake.zip.tsr: it is of other bytes" in said(finished)


@needs_openssl
def test_a_hash_that_is_broken_proves_nothing(packed: Path, authority: Authority) -> None:
    beside(packed, ".tsr", authority.stamp(packed.read_bytes(), "-sha1", "-cert"))
    finished = run_cli("verify", packed, "--authority", authority.root)
    assert finished.status == 0
    assert "not proved: its hash (object identifier 1.3.14.3.2.26) is none of sha256," in (
        said(finished)
    )


@needs_openssl
def test_what_is_no_time_stamp_or_certificate_is_refused(
    packed: Path, authority: Authority
) -> None:
    seal = beside(packed, ".tsr", b"anything")
    finished = run_cli("verify", packed, "--timestamp", seal)
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr.startswith(f"{seal}: this is no time stamp of RFC 3161; ")
    finished = run_cli("verify", packed, "--authority", seal)
    assert f"{seal}: it has no certificates that can be read; " in finished.stderr
    # An answer whose status is 2, a refusal, has no time stamp.
    seal.write_bytes(bytes.fromhex("30053003020102"))
    assert run_cli("verify", packed, "--timestamp", seal).status == 3
    # The status is the first number of an answer.
    answer = authority.stamp(packed.read_bytes(), "-cert")
    place = answer.index(b"\x30\x03\x02\x01\x00")
    seal.write_bytes(answer[: place + 4] + b"\x02" + answer[place + 5 :])
    finished = run_cli("verify", packed, "--timestamp", seal)
    assert f"{seal}: the authority set no time stamp; " in finished.stderr


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
