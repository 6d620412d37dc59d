# The ways in. `make demo` and `make test` work from a clean clone with nothing but Python 3.11+ and make.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Linux without a GPU: make test TORCH_INDEX=ADDRESS takes torch from an index of CPU builds that you name.
# Without it pip takes the default build, which on Linux brings several gigabytes of CUDA along.
TORCH_INDEX ?=
TORCH := $(shell grep '^torch==' constraints.txt)
INSTALLED := $(VENV)/.installed
# Measured beside other tools, which are kept out of the environment that the program runs in.
BENCH_VENV ?= .venv-bench
BENCH_INSTALLED := $(BENCH_VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test check format run bench bench-figures bench-retrieval docs clean

help: ## Show what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 17

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Roundtable needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(if $(TORCH_INDEX),$(BIN)/python -m pip install --quiet --index-url $(TORCH_INDEX) $(TORCH))
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(INSTALLED) ## Set up, build the index from the corpus and answer questions in the terminal
	@$(BIN)/roundtable index build
	@while IFS= read -r question; do \
		printf '\n────────\n> %s\n\n' "$$question"; \
		$(BIN)/roundtable ask "$$question" </dev/null || [ $$? -eq 3 ] || exit 1; \
	done < docs/demo.txt

test: $(INSTALLED) ## Set up and run the whole test suite
	$(BIN)/python -m pytest

check: $(INSTALLED) ## Lint, formatting, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED) ## Put the code into its format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

run: $(INSTALLED) ## Run the Discord bot (the settings are in .env)
	$(BIN)/roundtable run

bench: $(INSTALLED) ## Measure crash safety
	$(BIN)/python -m benchmarks.crash

bench-figures: $(INSTALLED) ## Ask figure questions with known answers: right, wrong or declined, by family
	$(BIN)/python -m benchmarks.figures

$(BENCH_INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/python -m pip install --quiet --upgrade pip
	$(if $(TORCH_INDEX),$(BENCH_VENV)/bin/python -m pip install --quiet --index-url $(TORCH_INDEX) $(TORCH))
	$(BENCH_VENV)/bin/python -m pip install --quiet --constraint constraints.txt --editable '.[bench]'
	@touch $@

bench-retrieval: $(BENCH_INSTALLED) ## Measure how well passages are found and quoted, beside LlamaIndex and txtai
	HF_HUB_OFFLINE=1 $(BENCH_VENV)/bin/python -m benchmarks.retrieval $(ARGS)

docs: $(INSTALLED) ## Write the generated pages anew
	$(BIN)/python -m docs.generate

clean: ## Remove what was set up and built
	rm -rf $(VENV) $(BENCH_VENV) .index .benchmarks .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
