"""What a page reads of the query must be told, or a cache answers with another visitor's page."""

import re
from pathlib import Path

import pytest

CMS = Path(__file__).resolve().parents[2] / "cms"
READS = re.compile(r"""request\.GET(?:\.get(?:list)?\(|\[)"(\w+)\"""")
TOLD = re.compile(r"reads=\{([^}]*)\}")
FOR_STAFF = {
    CMS / "pages" / "choices.py",
    CMS / "pages" / "importers" / "admin" / "views.py",
    CMS / "funnel" / "admin" / "leads.py",
}
VIEWS = [path for path in CMS.rglob("*.py") if READS.search(path.read_text())]


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(CMS)))
def test_a_view_tells_which_parameters_it_reads(path: Path) -> None:
    if path in FOR_STAFF:
        return
    text = path.read_text()
    told = {name for names in TOLD.findall(text) for name in re.findall(r"\w+", names)}

    assert set(READS.findall(text)) <= told


def test_there_are_views_to_look_at() -> None:
    assert len(VIEWS) > len(FOR_STAFF)


def test_no_template_makes_a_picture_while_it_is_looked_at() -> None:
    # Wagtail's own tags write the sizes that are missing; `{% photo %}` only reads.
    templates = list((CMS.parent / "templates").rglob("*.html"))
    makers = re.compile(r"{%\s*(?:image|picture|srcset_image)\s")

    assert len(templates) > 50
    assert not [path.name for path in templates if makers.search(path.read_text())]
