"""Pages of a site, made by templates from one environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.render.sandbox.failure import FAILURES, TemplateFailedError
from compliance.render.templates import environment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class SitePages:
    """Renders pages; each template is read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._environment = environment(folders)

    def render(self, template: str, view: object) -> str:
        """Return what a template of the site makes of a view, its only variable.

        Raises:
            TemplateFailedError: the template is missing, wrong, or does what it may not.
        """
        name = f"site/{template}"
        try:
            return self._environment.get_template(name).render(view=view)
        except FAILURES as error:
            raise TemplateFailedError(error, self._folders, name) from error
