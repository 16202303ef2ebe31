# Everything runs in .venv, set up once from requirements.lock; `make help` lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format bench train fit score pictures lock clean

FIT := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c '$(FIT)' >/dev/null 2>&1 && echo $$name && break; done)
BIN := .venv/bin
READY := .venv/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

setup: $(READY) ## Create .venv with the exact versions of requirements.lock

$(READY): requirements.lock pyproject.toml
	@if [ -z "$(PYTHON)" ] || ! $(PYTHON) -c '$(FIT)' 2>/dev/null; then \
		echo "Workbench needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3" >&2; exit 1; fi
	@echo "Setting up .venv with $$($(PYTHON) --version) (once; a minute or two) …"
	@$(PYTHON) -m venv .venv
	@echo "Installing the exact versions of requirements.lock …"
	@$(PIP) install --quiet --requirement requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)
	@echo "Ready."

demo: $(READY) ## The review screen on the six articles of corpus/
	@echo "Opening the review screen on corpus/ in a scratch project …"
	@$(BIN)/workbench demo

test: $(READY) ## All tests
	@echo "Running the tests, a file of them on each core at a time …"
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(ARGS)

lint: $(READY) ## Style, format, types, and who may import whom
	@echo "Checking style, format, types and imports …"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(READY) ## Put the code into its one format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY) ## Start-up, first paint, parser and extraction speed on this machine
	@$(BIN)/python -m tests.bench

train: $(READY) ## Train the parser: make train TREEBANKS=folder-of-conllu-files
	@[ -n "$(TREEBANKS)" ] || { echo "usage: make train TREEBANKS=folder-of-conllu-files" >&2; exit 2; }
	@echo "Training the parser on $(TREEBANKS) (over an hour on one core) …"
	@$(BIN)/python -m workbench.language.train $(TREEBANKS)

fit: $(READY) ## Fit the weights of linking on corpus/, fixtures/stories/ and more: make fit STORIES="folder folder"
	@$(BIN)/python -m workbench.fit corpus fixtures/stories/*/ $(STORIES)

score: $(READY) ## Every figure of quality: make score STORIES="folder folder" DATA=folder ARGS="--gate --misses"
	@$(BIN)/python -m tests.score $(if $(STORIES),--stories $(STORIES)) $(if $(DATA),--data $(DATA)) $(ARGS)

pictures: $(READY) ## Renew the picture and the worked examples of the README
	@$(BIN)/python -m tests.pictures

lock: ## Renew requirements.lock from pyproject.toml
	@scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; \
	$(PYTHON) -m venv "$$scratch/venv"; \
	echo "Resolving …"; \
	"$$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check '.[dev]'; \
	{ echo "# Exact versions for make and CI; renew with: make lock"; \
	  "$$scratch/venv/bin/python" -m pip freeze --exclude workbench; } > requirements.lock

clean: ## Remove .venv and all caches
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
