# `make help` lists the targets. Each sets up what it needs first (see .ci/setup); a second time that
# costs nothing.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# Which engines the tests drive; for machines that cannot have all three.
BROWSERS ?= chromium firefox webkit
PORT ?= 8080
SECONDS ?= 30
export BROWSERS
# Trunk would ask the registry for a newer version of itself.
export TRUNK_SKIP_VERSION_CHECK := true

ENV := source .ci/env;

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r name text; do \
		printf 'make %-13s %s\n' "$$name" "$$text"; done

.PHONY: setup
setup: ## Install everything that any target needs
	@.ci/setup wasm bindgen wasm-split trunk wasm-pack geckodriver npm hosts browsers nginx

.PHONY: serve
serve: ## Build, serve at http://127.0.0.1:8080 (PORT=…), rebuild on change
	@.ci/setup wasm bindgen wasm-split trunk npm
	@echo 'Building; then the map is at http://127.0.0.1:$(PORT)/ (Ctrl-C ends)'
	@$(ENV) with_wasm trunk serve --port $(PORT)

.PHONY: dist
dist: ## Build the release: dist/site/, dist/embed/, dist/npm/, dist/buitenkaart.html, dist/fallback.html, dist/nginx.conf
	@.ci/setup wasm bindgen wasm-split trunk wasm-pack npm
	@$(ENV) with_wasm trunk build --release
	@$(ENV) node www/js/build/embed.js
	@$(ENV) node www/js/build/single.js
	@$(ENV) with_wasm node www/js/build/npm.js
	@$(ENV) with_wasm node www/js/build/third-party.js
	@$(ENV) node www/js/build/package.js
	@$(ENV) node www/js/build/sizes.js

.PHONY: test
test: dist ## Run every test: Rust, wasm in a browser, sizes, end to end in three engines
	@.ci/setup geckodriver hosts browsers nginx
	@$(ENV) node www/js/build/sizes.js --budget
	@$(ENV) with_wasm node www/js/build/paths.js
	@$(ENV) cargo test --workspace --exclude buitenkaart-tests --all-features
	@$(ENV) export CHROMEDRIVER=$$(command -v chromedriver); \
		export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner; \
		export WASM_BINDGEN_TEST_TIMEOUT=600 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=120; \
		with_wasm cargo test --package buitenkaart-web --lib --tests --target wasm32-unknown-unknown
	@$(ENV) node tests/hosts/vite/build.js
	@$(ENV) cargo test --package buitenkaart-tests

.PHONY: e2e
e2e: ## Run the end-to-end tests on what is built (ONLY="word …" for some of them)
	@.ci/setup geckodriver browsers npm hosts nginx
	@$(ENV) node tests/hosts/vite/build.js
	@$(ENV) ONLY='$(ONLY)' cargo test --quiet --package buitenkaart-tests --test e2e

.PHONY: office
office: ## Send tables through LibreOffice and back, as it is set up in three countries
	@.ci/setup office
	@$(ENV) cargo test --package buitenkaart-core --features import --test office -- --ignored

.PHONY: monkey
monkey: ## Try random inputs on what is built (SECONDS=… for each engine, SEED=… to repeat a walk)
	@.ci/setup geckodriver browsers npm hosts nginx
	@$(ENV) ONLY=monkey MONKEY='$(SECONDS)' SEED='$(SEED)' cargo test --quiet --package buitenkaart-tests --test e2e

.PHONY: bench
bench: dist ## Measure the figures, on a quiet machine, and print the table (ONLY="sizes opening moving mounts native wasm embedding beside large lists"; PEERS=DIR for what stands beside)
	@.ci/setup browsers lighthouse
	@$(ENV) with_wasm cargo build --quiet --release --package buitenkaart-web --example figures --target wasm32-unknown-unknown
	@$(ENV) node www/js/build/figures.js
	@$(ENV) cargo run --quiet --package buitenkaart-tests --bin bench -- $(ONLY)

.PHONY: reproducible
reproducible: ## Build what is committed twice, in two folders, and compare every byte (minutes)
	@.ci/setup wasm bindgen wasm-split trunk wasm-pack npm
	@.ci/reproducible

.PHONY: screenshots
screenshots: ## Take pictures of what is built into target/screenshots/ (HASH='#…')
	@.ci/setup browsers
	@$(ENV) cargo build --quiet --package buitenkaart-tests --bin screenshot
	@$(ENV) for size in 1440x900 768x1024 375x812; do for scheme in light dark; do \
		cargo run --quiet --package buitenkaart-tests --bin screenshot -- --hash '$(HASH)' --size $$size \
			$$([ $$scheme = light ] || echo --dark) --out target/screenshots/$$size-$$scheme.png; \
	done; done

.PHONY: lint
lint: ## Check format, lints (native and wasm32), docs, oldest compiler, which file imports which, types of scripts, shell, licences, advisories
	@.ci/setup wasm npm checks
	@$(ENV) cargo fmt --all --check
	@$(ENV) cargo clippy --workspace --all-targets --all-features -- --deny warnings
	@$(ENV) with_wasm cargo clippy --package buitenkaart-core --package buitenkaart-web --all-features \
		--target wasm32-unknown-unknown -- --deny warnings
	@$(ENV) RUSTDOCFLAGS='--deny warnings' cargo doc --quiet --no-deps --package buitenkaart-core --all-features
	@$(ENV) RUSTDOCFLAGS='--deny warnings --allow rustdoc::private_intra_doc_links' cargo doc --quiet --no-deps \
		--package buitenkaart-web --package buitenkaart-tests --document-private-items
	@.ci/msrv
	@$(ENV) node www/js/build/types.js
	@$(ENV) shellcheck --external-sources --source-path=SCRIPTDIR .ci/run .ci/setup .ci/reproducible .ci/fuzz .ci/msrv .ci/env .ci/lib.sh .ci/setup.d/*
	@$(ENV) node --test --test-reporter=dot .ci/*.test.js
	@$(ENV) node .ci/layers.js
	@$(ENV) node .ci/check-dependencies.js

.PHONY: fuzz
fuzz: ## Feed core's readers what nobody would write, SECONDS=30 each (TARGET="load scenario" for some)
	@.ci/fuzz $(SECONDS) $(TARGET)

.PHONY: clean
clean: ## Remove what was built; keep the tools
	rm -rf target dist

.PHONY: distclean
distclean: clean ## Remove the tools as well
	rm -rf .tools node_modules
