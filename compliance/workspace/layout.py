"""The layout of a workspace and of what the program carries, and how a root is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shlex import quote

import compliance
from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of, look_at, refuse_links, resolved
from compliance.files.reading import list_below, read_shipped
from compliance.files.refusals import refusal

SETTINGS = "compliance.toml"
AGREEMENTS = "agreements"
SOURCES = "sources"
ARTICLES = "articles"
EVIDENCE = "evidence"
CODINGS = "codings"
INCIDENTS = "incidents.yaml"
PLACES = "places.yaml"
SEARCHES = "searches.yaml"
SEARCH_LOG = "searches.log.jsonl"
CODERS = "coders.yaml"
OBJECTIONS = "objections.yaml"
TEMPLATES = "templates"
LOCK = "compliance.lock"

# How files end in which a line is a record; others of a workspace are YAML.
LINES = ".jsonl"

# In what ships: the folder of the workspaces beside the one at the root, each in a folder.
EXAMPLES = "examples"

# The shipped reference pages on problems and findings, with one section for each code.
PROBLEMS = "problems.md"
FINDINGS = "findings.md"


class NoWorkspaceError(ComplianceError):
    """A folder that was named as a workspace but is not one."""

    def __init__(self, named: str) -> None:
        super().__init__(
            f'"{named}" is no workspace: it has no {SETTINGS}; '
            f"make one with: compliance init {quote(named)}"
        )


class BundledDataMissingError(ComplianceError):
    """An installed package without the workspace that it should contain."""

    def __init__(self) -> None:
        super().__init__("this installation has no shipped workspace; install the package again")


class UnreachableFolderError(ComplianceError):
    """A folder of which the system does not say whether it is a workspace."""

    def __init__(self, folder: Path, error: OSError) -> None:
        why = refusal(error, "name a workspace that you may read")
        super().__init__(f'cannot look for a workspace in "{folder}": {why}')


class ReadOnlyWorkspaceError(ComplianceError):
    """A workspace of an installed package, of which a copy is to be written instead."""

    def __init__(self, root: Path) -> None:
        remedy = f"copy it with: compliance init DIR --from {next(_agreements_in(root), 'ID')}"
        super().__init__(f"this workspace is read-only; {remedy}")


class UnwritableWorkspaceError(ComplianceError):
    """A workspace that cannot be written, for a reason of the system."""

    def __init__(self, error: OSError) -> None:
        why = refusal(error, "see its rights, or work on a copy of it")
        super().__init__(f"cannot write into this workspace: {why}")


def installed_root() -> Path:
    """Return the folder of the workspace in an installed package; a checkout does not have it."""
    return Path(compliance.__file__).parent / "_bundled"


def bundled_root() -> Path:
    """Return the folder of the shipped workspace: in the package, or the checkout around it.

    The marker is tested, so that a broken wheel never reads a stray folder beside it.
    """
    installed = installed_root()
    root = installed if kind_of(installed) is Kind.FOLDER else installed.parent.parent
    if not is_workspace(root) or kind_of(root / AGREEMENTS) is not Kind.FOLDER:
        raise BundledDataMissingError
    return root


def is_workspace(folder: Path) -> bool:
    """Return whether a folder is a workspace, however damaged: something has the settings' name."""
    return kind_of(folder / SETTINGS) not in {Kind.MISSING, Kind.UNKNOWN}


def place_of(path: Path, *, written: bool) -> tuple[Path, Path | None]:
    """Return the absolute path that a user means, and from which folder on it may be a stranger's.

    That is the outermost folder above it that is a workspace. For what is to be `written` it may
    also be the current folder, if the path starts there. Below it no link is to be followed.

    Raises:
        OSError: the path is not absolute, and the current folder was removed.
    """
    if path.is_absolute():
        place = _without_dots(path)
        return place, _stranger_above(place)
    here = Path.cwd()
    place = _without_dots(here / path)
    return place, _stranger_above(place, *([here] if written else []))


def _without_dots(path: Path) -> Path:
    """Return an absolute path without "..", and with links after the last of them as named."""
    after = path.parts[::-1].index("..") if ".." in path.parts else len(path.parts)
    at = len(path.parts) - after
    return resolved(Path(*path.parts[:at])).joinpath(*path.parts[at:]) if at else path


def _stranger_above(path: Path, *others: Path) -> Path | None:
    """Return the outermost folder above a path that is a workspace or one of `others`, if any."""
    for folder in reversed(path.parents):
        if kind_of(folder, follow=True) is not Kind.FOLDER:
            return None
        # One folder may have several paths.
        if is_workspace(folder) or any(folder.samefile(other) for other in others):
            return folder
    return None


def refuse_strange_folder(folder: Path) -> None:
    """Allow no folder to be written that is a link, or lies behind one of a stranger's.

    Raises:
        LinkError: it is, or does.
        OSError: the current folder was removed.
    """
    place, stranger = place_of(folder, written=True)
    refuse_links(place, place.parent if stranger is None else stranger)


def refuse_installed(root: Path) -> None:
    """Allow no workspace to be written that came with an installed package.

    Raises:
        ReadOnlyWorkspaceError: it did.
    """
    if resolved(root).is_relative_to(resolved(installed_root())):
        raise ReadOnlyWorkspaceError(root)


def carried_agreements() -> dict[str, Path]:
    """Return the ids of the agreements that ship, in order, each with the root of its workspace."""
    root = bundled_root()
    return {agreement: at for at in (root, *_examples(root)) for agreement in _agreements_in(at)}


def _examples(root: Path) -> Iterator[Path]:
    """Yield the workspaces that ship beside the one at the root, in order."""
    for entry in list_below(root, EXAMPLES):
        if Path(entry.file).match(f"{EXAMPLES}/*/{SETTINGS}"):
            yield root / entry.file.removesuffix(f"/{SETTINGS}")


def _agreements_in(root: Path) -> Iterator[str]:
    for entry in list_below(root, AGREEMENTS):
        yield entry.file.removeprefix(f"{AGREEMENTS}/").removesuffix(".yaml")


def section_of(page: str, code: str) -> str:
    """Return the Markdown below a code's heading in a page; nothing if it has no such heading."""
    text = read_shipped(bundled_root() / "docs" / "reference" / page).decode()
    _, _, after = text.partition(f"\n## `{code}`\n")
    return after.partition("\n## ")[0].strip()


def find_root(named: Path | None, start: Path) -> Path:
    """Return the workspace to use: `named`, else the nearest at or above `start`, else the shipped.

    Raises:
        NoWorkspaceError: `named` is given and is no workspace.
        UnreachableFolderError: the system does not say what is in one of these folders.
    """
    if named is not None:
        if not _is_workspace_for_sure(named):
            raise NoWorkspaceError(named.as_posix())
        return named
    # Another workspace than the one meant would be worse than none.
    for folder in (start, *start.parents):
        if _is_workspace_for_sure(folder):
            return folder
    return bundled_root()


def _is_workspace_for_sure(folder: Path) -> bool:
    try:
        return look_at(folder / SETTINGS) is not Kind.MISSING
    except OSError as error:
        raise UnreachableFolderError(folder, error) from None
