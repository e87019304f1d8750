"""The one address of the frame."""

from django.urls import re_path

from cms.frame.stylesheet import brand_colours

COLOURS = r"^merk/([0-9a-f]{6})-([0-9a-f]{6})\.([0-9a-f]{8})\.css$"

urlpatterns = [re_path(COLOURS, brand_colours, name="brand_colours")]
