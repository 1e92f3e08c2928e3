"""Weights of place reading, learned on the train split of LGL by tools/train_places.py; do not edit by hand."""

FIRST = (
    1.200,  # population
    0.184,  # largest
    -0.676,  # country
    0.001,  # continent
    0.000,  # region
    0.000,  # water
    0.365,  # admin1
    0.430,  # admin2
    -0.695,  # quarter
    -1.812,  # capital
    -1.749,  # alternate
    -0.239,  # alternate_large
    0.825,  # division_word
    -0.493,  # division_kind
    1.849,  # contained
    -1.849,  # contained_elsewhere
    0.403,  # uncontained
    0.065,  # introduced
)
LATER = (
    1.089,  # population
    0.071,  # largest
    -0.090,  # country
    0.001,  # continent
    0.000,  # region
    0.000,  # water
    0.778,  # admin1
    -0.092,  # admin2
    -0.443,  # quarter
    -0.682,  # capital
    -1.800,  # alternate
    -0.086,  # alternate_large
    0.242,  # division_word
    -0.214,  # division_kind
    0.743,  # contained
    -0.743,  # contained_elsewhere
    0.098,  # uncontained
    -0.125,  # introduced
    1.257,  # country_votes
    2.286,  # admin1_votes
    1.458,  # near_votes
    0.632,  # country_top
    1.423,  # admin1_top
    1.447,  # any_near
)
NAME = {
    "acronym": -0.828,
    "after='s": -0.591,
    "after=(": 0.124,
    "after=)": -0.399,
    "after=,": 0.455,
    "after=, number": -0.502,
    "after=-": 0.185,
    "after=.": 0.487,
    "after=:": 0.010,
    "after=acting": -2.200,
    "after=acting seat": -0.466,
    "after=and": 0.033,
    "after=division": 1.270,
    "after=in": 0.067,
    "after=on": 0.194,
    "after=organisation": 1.216,
    "after=person": -0.533,
    "after=to": 0.051,
    "after=word": 0.125,
    "alternate": -0.985,
    "alternate size=city": 0.121,
    "alternate size=hamlet": 0.906,
    "alternate size=huge": -0.076,
    "alternate size=large": -0.226,
    "alternate size=town": -0.115,
    "alternate size=village": 0.205,
    "before='s": 0.257,
    "before=(": -0.390,
    "before=,": 0.284,
    "before=-": 0.142,
    "before=a": 0.376,
    "before=an": 0.301,
    "before=and": -0.159,
    "before=by": -0.132,
    "before=for": 0.076,
    "before=kind": 0.046,
    "before=kind of": 1.022,
    "before=locating": 0.835,
    "before=of": 0.674,
    "before=start": 0.080,
    "before=the": 0.313,
    "before=title": -0.268,
    "before=to": 0.466,
    "before=with": -0.319,
    "before=word": 0.085,
    "bias": -0.413,
    "capitals": 1.571,
    "contained": 0.885,
    "demonym": -0.883,
    "division=0": -0.168,
    "division=1": 0.374,
    "division=2": 0.483,
    "division=3": 0.459,
    "division=4": -0.077,
    "feature": 0.653,
    "inside=demonym": -0.412,
    "inside=given": -2.169,
    "inside=initial": -0.391,
    "inside=kind": -1.096,
    "inside=name": -0.570,
    "inside=of": 0.715,
    "inside=title": -0.918,
    "inside=word": 0.495,
    "kind=admin1": 0.079,
    "kind=capital": 1.110,
    "kind=country": 0.940,
    "kind=settlement": -1.000,
    "length=1": -1.202,
    "length=2": 0.587,
    "length=3": 0.273,
    "located": 0.803,
    "name": 0.869,
    "nation=0": -0.419,
    "nation=1": 0.247,
    "nation=2": 0.591,
    "nation=3": 0.200,
    "nation=4": 0.388,
    "near none": 0.022,
    "near some": 0.786,
    "near=0": 0.784,
    "near=1": 1.029,
    "near=2": 0.224,
    "near=3": -0.247,
    "near=4": -0.910,
    "opens sentence as word": -0.671,
    "organisation of": -0.171,
    "other division": 0.060,
    "person elsewhere": -1.166,
    "short": 0.972,
    "size=city": -0.049,
    "size=hamlet": -1.037,
    "size=huge": 0.883,
    "size=large": 0.661,
    "size=town": -0.416,
    "size=village": -1.146,
    "then=family": -0.108,
    "then=feature": 1.433,
    "then=name": -0.144,
    "then=name after given": -1.562,
    "then=organisation": -0.361,
    "then=small": 0.612,
    "then=title": 0.165,
    "top division": 0.802,
    "unknown": -2.085,
    "word=common": -1.086,
    "word=family": -0.350,
    "word=given": -0.131,
    "word=mixed": -0.973,
    "word=plain": 0.863,
    "word=titled": -0.655,
}
