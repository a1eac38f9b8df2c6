"""Signatures and time stamps made for tests: by keys and authorities that exist for a moment."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from base64 import b64encode
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509 import (
    CertificateBuilder,
    ExtendedKeyUsage,
    load_pem_x509_certificate,
    load_pem_x509_csr,
)
from cryptography.x509.oid import ExtendedKeyUsageOID

from support.cli import Finished

NAMED = bytes.fromhex("0123456789abcdef")
"""The id of a key as it stands in files; minisign prints EFCDAB8967452301."""
SHOWN = "EFCDAB8967452301"
COMMENT = b"timestamp:1604966400\tfile:lake.zip"

KEY_BY_MINISIGN = (
    b"untrusted comment: minisign public key E7620F1842B4E81F\n"
    b"RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n"
)
BY_MINISIGN = {
    "whole": (
        b"untrusted comment: signature from minisign secret key\n"
        b"RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351v"
        b"wIasSSbXxwA=\n"
        b"trusted comment: timestamp:1555779966\tfile:test\n"
        b"QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==\n"
    ),
    "hashed": (
        b"untrusted comment: signature from minisign secret key\n"
        b"RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOo"
        b"crCo8KLzZwo=\n"
        b"trusted comment: timestamp:1556193335\tfile:test\n"
        b"y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==\n"
    ),
}
"""What minisign itself signed with that key, in both of its ways: the four letters "test"."""

# CI must have it: there, a test without it fails.
needs_openssl = pytest.mark.skipif(
    shutil.which("openssl") is None and not os.environ.get("CI"),
    reason="no openssl to set a time stamp with",
)


needs_minisign = pytest.mark.skipif(
    shutil.which("minisign") is None, reason="no minisign to compare with"
)


def private_key(seed: int = 1) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)


def public_line(key: Ed25519PrivateKey, named: bytes = NAMED) -> bytes:
    """Return a public key as minisign prints it."""
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return b64encode(b"Ed" + named + raw)


def signed(
    data: bytes, key: Ed25519PrivateKey, comment: bytes = COMMENT, *, hashed: bool = True
) -> bytes:
    """Return what minisign writes beside a file: signed whole, as it once did, or its BLAKE2b."""
    signature = key.sign(hashlib.blake2b(data).digest() if hashed else data)
    lines = [
        b"untrusted comment: signature from minisign secret key",
        b64encode((b"ED" if hashed else b"Ed") + NAMED + signature),
        b"trusted comment: " + comment,
        b64encode(key.sign(signature + comment)),
    ]
    return b"\n".join(lines) + b"\n"


class Authority:
    """Who sets time stamps: a certificate for it, and one that made that certificate."""

    def __init__(self, folder: Path, purpose: str = "timeStamping") -> None:
        self._folder = folder
        folder.mkdir()
        new = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        self._run("req", "-x509", *new, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Root")
        self._run("req", *new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Stamps")
        (folder / "ext").write_text(f"extendedKeyUsage=critical,{purpose}\n", "utf-8")
        ca = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"]
        self._run("x509", "-req", "-in", "tsa.csr", *ca, "-extfile", "ext", "-out", "tsa.pem")
        (folder / "ts.cnf").write_text(
            "[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_digest=sha256\n"
            "default_policy=1.2.3.4.1\ndigests=sha1,sha256,sha384,sha512\n",
            "utf-8",
        )
        (folder / "serial").write_text("01", "utf-8")
        self.root, self.signer = folder / "ca.pem", folder / "tsa.pem"

    def end(self, at: datetime) -> None:
        """Make the certificate for time stamps anew, with an end."""
        root = load_pem_x509_certificate(self.root.read_bytes())
        key = load_pem_private_key((self._folder / "ca.key").read_bytes(), None)
        asked = load_pem_x509_csr((self._folder / "tsa.csr").read_bytes())
        assert isinstance(key, EllipticCurvePrivateKey)
        made = (
            CertificateBuilder(root.subject, asked.subject, asked.public_key(), 7)
            .not_valid_before(root.not_valid_before_utc)
            .not_valid_after(at)
            .add_extension(ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
            .sign(key, SHA256())
        )
        self.signer.write_bytes(made.public_bytes(Encoding.PEM))

    def is_proved(self, data: bytes, stamp: bytes, *asked: str) -> bool:
        """Return whether openssl finds a time stamp right."""
        (self._folder / "data").write_bytes(data)
        (self._folder / "given.tsr").write_bytes(stamp)
        argv = ["openssl", "ts", "-verify", "-data", "data", "-in", "given.tsr", *asked]
        return not subprocess.run(
            [*argv, "-CAfile", "ca.pem"], check=False, capture_output=True, cwd=self._folder
        ).returncode

    def stamp(self, data: bytes, *asked: str) -> bytes:
        """Return the answer to a request for a time stamp, with the certificate if so asked."""
        (self._folder / "data").write_bytes(data)
        self._run("ts", "-query", "-data", "data", *asked, "-out", "asked.tsq")
        signer = ["-signer", "tsa.pem", "-inkey", "tsa.key"]
        config = ["-config", "ts.cnf", "-queryfile", "asked.tsq"]
        self._run("ts", "-reply", *config, *signer, "-out", "answer.tsr")
        return (self._folder / "answer.tsr").read_bytes()

    def _run(self, *argv: str) -> None:
        subprocess.run(["openssl", *argv], check=True, capture_output=True, cwd=self._folder)


def beside(file: Path, ending: str, data: bytes) -> Path:
    """Write a seal beside a file, and return where it stands."""
    seal = file.with_name(f"{file.name}{ending}")
    seal.write_bytes(data)
    return seal


def said(finished: Finished) -> str:
    """Return what a command printed, in one line."""
    return " ".join(finished.stdout.split())
