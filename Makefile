# Each target does all the set-up it needs: only Python 3.11+, git and make have to be there.
#
#   make figures   run the notebooks on every corpus in data/ and write figures/
#   make test      run the tests
#   make lab       open JupyterLab on notebook 00
#   make check     run all again, and fail where a number in figures/ changed
#   make benchmark GOLD=path   measure speed and memory beside what one would run instead (benchmarks/)
#   make lock      resolve the dependencies anew into requirements.lock
#   make clean     remove what the others made, except the figures
#
# FIGURES_ARGS, TEST_ARGS, LAB_ARGS, CHECK_ARGS and BENCHMARK_ARGS are handed on:  make test TEST_ARGS="-k quotes"
# Another Python:  make test PYTHON=python3.12

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV := $(BIN)/uv pip
AT_LEAST_311 := import sys; sys.exit(sys.version_info < (3, 11))
CANDIDATES := python3 python python3.14 python3.13 python3.12 python3.11
PYTHON ?= $(shell for p in $(CANDIDATES); do $$p -c '$(AT_LEAST_311)' 2>/dev/null && echo $$p && break; done)

.PHONY: figures test lab check benchmark lock clean set-up

figures: $(READY)
	$(BIN)/framing figures $(FIGURES_ARGS)

test: $(READY)
	$(BIN)/python -m pytest $(TEST_ARGS)

# The root is the checkout, so that data/ and figures/ can be opened beside the notebooks.
lab: $(READY)
	$(BIN)/jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks/00-start-here.ipynb \
		--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate $(LAB_ARGS)

check: $(READY)
	$(BIN)/framing check $(CHECK_ARGS)

GOLD ?= $(error make benchmark needs the folder of the public sets: make benchmark GOLD=path/to/gold)
benchmark: $(READY)
	@$(UV) install --quiet --python $(BIN)/python --require-hashes -r requirements-benchmark.lock \
		|| $(PIP) --require-hashes -r requirements-benchmark.lock
	$(BIN)/python benchmarks/run.py "$(GOLD)" $(BENCHMARK_ARGS)

set-up: $(READY)

# A virtual environment of an older or a removed Python is made anew. uv is pinned by hash too;
# where it cannot be had or fails, pip installs the same files more slowly.
$(READY): requirements.lock requirements-uv.lock pyproject.toml
	@rm -f $@
	@"$(or $(PYTHON),python3)" -c '$(AT_LEAST_311)' 2>/dev/null || { \
		echo "framing needs Python 3.11 or later; found $$("$(or $(PYTHON),python3)" --version 2>&1)." \
			"Install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "framing needs Python's venv module; $(PYTHON) has none." \
			"On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -c '$(AT_LEAST_311)' 2>/dev/null && $(BIN)/python -m pip --version >/dev/null 2>&1 \
		|| { echo "Making $(VENV) with $(PYTHON)"; "$(PYTHON)" -m venv --clear $(VENV); }
	@echo "Installing into $(VENV) what requirements.lock lists"
	@$(PIP) --require-hashes -r requirements-uv.lock \
		&& $(UV) sync --quiet --python $(BIN)/python --require-hashes requirements.lock \
		|| { echo "uv cannot be used here; pip goes on, in a minute or two"; $(PIP) --require-hashes -r requirements.lock; }
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# The header of the lock names this command instead of uv's, which would name this machine's paths.
COMPILE := $(UV) compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock: $(READY)
	$(COMPILE) pyproject.toml --all-extras --group test --group build --upgrade --output-file requirements.lock
	$(COMPILE) pyproject.toml --group benchmark --constraints requirements.lock --upgrade --output-file requirements-benchmark.lock
	echo uv | $(COMPILE) - --upgrade --output-file requirements-uv.lock

clean:
	rm -rf $(VENV) .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
