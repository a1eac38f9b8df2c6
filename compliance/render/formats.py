"""Every format of every view: the one table by which commands write what they show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

TEXT: Final = "text"


@dataclass(frozen=True, slots=True)
class ByTemplate:
    """A page by a template.

    Args:
        template: Its name.
        drawn: The function that makes what it shows of the view, if that is not the view.
        made: The function that makes a file of another kind of the page, which no terminal shows.
    """

    template: str
    drawn: str | None = None
    made: str | None = None


_MATRIX: Final = "compliance.views.matrix.drawing:draw_matrix"
_TIMELINE: Final = "compliance.views.timeline.drawing:timeline_alone"
_PDF: Final = "compliance.render.pdf.make:pdf_of"
_PICTURE: Final = "compliance.views.picture.drawing:draw_picture"
_NETWORK: Final = "compliance.views.ties.drawing:draw_network"
_PNG: Final = "compliance.render.raster:png_of_page"

# Functions stand here by their names, since to import all of them takes as long as a report.
FORMATS: Final[Mapping[str, Mapping[str, str | ByTemplate]]] = {
    "report": {
        TEXT: "compliance.render.text.report:render_report_text",
        "md": ByTemplate("report/report.md.j2"),
        "html": ByTemplate("report/report.html.j2"),
        "json": "compliance.render.json.report:render_report_json",
        "csv": "compliance.render.csv:render_report_csv",
        "pdf": ByTemplate("report/report.html.j2", made=_PDF),
    },
    "audit": {
        TEXT: "compliance.render.text.audit:render_audit_text",
        "md": ByTemplate("audit/audit.md.j2"),
        "html": ByTemplate("audit/audit.html.j2"),
        "json": "compliance.render.json.audit:render_audit_json",
        "github": "compliance.render.told.audited:annotations_of_audit",
        "sarif": "compliance.render.told.audited:sarif_of_audit",
        "junit": "compliance.render.told.audited:junit_of_audit",
    },
    "diff": {
        TEXT: "compliance.render.text.diff:render_diff_text",
        "md": ByTemplate("diff/diff.md.j2"),
        "html": ByTemplate("diff/diff.html.j2"),
        "json": "compliance.render.json.diff:render_diff_json",
        "csv": "compliance.render.csv:render_diff_csv",
    },
    "matrix": {
        TEXT: "compliance.render.text.matrix:render_matrix_text",
        "md": ByTemplate("matrix/matrix.md.j2"),
        "html": ByTemplate("matrix/matrix.html.j2"),
        "json": "compliance.render.json.matrix:render_matrix_json",
        "csv": "compliance.render.csv:render_matrix_csv",
        "svg": ByTemplate("_shared/drawing.svg.j2", _MATRIX),
        "png": ByTemplate("_shared/drawing.svg.j2", _MATRIX, _PNG),
    },
    "picture": {
        "svg": ByTemplate("picture/picture.svg.j2", _PICTURE),
        "png": ByTemplate("picture/picture.svg.j2", _PICTURE, _PNG),
    },
    "timeline": {
        TEXT: "compliance.render.text.timeline:render_timeline_text",
        "html": ByTemplate(
            "timeline/timeline.html.j2", "compliance.views.timeline.drawing:timeline_page"
        ),
        "svg": ByTemplate("timeline/drawing.svg.j2", _TIMELINE),
        "json": "compliance.render.json.timeline:render_timeline_json",
        "png": ByTemplate("timeline/drawing.svg.j2", _TIMELINE, _PNG),
    },
    "network": {
        TEXT: "compliance.render.text.network:render_network_text",
        "html": ByTemplate("network/network.html.j2", "compliance.views.ties.drawing:network_page"),
        "json": "compliance.render.json.network:render_network_json",
        "csv": "compliance.render.csv:render_network_csv",
        "graphml": "compliance.render.graphml:render_network_graphml",
        "svg": ByTemplate("network/network.svg.j2", _NETWORK),
        "png": ByTemplate("network/network.svg.j2", _NETWORK, _PNG),
    },
    "coverage": {
        TEXT: "compliance.render.text.coverage:render_coverage_text",
        "md": ByTemplate("coverage/coverage.md.j2"),
        "json": "compliance.render.json.coverage:render_coverage_json",
        "csv": "compliance.render.csv:render_coverage_csv",
    },
    "articles": {
        TEXT: "compliance.render.text.inbox:render_inbox_text",
        "json": "compliance.render.json.inbox:render_inbox_json",
    },
    "search": {
        TEXT: "compliance.render.text.search:render_search_text",
        "json": "compliance.render.json.search:render_search_json",
    },
    "suggest": {
        TEXT: "compliance.render.text.suggest:render_suggest_text",
        "json": "compliance.render.json.suggest:render_suggest_json",
    },
    "scan": {
        TEXT: "compliance.render.text.scan:render_scan_text",
        "json": "compliance.render.json.scan:render_scan_json",
    },
    "import": {
        TEXT: "compliance.render.text.returned:render_returned_text",
        "json": "compliance.render.json.returned:render_returned_json",
    },
    "decisions": {
        TEXT: "compliance.render.text.decisions:render_decisions_text",
        "json": "compliance.render.json.decisions:render_decisions_json",
    },
    "reliability": {
        TEXT: "compliance.render.text.reliability:render_reliability_text",
        "md": ByTemplate("reliability/reliability.md.j2"),
        "json": "compliance.render.json.reliability:render_reliability_json",
    },
    "verify": {
        TEXT: "compliance.render.text.verify:render_verification_text",
        "json": "compliance.render.json.verify:render_verification_json",
    },
    "inventory": {
        TEXT: "compliance.render.text.show:render_inventory_text",
        "json": "compliance.render.json.show:render_inventory_json",
    },
    "thing": {
        TEXT: "compliance.render.text.show:render_thing_text",
        "json": "compliance.render.json.show:render_thing_json",
    },
}
