"""Differences as text: both operands side by side, or one below the other on a narrow page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from compliance.render.text.columns import (
    HEAD,
    WIDTH,
    Page,
    add_head,
    add_right,
    fill,
    pad,
    printable,
    wrap,
)
from compliance.render.text.records import add_objections, add_records, add_unreviewed
from compliance.render.text.report import MORE, NEUTRAL
from compliance.views.denied import shortened
from compliance.views.diff.view import (
    DiffCellView,
    DiffChangeView,
    DiffLineView,
    DiffRowView,
    DiffSectionView,
    DiffView,
)
from compliance.views.record import RecordView
from compliance.views.words import INFERRED, counted, joined
from compliance.wording.speaking import capitals, tr, trp, written_in

APART = " | "
"""What stands between the cells of a row."""
EDGE = "  "
SIDE_BY_SIDE = 80
"""On a narrower page the cells of a row stand one below the other."""
KIND = 26
NUMBER = 4
LEFT = 18
SAID = 120
"""So much of different words for the same is printed; what is left out is counted as records."""
LONGEST = 240
"""So much of one claim, which may be as long as its coder liked."""
NAMED = 2
"""So many records of a line are named; the rest are counted."""
LISTED = 6
"""The same, of what is not compared."""
RECORD = 98
"""So wide is the line in which a record is named that is only there, or gone."""
VALUE = 60
"""So much of what a record says is printed where it changed."""


def render_diff_text(view: DiffView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return a difference as lines of at most so many cells."""
    page = Page(width)
    _add_head(page, view)
    for section in view.sections:
        page.add()
        _add_section(page, section, view)
    _add_foot(page, view)
    return page.render(colour=colour)


def _add_head(page: Page, view: DiffView) -> None:
    names = [capitals(operand.name, written_in(view.names_in)) for operand in view.operands]
    parts = [" | ".join(dict.fromkeys(names) if view.by_record else names)]
    if view.own:
        parts.append(tr("each voice with itself"))
    if view.points:
        parts.append(f"{view.point_word.lower()} {', '.join(view.points)}")
    if view.official:
        parts.append(tr("official voices only"))
    parts.append(view.agreement_title)
    add_head(page, " · ".join(parts), _dates(view))
    page.wrapped("", f"{counted(view.rows, 'row')}{_kinds(view)}.")
    read = ", ".join(f"{o.operand} {o.read}" for o in view.operands)
    full = tr("Own articles read in full: {articles}.", articles=read)
    page.wrapped("", f"{full}  ~ {tr(INFERRED)}.")
    page.wrapped("", f"{tr(NEUTRAL)}  {tr(MORE)}")


def _kinds(view: DiffView) -> str:
    """Return how many rows are of which kind; then what is counted and not listed."""
    listed, others = (
        " · ".join(f"{one.kind_words}: {one.number}" for one in view.kinds if one.listed is wanted)
        for wanted in (True, False)
    )
    rest = f". {tr('Not listed: {kinds}', kinds=others)} (--all)" if others else ""
    return f"{f'. {listed}' if listed else ''}{rest}"


def _dates(view: DiffView) -> str:
    """Say what was left out of both, or where each of them was taken from."""
    cuts = dict.fromkeys(operand.cut or tr("all dates") for operand in view.operands)
    known = f", {tr('known by {day}', day=view.known_by)}" if view.known_by else ""
    return " | ".join(cuts) + known


def _add_section(page: Page, section: DiffSectionView, view: DiffView) -> None:
    duty = section.duty if section.is_duty else ""
    if section.voice:
        page.wrapped("", section.voice, HEAD)
    page.wrapped(pad(printable(section.heading), NUMBER), duty, HEAD)
    for said, names in _readings(section).items():
        page.wrapped(f"  {tr('read as:')}  ", f"{joined(names)}: {said}")
    last = ""
    for row in section.rows:
        if view.by_record:
            _add_record(page, row)
        elif view.own:
            _add_own(page, row)
        else:
            folded = row.folded or (row.one_sided and not view.everything)
            last = _add_row_head(page, row, last, folded=folded)
            _add_cells(page, row, [operand.name for operand in view.operands], folded=folded)


