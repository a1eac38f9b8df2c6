"""Where a link to an article leads: to the outlet's own page, or to a copy of it elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from compliance.model.article import Article
from compliance.model.words import ChainRole
from compliance.wording.speaking import tr
from compliance.workspace.voices import Source


def opening_words(article: Article, outlet: Source) -> str:
    """Return what opening an article's address opens; `outlet` is the source that published it.

    As "open the original" or "open the copy on example.org". Of an article without any address,
    nothing is opened.
    """
    address = article.url or article.copy_url
    if address is None or _is_own(article, outlet):
        return tr("open the original")
    return tr("open the copy on {host}", host=host_of(address))


def _is_own(article: Article, outlet: Source) -> bool:
    """Return whether the article's address is that of the outlet's own page.

    Where the workspace does not know the outlet's site, it is, unless the article came to us by a
    repost.
    """
    if article.url is None:
        return False
    if outlet.entry.url is None:
        return all(hand.role is not ChainRole.REPOST for hand in article.chain)
    here, home = host_of(article.url), host_of(outlet.entry.url)
    return here == home or here.endswith(f".{home}") or home.endswith(f".{here}")


def host_of(address: str) -> str:
    """Return the host of a web address as readers know it: without port and without "www."."""
    return (urlsplit(address).hostname or address).removeprefix("www.")
