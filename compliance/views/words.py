"""The program's own words. None of them judges; a test holds the lists closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

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
    Extent,
    Group,
    ObligationKind,
    Scope,
    Status,
    Voice,
)
from compliance.passages.level import Level
from compliance.wording.speaking import marked, tr, trn, trp
from compliance.wording.worded import Worded
from compliance.workspace.evidence import Evidence, Part

ACT_WORDS: Mapping[Act, str] = Worded(
    {
        Act.ASSESSES: "says",
        Act.STATES: "says",
        Act.DENIES: "denies",
        Act.INTERPRETS: "reads as",
        Act.COMMITS: "says it will",
        Act.DEMANDS: "asks",
        Act.FORECASTS: "expects",
        Act.CAVEATS: "adds",
        Act.BACKGROUND: "says",
    },
    "what a voice does",
)

STATUS_WORDS: Mapping[Status, str] = Worded(
    {
        Status.FULFILLED: "fulfilled",
        Status.PARTLY_FULFILLED: "partly fulfilled",
        Status.IN_PROGRESS: "in progress",
        Status.NOT_FULFILLED: "not fulfilled",
        Status.VIOLATED: "violated",
        Status.LAPSED: "lapsed",
        Status.UNCLEAR: "unclear",
    },
    "how a duty stands",
)

EXTENT_WORDS: Mapping[Extent, str] = Worded(
    {
        Extent.WHOLE: "the whole",
        Extent.PART: "a part",
        Extent.UNSPECIFIED: "which part, not said",
    },
    "how much is denied",
)

GROUP_WORDS: Mapping[Group, str] = Worded(
    {
        Group.OFFICIAL: "official",
        Group.MEDIA: "media",
        Group.OTHER: "other",
    },
    "voices",
)

KIND_WORDS: Mapping[ObligationKind, str] = Worded(
    {
        ObligationKind.ACT: "to be done once",
        ObligationKind.STATE: "to be kept",
        ObligationKind.CONDITIONAL: "conditional",
        ObligationKind.RIGHT: "a right",
    },
    "a duty",
)

SCOPE_WORDS: Mapping[Scope, str] = Worded(
    {
        Scope.IN_SCOPE: "under the point",
        Scope.ARGUABLE: "under the point on one reading",
        Scope.OUTSIDE_ZONE: "people or place outside it",
        Scope.OTHER_INSTRUMENT: "another instrument",
        Scope.NOT_A_CLAUSE: "in no point",
    }
)

CHAIN_WORDS: Mapping[ChainRole, str] = Worded(
    {
        ChainRole.ORIGIN: "origin",
        ChainRole.AGENCY: "agency",
        ChainRole.OUTLET: "outlet",
        ChainRole.TRANSLATION: "translation",
        ChainRole.REPOST: "copy",
    },
    "a hand through which an article went",
)

PROOF_WORDS: Mapping[Level, str] = Worded(
    {
        Level.EXACT: "words found in our copy",
        Level.FOLDED: "words found in our copy, the same but for punctuation",
        Level.ATTESTED: "checked on {on} against our copy; text not here",
        Level.UNVERIFIED: "never checked; text not here",
        Level.AMBIGUOUS: "words found in several places of our copy",
        Level.NEAR: "words not found in our copy; something close stands there",
        Level.MISSING: "words not found in our copy",
    }
)
"""How far a passage was checked; {on} is the day on which its text was here."""

PROOF_SHORT: Mapping[Level, str] = Worded(
    {
        Level.EXACT: "found",
        Level.FOLDED: "alike",
        Level.ATTESTED: "checked",
        Level.UNVERIFIED: "unchecked",
        Level.AMBIGUOUS: "several",
        Level.NEAR: "close",
        Level.MISSING: "not found",
    },
    "a passage, in short",
)
"""The same at the edge of a line; a legend says what each means."""

PROOF_MEANINGS: Mapping[Level, str] = Worded(
    {
        Level.EXACT: "found once in the text held here",
        Level.FOLDED: "found once, but for quotes, dashes or white space",
        Level.ATTESTED: "no text here; the lock says where it was found",
        Level.UNVERIFIED: "no text here, and no lock",
        Level.AMBIGUOUS: "found in several places",
        Level.NEAR: "not found; something close stands there",
        Level.MISSING: "not found",
    }
)
"""What that rests on, for whoever checks it."""

VOICE_WORDS: Mapping[Voice, str] = Worded(
    {
        Voice.OWN: "in its own words",
        Voice.QUOTED: "quoted",
        Voice.REPORTED: "reported",
        Voice.CHARACTERISED: "as told by a voice of another side",
    },
    "the words of a voice",
)

RELAYED_WORDS: Mapping[Voice, str] = Worded(
    {
        Voice.OWN: "in its own words",
        Voice.QUOTED: "quoted by {relays}",
        Voice.REPORTED: "reported by {relays}",
        Voice.CHARACTERISED: "as told by {relays}, a voice of another side",
    },
    "the words of a voice",
)
"""The same with those who relay the words in the place of {relays}."""

UNKNOWN = "unknown"
"""The side of those who are not identified."""
ABOUT_ELSE = marked("about something else")
AS_TOLD = marked("as told by another side")
SINCE_REPLACED = marked("in a version since replaced")
APART_WORDS: Mapping[Apart, str] = Worded(
    {
        Apart.NOT_COUNTED: "about something else",
        Apart.CHARACTERISED: "as told by another side",
        Apart.IN_DOUBT: "the printed speaker is in doubt",
        Apart.REPLACED: "in a version since replaced",
    }
)

APART_HEADINGS: Mapping[Apart, str] = Worded(
    {
        Apart.NOT_COUNTED: "about something else",
        Apart.CHARACTERISED: "as told by another side",
        Apart.IN_DOUBT: "printed under this name; who said it is in doubt",
        Apart.REPLACED: "in a version since replaced",
    }
)
"""What stands over such records where they stand under the name of a side."""

# What follows is translated by whoever prints it: `tr(NO_STATUS)`.

NO_STATUS = marked("no status")
EARLIER_STATUS = marked("earlier status")
NOBODY_NAMED = marked("by whom, not said")
INFERRED = marked("point inferred by us")
INFERRED_SHORT = marked("inferred")
SPEAKER_IN_DOUBT = marked("speaker in doubt")
EARLIER = marked("(earlier)")
WHOLE_AGREEMENT = marked("the agreement as a whole")
NO_DATE = marked("no date in the text")
LIMITED = marked("[words that limit this are left out here]")
UNCONFIRMED = marked("(unconfirmed)")
AGAINST = marked("denies what the other says, or is denied, or says the opposite of the same time")


def file_words(extractor: Extractor | None, file: str) -> str:
    """Return of which file a text is, or what made a text of it, of which this one is."""
    if extractor is None:
        return tr("the file {file}", file=file)
    settings = f" ({extractor.settings})" if extractor.settings else ""
    program = f"{extractor.name} {extractor.version}{settings}"
    return tr("the text that {program} made of the file {file}", program=program, file=file)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun, which is in the plural unless the number is 1."""
    return trn(f"{{number}} {singular}", f"{{number}} {plural or singular + 's'}", number)


