# `make run` and `make test` need Python 3.11 or newer with pip, and nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
CORPORA ?= ../shared/corpora
OUT ?= out

.DEFAULT_GOAL := help
.PHONY: help run test lint eval bench clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(VENV)/.run ## set up, then enrich samples/ into out/
	$(BIN)/python -m pipeline run samples --out $(OUT)

test: $(VENV)/.test ## set up, then lint and run the whole suite
	$(MAKE) lint
	$(BIN)/python -m pytest

lint: $(VENV)/.test ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(VENV)/.test ## quality on the development data under CORPORA
	$(BIN)/python -m tests.quality --corpora $(CORPORA)

bench: $(VENV)/.test ## speed and memory on this machine
	$(BIN)/python -m tests.bench --corpora $(CORPORA)

clean: ## remove the virtual environment and out/
	rm -rf $(VENV) $(OUT)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[all]'
	touch $@