def _readings(section: DiffSectionView) -> dict[str, list[str]]:
    """Return who reads a duty how; both together where they read it alike."""
    found: dict[str, list[str]] = {}
    for held in section.held:
        said = "; ".join(f"{reading.says} ({reading.id})" for reading in held.readings)
        found.setdefault(said or tr("no reading on file"), []).append(held.name)
    return found


def _add_row_head(page: Page, row: DiffRowView, last: str, *, folded: bool) -> str:
    """Add the kind and topic of a row with what stands behind each cell.

    Of what is folded, the statements are named too.

    Return the first line; where it is the same again, as of facts that stand alone, it is not
    repeated.
    """
    also = f" {tr('(also: {kinds})', kinds='; '.join(row.also_words))}" if row.also else ""
    places = [_places(cell.said, LISTED) for cell in row.cells if cell.said and folded]
    topic = ", ".join(filter(None, (row.topic, *places)))
    kind = f"  {row.kind_words}: "
    right = " | ".join(_behind(cell) for cell in row.cells)
    head = fill(f"{kind}{printable(f'{topic}{also}')}", right, page.width)
    if cell_len(head) > page.width:
        page.wrapped(kind, f"{topic}{also}", HEAD)
        add_right(page, EDGE, right)
    elif head != last:
        page.add(head, HEAD)
    return head


def _add_cells(page: Page, row: DiffRowView, names: Sequence[str], *, folded: bool) -> None:
    """Add what is in the cells of a row, side by side where each word has room.

    Of what is folded, only the objections to it.
    """
    if folded:
        for cell in row.cells:
            add_objections(page, cell.said, EDGE * 2)
        return
    width = (page.width - len(EDGE) - len(APART)) // 2
    cells = [_cell_lines(cell, width) for cell in row.cells]
    broad = any(cell_len(line) > width for lines in cells for line in lines)
    if page.width >= SIDE_BY_SIDE and not broad:
        for one, other in zip_longest(*cells, fillvalue=""):
            page.add(f"{EDGE}{pad(one, width, gap=0)}{APART}{other}")
        return
    inner = EDGE * 2
    for name, cell in zip(names, row.cells, strict=True):
        lines = _cell_lines(cell, page.width - len(inner))
        if lines:
            page.wrapped(EDGE, f"{name}:")
        for line in lines:
            page.add(f"{inner}{line}")


def _add_own(page: Page, row: DiffRowView) -> None:
    """Add what one voice says in two ways: what differs, the rule, and the statements of each."""
    page.wrapped("  ", f"{row.kind_words}: {row.topic}", HEAD)
    page.wrapped("  ", row.differs)
    page.wrapped(f"  {tr('rule:')} ", row.meaning)
    for words, cell in zip(_one_and_other(), row.cells, strict=True):
        add_records(page, cell.said, f"  {words}", quoted=True)


def _one_and_other() -> tuple[str, str]:
    return trp("two statements", "the one"), trp("two statements", "the other")


def _behind(cell: DiffCellView) -> str:
    if cell.blank is not None:
        return printable(cell.blank)
    return cell.counted


def _cell_lines(cell: DiffCellView, width: int) -> list[str]:
    """Return a cell as lines of a width."""
    lines: list[str] = []
    for line in cell.lines:
        place = f"{line.date}  {_places(line.records, NAMED)}"
        lines += _placed(_hanging(_words(line), width), place, width)
        lines += _objections(line.cited, width)
    for beside in cell.beside:
        places = _places(beside.records, NAMED)
        lines += _placed(_hanging(tr("not compared: {why}", why=beside.why), width), places, width)
        lines += _objections(beside.records, width)
    return lines


def _objections(records: Sequence[RecordView], width: int) -> list[str]:
    """Return the objections to records as lines of a width, each with the place of its record."""
    return [line for view in records for words in view.objected for line in _hanging(words, width)]


