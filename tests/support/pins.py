"""What `requirements/` pins, what the project and the packages ask for, and what is missing."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distributions, metadata, requires, version
from pathlib import Path

from packaging.dependency_groups import resolve_dependency_groups
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support.repository import ROOT

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "linux": {"os_name": "posix", "platform_system": "Linux"},
    "darwin": {"os_name": "posix", "platform_system": "Darwin"},
    "win32": {"os_name": "nt", "platform_system": "Windows"},
}


def machines() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every Python and system the pins are for, and what markers compare with there."""
    for python in PYTHONS:
        for system, names in SYSTEMS.items():
            release = {"python_version": python, "python_full_version": f"{python}.0"}
            yield f"{python} {system}", {**here(), **release, **names, "sys_platform": system}


def here() -> dict[str, str]:
    """Return what markers compare with on this machine."""
    return {name: str(value) for name, value in default_environment().items()}


def applies(requirement: Requirement, machine: Mapping[str, str], extra: str = "") -> bool:
    """Tell whether a requirement is one on a machine, of a package asked for with an extra."""
    return requirement.marker is None or requirement.marker.evaluate({**machine, "extra": extra})


def project_requirements(*groups: str, without: Collection[str] = ()) -> list[Requirement]:
    """Return what the project asks for in pyproject.toml: itself, its extras, and by groups.

    Extras `without` which the program is installed are left out.
    """
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = asked["project"]
    extras = project["optional-dependencies"].items()
    by_extras = [line for name, lines in extras if name not in without for line in lines]
    by_groups = resolve_dependency_groups(asked["dependency-groups"], *groups)
    return [Requirement(line) for line in (*project["dependencies"], *by_extras, *by_groups)]


def extras_spelt_otherwise() -> dict[str, list[Requirement]]:
    """Return what asks for an extra by another spelling than the package's, and what that brings.

    pip before 23.3, which comes with Python 3.11, does not find such an extra, and says so in a
    warning only.
    """
    found: dict[str, list[Requirement]] = {}
    for requirement in (r for one in distributions() for r in map(Requirement, one.requires or ())):
        with suppress(PackageNotFoundError):
            known = metadata(requirement.name).get_all("Provides-Extra") or []
            for extra in requirement.extras.difference(known):
                brought = requirements_of(requirement.name)
                found[f"{requirement.name}[{extra}]"] = [
                    r
                    for r in brought
                    if r.marker is not None
                    and not applies(r, here())
                    and applies(r, here(), canonicalize_name(extra))
                ]
    return found


def requirements_of(name: str) -> list[Requirement]:
    """Return what a package asks for: nothing where it is not installed."""
    try:
        return [Requirement(line) for line in requires(name) or ()]
    except PackageNotFoundError:  # pinned for other machines than this one
        return []


@dataclass(frozen=True)
class Pins:
    """The pinned packages of a file, by their names."""

    by_name: Mapping[str, Requirement]

    @classmethod
    def read(cls, path: Path) -> Pins:
        """Read the lines that pin; the others are hashes and comments."""
        lines = path.read_text("utf-8").splitlines()
        pins = [Requirement(line.removesuffix("\\")) for line in lines if line[:1].isalpha()]
        return cls({canonicalize_name(pin.name): pin for pin in pins})

    def version(self, name: str) -> str:
        """Return the one release of a package that is pinned."""
        (pin,) = self.by_name[name].specifier
        assert pin.operator == "=="
        return pin.version

    def not_installed(self) -> list[str]:
        """Return the pins for this machine that are not what is installed here."""
        names = [name for name, pin in self.by_name.items() if applies(pin, here())]
        return [name for name in names if _installed(name) != self.version(name)]

    def missing(self, asked: Iterable[Requirement], machine: Mapping[str, str]) -> list[str]:
        """Return what is asked for on a machine, by whomever, and not pinned as it is asked for."""
        extras_seen: defaultdict[str, set[str]] = defaultdict(set)
        missing: set[str] = set()
        waiting = [requirement for requirement in asked if applies(requirement, machine)]
        while waiting:
            requirement = waiting.pop()
            name = canonicalize_name(requirement.name)
            if not self._holds(name, requirement, machine):
                missing.add(str(requirement))
                continue
            extras = {"", *requirement.extras} - extras_seen[name]
            extras_seen[name] |= extras
            asks = requirements_of(name) if extras else []
            waiting += [r for r in asks if any(applies(r, machine, extra) for extra in extras)]
        return sorted(missing)

    def _holds(self, name: str, requirement: Requirement, machine: Mapping[str, str]) -> bool:
        pin = self.by_name.get(name)
        if pin is None or not applies(pin, machine):
            return False
        return requirement.specifier.contains(self.version(name))


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
