# Hallpass. `make` alone lists what there is.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

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

run: setup ## today's answer for every officer of the demo district
	@$(BIN)/hallpass demo

test: setup ## run the tests
	$(BIN)/python -m pytest -n auto

check: setup ## lint, types, layers, mutation check of the policy, and the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.mutation
	$(BIN)/python -m pytest -n auto

bench: setup ## measure, and print ratios beside what a user would pick instead
	$(BIN)/python -m bench

lock: setup ## write requirements/all.txt anew from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet -o requirements/all.txt

clean: ## remove the environment and caches
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
