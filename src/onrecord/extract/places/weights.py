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
    "acronym": -0.902,
    "after='s": -0.568,
    "after=(": 0.158,
    "after=)": -0.227,
    "after=,": 0.389,
    "after=, number": -0.319,
    "after=-": 0.595,
    "after=.": 0.272,
    "after=:": 0.054,
    "after=acting": -1.767,
    "after=acting seat": -0.496,
    "after=and": 0.357,
    "after=division": 0.940,
    "after=in": 0.002,
    "after=on": -0.140,
    "after=organisation": 0.798,
    "after=person": -0.349,
    "after=to": -0.177,
    "after=word": 0.021,
    "alternate": -0.694,
    "alternate size=city": 0.014,
    "alternate size=hamlet": 0.119,
    "alternate size=huge": -0.031,
    "alternate size=large": -0.183,
    "alternate size=town": -0.115,
    "alternate size=village": -0.002,
    "before='s": 0.413,
    "before=(": -0.482,
    "before=,": 0.443,
    "before=-": 0.215,
    "before=a": 0.240,
    "before=an": 0.216,
    "before=and": 0.322,
    "before=by": -0.104,
    "before=for": -0.115,
    "before=kind": 0.153,
    "before=kind of": 0.473,
    "before=locating": 0.369,
    "before=of": 0.268,
    "before=start": 0.210,
    "before=the": 0.327,
    "before=title": -0.145,
    "before=to": 0.263,
    "before=with": -0.436,
    "before=word": -0.036,
    "bias": -0.379,
    "capitals": 1.303,
    "contained": 0.519,
    "demonym": -0.402,
    "division=0": -0.196,
    "division=1": 0.290,
    "division=2": 0.442,
    "division=3": 0.325,
    "division=4": -0.017,
    "elsewhere=group": 0.790,
    "elsewhere=none": -0.156,
    "elsewhere=organisation": -0.156,
    "elsewhere=person": -1.056,
    "elsewhere=place": 0.872,
    "elsewhere=site": 0.084,
    "entity=group": -0.157,
    "entity=none": -0.507,
    "entity=organisation": -0.445,
    "entity=person": -0.204,
    "entity=place": 1.516,
    "entity=site": 0.159,
    "feature": 0.656,
    "inside=demonym": -0.358,
    "inside=given": -1.214,
    "inside=initial": 0.057,
    "inside=kind": -0.982,
    "inside=name": -0.572,
    "inside=of": 0.559,
    "inside=title": -0.617,
    "inside=word": 0.157,
    "kind=admin1": -0.021,
    "kind=capital": 1.128,
    "kind=country": 0.311,
    "kind=settlement": -0.573,
    "length=1": -1.025,
    "length=2": 0.440,
    "length=3": 0.265,
    "located": 0.583,
    "name": 0.339,
    "nation=0": -0.468,
    "nation=1": 0.055,
    "nation=2": 0.575,
    "nation=3": 0.142,
    "nation=4": 0.478,
    "near none": -0.068,
    "near some": 0.705,
    "near=0": 0.683,
    "near=1": 0.869,
    "near=2": 0.007,
    "near=3": -0.220,
    "near=4": -0.670,
    "opens sentence as word": -0.496,
    "organisation of": 0.306,
    "other division": 0.083,
    "person elsewhere": -0.957,
    "short": 0.839,
    "size=city": 0.063,
    "size=hamlet": -0.675,
    "size=huge": 0.697,
    "size=large": 0.369,
    "size=town": -0.278,
    "size=village": -0.810,
    "then=family": 0.164,
    "then=feature": 0.818,
    "then=name": 0.174,
    "then=name after given": -0.775,
    "then=organisation": 0.117,
    "then=small": -0.681,
    "then=title": 0.236,
    "top division": 0.587,
    "unknown": -1.836,
    "within=group": -0.123,
    "within=organisation": -0.295,
    "within=person": -1.726,
    "within=place": 0.895,
    "within=site": 0.423,
    "word=common": -1.235,
    "word=family": -0.214,
    "word=given": 0.105,
    "word=mixed": -1.190,
    "word=plain": 0.760,
    "word=titled": -0.767,
}
