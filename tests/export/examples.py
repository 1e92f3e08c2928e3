"""Incidents in the contract's JSON, one for each style that exporters and the rules of disclosure meet. Persons are invented."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def claim(
    identifier: str, field: str, value: Any, quote: str, *, report: str = "a", said_by: str | None = None, **more: Any
) -> Json:
    """A claim as the contract has it."""
    told = {"id": identifier, "report": report, "field": field, "value": value, "quote": quote, "said_by": said_by}
    return {**told, "as_of": "2022-04-08", **more}


def count(least: int, most: int | None, wording: str, **more: Any) -> Json:
    """The value of a claim about people harmed."""
    population = {"status": "unknown", "age": "unknown", "sex": "unknown", "role": None, **more.pop("population", {})}
    told = {
        "harm": "killed",
        "min": least,
        "max": most,
        "convention": None,
        "wording": wording,
        "population": population,
    }
    return {**told, "scope": "incident", "extent": "whole", **more}


def toll(
    least: int,
    best: int | None,
    most: int,
    *,
    set_by: tuple[str, ...] = (),
    is_open: bool = False,
    policy: str = "airwars/1",
) -> Json:
    """A toll whose bounds the same claims set."""
    bounds = {"min": list(set_by), "best": list(set_by) if best is not None else [], "max": list(set_by)}
    return {"min": least, "best": best, "max": most, "open": is_open, "policy": policy, "set_by": bounds}


def place(
    name: str,
    latitude: float | None,
    longitude: float | None,
    precision: str,
    *,
    country: str | None = "UA",
    admin1: str | None = None,
) -> Json:
    """A place as the contract has it."""
    point = {"latitude": latitude, "longitude": longitude, "precision": precision}
    return {"name": name, "gazetteer_id": None, **point, "country": country, "admin1": admin1}


def day(first: str, last: str | None = None, precision: str = "day") -> Json:
    """An interval of days."""
    return {"start": first, "end": last or first, "precision": precision}


def incident(identifier: str, **more: Any) -> Json:
    """An incident about which next to nothing is known, with what else is said of it."""
    told: Json = {
        "id": identifier, "status": "provisional", "grade": "weak", "event_type": "missile-strike",
        "acled_sub_event_type": "Shelling/artillery/missile attack", "reality": "happened", "time": day("2022-04-08"),
        "place": place("Kramatorsk", 48.7228, 37.5563, "settlement", admin1="Donetsk"), "perpetrators": [], "tolls": {},
        "reports": [{"id": "a", "published": "2022-04-08", "publisher": "Example Wire", "url": "https://example.org/a",
                     "title": "Missile hits the city", "origin": {"kind": "agency", "name": "Example Wire"}, "rank": 0, "standing": "main"}],
        "origins": 1, "claims": [], "decisions": [], "revision": 1,
    }  # fmt: skip
    return {**told, **more}


def station() -> Json:
    """The strike on Kramatorsk's railway station on 8 April 2022: ranges, two origins, a denial, a child, one released name."""
    killed = {"harm": "killed"}
    return incident(
        "istation",
        status="reviewed",
        grade="contested",
        place=place("Kramatorsk railway station", 48.7269, 37.5436, "exact", admin1="Donetsk") | {"gazetteer_id": "geonames:1"},
        perpetrators=[
            {"name": "Russia", "kind": "state", "country": "RU", "status": "alleged"},
            {"name": "Ukraine", "kind": "state", "country": "UA", "status": "denied"},
        ],
        tolls={
            "killed": toll(50, None, 59, set_by=("c1", "c2")) | {"set_by": {"min": ["c1"], "best": [], "max": ["c2"]}},
            "injured": toll(100, None, 114, set_by=("c3",), is_open=True),
        },
        reports=[
            {"id": "a", "published": "2022-04-08", "publisher": "Example Wire", "url": "https://example.org/station",
             "title": "Strike on station where Olena Vymyshlena waited", "origin": {"kind": "agency", "name": "Example Wire"}, "rank": 0, "standing": "main"},
            {"id": "https://example.net/olena-vymyshlena", "published": "2022-04-11T09:00:00+03:00", "publisher": "Example Daily",
             "url": "https://example.net/olena-vymyshlena", "title": "Who they were",
             "origin": {"kind": "authority", "name": "governor of Donetsk"}, "rank": 1, "standing": "follow-up"},
            {"id": "b", "published": "2023-04-08", "publisher": "=Anniversary", "url": "javascript:alert(1)", "title": None,
             "origin": {"kind": "media", "name": "Anniversary"}, "rank": 2, "standing": "background"},
        ],
        origins=2,
        claims=[
            claim("c1", "casualties.killed", count(50, 50, "50 people"), "50 people", said_by="Pavlo Kyrylenko",
                  origin={"kind": "authority", "name": "governor of Donetsk"}),
            claim("c2", "casualties.killed", count(59, 59, "59"), "59 died, among them Olena Vymyshlena and her son Taras", report="https://example.net/olena-vymyshlena",
                  origin={"kind": "medical", "name": "hospitals"}),
            claim("c3", "casualties.injured", count(100, None, "more than 100", harm="injured"), "more than 100 were hurt, said Ms Vymyshlena's sister",
                  said_by="Iryna Svidok", origin={"kind": "witness", "name": "Iryna Svidok"}),
            claim("c4", "casualties.killed", count(5, 5, "five of them children", population={"age": "child", "status": "civilian"}, extent="part"), "five of them children"),
            claim("c5", "place", place("Kramatorsk railway station", 48.7269, 37.5436, "exact", admin1="Donetsk"), "the railway station"),
            claim("c6", "perpetrators", {"name": "Ukraine", "kind": "state", "country": "UA", "status": "denied"}, "a Ukrainian missile",
                  said_by="Russia's defence ministry", origin={"kind": "force", "name": "Russia's defence ministry"}),
        ],
        victims=[
            {"name": "Olena Vymyshlena", "names": {"uk": "Олена Вимишлена"}, "age": 41, "sex": "female", "status": "civilian", "claims": ["c2"]},
            {"name": "Taras Vymyshlenyi", "age": 9, "sex": "male", "status": "civilian", "claims": ["c2"]},
            {"name": "Petro Zhadanyi", "age": 66, "sex": "male", "status": "civilian", "claims": ["c2"]},
        ],
        decisions=[
            {"id": "d1", "verdict": "RELEASE", "anchors": [{"report": "b", "quote": "Petro Zhadanyi", "prefix": "father of Taras ", "suffix": ""}],
             "value": {"name": "Petro Zhadanyi"}, "reason": "The family asked for it.", "by": "Reviewer One", "at": "2024-02-01T10:00:00+00:00", "supersedes": None},
        ],
        history=[{"harm": "killed", "min": 50, "max": 52, "reason": "body recovered", "claims": ["c1"], **killed}],
        revision=4,
    )  # fmt: skip


