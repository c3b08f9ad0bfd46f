# make demo    the reference year of a DRAC, from extracts to the year-end file
# make test    every test a change must pass (under five minutes)
# make soak    the long tests: kills, faults, ten minutes of a busy office (make soak-hour: an hour of it)
# make check   types, lint, layers, docs: what CI runs besides
# make oracle  pay compared with OpenFisca-France, in a Python of its own
# make pictures  what the documentation shows of the demo year, made again
# make docs    the pages, in English and in French, under docs/_build/html
# make french  brings the French catalogues to the pages, and says what is to translate
# make fuzz   wrong input by the million at everything that reads
# make audit  every installed distribution is pinned, under a known licence; no network
# make notebooks  the five notebooks, run from nothing, as pages in out/notebooks
# make bench   every figure of docs/explanation/performance.md: peers, engines, stores, start (SIZE=1M, ONLY=peers)

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
OUT    ?= out/demo

.PHONY: french oracle pictures demo test check docs notebooks bench soak soak-hour wheel clean fuzz audit

demo: $(VENV)/.installed
	$(BIN)/secgen demo --out $(OUT)

test: $(VENV)/.tested
	$(BIN)/python -m pytest -n auto -q

soak: $(VENV)/.tested
	$(BIN)/python -m pytest -n auto --dist worksteal -q -m soak

soak-hour: export SECGEN_SOAK_MINUTES ?= 60
soak-hour: $(VENV)/.tested
	$(BIN)/python -m pytest -q -m soak tests/reliability

check: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.documented
	$(BIN)/python docs/french.py
	$(BIN)/sphinx-build -n -W -q -b html -d docs/_build/doctrees docs docs/_build/html
	$(BIN)/sphinx-build -n -W -q -b html -d docs/_build/doctrees-fr -D language=fr docs docs/_build/html/fr

french: $(VENV)/.documented
	$(BIN)/python docs/french.py update
	$(BIN)/python docs/french.py

pictures: $(OUT)/office.db
	$(BIN)/python docs/_make/from_demo.py $<

fuzz: $(VENV)/.tested
	$(BIN)/python tests/fuzz/run.py $(if $(INPUTS),--inputs $(INPUTS))

audit: $(VENV)/.tested
	$(BIN)/python .ci/audit

notebooks: $(VENV)/.noted | $(OUT)/office.db
	$(BIN)/python notebooks/run.py out/notebooks

$(OUT)/office.db: | $(VENV)/.installed
	$(BIN)/secgen demo --out $(OUT)

oracle: $(VENV)/.tested $(VENV)-openfisca/.installed
	SECGEN_OPENFISCA=$(abspath $(VENV)-openfisca/bin/python) $(BIN)/python -m pytest -q -m openfisca

$(VENV)-openfisca/.installed: constraints-openfisca.txt
	$(PYTHON) -m venv $(VENV)-openfisca
	$(VENV)-openfisca/bin/python -m pip install -q -c constraints-openfisca.txt openfisca-france
	touch $@

bench: $(VENV)-bench/.installed
	$(VENV)-bench/bin/python bench/all.py $(if $(SIZE),--size $(SIZE)) $(if $(ONLY),--only $(ONLY))

$(VENV)-bench/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install -q -c constraints.txt -e '.[test,communication]' beanquery \
		$(patsubst %,-e './%[test]',$(wildcard plugins/secgen-*)) -e './plugins/secgen-columnar[spark,bench]'
	touch $@

wheel: $(VENV)/.tested
	rm -rf dist && $(BIN)/python -m build --wheel --outdir dist .

clean:
	rm -rf $(VENV) $(VENV)-* out dist build docs/_build

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[communication]'
	touch $@

$(VENV)/.tested: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[test,notebook]'
	touch $@ $(VENV)/.installed

$(VENV)/.noted: pyproject.toml constraints.txt | $(VENV)/.installed
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[communication,notebook,notebooks]'
	touch $@

$(VENV)/.documented: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[docs,test]'
	touch $@
