"""The context of a command: workspace, agreement and text library, each made on first use."""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_data_path

from compliance.cli.memory import hold_to_memory
from compliance.cli.output import (
    is_long,
    page_through,
    refuse_terminal,
    wants_colour,
    width_for,
    write_message,
    write_output,
)
from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of, resolved
from compliance.files.reading import names_in
from compliance.files.refusals import refusal
from compliance.library.store import TextLibrary
from compliance.model.agreement import Agreement
from compliance.render.formats import FORMATS, TEXT, ByTemplate
from compliance.workspace.layout import TEMPLATES, bundled_root, find_root
from compliance.workspace.load import read_checked
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link

if TYPE_CHECKING:
    from compliance.passages.prove import Prover
    from compliance.render.page import PageMaker
    from compliance.views.site.addresses import Addresses

WORKSPACE_VARIABLE = "COMPLIANCE_WORKSPACE"
TEXTS_VARIABLE = "COMPLIANCE_TEXTS"
CACHE_VARIABLE = "COMPLIANCE_CACHE"


class NoHomeError(ComplianceError):
    """The user has no home folder, in which the text library would be."""

    def __init__(self) -> None:
        super().__init__(
            f"you have no home folder; name one in HOME, or a text library in {TEXTS_VARIABLE}"
        )


class NoCurrentFolderError(ComplianceError):
    """The current folder, where a workspace is looked for, is gone or out of reach."""

    def __init__(self, error: OSError) -> None:
        why = refusal(error, "go to another, or name a workspace with --workspace")
        super().__init__(f"the current folder cannot be used: {why}")


