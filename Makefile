# Everything runs from a bare clone with Python 3.11 or newer and make: each target makes the environment it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DATA ?= ../shared/train
# Where the system has a file system in memory with room to spare, what is run while working writes its graphs there: half of the time they wait for the disk.
ROOM := $(shell df -k /dev/shm 2>/dev/null | awk 'END { if ($$4 > 1000000) print "TMPDIR=/dev/shm" }')
PARALLEL := -n 2 --dist worksteal -o tmp_path_retention_policy=failed
# Where nothing is compiled but once: the tests start kg some hundred times, which takes 3 s of a core with its bytecode and 8 s without.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo setup spark test test-fast test-most test-slow coverage check lint scripts types layers fix train eval-pipeline bench pin site clean

demo: $(VENV)/.installed
	@rm -rf demo
	$(BIN)/kg build data/articles.jsonl --output demo/graph
	$(BIN)/kg export demo/graph --output demo/graph.ttl
	$(BIN)/kg export demo/graph --output demo/graph.jsonld
	$(BIN)/kg explore demo/graph --output demo/graph.html --title "kg: nine sample articles"
	@echo; echo "Who invests in Japan, and which sentence says so?"
	$(BIN)/kg query demo/graph who-invests-in --set where=Japan
	@echo; echo "Who leads Microsoft, and which sentence says so?"
	$(BIN)/kg query demo/graph who-leads --set what=Microsoft
	@echo; echo "Open demo/graph.html in a browser. Then ask for proof:  $(BIN)/kg why demo/graph Microsoft partnersWith SoftBank"

setup: $(VENV)/.developer

# What the tests of Spark need beside Java; half a gigabyte, so that it is installed by who asks for it, in the version they were written with.
spark: $(VENV)/.developer
	$(PIP) install --editable '.[spark]' pyspark==4.0.1

test: $(VENV)/.developer   # each test once, in two parts; the second even where the first fails
	@failed=0; $(MAKE) --no-print-directory test-slow || failed=1; $(MAKE) --no-print-directory coverage || failed=1; exit $$failed

test-fast: $(VENV)/.developer
	$(ROOM) $(BIN)/python -m pytest -m "not slow and not heavy and not spark" $(PARALLEL)

test-most: $(VENV)/.developer
	$(ROOM) $(BIN)/python -m pytest -m "not slow and not spark" $(PARALLEL)

test-slow: $(VENV)/.developer
	$(BIN)/python -m pytest -m "slow or spark"

coverage: $(VENV)/.developer
	$(ROOM) $(BIN)/python -m pytest -m "not slow and not spark" $(PARALLEL) --cov

check: lint types layers test-most

lint: $(VENV)/.developer
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@$(MAKE) --no-print-directory scripts

# The scripts of pages, each put together as a page runs it, where node is there: npx brings what formats and lints them.
BIOME := npx --yes @biomejs/biome@2.6.8
scripts: $(VENV)/.installed
	@mkdir -p build/scripts
	@$(BIN)/python -c 'from kg.views.explorer import SCRIPTS, read_script; print(read_script(*SCRIPTS))' > build/scripts/explorer.js
	@cat kg/views/templates/explorer/springs.js kg/views/templates/explorer/days.js kg/server/templates/rows.js kg/server/templates/query.js > build/scripts/query.js
	@if $(BIOME) --version >/dev/null 2>&1; then $(BIOME) check --error-on-warnings; \
	else echo "no node, or no registry for it: the scripts of pages are not checked"; fi

types: $(VENV)/.developer
	$(BIN)/mypy

layers: $(VENV)/.developer
	$(BIN)/lint-imports

fix: $(VENV)/.developer
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	-$(BIOME) check --write

train: $(VENV)/.trainer
	$(BIN)/python -m training $(DATA) build/training
	rm -rf kg/models/en_kg_news && cp -r build/training/pipeline kg/models/en_kg_news

eval-pipeline: $(VENV)/.developer
	$(BIN)/python -m training.evaluation $(DATA)

bench: $(VENV)/.developer
	$(BIN)/python benchmarks/stages.py data/articles.jsonl
	$(BIN)/python -m benchmarks.store

# The hash of the graph of data/, which a test compares: whoever changes it says in the commit why.
pin: $(VENV)/.installed
	$(BIN)/python -c 'import hashlib, kg; print(hashlib.sha256(kg.build("data/articles.jsonl").to_nquads().encode()).hexdigest())' > data/graph.sha256
	@cat data/graph.sha256

# The documentation, the explorer of the sample articles and the pages of all that is in their graph, as files that open from disk.
site: $(VENV)/.developer
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --strict
	$(BIN)/kg build data/articles.jsonl --quiet --output build/site-graph
	$(BIN)/kg explore build/site-graph --output site/demo.html --title "kg: nine sample articles"
	$(BIN)/python docs/pages.py build/site-graph site/demo "Nine sample articles" ../demo.html
	@echo "Open site/index.html in a browser, site/demo.html, and site/demo/index.html."

clean:
	rm -rf $(VENV) demo site build dist .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kg needs Python 3.11 or newer; name one: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/.developer: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.trainer: $(VENV)/.developer
	$(PIP) install --editable '.[dev,train]'
	@touch $@
