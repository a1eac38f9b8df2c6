"""The process in which a site's robots.txt is read: a hostile one takes much time and memory."""

from __future__ import annotations

import json
import sys

from protego import Protego

from compliance.processes.held import grant, hold


def main(seconds: int, memory: int) -> None:
    """Answer a line, of a robots.txt, a program and an address, with a line of what is allowed."""
    hold(memory)
    grant(seconds, 0)
    sys.stdout.write(answer(sys.stdin.readline()))


def answer(line: str) -> str:
    """Return whether an address may be asked for, and how many seconds are wanted between two."""
    text, agent, address = json.loads(line)
    rules = Protego.parse(text)
    return json.dumps([rules.can_fetch(address, agent), rules.crawl_delay(agent) or 0.0]) + "\n"
