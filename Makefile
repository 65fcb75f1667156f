# Bootstraps the environment and hands over to Invoke: `.venv/bin/invoke --list` shows every task.
PYTHON ?= python3
VENV := .venv
INVOKE := $(VENV)/bin/invoke
PIP := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: site serve test
.DELETE_ON_ERROR:

site: $(VENV)/.site
	$(INVOKE) build

serve: $(VENV)/.site
	$(INVOKE) serve

test: $(VENV)/.test
	$(INVOKE) test

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt | $(VENV)/bin/python
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt requirements-popularity.txt $(VENV)/.site
	$(PIP) -r requirements-dev.txt -r requirements-popularity.txt
	@touch $@
