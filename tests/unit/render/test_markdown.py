"""Markdown reports: the same content, and no text that turns into markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from compliance.render.html import render_html
from compliance.render.markdown import render_markdown
from support.pages import Page, read_page
from support.repository import ROOT
from support.views import article_view, passage_view, record_view, report_view, source_view
from support.views import texts_in, with_texts
from unit_markers import HOSTILE  # placeholder

if TYPE_CHECKING:
    from compliance.views.report import ReportView
