# Everything a person or CI does here. `make help` lists the targets.
PY := .venv/bin/python
PYTHON ?= python3

.PHONY: help setup lint format test
help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

lint: ## layers, style and types
	.venv/bin/lint-imports --no-logo
	.venv/bin/ruff check src tests
	.venv/bin/ruff format --check src tests
	.venv/bin/mypy

format: ## rewrite the code in the house style
	.venv/bin/ruff check --fix src tests
	.venv/bin/ruff format src tests

test: ## all tests
	.venv/bin/pytest -q
