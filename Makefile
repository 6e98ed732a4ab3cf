# Two commands: `make app` opens the chat page, `make test` checks everything. Each sets up what it needs.
# Another interpreter: make app PYTHON=/path/to/python3.12. Another index for pip: its own configuration (see README.md).

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := app
.DELETE_ON_ERROR:

PYTHON ?= $(shell for p in python3.11 python3; do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
export HF_HUB_OFFLINE := 1
export GRADIO_ANALYTICS_ENABLED := False

.PHONY: app test eval index lint setup setup-dev model browser clean

app: setup
	$(PY) app.py

index: setup
	$(PY) -m index build

eval: setup
	$(PY) -m eval run

lint: setup-dev
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

test: setup setup-dev browser lint
	$(PY) -m pytest

setup: $(VENV)/.runtime model

setup-dev: $(VENV)/.dev

model: $(VENV)/.runtime
	$(PY) -m index model

$(VENV)/.python:
	@if [ -z "$(PYTHON)" ]; then echo 'Found no python3.11 or newer python3; install one, or say which: make PYTHON=...' >&2; exit 1; fi
	@if ! $(PYTHON) -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -q && apt-get install -y -q --no-install-recommends python3-venv; \
	  else echo '$(PYTHON) lacks the venv module; install it (Debian: python3-venv)' >&2; exit 1; fi; fi
	$(PYTHON) -m venv $(VENV)
	touch $@

# pip and setuptools first: jieba is published as source only, and is built with these pinned ones, not with the newest.
$(VENV)/.runtime: $(VENV)/.python pyproject.toml constraints.txt
	$(PIP) install -q -c constraints.txt pip setuptools
	$(PY) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"], sep="\n")' > $(VENV)/runtime.txt
	$(PIP) install --no-build-isolation -c constraints.txt -r $(VENV)/runtime.txt
	touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(PY) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' > $(VENV)/dev.txt
	$(PIP) install --no-build-isolation -c constraints.txt -r $(VENV)/dev.txt
	touch $@

# What the browser tests need beside Python. Where it cannot be had, they are skipped with the reason (and fail under CI).
browser:
	@if command -v chromium >/dev/null && dpkg -s fonts-noto-cjk >/dev/null 2>&1; then exit 0; \
	elif ! command -v apt-get >/dev/null; then echo 'browser tests: no apt-get here, so Chromium and fonts are not installed'; \
	elif [ "$$(id -u)" != 0 ]; then echo 'browser tests: not root, so Chromium and fonts are not installed'; \
	else export DEBIAN_FRONTEND=noninteractive; \
	  { apt-get update -q && apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk; } \
	  || echo 'browser tests: apt-get could not install chromium and fonts-noto-cjk (its reason stands above)'; fi

clean:
	rm -rf $(VENV) .data/build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
