"""What stands between a record and its text: who speaks, where, what changed, what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.views.audit.view import TraceView
from compliance.workspace.load import load_workspace
from compliance.workspace.lock_file import write_lock
from support.audits import audit_view_of, traces_in
from support.builders import GAZETTE, HERALD, workspace
from support.lake_texts import GAZETTE as GAZETTE_TEXT
from support.lake_texts import HERALD as HERALD_TEXT
from support.lake_texts import digest_sha256, range_of
from support.reports import lock_for

BOTH = [HERALD_TEXT, GAZETTE_TEXT]


def trace_of(root: Path, **changes: Any) -> TraceView:  # noqa: ANN401 - keys of a record
    """Return the one record of the lake that has these keys."""
    made = workspace(root, evidence=[changes])
    (trace,) = traces_in(audit_view_of(made, texts=BOTH))
    return trace


@pytest.mark.parametrize(
    ("keys", "who"),
    [
        ({"speaker": "south-gazette", "voice": "own"}, "South Gazette (south, media), in its own "),
        ({"voice": "quoted"}, "Ministry of Waters of North Shore (north, official), quoted by "),
        (
            {"voice": "reported", "via": ["wire", "north-herald"]},
            "North Shore (north, official), reported by Inland Wire and North Herald",
        ),
        (
            {"voice": "characterised", "via": ["south-office"]},
            "as told by Lake Office of South Shore, a voice of another side",
        ),
    ],
)
def test_it_says_in_whose_mouth_the_words_reach_the_reader(
    keys: dict[str, Any], who: str, tmp_path: Path
) -> None:
    assert who in trace_of(tmp_path, **keys).who


@pytest.mark.parametrize(
    ("passage", "place", "differences"),
    [
        ({"start": "Two boats stayed"}, "code points 271–287 of [1]", ()),
        ({"start": "gate"}, "in 2 places of [1]", ()),
        ({"start": "Seven swans"}, "nowhere in [1]", ()),
        (
            {"start": "The boats left the island"},
            "closest at code points 196–219 of [1]",
            ("“island” stands there as “lane”",),
        ),
        (
            {"start": "North Shore had shut one gate"},
            "closest at code points 49–74 of [1]",
            ("“had” does not stand there",),
        ),
        (
            {"start": "North Shore one gate of the"},
            "closest at code points 49–81 of [1]",
            ("“shut” stands there besides",),
        ),
        (
            {"start": "The boats left the lane", "end": "swans on the water"},
            "closest at code points 196–219 of [1]",
            ("“swans on the water” does not stand there",),
        ),
        (
            {"start": "Two boats stayed", "end": "The boats left the lane"},
            "closest at code points 271–287 of [1]",
            ("“The boats left the lane” stands elsewhere in the text",),
        ),
    ],
)
def test_it_says_where_the_passage_stands_or_what_differs_there(
    passage: dict[str, str], place: str, differences: tuple[str, ...], tmp_path: Path
) -> None:
    trace = trace_of(tmp_path, passage=passage)
    assert (trace.place, trace.differences) == (place, differences)
    assert trace.found is not (place.startswith(("closest", "nowhere")))


def test_without_text_and_lock_nobody_knows_a_place(tmp_path: Path) -> None:
    (trace,) = traces_in(audit_view_of(workspace(tmp_path, evidence=[{}])))
    assert (trace.record.proved.level, trace.place, trace.found) == ("unverified", None, True)


def test_of_several_texts_of_an_article_the_one_is_named(tmp_path: Path) -> None:
    held = [
        {"container_sha256": digest_sha256(), "range": list(range_of(name)), "text_sha256": sha256}
        for name, sha256 in (
            (HERALD, "afee9988e36d0ab1f5a643efa76694400ccbb773d1513b636a5d0e18417599b9"),
            (GAZETTE, "3c5c23bc0157c0ef4d740aecc480a57ad048df924055b98e519610303d8b68ca"),
        )
    ]
    article = {"id": GAZETTE, "outlet": "south-gazette", "published": "1999-06-28", "held": held}
    files: dict[str, str | bytes | None] = {f"articles/{HERALD}.yaml": None}
    made = workspace(tmp_path, evidence=[{}], articles=[article], files=files)
    (trace,) = traces_in(audit_view_of(made, texts=BOTH))
    assert trace.place == "code points 271–287 of [1], text 3c5c23bc0157"


def affirmed(root: Path) -> Path:
    """Affirm the records of a workspace on a day."""
    write_lock(root, lock_for(load_workspace(root), BOTH, on="1999-07-02").values())
    return root


def test_it_says_when_it_was_affirmed_and_what_changed_since(tmp_path: Path) -> None:
    root = affirmed(workspace(tmp_path, evidence=[{}]))
    (trace,) = traces_in(audit_view_of(root, texts=BOTH))
    assert (trace.affirmed, trace.suspect) == ("affirmed 2 Jul 1999, unchanged since", False)
    assert (trace.affirmed_on, trace.changed) == ("1999-07-02", ())
    workspace(root, evidence=[{"claim": "Another claim.", "targets": ["1b"]}])
    (trace,) = traces_in(audit_view_of(root, texts=BOTH))
    assert trace.affirmed == ("affirmed 2 Jul 1999, changed since: claim, target text, points")
    assert trace.suspect
    assert trace.changed == ("claim", "target_text", "targets")


def test_what_the_lock_alone_knows_is_attested(tmp_path: Path) -> None:
    root = affirmed(workspace(tmp_path, evidence=[{}]))
    (trace,) = traces_in(audit_view_of(root))
    assert trace.record.proof == "checked on 2 Jul 1999 against our copy; text not here"
    assert trace.place == "code points 271–287 of [1]"


def test_a_record_never_affirmed_says_so(tmp_path: Path) -> None:
    trace = trace_of(tmp_path)
    assert (trace.affirmed, trace.affirmed_on, trace.changed) == ("never affirmed", None, None)


@pytest.mark.parametrize(
    ("keys", "apart"),
    [
        ({}, None),
        ({"scope": "not_a_clause", "note": "Why."}, "about something else: in no point"),
        ({"scope": "arguable", "reading": "gates_all"}, "only on the reading gates_all"),
        (
            {"scope": "arguable", "reading": "unlisted", "note": "Why."},
            "only on a reading that is not listed",
        ),
        (
            {"probable_speaker": {"source": "south-office", "because": "The words are its own."}},
            "speaker in doubt; probably Lake Office of South Shore: The words are its own.",
        ),
    ],
)
def test_it_says_why_a_record_stands_apart(
    keys: dict[str, Any], apart: str | None, tmp_path: Path
) -> None:
    assert trace_of(tmp_path, **keys).apart == apart


def test_whoever_denies_a_record_or_adds_to_it_is_named_also_in_an_audit_of_one_side(
    tmp_path: Path,
) -> None:
    denial = {"act": "denies", "responds_to": ["e1"], "extent": "whole", "speaker": "south-office"}
    addition = {"act": "caveats", "speaker": "wire", "qualifies": ["e1"]}
    root = workspace(tmp_path, evidence=[{}, denial, addition])
    (trace,) = traces_in(audit_view_of(root, "north"))
    assert trace.answered == (
        f"denied by Lake Office of South Shore (south): {GAZETTE}#e2",
        f"added to by Inland Wire (third): {GAZETTE}#e3",
    )
    assert trace.denied_by == (f"{GAZETTE}#e2",)
    assert trace.qualified_by == (f"{GAZETTE}#e3",)
