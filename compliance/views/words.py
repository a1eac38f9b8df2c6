"""The program's own words. None of them judges; a test holds the lists closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compliance.assessments.assessment import Apart
from compliance.assessments.blank import Blank
from compliance.model.agreement import Agreement
from compliance.model.article import Extractor
from compliance.model.base import WHOLE
from compliance.model.evidence import UNLISTED
from compliance.model.instrument import Instrument
from compliance.model.words import (
    Act,
    ChainRole,
    Coded,
    CoderKind,
    Confidence,
    Extent,
    Group,
    NameKind,
    ObligationKind,
    RelationType,
    Role,
    Scope,
    SourceKind,
    Status,
    TextStatus,
    Voice,
)
from compliance.passages.level import Level
from compliance.workspace.evidence import Evidence, Part

ACT_WORDS: Mapping[Act, str] = {
    Act.ASSESSES: "says",
    Act.STATES: "says",
    Act.DENIES: "denies",
    Act.INTERPRETS: "reads as",
    Act.COMMITS: "says it will",
    Act.DEMANDS: "asks",
    Act.FORECASTS: "expects",
    Act.CAVEATS: "adds",
    Act.BACKGROUND: "says",
}

STATUS_WORDS: Mapping[Status, str] = {
    Status.FULFILLED: "fulfilled",
    Status.PARTLY_FULFILLED: "partly fulfilled",
    Status.IN_PROGRESS: "in progress",
    Status.NOT_FULFILLED: "not fulfilled",
    Status.VIOLATED: "violated",
    Status.LAPSED: "lapsed",
    Status.UNCLEAR: "unclear",
}

EXTENT_WORDS: Mapping[Extent, str] = {
    Extent.WHOLE: "the whole",
    Extent.PART: "a part",
    Extent.UNSPECIFIED: "which part, not said",
}

GROUP_WORDS: Mapping[Group, str] = {
    Group.OFFICIAL: "official",
    Group.MEDIA: "media",
    Group.OTHER: "other",
}

KIND_WORDS: Mapping[ObligationKind, str] = {
    ObligationKind.ACT: "to be done once",
    ObligationKind.STATE: "to be kept",
    ObligationKind.CONDITIONAL: "conditional",
    ObligationKind.RIGHT: "a right",
}

SCOPE_WORDS: Mapping[Scope, str] = {
    Scope.IN_SCOPE: "under the target",
    Scope.ARGUABLE: "under the target on one reading",
    Scope.OUTSIDE_ZONE: "people or place outside it",
    Scope.OTHER_INSTRUMENT: "another instrument",
    Scope.NOT_A_CLAUSE: "in no point",
}

CHAIN_WORDS: Mapping[ChainRole, str] = {
    ChainRole.ORIGIN: "origin",
    ChainRole.AGENCY: "agency",
    ChainRole.OUTLET: "outlet",
    ChainRole.TRANSLATION: "translation",
    ChainRole.REPOST: "copy",
}

PROOF_WORDS: Mapping[Level, str] = {
    Level.EXACT: "words found in our copy",
    Level.FOLDED: "words found in our copy, the same but for punctuation",
    Level.ATTESTED: "checked on {on} against our copy; text not here",
    Level.UNVERIFIED: "never checked; text not here",
    Level.AMBIGUOUS: "words found in several places of our copy",
    Level.NEAR: "words not found in our copy; something close stands there",
    Level.MISSING: "words not found in our copy",
}
"""How far a passage was checked; {on} is the day on which its text was here."""

PROOF_SHORT: Mapping[Level, str] = {
    Level.EXACT: "found",
    Level.FOLDED: "alike",
    Level.ATTESTED: "checked",
    Level.UNVERIFIED: "unchecked",
    Level.AMBIGUOUS: "several",
    Level.NEAR: "close",
    Level.MISSING: "not found",
}
"""The same at the edge of a line; a legend says what each means."""

PROOF_MEANINGS: Mapping[Level, str] = {
    Level.EXACT: "found once in the text held here",
    Level.FOLDED: "found once, but for quotes, dashes or white space",
    Level.ATTESTED: "no text here; the lock says where it was found",
    Level.UNVERIFIED: "no text here, and no lock",
    Level.AMBIGUOUS: "found in several places",
    Level.NEAR: "not found; something close stands there",
    Level.MISSING: "not found",
}
"""What that rests on, for whoever checks it."""

VOICE_WORDS: Mapping[Voice, str] = {
    Voice.OWN: "in its own words",
    Voice.QUOTED: "quoted",
    Voice.REPORTED: "reported",
    Voice.CHARACTERISED: "as told by a voice of another side",
}

RELAYED_WORDS: Mapping[Voice, str] = {
    Voice.OWN: VOICE_WORDS[Voice.OWN],
    Voice.QUOTED: "quoted by {}",
    Voice.REPORTED: "reported by {}",
    Voice.CHARACTERISED: "as told by {}, a voice of another side",
}
"""The same with those who relay the words in the place of {}."""

UNKNOWN = "unknown"
"""The side of those who are not identified."""
ABOUT_ELSE = "about something else"
APART_WORDS: Mapping[Apart, str] = {
    Apart.NOT_COUNTED: ABOUT_ELSE,
    Apart.CHARACTERISED: "as told by another side",
    Apart.IN_DOUBT: "the printed speaker is in doubt",
    Apart.REPLACED: "in a version since replaced",
}

APART_HEADINGS: Mapping[Apart, str] = {
    **APART_WORDS,
    Apart.IN_DOUBT: "printed under this name; who said it is in doubt",
}
"""What stands over such records where they stand under the name of a side."""

AS_TOLD = APART_WORDS[Apart.CHARACTERISED]
SINCE_REPLACED = APART_WORDS[Apart.REPLACED]
ADDS_TO = "adds to"
"""What a caveat does that says to what."""
NO_STATUS = "no status"
EARLIER_STATUS = "earlier status"
NOBODY_NAMED = "by whom, not said"
INFERRED = "point inferred by us"
SPEAKER_IN_DOUBT = "speaker in doubt"
EARLIER = "(earlier)"
WHOLE_AGREEMENT = "the agreement as a whole"
NO_DATE = "no date in the text"
LIMITED = "[words that limit this are left out here]"
UNCONFIRMED = "(unconfirmed)"
INFERRED_SHORT = "inferred"
AGAINST = "denies what the other says, or is denied, or says the opposite of the same time"

ROLE_WORDS: Mapping[Role, str] = {
    Role.PARTY: "party",
    Role.SIGNATORY: "signatory",
    Role.NON_SIGNATORY: "did not sign",
    Role.NOT_A_PARTY: "not a party",
    Role.OTHER: "in another role",
}

SOURCE_KIND_WORDS: Mapping[SourceKind, str] = {
    SourceKind.GOVERNMENT: "government",
    SourceKind.DE_FACTO_AUTHORITY: "de facto authority",
    SourceKind.INTERNATIONAL: "international body",
    SourceKind.MEDIA: "media",
    SourceKind.ANALYST: "analyst",
    SourceKind.ANONYMOUS: "anonymous",
}

CODER_KIND_WORDS: Mapping[CoderKind, str] = {
    CoderKind.PERSON: "person",
    CoderKind.LANGUAGE_MODEL: "language model",
    CoderKind.ENGINE: "engine",
}

CODERS_WORDS: Mapping[CoderKind, str] = {
    CoderKind.PERSON: "people",
    CoderKind.LANGUAGE_MODEL: "language models",
    CoderKind.ENGINE: "engines",
}

CONFIDENCE_WORDS: Mapping[Confidence, str] = {
    Confidence.A: "A: read in an official or primary text",
    Confidence.B: "B: two or more independent reports",
    Confidence.C: "C: one report, or inferred",
    Confidence.M: "M: not checked against a text (unconfirmed)",
}

CODED_WORDS: Mapping[Coded, str] = {
    Coded.FULL: "in full: every sentence read against every obligation",
    Coded.PART: "in part",
    Coded.NONE: "not yet",
}

RELATION_WORDS: Mapping[RelationType, str] = {
    RelationType.PARALLEL_WITH: "runs in parallel with",
    RelationType.OVERRIDES: "overrides",
    RelationType.RESTS_ON: "rests on",
    RelationType.AFTER: "comes after",
    RelationType.LIMITS: "limits",
}

TEXT_STATUS_WORDS: Mapping[TextStatus, str] = {
    TextStatus.OFFICIAL: "official",
    TextStatus.INFORMAL: "informal",
    TextStatus.LEAKED: "leaked",
}

NAME_KIND_WORDS: Mapping[NameKind, str] = {
    NameKind.AGREEMENT: "agreement",
    NameKind.PLACE: "place",
    NameKind.PERSON: "person",
    NameKind.BODY: "body",
    NameKind.TERM: "term",
}


def made_by(extractor: Extractor | None) -> str:
    """Return what stands before "the file" where a text was made of it, else nothing."""
    if extractor is None:
        return ""
    settings = f" ({extractor.settings})" if extractor.settings else ""
    return f"the text that {extractor.name} {extractor.version}{settings} made of "


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun, which is in the plural unless the number is 1."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def voices_words(side: str, name: str, group: Group) -> str:
    """Return the voices of a side by their group: "Azerbaijan, media".

    Of speakers who are not identified that they are other voices goes without saying.
    """
    if side == UNKNOWN and group is Group.OTHER:
        return name
    return f"{name}, {GROUP_WORDS[group]}"


def occasions_words(statements: int, occasions: int) -> str:
    """Return how many statements there are, and on how many occasions they were made."""
    said = counted(statements, "statement")
    if statements <= 1:
        return said
    on = "one occasion" if occasions == 1 else f"{occasions} separate occasions"
    return f"{said} on {on}"


def joined(words: Sequence[str]) -> str:
    """Join words as a list is written: a, b and c."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no joining
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def blank_words(
    blank: Blank, read: int, noun: str = "article", of: str = "", *, official: bool = False
) -> str:
    """Return a blank in words: always about what was read, never about the side itself.

    `noun` and `of` say what kind of articles were `read`, and from where. `official`: other voices
    were left out, and may well stand in what was read.
    """
    if blank is Blank.SEARCHED_EMPTY:
        return "searched, nothing found"
    if blank is Blank.SILENT:
        articles = f"{counted(read, noun)}{of} read in full"
        if official:
            return f"{articles}, without anything official on it"
        return f"{articles}, {'it does not mention' if read == 1 else 'none mentions'} it"
    return "not searched"


