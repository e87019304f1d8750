# Wegwijzer. `make` alone lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?= $(shell for name in python3.14 python3.13 python3.12 python3.11 python3; do \
	command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
WORKERS ?= auto
FORMAL := locale/nl_Formal/LC_MESSAGES/django.po
export HOST PORT

.PHONY: help
help:  ## list every target
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## *(.*)/  make \1|\2/' | column -t -s '|'

.PHONY: run
run: .venv/run  ## start the site with everything in it, on http://127.0.0.1:8000 (PORT=, HOST=)
	@exec $(BIN)/python -m cms.run

.PHONY: test
test: .venv/test chromium tests/nu/node_modules  ## set up all that is needed and run the whole suite
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

.PHONY: lint
lint: .venv/test  ## look for mistakes: ruff, djade, mypy, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files 'templates/*.html' | xargs $(BIN)/djade --check --target-version 5.2
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: format
format: .venv/test  ## write Python and templates in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2

.PHONY: chaos
chaos: .venv/test  ## kill and stop workers at random over 300 mails, on SQLite and PostgreSQL (SEED=, MAILS=)
	CI=yes CHAOS_MAILS=$(or $(MAILS),300) SEED=$(SEED) $(BIN)/python -m pytest tests/real/test_chaos.py $(ARGS)

.PHONY: bench
bench: .venv/test tests/bench/node_modules  ## measure: beside an empty answer, beside a bare Wagtail, and by Lighthouse
	$(BIN)/python -m tests.bench

.PHONY: messages
messages: .venv/test  ## gather the texts to translate, and compile the Dutch, with je and with u (needs gettext)
	$(BIN)/python manage.py makemessages --locale nl --locale nl_Formal --extension py,html,txt,mjml --no-wrap --no-location --no-obsolete --ignore '.venv/*' --ignore 'var/*'
	@# The formal Dutch holds what differs, and nothing else: all other texts fall back on nl.
	msgattrib --translated --no-fuzzy --no-wrap --output-file $(FORMAL) $(FORMAL)
	$(BIN)/python manage.py compilemessages --locale nl --locale nl_Formal --ignore .venv --ignore var

.PHONY: worker
worker: .venv/run  ## a Celery worker, for a broker that is set by CELERY_BROKER_URL
	@DJANGO_SETTINGS_MODULE=$${DJANGO_SETTINGS_MODULE:-cms.settings.dev} exec $(BIN)/celery --app cms worker --queues mail,audience,links --loglevel warning

.PHONY: lock
lock:  ## pin the dependencies anew (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 --upgrade \
		pyproject.toml --output-file requirements/run.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 --upgrade \
		pyproject.toml --group dev --constraints requirements/run.txt --output-file requirements/test.txt

.PHONY: clean
clean:  ## throw away the virtual environment and the caches; var/ stays
	rm -rf .venv tests/*/node_modules .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache

# A stamp for each set of dependencies: made anew when its lock file changes.
.venv/run: requirements/run.txt
	@$(call install,$<)
	@touch $@

.venv/test: requirements/test.txt
	@$(call install,$<)
	@touch $@ .venv/run

define install
	if [ -z "$(PYTHON)" ]; then echo "Wegwijzer needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3"; exit 1; fi; \
	if command -v uv >/dev/null; then \
		test -x $(BIN)/python || uv venv --quiet --python "$(PYTHON)" .venv || exit 1; \
		echo "Installing the dependencies of $(1) with uv ..."; \
		uv pip install --quiet --python $(BIN)/python --require-hashes --requirement $(1) --compile-bytecode || exit 1; \
	else \
		test -x $(BIN)/pip || "$(PYTHON)" -m venv .venv || { echo "Python has no venv module here; on Debian and Ubuntu: apt install python3-venv"; exit 1; }; \
		echo "Installing the dependencies of $(1) with pip; the first time this takes a minute ..."; \
		$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement $(1) || exit 1; \
	fi
endef

# npm brings the checker of our markup, a Java program, and Lighthouse.
tests/%/node_modules: tests/%/package-lock.json
	@if command -v npm >/dev/null; then \
		echo "Installing what tests/$* needs with npm ..."; \
		npm ci --prefix tests/$* --ignore-scripts --no-audit --no-fund --silent && touch $@ || echo "npm could not install it."; \
	else \
		echo "No npm here, so a part of tests/$* will not run. Install it, for example: apt install npm"; \
	fi

# Chromium is a program of the system: as root on Debian we can fetch it, elsewhere we say how.
.PHONY: chromium
chromium:
	@if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing Chromium for the walks in a real browser ..."; \
			{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >/dev/null \
				|| echo "Chromium could not be installed."; \
		else \
			echo "No Chromium here: the walks in a real browser will not run. Install it, for example: apt install chromium"; \
		fi; \
	fi
