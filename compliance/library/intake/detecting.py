"""Guess the encoding of text that does not say it; the guess is named, so that it can be wrong."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from itertools import chain
from typing import Final

import py3langid
from charset_normalizer import from_bytes

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.charsets import load_encodings
from compliance.library.intake.decoding import codec_name, decoded_as
from compliance.library.intake.extraction import Extraction
from compliance.library.intake.language import language_of

_SAMPLE: Final = 64 * 1024
_CYRILLIC: Final = ("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5")
_CYRILLIC_OF_MACS: Final = ("mac_cyrillic",)
_LATIN: Final = ("cp1252", "cp1250", "cp1254", "cp1257")
"""Those that differ in a few letters, the most common first."""
_OTHERS: Final = ("cp1253", "cp1255", "cp1256", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr")
_FAMILIES: Final = (_CYRILLIC, _CYRILLIC_OF_MACS, (*_LATIN, *_OTHERS))

_LETTER: Final = re.compile(r"[^\W\d_]")
_FEWEST: Final = 10
"""Letters: fewer do not tell an encoding."""
_WORD: Final = re.compile(r"№?[^\W\d_]+(?:№[^\W\d_]+)*")
_CYRILLIC_WORD: Final = re.compile(r"[\u0400-\u042f]*[\u0430-\u04ff]*")

_LETTERS: Final = {
    "fr": "àâæçéèêëîïôœùûüÿ",
    "de": "äöüß",
    "es": "áéíñóúü",
    "it": "àèéìòù",
    "pt": "áâãàçéêíóôõú",
    "sv": "åäöé",
    "da": "åæøé",
    "nb": "åæøé",
    "no": "åæøé",
    "fi": "äöå",
    "nl": "éëïóöü",
    "en": "éèêïöâç",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíľĺňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ",
    "hr": "čćđšž",
    "sl": "čšž",
    "tr": "çğıöşüâîûİ",
    "az": "çğıöşüəİ",
    "et": "äõöüšž",
    "lv": "āčēģīķļņšūž",
    "lt": "ąčęėįšųūž",
}
"""What is beyond ASCII in the alphabets that these encodings are for."""


def prepare() -> None:
    """Load the models, whose files cannot be opened later."""
    load_encodings()
    for name in chain.from_iterable(_FAMILIES):
        codecs.lookup(name)
    py3langid.classify("a")
    from_bytes("Паром".encode("cp1251")).best()


def extract(capture: Capture) -> Extraction:
    """Return a text in the encoding that it is most likely in.

    Raises:
        UnfitCaptureError: it is in none that is known.
    """
    encoding = guessed(capture.data)
    if encoding is None:
        wrong = "is text in no encoding that can be told"
        cure = "name its encoding with --encoding, or save it as UTF-8"
        raise UnfitCaptureError(capture.name, wrong, cure)
    text = decoded_as(capture, encoding)
    language = language_of(text.text)
    return text if language is None else replace(text, facts=(language,))


def guessed(data: bytes) -> str | None:
    """Return the most likely encoding of bytes that are not UTF-8, by its name in Python."""
    sample = _sample(data)
    for family in _FAMILIES:
        best = from_bytes(sample, cp_isolation=[*family], threshold=0.2).best()
        if best is None or len(_LETTER.findall(str(best))) < _FEWEST:
            continue
        if family is _FAMILIES[-1] or _is_cyrillic(str(best)):
            return codec_name(_closest(sample) if best.encoding in _LATIN else best.encoding)
    return None


def _sample(data: bytes) -> bytes:
    """Return the start of a text, cut at white space so that no character is cut in two."""
    if len(data) <= _SAMPLE:
        return data
    return data[: data.rfind(b" ", 0, _SAMPLE) + 1 or _SAMPLE]


def _is_cyrillic(text: str) -> bool:
    """Return whether words are as Cyrillic ones are: no Latin letter, and no capital inside."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    odd = sum(not _CYRILLIC_WORD.fullmatch(word) for word in words)
    return odd * 20 <= len(words)


def _closest(sample: bytes) -> str:
    """Return the encoding under which fewest letters are foreign to the language of the text."""
    return min(_LATIN, key=lambda encoding: _foreign(sample, encoding))


def _foreign(sample: bytes, encoding: str) -> int:
    text = sample.decode(encoding, errors="replace")
    language = str(py3langid.classify(text)[0])
    known = _LETTERS.get(language, "")
    return sum(
        sign.isalpha() and not sign.isascii() and sign not in known and sign.lower() not in known
        for sign in text
    ) + 10 * text.count("\ufffd")
