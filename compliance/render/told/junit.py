"""JUnit's XML of test results, which every build service reads."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from compliance.model.characters import escaped
from compliance.render.told.told import Account, Told


def render_junit(account: Account) -> Iterator[bytes]:
    """Write a case for each thing told; one that passes if there is nothing to tell.

    A thing fails if for it the command ends with a status other than 0; what else is told is the
    output of a case that passes.
    """
    suite = Element("testsuite", name=f"compliance {account.command}")
    for one in account.told:
        _tell(suite, one)
    if not account.told:
        SubElement(suite, "testcase", classname=account.command, name="nothing to tell")
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(sum(one.failing for one in account.told)))
    root = Element("testsuites")
    root.append(suite)
    indent(root)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield tostring(root, encoding="utf-8")
    yield b"\n"


def _tell(suite: Element, told: Told) -> None:
    place = f"{told.file}:{told.line}:{told.column}"
    case = SubElement(suite, "testcase", classname=told.code, name=escaped(place), file=told.file)
    message = f"{place}: {told.level}: {told.message}"
    if told.failing:
        failure = SubElement(case, "failure", type=told.code, message=escaped(told.message))
        failure.text = escaped(message)
    else:
        SubElement(case, "system-out").text = escaped(message)
