# Every verb of the project. `make help` prints the lines that carry two hashes; CI calls these targets and no others.

PYTHON ?= python3
VENV   ?= .venv

bin    := $(VENV)/bin
# What has been installed already. A stamp is newer than the file it was made from, so a second run skips it.
stamps := $(VENV)/.stamps
pytest := $(bin)/python -m pytest
# A whole file goes to one worker, so that a site built for a file's tests is built once.
in_parallel := -n auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help site serve test test-fast lint fmt golden schema catalogues bench-build bench-search system clean

help: ## what you can ask for
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(stamps)/runtime ## build the site from content/ into _site/
	@$(bin)/recovery-site build
	@echo "To look at it: make serve"

serve: $(stamps)/serve ## show the site on this computer and rebuild it whenever a file changes
	@$(bin)/recovery-site serve

test: system $(stamps)/test $(stamps)/node lint ## everything: lint, types, all tests, a real browser included
	@$(pytest) $(in_parallel)

test-fast: $(stamps)/test ## the tests that need no browser, no national data and no patience
	@$(pytest) $(in_parallel) -q -m "not browser and not real_data and not slow"

lint: $(stamps)/test ## style, likely bugs and types
	@$(bin)/ruff check
	@$(bin)/ruff format --check
	@$(bin)/mypy

fmt: $(stamps)/test ## rewrite the code in the project's format
	@$(bin)/ruff check --fix-only --quiet
	@$(bin)/ruff format

golden: $(stamps)/test ## write the golden files anew; read the difference before you commit it
	@$(pytest) -q -m golden --update-golden
	@git --no-pager diff --stat -- tests

bench-search: $(stamps)/test $(stamps)/node ## measure our search beside Pagefind and lunr.js (tests/bench/README.md; ENTRIES=1000 to try it)
	@$(bin)/python -m tests.bench.search_bench $(if $(ENTRIES),--entries $(ENTRIES)) $(if $(LARGE),--large $(LARGE)) \
	  $(if $(FEEDS),--feeds) $(if $(ONLY),--only $(ONLY))

bench-build: $(stamps)/test ## measure our builds beside Hugo's (tests/bench/README.md; ENTRIES=1000 to try it)
	@$(bin)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@$(bin)/python -m tests.bench.build_bench $(if $(ENTRIES),--entries $(ENTRIES)) $(if $(ROUNDS),--rounds $(ROUNDS)) \
	  $(if $(SCALE),--scale $(SCALE))

schema: $(stamps)/runtime ## write what is generated from the table of fields anew
	@$(bin)/recovery-site schema

catalogues: $(stamps)/runtime ## gather every sentence of the pages for translators (a new language: make catalogues ADD=vi)
	@$(bin)/python -m generator.site.catalogues $(ADD)
	@git --no-pager diff --stat -- templates/locales

system: ## what the tests need from the system (browser, Node, Java, poppler); installs what is missing
	@sh tests/setup-system.sh

clean: ## remove the built site and what was installed here
	@rm -rf _site ._site.kept $(VENV) tests/browser/node_modules

$(stamps)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test -x $(bin)/python || $(PYTHON) -m venv $(VENV)
	@mkdir -p $(stamps)
	@touch $@

$(stamps)/runtime: pyproject.toml $(stamps)/venv
	@echo "Installing the tool into $(VENV) ..."
	@$(bin)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(stamps)/serve: pyproject.toml $(stamps)/runtime
	@$(bin)/python -m pip install --quiet --disable-pip-version-check --editable '.[serve]'
	@touch $@

$(stamps)/test: pyproject.toml $(stamps)/runtime
	@echo "Installing what the tests need into $(VENV) ..."
	@$(bin)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

# The system's check goes first where both are wanted, since npm may have to be installed.
$(stamps)/node: tests/browser/package-lock.json $(stamps)/venv | system
	@echo "Installing lunr.js, axe, the HTML checker and TypeScript into tests/browser/node_modules ..."
	@cd tests/browser && npm ci --silent
	@touch $@
