# Everything a person or CI does here. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup servers demo test faults intake lint format bench bench-scale lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

# What the index of places is built from; what only reads it is left out.
GAZETTEER := $(filter-out %/index.py %/imports.py,$(wildcard src/onrecord/gazetteer/*.py)) $(wildcard src/onrecord/gazetteer/sources/*)

# The stamp holds setup back until the lock, the build or the gazetteer's sources change. pip comes first, at its pinned version: older
# ones crash on a large resolve.
setup: $(VENV)/.ready ## the virtual environment, the package and its gazetteer
$(VENV)/.ready: requirements/pip.txt requirements/dev.txt pyproject.toml $(GAZETTEER)
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	    { echo "setup: found $$($(PYTHON) --version), expected Python 3.11, 3.12 or 3.13; run: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements/pip.txt
	$(BIN)/python -m pip install -q --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	$(BIN)/python -m onrecord.gazetteer.build
	touch $@

demo: setup ## read the reports that ship with the project, and keep them in a ledger
	$(BIN)/onrecord read demo/reports --format table
	$(BIN)/onrecord read demo/reports --format html > demo/reading.html
	$(BIN)/onrecord ingest demo/ledger.db demo/reports
	$(BIN)/onrecord verify demo/ledger.db
	@echo "The readings as a page: demo/reading.html; the same in a ledger, demo/ledger.db, as incidents:"
	$(BIN)/onrecord incidents demo/ledger.db --format table
	@echo "One of them, with its claims and their words: $(BIN)/onrecord show demo/ledger.db ID"

# Debian's package, where no server is there; the tests start it themselves, in a temporary folder.
servers: ## what the tests need besides Python: PostgreSQL's server
	@command -v initdb > /dev/null || ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql > /dev/null; }

test: setup servers lint ## lint, then all tests
	$(BIN)/pytest -q -n auto --dist loadgroup

faults: setup servers ## kill a run at 200 random points, fill its disk, take its database away
	ONRECORD_TEST_KILLS=200 $(BIN)/pytest -q tests/faults

intake: setup servers ## take the corpora under ONRECORD_BENCH, pages, a PDF, an archive and a feed into both databases
	ONRECORD_TEST_INTAKE=all $(BIN)/pytest -q -s tests/cli/test_intake.py

lint: setup ## layers, style and types
	$(BIN)/lint-imports --no-logo
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup ## rewrite the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup ## accuracy on the corpora under ONRECORD_BENCH, and speed beside spaCy's tokeniser
	$(BIN)/onrecord bench all

bench-scale: setup ## how resolution grows to a million accounts, as a table and as docs/scale.svg; hours
	$(BIN)/onrecord bench scale --chart docs/scale.svg

lock: ## resolve the dependencies again into requirements/
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/runtime.txt
	echo pip | $(BIN)/uv pip compile - --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/pip.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/dev.txt
	$(BIN)/uv pip compile pyproject.toml --group train --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/train.txt

clean: ## everything that setup and the tools made
	rm -rf $(VENV) build dist demo/reading.html demo/ledger.db* src/onrecord/gazetteer/data/gazetteer.bin .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
