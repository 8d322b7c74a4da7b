# Hallpass. `make` alone lists what there is.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready
PORT ?= 8000

.DEFAULT_GOAL := list
.PHONY: list setup run test check bench lock clean

list: ## list what make can do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: $(STAMP) ## make the environment .venv with .venv/bin/hallpass

$(STAMP): requirements/all.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/all.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

run: setup ## the demo district in a browser, on http://127.0.0.1:8000; PORT=8001 for another port
	@$(BIN)/hallpass serve --demo --port $(PORT)

test: setup ## run the tests, those of the web on SQLite and, where it is installed, on PostgreSQL
	$(BIN)/python -m pytest -n auto
	$(BIN)/python -m tests.web.postgres

check: setup ## lint, types, layers, migrations, mutation check of the policy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m hallpass_web makemigrations --check --dry-run
	$(BIN)/python -m tests.mutation

bench: setup ## measure, and print ratios beside what a user would pick instead
	$(BIN)/python -m bench

lock: setup ## write requirements/all.txt anew from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet -o requirements/all.txt

clean: ## remove the environment and caches
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
