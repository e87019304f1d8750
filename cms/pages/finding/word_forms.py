"""A Dutch word in its other forms, for a database that knows no Dutch. Pure.

Crude on purpose: a form that does not exist finds nothing, and so does no harm.
"""

import re

SHORTEST_STEM = 3
DOUBLED = re.compile(r"([bdfgklmnprst])\1$")


def forms_of(word: str) -> list[str]:
    """The word, its stem and its plurals: `nekken` gives nekken, nekk, nek, nekkens, …"""
    word = word.lower()
    stems = [word, *_shorter(word)]
    return list(dict.fromkeys([*stems, *(stem + end for stem in stems for end in ("en", "s"))]))


def _shorter(word: str) -> list[str]:
    for end in ("en", "s", "e"):
        stem = word.removesuffix(end)
        if stem != word and len(stem) >= SHORTEST_STEM:
            # A short sound is written with two letters before an ending: nek, nekken.
            return [stem, DOUBLED.sub(r"\1", stem)]
    return []