def barracks() -> Json:
    """Soldiers killed in their barracks, said of a unit: neither it nor the place may leave."""
    return incident(
        "ibarracks",
        event_type="airstrike",
        acled_sub_event_type="Air/drone strike",
        time=day("2022-03-18"),
        place=place("Staryi Hai", 46.9, 32.0, "settlement", admin1="Mykolaiv"),
        perpetrators=[{"name": "155th Naval Infantry Brigade", "kind": "force", "country": "RU", "status": "alleged"}],
        tolls={"killed": toll(40, None, 40, set_by=("k1",), is_open=True)},
        reports=[{"id": "n", "published": "2022-03-19", "publisher": "Example Wire", "url": "https://example.org/staryi-hai-barracks",
                  "title": "Barracks in Staryi Hai hit", "origin": {"kind": "media", "name": "Example Wire"}, "rank": 0}],
        claims=[
            claim("k1", "casualties.killed", count(40, None, "at least 40 soldiers", population={"status": "combatant"}), "at least 40 soldiers of the 36th Marine Brigade", report="n"),
            claim("k2", "place", place("Staryi Hai", 46.9, 32.0, "settlement", admin1="Mykolaiv"), "in Staryi Hai", report="n"),
            claim("k3", "damage", {"object": "military-site", "min": 1, "max": 1, "degree": "destroyed"}, "the barracks", report="n"),
        ],
    )  # fmt: skip


def nobody_hurt() -> Json:
    """A stated zero, in a region as a whole, told to the hour, by a group that claims it."""
    return incident(
        "izero",
        grade="confirmed",
        event_type="drone-strike",
        acled_sub_event_type="Air/drone strike",
        time={"start": "2024-05-03T04:00:00+03:00", "end": "2024-05-03T05:00:00+03:00", "precision": "hour"},
        place=place("Kharkiv", 49.9808, 36.2527, "admin1", admin1="Kharkiv"),
        perpetrators=[{"name": "Example Front", "kind": "organisation", "country": None, "status": "claimed"}],
        tolls={"killed": toll(0, 0, 0, set_by=("z1",)), "injured": toll(0, 0, 0, set_by=("z1",))},
        claims=[claim("z1", "casualties.killed", count(0, 0, "no casualties"), "no casualties", said_by="officials")],
    )


def nowhere() -> Json:
    """Neither place nor day nor toll is known."""
    return incident(
        "inowhere",
        event_type="shooting",
        acled_sub_event_type="Attack",
        time=None,
        place=None,
        reports=[],
        origins=0,
        grade="discounted",
    )


def dozens() -> Json:
    """Words without a number, some day of a month, one side and civilians, in a district, recalled in the background alone."""
    return incident(
        "idozens",
        event_type="shooting",
        acled_sub_event_type="Attack",
        grade="fair",
        time=day("2021-02-01", "2021-02-28", "month"),
        place=place("Gao", 16.2717, -0.0447, "admin2", country="ML", admin1="Gao"),
        perpetrators=[{"name": "gunmen", "kind": "organisation", "country": None, "status": "stated"}],
        tolls={"killed": toll(12, 18, 24, set_by=("m1",), is_open=True, policy="ucdp/1")},
        claims=[
            claim("m1", "casualties.killed", count(12, None, "dozens of villagers", convention="dozens", population={"status": "civilian"}), "dozens of villagers"),
        ],
    )  # fmt: skip


def countrywide() -> Json:
    """Placed in a country and no closer, in some days, and across the date line's far side from it."""
    return incident(
        "icountry",
        time=day("2023-01-10", "2023-01-13", "days"),
        place=place("Fiji", -18.0, 179.9, "country", country="FJ"),
        tolls={"killed": toll(2, None, 2, set_by=("f1",), is_open=True)},
        claims=[claim("f1", "casualties.killed", count(2, None, "people", convention="bare-plural"), "people")],
    )


def everything() -> list[Json]:
    """All of them, in one order."""
    return [station(), barracks(), nobody_hurt(), nowhere(), dozens(), countrywide()]
