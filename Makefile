# `make help` lists the targets. Each sets up what it needs first (see .ci/setup); a second time that
# costs nothing.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# Which engines the tests drive; for machines that cannot have all three.
BROWSERS ?= chromium firefox webkit
PORT ?= 8080
export BROWSERS
# Trunk would ask the registry for a newer version of itself.
export TRUNK_SKIP_VERSION_CHECK := true

ENV := source .ci/env;

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r name text; do \
		printf 'make %-12s %s\n' "$$name" "$$text"; done

.PHONY: setup
setup: ## Install everything that any target needs
	@.ci/setup wasm bindgen trunk geckodriver npm browsers

.PHONY: serve
serve: ## Build, serve at http://127.0.0.1:8080 (PORT=…), rebuild on change
	@.ci/setup wasm bindgen trunk npm
	@echo 'Building; then the map is at http://127.0.0.1:$(PORT)/ (Ctrl-C ends)'
	@$(ENV) with_wasm trunk serve --port $(PORT)

.PHONY: dist
dist: ## Build the release: dist/site/ and dist/buitenkaart.html
	@.ci/setup wasm bindgen trunk npm
	@$(ENV) with_wasm trunk build --release
	@$(ENV) node www/js/build/single.js
	@$(ENV) node www/js/build/sizes.js

.PHONY: clean
clean: ## Remove what was built; keep the tools
	rm -rf target dist

.PHONY: distclean
distclean: clean ## Remove the tools as well
	rm -rf .tools node_modules
