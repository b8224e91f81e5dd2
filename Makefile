# `make` lists what can be done. A host needs `make run`, somebody who changes something `make check test`.

PYTHON ?= $(firstword $(shell command -v python3.11 python3 2>/dev/null) python3)
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
DATA_DIR ?= $(CURDIR)/var
TEST_POSTGRES_URL ?= postgres://root@127.0.0.1:5432/postgres

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
NODE := var/node
INITDB = $(shell command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)
# What is left out, and said, where a machine has no Firefox or no redis-server and none can be installed.
ABSENT = $(shell command -v "$${FIREFOX:-firefox-esr}" >/dev/null || echo --ignore tests/browser/test_exit_firefox.py) $(shell command -v redis-server >/dev/null || echo --ignore tests/stored/test_other_machines.py) $(shell test -n "$(INITDB)" || echo --ignore tests/signposts/test_database_stopped.py)
# The rooms that store what learners do; the others are tried on PostgreSQL by test-all.
STORES := $(addprefix tests/,classroom keeping kit learning progress stored)
LIGHTHOUSE := var/lighthouse
# Debian 12's own: what it cannot install, no lock file may name.
OLDEST_PYTHON ?= /usr/bin/python3.11
COMPILE = var/lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options
# Measured and checked in folders of their own: a host's data is never touched.
CHECK := DATA_DIR=var/check DATABASE_URL= SECRET_KEY= DEBUG=off SITE_URL=https://course.example.org

.DEFAULT_GOAL := help
.PHONY: help run test test-all check bench bench-servers claims drawings lock format needs data-folder
.DELETE_ON_ERROR:

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: export HOST := $(HOST)
run: export PORT := $(PORT)
run: export WORKERS := $(WORKERS)
run: export DATA_DIR := $(DATA_DIR)
run: export SITE_URL ?= http://$(HOST):$(PORT)
run: data-folder .venv/run.stamp  ## prepare everything and serve the course on HOST and PORT
	@exec $(BIN)/python manage.py serve

test: .venv/test.stamp needs  ## run the tests, in at most 15 minutes
	$(BIN)/python -m pytest -n 2 -m "not every" $(ABSENT)
	@$(call on_postgres,-m "not every and not browser" $(STORES) $(ABSENT))

test-all: .venv/test.stamp needs $(LIGHTHOUSE)/node_modules/.package-lock.json  ## run every combination as well
	$(BIN)/python -m pytest -n 2 $(ABSENT)
	@$(call on_postgres,-m "not browser" $(ABSENT))

check: .venv/test.stamp  ## formatting, lint, types, contracts between rooms, Django, content
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint --lint --quiet course/*/templates
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	@rm -rf var/check && mkdir -p var/check
	$(CHECK) $(BIN)/python manage.py check --fail-level WARNING
	$(CHECK) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(CHECK) $(BIN)/python manage.py makemigrations --check --dry-run
	$(CHECK) $(BIN)/python manage.py migrate --verbosity 0
	$(CHECK) $(BIN)/python manage.py load_course --check

bench: .venv/test.stamp  ## measure pages beside nginx, Django and Wagtail, and classes; writes var/bench.json
	@tests/needs wrk nginx
	$(BIN)/python -m tests.bench.pages

bench-servers: .venv/test.stamp  ## measure web servers side by side; writes var/bench-servers.json
	@tests/needs wrk
	$(BIN)/python -m tests.bench.servers

claims: export DATA_DIR := $(DATA_DIR)
claims: .venv/run.stamp  ## print every claim with what teaches it and what asks it
	@$(BIN)/python manage.py serve --only-prepare >&2
	@$(BIN)/python manage.py claims

drawings: .venv/run.stamp  ## draw the pictures in static/svg/ anew
	$(BIN)/python -m tests.drawings

lock: export CUSTOM_COMPILE_COMMAND := make lock
lock:  ## write the lock files anew from pyproject.toml
	@$(OLDEST_PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Lock files are made by the oldest Python they must hold for, 3.11. Name one: make lock OLDEST_PYTHON=/usr/bin/python3.11"; exit 1; }
	$(OLDEST_PYTHON) -m venv --clear var/lock
	var/lock/bin/python -m pip install -qq --require-hashes -r requirements/test.txt
	$(COMPILE) --output-file requirements/run.txt pyproject.toml requirements/run.in
	$(COMPILE) --extra test --constraint requirements/run.txt --output-file requirements/test.txt pyproject.toml requirements/run.in requirements/test.in

format: .venv/test.stamp  ## format the Python files
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

data-folder:
	@mkdir -p "$(DATA_DIR)" && test -w "$(DATA_DIR)" || { echo "The data folder $(DATA_DIR) cannot be written to. Give this user the right to write there, or name another folder: make run DATA_DIR=/srv/course-data"; exit 1; }

needs: $(NODE)/node_modules/.package-lock.json
	@tests/needs chromium java
	@command -v "$${FIREFOX:-firefox-esr}" >/dev/null || tests/needs firefox-esr || echo "Firefox is not tested: none is installed. Name one with FIREFOX=/path/to/firefox."
	@command -v redis-server >/dev/null || tests/needs redis-server || echo "Redis is not tested: no redis-server is installed."
	@test -n "$(INITDB)" || echo "A stopped database is not tested: no PostgreSQL server is installed here."

$(NODE)/node_modules/.package-lock.json: tests/browser/package.json tests/browser/package-lock.json
	@tests/needs npm
	@mkdir -p $(NODE) && cp $^ $(NODE)/
	npm ci --prefix $(NODE) --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

$(LIGHTHOUSE)/node_modules/.package-lock.json: tests/browser/lighthouse/package.json tests/browser/lighthouse/package-lock.json
	@tests/needs npm
	@mkdir -p $(LIGHTHOUSE) && cp $^ $(LIGHTHOUSE)/
	npm ci --prefix $(LIGHTHOUSE) --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Python 3.11 or later is needed. Install it with: sudo apt-get install -y python3 python3-venv, or name one: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing. Install it with: sudo apt-get install -y python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt | .venv/bin/python
	@echo "Installing what the course needs …"
	@$(PIP) install --require-hashes --only-binary :all: -r $<
	@touch $@

.venv/test.stamp: requirements/test.txt | .venv/bin/python
	@echo "Installing what the course and its tests need …"
	@$(PIP) install --require-hashes -r $<
	@touch $@

# Tests of plain Python say nothing new on another database.
define on_postgres
if $(BIN)/python -c 'import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=3).close()' "$(TEST_POSTGRES_URL)" 2>/dev/null; then \
	echo "The same on PostgreSQL:"; DATABASE_URL="$(TEST_POSTGRES_URL)" $(BIN)/python -m pytest -n 2 --ignore tests/marking --ignore tests/house $(1); \
else \
	echo "PostgreSQL was not tested: no server answers at TEST_POSTGRES_URL."; \
fi
endef
