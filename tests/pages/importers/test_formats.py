"""Word, HTML, Markdown and zip files: what they become, and the sentence for what is none."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.images import get_image_model
from wagtail.models import Collection

from cms.pages.models import ArticlePage, Author, ComplaintIndexPage, Source
from tests.pages.importers import article_files as files
from tests.pages.importers.article_files import data_uri, docx, drawing, paragraph, png, zipped
from tests.pages.importers.words import plain

pytestmark = pytest.mark.django_db
Image = get_image_model()
Imported = Callable[..., tuple[ArticlePage, str]]

BODY = (
    paragraph("Nekpijn door stress", "Titel")
    + paragraph("Een stijve nek is lastig.")
    + paragraph("1. Wat is het?", "Kop1")
    + "<w:p><w:r><w:t xml:space='preserve'>Zo blijkt. </w:t></w:r><w:hyperlink r:id='rId2'><w:r>"
    "<w:t>Bron</w:t></w:r></w:hyperlink></w:p>"
    + drawing("Een nek")
    + paragraph("1.1 Een deel", "Kop2")
    + "<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Wat</w:t></w:r></w:p></w:tc><w:tc>"
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Hoe</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc>"
    f"{paragraph('Lopen')}</w:tc><w:tc>{paragraph('Elke dag')}</w:tc></w:tr></w:tbl>"
)
PAGE = """<!doctype html><title>Nek | Praktijk</title><h1>Nekpijn door stress</h1>
<p>Een stijve nek is lastig.</p><h2>1. Wat is het?</h2>
<p>Zo blijkt. <a href="https://doi.org/10.1136/bmj.j1">Bron</a></p>
<p><img src="{src}" alt="Een nek"></p><h3>1.1 Een deel</h3>
<table><tr><th>Wat<th>Hoe<tr><td>Lopen<td>Elke dag</table>"""
MARKDOWN = """# Nekpijn door stress

Een stijve nek is lastig.

## 1. Wat is het?

