"""The page of a network: who says the same as whom, denies whose words, names whom."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.views.site.contents import SiteContents
from compliance.views.site.links import LinkView
from compliance.views.site.view import PageView
from compliance.views.ties.build import build_network_view
from compliance.views.ties.drawing import NetworkPageView, network_page
from compliance.views.ties.view import Among, NetworkView
from compliance.wording.speaking import tr

NETWORK_PAGE = "network.html"
NETWORK_DATA = "data/network"
"""Where the same stands for programs, and the drawing alone, but for the ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSitePageView(PageView):
    """Ties on a page of their own; `ends` has where both ends of each have theirs, in order."""

    body: NetworkPageView
    ends: tuple[tuple[LinkView, LinkView], ...]
    downloads: tuple[LinkView, ...]


def site_network(contents: SiteContents) -> NetworkView:
    """Return the ties between sides."""
    return build_network_view(contents.selection, Among.SIDE, contents.comparisons)


def network_site_page(contents: SiteContents, network: NetworkView) -> NetworkSitePageView:
    """Return the page of ties, which stands beside the first page."""
    links = {one.id: contents.party_link(one.id, root="") for one in network.tied}
    return NetworkSitePageView(
        site=contents.head(tr("Network"), root=""),
        body=network_page(network),
        ends=tuple((links[tie.source.id], links[tie.target.id]) for tie in network.ties),
        downloads=tuple(
            contents.data(words, f"{NETWORK_DATA}.{words.lower()}", root="")
            for words in ("GraphML", "SVG", "JSON")
        ),
    )
