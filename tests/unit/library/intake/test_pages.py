"""The text of a page is its article's; what it says of itself is found with its place."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Basis, Extraction, FactKey, FoundFact
from compliance.library.intake.pages import extract, prepare
from support.saved_pages import (
    BODY,
    FOOTER,
    HEADLINE,
    LD_JSON,
    LEAD,
    METAS,
    NAVIGATION,
    PARAGRAPHS,
    news,
    page,
)

TEXT = "\n".join((HEADLINE, LEAD, *BODY))


def read(html: str | bytes) -> Extraction:
    return extract(Capture("a.html", html if isinstance(html, bytes) else html.encode()))


def found(facts: Iterable[FoundFact], key: FactKey) -> list[tuple[str, str, str]]:
    return [(fact.value, fact.basis, fact.place) for fact in facts if fact.key is key]


def test_the_text_is_the_article_with_its_headline() -> None:
    prepare()
    one = read(news())
    assert one.text == TEXT
    assert [part.range for part in one.parts] == [(0, len(TEXT))]
    assert one.remarks == ()
    assert one.extractor is not None
    assert one.extractor.name == "trafilatura"
    assert one.extractor.settings == "favor_recall, no comments, pages=1, encoding=utf-8"


def test_each_fact_is_told_with_where_it_stands() -> None:
    facts = read(news()).facts
    day = "2022-03-27"
    assert found(facts, FactKey.PUBLISHED) == [
        (day, Basis.JSON_LD, "datePublished"),
        (day, Basis.META, "article:published_time"),
        (day, Basis.URL, ""),
    ]
    assert found(facts, FactKey.AUTHORS) == [
        ("Ada Reed", Basis.JSON_LD, "author"),
        ("Ben Shore", Basis.JSON_LD, "author"),
        ("Ada Reed", Basis.META, "author"),
    ]
    assert found(facts, FactKey.OUTLET) == [
        ("River Times", Basis.JSON_LD, "publisher"),
        ("River Times", Basis.META, "og:site_name"),
        ("river.example", Basis.URL, ""),
    ]
    assert found(facts, FactKey.LANGUAGE) == [
        ("en", Basis.JSON_LD, "inLanguage"),
        ("en-GB", Basis.META, "og:locale"),
        ("en", Basis.META, "lang"),
        ("en", Basis.TEXT, ""),
    ]
    assert found(facts, FactKey.TITLE)[0] == (HEADLINE, Basis.JSON_LD, "headline")


def test_a_headline_outside_the_main_text_is_put_before_it() -> None:
    html = page(f"<header><h1>{HEADLINE}</h1></header><main>{PARAGRAPHS}</main>", METAS)
    assert read(html).text == TEXT
    two = page(f"<h1></h1><h1>River Times</h1><h1>{HEADLINE}</h1><div>{PARAGRAPHS}</div>", METAS)
    assert HEADLINE in read(two).text.splitlines()[:2]
    neither = page(f"<h1>One</h1><h1>Two</h1><article>{PARAGRAPHS}</article>", title="x")
    assert LEAD in read(neither).text


def test_text_that_stands_in_json_ld_alone_is_found() -> None:
    body = json.dumps({"@type": "NewsArticle", "articleBody": " ".join((LEAD, *BODY)) * 2})
    html = page("<div id=app></div>", f'<script type="application/ld+json">{body}</script>')
    assert BODY[1] in read(html).text


@pytest.mark.parametrize(
    "ld_json",
    [
        "<!-- {} -->",
        "[" * 5_000,
        "{'no': json}",
        (
            '{"@type": ["Thing", "ReportageNewsArticle"], "headline": " ", "author": {"name": 5},'
            ' "datePublished": "soon"}'
        ),
        '[{"@type": "Person", "name": "Ada"}, 5, null]',
        "[" + "{}," * 3_000 + "{}]",
    ],
)
def test_json_ld_that_says_nothing_of_use_does_no_harm(ld_json: str) -> None:
    head = f'<script type="application/ld+json">{ld_json}</script>'
    facts = read(news(head)).facts
    assert [fact for fact in facts if fact.basis is Basis.JSON_LD] == []


@pytest.mark.parametrize(
    ("address", "original", "day"),
    [
        (
            "https://web.archive.org/web/20220328101112id_/https://river.example/n/1",
            "https://river.example/n/1",
            "2022-03-28",
        ),
        (
            "https://archive.ph/2022.03.28-101112/https://river.example/n/1",
            "https://river.example/n/1",
            "2022-03-28",
        ),
        ("http://web.archive.org/web/2022/http:/river.example", "http://river.example", "2022"),
    ],
)
def test_the_address_of_an_archived_copy_gives_that_of_the_page(
    address: str, original: str, day: str
) -> None:
    facts = read(news(f'<link rel="canonical" href="{address}">')).facts
    assert found(facts, FactKey.COPY_URL) == [(address, Basis.META, "")]
    assert found(facts, FactKey.URL) == [(original, Basis.URL, "")]
    assert found(facts, FactKey.RETRIEVED) == [(day, Basis.URL, "the day of the archived copy")]


def test_what_programs_say_of_what_they_saved_is_read() -> None:
    saved = "<!-- saved from url=(0042)https://river.example/n/1 -->\n" + news("")
    assert found(read(saved).facts, FactKey.URL) == [("https://river.example/n/1", Basis.FILE, "")]
    single = (
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile\n url: https://river.example/n/2\n"
        " saved date: Sun Mar 27 2022 10:11:12 GMT+0000 (UTC)\n-->" + news("")
    )
    facts = read(single).facts
    assert found(facts, FactKey.URL) == [("https://river.example/n/2", Basis.FILE, "")]
    assert found(facts, FactKey.RETRIEVED) == [("2022-03-27", Basis.FILE, "")]
    archived = news("") + "<p>"
    archived = archived.replace(
        "<head>", "<head><!-- FILE ARCHIVED ON 10:11:12 Mar 28, 2022 AND -->"
    )
    assert found(read(archived).facts, FactKey.RETRIEVED) == [("2022-03-28", Basis.FILE, "")]
    odd = archived.replace("Mar 28", "Mmm 28")
    assert found(read(odd).facts, FactKey.RETRIEVED) == []


@pytest.mark.parametrize(
    ("extra", "days"),
    [
        ("<time datetime=2022-03-27T10:00>Sunday</time>", [("2022-03-27", "meta", "time")]),
        ("<time>27 March 2022</time>", []),
        ("<time datetime=Sunday>Sunday</time><p>27 March 2022</p>", [("2022-03-27", "text", "")]),
        ("<footer><time datetime=2022-03-27>x</time></footer>", []),
        ("<p>Joined: <time datetime=2015-03-27>27 March 2015</time></p>", []),
        ("<p>Last updated: 27 March 2022</p>", []),
        ("<p>Published on 27 March 2022</p>", [("2022-03-27", "text", "")]),
        ("<p>03/04/2022</p>", []),
        ("<p>99 March 2022</p>", []),
        (
            "<span itemprop=datePublished content=2022-03-27></span>",
            [("2022-03-27", "meta", "time")],
        ),
    ],
)
def test_a_date_on_the_page_is_that_of_the_article_or_none(
    extra: str, days: list[tuple[str, str, str]]
) -> None:
    html = page(f"<article><h1>{HEADLINE}</h1>{extra}{PARAGRAPHS}</article>")
    if extra.startswith("<time>"):
        days = [("2022-03-27", "text", "")]  # no machine was meant to read it
    assert found(read(html).facts, FactKey.PUBLISHED) == days


def test_a_date_of_something_else_is_told() -> None:
    (remark,) = read(news("")).remarks
    assert remark.code == "no-date"
    assert remark.sentence == "the page has a date of its copyright, and none of the article"
    (remark,) = read(page(f"<article><p>Member since 2011</p>{PARAGRAPHS}</article>")).remarks
    assert remark.sentence == "the page has a date of a member, and none of the article"
    html = page(f"<article>{PARAGRAPHS}</article>", title="x")
    assert read(html).remarks == ()


def test_names_are_told_without_what_stands_before_them() -> None:
    html = page(
        f"<article><h1>{HEADLINE}</h1><p><span itemprop=author>By Ada Reed</span></p>"
        f"<a rel=author>Ada Reed</a><meta itemprop=author content='https://x.example'>"
        f"{PARAGRAPHS}</article>"
    )
    assert found(read(html).facts, FactKey.AUTHORS) == [("Ada Reed", Basis.TEXT, "byline")]


def test_metadata_that_cannot_be_used_is_left_out() -> None:
    head = (
        '<meta name="date" content="soon"><meta property="og:url" content="">'
        '<meta name="author" content="https://river.example/ada">'
        '<meta name="none" content="x"><meta property="og:locale" content="tongue">'
        '<link rel="canonical" href="/n/1"><title> </title>'
    )
    facts = read(news(head).replace('lang="en"', 'lang="zh-hans"')).facts
    assert found(facts, FactKey.PUBLISHED) == found(facts, FactKey.AUTHORS) == []
    assert found(facts, FactKey.URL) == []
    assert [value for value, *_ in found(facts, FactKey.LANGUAGE)] == ["tongue", "zh-Hans", "en"]


def several(*bodies: str) -> str:
    return page(NAVIGATION + "".join(bodies) + FOOTER, title="Front page")


def test_articles_with_heads_of_their_own_are_parts() -> None:
    one, two = (
        f"<article><h2>{title}</h2><span class=author>By {name}</span>"
        f"<time datetime={day}>x</time>{PARAGRAPHS}</article>"
        for title, name, day in (
            ("Ferry runs", "Ada Reed", "2022-03-27"),
            ("Bridge opens", "Ben Shore", "2022-03-28"),
        )
    )
    teaser = '<article><h3><a href="/c">Gate stays shut</a></h3><p>More inside.</p></article>'
    read_of = read(several(one, two, teaser))
    texts = [read_of.text[slice(*part.range)] for part in read_of.parts]
    assert [text.splitlines()[0] for text in texts] == ["Ferry runs", "Bridge opens"]
    assert all(BODY[-1] in text for text in texts)
    assert found(read_of.parts[1].facts, FactKey.PUBLISHED) == [("2022-03-28", "meta", "time")]
    assert found(read_of.parts[1].facts, FactKey.AUTHORS) == [("Ben Shore", "text", "byline")]
    assert found(read_of.facts, FactKey.TITLE) == []
    assert [remark.code for remark in read_of.remarks] == ["several"]
    alone = read(several(one, teaser))
    assert len(alone.parts) == 1


def test_entries_beside_an_article_are_not_the_articles_of_a_page() -> None:
    teaser = (
        "<div class=post><h3><a href='/{0}'>Headline number {0} of another page</a></h3>"
        "<time datetime=2022-03-2{0}></time><p>More about it.</p></div>"
    )
    linked = "<article><h2><a href='/{0}'>Headline {0}</a></h2><p>{1}</p></article>"
    unlinked = "<div class=post><time datetime=2022-03-2{0}></time>Somebody said a word {0}.</div>"
    for beside in (teaser, linked, unlinked):
        entries = "".join(beside.format(number, LEAD * 3) for number in (1, 2, 3))
        html = page(f"<div id=story><h1>{HEADLINE}</h1>{PARAGRAPHS * 3}</div><aside>{entries}")
        one = read(html)
        assert len(one.parts) == 1
        assert BODY[1] in one.text


def test_posts_of_a_thread_and_entries_of_a_live_blog_are_parts() -> None:
    post = (
        "<div class='post odd'><span class=username>{0}</span><p>Joined: <time "
        "datetime=2011-01-0{1}>{1} January 2011</time></p><time datetime=2022-03-0{1}></time>"
        "<p>It ran today,<br>\n I saw {0} leave.</p>"
        "<div class='post'><time datetime=2022-03-03></time> a quoted post of somebody</div></div>"
    )
    thread = read(
        several(post.format("Ada", 1), post.format("Ben", 2), "<div class=post>short</div>")
    )
    assert [found(part.facts, FactKey.PUBLISHED)[0][0] for part in thread.parts] == [
        "2022-03-01",
        "2022-03-02",
    ]
    assert "It ran today,\nI saw Ben leave." in thread.text[slice(*thread.parts[1].range)]
    entry = "<div itemprop='liveBlogUpdate'><h3>{0}</h3><time datetime=2022-03-01></time>{1}</div>"
    live = read(several(entry.format("At six", PARAGRAPHS), entry.format("At nine", PARAGRAPHS)))
    assert [found(part.facts, FactKey.TITLE)[0][0] for part in live.parts] == ["At six", "At nine"]
    bare = "<div class=post><p>A post without a name or a day of its own.</p></div>"
    assert len(read(several(bare, bare)).parts) == 1


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("", "is an empty page; name one with text"),
        (page(""), "has no text of an article, perhaps since its page is made by a script; save"),
        (page("<h1>404</h1><p>Gone.</p>"), 'is a page that says "404", not an article; open the'),
        (page("<p>x</p>", title="Just a moment..."), 'is a page that says "Just a moment", not an'),
        (page("<p>Страница не найдена</p>"), 'is a page that says "Страница не найдена", not'),
        (
            page(
                "<p>We value your privacy</p><p>We use cookies with your consent.</p>"
                "<p>Accept all</p><p>Reject all</p>"
            ),
            "only asks for consent to cookies, without the article; answer there, wait for the",
        ),
        ("<html>" + "<div>" * 300 + "x", "has more than 200 elements in one another; save the"),
        ("<p>" + "a <b>b</b> " * 400_000, "has more than 4,000,000 characters of markup; save"),
    ],
    ids=["none", "no-text", "404", "wait", "russian", "consent", "nested", "large"],
)
def test_a_page_without_an_article_is_refused_with_what_to_do(html: str, said: str) -> None:
    with pytest.raises(UnfitCaptureError) as error:
        read(html)
    assert str(error.value).startswith(f'"a.html" {said}')


def test_an_article_about_cookies_or_a_captcha_is_one() -> None:
    about = "<p>The ministry changed its rules on cookies: consent is asked for, and privacy policy"
    text = (
        PARAGRAPHS + f"{about} pages are shorter now.</p><p>A captcha with 404 signs is gone.</p>"
    )
    assert "captcha" in read(news(headline="Rules change", text=text)).text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{PARAGRAPHS}<p>Read more</p>", "truncated"),
        (f"{PARAGRAPHS}<p>Читать далее »</p>", "truncated"),
        (f"<p>{LEAD}</p><p>Subscribe to continue reading</p>", "paywalled"),
        (f"{PARAGRAPHS}<p class='box paywall'>Join</p>", "paywalled"),
        ("<p>" + "It ran on one more day of the week here. " * 46 + "It ran on", "truncated"),
        ("<p>" + "It ran on one more day of the week here. " * 47 + "It ran.", None),
    ],
)
def test_what_may_be_missing_is_told(text: str, code: str | None) -> None:
    codes = [one.code for one in read(news(METAS, text=text)).remarks]
    assert codes[:1] == ([code] if code else [])


def test_what_came_short_of_what_was_announced_is_told() -> None:
    for headers, codes in (
        ((("Content-Length", "99999"),), ["truncated"]),
        ((("Content-Length", "99999"), ("Content-Encoding", "gzip")), []),
        ((("Content-Length", "9"),), []),
        ((("Content-Length", "x"),), []),
    ):
        capture = Capture("a", news(METAS).encode(), headers=headers)
        assert [remark.code for remark in extract(capture).remarks] == codes


RUSSIAN = "<p>Паром между берегами ходил всю неделю, сообщили в порту. Мост пока закрыт.</p>" * 3


@pytest.mark.parametrize(
    ("data", "headers", "encoding"),
    [
        (news(text=RUSSIAN).encode("utf-16"), "", "utf-16-le"),
        (news(text=RUSSIAN).encode("utf-16-be"), "", "utf-16-be"),
        (RUSSIAN.encode("cp1251"), "text/html; charset=windows-1251", "cp1251"),
        (b"<meta charset=koi8-r>" + RUSSIAN.encode("koi8-r"), "", "koi8-r"),
        (RUSSIAN.encode("koi8-r"), "", "koi8-r"),
        (b"<meta charset=none-such>" + RUSSIAN.encode("cp866"), "", "cp866"),
        # Declared wrongly: a program that saved it in another encoding left the declaration.
        (b"<meta charset=cp1251>" + RUSSIAN.encode(), "", "utf-8"),
        (b"<meta charset=utf-8>" + RUSSIAN.encode("cp1251"), "", "cp1251"),
        (b"\xef\xbb\xbf<?xml version='1.0' encoding='x'?>" + RUSSIAN.encode(), "", "utf-8"),
    ],
)
def test_the_encoding_is_that_of_the_bytes(data: bytes, headers: str, encoding: str) -> None:
    capture = Capture("a", data, headers=(("Content-Type", headers),) if headers else ())
    one = extract(capture)
    assert "Паром между берегами ходил всю неделю" in one.text
    assert one.extractor is not None
    assert str(one.extractor.settings).endswith(f"encoding={encoding}")


def test_the_user_knows_the_encoding_better_and_latin_1_is_what_browsers_take_it_for() -> None:
    capture = Capture("a", RUSSIAN.encode("cp1251"), encoding="cp1251")
    assert "Паром" in extract(capture).text
    quoted = b"<meta charset=iso-8859-1><p>" + "“It ran — all week”, he said".encode("cp1252")
    assert "“It ran — all week”" in read(quoted).text


def test_nothing_in_a_page_takes_a_parser_long_or_reaches_the_text() -> None:
    image = f'<img src="data:image/png;base64,{"A" * 3_000_000}">'
    tag = "<a " + " ".join(f"a{number}=1" for number in range(50_000)) + ">"
    style = "<style>p { color: red }</style><svg><text>drawn</text></svg><script>var a</script>"
    html = news(METAS, text=f"{image}{tag}{style}{PARAGRAPHS}")
    assert read(html).text == TEXT
    open_ended = news(METAS) + "<p>After it.</p><script>var b = '<p>not shown</p>'"
    assert "not shown" not in read(open_ended).text
    assert "\x00" not in read(news(METAS, text=f"{PARAGRAPHS}<p>a\x00b &#xd800;</p>")).text
    unclosed = news(METAS) + "<a href='"
    assert read(unclosed).text == TEXT
    assert LD_JSON


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("By Ada Reed, 27 March 2022", "2022-03-27"),
        ("27 March 2022", "2022-03-27"),
        ("The order of point 6 of the statement of 9 November 2020 is kept by all.", None),
        ("On 9 November 2020 the two banks of the river signed a statement.", None),
        ("Порядок пункта 6 заявления от 9 ноября 2020 года нужно соблюдать всем.", None),
    ],
)
def test_a_date_within_a_sentence_is_not_that_of_the_article(printed: str, day: str | None) -> None:
    html = page(f"<article><h1>{HEADLINE}</h1><p>{printed}</p>{PARAGRAPHS}</article>")
    days = [value for value, _, _ in found(read(html).facts, FactKey.PUBLISHED)]
    assert days == ([] if day is None else [day])
