# The whole developer interface. `make run` and `make test` work on a fresh Debian with Python 3.11.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NOTICE := samples/thong-bao-giao-ban-02-2024.txt
PORT ?= 8080
DATA ?= build/demo
SHARED_READING ?= ../shared/reading

.PHONY: run test install install-dev lint types contracts format tables bench score corpus lock clean help chromium packages readers files

help: ## what each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: install ## install, read the real notice, and open a demonstration office with it on its desk
	@$(BIN)/dondoc read $(NOTICE)
	@mkdir -p build
	@$(BIN)/dondoc serve --demo --data $(DATA) --port $(PORT)

install: $(VENV)/.installed ## install the program into .venv

install-dev: $(VENV)/.installed-dev ## install what tests and lint need as well

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "dondoc needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) --version`. On Debian: apt-get install python3 python3-venv"; exit 1; }
	@echo "[1/3] creating $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { echo "The venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "[2/3] installing dependencies (hashes checked)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	@echo "[3/3] installing dondoc"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements/dev.txt $(VENV)/.installed
	@echo "[+] installing what tests need (hashes checked)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

test: install-dev packages ## run all tests
	@$(BIN)/python -m pytest

READERS := tesseract-ocr tesseract-ocr-vie antiword libreoffice-writer-nogui
packages: chromium readers ## what tests need of Debian's packages, where it is missing

chromium: ## the browser of the browser tests
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  $(call apt,chromium,the browser tests will fail and say so)

readers: ## the programs that read scans and old Word files
	@{ command -v tesseract && tesseract --list-langs | grep -qx vie && command -v soffice && command -v antiword; } >/dev/null 2>&1 || \
	  $(call apt,$(READERS),scans and old Word files will be refused with a sentence that says so)

# $(1) the packages, $(2) what happens without them
define apt
{ echo "[+] installing $(1)"; \
  sudo=`[ "$$(id -u)" = 0 ] || echo sudo`; \
  { $$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -qy --no-install-recommends $(1); } >/dev/null 2>&1 || \
  echo "$(1) could not be installed; $(2). On Debian: apt-get install $(1)"; }
endef

lint: install-dev ## ruff, types and import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: install-dev ## format the code
	@$(BIN)/ruff check --fix-only -q .
	@$(BIN)/ruff format .

tables: install ## compile the TOML tables and the word lists after a change
	@$(BIN)/python tools/compile_tables.py

bench: install-dev ## measure speed against peers and limits, and write docs/benchmarks.md
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/bench.txt || echo "some peers could not be installed; they will be reported as missing"
	@$(BIN)/python bench/run.py

score: install ## score the reader on the open samples
	@$(BIN)/python $(SHARED_READING)/score.py --command "$(BIN)/dondoc read --json {}" $(SHARED_READING)/samples $(ARGS)

corpus: install-dev ## score the reader on our own documents, both halves
	@$(BIN)/python tools/score_corpus.py $(ARGS)

lock: install-dev ## make the hashed requirements anew
	@$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra build pyproject.toml -o requirements/run.txt
	@$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra build --extra dev pyproject.toml -o requirements/dev.txt
	@$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra build --extra dev --extra bench pyproject.toml -o requirements/bench.txt

files: install-dev readers ## score the reader on its documents as DOCX, PDF, DOC and scans (ARGS="--every 10 pdf scan")
	@$(BIN)/python tools/score_files.py $(ARGS)

clean: ## remove what was built
	rm -rf build $(VENV) .mypy_cache .ruff_cache .pytest_cache
