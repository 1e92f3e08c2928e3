"""Weights of place reading, learned on the train split of LGL by tools/train_places.py; do not edit by hand."""

FIRST = (
    1.187,  # population
    0.166,  # largest
    -0.696,  # country
    0.002,  # continent
    0.000,  # region
    0.089,  # water
    0.406,  # admin1
    0.534,  # admin2
    -0.742,  # quarter
    -1.814,  # capital
    -1.855,  # alternate
    -0.247,  # alternate_large
    0.728,  # division_word
    -0.390,  # division_kind
    1.845,  # contained
    -1.845,  # contained_elsewhere
    0.260,  # uncontained
    0.102,  # introduced
)
LATER = (
    1.014,  # population
    0.107,  # largest
    -0.095,  # country
    0.007,  # continent
    0.000,  # region
    0.142,  # water
    0.862,  # admin1
    -0.034,  # admin2
    -0.497,  # quarter
    -0.589,  # capital
    -1.870,  # alternate
    -0.080,  # alternate_large
    0.173,  # division_word
    -0.144,  # division_kind
    0.738,  # contained
    -0.738,  # contained_elsewhere
    -0.105,  # uncontained
    -0.104,  # introduced
    1.236,  # country_votes
    2.324,  # admin1_votes
    1.457,  # near_votes
    0.608,  # country_top
    1.325,  # admin1_top
    1.443,  # any_near
)
NAME = {
    "acronym": -0.908,
    "after='s": -0.572,
    "after=(": 0.159,
    "after=)": -0.229,
    "after=,": 0.389,
    "after=, number": -0.320,
    "after=-": 0.587,
    "after=.": 0.274,
    "after=:": 0.053,
    "after=acting": -1.766,
    "after=acting seat": -0.495,
    "after=and": 0.356,
    "after=division": 0.941,
    "after=in": 0.018,
    "after=on": -0.140,
    "after=organisation": 0.796,
    "after=person": -0.318,
    "after=to": -0.178,
    "after=word": 0.024,
    "alternate": -0.693,
    "alternate size=city": 0.015,
    "alternate size=hamlet": 0.104,
    "alternate size=huge": -0.031,
    "alternate size=large": -0.188,
    "alternate size=town": -0.086,
    "alternate size=village": -0.002,
    "before='s": 0.410,
    "before=(": -0.486,
    "before=,": 0.451,
    "before=-": 0.215,
    "before=a": 0.234,
    "before=an": 0.216,
    "before=and": 0.316,
    "before=by": -0.106,
    "before=for": -0.117,
    "before=kind": 0.156,
    "before=kind of": 0.472,
    "before=locating": 0.368,
    "before=of": 0.263,
    "before=start": 0.205,
    "before=the": 0.323,
    "before=title": -0.144,
    "before=to": 0.259,
    "before=with": -0.436,
    "before=word": -0.041,
    "bias": -0.385,
    "capitals": 1.313,
    "contained": 0.516,
    "demonym": -0.401,
    "division=0": -0.188,
    "division=1": 0.299,
    "division=2": 0.443,
    "division=3": 0.329,
    "division=4": -0.031,
    "elsewhere=group": 0.786,
    "elsewhere=none": -0.165,
    "elsewhere=organisation": -0.161,
    "elsewhere=person": -1.062,
    "elsewhere=place": 0.862,
    "elsewhere=site": 0.082,
    "entity=group": -0.160,
    "entity=none": -0.503,
    "entity=organisation": -0.441,
    "entity=person": -0.207,
    "entity=place": 1.514,
    "entity=site": 0.155,
    "feature": 0.657,
    "inside=demonym": -0.315,
    "inside=given": -1.216,
    "inside=initial": 0.056,
    "inside=kind": -0.987,
    "inside=name": -0.582,
    "inside=of": 0.555,
    "inside=title": -0.617,
    "inside=word": 0.162,
    "kind=admin1": -0.020,
    "kind=capital": 1.129,
    "kind=country": 0.314,
    "kind=settlement": -0.567,
    "length=1": -1.040,
    "length=2": 0.447,
    "length=3": 0.269,
    "located": 0.593,
    "name": 0.343,
    "nation=0": -0.467,
    "nation=1": 0.074,
    "nation=2": 0.565,
    "nation=3": 0.127,
    "nation=4": 0.494,
    "near none": -0.062,
    "near some": 0.709,
    "near=0": 0.678,
    "near=1": 0.867,
    "near=2": -0.004,
    "near=3": -0.209,
    "near=4": -0.650,
    "opens sentence as word": -0.492,
    "organisation of": 0.304,
    "other division": 0.093,
    "person elsewhere": -0.957,
    "short": 0.844,
    "size=city": 0.059,
    "size=hamlet": -0.657,
    "size=huge": 0.691,
    "size=large": 0.365,
    "size=town": -0.274,
    "size=village": -0.810,
    "then=family": 0.154,
    "then=feature": 0.815,
    "then=name": 0.173,
    "then=name after given": -0.778,
    "then=organisation": 0.110,
    "then=small": -0.691,
    "then=title": 0.230,
    "top division": 0.586,
    "unknown": -1.854,
    "within=group": -0.123,
    "within=organisation": -0.291,
    "within=person": -1.727,
    "within=place": 0.887,
    "within=site": 0.426,
    "word=common": -1.239,
    "word=family": -0.215,
    "word=given": 0.110,
    "word=mixed": -1.192,
    "word=plain": 0.767,
    "word=titled": -0.763,
}
