import pytest
from wagtail.models import Page

from cms.demo.loader.markup import to_html
from cms.demo.loader.shelf import Shelf
from cms.pages.models import Source


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf()
    shelf.put("lancet", Source(pk=7))
    shelf.put("nekpijn", Page(pk=3))
    return shelf


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Een regel.", "<p>Een regel.</p>"),
        ("Een.\n\nTwee.", "<p>Een.</p><p>Twee.</p>"),
        ("Straat 1\nStad", "<p>Straat 1<br/>Stad</p>"),
        ("- een\n- twee", "<ul><li>een</li><li>twee</li></ul>"),
        ("1. een\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("**Vet** en *schuin*", "<p><b>Vet</b> en <i>schuin</i></p>"),
        ("2 < 3 & <script>", "<p>2 &lt; 3 &amp; &lt;script&gt;</p>"),
        ("[de test](test)", '<p><a linktype="funnel" kind="self_test">de test</a></p>'),
        ("[het boek](ebook)", '<p><a linktype="funnel" kind="ebook">het boek</a></p>'),
        ("[kijk](proefversie)", '<p><a linktype="funnel" kind="trial">kijk</a></p>'),
        ("[Bron](bron:lancet)", '<p><a linktype="source" id="7">Bron</a></p>'),
        ("[nek](artikel:nekpijn)", '<p><a linktype="page" id="3">nek</a></p>'),
        ("[112](tel:112)", '<p><a href="tel:112">112</a></p>'),
        ("[113](https://www.113.nl/)", '<p><a href="https://www.113.nl/">113</a></p>'),
    ],
)
def test_the_small_markup_becomes_rich_text(text: str, html: str, shelf: Shelf) -> None:
    assert to_html(text, shelf) == html


@pytest.mark.parametrize(
    "text", ["[x](bron:nobody)", "[x](artikel:nowhere)", "[x](javascript:alert)", "[x](tset)"]
)
def test_a_link_to_nowhere_is_refused_with_a_sentence(text: str, shelf: Shelf) -> None:
    with pytest.raises(LookupError, match="The texts"):
        to_html(text, shelf)
