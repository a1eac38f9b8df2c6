"""The words for how two operands stand to each other; a test holds them closed, as all words."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.diff.rows import DiffKind, Reason
from compliance.wording.speaking import marked
from compliance.wording.worded import Worded

DIFF_KIND_MEANINGS: Mapping[DiffKind, str] = Worded(
    {
        DiffKind.DENIAL: "one denies a statement of the other",
        DiffKind.ATTRIBUTION: "both tell of one incident and name others whose conduct it is",
        DiffKind.READING: "opposed statuses that rest on different readings of the duty",
        DiffKind.CONFLICT: "one says fulfilled or lapsed of a time of which the other surely says "
        "not fulfilled or violated",
        DiffKind.OPPOSED: "the same, but they may speak of different times",
        DiffKind.OTHER_TIME: "what differs is said of times that surely do not meet",
        DiffKind.OTHER_PART: "the same, of parts of the duty that have nothing in common",
        DiffKind.FIGURE: "both count the same thing of the same people and give other numbers",
        DiffKind.PARTIAL: "both speak of it, and no other rule fits",
        DiffKind.AGREE: "the same status, or a telling of one incident, of the same named; "
        "not more",
        DiffKind.ONE_SIDED: "only one speaks of it",
        DiffKind.NOT_READ: "only one speaks of it; nothing of the other’s was read or searched",
        DiffKind.BOTH_SILENT: "neither speaks of it",
        DiffKind.CHANGED: "the record says something else",
        DiffKind.REWORDED: "the record says it in other words of ours, or by another passage",
        DiffKind.MOVED: "the record is about another point",
        DiffKind.RENUMBERED: "the same record under another number",
        DiffKind.ADDED: "the record is in the right only",
        DiffKind.WITHDRAWN: "the record is in the left only; its speaker has withdrawn nothing",
        DiffKind.UNCHANGED: "the same record in both",
    }
)

DIFF_KIND_WORDS: Mapping[DiffKind, str] = Worded(
    {
        DiffKind.DENIAL: "one denies what the other says",
        DiffKind.ATTRIBUTION: "of one incident, each names another as the one who acted",
        DiffKind.READING: "opposed words for how the duty stands, by different readings of it",
        DiffKind.CONFLICT: "opposed words for how the duty stands, of one time",
        DiffKind.OPPOSED: "opposed words for how the duty stands, perhaps of different times",
        DiffKind.OTHER_TIME: "of different times",
        DiffKind.OTHER_PART: "of different parts of the duty",
        DiffKind.FIGURE: "other numbers of the same",
        DiffKind.PARTIAL: "both speak of it",
        DiffKind.AGREE: "both say the same",
        DiffKind.ONE_SIDED: "only one speaks of it",
        DiffKind.NOT_READ: "only one speaks of it; of the other, nothing was read",
        DiffKind.BOTH_SILENT: "neither speaks of it",
        DiffKind.CHANGED: "it says something else",
        DiffKind.REWORDED: "it says it in other words",
        DiffKind.MOVED: "it is about something else",
        DiffKind.RENUMBERED: "it has another number",
        DiffKind.ADDED: "only in the right",
        DiffKind.WITHDRAWN: "only in the left",
        DiffKind.UNCHANGED: "the same in both",
    }
)
"""The kinds of difference as headings have them."""

OWN_KIND_MEANINGS: Mapping[DiffKind, str] = Worded(
    {
        **DIFF_KIND_MEANINGS,
        DiffKind.DENIAL: "it denies a statement of its own",
        DiffKind.ATTRIBUTION: "on two occasions it tells of one incident, and names others whose "
        "conduct it is",
        DiffKind.OPPOSED: "one says fulfilled or lapsed, the other not fulfilled or violated; "
        "they may speak of different times",
        DiffKind.PARTIAL: "one says fulfilled or lapsed, the other not fulfilled or violated; "
        "they may speak of different parts of the duty",
        DiffKind.OTHER_TIME: "they speak of times that surely do not meet, and neither stands "
        "against the other",
        DiffKind.OTHER_PART: "they speak of parts of the duty that have nothing in common, and "
        "neither stands against the other",
        DiffKind.FIGURE: "it counts the same thing of the same people, of times that may be one, "
        "and gives another number than the time before",
    }
)
"""The same, where both statements are of one voice."""

OWN_KIND_WORDS: Mapping[DiffKind, str] = Worded(
    {
        **DIFF_KIND_WORDS,
        DiffKind.DENIAL: "denies what it said itself",
        DiffKind.ATTRIBUTION: "of one incident, names another as the one who acted than before",
        DiffKind.OTHER_TIME: "opposed words for how the duty stands, of different times",
        DiffKind.OTHER_PART: "opposed words for how the duty stands, of different parts of it",
        DiffKind.PARTIAL: "opposed words for how the duty stands, perhaps of different parts of it",
        DiffKind.FIGURE: "another number of the same than before",
    }
)
"""The same as headings have them."""

REASON_WORDS: Mapping[Reason, str] = Worded(
    {
        Reason.OTHER_INSTRUMENT: "another instrument",
        Reason.OUTSIDE_ZONE: "people or place outside it",
        Reason.NOT_A_CLAUSE: "in no point",
        Reason.CHARACTERISED: "as told by another side",
        Reason.IN_DOUBT: "speaker in doubt",
        Reason.REPLACED: "in a version since replaced",
        Reason.EARLIER: "earlier status",
        Reason.INTERPRETS: "reads as",
        Reason.COMMITS: "says it will",
        Reason.DEMANDS: "asks",
        Reason.FORECASTS: "expects",
        Reason.CAVEATS: "adds",
        Reason.BACKGROUND: "background",
    },
    "what is not compared",
)

OWN_NOT_SAID_HERE = marked(
    "Why a voice says first this and then that, and which of it holds. Only what was read and "
    "coded is compared: a voice without a row may have said otherwise elsewhere."
)

NOT_SAID_HERE = marked(
    "Who is right. A kind says how two statements stand to each other, no more: a denial upholds "
    "nothing, an agreement of two proves nothing, and nothing beside a statement is no consent."
)
