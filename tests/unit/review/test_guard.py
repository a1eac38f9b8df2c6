"""Nothing gets past the guard but a browser that was let in, from pages of ours."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from compliance.review.admission import Admission
from compliance.review.fields import Fields
from compliance.review.guard import HEADERS, Guard, Limits
from support.asgi import FORM, HOST, ORIGIN, PORT, Asked, Visitor, ask, run_apart


class Inner:
    """Answers with what it was told, and counts how often it was asked."""

    def __init__(self) -> None:
        self.states: list[Mapping[str, object]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.states.append(scope["state"])
        await PlainTextResponse("inside")(scope, receive, send)


@pytest.fixture
def inner() -> Inner:
    return Inner()


@pytest.fixture
def admission() -> Admission:
    return Admission()


@pytest.fixture
def guard(inner: Inner, admission: Admission) -> Guard:
    return Guard(inner, admission, PORT, Limits(body=20_000, seconds=0.05))


@pytest.fixture
def visitor(guard: Guard, admission: Admission) -> Visitor:
    cookie = admission.new_cookie()
    return Visitor(guard, f"other=1; {guard.cookie}={cookie}", admission.form_token(cookie))


@pytest.mark.parametrize(
    ("path", "sheet"),
    [
        ("/adjudicate", "/adjudicate"),
        ("/adjudicate/gazette-1999-06-28", "/adjudicate/gazette-1999-06-28"),
        ("//example.org/adjudicate", "/"),
        ("/adjudicate//example.org", "/"),
        ("/item", "/"),
    ],
)
def test_the_way_on_leads_to_a_sheet_that_is_known(
    path: str, sheet: str, guard: Guard, admission: Admission
) -> None:
    query = urlencode({"token": admission.token})
    answer = ask(guard, Asked(target=f"{path}?{query}", headers=[("host", HOST)]))
    assert (answer.status, answer.headers["location"]) == (303, sheet)


def test_a_token_is_taken_out_of_the_address_and_a_cookie_is_given(
    guard: Guard, admission: Admission, inner: Inner
) -> None:
    query = urlencode({"token": admission.token, "article": "a b"})
    answer = ask(guard, Asked(target=f"/?{query}", headers=[("host", HOST)]))
    assert (answer.status, answer.headers["location"]) == (303, "/?article=a+b")
    name, _, rest = answer.headers["set-cookie"].partition("=")
    cookie, *settings = rest.split("; ")
    assert name == guard.cookie == "compliance-review-8714"
    assert settings == ["HttpOnly", "Path=/", "SameSite=strict"]
    assert admission.knows(cookie)
    assert admission.token not in f"{answer.headers}{answer.text}"
    assert inner.states == []


def test_the_token_lets_in_any_number_of_browsers_and_one_for_once_lets_in_one(
    guard: Guard, admission: Admission
) -> None:
    once = admission.token_for_once()
    tried = [admission.token, admission.token, once, once]
    asked = [Asked(target=f"/?token={token}", headers=[("host", HOST)]) for token in tried]
    assert [ask(guard, one).status for one in asked] == [303, 303, 303, 403]
    assert ask(guard, asked[0]).headers["location"] == "/"


@pytest.mark.parametrize("token", ["", "x", "%E2%82%AC", "x" * 43])
def test_no_other_token_lets_in(guard: Guard, inner: Inner, token: str) -> None:
    answer = ask(guard, Asked(target=f"/?token={token}"))
    assert answer.status == 403
    assert (
        answer.text == "Open the address that compliance review printed when it was started last.\n"
    )
    assert inner.states == []


def test_a_token_does_not_stand_in_for_a_cookie_in_a_form(
    guard: Guard, admission: Admission, inner: Inner
) -> None:
    headers = [("host", HOST), ("origin", ORIGIN), ("content-type", FORM)]
    asked = Asked("POST", f"/?token={admission.token}", headers, (b"a=1",))
    assert ask(guard, asked).status == 403
    assert inner.states == []


def test_who_was_let_in_is_answered(visitor: Visitor, inner: Inner) -> None:
    assert visitor.get("/?a=1&b=%C3%A9").text == "inside"
    fields = Fields((("a", "1"), ("b", "é")))
    assert inner.states == [{"fields": fields, "form_token": visitor.form_token}]


def test_every_answer_tells_the_browser_what_it_may_do(visitor: Visitor) -> None:
    for answer in (visitor.get("/"), visitor.get("/", host="evil.example"), visitor.post("/", {})):
        found = {name: answer.headers.get(name.lower()) for name in HEADERS}
        assert found == HEADERS
    policy = HEADERS["Content-Security-Policy"].split("; ")
    assert policy[0] == "default-src 'none'"
    assert "frame-ancestors 'none'" in policy
    assert not any("unsafe" in part or "data:" in part or "*" in part for part in policy)


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("host", "evil.example:8714")],
        [("host", "127.0.0.1")],
        [("host", "127.0.0.1:8715")],
        [("host", "127.0.0.1.evil.example:8714")],
        [("host", HOST), ("host", HOST)],
        [("host", "[::1]:8714")],
        [("host", "")],
    ],
    ids=repr,
)
def test_only_its_own_names_are_answered(
    visitor: Visitor, inner: Inner, headers: list[tuple[str, str]]
) -> None:
    asked = Asked(headers=[*headers, ("cookie", visitor.cookie)])
    assert ask(visitor.app, asked).status == 421
    assert inner.states == []


def test_on_the_port_of_http_names_come_without_it(inner: Inner, admission: Admission) -> None:
    guard = Guard(inner, admission, 80)
    cookie = f"{guard.cookie}={admission.new_cookie()}"
    for host in ("localhost", "127.0.0.1:80"):
        assert ask(guard, Asked(headers=[("host", host), ("cookie", cookie)])).status == 200


@pytest.mark.parametrize("cookie", ["", "x", "name.", ".", "name.sign", "é.é"])
def test_no_cookie_but_those_of_this_run_is_known(guard: Guard, inner: Inner, cookie: str) -> None:
    other = Admission()
    for value in (cookie, other.new_cookie()):
        headers = [("host", HOST), ("cookie", f"{guard.cookie}={value}")]
        assert ask(guard, Asked(headers=headers)).status == 403
    assert inner.states == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_site_is_answered_nothing(
    visitor: Visitor, inner: Inner, site: str
) -> None:
    assert visitor.get("/", sec_fetch_site=site).status == 403
    assert visitor.post("/", {}, sec_fetch_site=site).status == 403
    assert inner.states == []


def test_a_form_of_ours_is_taken(visitor: Visitor, inner: Inner) -> None:
    assert visitor.post("/", {"a": "1\r\n2"}).text == "inside"
    fields = Fields((("form_token", visitor.form_token), ("a", "1\n2")))
    assert inner.states == [{"fields": fields, "form_token": visitor.form_token}]


@pytest.mark.parametrize(
    "origin", ["null", "http://evil.example", "https://127.0.0.1:8714", "http://localhost:8714", ""]
)
def test_a_form_from_elsewhere_is_refused(visitor: Visitor, inner: Inner, origin: str) -> None:
    assert visitor.post("/", {}, origin=origin).status == 403
    assert inner.states == []


def test_a_form_without_an_origin_needs_to_be_told_from_where_it_is(
    visitor: Visitor, inner: Inner
) -> None:
    body = (urlencode({"form_token": visitor.form_token}).encode(),)
    base = [("host", HOST), ("cookie", visitor.cookie), ("content-type", FORM)]
    told = [*base, ("sec-fetch-site", "same-origin")]
    typed = [*base, ("sec-fetch-site", "none")]
    statuses = [ask(visitor.app, Asked("POST", "/", h, body)).status for h in (told, typed, base)]
    assert statuses == [200, 403, 403]
    assert len(inner.states) == 1


@pytest.mark.parametrize("form", [b"", b"form_token=", b"form_token=x", b"form_token=%C3%A9"])
def test_a_form_without_its_token_is_refused(visitor: Visitor, inner: Inner, form: bytes) -> None:
    assert visitor.post_bytes("/", form).status == 403
    assert inner.states == []


def test_the_token_of_another_browser_is_no_ones_else(
    visitor: Visitor, admission: Admission, inner: Inner
) -> None:
    visitor.form_token = admission.form_token(admission.new_cookie())
    assert visitor.post("/", {}).status == 403
    assert inner.states == []


@pytest.mark.parametrize("kind", ["", "application/json", "multipart/form-data", "text/plain"])
def test_nothing_but_a_form_is_taken(visitor: Visitor, inner: Inner, kind: str) -> None:
    assert visitor.post("/", {}, content_type=kind).status == 415
    assert inner.states == []


def test_a_form_says_its_letters(visitor: Visitor) -> None:
    assert visitor.post("/", {}, content_type=f"{FORM}; charset=UTF-8").status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "post"])
def test_no_other_method_is_answered(visitor: Visitor, inner: Inner, method: str) -> None:
    headers = [("host", HOST), ("cookie", visitor.cookie)]
    assert ask(visitor.app, Asked(method, "/", headers)).status == 405
    assert inner.states == []


@pytest.mark.parametrize(
    "form",
    [
        b"a",
        b"a=%FF",
        b"a=%00",
        b"a=\xff",
        b"&".join(b"a=1" for _ in range(4_100)),
        b"form_token=1&form_token=2",
        b"token=1&token=2",
    ],
    ids=lambda form: form[:12].hex(),
)
def test_what_no_form_of_ours_sends_is_refused(visitor: Visitor, inner: Inner, form: bytes) -> None:
    assert visitor.post_bytes("/", form).status == 400
    assert visitor.get(f"/?{form.decode('latin-1')}").status == 400 or b"\xff" in form
    assert inner.states == []


def test_a_value_that_is_too_long_is_refused(inner: Inner, admission: Admission) -> None:
    guard = Guard(inner, admission, PORT)
    cookie = admission.new_cookie()
    visitor = Visitor(guard, f"{guard.cookie}={cookie}", admission.form_token(cookie))
    assert visitor.post("/", {"a": "x" * 8_192}).status == 200
    assert visitor.post("/", {"a": "x" * 8_193}).status == 400


@pytest.mark.parametrize("length", ["20001", "9" * 30, "x", "-1", "²"])
def test_a_form_that_says_it_is_too_large_is_refused_unread(
    visitor: Visitor, inner: Inner, length: str
) -> None:
    named = [("host", HOST), ("cookie", visitor.cookie), ("origin", ORIGIN), ("content-type", FORM)]
    asked = Asked("POST", "/", [*named, ("content-length", length)], stalls=True)
    assert ask(visitor.app, asked).status == 413
    assert inner.states == []


def test_a_form_that_grows_too_large_is_refused(visitor: Visitor, inner: Inner) -> None:
    named = [("host", HOST), ("cookie", visitor.cookie), ("origin", ORIGIN), ("content-type", FORM)]
    assert ask(visitor.app, Asked("POST", "/", named, [b"x" * 7_000] * 3)).status == 413
    assert inner.states == []


def test_a_form_that_does_not_come_to_its_end_is_given_up(visitor: Visitor, inner: Inner) -> None:
    named = [("host", HOST), ("cookie", visitor.cookie), ("origin", ORIGIN), ("content-type", FORM)]
    assert ask(visitor.app, Asked("POST", "/", named, stalls=True)).status == 408
    assert ask(visitor.app, Asked("POST", "/", named, [b"a=1"], leaves=True)).status == 400
    assert inner.states == []


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_nothing_but_http_is_spoken(guard: Guard, inner: Inner, kind: str) -> None:
    async def receive() -> Message:
        raise AssertionError

    async def send(_: Message) -> None:
        raise AssertionError

    run_apart(guard({"type": kind}, receive, send))
    assert inner.states == []