def status_words(status: Status, respondents: Sequence[str], limits: str = "") -> str:
    """Return a status with the parties whose conduct it is about, and what it is limited to."""
    named = f" by {joined(respondents)}" if respondents else f"; {NOBODY_NAMED}"
    return f"{STATUS_WORDS[status]}{named}{limits}"


def limits_words(e: Evidence) -> str:
    """Return to what a record limits what it says, as it stands behind it; "" for nothing."""
    if e.part is None and e.renewal is None:
        return ""  # most records
    return f"{in_brackets(e.part)}{renewal_words(e.renewal)}"


def in_brackets(part: Part | None) -> str:
    """Return what a statement is limited to, as it stands behind it; "" for the whole duty."""
    return "" if part is None else f" ({part.line})"


MOST_RENEWALS = 2
"""How many renewals are named where several are meant; of more, only how many there are."""


def renewal_words(*renewals: Instrument | None) -> str:
    """Return of which renewals statements are, as it stands behind them; None is of none.

    "" if none of them is.
    """
    named = {one.id: one.title for one in renewals if one is not None}
    if not named:
        return ""
    some = "some statements " if None in renewals else ""
    if len(named) > MOST_RENEWALS:
        return f" ({some}of {len(named)} renewals)"
    several = "s" if len(named) > 1 else ""
    return f" ({some}of the renewal{several}: {'; '.join(named.values())})"


