"""What editors set of the frame: the brand, and the menu with the footer."""

from cms.frame.models.brand import SiteBrand
from cms.frame.models.menu import SiteMenu

__all__ = ["SiteBrand", "SiteMenu"]
