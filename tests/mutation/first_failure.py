"""What a run of tests under one mutant needs: no memory, a limit, and the first failure only."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, settings

LONGEST = 5.0
"""Seconds of computing for one test; a mutant that takes more runs in circles."""

TIMED_OUT = 36
"""The exit status by which mutmut knows it."""

settings.register_profile(
    "first_failure",
    max_examples=15,
    deadline=None,
    derandomize=True,
    report_multiple_bugs=False,
    verbosity=Verbosity.quiet,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that have the name of the function in theirs."""
    function = os.environ.get("MUTANT_UNDER_TEST", "").partition("__mutmut")[0]
    name = re.sub(r".*(?:\.x_+|ǁ_*)", "", function).replace("_", "-")
    if name:
        items.sort(key=lambda item: name not in item.nodeid.replace("_", "-"))


def pytest_runtest_setup() -> None:
    """Forget what the package remembers, so that each test itself calls what it tests."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "compliance":
            for one in vars(module).values():
                forget = getattr(one, "cache_clear", None)
                if callable(forget):
                    forget()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, None, None]:
    """Leave at once when one test computes too long, however busy the machine is."""
    signal.signal(signal.SIGPROF, lambda _signal, _frame: os._exit(TIMED_OUT))
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