class Context:
    """The global options and what follows from them; nothing is read before it is needed."""

    def __init__(
        self,
        *,
        workspace: Path | None = None,
        agreement: str | None = None,
        quiet: bool = False,
        verbose: bool = False,
        pager: bool = True,
    ) -> None:
        self.workspace_option, self.agreement_option = workspace, agreement
        self.quiet, self.verbose, self.pager = quiet, verbose, pager

    @cached_property
    def root(self) -> Path:
        """The workspace's folder: the option, the variable, the nearest above, the shipped one."""
        named = self.workspace_option or _path_from(WORKSPACE_VARIABLE)
        root = find_root(named, named or _current_folder())
        self.log(f"workspace: {root}")
        hold_to_memory(root)
        return root

    @cached_property
    def records(self) -> Records:
        """The records of the workspace, read and checked."""
        return read_checked(self.root, self.cache_file)

    @cached_property
    def records_for_articles(self) -> Records:
        """The records of the workspace, of which evidence may wait for articles to come."""
        self.check_options()
        return read_checked(self.root, self.cache_file, awaits_articles=True)

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace, read, checked and linked; it has the agreement asked for."""
        linked = link(self.records)
        linked.agreement(self.agreement_option)
        return linked

    def check_options(self) -> None:
        """Refuse an agreement that is not there; commands call it that do not use it.

        Raises:
            ComplianceError: there is no such agreement, or the workspace's files are wrong.
        """
        if self.agreement_option is not None:
            self.log(f"agreement: {self.agreement.id}")

    @property
    def checkout(self) -> str:
        """The way from the root of the checkout around the workspace to it, as "data/"; or empty.

        Without a checkout, it is the way from the current folder to a workspace below it.
        """
        root = resolved(self.root)
        try:
            around = (folder for folder in (root, *root.parents) if _is_checkout(folder))
            start = next(around, None) or resolved(_current_folder())
        except NoCurrentFolderError:
            return ""
        if start == root or not root.is_relative_to(start):
            return ""
        return f"{root.relative_to(start).as_posix()}/"

    @property
    def key(self) -> str:
        """A name for the workspace that no other one on this machine has."""
        return _key(self.root)

    @property
    def library_key(self) -> str:
        """A name for the text library that no other one on this machine has."""
        return _key(self.library.root)

    @property
    def cache_folder(self) -> Path | None:
        """The folder for what is kept to be quicker next time; None if nothing is to be kept."""
        named = os.environ.get(CACHE_VARIABLE)
        if named == "off":
            return None
        try:
            return Path(named) if named else user_cache_path("compliance", appauthor=False)
        except RuntimeError:  # the user has no home
            return None

    @property
    def cache_file(self) -> Path | None:
        """The file in which records are stored between runs, one for each workspace."""
        folder = self.cache_folder
        return None if folder is None else folder / "records" / self.key

    @cached_property
    def agreement(self) -> Agreement:
        """The agreement asked for, else the default one."""
        return self.workspace.agreement(self.agreement_option)

    @cached_property
    def library(self) -> TextLibrary:
        """The user's text library."""
        try:
            root = _path_from(TEXTS_VARIABLE) or user_data_path("compliance", appauthor=False)
        except RuntimeError:
            raise NoHomeError from None
        self.log(f"text library: {root}")
        return TextLibrary(root)

    @cached_property
    def prover(self) -> Prover:
        """The prover of passages against the library and the lock."""
        # `check` needs none, and the search for passages takes a fifth of its time to import.
        from compliance.passages.prove import Prover

        return Prover(self.workspace, self.library)

    @property
    def shipped_templates(self) -> Path:
        """The templates that are part of the program."""
        return bundled_root() / TEMPLATES

    @property
    def own_templates(self) -> Path | None:
        """The folder of the workspace's own templates, if there is anything in it."""
        own = self.root / TEMPLATES
        if kind_of(own) is not Kind.FOLDER or own.samefile(self.shipped_templates):
            return None
        if not names_in(own):
            return None
        return own

    def pages(self, addresses: Addresses | None = None) -> PageMaker:
        """Return what makes pages, by the workspace's own templates if it has any.

        With `addresses` they are pages of a site.
        """
        # Imported late: Jinja takes longer than a report, and few workspaces need a second process.
        own = self.own_templates
        if own is None:
            from compliance.render.pages import Pages

            return Pages(self.shipped_templates, addresses)
        from compliance.render.sandbox.own_pages import OwnPages

        return OwnPages(self.shipped_templates, own, addresses)

    def write(self, kind: str, view: object, format: str, output: Path | None) -> None:
        """Write a view of a kind that FORMATS has, to a file or to standard output."""
        renderer = FORMATS[kind][format]
        if isinstance(renderer, ByTemplate):
            self._write_page(view, renderer, format, output)
        elif format == TEXT:
            colour, width = wants_colour(output), width_for(output)
            text = resolve_name(renderer)(view, colour=colour, width=width)
            if output is None and self.pager and is_long(text):
                page_through(text, coloured=colour)
            else:
                write_output(text, output, coloured=colour)
        else:
            write_output(resolve_name(renderer)(view), output)

    def _write_page(
        self, view: object, renderer: ByTemplate, format: str, output: Path | None
    ) -> None:
        if renderer.made is not None:
            refuse_terminal(format, output)
        drawn = resolve_name(renderer.drawn)(view) if renderer.drawn else view
        page = self.pages().page(drawn, renderer.template)
        write_output(resolve_name(renderer.made)(page, self.say) if renderer.made else page, output)

    def say(self, message: str) -> None:
        """Tell the user what was done, on standard error; not with --quiet."""
        if not self.quiet:
            write_message(message)

    def log(self, message: str) -> None:
        """Tell how something was decided, on standard error; only with --verbose."""
        if self.verbose:
            write_message(message)


def _key(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(resolved(folder))).hexdigest()[:32]


def _is_checkout(folder: Path) -> bool:
    """Return whether a folder is the root of a checkout of git: `.git` is a folder or a file."""
    return kind_of(folder / ".git") in (Kind.FOLDER, Kind.FILE)


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise NoCurrentFolderError(error) from None


def _path_from(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None
