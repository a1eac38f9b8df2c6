"""Pages of voices, incidents and articles."""

from __future__ import annotations

from dataclasses import replace

from compliance.model.article import Article
from compliance.model.dates.words import display_date
from compliance.model.incident import Incident
from compliance.passages.search import Range
from compliance.views.apart import blocks_of
from compliance.views.article import article_views
from compliance.views.made import Made
from compliance.views.matrix.build import build_matrix_view
from compliance.views.matrix.view import By, MatrixView
from compliance.views.site.contents import SiteContents
from compliance.views.site.excerpt import ExcerptView, excerpts_of
from compliance.views.site.tables import side_links
from compliance.views.site.view import (
    ArticlePageView,
    IncidentPageView,
    NamedView,
    RecordBlockView,
    VoicePageView,
)
from compliance.views.voices import channel_lines, name_lines, side_lines
from compliance.workspace.evidence import Evidence
from compliance.workspace.voices import Source


class ThingPages:
    """Builds the pages of voices, incidents and articles, each index made once."""

    def __init__(self, contents: SiteContents) -> None:
        self.contents = contents
        self.incidents: MatrixView = build_matrix_view(contents.selection, By.INCIDENT)
        self.by_voice: dict[str, list[Evidence]] = {}
        self.by_article: dict[str, list[Evidence]] = {}
        for e in contents.selection.evidence:
            self.by_voice.setdefault(e.speaker.id, []).append(e)
            self.by_article.setdefault(e.article.id, []).append(e)
        self.parts: dict[str, list[Incident]] = {}
        for incident in contents.workspace.incidents.values():
            self.parts.setdefault(incident.part_of or "", []).append(incident)

    def voice(self, source: Source) -> VoicePageView:
        """Return the page of a voice."""
        contents, entry = self.contents, source.entry
        sources = contents.workspace.sources.values()
        parts = [s for s in sources if s.entry.part_of == source.id]
        return VoicePageView(
            site=contents.head(source.name),
            name=source.name,
            id=source.id,
            side=contents.named(source.home),
            kind=entry.kind.replace("_", " "),
            part_of=contents.named(entry.part_of) if entry.part_of else None,
            names=name_lines(source),
            sides=side_lines(source, contents.selection.names.__getitem__),
            channels=channel_lines(source, contents.selection.names.__getitem__),
            succeeds=tuple(map(contents.named, entry.succeeds)),
            heirs=tuple(contents.named(s.id) for s in sources if source.id in s.entry.succeeds),
            basis=entry.basis,
            confidence=entry.confidence,
            url=entry.url,
            note=entry.note,
            parts=tuple(contents.named(part.id) for part in parts),
            blocks=self._blocks(self.by_voice.get(source.id, [])),
        )

    def incident(self, incident: Incident) -> IncidentPageView:
        """Return the page of an incident: its row of the table by incident, and its parts'."""
        contents = self.contents
        known = contents.workspace.incidents
        parts = self.parts.get(incident.id, [])
        wanted = {str(incident.id), *(str(part.id) for part in parts)}
        rows = tuple(row for row in self.incidents.rows if row.id in wanted)
        told, assessed = contents.workspace.evidence, contents.selection.assessor.assessed
        ids = dict.fromkeys(i for row in rows for cell in row.cells for i in cell.evidence)
        whole = known[incident.part_of] if incident.part_of else None
        return IncidentPageView(
            site=contents.head(incident.name),
            name=incident.name,
            id=incident.id,
            date=display_date(incident.date) if incident.date else None,
            place=incident.place,
            note=incident.note,
            whole=_named(whole) if whole else None,
            parts=tuple(_named(part) for part in parts),
            table=replace(self.incidents, rows=rows),
            tops=side_links(contents, self.incidents.columns),
            heads=tuple(contents.link(row.head, "incident", row.id) for row in rows),
            blocks=self._blocks([assessed(told[i]) for i in ids]),
        )

    def article(self, article: Article) -> ArticlePageView:
        """Return the page of an article; its passages in context only where its text is held."""
        contents = self.contents
        found = self.by_article.get(article.id, [])
        view = article_views(
            contents.workspace,
            contents.prover,
            {article.id: 1},
            found,
            contents.selection.assessor.versions,
        )[0]
        return ArticlePageView(
            site=contents.head(article.title),
            article=view,
            outlet=contents.named(article.outlet),
            basis=article.published_basis,
            confidence=article.confidence,
            excerpts=() if contents.public else self._excerpts(found),
            blocks=self._blocks(found),
        )

    def _excerpts(self, found: list[Evidence]) -> tuple[ExcerptView, ...]:
        prover = self.contents.prover
        places: dict[str, list[tuple[str, Range]]] = {}
        for e in found:
            proof = prover.prove(e)
            if proof.found_in is not None and proof.text_sha256 and proof.range:
                places.setdefault(proof.text_sha256, []).append((e.entry.id, proof.range))
        held = ((prover.text(sha256), passages) for sha256, passages in places.items())
        return tuple(
            excerpt
            for text, passages in held
            if text is not None
            for excerpt in excerpts_of(text.text, passages)
        )

    def _blocks(self, found: list[Evidence]) -> tuple[RecordBlockView, ...]:
        return tuple(
            RecordBlockView(why=why, records=Made(records, self.contents.record))
            for why, records in blocks_of(found)
        )


def _named(incident: Incident) -> NamedView:
    return NamedView(id=incident.id, name=incident.name)
