from __future__ import annotations

import pytest

from pipeline.article.html.tree import class_words, elements, parse, remove, select, text_of
from pipeline.errors import InputError
from pipeline.language_data import read_toml


def test_class_words_split_what_names_join():
    root, _ = parse('<div class="relatedNews box-2" id="side_Bar" role="nav">')
    (div,) = elements(root, "div")
    assert class_words(div) == " related news box 2 side bar nav "
    assert class_words(root) == " "


def test_removing_an_element_keeps_the_text_after_it():
    root, _ = parse("<p>satu <i>dua</i> tiga <b>empat</b>lima</p>")
    for element in list(elements(root, "i", "b")):
        remove(element)
    assert text_of(root) == "satu tiga lima"


def test_flags_of_pages_beyond_the_bounds():
    assert parse("<div>" * 3000 + "teks")[1] == ("deep_markup",)
    assert parse("<p>teks " * 500_000)[1] == ("page_cut",)
    assert parse("<p>teks")[1] == ()


def test_linked_data_survives_the_removal_of_scripts():
    data = '<script type="application/ld+json">{"a": 1}</script>'
    root, _ = parse(f"<p>teks</p><script>{'x' * 2_000_000}</script>{data}")
    assert [script.text for script in elements(root, "script")] == ['{"a": 1}']


@pytest.mark.parametrize("html", ["", "\n", "\x00" * 100])
def test_nothing_to_parse(html):
    with pytest.raises(InputError):
        parse(html)


def test_comments_are_no_text():
    assert text_of(parse("<p>a<!-- b -->c</p>")[0]) == "ac"


SELECTED = (
    '<div class="isi besar" id="a">1</div><p class="isi">2</p><p itemprop="articleBody x">3</p>'
)


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        (".isi", ["1", "2"]),
        ("p.isi", ["2"]),
        ("div.besar#a", ["1"]),
        ("[itemprop~=articleBody]", ["3"]),
        ("div + p", ["2"]),
        (".tiada", []),
    ],
)
def test_selectors(selector, texts):
    assert [element.text for element in select(parse(SELECTED)[0], selector)] == texts


def test_the_selectors_of_the_data_can_be_used():
    root, _ = parse(SELECTED)
    sites = read_toml("html/sites.toml").values()
    known = [s for site in sites for s in (*site.get("body", ()), *site.get("remove", ()))]
    for selector in (*known, *read_toml("html/noise.toml")["bodies"]):
        select(root, selector)
