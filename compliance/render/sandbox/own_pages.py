"""Pages by a workspace's own templates: treated as a stranger's, with all they include."""

from __future__ import annotations

from pathlib import Path

from compliance.files.refusals import refusal
from compliance.processes.limits import Limits
from compliance.render.page import in_utf_8
from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.limits import LIMITS
from compliance.render.sandbox.process import TemplateProcess
from compliance.render.sandbox.sources import own_texts, shipped_texts
from compliance.views.site.addresses import Addresses


class OwnPages:
    """Makes pages by the templates of a workspace, which win file by file, and the shipped ones.

    Each may include or extend the others, so all run in one process of their own.
    """

    def __init__(
        self,
        shipped: Path,
        own: Path,
        addresses: Addresses | None = None,
        limits: Limits = LIMITS,
    ) -> None:
        """Take the folders of templates, and the addresses of a site, if it is one.

        Raises:
            TemplateFailedError: the templates cannot be read.
        """
        self._limits = limits
        self._given = {
            "sources": shipped_texts(shipped) | own_texts(own),
            "addresses": None if addresses is None else addresses.places,
        }
        self._process: TemplateProcess | None = None

    def page(self, view: object, template: str) -> tuple[bytes, ...]:
        """Return what a template makes of a view, its only variable, when it has come to the end.

        Raises:
            TemplateFailedError: it is wrong, does what it may not, or takes too much.
        """
        process, self._process = self._process or self._started(), None
        made = tuple(in_utf_8(process.ask(template, view)))
        # Not kept if the page failed: the process has ended.
        self._process = process
        return made

    def _started(self) -> TemplateProcess:
        try:
            return TemplateProcess(self._given, self._limits)
        except OSError as error:
            why = refusal(error, "see that this user may start one")
            wrong = f"no process can be started to run them in: {why}"
            raise TemplateFailedError("templates", wrong) from None
