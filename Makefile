# make run   environment, demo data if there is none, dashboard on http://127.0.0.1:8501
# make test  everything needed, then all tests        make check  the fast checks (under a minute)
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
export PYTHONUTF8 = 1
export PYTHONDONTWRITEBYTECODE = 1

.PHONY: run test check env demo requirements docs bench clean

run: export PYTHONDONTWRITEBYTECODE =
run: $(VENV)/.run-ready
	$(PY) -m council demo --if-empty
	$(PY) -m streamlit run dashboard.py --server.port 8501

test: $(VENV)/.test-ready
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.test-ready
	$(PY) -m ruff check .
	$(PY) -m pytest -n 2 tests/house tests/law tests/machinery/test_catalog.py tests/machinery/test_access.py tests/machinery/test_home.py
	$(PY) -m council docs --check

env: $(VENV)/.run-ready

demo: $(VENV)/.run-ready
	$(PY) -m council demo

docs: $(VENV)/.run-ready
	$(PY) -m council docs

bench: $(VENV)/.test-ready
	$(PY) -m council demo --if-empty
	$(PY) -m benchmarks

$(VENV)/.run-ready: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/.test-ready: requirements-dev.txt $(VENV)/.run-ready
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# Needs uv; the result installs with plain pip.
requirements:
	uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url requirements.in -o requirements.txt
	uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url requirements-dev.in -o requirements-dev.txt
	uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url requirements-splink.in -o requirements-splink.txt

clean:
	rm -rf $(VENV) data/snapshots data/private data/incoming data/decisions
