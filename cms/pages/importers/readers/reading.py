"""What every reader makes of a file."""

from dataclasses import dataclass

from cms.pages.importers.files.pictures import FindPicture, no_picture
from cms.pages.importers.parsing.chunks import Chunk


@dataclass(frozen=True)
class Reading:
    """Chunks in order, the pictures they name, and whether their numbers are those of lines."""

    chunks: list[Chunk]
    find_picture: FindPicture = no_picture
    counts_lines: bool = False
