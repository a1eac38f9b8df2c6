"""Ids after which files are named: which of them no system, or no site, can have."""

from __future__ import annotations

import pytest

from compliance.workspace.checks.ids import find_reserved_id

DEVICES = (
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
)


@pytest.mark.parametrize("device", DEVICES)
def test_a_device_of_windows_is_no_id_whatever_its_case_and_ending(device: str) -> None:
    for one in (device, device.upper(), device.title(), f"{device}.x", f"{device.upper()}.1.2"):
        (fault,) = find_reserved_id("file", ("id",), one)
        assert (fault.code, fault.route) == ("reserved-id", ("id",))
        assert f'"{one}" is the name of a device' in fault.message


@pytest.mark.parametrize("one", ["con1", "co", "com", "com10", "nul-1", "a.con", "null", "4b"])
def test_what_only_looks_like_a_device_is_an_id(one: str) -> None:
    assert list(find_reserved_id("file", ("id",), one)) == []


def test_a_page_of_every_site_is_no_id() -> None:
    assert len(list(find_reserved_id("file", (), "Whole", "whole"))) == 1
    assert list(find_reserved_id("file", (), "whole.x", "whole")) == []
