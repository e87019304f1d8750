"""WordPress' own blocks: HTML between comments. Pure."""

import re
from collections.abc import Mapping

MARK = "<!-- wp:"
REUSED = re.compile(r'<!--\s*wp:block\s*\{[^}]*"ref"\s*:\s*(\d+)[^}]*\}\s*/-->')
COMMENT = re.compile(r"<!--.*?-->", re.S)


def is_made_of_blocks(content: str) -> bool:
    """Whether its paragraphs are marked already."""
    return MARK in content


def unpack(content: str, reusable: Mapping[int, str]) -> str:
    """With the blocks that stand in many pages written out, and without comments."""
    written = REUSED.sub(lambda match: reusable.get(int(match[1]), ""), content)
    return COMMENT.sub("", written)
