# Every target does its own set-up: a virtual environment in .venv and nothing outside it.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

# Exit codes 0, 1 and 3 mean that claimcheck did its work; `run` and `demo` say which it was.
define show
	@code=0; $(1) || code=$$?; \
	case $$code in \
	  0) echo "claimcheck ended with 0: nothing to mend" ;; \
	  1) echo "claimcheck ended with 1: findings" ;; \
	  3) echo "claimcheck ended with 3: something could not be checked" ;; \
	  *) echo "claimcheck ended with $$code"; exit $$code ;; \
	esac
endef

.PHONY: run demo test check fix docs bench fuzz

run: $(READY)
	$(call show,$(BIN)/claimcheck run data/article.txt)

demo: $(READY)
	$(call show,$(BIN)/claimcheck demo)

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check -r README.md docs/*.md
	$(BIN)/python -m fuzz --seconds 15

fix: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(READY)
	$(BIN)/cog -r README.md docs/*.md

bench: $(READY)
	$(BIN)/python -m benchmarks $(if $(QUICK),--quick)

fuzz: $(READY)
	$(BIN)/python -m fuzz --seconds $(or $(SECONDS),300)

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(READY)
