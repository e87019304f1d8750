"""The report's words for what is left out, and for calls into the funnel."""

from django.utils.translation import gettext_lazy as _

CALL_LINKS = {
    "self_test": _("link to the self-test"),
    "ebook": _("link to the e-book"),
    "trial": _("link to the trial"),
}
CALL_BLOCKS = {
    "self_test": _("self-test block"),
    "ebook": _("e-book block"),
    "trial": _("trial block"),
}
LEFT_OUT = {
    "comment": _("remark in the code, left out"),
    "field": _("field of a form, left out"),
    "frame": _("frame of another site, left out"),
    "front": _("note at the top of the file, left out"),
    "handler": _("script on an element, left out"),
    "hidden": _("hidden text, left out"),
    "link": _("link that leads nowhere here, left out"),
    "navigation": _("navigation, left out"),
    "outside": _("text around the article, left out"),
    "page": _("head or foot of the page, left out"),
    "pixel": _("picture that counts readers, left out"),
    "remark": _("comment of a reviewer, left out"),
    "script": _("script, left out"),
    "style": _("style, left out"),
    "unplaced": _("text that could not be placed, left out"),
}