Zo blijkt. [Bron](https://doi.org/10.1136/bmj.j1)

![Een nek]({src})

### 1.1 Een deel

| Wat | Hoe |
|---|---|
| Lopen | Elke dag |
"""


@pytest.fixture
def imported(
    complaints: ComplaintIndexPage, tmp_path: Path, settings: Any
) -> Callable[..., tuple[ArticlePage, str]]:
    """Import some bytes under a name; gives the draft and the report."""
    settings.MEDIA_ROOT = tmp_path / "media"
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")

    def run(name: str, content: bytes, **options: Any) -> tuple[ArticlePage, str]:
        path, out = tmp_path / name, StringIO()
        path.write_bytes(content)
        call_command("import_article", path, stdout=out, **options)
        page = ArticlePage.objects.get(slug=path.stem)
        return page.get_latest_revision_as_object(), out.getvalue()

    return run


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nek.docx", docx(BODY)),
        ("nek.html", PAGE.format(src=data_uri(png())).encode()),
        ("nek.md", MARKDOWN.format(src=data_uri(png())).encode()),
        ("nek.zip", zipped({"n/nek.html": PAGE.format(src="i/a%20b.png"), "n/i/a b.png": png()})),
        ("nek-md.zip", zipped({"nek.md": MARKDOWN.format(src="a.png"), "a.png": png()})),
        ("woord.txt", docx(BODY)),
        ("pagina.txt", PAGE.format(src=data_uri(png())).encode()),
        ("nek-word.zip", zipped({"nek.docx": docx(BODY), "__MACOSX/._nek.docx": b"x"})),
        ("venster.htm", PAGE.format(src=data_uri(png())).encode("utf-16")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_the_same_article_comes_in_every_kind_of_file(
    imported: Imported, name: str, content: bytes
) -> None:
    page, report = imported(name, content)

    blocks = {block.block_type: block.value for block in page.body}
    assert (page.title, page.lead, page.live) == (
        "Nekpijn door stress", "Een stijve nek is lastig.", False,
    )  # fmt: skip
    assert [
        (block.value["text"], block.value["level"], block.value["numbered"])
        for block in page.body
        if block.block_type == "heading"
    ] == [("Wat is het?", "2", True), ("Een deel", "3", True)]
    assert f'<a linktype="source" id="{Source.objects.get().pk}">Bron</a>' in blocks["text"].source
    assert blocks["picture"]["image"].contextual_alt_text == "Een nek"
    assert [column["heading"] for column in blocks["table"].columns] == ["Wat", "Hoe"]
    assert [plain(str(cell)) for cell in blocks["table"].row_data[0]["values"]] == [
        "Lopen", "Elkedag",
    ]  # fmt: skip
    assert "alinea 1: titel: Nekpijn door stress\n" in report


def test_a_source_is_made_once_and_waits_to_be_checked(imported: Imported) -> None:
    Source.objects.create(title="BMJ", doi="10.1136/BMJ.J1", status=Source.Status.CHECKED)

    imported("een.md", b"# Een\n\nZo. [Bron](https://dx.doi.org/10.1136/bmj.j1)")
    imported("twee.md", b"# Twee\n\nZo. [Bron](https://www.nhg.org/rug/?utm_source=x)")
    imported("drie.md", b'# Drie\n\nZo. [[1]](http://nhg.org/rug "NHG over de rug")')

    assert list(Source.objects.values_list("title", "status", "url")) == [
        ("BMJ", "checked", ""),
        ("nhg.org", "unfilled", "https://www.nhg.org/rug/?utm_source=x"),
    ]


def test_the_same_picture_is_one_image_in_the_collection_that_was_chosen(
    imported: Imported,
) -> None:
    photos = Collection.get_first_root_node().add_child(name="Artikelen")
    src = data_uri(png())

    imported("een.md", f"# Een\n\n![a]({src})\n\n![b]({src})".encode(), collection="Artikelen")
    page, _report = imported("twee.md", f"# Twee\n\n![c]({src})".encode())

    image = Image.objects.get()
    assert (image.title, image.collection) == ("a", photos)
    assert page.body[0].value["image"].pk == image.pk


@pytest.mark.parametrize(
    ("src", "reason"),
    [
        ("../geheim.png", ""),
        ("/etc/hostname", ""),
        ("https://elders.nl/a.png", ""),
        ("weg.png", ""),
        ("link.png", ""),
        ("kapot.png", "."),
        ("half.png", "."),
        ("tekening.svg", "SVG"),
    ],
)
def test_a_picture_that_did_not_come_along_or_is_broken_is_a_missing_picture(
    imported: Imported, tmp_path: Path, src: str, reason: str
) -> None:
    (tmp_path.parent / "geheim.png").write_bytes(png())
    (tmp_path / "link.png").symlink_to(tmp_path.parent / "geheim.png")
    (tmp_path / "kapot.png").write_bytes(b"geen plaatje")
    (tmp_path / "half.png").write_bytes(png(64)[:-40])
    (tmp_path / "tekening.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>')

    page, report = imported("nek.md", f"# Nek\n\n![Een nek]({src})".encode())

    assert page.body[0].value["missing"] == f"{src.rpartition('/')[2]} – Een nek"
    assert not Image.objects.exists()
    assert src.rpartition("/")[2] in report


def test_pictures_that_came_along_stand_beside_those_that_are_missing(imported: Imported) -> None:
    page, _report = imported("nek.md", f"# Nek\n\n![a]({data_uri(png())})\n\n![b](b.png)".encode())

    assert [bool(block.value["image"]) for block in page.body] == [True, False]


def test_a_picture_beside_a_text_takes_the_place_of_its_name(
    imported: Imported, tmp_path: Path
) -> None:
    (tmp_path / "nek-foto.jpg").write_bytes(png())

    page, _report = imported("nek.txt", b"Nek\n\nEen nek.\n\nnek-foto\n")

    assert page.body[0].value["image"].title == "nek-foto"


def test_what_stands_around_the_text_of_a_word_file_is_told(imported: Imported) -> None:
    header = f"<w:hdr {files.OFFICE}>{paragraph('Concept van Joke')}</w:hdr>"
    said = paragraph("Klopt dit?")
    remark = f"<w:comments {files.OFFICE}><w:comment w:id='0'>{said}</w:comment></w:comments>"
    content = docx(BODY, **{"word/header1.xml": header, "word/comments.xml": remark})
    _page, report = imported("nek.docx", content)

    assert "Concept van Joke" in report
    assert "Klopt dit?" in report


def test_notes_above_a_markdown_text_give_its_title_and_are_told(imported: Imported) -> None:
    page, report = imported("nek.md", b'---\ntitle: "Nekpijn"\nauteur: Joke\n---\nEen nek.\n')

    assert (page.title, page.lead) == ("Nekpijn", "Een nek.")
    assert "auteur: Joke" in report


def test_a_footnote_of_markdown_is_a_source_and_no_address_is_lost(imported: Imported) -> None:
    page, report = imported(
        "nek.md", b"# Nek\n\nZo blijkt.[^1]\n\n[^1]: https://nhg.org/nek\n[oud]: https://oud.nl/x\n"
    )

    assert (
        f'<a linktype="source" id="{Source.objects.get().pk}">^1</a>' in page.body[0].value.source
    )
    assert "https://oud.nl/x" in report


def test_markup_of_markdown_is_sanitised_like_that_of_a_page(imported: Imported) -> None:
    page, report = imported(
        "nek.md",
        b"# Nek\n\nEen nek.\n\n<script>alert(1)</script>\n\n[a](javascript:alert(1)) <b "
        b"onclick=x()>b</b>\n\n<img src=x onerror=alert(1)>",
    )

    stored = str(page.body.raw_data)
    assert not [word for word in ("script", "onclick", "onerror", "alert") if word in stored]
    assert "javascript:alert(1)" in report


ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
LAUGH = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
DOCUMENT = f"<w:document {files.OFFICE}><w:body>{paragraph('&a;')}</w:body></w:document>"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
NESTED = "<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000
EXPORT = b'<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/">'
HOSTILE = {
    "leeg.docx": (b"", "is empty|is leeg"),
    "oud.doc": (OLD, "old Word|oud Word"),
    "slot.docx": (OLD, "password|wachtwoord"),
    "brochure.pdf": (b"%PDF-1.7\n", "PDF"),
    "tekst.rtf": (b"{\\rtf1 Nek}", "rich text"),
    "plaat.html": (png(), "text file|tekstbestand"),
    "tekst.docx": (b"Nekpijn\n\nEen nek.", "named like|heet als"),
    "stuk.docx": (docx(BODY)[:900], "damaged|beschadigd"),
    "geknoeid.docx": (docx(BODY).replace(b"word/document", b"word/documenx"), "article|artikel"),
    "half.docx": (docx("<w:p>"), "damaged|beschadigd"),
    "xxe.docx": (docx("", **{"word/document.xml": ENTITY + DOCUMENT}), "declarat"),
    "xxe16.docx": (
        docx("", **{"word/document.xml": (ENTITY + DOCUMENT).encode("utf-16")}), "declarat"
    ),
    "lach.docx": (docx(BODY, **{"word/styles.xml": f"{LAUGH}<a>&b;</a>"}), "declarat"),
    "bom.docx": (docx(BODY, **{"word/media/b.bin": b"\0" * (101 * 1024 * 1024)}), "100 MB"),
    "bom.zip": (zipped({f"{number}.png": b"" for number in range(2001)}), "2[.,]000"),
    "diep.docx": (docx(NESTED), "damaged|beschadigd"),
    "lang.docx": (docx(BODY, **{"word/footnotes.xml": f"<a>{'x' * 9_000_000}</a>"}), "8 MB"),
    "blad.xlsx": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "article|artikel"),
    "twee.zip": (zipped({"a.html": "a", "b.html": "b"}), "2"),
    "pop.zip": (zipped({"a.md": zipped({"b.md": "x"})}), "another archive|nog een archief"),
    "groot.html": (b"<p>" + b"a" * (2 * 1024 * 1024 + 1), "2 MB"),
    "enorm.docx": (b"PK\x03\x04" + b"a" * (20 * 1024 * 1024), "20 MB"),
    "tags.html": (b"<b>" * 30_001, "30[.,]000"),
    "diep.md": (b">" * 60 + b" diep", "deeper|dieper"),
    "wit.html": (b"<p><img src=x></p><script>x</script>", "no words|geen woorden"),
    "site.xml": (EXPORT, "import_wordpress"),
    "web.mht": (b"MIME-Version: 1.0\n\nx", "web archive|webarchief"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_stores_nothing(
    imported: Imported, name: str
) -> None:
    content, words = HOSTILE[name]

    with pytest.raises(CommandError, match=r"^[^\n]+\.$") as refusal:
        imported(name, content)

    assert refusal.match(words)
    assert not any(model.objects.exists() for model in (ArticlePage, Author, Image))


def test_files_of_pictures_go_when_the_article_finds_no_place(
    imported: Imported, tmp_path: Path, complaints: ComplaintIndexPage
) -> None:
    complaints.add_child(instance=ComplaintIndexPage(title="Ander", slug="nek"))

    with pytest.raises(CommandError):
        imported("nek.md", f"# Nek\n\n![a]({data_uri(png())})".encode(), parent="klachten")

    assert not Image.objects.exists()
    assert not [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
