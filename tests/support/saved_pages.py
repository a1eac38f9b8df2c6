"""Pages as browsers and archives save them, with invented articles."""

from __future__ import annotations

LEAD = "The ferry between Northbank and Haven ran every day of the week, the harbour office said."
BODY = (
    "Its first boat left at six in the morning with forty people and two carts.",
    "“We waited for this since March,” said the keeper of the landing, who counted them.",
    "The office of the other bank has not yet opened its gate, and nobody there could say when.",
    "On Tuesday the wind was strong, so the boat stayed two hours longer at the southern landing.",
    "Both offices will meet again on the first day of the next month to speak about the fares.",
)
PARAGRAPHS = "".join(f"<p>{one}</p>" for one in (LEAD, *BODY))
HEADLINE = "Ferry runs all week between the banks"
NAVIGATION = (
    '<nav><ul><li><a href="/">Front page</a></li><li><a href="/weather">Weather</a></li>'
    '<li><a href="/boats">All boats</a></li></ul></nav>'
)
FOOTER = "<footer><p>© 2024 River Times. All rights reserved.</p></footer>"
LD_JSON = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "River Times"},
 {"@type": "NewsArticle", "headline": "Ferry runs all week between the banks",
  "datePublished": "2022-03-27T09:30:00+04:00", "dateModified": "2022-03-28",
  "author": [{"@type": "Person", "name": "Ada Reed"}, "Ben  Shore"], "inLanguage": "en",
  "publisher": {"name": "River Times"}, "mainEntityOfPage": {"@id": "https://river.example/n/1"}}]}
</script>"""
METAS = (
    '<meta property="og:title" content="Ferry runs all week between the banks">'
    '<meta property="og:site_name" content="River Times">'
    '<meta property="article:published_time" content="2022-03-27T05:30:00Z">'
    '<meta name="author" content="Ada Reed">'
    '<meta property="og:locale" content="en_GB">'
    '<link rel="canonical" href="https://river.example/2022/03/27/ferry">'
)


def page(body: str, head: str = "", title: str = f"{HEADLINE} - River Times") -> str:
    """Return a page with a head and a body."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body>{body}</body></html>"
    )


def news(head: str = METAS + LD_JSON, headline: str = HEADLINE, text: str = PARAGRAPHS) -> str:
    """Return a page of a news site with one article."""
    article = f"<article><header><h1>{headline}</h1></header>{text}</article>"
    return page(f"{NAVIGATION}<main>{article}</main>{FOOTER}", head)
