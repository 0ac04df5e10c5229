from __future__ import annotations

import pytest

from pipeline.article.html.css import named_elements, select
from pipeline.article.html.data import load_toml
from pipeline.article.html.tree import parse

PAGE = '<div class="isi besar" id="a">1</div><p class="isi">2</p><p itemprop="articleBody x">3</p>'


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        (".isi", ["1", "2"]),
        ("p.isi", ["2"]),
        ("#a", ["1"]),
        ("div.besar#a", ["1"]),
        ("[itemprop=articleBody]", ["3"]),
        (".tiada", []),
    ],
)
def test_selectors(selector, texts):
    candidates = named_elements(parse(PAGE)[0])
    assert [element.text for element in select(candidates, selector)] == texts


@pytest.mark.parametrize("selector", ["", "div", "div > p", ".a.b", "div:first"])
def test_other_selectors_are_refused(selector):
    with pytest.raises(ValueError, match="not a selector"):
        list(select([], selector))


def test_the_selectors_of_the_data_can_be_used():
    sites = load_toml("sites.toml")
    known = [s for site in sites.values() for s in (*site.get("body", ()), *site.get("remove", ()))]
    for selector in (*known, *load_toml("noise.toml")["bodies"]):
        list(select([], selector))
