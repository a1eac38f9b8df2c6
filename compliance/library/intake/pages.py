"""The text of the articles on a page, and what the page says of them; for the process that reads.

The main text is trafilatura's. Before it stands the headline that the page shows, since a verdict
may stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import Final

import trafilatura
from lxml.etree import ParserError, XPath
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.external import jt_stoplist_init

from compliance.library.intake import detecting
from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.days import day_of
from compliance.library.intake.extraction import (
    Extraction,
    FactKey,
    FoundFact,
    Part,
    Remark,
)
from compliance.library.intake.language import language_of
from compliance.library.intake.ld_json import ld_facts
from compliance.library.intake.page_facts import (
    page_facts,
    text_date,
    whose_dates,
)
from compliance.library.intake.page_parts import PagePart, page_parts
from compliance.library.intake.page_remarks import page_remarks, refuse_no_article
from compliance.library.intake.page_source import PageSource, page_source
from compliance.model.article import Extractor

_OURS: Final = "1"
"""Of what is done before and after trafilatura; another one makes other texts."""
_VERSION: Final = version("trafilatura")  # asked for now: later no file can be opened
_BETWEEN: Final = "\n\n"
_SHOWN: Final = XPath("//body//text()[not(parent::script)]")
_WORDS: Final = re.compile(r"\w+")
_NEAR: Final = 400
_EXAMPLE: Final = (
    "<html><body><article><h1>a</h1><p>" + "a b. " * 80 + "</p></article></body></html>"
)


def prepare() -> None:
    """Load what is needed later, when no file can be opened."""
    detecting.prepare()
    day_of("1 March 2022")
    jt_stoplist_init()
    extract(Capture("", _EXAMPLE.encode()))


def extract(capture: Capture) -> Extraction:
    """Return the text of a page: of the article on it, or of all where there are several.

    Raises:
        UnfitCaptureError: it has no article on it, or is more than can be read.
    """
    source = page_source(capture)
    tree = _tree(capture, source)
    facts = [*ld_facts(source.ld_json), *page_facts(source, tree)]
    shown = " ".join(map(str, _SHOWN(tree)))
    several, texts = _articles(tree, _whole_text(tree, facts))
    text = _BETWEEN.join(texts)
    if not several and not any(fact.key is FactKey.PUBLISHED for fact in facts):
        facts += filter(None, [text_date(shown, _headline(facts), text)])
    titles = [fact.value for fact in facts if fact.key is FactKey.TITLE]
    refuse_no_article(capture, text if several or text else shown.strip(), titles)
    return Extraction(
        text,
        _extractor(source),
        tuple(_of_the_whole(facts, text, single=not several)),
        (*page_remarks(capture, source.markup, text, shown), *_own_remarks(facts, shown, several)),
        tuple(_placed(texts, [part.facts for part in several] or [()])),
    )


def _tree(capture: Capture, source: PageSource) -> HtmlElement:
    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(source.markup, parser=parser)
    except ParserError:
        raise UnfitCaptureError(capture.name, "is an empty page", "name one with text") from None


def _articles(tree: HtmlElement, whole: str) -> tuple[list[PagePart], list[str]]:
    """Return the articles of a page of several with their texts; of others the one text.

    They are believed only if they hold most of what the extractor finds on the whole page: else
    they stand beside the article.
    """
    several = page_parts(tree)
    texts = [_part_text(part) for part in several]
    together = _BETWEEN.join(texts)
    lines = whole.splitlines()
    shared = sum(len(line) for line in lines if line in together)
    if several and shared * 2 >= sum(map(len, lines)):
        return several, texts
    return [], [whole]


def _whole_text(tree: HtmlElement, facts: Sequence[FoundFact]) -> str:
    """Return the text of the one article on a page, its headline first."""
    return _headed(_headline(facts), _main_text(tree))


def _part_text(part: PagePart) -> str:
    """Return the text of one article of several, its headline first."""
    whole = said_in_lines(part.element)
    main = _main_text(part.element)
    # What is short is taken for furniture.
    return _headed(part.headline, main if len(main) * 2 > len(whole) else whole)


def _main_text(tree: HtmlElement) -> str:
    text = trafilatura.extract(tree, favor_recall=True, include_comments=False)
    return (text or "").strip()


def said_in_lines(element: HtmlElement) -> str:
    """Return all text in an element, a line for each run of it between line breaks."""
    lines = (" ".join(line.split()) for line in str(element.text_content()).splitlines())
    return "\n".join(filter(None, lines))


def _headline(facts: Sequence[FoundFact]) -> str:
    """Return the headline that the page shows: the one that its metadata names, or the first."""
    shown = [fact.value for fact in facts if fact.place == "h1"]
    named = [
        _bare(fact.value) for fact in facts if fact.key is FactKey.TITLE and fact.place != "h1"
    ]
    sure = (one for one in shown if any(name.startswith(_bare(one)) for name in named))
    return next(sure, shown[0] if len(shown) == 1 else "")


def _headed(headline: str, text: str) -> str:
    """Return a text with its headline before it, unless it is there already."""
    if not headline or _bare(headline) in _bare(text[: len(headline) + _NEAR]):
        return text
    return f"{headline}\n{text}".rstrip()


def _bare(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _extractor(source: PageSource) -> Extractor:
    settings = f"favor_recall, no comments, pages={_OURS}, encoding={source.encoding}"
    return Extractor(name="trafilatura", version=_VERSION, settings=settings)


def _of_the_whole(facts: Iterable[FoundFact], text: str, *, single: bool) -> Iterator[FoundFact]:
    """Yield the facts of a page; of several articles what they share."""
    if single:
        yield from facts
    else:
        own = {FactKey.TITLE, FactKey.AUTHORS, FactKey.PUBLISHED}
        yield from (fact for fact in facts if fact.key not in own)
    language = language_of(text)
    if language is not None:
        yield language


def _own_remarks(
    facts: Sequence[FoundFact], shown: str, several: Sequence[PagePart]
) -> Iterator[Remark]:
    if several:
        yield Remark("several", f"the page has {len(several)} articles, each with its own head")
    elif not any(fact.key is FactKey.PUBLISHED for fact in facts):
        whose = whose_dates(shown)
        if whose is not None:
            yield Remark("no-date", f"the page has a date of {whose}, and none of the article")


def _placed(texts: Sequence[str], facts: Iterable[tuple[FoundFact, ...]]) -> Iterator[Part]:
    at = 0
    for text, found in zip(texts, facts, strict=True):
        yield Part((at, at + len(text)), found)
        at += len(text) + len(_BETWEEN)
