#!/bin/sh
# Makes .venv with the Python named, or says in one sentence what is missing and how to get it.
set -eu
python=${1:?which Python}

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

found=$("$python" --version 2>&1) || found=missing
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || fail \
  "Python 3.11 or newer is needed, but $python is $found: install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python), or name one you have: make PYTHON=python3.13."
"$python" -c 'import ensurepip, venv' 2>/dev/null || fail \
  "$python comes without the venv and ensurepip modules: install them (Debian, Ubuntu: apt install python3-venv), or name another Python: make PYTHON=python3.13."

# Only a whole environment is ever called .venv: one cut short would be taken for finished.
trap 'rm -rf .venv' EXIT
rm -rf .venv
"$python" -m venv .venv
trap - EXIT
