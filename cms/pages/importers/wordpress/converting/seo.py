"""Titles and descriptions for search engines, with the plugin's variables filled in. Pure."""

import re
from dataclasses import dataclass

from cms.pages.importers.wordpress.reading.values import Blog, Item

TITLES = ("_yoast_wpseo_title", "rank_math_title", "_aioseo_title")
DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description")
# Yoast writes %%sitename%%, Rank Math %sitename%, All in One SEO #site_title.
VARIABLE = re.compile(r"%%(\w+)%%|%(\w+)(?:\([^)]*\))?%|#(\w+)")
SEPARATORS = r"[-–—|·•»:~]"
LONGEST_TITLE = 255


@dataclass(frozen=True)
class Seo:
    """What the page's own fields take; empty where the page's title or lead says it already."""

    title: str
    description: str


def seo_of(item: Item, blog: Blog) -> Seo:
    """What search engines were told, unless it is what they would be told anyway."""
    title = _without_site(_filled(_first(item, TITLES), item, blog), blog)
    description = _filled(_first(item, DESCRIPTIONS), item, blog)
    return Seo("" if title == item.title else title[:LONGEST_TITLE], description)


def _first(item: Item, names: tuple[str, ...]) -> str:
    return next((item.meta[name] for name in names if item.meta.get(name)), "")


def _filled(text: str, item: Item, blog: Blog) -> str:
    category = next((term.name for term in item.terms if term.kind == "category"), "")
    year = str(item.published.year) if item.published else ""
    words = {
        "title": item.title,
        "post_title": item.title,
        "sitename": blog.title,
        "site_title": blog.title,
        "sep": "-",
        "separator_sa": "-",
        "excerpt": item.excerpt,
        "excerpt_only": item.excerpt,
        "post_excerpt": item.excerpt,
        "category": category,
        "primary_category": category,
        "focuskw": item.meta.get("_yoast_wpseo_focuskw", ""),
        "focus_keyword": item.meta.get("rank_math_focus_keyword", "").partition(",")[0],
        "date": year,
        "currentyear": year,
    }

    def word(match: re.Match[str]) -> str:
        name = (match[1] or match[2] or match[3] or "").lower()
        # A hash may be no variable at all; what the plugins would fill and we cannot, goes.
        return words.get(name, match[0] if match[3] else "")

    filled = " ".join(VARIABLE.sub(word, text).split())
    return re.sub(rf"^\s*{SEPARATORS}\s+|\s+{SEPARATORS}(?=\s+{SEPARATORS}|\s*$)", "", filled)


def _without_site(title: str, blog: Blog) -> str:
    """Our own pages add the site's name themselves."""
    return (
        re.sub(rf"\s*{SEPARATORS}\s*{re.escape(blog.title)}$", "", title) if blog.title else title
    )
