"""What every reader makes of a file."""

from dataclasses import dataclass

from cms.pages.importers.chunks import Chunk
from cms.pages.importers.pictures import FindPicture, no_picture


@dataclass(frozen=True)
class Reading:
    """Chunks in order, the pictures they name, and whether their numbers are those of lines."""

    chunks: list[Chunk]
    find_picture: FindPicture = no_picture
    counts_lines: bool = False
