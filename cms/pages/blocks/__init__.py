"""What an editor can put into a page; every theme is a file, this is their door."""

from cms.pages.blocks.body import BodyBlock
from cms.pages.blocks.key_points import KeyPointsBlock

__all__ = ["BodyBlock", "KeyPointsBlock"]
