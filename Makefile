# `make run` and `make test` need Python 3.11 or newer with pip, and nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
CORPORA ?= ../shared/corpora
OUT ?= out
WORKERS ?= 2 # processes of the suite; each takes up to 1.5 GB
AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root) # in a container; JupyterLab asks for it
TORCH := 2.13.0
LOWEST := .venv-lowest
LOCK := .venv-lock

.DEFAULT_GOAL := help
.PHONY: help run notebooks notebooks-outputs pictures docs test test-browser lint coverage test-lowest lock \
	eval bench clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

run: $(VENV)/.run ## set up, then enrich samples/ into out/
	$(BIN)/python -m pipeline run samples --out $(OUT)

notebooks: $(VENV)/.notebooks ## set up, enrich samples/ if out/ is missing, then open JupyterLab
	test -e $(OUT)/manifest.json || $(BIN)/python -m pipeline run samples --out $(OUT)
	NUSAWARTA_OUT=$(abspath $(OUT)) $(BIN)/jupyter lab $(AS_ROOT) notebooks/01_explore.ipynb

notebooks-outputs: $(VENV)/.test ## run the notebooks anew, as they are committed
	rm -rf build/samples && $(BIN)/python -m pipeline run samples --out build/samples
	NUSAWARTA_STATIC=1 NUSAWARTA_OUT=$(abspath build/samples) $(BIN)/jupyter nbconvert --to notebook \
		--execute --inplace --ExecutePreprocessor.record_timing=False notebooks/*.ipynb

pictures: notebooks-outputs ## draw the pictures of README and docs anew (needs chromium)
	$(BIN)/python docs/pictures.py build/samples

docs: $(VENV)/.docs ## build the documentation into build/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

test: $(VENV)/.test ## set up, then lint and run the whole suite
	$(MAKE) lint
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup -m "not browser"

test-browser: $(VENV)/.test ## the report in chromium (Debian: apt install chromium)
	$(BIN)/python -m pytest -m browser tests/browser

lint: $(VENV)/.test ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

coverage: $(VENV)/.test ## which lines the suite runs; slower than `make test`
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup -m "not browser" --cov --cov-report=term

test-lowest: ## the tests without models, on the oldest packages that pyproject.toml allows
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet uv
	$(LOWEST)/bin/uv pip install --quiet --python $(LOWEST) --resolution lowest-direct -e '.[all]'
	$(LOWEST)/bin/python -m pytest -m "not models and not slow and not browser"

lock: ## pin every package anew: the newest that pyproject.toml allows, into constraints.txt
	$(PYTHON) -m venv $(LOCK)
	$(LOCK)/bin/python -m pip install --quiet uv
	echo torch==$(TORCH) | $(LOCK)/bin/uv pip compile pyproject.toml - --extra all --extra remote --upgrade \
		--universal --python-version 3.11 --no-annotate --output-file constraints.txt \
		--quiet --custom-compile-command "make lock"

eval: $(VENV)/.test ## quality on the development data under CORPORA
	$(BIN)/python -m tests.quality --corpora $(CORPORA)

bench: $(VENV)/.test ## speed and memory on this machine
	$(BIN)/python -m tests.bench --corpora $(CORPORA)

clean: ## remove the virtual environments and out/
	rm -rf $(VENV) $(LOWEST) $(LOCK) $(OUT)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	touch $@

$(VENV)/.notebooks: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[notebooks]'
	touch $@

$(VENV)/.docs: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[docs]'
	touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[all]'
	touch $@
