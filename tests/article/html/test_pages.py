from __future__ import annotations

import pytest

from pipeline.article.html.pages import has_next_page
from pipeline.article.html.tree import parse

URL = "https://kabarnusa.id/read/3812/jembatan"


@pytest.mark.parametrize(
    ("link", "more"),
    [
        ('<a href="?page=2">Selanjutnya</a>', True),
        ('<a href="/read/3812/jembatan/2">2</a>', True),
        ('<a href="/read/3812/jembatan?page=all">Tampilkan Semua</a>', True),
        ('<link rel="next" href="https://kabarnusa.id/read/3812/jembatan?page=2">', True),
        ('<a href="/read/3900/pasar?page=2">2</a>', False),
        ('<a href="/read/3900/pasar">Selanjutnya</a>', False),
        ('<a href="?page=1">1</a>', False),
        ('<a href="http://[rusak">2</a>', False),
        ('<a href="/read/3812/jembatan?page=2#komentar">Komentar</a>', False),
    ],
)
def test_links_to_further_pages_of_the_same_article(link, more):
    root, _ = parse(link + "<p>teks")
    assert has_next_page(root, url=URL) is more
    assert has_next_page(root, url=None) is False
