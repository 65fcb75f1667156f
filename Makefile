# Bootstraps the environment and hands over to Invoke: `.venv/bin/invoke --list` shows every task.
PYTHON ?= python3
VENV := .venv
INVOKE := $(VENV)/bin/invoke
PIP := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes
ALL := audit popularity spark wheels

.PHONY: init site serve test test-all wheels
.DELETE_ON_ERROR:

site: $(VENV)/.site
	$(INVOKE) build

serve: $(VENV)/.site
	$(INVOKE) serve

init: $(VENV)/.test
	$(INVOKE) init

test: $(VENV)/.test
	$(INVOKE) test

test-all: $(VENV)/.all
	$(INVOKE) test --everything

wheels: $(VENV)/.wheels
	$(INVOKE) wheels

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt | $(VENV)/bin/python
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.site
	$(PIP) -r requirements-dev.txt
	@touch $@

$(VENV)/.all: $(ALL:%=requirements-%.txt) $(VENV)/.test
	$(PIP) $(ALL:%=-r requirements-%.txt)
	@touch $@

$(VENV)/.wheels: requirements-wheels.txt $(VENV)/.site
	$(PIP) -r requirements-wheels.txt
	@touch $@
