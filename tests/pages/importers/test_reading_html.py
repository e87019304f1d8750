"""From HTML to parts: what elements become, and that no visible word is lost."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cms.pages.importers import parts
from cms.pages.importers.html import read_html
from cms.pages.importers.making.builder import Built, build
from cms.pages.importers.making.known import Known
from cms.pages.importers.references import key_of
from cms.pages.importers.unreadable import Unreadable
from tests.pages.importers.words import words_on_page

BOXES = [
    "p", "div", "h2", "h3", "ul", "ol", "li", "table", "tr", "td", "th", "caption", "blockquote",
    "cite", "figure", "figcaption", "details", "summary", "section", "pre", "dl", "dt", "dd",
    "b", "em", "span", "a", "sup", "nav", "main", "article", "form", "label", "button", "noscript",
]  # fmt: skip
LONELY = [
    "<br>",
    "<hr>",
    '<img src="a.jpg">',
    "<!-- x -->",
    "<wbr>",
    "<![if x]>",
    "<script>1</script>",
]
TREES = st.recursive(
    st.sampled_from(["@", "@ bron", "Veelgestelde vragen", "In het kort", "@?", *LONELY]),
    lambda inner: st.tuples(st.sampled_from(BOXES), st.lists(inner, max_size=4), st.booleans()).map(
        lambda made: f"<{made[0]}>{' '.join(made[1])}" + f"</{made[0]}>" * made[2]
    ),
    max_leaves=25,
)


def read(html: str) -> list[parts.Part]:
    """The parts below a title."""
    title, *rest = read_html(html, title="Nekpijn")
    assert title == parts.Title(1, "Nekpijn")
    return rest


def built(html: str, known: Known | None = None) -> Built:
    return build(read_html(html, title="Nekpijn"), known or Known())


def body(html: str, known: Known | None = None) -> list:
    """What blocks come after the opening sentence."""
    blocks = built(f"<p>Een stijve nek is lastig.</p>{html}", known).body
    return [(block["type"], block["value"]) for block in blocks]


def told(html: str) -> set[tuple[str, str]]:
    return {(entry.what, entry.words) for entry in built(html).report.entries}


@settings(max_examples=150, deadline=None)
@example(["<table><caption>@</caption><tr>", "<tr><nav> <td>@ <td>", "<td>"])
@example(["<h2>Veelgestelde vragen", '<h3><img src="a.jpg">@'])
@given(st.lists(TREES, min_size=1, max_size=5))
def test_every_visible_word_is_in_the_draft_or_in_the_report(trees: list[str]) -> None:
    pieces = "".join(trees).split("@")
    words = [f"woord{number}x" for number in range(len(pieces) - 1)]
    html = "".join(a + b for a, b in zip(pieces, [*words, ""], strict=True))

    result = built(html)

    left_out = [entry.words for entry in result.report.entries if entry.is_left_out]
    found = words_on_page(result) + " ".join(left_out)
    assert [word for word in words if word not in found] == []


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        ("<p>Een <strong>sterke</strong> <i>rug</i></p>", "<p>Een <b>sterke</b> <i>rug</i></p>"),
        ("<p>Een<br>twee</p>", "<p>Een<br/>twee</p>"),
        ("<p>Een<br><br>twee</p>", "<p>Een</p><p>twee</p>"),
        ("<p>a &lt;b&gt; &amp; c</p>", "<p>a &lt;b&gt; &amp; c</p>"),
        ('<p><a href="https://a.nl/?x=1&amp;y=2">a</a></p>',
         '<p><a href="https://a.nl/?x=1&amp;y=2">a</a></p>'),
        ('<p><a href="/contact">c</a> <a href="mailto:a@b.nl">m</a> <a href="tel:1">t</a></p>',
         '<p><a href="/contact">c</a> <a href="mailto:a@b.nl">m</a> <a href="tel:1">t</a></p>'),
        ('<p><a href="java\nscript:x()">a</a> <a href=" data:text/html,x">b</a></p>', "<p>a b</p>"),
        ('<p><a href="#deel">naar boven</a></p>', "<p>naar boven</p>"),
        ('<p onclick="x()" style="color:red">rood</p>', "<p>rood</p>"),
        ("<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul>",
         "<ul><li>a</li><li>b</li><li>c<br/>d</li></ul>"),
        ("<ul><li>a</ul><ol><li>b</ol>", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("<p><b>Let op.</b></p><p>Rust.</p>", "<p><b>Let op.</b></p><p>Rust.</p>"),
    ],
)  # fmt: skip
def test_text_keeps_what_an_editor_could_have_written(html: str, stored: str) -> None:
    assert body(html) == [("text", stored)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>1. Wat is het?</h2>", parts.Heading(1, "Wat is het?", 2, True, "1.")),
        ("<h2>Wat is het?</h2>", parts.Heading(1, "Wat is het?", 2)),
        ("<p><b>Wat is het?</b></p>", parts.Heading(1, "Wat is het?", 2)),
        ("<h5>Een deel</h5>", parts.Heading(1, "Een deel", 2)),
        ("<blockquote><p>Ik loop weer.</p><cite>Joke</cite></blockquote>",
         parts.Quote(1, "Ik loop weer.", "Joke")),
        ('<img src="/i/nek.jpg" alt="Een nek">',
         parts.Picture(1, "nek.jpg", "/i/nek.jpg", "Een nek")),
        ('<figure><a href="/test"><img src="n.png"></a><figcaption>Mijn nek</figcaption></figure>',
         parts.Picture(1, "n.png", "n.png", "", "Mijn nek", "/test")),
        ('<img src="data:image/gif;base64,R0" data-src="echt.jpg">',
         parts.Picture(1, "echt.jpg", "echt.jpg")),
        ('<iframe src="//www.youtube.com/embed/abcdefghijk?x=1" title="Rek uit"></iframe>',
         parts.Video(1, "https://www.youtube.com/watch?v=abcdefghijk", "Rek uit")),
        ("<figure><div>https://vimeo.com/76979871</div></figure>",
         parts.Video(1, "https://vimeo.com/76979871")),
        ("<p>Reacties</p>", parts.Leftover(1, "Reacties")),
        ("<p>Een tip: rust.</p>", parts.Tip(1, "Een tip: rust.")),
        ("<p>nekpijn-door-stress</p>", parts.Lead(1, "nekpijn-door-stress")),
        ('<iframe src="https://kaart.nl/x"></iframe>',
         parts.LeftOut(1, "frame", "https://kaart.nl/x")),
        ('<img src="https://tel.nl/x" width="1" height="1">',
         parts.LeftOut(1, "pixel", "https://tel.nl/x")),
        ('<p style="display: none">stiekem</p>', parts.LeftOut(1, "hidden", "stiekem")),
        ('<input type="submit" value="Verstuur">', parts.LeftOut(1, "field", "Verstuur")),
    ],
)  # fmt: skip
def test_an_element_becomes_the_part_that_it_means(html: str, expected: parts.Part) -> None:
    assert read(html) == [expected]


def test_headings_below_the_greatest_are_sections() -> None:
    found = read("<h3>Een</h3><h5>Deel</h5><h3>Twee</h3>")

    assert [heading.level for heading in found] == [2, 3, 2]


def test_a_table_keeps_its_caption_its_headings_and_every_cell_once() -> None:
    ((kind, table),) = body(
        "<table><caption>Wat helpt</caption><tr><th>Wat<th>Hoe<tr><td rowspan=2>Lopen"
        "<td>Elke <b>dag</b><tr><td><p>of</p><p>vaker</p></table>"
    )

    assert (kind, table["caption"]) == ("table", "Wat helpt")
    assert [column["heading"] for column in table["columns"]] == ["Wat", "Hoe"]
    assert [row["values"] for row in table["rows"]] == [
        ["<p>Lopen</p>", "<p>Elke <b>dag</b></p>"],
        ["", "<p>of<br/>vaker</p>"],
    ]


def test_a_table_that_only_lays_out_a_page_gives_its_words_as_text() -> None:
    html = (
        "<table><tr><td>links<td>rechts</table><table><tr><td><table><tr><td>diep</table></table>"
    )

    assert body(html) == [("text", "<p>links</p><p>rechts</p><p>diep</p>")]


@pytest.mark.parametrize(
    "html",
    [
        "<details><summary>Mag ik?</summary><p>Ja.</p></details>"
        "<details><summary>Echt?</summary><p>Ja!</p></details>",
        "<h2>Veelgestelde vragen</h2><h3>Mag ik?</h3><p>Ja.</p><h3>Echt?</h3><p>Ja!</p>",
        "<h2>FAQ</h2><p><b>Mag ik?</b></p><p>Ja.</p><p><b>Echt?</b></p><p>Ja!</p>",
        '<div><strong class="schema-faq-question">Mag ik?</strong><p class="schema-faq-answer">Ja.'
        '</p></div><div><strong class="schema-faq-question">Echt?</strong>'
        '<p class="schema-faq-answer">Ja!</p></div>',
    ],
)
def test_questions_and_answers_become_one_block(html: str) -> None:
    kind, value = body(html + "<h2>Tot slot</h2>")[-2]

    assert kind == "faq"
    assert [tuple(item["value"].values()) for item in value["items"]] == [
        ("Mag ik?", "<p>Ja.</p>"), ("Echt?", "<p>Ja!</p>"),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["", "<h2>Veelgestelde vragen</h2>"])
@pytest.mark.parametrize(
    "faq",
    [
        '<div class="schema-faq wp-block-yoast-faq-block"><div class="schema-faq-section">'
        '<strong class="schema-faq-question">Mag ik?</strong>'
        '<p class="schema-faq-answer">Ja.</p></div></div>',
        "<details><summary>Mag ik?</summary><p>Ja.</p></details>",
    ],
    ids=["Yoast", "details"],
)
def test_what_follows_marked_questions_stands_below_them(title: str, faq: str) -> None:
    found = body(title + faq + "<p>En nu verder.</p><ul><li>Rust.</li></ul>")

    assert [kind for kind, _value in found if kind != "heading"] == ["faq", "text"]
    (item,) = dict(found)["faq"]["items"]
    assert item["value"]["answer"] == "<p>Ja.</p>"
    assert dict(found)["text"] == "<p>En nu verder.</p><ul><li>Rust.</li></ul>"


def test_key_points_and_the_old_contents_find_their_place() -> None:
    points, mark, chapter = read(
        "<h2>In het kort</h2><ul><li>Vaak.<li>Goed.</ul><h2>Inhoudsopgave</h2>"
        '<ul><li><a href="#een">Een</a><li><a href="#twee">Twee</a></ul><h2>1. Een</h2>'
    )

    assert [item.text for item in points.items] == ["Vaak.", "Goed."]
    assert [entry.text for entry in mark.entries] == ["Een", "Twee"]
    assert chapter.numbered


def test_a_reference_keeps_its_address_and_one_source_serves_all_ways_to_write_it() -> None:
    html = (
        '<p>Zo blijkt. <a href="https://doi.org/10.1136/bmj.j1" title="BMJ">Bron</a> Ook hier '
        '<sup><a href="http://dx.doi.org/10.1136/BMJ.J1">[1]</a></sup>.</p>'
    )
    known = Known(sources={key_of("10.1136/bmj.j1"): 7})

    ((_kind, text),) = body(html, known)

    assert text.count('<a linktype="source" id="7">') == 2
    assert "https://doi.org/10.1136/bmj.j1" in {words for _what, words in told(html)}


def test_a_footnote_is_the_source_of_what_leads_to_it() -> None:
    paragraph, notes = read(
        '<p>Zo blijkt <sup><a href="#n1" id="r1">[1]</a></sup> maar <a href="#n2">[2]</a>.</p>'
        '<ol><li id="n1">Jansen (2019), Rug. <a href="#r1">↑</a></li><li id="n2">Of niet.</ol>'
    )

    assert [(m.kind, m.title) for m in paragraph.marks] == [
        ("source", "Jansen (2019), Rug."), ("link", ""),
    ]  # fmt: skip
    assert [item.text for item in notes.items] == ["Jansen (2019), Rug.", "Of niet."]


def test_a_call_leads_into_the_funnel_and_the_report_says_where_it_led() -> None:
    html = '<p>Doe de <a href="https://oud.nl/test">gratis nektest</a>!</p>'

    assert [kind for kind, _value in body(html)] == ["text", "self_test"]
    assert 'linktype="funnel"' in body(html)[0][1]
    assert "https://oud.nl/test" in {words for _what, words in told(html)}


def test_a_link_to_a_known_address_becomes_a_link_to_the_page() -> None:
    html = '<p>Lees over <a href="https://oud.nl/nek/">nekpijn</a>.</p>'

    assert body(html, Known(addresses={"https://oud.nl/nek/": 12})) == [
        ("text", '<p>Lees over <a linktype="page" id="12">nekpijn</a>.</p>')
    ]


def test_of_a_saved_page_only_the_article_is_taken_and_the_rest_is_told() -> None:
    parts_found = read_html(
        "<title>Nek | Praktijk</title><header>Menu hier</header><main><h1>Nekpijn</h1>"
        "<p>Een nek.</p></main><footer>Adres<script>x</script></footer>"
    )

    assert parts_found == [
        parts.Title(1, "Nekpijn"),
        parts.Lead(2, "Een nek."),
        parts.LeftOut(3, "outside", "Menu hier"),
        parts.LeftOut(4, "outside", "Adres"),
        parts.LeftOut(4, "script", "1 x"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<b>" * 10_000 + "diep",
        "<div>" * 10_000 + "diep",
        "<blockquote>" * 10_000 + "diep",
        "<ul><li>" * 7_250 + "diep",
        "<table><tr><td>" * 4_833 + "diep",
        "<a href=x>" * 10_000 + "diep",
        "<li>" + "<p>x</p>" * 4_833 + "diep",
        "<p>" + "x<br>" * 7_250 + "diep",
        "<p>" + "<b>x</b> <a href=y>z</a>" * 2_900 + "diep",
        "<p>" + "Zo is het. bron " * 10_000 + "diep",
        "<h2>Inhoud</h2>" + "<p>een</p>" * 3_625 + "diep",
        "diep" + "<!--" * 10_000,
        "diep" + '<a x="' * 10_000,
        "diep" + "<a x='" * 14_500 + ">",
        "diep" + "<a " * 10_000,
        "diep" + "<?" * 10_000,
        "diep" + "<![x" * 10_000,
        "<details><summary>" * 7_250 + "diep",
        "<figure><img src=x><figcaption>" * 4_833 + "diep",
        "<nav>" * 10_000 + "diep",
    ],
    ids=lambda html: html[:20],
)
def test_a_hostile_page_is_read_in_a_short_time(html: str) -> None:
    begun = time.process_time()

    result = built(html)

    assert time.process_time() - begun < 4
    left_out = [entry.words for entry in result.report.entries if entry.is_left_out]
    assert "diep" in words_on_page(result) + " ".join(left_out)


def test_a_page_of_far_too_many_tags_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"30[.,]000"):
        read_html("<p>" * 30_001)
