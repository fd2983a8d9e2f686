"""Authoring time only: what the cities of cities.tsv are called in Dutch, French and German, into city-names.tsv.

`pip install babel==2.19.0`, then `python city_names.py`; README.md describes what comes of it.
"""

import pathlib
import unicodedata

from babel import Locale

HERE = pathlib.Path(__file__).parent
LOCALES = ("nl", "fr", "de")


def fold(text):
    text = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in text if c.isalnum())


def clean(name):
    # CLDR hyphenates long names, and tells those of one name apart.
    return name.replace("\xad", "").split(" (")[0]


zones = {tag: Locale(tag).time_zones for tag in ("en", *LOCALES)}
by_name = {}
for zone in sorted(set().union(*zones.values())):
    last = zone.split("/")[-1].replace("_", " ")
    by_name.setdefault(fold(last), zone)
    by_name[fold(zones["en"].get(zone, {}).get("city", last))] = zone
lines = []
for row in (HERE / "cities.tsv").read_text(encoding="utf8").splitlines():
    code, _, _, name = row.split("\t")
    zone = by_name.get(fold(name))
    names = [clean(zones[tag].get(zone, {}).get("city", name)) for tag in LOCALES]
    if any(one != name for one in names):
        lines.append("\t".join([code, name, *names]))
(HERE / "city-names.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
print(len(lines), "of other names")
