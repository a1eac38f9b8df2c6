"""Time stamps of RFC 3161: somebody else's word that certain bytes were there at a certain time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC
from typing import Final

from cryptography.x509 import (
    Certificate,
    Name,
    load_der_x509_certificate,
    load_pem_x509_certificates,
)
from rfc3161_client import (
    PKIStatus,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from compliance.export.dossier.seals.beside import NoSealError
from compliance.model.characters import escaped
from compliance.views.verification import SealKind, SealState, SealView

_HASHES: Final = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}


def time_stamp_in(name: str, data: bytes) -> TimeStampResponse:
    """Return the time stamp in a file, of which nothing is believed.

    Raises:
        NoSealError: there is none, or the answer is a refusal.
    """
    right = "name the file that the authority answered with, whole"
    try:
        stamp = decode_timestamp_response(data)
        granted = stamp.status == PKIStatus.GRANTED and bool(stamp.tst_info.gen_time)
    except ValueError:
        raise NoSealError(name, None, "this is no time stamp of RFC 3161", right) from None
    if not granted:
        raise NoSealError(name, None, "the authority set no time stamp", right)
    return stamp


def certificates_in(name: str, data: bytes) -> Sequence[Certificate]:
    """Return the certificates in a file, those that the reader trusts.

    Raises:
        NoSealError: there are none, or one is damaged.
    """
    try:
        return load_pem_x509_certificates(data)
    except ValueError:
        right = "name a file of certificates in PEM"
        raise NoSealError(name, None, "it has no certificates that can be read", right) from None


def checked(
    name: str, stamp: TimeStampResponse, authority: Sequence[Certificate] | None, data: bytes
) -> SealView:
    """Return what a time stamp proves of the bytes of a file.

    Args:
        name: What the time stamp is called.
        stamp: The time stamp.
        authority: The certificates that the reader trusts; without any, it is only compared.
        data: The whole file.
    """
    imprint = stamp.tst_info.message_imprint
    number = imprint.hash_algorithm.dotted_string
    if number not in _HASHES:
        words = f"its hash (object identifier {number}) is none of {', '.join(_HASHES.values())}"
        return _seal(name, SealState.UNCHECKED, f"not proved: {words}")
    if imprint.message != hashlib.new(_HASHES[number], data).digest():
        words = "it is of other bytes: the file or the time stamp is another"
        return _seal(name, SealState.REFUTED, words)
    at = f"{stamp.tst_info.gen_time.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
    if authority is None:
        words = (
            f"it says that exactly these bytes were there at {at}; not checked who says so: name "
            "the certificates of who set it with --authority"
        )
        return _seal(name, SealState.UNCHECKED, words)
    return _by(name, stamp, authority, data, at)


def _by(
    name: str, stamp: TimeStampResponse, authority: Sequence[Certificate], data: bytes, at: str
) -> SealView:
    """Return whether certificates that the reader trusts are those of who set a time stamp."""
    # An answer need not carry the certificate of who signed it; then it is among those given.
    signers = {(one.issuer, one.serial_number) for one in stamp.signed_data.signer_infos}
    signer = next((one for one in authority if (one.issuer, one.serial_number) in signers), None)
    verifier = VerifierBuilder(roots=list(authority), tsa_certificate=signer).build()
    try:
        verifier.verify_message(stamp, data)
    except (VerificationError, ValueError):
        words = (
            "by the certificates given it is not proved: they are not those of who set it, or not "
            "for time stamps; openssl ts -verify says more"
        )
        return _seal(name, SealState.REFUTED, words)
    words = (
        f"proved: who has these certificates stated that exactly these bytes were there at {at}; "
        "not proved: who made them, that the certificates were not revoked, and that what is said "
        "here is true"
    )
    return _seal(name, SealState.PROVED, words, _judged(stamp, authority, signers))


def _judged(
    stamp: TimeStampResponse, authority: Sequence[Certificate], signers: set[tuple[Name, int]]
) -> str:
    """Return until when the certificates are valid of which the time stamp was proved, and so what.

    Those are who signed it and who vouches for that, up to the first that vouches for itself.
    """
    carried = (load_der_x509_certificate(one) for one in stamp.signed_data.certificates)
    every = [*authority, *carried]
    ends, wanted = [], [one for one in every if (one.issuer, one.serial_number) in signers][:1]
    while wanted:
        ends.append(wanted[0].not_valid_after_utc)
        above = wanted[0].issuer
        every = [one for one in every if one not in wanted]
        wanted = [one for one in every if one.subject == above][:1]
    return (
        f"its certificates are valid until {min(ends):%Y-%m-%d %H:%M:%S} UTC; judged at the time "
        "stamped, also after that: openssl ts -verify does so with -attime"
    )


def _seal(name: str, state: SealState, words: str, judged: str | None = None) -> SealView:
    kind, file = SealKind.TIME_STAMP, escaped(name)
    return SealView(kind=kind, file=file, state=state, words=words, judged=judged)
