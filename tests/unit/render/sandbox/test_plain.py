"""Views reach a stranger's templates as plain data, each once, and nothing else of them does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import pytest

from compliance.render.sandbox.plain import Message, Receiver, send_plain, shown
from compliance.views.matrix.view import By
from compliance.views.record import RecordView
from compliance.views.report.view import ReportView
from compliance.views.site.view import NamedView
from support.audits import audit_view
from support.views import full_record, record_view, report_view, source_view


def sent(view: object) -> list[Message]:
    """Return what is sent of a view."""
    messages: list[Message] = []
    send_plain(view, messages.append)
    return messages


def received(view: object) -> Any:  # noqa: ANN401 - whatever templates read
    """Return a view as templates read it."""
    receiver = Receiver()
    for message in sent(view):
        receiver.take(*json.loads(json.dumps(message)))
    return receiver.view


def is_as(data: Any, view: Any) -> bool:  # noqa: ANN401 - whatever a view holds
    """Return whether data says all that templates may read of a view, and no more."""
    if isinstance(view, tuple):
        return isinstance(data, list) and all(map(is_as, data, view)) and len(data) == len(view)
    if view is None or isinstance(view, str | int):
        return data == view and type(data) in {str, int, bool, type(None)}
    names = shown(cast("Any", type(view)))
    return set(data) == {*names.single, *names.others} and all(
        is_as(data[name], getattr(view, name)) for name in data
    )


@pytest.mark.parametrize("view", [report_view(), source_view(), audit_view(), full_record(), None])
def test_a_view_arrives_as_it_is(view: object) -> None:
    assert is_as(received(view), view)


def test_what_is_for_machines_is_not_sent() -> None:
    assert {"evidence", "proved", "origin"}.isdisjoint(received(full_record()))
    assert "agreement" not in received(report_view())
    names = shown(RecordView)
    assert {"speaker_id", "headline", "note"} <= set(names.single)
    assert {"passage", "details", "targets"} <= set(names.others)
    assert "proof_levels" in shown(ReportView).others


def test_a_record_is_sent_once_wherever_it_stands() -> None:
    record = record_view("e1")
    one, two = (NamedView(id=str(i), name="a") for i in range(2))
    alone = [message[0] for message in sent(record)]
    kinds = [message[0] for message in sent((record, one, two, record, one))]
    assert kinds == [*alone[:-1], "kind", "node", "node", "view"]
    first, _, other, again, _ = received((record, one, two, record, one))
    assert first is again
    assert other == {"id": "1", "name": "a"}


def test_words_of_closed_lists_and_half_characters_are_texts() -> None:
    assert received((By.SOURCE, "\ud800")) == ["source", "\ud800"]


def test_a_view_holds_nothing_of_a_kind_that_is_not_sent() -> None:
    with pytest.raises(TypeError):
        sent((Path("a secret"),))
