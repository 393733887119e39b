# The front door: make demo, make test. Everything runs from .venv, filled from requirements.lock by hash.

PORT ?= 5000
# The newest usable interpreter; a name that exists but cannot start (a pyenv shim) is passed over.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)
UV ?= $(shell command -v uv 2>/dev/null)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint migration bench lock clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

# The lock names every package needed, so nothing is resolved again: older pips would then look past it for a package with extras.
setup: $(STAMP) ## build the environment in .venv

$(STAMP): pyproject.toml requirements.lock
	@if [ -n "$(UV)" ]; then \
		set -e; \
		"$(BIN)/python" -c '' 2>/dev/null || "$(UV)" venv --quiet --clear --python "$(or $(PYTHON),>=3.11)" $(VENV); \
		"$(UV)" pip install --quiet --python "$(BIN)/python" --no-deps --require-hashes -r requirements.lock; \
		"$(UV)" pip install --quiet --python "$(BIN)/python" --no-deps --no-build-isolation --editable .; \
	elif [ -n "$(PYTHON)" ]; then \
		set -e; \
		"$(BIN)/python" -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV) || { \
			echo "Python's venv module is missing: on Debian or Ubuntu, apt-get install python3-venv" >&2; exit 1; }; \
		"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock; \
		"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	else \
		echo "Python 3.11 or newer is needed, and none was found. Install it, or name one: make PYTHON=/path/to/python3.12" >&2; \
		exit 1; \
	fi
	@touch $@

demo: setup ## run the registry with exercise data on http://127.0.0.1:5000 (PORT=8123 make demo)
	PORT=$(PORT) $(BIN)/registry demo

lint: setup ## formatting, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint ## every check, then every test, on every database found
	$(BIN)/pytest --cov -n auto --dist worksteal

migration: setup ## write the next migration from the tables (MESSAGE="what changes")
	$(BIN)/python -m registry.migrations "$(MESSAGE)"

bench: setup ## measure what the README's figures say
	$(BIN)/python -m tests.benchmarks

lock: ## resolve requirements.lock anew (needs uv)
	@[ -n "$(UV)" ] || { echo "make lock needs uv: pip install uv" >&2; exit 1; }
	"$(UV)" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
		--extra dev --extra postgres --output-file requirements.lock pyproject.toml

clean: ## remove the environment and every cache
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage
