"""Sections that a page shows."""

from __future__ import annotations

import pytest

from pipeline.article.html import extract

PROSE = "Warga memakai lagi sumur tua itu sejak Senin karena sungai mengering, kata kepala desa. "
TITLE = "Sumur Tua di Blora Kembali Dipakai"
TRAIL = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
{"@type": "ListItem", "position": 1, "name": "Beranda"},
{"@type": "ListItem", "position": 2, "item": {"@id": "/daerah", "name": "Daerah"}},
{"@type": "ListItem", "position": 3, "name": "Sumur Tua di Blora Kembali Dipakai"}]}</script>"""


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ('<div class="breadcrumb"><a>Home</a><a>Daerah</a></div>', "Daerah"),
        ('<div class="breadcrumb">Beranda › Daerah</div>', "Daerah"),
        (
            f'<ol class="breadcrumbs"><li><a>Home</a><li><a>Daerah</a><li><a>{TITLE}</a></ol>',
            "Daerah",
        ),
        ('<li class="entry-category"><a>Hukum</a></li>', "Hukum"),
        ('<span class="cat-links"><a rel="category tag">Politik</a></span>', "Politik"),
        ('<div class="rubrik">Opini</div>', "Opini"),
        (TRAIL, "Daerah"),
        ('<nav><ul><li class="category">Politik</li></ul></nav>', None),
        ('<div class="breadcrumb"><a>Home</a><a>Warta Blora</a></div>', None),
        ("", None),
    ],
)
def test_sections(above: str, section: str | None) -> None:
    page = f"<title>{TITLE}</title>{above}<h1>{TITLE}</h1><div><p>{PROSE * 3}</p></div>"
    assert extract(page, url="https://wartablora.id/sumur").section == section


def test_a_stated_section_goes_first() -> None:
    head = f'<meta property="article:section" content="Ekonomi">{TRAIL}'
    page = f"<title>{TITLE}</title>{head}<h1>{TITLE}</h1><p>{PROSE * 3}</p>"
    assert extract(page).section == "Ekonomi"
