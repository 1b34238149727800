# setup, demo, test and lint: each makes what it needs first. A second run does no work twice.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup system-packages demo test lint lock test-packages bench soak bench-packages

PORT ?= 8000
PYTHON := .venv/bin/python
UV := .tools/bin/uv
INSTALLED := .venv/.installed
PRINTING := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
TESTING := chromium fonts-dejavu-core libatomic1 postgresql  # libatomic1: the browser driver's own Node
BENCHING := chromium fonts-dejavu-core libatomic1 poppler-utils  # what ours is compared with; faces of made-up receipts
PURE := esign_portal/turkish.py esign_portal/enums.py payments/domain applications/domain
PRODUCTION := DEMO=false DEBUG=false ALLOWED_HOSTS=e-imza.example.org DATA_DIR=$$(mktemp -d) \
	SECRET_KEY=$$($(PYTHON) -c "import secrets; print(secrets.token_urlsafe(60))")

help: ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: system-packages $(INSTALLED) ## virtual environment from the hashed requirements, and what printing needs
	@$(PYTHON) -m compileall -q esign_portal applications payments

demo: setup ## the portal with sample people at http://127.0.0.1:8000/ (make demo PORT=8001)
	@DEMO=true DJANGO_RUNSERVER_HIDE_WARNING=true $(PYTHON) manage.py demo --port $(PORT)

# What papers look like is the same on any database, and drawing them takes long: once is enough.
test: setup test-packages ## everything: on PostgreSQL, then on SQLite with a real browser
	$(PYTHON) -m tests.postgres $(PYTHON) -m pytest -n 2 -m "db and not browser" --ignore tests/applications/printing
	$(PYTHON) -m pytest -n 2

# Only the figures go to standard output.
bench: ## how good and how fast, as one JSON object (make bench ONLY=receipts OPTIONS="--pictures 10")
	@$(MAKE) --no-print-directory setup bench-packages >&2
	@$(PYTHON) -m tests.benchmarks $(if $(ONLY),--only $(ONLY)) $(OPTIONS)

soak: ## the same with 10,000 made-up receipts, 10,000 pairs of names and hundreds of pictures
	@$(MAKE) --no-print-directory bench ONLY=receipts OPTIONS="--soak --strict $(OPTIONS)"

lint: $(INSTALLED) ## format, rules, types, templates, import arrows, migrations, deploy check
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy $(PURE)
	.venv/bin/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	$(PYTHON) -m djlint --lint --quiet templates
	$(PYTHON) -m pytest -q tests/test_architecture.py
	$(PRODUCTION) $(PYTHON) manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(PYTHON) manage.py check --deploy --fail-level WARNING

lock: $(UV) ## pin the newest allowed versions into requirements.txt
	$(UV) pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --upgrade --quiet --output-file requirements.txt

system-packages:
	@bash .ci/need-packages $(PRINTING)

test-packages:
	@bash .ci/need-packages $(TESTING)

bench-packages:
	@bash .ci/need-packages $(BENCHING)

# Debian's pip installs only into a folder of its own; uv then makes the environment without python3-venv.
$(UV):
	python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools "uv>=0.9,<1"

# Bytecode is written now: where Python may not write it, every start of a process would take a second longer.
$(INSTALLED): requirements.txt | $(UV)
	@test -x $(PYTHON) || $(UV) venv --quiet --python python3 --no-python-downloads .venv
	$(UV) pip sync --quiet --compile-bytecode --python $(PYTHON) --require-hashes requirements.txt
	@touch $@
