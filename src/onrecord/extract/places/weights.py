"""Weights of place reading, learned on the train split of LGL by tools/train_places.py; do not edit by hand."""

FIRST = (
    1.201,  # population
    0.184,  # largest
    -0.670,  # country
    0.001,  # continent
    0.000,  # region
    0.000,  # water
    0.359,  # admin1
    0.429,  # admin2
    -0.695,  # quarter
    -1.820,  # capital
    -1.748,  # alternate
    -0.242,  # alternate_large
    0.827,  # division_word
    -0.493,  # division_kind
    1.849,  # contained
    -1.849,  # contained_elsewhere
    0.403,  # uncontained
    0.066,  # introduced
)
LATER = (
    1.091,  # population
    0.069,  # largest
    -0.076,  # country
    0.001,  # continent
    0.000,  # region
    0.000,  # water
    0.766,  # admin1
    -0.094,  # admin2
    -0.443,  # quarter
    -0.687,  # capital
    -1.800,  # alternate
    -0.085,  # alternate_large
    0.242,  # division_word
    -0.214,  # division_kind
    0.743,  # contained
    -0.743,  # contained_elsewhere
    0.098,  # uncontained
    -0.125,  # introduced
    1.257,  # country_votes
    2.287,  # admin1_votes
    1.458,  # near_votes
    0.634,  # country_top
    1.423,  # admin1_top
    1.446,  # any_near
)
NAME = {
    "acronym": -0.829,
    "after='s": -0.585,
    "after=(": 0.123,
    "after=)": -0.400,
    "after=,": 0.457,
    "after=, number": -0.501,
    "after=-": 0.179,
    "after=.": 0.484,
    "after=:": 0.036,
    "after=acting": -2.202,
    "after=acting seat": -0.480,
    "after=and": 0.034,
    "after=division": 1.270,
    "after=in": 0.064,
    "after=on": 0.193,
    "after=organisation": 1.214,
    "after=person": -0.533,
    "after=to": 0.053,
    "after=word": 0.126,
    "alternate": -0.987,
    "alternate size=city": 0.123,
    "alternate size=hamlet": 0.912,
    "alternate size=huge": -0.076,
    "alternate size=large": -0.220,
    "alternate size=town": -0.117,
    "alternate size=village": 0.205,
    "before='s": 0.262,
    "before=(": -0.390,
    "before=,": 0.284,
    "before=-": 0.141,
    "before=a": 0.377,
    "before=an": 0.301,
    "before=and": -0.159,
    "before=by": -0.133,
    "before=for": 0.075,
    "before=kind": 0.046,
    "before=kind of": 1.016,
    "before=locating": 0.835,
    "before=of": 0.675,
    "before=start": 0.085,
    "before=the": 0.312,
    "before=title": -0.268,
    "before=to": 0.469,
    "before=with": -0.318,
    "before=word": 0.087,
    "bias": -0.413,
    "capitals": 1.579,
    "contained": 0.882,
    "demonym": -0.884,
    "division=0": -0.172,
    "division=1": 0.384,
    "division=2": 0.475,
    "division=3": 0.460,
    "division=4": -0.074,
    "feature": 0.651,
    "inside=demonym": -0.415,
    "inside=given": -2.164,
    "inside=initial": -0.390,
    "inside=kind": -1.097,
    "inside=name": -0.569,
    "inside=of": 0.707,
    "inside=title": -0.918,
    "inside=word": 0.491,
    "kind=admin1": 0.080,
    "kind=capital": 1.116,
    "kind=country": 0.938,
    "kind=settlement": -1.000,
    "length=1": -1.203,
    "length=2": 0.588,
    "length=3": 0.273,
    "located": 0.802,
    "name": 0.872,
    "nation=0": -0.414,
    "nation=1": 0.237,
    "nation=2": 0.595,
    "nation=3": 0.205,
    "nation=4": 0.386,
    "near none": 0.024,
    "near some": 0.785,
    "near=0": 0.774,
    "near=1": 1.029,
    "near=2": 0.231,
    "near=3": -0.244,
    "near=4": -0.908,
    "opens sentence as word": -0.676,
    "organisation of": -0.165,
    "other division": 0.068,
    "person elsewhere": -1.164,
    "short": 0.973,
    "size=city": -0.054,
    "size=hamlet": -1.016,
    "size=huge": 0.880,
    "size=large": 0.649,
    "size=town": -0.416,
    "size=village": -1.148,
    "then=family": -0.110,
    "then=feature": 1.433,
    "then=name": -0.146,
    "then=name after given": -1.561,
    "then=organisation": -0.362,
    "then=small": 0.610,
    "then=title": 0.166,
    "top division": 0.795,
    "unknown": -2.086,
    "word=common": -1.087,
    "word=family": -0.351,
    "word=given": -0.129,
    "word=mixed": -0.972,
    "word=plain": 0.866,
    "word=titled": -0.651,
}
