"""What a single line looks like: a heading, a picture's name, a question, an author. Pure.

An article copied from a web page has lost its markup, so these are judgements from the words
alone. Each is told in the report, and none of them can lose a word.
"""

import re

BYLINE = re.compile(r"^(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,5}) [-–—] (?P<role>\S.*)$")
NUMBERED = re.compile(r"^(?P<number>\d{1,2}(?:\.(?=\s)|(?:\.\d{1,2}){1,2}\.?))\s+(?P<text>\S.*)$")
ITEM = re.compile(r"^\d{1,2}[.)]\s+\S")
FILE_NAME = re.compile(r"^[\w.]+(?:[-_][\w.]+)+$|^\S+\.(?:avif|gif|jpe?g|png|webp)$", re.I)
PICTURE_FILE = re.compile(r"\S+\.(?:avif|gif|jpe?g|png|webp)", re.I)
QUOTED = re.compile(r"^(?P<text>[“„\"‘].{20,}[”\"’])(?:\s*[-–—]\s*(?P<who>[^-–—]{2,80}))?$", re.S)
TIP = re.compile(r"^[^.:?!]{0,40}\btip\s*:\s*\S", re.I)
RELATED = re.compile(
    r"andere klachten|lees (?:ook|verder)|meer (?:weten|lezen) over|gerelateerd", re.I
)
CONTENTS = re.compile(r"(?:inhouds?opgave|inhoud|in dit artikel)\s*:?", re.I)
FAQ = re.compile(r"veel\s?gestelde vragen|\bfaq\b", re.I)
LEFTOVERS = {"reacties", "categorieën", "tags", "deel dit artikel", "delen", "geef een reactie"}
SHORT = {"de", "het", "een", "en", "of", "van", "is", "zijn", "je", "jouw", "uw", "mijn", "die"}
GRAMMAR = SHORT | {"dat", "te", "met", "zonder", "bij", "naar", "om", "voor", "wanneer", "als"}
ASKING = re.compile(
    r"^(?:heb|kan|moet|mag|is|zijn|komt|helpt) (?:ik|je|het|de|dit)\b|\b(?:hoe|waarom|wat)\b", re.I
)
SENTENCE = re.compile(r"[.!;] |: [“„\"‘]")
ENDS = tuple(".;:,!?…)”\"’'")


def byline(line: str) -> re.Match[str] | None:
    """“Johanna de Wit - fysiotherapeut”."""
    match = BYLINE.match(line)
    return match if match and len(line) <= 200 else None


def is_picture_name(line: str) -> bool:
    """A file's name, search words without grammar, or a question that lost its mark."""
    if FILE_NAME.match(line):
        return True
    words = line.split()
    if not 2 <= len(words) <= 8 or line.endswith(ENDS) or ITEM.match(line):
        return False
    if SENTENCE.search(line) or words[-1].lower() == "bron":
        return False
    if ASKING.search(line) or words[0].islower():
        return True
    return not GRAMMAR & {word.lower() for word in words}


def names_file(line: str) -> bool:
    """The name of a picture's file, with its ending."""
    return bool(PICTURE_FILE.fullmatch(line))


def is_heading(line: str) -> bool:
    """A short line that is no sentence: no full stop, or one short question."""
    if SENTENCE.search(line) or " – " in line or not line[0].isupper():
        return False
    if line.endswith("?"):
        return len(line.split()) <= 14
    return len(line.split()) <= 20 and not line.endswith(ENDS)


def is_question(line: str) -> bool:
    """A question that opens an answer."""
    return line.endswith("?") and len(line) <= 150


def is_related_name(line: str) -> bool:
    """The name of another complaint."""
    return len(line.split()) <= 8 and not line.endswith(ENDS) and not is_leftover(line)


def is_leftover(line: str) -> bool:
    """A word that belonged to the old site around the article."""
    return line.lower().rstrip(":") in LEFTOVERS
