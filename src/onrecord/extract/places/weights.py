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
    "acronym": -0.739,
    "after='s": -0.836,
    "after=(": 0.163,
    "after=)": -0.321,
    "after=,": 0.377,
    "after=, number": -0.311,
    "after=-": 0.603,
    "after=.": 0.274,
    "after=:": 0.024,
    "after=acting": -1.732,
    "after=acting seat": -0.526,
    "after=and": 0.304,
    "after=division": 0.994,
    "after=in": 0.016,
    "after=on": -0.137,
    "after=organisation": 0.935,
    "after=person": -0.307,
    "after=to": -0.239,
    "after=word": 0.010,
    "alternate": -0.709,
    "alternate size=city": 0.039,
    "alternate size=hamlet": 0.122,
    "alternate size=huge": -0.188,
    "alternate size=large": -0.192,
    "alternate size=town": -0.065,
    "alternate size=village": 0.001,
    "before='s": 0.293,
    "before=(": -0.490,
    "before=,": 0.431,
    "before=-": 0.117,
    "before=a": 0.158,
    "before=an": 0.295,
    "before=and": 0.272,
    "before=by": -0.123,
    "before=for": -0.098,
    "before=kind": 0.086,
    "before=kind of": 0.528,
    "before=locating": 0.377,
    "before=of": 0.257,
    "before=start": 0.124,
    "before=the": 0.298,
    "before=title": -0.144,
    "before=to": 0.250,
    "before=with": -0.438,
    "before=word": -0.037,
    "bias": -0.422,
    "capitals": 1.265,
    "contained": 0.619,
    "demonym": -0.395,
    "division=0": -0.199,
    "division=1": 0.301,
    "division=2": 0.320,
    "division=3": 0.360,
    "division=4": 0.020,
    "elsewhere=group": 0.761,
    "elsewhere=none": -0.065,
    "elsewhere=organisation": -0.156,
    "elsewhere=person": -1.256,
    "elsewhere=place": 0.782,
    "elsewhere=site": 0.231,
    "entity=group": 0.028,
    "entity=none": -0.485,
    "entity=organisation": -0.406,
    "entity=person": -0.108,
    "entity=place": 1.636,
    "entity=site": 0.289,
    "feature": 0.607,
    "inside=demonym": -0.307,
    "inside=given": -1.097,
    "inside=initial": 0.256,
    "inside=kind": -0.986,
    "inside=name": -0.504,
    "inside=of": 0.534,
    "inside=title": -0.652,
    "inside=word": 0.172,
    "kind=admin1": -0.036,
    "kind=capital": 1.074,
    "kind=country": 0.331,
    "kind=settlement": -0.563,
    "length=1": -1.053,
    "length=2": 0.438,
    "length=3": 0.249,
    "located": 0.546,
    "name": 0.454,
    "nation=0": -0.416,
    "nation=1": 0.085,
    "nation=2": 0.576,
    "nation=3": 0.082,
    "nation=4": 0.415,
    "near none": -0.079,
    "near some": 0.687,
    "near=0": 0.622,
    "near=1": 0.864,
    "near=2": 0.067,
    "near=3": -0.312,
    "near=4": -0.603,
    "opens sentence as word": -0.475,
    "organisation of": 0.333,
    "other division": 0.088,
    "person elsewhere": -0.868,
    "short": 0.666,
    "size=city": 0.108,
    "size=hamlet": -0.641,
    "size=huge": 0.615,
    "size=large": 0.341,
    "size=town": -0.276,
    "size=village": -0.772,
    "then=family": 0.212,
    "then=feature": 0.873,
    "then=name": 0.180,
    "then=name after given": -0.596,
    "then=organisation": 0.078,
    "then=small": -0.700,
    "then=title": 0.209,
    "top division": 0.551,
    "unknown": -1.796,
    "within=group": -0.531,
    "within=organisation": -0.193,
    "within=person": -1.976,
    "within=place": 0.735,
    "within=site": 0.496,
    "word=common": -1.254,
    "word=family": -0.188,
    "word=given": 0.168,
    "word=mixed": -1.216,
    "word=plain": 0.745,
    "word=titled": -0.834,
}
