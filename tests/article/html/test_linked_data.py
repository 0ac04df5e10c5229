from __future__ import annotations

import pytest

from pipeline.article.html.linked_data import LinkedArticle, read_linked_data
from pipeline.article.html.tree import parse


def read(*blocks: str) -> LinkedArticle:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return read_linked_data(parse(scripts + "<p>teks")[0])


ARTICLE = '"@type": "NewsArticle", "headline": "Judul", "datePublished": "2021-03-04"'


@pytest.mark.parametrize(
    "block",
    [
        f"{{{ARTICLE}}}",
        f"[{{{ARTICLE}}}]",
        f'{{"@graph": [{{"@type": "WebSite", "name": "Kabar"}}, {{{ARTICLE}}}]}}',
        f"{{{ARTICLE},}}",
        f"<![CDATA[{{{ARTICLE}}}]]>",
        f"{{{ARTICLE}}};",
        f'{{"@type": ["Article", "ReportageNewsArticle"], {ARTICLE.partition(", ")[2]}}}',
    ],
)
def test_shapes_in_which_articles_are_described(block):
    assert read(block).headline == "Judul"
    assert read("{broken", '{"@type": "WebSite"}', block).published == "2021-03-04"


def test_people_are_strings_objects_or_lists():
    block = f"""{{{ARTICLE}, "author": [{{"name": "Rina"}}, "Budi", {{"name": "Rina"}}],
    "editor": {{"@type": "Person", "name": "Sari"}}, "publisher": {{"name": "Kabar Nusa"}},
    "articleSection": ["Daerah", "Desa"], "mainEntityOfPage": {{"@id": "https://a.id/b"}},
    "articleBody": "Baris satu\nBaris dua"}}"""
    found = read(block)
    assert (found.author, found.editor, found.publisher) == ("Rina, Budi", "Sari", "Kabar Nusa")
    assert (found.section, found.url) == ("Daerah", "https://a.id/b")
    assert "Baris dua" in found.body


@pytest.mark.parametrize("block", ["", "null", "42", '"teks"', "[" * 5000, '{"@type": 3}', "{}"])
def test_what_describes_no_article(block):
    assert read(block) == LinkedArticle()


def test_a_video_where_there_is_no_article():
    video = '{"@type": "VideoObject", "name": "Pasar Terbakar", "uploadDate": "2025-10-20"}'
    assert (read(video).headline, read(video).published) == ("Pasar Terbakar", "2025-10-20")
    assert read(video, f"{{{ARTICLE}}}").headline == "Judul"
