"""A thousand forms that no coder sent change nothing: no record, no decision, no file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import urlencode

import pytest

from compliance.review.admission import Admission
from support.asgi import FORM, HOST, ORIGIN, Asked, ask
from support.sheets import Study, form_of, study

POSTS: Final = 1_000
PATHS: Final = ("/item", "/own", "/decline", "/undo", "/", "/static/review.js", "/nowhere")

Headers = Mapping[str, str]
Broken = Callable[[Random, dict[str, str], dict[str, str]], None]
"""Breaks a form, given its headers and its fields: what it does keeps it from being taken."""

NASTY: Final = (
    *("../../../etc/passwd", "..\\..\\x", "/dev/zero", "CON", "a" * 8_000, "\u202e\u2066"),
    *("<script>alert(1)</script>", "{{ view }}", "{% include 'x' %}", "${x}", "`id`", "; rm -rf /"),
    *(
        "!!python/object:os.system",
        "&a [*a]",
        "- {}",
        "x: y\n- z",
        "'",
        '"',
        "\u0000"[:0],
        "\ufeff",
    ),
    *(
        "-1",
        "0",
        "9" * 12,
        "1e9",
        "NaN",
        "٣",
        "true",
        "null",
        "[]",
        "\ud7ff",
        "\U0010ffff",
        "\x1b[2J",
    ),
)


def no_cookie(_: Random, headers: dict[str, str], __: dict[str, str]) -> None:
    del headers["cookie"]


def cookie_of_another_run(_: Random, headers: dict[str, str], __: dict[str, str]) -> None:
    headers["cookie"] = headers["cookie"].partition("=")[0] + f"={Admission().new_cookie()}"


def no_form_token(_: Random, __: dict[str, str], fields: dict[str, str]) -> None:
    del fields["form_token"]


def another_form_token(random: Random, _: dict[str, str], fields: dict[str, str]) -> None:
    token = fields["form_token"]
    fields["form_token"] = random.choice((token[:-1], token.upper() + "0", "", "0" * len(token)))


def another_origin(random: Random, headers: dict[str, str], _: dict[str, str]) -> None:
    names = ("null", "http://evil.example", f"https://{HOST}", "http://127.0.0.1", f"{ORIGIN}/")
    headers["origin"] = random.choice(names)


def another_site(random: Random, headers: dict[str, str], _: dict[str, str]) -> None:
    headers["sec-fetch-site"] = random.choice(("cross-site", "same-site", "", "same-origin,none"))


def another_host(random: Random, headers: dict[str, str], _: dict[str, str]) -> None:
    headers["host"] = random.choice(
        ("evil.example", "127.0.0.1", f"x{HOST}", f"{HOST}.evil.example")
    )


def another_kind(random: Random, headers: dict[str, str], _: dict[str, str]) -> None:
    headers["content-type"] = random.choice(
        ("", "text/plain", "multipart/form-data", "application/json")
    )


def too_large(_: Random, __: dict[str, str], fields: dict[str, str]) -> None:
    fields["claim"] = "x" * 9_000


def nasty_values(random: Random, _: dict[str, str], fields: dict[str, str]) -> None:
    """Leave what the guard looks at, and put nonsense into what a record cannot do without."""
    vital = [
        one
        for one in ("f.speaker", "f.act", "s.targets", "from", "to", "do", "text")
        if one in fields
    ]
    for name in {random.choice(vital), *random.choices([*fields], k=4)} - {"form_token", "claim"}:
        fields[name] = random.choice(NASTY)
    fields[random.choice(vital)] = random.choice(NASTY)


BREAKS: Final[tuple[Broken, ...]] = (
    *(no_cookie, cookie_of_another_run, no_form_token, another_form_token, another_origin),
    *(another_site, another_host, another_kind, too_large, nasty_values, nasty_values),
)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return study(tmp_path_factory.mktemp("hostile"))


def good(here: Study) -> Asked:
    """Return what a coder would send: a record with all it needs."""
    form = form_of(here.visitor.get(here.first()), claim="a claim", do="accept")
    fields = {"form_token": here.visitor.form_token, **form}
    headers = {"host": HOST, "origin": ORIGIN, "content-type": FORM, "cookie": here.visitor.cookie}
    headers["sec-fetch-site"] = "same-origin"
    return Asked("POST", "/item", [*headers.items()], [urlencode(fields).encode()])


def test_a_thousand_hostile_forms_change_nothing(here: Study) -> None:
    random = Random(14)
    base = good(here)
    form = {"form_token": here.visitor.form_token, **form_of(here.visitor.get(here.first()))}
    before = here.bench.files()
    statuses: dict[int, int] = {}
    for _ in range(POSTS):
        fields, headers = {**form, "claim": "a claim", "do": "accept"}, dict(base.headers)
        broken = random.choice(BREAKS)
        broken(random, headers, fields)
        path = "/item" if broken is nasty_values else random.choice(PATHS)
        asked = replace(
            base,
            target=path,
            method=random.choice(("POST", "POST", "POST", "PUT", "DELETE")),
            headers=[*headers.items()],
            body=[urlencode(fields).encode()],
        )
        status = ask(here.visitor.app, asked).status
        statuses[status] = statuses.get(status, 0) + 1
    assert here.bench.files() == before
    assert max(statuses) < 500
    assert {200, 400, 403, 405, 409, 415, 421, 422} & set(statuses) > {403, 405, 421}


def test_what_was_broken_would_have_been_taken_whole(here: Study, tmp_path: Path) -> None:
    whole = study(tmp_path)
    before = whole.bench.files()
    assert ask(whole.visitor.app, good(whole)).status == 303
    assert whole.bench.files() != before
    assert here.bench.root != whole.bench.root


def test_bytes_that_are_no_form_change_nothing(here: Study) -> None:
    random = Random(41)
    before = here.bench.files()
    token = f"form_token={here.visitor.form_token}&".encode()
    for _ in range(200):
        noise = random.randbytes(random.randrange(400))
        for path in PATHS:
            if path != "/undo":
                assert here.visitor.post_bytes(path, token + noise).status < 500
    assert here.bench.files() == before
