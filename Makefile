# `make report` and `make test` need nothing but Python 3.11, make and a package registry:
# the first of them makes .venv and installs the pinned requirements; later ones find it done.

PYTHON ?= python3
BIN := .venv/bin
FUZZ_SECONDS ?= 60
# Errors only: pip also warns of places that the machine's own settings name. These may also ask for
# the user's own folder, which an environment has not.
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check install --no-user
# The pins are complete (tests/installed/test_pins.py), so nothing is resolved: pip would else ask
# for the newest release of what a pinned package wants with an extra, and refuse it for its hash.
PINNED := $(PIP) --no-deps --require-hashes --requirement
# Without a network pip speaks of versions that it did not find.
OR_SAY := || { echo "The requirements were not installed; pip says above what failed. If it found no\
 version of a package, it cannot reach the package registry (pip config list shows which one): see\
 that it can, and run make again." >&2; exit 1; }

# The tests that compare revisions need git, those of https openssl, those of PDFs Pango: without one
# of them, not every branch is run.
PANGO = $(shell $(BIN)/python -c "from ctypes.util import find_library as f; print(f('pangoft2-1.0') or '')")
COVERED = --cov $(if $(and $(shell command -v git),$(shell command -v openssl),$(PANGO)),,--cov-fail-under=0)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report slow test check golden lint types layers bench peers suggestions wheel lock clean

help: ## Show the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 16

report: .venv/.project ## Report what the sources of Azerbaijan's side say, point by point
	@$(BIN)/compliance report --source az

test: .venv/.dev lint types layers ## All that CI runs: lint, types, layers, every test, full coverage
	@$(BIN)/pytest $(COVERED) --numprocesses auto

check: test ## The same as test

golden: .venv/.dev ## Run the tests and accept what they print as the expected output
	@$(BIN)/pytest --numprocesses auto --update-golden

lint: .venv/.dev ## Look for untidy code
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check

types: .venv/.dev ## Check the types
	@$(BIN)/mypy

layers: .venv/.dev ## Check who may import whom
	@$(BIN)/lint-imports --no-logo

bench: .venv/.dev ## Time the commands (reported, never a gate)
	@$(BIN)/python benchmarks/commands.py

peers: .venv/.dev ## Time check and report beside the fastest peer (COMPLIANCE_PEERS)
	@$(BIN)/python benchmarks/peers.py

suggestions: .venv/.dev ## Measure suggestions on the shipped articles (COMPLIANCE_CORPUS, COMPLIANCE_TEXTS), and time
	@PYTHONPATH=tests $(BIN)/python -m benchmarks.suggest.run

slow: .venv/.slow ## The slow job: its pins, laws at 2,000 examples, kills, fuzzing, protections, mutants
	@HYPOTHESIS_PROFILE=thorough $(BIN)/pytest tests/property tests/installed/test_pins.py
	@COMPLIANCE_WALK=all $(BIN)/pytest --numprocesses auto tests/surroundings
	@KILLS=100 ROUNDS=40 $(BIN)/pytest tests/cli/test_kills.py tests/cli/test_at_once.py
	@$(BIN)/pytest --capture=no tests/unit/scan/test_kills.py
	@$(BIN)/python tests/fuzz/run.py all --seconds $(FUZZ_SECONDS) --at-once 2 --keep build/fuzz
	@$(BIN)/python tests/mutation/protections.py
	@$(BIN)/python tests/mutation/run.py assessments passages audit

wheel: .venv/.dev ## Build the sdist, and from it the wheel, into dist/
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation

lock: .venv/bin/python ## Pin the newest releases that pyproject.toml allows
	@$(BIN)/python -m venv .venv/lock
	@.venv/lock/bin/python -m pip --quiet --disable-pip-version-check install uv
	@$(COMPILE) --extra scan --group dev --output-file requirements/dev.txt
	@$(COMPILE) --group build --constraint requirements/dev.txt --output-file requirements/run.txt
	@$(COMPILE) --extra scan --group dev --group slow --constraint requirements/dev.txt --output-file requirements/slow.txt

clean: ## Remove what the tools left behind; .venv stays
	@rm -rf build dist htmlcov .coverage .hypothesis .benchmarks .*_cache
	@find compliance tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# The pins hold for every supported Python and system, and name no registry.
COMPILE = .venv/lock/bin/uv --quiet pip compile pyproject.toml --upgrade --universal \
	--extra text --extra pdf --extra png --extra review --extra seal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --fork-strategy fewest \
	--custom-compile-command "make lock"

# ----- the environment: each stamp is newer than the file it was made from

.venv/bin/python:
	@sh requirements/venv.sh "$(PYTHON)"

.venv/.run: requirements/run.txt | .venv/bin/python
	@echo "Installing the requirements into .venv (once) ..." >&2
	@$(PINNED) requirements/run.txt $(OR_SAY)
	@touch $@

.venv/.project: pyproject.toml .venv/.run
	@$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.project
	@echo "Installing what the tests need into .venv (once) ..." >&2
	@$(PINNED) requirements/dev.txt $(OR_SAY)
	@touch $@

.venv/.slow: requirements/slow.txt .venv/.dev
	@echo "Installing what the slow job needs into .venv (once) ..." >&2
	@$(PINNED) requirements/slow.txt $(OR_SAY)
	@touch $@
