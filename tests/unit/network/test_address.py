"""Which addresses are asked at all, and how they are understood."""

from __future__ import annotations

import pytest

from compliance.network.address import follow, read_address
from compliance.network.error import UnfetchedError


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTPS://EXAMPLE.org:443", "https://example.org/"),
        ("http://example.org:8080/a#part", "http://example.org:8080/a"),
        ("http://[2001:DB8::1]:1024/", "http://[2001:db8::1]:1024/"),
        (
            "https://example.org/новости 1",
            "https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8%201",
        ),
        ("https://кавказ.example/a", "https://xn--80aafvlc.example/a"),
        ("https://bücher.example:8443/", "https://xn--bcher-kva.example:8443/"),
        ("http://example.org/a\nb", "http://example.org/a%0Ab"),
    ],
)
def test_an_address_is_understood(text: str, understood: str) -> None:
    assert str(read_address(text)) == understood


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("ftp://example.org/", "is no address of http or https"),
        ("file:///etc/passwd", "is no address of http or https"),
        ("example.org/a", "is no address of http or https"),
        ("javascript:alert(1)", "is no address of http or https"),
        ("http://", "names no host"),
        ("http:///a", "names no host"),
        ("http://user@example.org/", "has a name or password in it"),
        ("http://user:secret@example.org/", "has a name or password in it"),
        ("http://example.org@127.0.0.1/", "has a name or password in it"),
        ("http://user@кавказ.example/", "has a name or password in it"),
        ("http://example.org:22/", "names port 22, where no pages are"),
        ("http://example.org:0/", "names port 0, where no pages are"),
        ("http://example.org:65536/", "is no address"),
        ("http://example.org:x/", "is no address"),
        ("http://[::1/", "is no address"),
        ("http://a<b/", "names a host that no host is called"),
        ("http://%2f.example/", "names a host that no host is called"),
        ("http://a b/", "is no address"),
        ("http://a\nb/", "is no address"),
        ("http://\u2100.example/", "is no address"),
        ("http://" + "é" * 80 + ".example/", "is no address"),
        ("http://example.org/" + "a" * 2_000, "is longer than 2,000 characters"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused_in_a_sentence(text: str, wrong: str) -> None:
    with pytest.raises(UnfetchedError) as refused:
        read_address(text)
    assert refused.value.wrong == wrong
    assert refused.value.cure
    assert len(str(refused.value)) < 500


def test_an_answer_leads_on_to_a_place_beside_it() -> None:
    base = read_address("https://example.org/a/b?c")
    assert str(follow(base, "d")) == "https://example.org/a/d"
    assert str(follow(base, "//other.example/")) == "https://other.example/"
    assert (
        str(follow(base, "/нов".encode().decode("latin-1")))
        == "https://example.org/%D0%BD%D0%BE%D0%B2"
    )
    assert str(follow(base, "/\xe9")) == "https://example.org/%C3%A9"


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("file:///etc/passwd", "is no address of http or https"),
        ("http://[::1", "is no address"),
        ("http://a:25/", "names port 25, where no pages are"),
    ],
)
def test_an_answer_leads_on_to_nothing_else(location: str, why: str) -> None:
    with pytest.raises(UnfetchedError) as refused:
        follow(read_address("https://example.org/"), location)
    assert refused.value.wrong == f'leads on to "{location}", which {why}'
    assert refused.value.address == "https://example.org/"