def _words(line: DiffLineView) -> str:
    """Return what a line of a cell says."""
    parts = [f"{'~ ' if line.inferred else ''}{line.group}: {line.headline}"]
    words = "; ".join(_some(line.said))
    parts.append(f"{':' if line.colon else ''} {words}")
    parts += [f"; {caveat.clause}" for caveat in line.caveats]
    if line.figures is not None:
        parts.append(tr("; figures: {figures}", figures=line.figures))
    if line.marks:
        parts.append(f" {line.marks}")
    return "".join(parts)


def _some(said: Sequence[str]) -> Iterator[str]:
    """Yield the first of different words for the same, and more while there is room."""
    room = SAID
    for index, words in enumerate(said):
        room -= cell_len(words)
        if index and room < 0:
            return
        first, *more = wrap(words, LONGEST)
        yield f"{first} …" if more else first


def _places(records: Sequence[RecordView], most: int) -> str:
    """Name the first records by their articles; count the others."""
    named = shortened([f"[{view.number}] {view.entry}" for view in records[:most]])
    return named + (f" +{len(records) - most}" if len(records) > most else "")


def _hanging(text: str, width: int) -> list[str]:
    """Wrap the text of a cell; its first line stands out."""
    first, *rest = wrap(text, width)
    return [first, *(f"  {line}" for line in wrap(" ".join(rest), width - 2))] if rest else [first]


def _placed(lines: list[str], place: str, width: int) -> list[str]:
    """Put at the right, under the words, where they stand; on their last line if there is room."""
    place = printable(place)
    last = lines[-1]
    if cell_len(last) + cell_len(place) + 2 <= width:
        return [*lines[:-1], fill(last, place, width)]
    return [*lines, *(f"{'':{max(width - cell_len(one), 0)}}{one}" for one in wrap(place, width))]


def _add_record(page: Page, row: DiffRowView) -> None:
    """Add what became of a record: in one line where it is only there or gone."""
    record = (row.right.lines or row.left.lines)[0].records[0]
    place = f"[{record.number}] {record.entry}"
    left = f"{pad(f'  {row.kind_words}', KIND)}{place:<9} "
    if row.changes:
        said = "; ".join(f"{c.field}: {' → '.join(_both(c))}" for c in row.changes)
        page.wrapped(left, said)
    else:
        first, *more = wrap(f"{record.voice}: {record.headline}", RECORD - cell_len(left))
        page.wrapped(left, f"{first}{' …' if more else ''}")
    add_objections(page, [record], EDGE * 2)


def _both(change: DiffChangeView) -> tuple[str, str]:
    """Return what was said and what is said now; of long texts, from where they differ."""
    before, after = (printable(text).split(" ") for text in (change.before, change.after))
    same = 0
    while same < min(len(before), len(after)) - 1 and before[same] == after[same]:
        same += 1
    cut = max(same - 1, 0)
    return _short(before, cut), _short(after, cut)


def _short(words: Sequence[str], cut: int) -> str:
    text = " ".join(words)
    if cell_len(text) > VALUE and cut:
        text = f"… {' '.join(words[cut:])}"
    first, *more = wrap(text, VALUE)
    return f"{first} …" if more else first or trp("a field", "nothing")


def _add_foot(page: Page, view: DiffView) -> None:
    page.add()
    first = pad(capitals(tr("Not compared")), LEFT)
    for operand in view.operands:
        if operand.left_out:
            parts = (
                f"{o.why} {len(o.records)}: {_places(o.records, LISTED)}" for o in operand.left_out
            )
            page.wrapped(first, f"{operand.operand}: {' · '.join(parts)}")
            first = " " * LEFT
            for left_out in operand.left_out:
                add_objections(page, left_out.records, first)
    first = pad(capitals(tr("Articles")), LEFT)
    for article in view.articles:
        page.wrapped(first, f"[{article.number}] {article.outlet}, {article.date}, {article.coded}")
        first = " " * LEFT
    page.wrapped(pad(capitals(tr("Not said here")), LEFT), view.not_said)
    add_unreviewed(page, view)
