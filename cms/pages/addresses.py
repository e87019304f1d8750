"""From the path that Wagtail keeps of a page to the address that a visitor sees."""

from django.urls import get_script_prefix

# How WordPress asked its home page for another page, as in `/?p=12`; redirects still know them.
OLD_QUERIES = ("p", "page_id", "attachment_id")


def address(url_path: str) -> str:
    """The address below the site's root: `/home/klachten/rugpijn/` gives `/klachten/rugpijn/`."""
    _root, _slash, rest = url_path.removeprefix("/").partition("/")
    return get_script_prefix() + rest
