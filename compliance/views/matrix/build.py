"""Build the matrix that was asked for."""

from __future__ import annotations

from compliance.model.spoken import names_in, point_in, title_in, title_of
from compliance.views.matrix import incidents, respondents, sources
from compliance.views.matrix.view import By, MatrixRowView, MatrixView
from compliance.views.selection import Selection
from compliance.wording.speaking import speaking, tr

Columns = tuple[tuple[str, str], ...]


def build_matrix_view(selection: Selection, by: By) -> MatrixView:
    """Return a matrix; its rows, columns and notes follow from what it is by."""
    rows: tuple[MatrixRowView, ...]
    notes: tuple[str, ...]
    columns: Columns = tuple((str(p.id), selection.names[p.id]) for p in selection.everyone)
    if by is By.SOURCE:
        rows, caption, notes = (
            sources.source_rows(selection),
            sources.CAPTION,
            sources.source_notes(),
        )
        corner = selection.agreement.one_point
    elif by is By.RESPONDENT:
        rows, caption = respondents.respondent_rows(selection), respondents.CAPTION
        notes = respondents.respondent_notes(selection)
        columns, corner = respondents.respondent_columns(selection), tr("who says")
    else:
        rows, caption = incidents.incident_rows(selection), incidents.CAPTION
        notes, corner = tuple(map(tr, incidents.NOTES)), tr("incident")
    cut = selection.request.cut
    return MatrixView(
        title=title_of(selection.workspace.settings),
        title_in=title_in(selection.workspace.settings),
        agreement=selection.agreement.id,
        agreement_title=selection.agreement.short_title,
        by=by,
        caption=tr(caption),
        corner=corner,
        corner_in=point_in(selection.agreement) if by is By.SOURCE else speaking().value,
        columns=columns,
        rows=rows,
        notes=notes,
        as_of=cut.as_of.isoformat() if cut.as_of else None,
        known_by=cut.known_by.isoformat() if cut.known_by else None,
        official=selection.request.official,
        objections=selection.objections.among(e.id for e in selection.evidence),
        names_in=names_in(selection.agreement),
    )
