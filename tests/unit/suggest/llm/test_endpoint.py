"""The server of a model that fails, stalls or answers oddly, and the key that it is sent."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from compliance.network.error import UnfetchedError
from compliance.network.limits import Limits
from compliance.suggest.given import Known
from compliance.suggest.llm import engine as llm
from compliance.suggest.llm.engine import Endpoint, ModelFailedError
from support.llm import RIGHT, Model, answers, article, proposing, reply, suggested
from support.web import Page, dripping, page, redirect, serving

BROKEN: Mapping[str, Page] = {
    "no JSON": page(b"I am sorry"),
    "no choices": page(b'{"choices": []}'),
    "no text": reply(None),
    "text that is no JSON": reply("Here you are: []"),
    "a list": reply("[]"),
    "no list": reply('{"suggestions": {}}'),
    "half of it": reply('{"suggestions": [{"passage": "No'),
    "deep": reply("[" * 5_000),
    "not UTF-8": page(b'{"choices": [{"message": {"content": "\xff"}}]}'),
    "nothing": page(b""),
}


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN)
def test_an_answer_of_another_form_is_one_sentence(
    answer: Page, model: Model, known: Known
) -> None:
    answers(model, answer)
    with pytest.raises(ModelFailedError, match="does not answer in the form that was asked for; c"):
        model.engine.suggest(article(known))


FAILING: Mapping[str, tuple[Page, str]] = {
    "not there": (page(b"{}", status="404 No"), r"is not there \(status 404\)"),
    "no key": (page(b"{}", status="401 No"), r"is for those who have logged in \(status 401\)"),
    "fails": (page(b"{}", status="500 No"), r"is of a server that fails \(status 500\)"),
    "leads on": (redirect("http://192.0.2.1/"), r"is not given \(status 302\)"),
    "short": (proposing(RIGHT)[:-9], "breaks off before its end"),
    "no answer": (b"", "does not answer as a web server does"),
    "too large": (page(b"x" * 5_000_000), "has more than 4 MiB"),
}


@pytest.mark.parametrize(("answer", "wrong"), FAILING.values(), ids=FAILING)
def test_a_server_that_fails_is_one_sentence(
    answer: Page, wrong: str, model: Model, known: Known
) -> None:
    answers(model, answer)
    with pytest.raises(ModelFailedError, match=wrong) as failed:
        model.engine.suggest(article(known))
    assert str(failed.value).endswith('; see that it runs, or use the engine "rules"')


def test_a_server_that_stalls_is_given_up(
    model: Model, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(llm, "LIMITS", Limits(silence=0.2))
    answers(model, dripping(b"", b"", 1.0, 1))
    with pytest.raises(ModelFailedError, match=r"sent nothing for 0\.2 seconds"):
        model.engine.suggest(article(known))


def test_the_key_is_sent_and_stands_nowhere_else(known: Known) -> None:
    key = "sk-0123456789"
    with serving() as site:
        model = Model(site, key)
        (one,) = suggested(model, article(known), RIGHT)
        assert b"\r\nAuthorization: Bearer sk-0123456789\r\n" in site.asked[0]
        assert key not in site.asked[0].partition(b"\r\n\r\n")[2].decode()
        assert key not in repr(one) + repr(Endpoint.read(site.url("/v1"), "m", key))
        answers(model, page(b"{}", status="401 No"))
        with pytest.raises(ModelFailedError) as failed:
            model.engine.suggest(article(known))
        assert key not in str(failed.value)


def test_without_a_key_none_is_sent(model: Model, known: Known) -> None:
    suggested(model, article(known))
    assert b"Authorization" not in model.site.asked[0]


@pytest.mark.parametrize("key", ["a b", "a\r\nX: y", "ключ", "a\x00"])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(ModelFailedError, match="a key with such characters") as refused:
        Endpoint.read("https://models.example/v1", "m", key)
    assert key not in str(refused.value)


@pytest.mark.parametrize("host", ["models.example", "192.168.0.7", "10.0.0.1"])
def test_a_key_is_not_sent_where_others_can_read_it(host: str) -> None:
    with pytest.raises(ModelFailedError, match="anyone on the way can read it; give an address of"):
        Endpoint.read(f"http://{host}/v1", "m", "sk-1")
    Endpoint.read(f"http://{host}/v1", "m")


@pytest.mark.parametrize(
    "address", ["http://localhost:8080/v1", "http://[::1]:8080", "https://models.example/v1"]
)
def test_a_key_is_sent_to_this_machine_or_safely(address: str) -> None:
    assert Endpoint.read(address, "m", "sk-1").key == "sk-1"


def test_what_is_no_address_is_no_endpoint() -> None:
    with pytest.raises(UnfetchedError):
        Endpoint.read("file:///etc/passwd", "m")


def test_what_could_be_a_key_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ModelFailedError, match="behind a question mark") as refused:
        Endpoint.read("https://models.example/v1?key=sk-1", "m")
    assert "sk-1" not in str(refused.value)
