"""Weights of place reading, learned on the train split of LGL by tools/train_places.py; do not edit by hand."""

FIRST = (
    1.201,  # population
    0.184,  # largest
    -0.693,  # country
    0.002,  # continent
    0.000,  # region
    0.083,  # water
    0.342,  # admin1
    0.416,  # admin2
    -0.700,  # quarter
    -1.814,  # capital
    -1.749,  # alternate
    -0.242,  # alternate_large
    0.826,  # division_word
    -0.492,  # division_kind
    1.847,  # contained
    -1.847,  # contained_elsewhere
    0.387,  # uncontained
    0.065,  # introduced
)
LATER = (
    1.093,  # population
    0.071,  # largest
    -0.115,  # country
    0.006,  # continent
    0.000,  # region
    0.128,  # water
    0.730,  # admin1
    -0.112,  # admin2
    -0.449,  # quarter
    -0.691,  # capital
    -1.800,  # alternate
    -0.097,  # alternate_large
    0.241,  # division_word
    -0.213,  # division_kind
    0.740,  # contained
    -0.740,  # contained_elsewhere
    0.074,  # uncontained
    -0.126,  # introduced
    1.262,  # country_votes
    2.289,  # admin1_votes
    1.456,  # near_votes
    0.632,  # country_top
    1.420,  # admin1_top
    1.448,  # any_near
)
NAME = {
    "acronym": -0.907,
    "after='s": -0.553,
    "after=(": 0.059,
    "after=)": -0.257,
    "after=,": 0.256,
    "after=, number": -0.395,
    "after=-": 0.574,
    "after=.": 0.209,
    "after=:": 0.025,
    "after=acting": -1.850,
    "after=acting seat": -0.493,
    "after=and": -0.078,
    "after=division": 0.918,
    "after=in": 0.030,
    "after=on": 0.141,
    "after=organisation": 0.740,
    "after=person": -0.375,
    "after=to": -0.153,
    "after=word": -0.119,
    "alternate": -0.599,
    "alternate size=city": 0.034,
    "alternate size=hamlet": 0.633,
    "alternate size=huge": 0.002,
    "alternate size=large": -0.025,
    "alternate size=town": -0.193,
    "alternate size=village": -0.085,
    "before='s": 0.404,
    "before=(": -0.472,
    "before=,": 0.415,
    "before=-": 0.200,
    "before=a": 0.245,
    "before=an": 0.112,
    "before=and": -0.052,
    "before=by": -0.090,
    "before=for": -0.143,
    "before=kind": 0.040,
    "before=kind of": 0.437,
    "before=locating": 0.457,
    "before=of": 0.342,
    "before=start": 0.186,
    "before=the": 0.298,
    "before=title": -0.143,
    "before=to": 0.223,
    "before=with": -0.441,
    "before=word": -0.009,
    "bias": -0.254,
    "capitals": 1.371,
    "contained": 0.531,
    "demonym": -0.364,
    "division=0": -0.242,
    "division=1": 0.263,
    "division=2": 0.394,
    "division=3": 0.446,
    "division=4": -0.036,
    "elsewhere=group": 0.731,
    "elsewhere=none": -0.108,
    "elsewhere=organisation": -0.114,
    "elsewhere=person": -1.057,
    "elsewhere=place": 0.911,
    "elsewhere=site": 0.215,
    "entity=group": -0.239,
    "entity=none": -0.600,
    "entity=organisation": -0.475,
    "entity=person": -0.281,
    "entity=place": 1.536,
    "entity=site": 0.111,
    "feature": 0.726,
    "inside=demonym": -0.363,
    "inside=given": -1.131,
    "inside=initial": 0.126,
    "inside=kind": -1.038,
    "inside=name": -0.377,
    "inside=of": 0.563,
    "inside=title": -0.636,
    "inside=word": 0.438,
    "kind=admin1": 0.045,
    "kind=capital": 1.046,
    "kind=country": 0.327,
    "kind=settlement": -0.591,
    "length=1": -1.117,
    "length=2": 0.515,
    "length=3": 0.439,
    "located": 0.538,
    "name": 0.310,
    "nation=0": -0.389,
    "nation=1": 0.045,
    "nation=2": 0.572,
    "nation=3": 0.126,
    "nation=4": 0.407,
    "near none": -0.071,
    "near some": 0.685,
    "near=0": 0.696,
    "near=1": 0.849,
    "near=2": 0.029,
    "near=3": -0.251,
    "near=4": -0.672,
    "opens sentence as word": -0.559,
    "organisation of": 0.362,
    "other division": 0.058,
    "person elsewhere": -0.821,
    "short": 0.808,
    "size=city": 0.029,
    "size=hamlet": -0.708,
    "size=huge": 0.603,
    "size=large": 0.448,
    "size=town": -0.205,
    "size=village": -0.820,
    "then=family": 0.100,
    "then=feature": 1.063,
    "then=name": 0.071,
    "then=name after given": -0.979,
    "then=organisation": 0.081,
    "then=small": 0.556,
    "then=title": 0.165,
    "top division": 0.589,
    "unknown": -1.741,
    "within=group": -0.156,
    "within=organisation": -0.471,
    "within=person": -1.761,
    "within=place": 0.867,
    "within=site": 1.147,
    "word=common": -0.880,
    "word=family": -0.059,
    "word=given": 0.163,
    "word=mixed": -1.116,
    "word=plain": 0.875,
    "word=titled": -0.711,
}
