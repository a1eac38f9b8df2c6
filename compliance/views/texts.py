"""The published texts of an agreement, where their words differ, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from compliance.model.agreement import Agreement
from compliance.model.base import Target
from compliance.model.document import Fact, PublishedText, Wording, WordingVariant
from compliance.model.language import primary_language
from compliance.model.words import Confidence, TextStatus
from compliance.views.kinds import CONFIDENCE_WORDS, TEXT_STATUS_WORDS
from compliance.views.original import host_of
from compliance.views.words import joined, target_words
from compliance.wording.speaking import tr
from compliance.wording.worded import Worded

LANGUAGES: Final[Mapping[str, str]] = Worded(
    {
        "ar": "Arabic",
        "az": "Azerbaijani",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fa": "Persian",
        "fr": "French",
        "hy": "Armenian",
        "ka": "Georgian",
        "ru": "Russian",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "zh": "Chinese",
    },
    "a language",
)
"""The names of some languages; any other goes by its tag."""


def language_words(tag: str) -> str:
    """Return the name of a language, or its tag if that is not among LANGUAGES."""
    return LANGUAGES.get(primary_language(tag), tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTextView:
    """One published text. `official`: its publisher is one who may say what the text is.

    `languages` tell of each whether the agreement was drawn up in it; `host` is the site on which
    it stands, "" where no address is known.
    """

    id: str
    title: str
    publisher: str
    languages: str
    tongue: str
    official: bool
    status: str
    confidence: str
    unconfirmed: bool
    url: str | None
    host: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVariantView:
    """One wording, the texts that have it, and where else it was seen."""

    words: str
    texts: tuple[tuple[str, str], ...]
    seen: str | None
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentWordingView:
    """A place in which texts differ: of which targets it is, each with its number, and how.

    `read`: one of these duties is read in more than one way.
    """

    targets: tuple[tuple[Target, str], ...]
    variants: tuple[DocumentVariantView, ...]
    note: str | None
    read: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The wordings alone, each once: texts that agree may be checked unlike each other."""
        return tuple(dict.fromkeys(variant.words for variant in self.variants))


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFactView:
    """Something known of the document, with where that can be read."""

    what: str
    citation: str
    url: str | None
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """What there is to say of an agreement as a document."""

    texts: tuple[DocumentTextView, ...]
    wordings: tuple[DocumentWordingView, ...]
    facts: tuple[DocumentFactView, ...]


def document_view(agreement: Agreement) -> DocumentView:
    """Return what there is to say of an agreement as a document, in the order of its file."""
    return DocumentView(
        texts=tuple(_text(agreement, text) for text in agreement.texts),
        wordings=tuple(_wording(agreement, wording) for wording in agreement.wordings),
        facts=tuple(map(_fact, agreement.facts)),
    )


def _text(agreement: Agreement, text: PublishedText) -> DocumentTextView:
    return DocumentTextView(
        id=text.id,
        title=text.title,
        publisher=text.publisher,
        languages=joined([_language(agreement, tag) for tag in text.languages]),
        tongue=joined([language_words(tag) for tag in text.languages]),
        official=text.status is TextStatus.OFFICIAL,
        status=TEXT_STATUS_WORDS[text.status],
        confidence=CONFIDENCE_WORDS[text.confidence],
        unconfirmed=text.confidence is Confidence.M,
        url=text.url,
        host=host_of(text.url) if text.url else "",
        note=text.note,
    )


def _language(agreement: Agreement, tag: str) -> str:
    """Return a language, and whether the agreement was drawn up in it, as far as that is known."""
    drawn_up = agreement.drawn_up_in
    if drawn_up is None:
        return language_words(tag)
    same = primary_language(tag) == primary_language(drawn_up)
    language = language_words(tag)
    if same:
        return tr("{language} (as drawn up)", language=language)
    return tr("{language} (translation)", language=language)


def _wording(agreement: Agreement, wording: Wording) -> DocumentWordingView:
    duties = (agreement.obligation(target) for target in wording.targets)
    publishers = {text.id: text for text in agreement.texts}
    return DocumentWordingView(
        targets=tuple((t, target_words(agreement, t)) for t in wording.targets),
        variants=tuple(_variant(variant, publishers) for variant in wording.variants),
        note=wording.note,
        read=any(duty is not None and len(duty.readings) > 1 for duty in duties),
    )


def _variant(
    variant: WordingVariant, publishers: Mapping[str, PublishedText]
) -> DocumentVariantView:
    texts = (publishers[text] for text in variant.texts)
    return DocumentVariantView(
        words=variant.words,
        texts=tuple(
            (t.id, f"{t.publisher} ({joined([language_words(tag) for tag in t.languages])})")
            for t in texts
        ),
        seen=variant.seen,
        confidence=CONFIDENCE_WORDS[variant.confidence],
    )


def _fact(fact: Fact) -> DocumentFactView:
    return DocumentFactView(
        what=fact.what,
        citation=fact.citation,
        url=fact.url,
        confidence=CONFIDENCE_WORDS[fact.confidence],
    )
