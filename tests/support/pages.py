"""Read rendered pages as a browser would: elements, attributes, text. Refuse what is not closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

VOID = {"meta", "hr", "br", "link", "base", "input"}


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its tag and its attributes."""

    tag: str
    attributes: dict[str, str]


@dataclass
class Page:
    """What stands in a page."""

    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text outside of the style, in one line."""
        return " ".join("".join(self.texts).split())

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """The tags and the names of their attributes: all that text must never change."""
        return [(element.tag, tuple(element.attributes)) for element in self.elements]

    def all(self, tag: str) -> list[Element]:
        """Return the elements of a tag."""
        return [element for element in self.elements if element.tag == tag]

    def values(self, attribute: str) -> list[str]:
        """Return every value of an attribute."""
        return [e.attributes[attribute] for e in self.elements if attribute in e.attributes]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        self.page.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.page.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.page.elements.append(Element("!--", {"data": data}))


def read_page(html: str) -> Page:
    """Return what stands in a page; its elements must be closed in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader.page


def read_markdown(text: str) -> Page:
    """Return what stands in a page of Markdown, as GitHub and others show it."""
    return read_page(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def page_of(name: str, text: str) -> Page:
    """Return what stands in a page, by the name of its template."""
    return read_markdown(text) if name.endswith(".md.j2") else read_page(text)
