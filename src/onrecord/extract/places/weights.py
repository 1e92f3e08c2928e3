"""Weights of place reading, learned on the train split of LGL by tools/train_places.py; do not edit by hand."""

FIRST = (
    1.310,  # population
    0.067,  # largest
    -0.774,  # country
    0.001,  # continent
    0.000,  # region
    0.000,  # water
    0.128,  # admin1
    0.515,  # admin2
    -0.670,  # quarter
    -1.056,  # capital
    -1.772,  # alternate
    -0.310,  # alternate_large
    0.836,  # division_word
    -0.494,  # division_kind
    1.886,  # contained
    -1.886,  # contained_elsewhere
    0.445,  # uncontained
    0.094,  # introduced
)
LATER = (
    1.223,  # population
    -0.054,  # largest
    -0.148,  # country
    0.001,  # continent
    0.000,  # region
    0.000,  # water
    0.547,  # admin1
    0.006,  # admin2
    -0.429,  # quarter
    0.093,  # capital
    -1.784,  # alternate
    -0.178,  # alternate_large
    0.342,  # division_word
    -0.302,  # division_kind
    0.833,  # contained
    -0.833,  # contained_elsewhere
    0.184,  # uncontained
    -0.135,  # introduced
    1.350,  # country_votes
    2.284,  # admin1_votes
    1.427,  # near_votes
    0.600,  # country_top
    1.454,  # admin1_top
    1.305,  # any_near
)
NAME = {
    "acronym": -0.798,
    "after='s": -0.586,
    "after=(": 0.086,
    "after=)": -0.378,
    "after=,": 0.449,
    "after=, number": -0.507,
    "after=-": 0.182,
    "after=.": 0.484,
    "after=:": 0.005,
    "after=acting": -2.225,
    "after=acting seat": -0.546,
    "after=and": 0.022,
    "after=division": 1.249,
    "after=in": 0.050,
    "after=on": 0.192,
    "after=organisation": 1.226,
    "after=person": -0.528,
    "after=to": 0.091,
    "after=word": 0.107,
    "alternate": -0.976,
    "alternate size=city": 0.160,
    "alternate size=hamlet": 0.897,
    "alternate size=huge": -0.008,
    "alternate size=large": -0.293,
    "alternate size=town": -0.044,
    "alternate size=village": 0.228,
    "before='s": 0.257,
    "before=(": -0.400,
    "before=,": 0.296,
    "before=-": 0.125,
    "before=a": 0.394,
    "before=an": 0.310,
    "before=and": -0.168,
    "before=by": -0.144,
    "before=for": 0.103,
    "before=kind": 0.036,
    "before=kind of": 1.078,
    "before=locating": 0.832,
    "before=of": 0.691,
    "before=start": 0.088,
    "before=the": 0.303,
    "before=title": -0.310,
    "before=to": 0.457,
    "before=with": -0.330,
    "before=word": 0.089,
    "bias": -0.409,
    "capitals": 1.637,
    "contained": 0.862,
    "demonym": -0.766,
    "division=0": -0.165,
    "division=1": 0.467,
    "division=2": 0.455,
    "division=3": 0.466,
    "division=4": -0.154,
    "feature": 0.650,
    "inside=demonym": -0.440,
    "inside=given": -2.155,
    "inside=initial": -0.383,
    "inside=kind": -1.051,
    "inside=name": -0.541,
    "inside=of": 0.725,
    "inside=title": -0.932,
    "inside=word": 0.416,
    "kind=admin1": 0.210,
    "kind=capital": 1.038,
    "kind=country": 0.902,
    "kind=settlement": -1.004,
    "length=1": -1.202,
    "length=2": 0.578,
    "length=3": 0.290,
    "located": 0.822,
    "name": 0.827,
    "nation=0": -0.379,
    "nation=1": 0.206,
    "nation=2": 0.585,
    "nation=3": 0.288,
    "nation=4": 0.308,
    "near none": 0.038,
    "near some": 0.769,
    "near=0": 0.794,
    "near=1": 0.897,
    "near=2": 0.387,
    "near=3": -0.336,
    "near=4": -0.859,
    "opens sentence as word": -0.674,
    "organisation of": -0.160,
    "other division": 0.021,
    "person elsewhere": -1.121,
    "short": 0.897,
    "size=city": -0.055,
    "size=hamlet": -1.004,
    "size=huge": 0.844,
    "size=large": 0.661,
    "size=town": -0.462,
    "size=village": -1.105,
    "then=family": -0.077,
    "then=feature": 1.509,
    "then=name": -0.141,
    "then=name after given": -1.544,
    "then=organisation": -0.363,
    "then=small": 0.624,
    "then=title": 0.181,
    "top division": 0.843,
    "unknown": -2.084,
    "word=common": -1.157,
    "word=family": -0.330,
    "word=given": -0.128,
    "word=mixed": -1.125,
    "word=plain": 0.857,
    "word=titled": -0.645,
}