def voices_words(side: str, name: str, group: Group) -> str:
    """Return the voices of a side by their group: "Azerbaijan, media".

    Of speakers who are not identified that they are other voices goes without saying.
    """
    if side == UNKNOWN and group is Group.OTHER:
        return name
    return trp("voices", "{side}, {group}", side=name, group=GROUP_WORDS[group])


def occasions_words(statements: int, occasions: int) -> str:
    """Return how many statements there are, and on how many occasions they were made."""
    said = counted(statements, "statement")
    if statements <= 1:
        return said
    return trn(
        "{statements} on one occasion",
        "{statements} on {number} separate occasions",
        occasions,
        statements=said,
    )


def joined(words: Sequence[str]) -> str:
    """Join words as a list is written: a, b and c."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no joining
        return "".join(words)
    return trp("a list", "{words} and {last}", words=", ".join(words[:-1]), last=words[-1])


def blank_words(blank: Blank, read: int, articles: str = "", *, official: bool = False) -> str:
    """Return a blank in words: always about what was read, never about the side itself.

    `articles` are those that were `read`, counted, with whose they are. `official`: other voices
    were left out, and may well stand in what was read.
    """
    if blank is Blank.SEARCHED_EMPTY:
        return tr("searched, nothing found")
    if blank is Blank.SILENT:
        articles = articles or counted(read, "article")
        if official:
            return tr("{articles} read in full, without anything official on it", articles=articles)
        return trn(
            "{articles} read in full, it does not mention it",
            "{articles} read in full, none mentions it",
            read,
            articles=articles,
        )
    return tr("not searched")


def status_words(
    status: Status, respondents: Sequence[str], limits: str = "", *, nobody: bool = True
) -> str:
    """Return a status with the parties whose conduct it is about, and what it is limited to.

    If none is named, that is told, unless it goes without saying (not `nobody`).
    """
    said = STATUS_WORDS[status]
    if respondents:
        said = tr("{status} by {parties}", status=said, parties=joined(respondents))
    elif nobody:
        said = tr("{status}; by whom, not said", status=said)
    return f"{said}{limits}"


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
    return f" ({_renewals(named.values(), some=None in renewals)})"


def _renewals(titles: Collection[str], *, some: bool) -> str:
    """Return the renewals that all statements are of, or only some of them."""
    number, listed = len(titles), "; ".join(titles)
    if number > MOST_RENEWALS:
        if some:
            return trn(
                "some statements of {number} renewal",
                "some statements of {number} renewals",
                number,
            )
        return trn("of {number} renewal", "of {number} renewals", number)
    if some:
        return trn(
            "some statements of the renewal: {titles}",
            "some statements of the renewals: {titles}",
            number,
            titles=listed,
        )
    return trn("of the renewal: {titles}", "of the renewals: {titles}", number, titles=listed)


def version_words(e: Evidence) -> str | None:
    """Return what became of a record in a version since replaced; None of any other."""
    if e.replaced_by is None:
        return None
    if not e.same_as:
        return tr("in a version since replaced by {article}", article=e.replaced_by)
    return tr(
        "in a version since replaced by {article}, where {record} says the same",
        article=e.replaced_by,
        record=e.same_as,
    )


def not_counted_words(scope: Scope) -> str:
    """Return that a record is not counted, with the reason."""
    return f"{APART_WORDS[Apart.NOT_COUNTED]}: {SCOPE_WORDS[scope]}"


def only_on(reading: str | None) -> str:
    """Return on which reading only a record is; one that is not listed has no name."""
    if reading in {None, UNLISTED}:
        return tr("only on a reading that is not listed")
    return tr("only on the reading {reading}", reading=reading)


def target_words(agreement: Agreement, target: str) -> str:
    """Return a target as a line of several has it: "the whole", or its number as printed."""
    return trp("an agreement", "the whole") if target == WHOLE else agreement.printed(target)


def earlier_mark(*, current: bool, replaced: bool = False) -> str:
    """Return in brackets that a record's status is not the current one; "" if it is.

    `replaced`: only a version of its article that was replaced says it.
    """
    if current:
        return ""
    return f"({tr(SINCE_REPLACED)})" if replaced else tr(EARLIER)


def reading_mark(reading: str | None, *, arguable: bool) -> str:
    """Return in brackets on which reading a record is; "" if it carries none.

    `arguable`: it falls under its target on that reading only.
    """
    if arguable:
        return f"({only_on(reading)})"
    if reading == UNLISTED:
        return tr("(reading not listed)")
    return tr("(reading {reading})", reading=reading) if reading else ""