def version_words(e: Evidence) -> str | None:
    """Return what became of a record in a version since replaced; None of any other."""
    if e.replaced_by is None:
        return None
    same = f", where {e.same_as} says the same" if e.same_as else ""
    return f"{SINCE_REPLACED} by {e.replaced_by}{same}"


def not_counted_words(scope: Scope) -> str:
    """Return that a record is not counted, with the reason."""
    return f"{APART_WORDS[Apart.NOT_COUNTED]}: {SCOPE_WORDS[scope]}"


def reading_words(reading: str | None) -> str:
    """Return the name of the reading that a record goes by; one that is not listed has none."""
    return "a reading not listed" if reading in {None, UNLISTED} else f"the reading {reading}"


def target_words(agreement: Agreement, target: str) -> str:
    """Return a target as a line of several has it: "the whole", or its number as printed."""
    return "the whole" if target == WHOLE else agreement.printed(target)


def marks_of(*, current: bool, replaced: bool = False, arguable: bool, reading: str | None) -> str:
    """Return the limits of a record's status in brackets: earlier, on one reading; "" if none.

    `replaced`: only a version of its article that was replaced says it. `arguable`: it falls under
    its target on that reading only.
    """
    marks = [] if current else [f"({SINCE_REPLACED})" if replaced else EARLIER]
    if arguable:
        marks.append(f"(on {reading_words(reading)} only)")
    elif reading:
        marks.append("(reading not listed)" if reading == UNLISTED else f"(reading {reading})")
    return " ".join(marks)
