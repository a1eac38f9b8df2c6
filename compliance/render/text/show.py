"""What there is, and single things, as text."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from compliance.model.dates.words import display_date
from compliance.render.text.columns import (
    HEAD,
    WIDTH,
    Page,
    add_head,
    longest_word,
    pad,
    printable,
    wrap,
)
from compliance.render.text.records import add_record
from compliance.views.article import coded_words
from compliance.views.kinds import SOURCE_KIND_WORDS
from compliance.views.show.inventory import ArticleRow, IncidentRow, InventoryView, SideRow
from compliance.views.show.view import SectionView, ThingView
from compliance.views.words import counted

MOST = 40
"""How wide a column may be, or less of a narrow page: not more than two fifths of it."""
NARROW = 44
"""In a narrower place the text of a last column goes below; the same of a narrow page."""
INDENT = "  "
LABEL = 16


def render_inventory_text(view: InventoryView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return what there is in a workspace as lines of at most so many cells."""
    page = Page(width)
    page.wrapped("", view.title, HEAD)
    page.wrapped(
        "",
        f"{view.agreement_title} ({view.agreement}), signed {display_date(view.signed)}, "
        f"in force {display_date(view.in_force)}",
    )
    if view.other_agreements:
        page.wrapped("", f"Other agreements here: {', '.join(view.other_agreements)}")
    points = [(p.number, p.title, ", ".join(p.obligations)) for p in view.points]
    _add_table(page, f"{view.points_word.upper()} OF THE AGREEMENT", points)
    sides = [(s.id, s.name, _role(s), counted(s.records, "statement")) for s in view.sides]
    _add_table(page, "SIDES", sides)
    said = [(s.id, s.role_words or "") for s in view.sides if s.roles]
    _add_table(page, "WHO SAYS WHICH ROLE A SIDE HAS", said)
    bodies = [
        (b.id, b.name, f"of {', '.join(b.of)}", f"acts in {counted(b.records, 'statement')}")
        for b in view.bodies
    ]
    _add_table(page, "JOINT BODIES", bodies)
    for side in view.sides:
        _add_sources(page, side)
    _add_table(page, "ARTICLES", [_article(article) for article in view.articles])
    _add_table(page, "INCIDENTS", [_incident(incident) for incident in view.incidents])
    objections = [(o.id, f"to {', '.join(o.to)}: {o.words}") for o in view.objections]
    _add_table(page, "OBJECTIONS", objections)
    readings = [(r.id, f"{r.says} ({', '.join(r.holders)})") for r in view.readings]
    _add_table(page, "READINGS", readings)
    _add_table(page, "SEARCHES", [(search,) for search in view.searches] or [("none recorded",)])
    _add_table(page, "GO ON WITH", [(command,) for command in view.go_on])
    return page.render(colour=colour)


def _role(row: SideRow) -> str:
    return "see below" if row.roles else row.role_words or "never labelled"


def _article(row: ArticleRow) -> tuple[str, ...]:
    held = "text held" if row.held else "no text"
    coded, title = coded_words(row.coded), f"{row.outlet}: {row.title}"
    return (row.id, display_date(row.date), coded, counted(row.records, "statement"), held, title)


def _incident(row: IncidentRow) -> tuple[str, ...]:
    dated = f"{row.name}, {display_date(row.date)}" if row.date else row.name
    return (f"{INDENT * row.depth}{row.id}", counted(row.records, "statement"), dated)


def _add_sources(page: Page, side: SideRow) -> None:
    rows = [
        (s.id, counted(s.records, "statement"), SOURCE_KIND_WORDS[s.kind], s.name)
        for s in side.sources
    ]
    _add_table(page, f"SOURCES OF {side.name.upper()} ({side.id})", rows)


def _add_table(page: Page, title: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Add rows in columns as wide as they need; the last one takes the rest and is wrapped."""
    if not rows:
        return
    page.add()
    page.wrapped("", title, HEAD)
    last = len(rows[0]) - 1
    most = _share(page, MOST)
    widths = [
        min(max(cell_len(_cell(row[column])) for row in rows), most) for column in range(last)
    ]
    for row in rows:
        left = "".join(
            f"{pad(_cell(cell), width, gap=0)}  " for cell, width in zip(row, widths, strict=False)
        )
        _add_row(page, f"  {left}", row[-1])


def _add_row(page: Page, left: str, text: str) -> None:
    """Add a row; where its last cell is too narrow for the text, that goes below."""
    room = page.width - cell_len(left)
    wide = room >= max(_share(page, NARROW), longest_word([text]))
    lines = wrap(text, room) if wide else [printable(text)]
    if cell_len(lines[0]) > room:
        if room < 0:
            page.wrapped(INDENT, left)
        else:
            page.add(left)
        page.wrapped(" " * 6, text)
        return
    for index, line in enumerate(lines):
        page.add(f"{left if index == 0 else ' ' * cell_len(left)}{line}")


def _share(page: Page, cells: int) -> int:
    """Return so many cells, or as many of a narrow page as they are of the usual one."""
    return min(cells, cells * page.width // WIDTH)


def _cell(text: str) -> str:
    """Make a cell printable; an indent at its left is kept."""
    return f"{' ' * (len(text) - len(text.lstrip()))}{printable(text)}"


def render_thing_text(view: ThingView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return one thing with everything that touches it, as lines of at most so many cells."""
    page = Page(width)
    add_head(page, f"{view.kind.upper()} {view.id}", view.place)
    page.wrapped("", view.title, HEAD)
    for fact in view.facts:
        page.wrapped(pad(f"  {printable(fact.label)}", LABEL), fact.text)
    for section in view.sections:
        _add_section(page, section)
    if page.legend:
        page.add()
        page.add("CHECKED", HEAD)
    for short, words in page.legend.items():
        page.wrapped(pad(f"  {short}", LABEL), words)
    if view.articles:
        page.add()
        page.add("ARTICLES", HEAD)
        for article in view.articles:
            page.wrapped(
                f"  {f'[{article.number}]':<5}", f"{article.id}: {article.outlet}, {article.date}"
            )
    return page.render(colour=colour)


def _add_section(page: Page, section: SectionView) -> None:
    page.add()
    named = f" ({section.id})" if section.id else ""
    detail = f": {section.detail}" if section.detail else ""
    page.wrapped("", f"{section.title.upper()}{named}{detail}", HEAD)
    widest = max((cell_len(line.id) for line in section.lines), default=0)
    width = min(widest, _share(page, MOST))
    gap = INDENT if width else ""
    for line in section.lines:
        page.wrapped(f"  {pad(printable(line.id), width, gap=0)}{gap}", line.text)
        for more in line.under:
            page.wrapped(" " * (width + 2 + len(gap or INDENT)), more)
    if section.blank:
        page.wrapped("  ", section.blank)
    for block in section.blocks:
        if block.title:
            page.wrapped("  ", block.title)
        for record in block.records:
            about = ", ".join(record.evidence.entry.targets) if block.targets else ""
            add_record(page, record, f"  {printable(about)}" if about else "")
