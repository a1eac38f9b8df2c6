"""Report views by hand: every field filled, each with a text of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from compliance.model.base import EvidenceId
from compliance.model.evidence import PassagePin
from compliance.passages.prove import UNVERIFIED
from compliance.views.article import ArticleView, ChainView
from compliance.views.panel import GroupView, PanelView, SummaryCellView
from compliance.views.passage import Limits, PassageView
from compliance.views.record import DetailView, RecordView, ReferenceView
from compliance.views.report.view import (
    ClauseView,
    CorpusView,
    NameView,
    NotCountedView,
    ReportView,
    SummaryRowView,
    SummaryView,
    TargetView,
)
from compliance.views.target import ReadingView
from compliance.workspace.evidence import Evidence

T = TypeVar("T")

# What must never become an element, an attribute, a link or other markup.
HOSTILE = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "](javascript:alert(1))",
    "javascript:alert(1)",
    "`a` | b | c",
    "</style></title></textarea><!--",
    "\u202eright to left\u2066",
    "two\nlines\r\n\r\n# heading",
    "{{ view }} {% raw %}",
    "&lt;b&gt; &#x3c;i>",
)

# Templates never touch what views carry for machine output: it may as well be nothing.
MACHINE: Any = None
# But records have some of their fields from their evidence.
EVIDENCE: Any = SimpleNamespace(
    article=SimpleNamespace(title="", headline=None),
    speaker=SimpleNamespace(id=""),
    entry=SimpleNamespace(incident=None, targets=(), claim=""),
    language=None,
)

WHOLE_HEADING = "The agreement as a whole"


def filled(kind: type[T], of: object, /, **given: object) -> T:
    """Return a view whose texts say which field of what they are: `date of e1`.

    All else that is not given is what comes nearest to nothing.
    """
    view: Any = kind
    values = dict(given)
    for field in fields(view):
        if field.name not in values:
            nothing = () if str(field.type).startswith(("tuple", "Sequence")) else MACHINE
            nothing = EVIDENCE if field.type == "Evidence" else nothing
            texts = {"str": f"{field.name.replace('_', ' ')} of {of}", "bool": False}
            values[field.name] = texts.get(str(field.type), nothing)
    return kind(**values)


def limits_of(start: str, end: str) -> Limits:
    """Return limits of a passage of which no text is held: none are known."""
    entry = SimpleNamespace(passage=PassagePin(start=start, end=end))
    return Limits(cast("Evidence", SimpleNamespace(entry=entry)), UNVERIFIED)


def passage_view(**changes: object) -> PassageView:
    """Return a short passage, with a text held."""
    words = {
        "start": "first words",
        "end": "last words",
        "whole": "first words, some more, last words",
        "short": True,
        "link": "https://example.org/paper#:~:text=first%20words,last%20words",
        "language": "en",
        "aside": "",
        "limits": limits_of("first words", "last words"),
    }
    return filled(PassageView, "a passage", **{**words, **changes})


def record_view(entry: str = "e1", first_under: str = "1a", **changes: object) -> RecordView:
    """Return a record with nothing to remark on."""
    told = {
        "id": EvidenceId(f"paper-2020#{entry}"),
        "number": 1,
        "entry": entry,
        "current": True,
        "first_under": first_under,
        "under": "the agreement as a whole" if first_under == "*" else first_under,
        "printed_targets": (),
        "passage": passage_view(),
        "proved": UNVERIFIED,
    }
    return filled(RecordView, entry, **{**told, **changes})


def full_record(entry: str = "e9", first_under: str = "1a") -> RecordView:
    """Return a record with everything a record can have."""
    return record_view(
        entry,
        first_under,
        status="status nine",
        inferred=True,
        current=False,
        reading="1a-reading",
        arguable=True,
        relays=("in a relay", "a second relay"),
        references=(
            ReferenceView(id=EvidenceId("a#e1"), label="[1] e1", anchor="e-paper-2020-e1"),
            ReferenceView(id=EvidenceId("a#re"), label="[9] elsewhere", anchor=None),
        ),
        respondent_words="printed respondent",
        probable_speaker="somebody else: a reason",
        note="a note",
        details=tuple(
            DetailView(field=name, label=label, words=words, in_text=False)
            for name, label, words in (
                ("respondent_words", "in the words of the passage", "printed respondent"),
                ("incident", "incident", "the incident"),
                ("probable_speaker", "probable speaker", "somebody else: a reason"),
                ("note", "coder’s note", "a note"),
            )
        ),
        passage=passage_view(whole="a long whole passage", short=False),
    )


def panel_view(id_: str, *records: RecordView, **changes: object) -> PanelView:
    """Return a panel; without records, one that says why there are none."""
    group = GroupView(
        group=f"group of {id_}", label=f"label of {id_}", differs=False, records=records
    )
    told = {
        "id": id_,
        "labelled": True,
        "groups": (group,) if records else (),
        "blank": None if records else f"blank of {id_}",
    }
    return filled(PanelView, id_, **{**told, **changes})


def target_view(id_: str = "1a", **changes: object) -> TargetView:
    """Return an obligation on which one side speaks and two do not."""
    reading = ReadingView(
        id=f"{id_}-reading",
        says="the reading says",
        turns_on="it turns on",
        holders=("first holder", "second holder"),
        citations=("a citation", ""),
    )
    told = {
        "id": id_,
        "heading": id_,
        "detail": f"detail of {id_}",
        "kind": f"kind of {id_}",
        "readings": (reading,),
        "beside": (
            panel_view("left", record_view(f"e{id_}1", id_)),
            panel_view("right"),
            panel_view("none", blank="blank of right"),
        ),
    }
    return filled(TargetView, id_, **{**told, **changes})


def whole_view(id_: str, heading: str, *panels: PanelView) -> TargetView:
    """Return a clause or the agreement as a whole."""
    return target_view(
        id_, heading=heading, detail=None, kind=None, bearers="", due="", readings=(), beside=panels
    )


def article_view(number: int = 1, **changes: object) -> ArticleView:
    """Return an article that went through three hands."""
    hands = (("origin", "a speaker", None, "A"), ("origin", "a second speaker", "1 Jan 2020", "M"))
    told = {
        "number": number,
        "id": f"paper-{number}",
        "language": "en",
        "authors": ("an author", "a second author"),
        "url": f"https://example.org/{number}?a=1&copy=2",
        "copy_url": f"https://example.net/{number}",
        "coded": f"coding of {number}",
        "held": True,
        "chain": (
            *(ChainView(role=r, name=n, date=d, confidence=c) for r, n, d, c in hands),
            ChainView(role="copy", name="a site", date=None, confidence="C"),
        ),
        "records": 7,
        "article": SimpleNamespace(headline=f"headline of {number}"),
    }
    return filled(ArticleView, number, **{**told, **changes})


def summary_view() -> SummaryView:
    """Return a summary of one point and two sides."""
    left = SummaryCellView(
        side="left", labels=("first label", "second label"), counts=("count: 5",), blank=None
    )
    right = SummaryCellView(side="right", labels=(), counts=(), blank="blank in the summary")
    return SummaryView(
        sides=(("left", "the left side"), ("right", "the right side")),
        rows=(
            SummaryRowView(
                id="1",
                number="1",
                title="title in the summary",
                anchor="point-1",
                cells=(left, right),
            ),
        ),
    )


def report_view(**changes: object) -> ReportView:
    """Return a report on all sides in which everything a report can have occurs once."""
    e1, e2, e3 = record_view("e1", "1a"), record_view("e2", "1a"), record_view("e3", "1a")
    heard = record_view("e4", "1a", passage=passage_view(whole=None))
    focus_less = target_view(
        beside=(
            panel_view("left", e1, full_record(), characterised=(e2,), in_doubt=(e3,)),
            panel_view("right", blank="blank of right", characterised=(heard,)),
            panel_view("none"),
        )
    )
    above = whole_view("1", "Point 1 as a whole", panel_view("left", record_view("e6", "1")))
    told = {
        "title": "title of the workspace",
        "agreement_title": "title of the agreement",
        "point_word": "Point",
        "corpus": CorpusView(
            texts_held=101,
            articles=102,
            read_in_full=(("left", "name of left", 103), ("right", "name of right", 104)),
            read_in_part=(("left", "name of left", 113), ("right", "name of right", 114)),
            records=105,
            articles_cited=106,
            origins=107,
        ),
        "summary": summary_view(),
        "whole": whole_view("*", WHOLE_HEADING, panel_view("left", record_view("e5", "*"))),
        "clauses": (
            ClauseView(
                number="1",
                heading="Point 1",
                title="title of point 1",
                whole=above,
                obligations=(focus_less, target_view("1b")),
            ),
        ),
        "not_counted": (
            NotCountedView(why="why it is left out", records=(record_view("e7", ""),)),
        ),
        "articles": (
            article_view(),
            article_view(2, held=False, url=None, copy_url=None, authors=(), chain=()),
        ),
        "names": (NameView(neutral="neutral name", others=("other name", "third name")),),
    }
    return filled(ReportView, "the report", **{**told, **changes})


def source_view(**changes: object) -> ReportView:
    """Return a report on one side, with all others beside it and every cut made."""
    two = (
        panel_view("right", record_view("e2", "1a")),
        panel_view("third", record_view("e3", "1a")),
    )
    obligations = (
        target_view("1a", focus=panel_view("left", full_record("e1", "1a")), beside=two),
        target_view("1b", focus=panel_view("left", record_view("e4", "1b")), beside=two[:1]),
        target_view("1c", focus=panel_view("left"), beside=(panel_view("right"),)),
    )
    spoken = whole_view("1", "Point 1 as a whole", panel_view("right", record_view("e5", "1")))
    return report_view(
        source="left",
        source_name="the left side",
        as_of="2021-01-31",
        known_by="2021-02-28",
        points=("1", "2"),
        official=True,
        public=True,
        summary=None,
        whole=whole_view("*", WHOLE_HEADING, panel_view("right", record_view("e6", "*"))),
        clauses=(
            ClauseView(
                number="1", heading="Point 1", title="title", whole=spoken, obligations=obligations
            ),
        ),
        not_counted=(),
        names=(),
        **changes,
    )


def as_printed(text: str) -> str:
    """Return text as it comes out of a page read back: in one line, marks that turn it replaced."""
    return " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", text).split())


def with_texts(value: T, change: Callable[[str], str]) -> T:
    """Return a view in which every text of every field is changed."""
    changed: Any = value
    if isinstance(value, str):
        changed = change(value)
    elif isinstance(value, Sequence):
        changed = tuple(with_texts(part, change) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.init]
        parts = {name: with_texts(getattr(value, name), change) for name in names}
        changed = replace(value, **parts)
    made: T = changed
    return made


def texts_in(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a view, each with the class and field it stands in."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Sequence):
        for part in value:
            yield from texts_in(part, place)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name), f"{type(value).__name__}.{field.name}")
