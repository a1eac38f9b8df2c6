"""Write the plan of an adjudication: what agrees filled in, what differs side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from compliance.coding.coded import Coded
from compliance.coding.pairs import Compared, TwoCodings
from compliance.model.adjudication import Take
from compliance.model.base import ArticleId, CoderId
from compliance.model.characters import FORBIDDEN_IN_LINES, REPLACEMENT
from compliance.workspace.evidence_fields import FIELD, Plain
from compliance.workspace.write.yaml_writer import write_yaml

_HEAD: Final = """\
# Two codings side by side: a is {first}, b is {second}. In each row write behind choice
#   a or b    keep that record; with other: [targets, status] these fields are the other coder's,
#             with fields: {{status: violated}} they are written anew, with without: [part] left out
#   both      keep both; neither: keep none
# and behind reason why, or the id of one of the reasons. Where the coders say the same, choice is
# filled in, and needs no reason. Then: compliance adjudicate --apply THIS_FILE
"""
_LONGEST: Final = 400
_BREAKS: Final = re.compile(r"\s+")


def plan_text(
    two: TwoCodings, articles: Iterable[ArticleId], by: CoderId, *, public: bool = False
) -> Iterator[str]:
    """Yield the plan of some articles in parts: the text of a file that `PlanFile` reads.

    Args:
        two: The codings.
        articles: Which articles; both coders have coded them.
        by: Who is to decide.
        public: Whether to print no more of a passage than its ends.
    """
    yield _HEAD.format(first=two.first, second=two.second)
    yield write_yaml({"coders": [two.first, two.second], "by": by, "reasons": []})
    yield "articles:\n"
    for article in articles:
        yield f"  - article: {article}\n    records:\n"
        yield from (_row(one, public=public) for one in two.compared(article))


def _row(one: Compared, *, public: bool) -> str:
    """Return the lines of a row."""
    first, second = one.pair.first, one.pair.second
    named = [f"{key}: {coded.id}" for key, coded in (("a", first), ("b", second)) if coded]
    head = f"id: {one.id}, {', '.join(named)}"
    notes = "".join(f"      # {note}\n" for note in _notes(one, public=public))
    if one.agreed:
        return f"{notes}      - {{{head}, choice: a}}\n"
    return f"\n{notes}      - {{{head}, choice: {Take.OPEN}, reason: {Take.OPEN}}}\n"


def _notes(one: Compared, *, public: bool) -> Iterator[str]:
    """Yield what a person has to know: passages, claims, and each field that differs."""
    sides = [
        (key, coded) for key, coded in (("a", one.pair.first), ("b", one.pair.second)) if coded
    ]
    if not one.agreed:
        yield from _once(sides, lambda coded: f"“{_passage(coded, public=public)}”")
    yield from _once(sides, lambda coded: _line(str(coded.value("claim"))))
    if len(sides) == 1:
        yield f"{sides[0][0]} alone: {', '.join(_fields(sides[0][1]))}"
    for said in one.differences:
        if not said.of_words:
            yield f"{said.label}: a {_value(said.first)} | b {_value(said.second)}"


def _once(sides: Sequence[tuple[str, Coded]], said: Callable[[Coded], str]) -> Iterator[str]:
    """Yield what each record says, after its letter; once without, where both say the same."""
    lines = {key: said(coded) for key, coded in sides}
    if len(set(lines.values())) < len(lines):
        lines = {"=": next(iter(lines.values()))}
    yield from (f"{key} {line}" for key, line in lines.items())


def _fields(coded: Coded) -> Iterator[str]:
    """Yield what a record says, as far as it is not what one says that says nothing."""
    for name in ("act", "targets", "status", "speaker", "voice", "respondents", "scope"):
        said = coded.value(name)
        if said and said not in {"own", "in_scope"} if isinstance(said, str) else said:
            yield f"{FIELD[name].label} {_value(said)}"


def _value(said: Plain) -> str:
    if isinstance(said, Sequence) and not isinstance(said, str):
        return "[" + ", ".join(_value(one) for one in said) + "]"
    if isinstance(said, dict):
        return "{" + ", ".join(f"{k}: {_value(v)}" for k, v in said.items() if v) + "}"
    return _line(str(said)) if said else "-"


def _passage(coded: Coded, *, public: bool) -> str:
    """Return a passage in a line; its ends where its text is not held, less where it is long."""
    ends = " … ".join(filter(None, (coded.pin.start, coded.pin.end)))
    text = _line(coded.passage or ends)
    if public:
        return _line(ends)
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} … {text[-half:]}"


def _line(text: str) -> str:
    """Return a text as it may stand in a comment: in one line, and nothing in it steers."""
    return FORBIDDEN_IN_LINES.sub(REPLACEMENT, _BREAKS.sub(" ", text).strip())
