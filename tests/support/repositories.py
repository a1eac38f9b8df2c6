"""Repositories of git, made as a test needs them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def need_git() -> None:
    """Skip a test where there is no git, which CI must have."""
    if shutil.which("git") is None:
        if os.environ.get("CI"):
            pytest.fail("no git on this system")
        pytest.skip("no git on this system; install the package git")


def git(folder: Path, *words: str, told: str = "") -> str:
    """Run git with nobody's settings, and return what it prints."""
    env = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": "2022-01-01T00:00:00Z",
        "GIT_COMMITTER_DATE": "2022-01-01T00:00:00Z",
    }
    name = ("-c", "user.name=A coder", "-c", "user.email=coder@example.org")
    argv = ["git", *name, *words]
    done = subprocess.run(
        argv, cwd=folder, env=env, input=told, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()
