"""Learned weights (tools/train_places.py)."""

FIRST = (
    1.260,  # population
    0.163,  # largest
    -0.726,  # country
    0.001,  # continent
    0.000,  # region
    0.000,  # water
    0.103,  # admin1
    0.191,  # admin2
    -0.544,  # quarter
    -0.895,  # capital
    -1.624,  # alternate
    -0.060,  # alternate_large
    0.947,  # division_word
    -0.585,  # division_kind
    1.900,  # contained
    -1.900,  # contained_elsewhere
    0.537,  # uncontained
    0.032,  # introduced
)
LATER = (
    1.250,  # population
    -0.016,  # largest
    -0.075,  # country
    0.001,  # continent
    0.000,  # region
    0.000,  # water
    0.516,  # admin1
    -0.128,  # admin2
    -0.423,  # quarter
    0.267,  # capital
    -1.750,  # alternate
    -0.128,  # alternate_large
    0.561,  # division_word
    -0.518,  # division_kind
    0.834,  # contained
    -0.834,  # contained_elsewhere
    0.297,  # uncontained
    -0.165,  # introduced
    1.363,  # country_votes
    2.208,  # admin1_votes
    1.386,  # near_votes
    0.670,  # country_top
    1.626,  # admin1_top
    1.320,  # any_near
)
NAME = {
    "acronym": -0.809,
    "after='s": -0.655,
    "after=(": 0.048,
    "after=)": -0.403,
    "after=,": 0.448,
    "after=, number": -0.498,
    "after=-": 0.193,
    "after=.": 0.463,
    "after=:": -0.028,
    "after=acting": -2.202,
    "after=and": -0.028,
    "after=division": 1.344,
    "after=in": 0.040,
    "after=on": 0.199,
    "after=organisation": 1.164,
    "after=person": -0.488,
    "after=to": 0.056,
    "after=word": 0.073,
    "alternate": -0.787,
    "alternate size=city": -0.112,
    "alternate size=hamlet": 0.741,
    "alternate size=huge": 0.000,
    "alternate size=large": -0.431,
    "alternate size=town": -0.190,
    "alternate size=village": 0.059,
    "before='s": 0.360,
    "before=(": -0.378,
    "before=,": 0.274,
    "before=-": 0.108,
    "before=a": 0.419,
    "before=an": 0.258,
    "before=and": -0.120,
    "before=by": -0.122,
    "before=for": 0.106,
    "before=kind": 0.044,
    "before=kind of": 1.073,
    "before=locating": 0.823,
    "before=of": 0.674,
    "before=start": 0.097,
    "before=the": 0.328,
    "before=title": -0.312,
    "before=to": 0.417,
    "before=with": -0.358,
    "before=word": 0.119,
    "bias": -0.438,
    "capitals": 1.579,
    "contained": 0.834,
    "demonym": -0.787,
    "division=0": -0.217,
    "division=1": 0.484,
    "division=2": 0.411,
    "division=3": 0.362,
    "division=4": -0.125,
    "feature": 0.686,
    "inside=demonym": -0.453,
    "inside=given": -2.143,
    "inside=initial": -0.371,
    "inside=kind": -0.981,
    "inside=name": -0.583,
    "inside=of": 0.703,
    "inside=title": -1.083,
    "inside=word": 0.411,
    "kind=admin1": 0.826,
    "kind=capital": 1.344,
    "kind=continent": 0.454,
    "kind=country": 1.238,
    "kind=region": 0.593,
    "kind=settlement": -0.849,
    "kind=site": -2.143,
    "kind=water": -0.594,
    "length=1": -1.252,
    "length=2": 0.590,
    "length=3": 0.296,
    "located": 0.789,
    "name": 0.847,
    "nation=0": -0.429,
    "nation=1": 0.183,
    "nation=2": 0.570,
    "nation=3": 0.265,
    "nation=4": 0.257,
    "near none": -0.063,
    "near some": 0.765,
    "near=0": 0.833,
    "near=1": 0.865,
    "near=2": 0.414,
    "near=3": -0.435,
    "near=4": -0.950,
    "opens sentence as word": -0.660,
    "organisation of": -0.162,
    "other division": 0.016,
    "person elsewhere": -1.177,
    "short": 0.734,
    "size=city": 0.031,
    "size=hamlet": -0.928,
    "size=huge": 0.720,
    "size=large": 0.713,
    "size=town": -0.414,
    "size=village": -1.015,
    "then=family": -0.152,
    "then=feature": 1.488,
    "then=name": -0.238,
    "then=name after given": -1.556,
    "then=organisation": -0.442,
    "then=small": 0.572,
    "then=title": 0.130,
    "top division": 0.742,
    "unknown": -1.993,
    "word=common": -1.169,
    "word=family": -0.335,
    "word=given": -0.141,
    "word=mixed": -1.162,
    "word=plain": 0.880,
    "word=titled": -0.623,
}
