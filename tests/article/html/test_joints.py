"""Blanks that markup lost between two words."""

from __future__ import annotations

import pytest

from pipeline.article.html.lines import to_lines
from pipeline.article.html.tree import parse


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Presiden<a>Sukarman</a>berkata", "Presiden Sukarman berkata"),
        ("<b>Bupati</b><span>Rina Sari</span>", "Bupati Rina Sari"),
        ("kata<em>Budi</em>.", "kata Budi."),
        ("<b>Baca juga:</b><a>Harga Cabai</a>", "Baca juga: Harga Cabai"),
        ("<span>IKLAN</span><span>GULIR TERUS</span>", "IKLAN GULIR TERUS"),
        ("<a>Demak</a><a>Kudus</a>", "Demak Kudus"),
        ("Air surut.<b>Warga pulang.</b>", "Air surut. Warga pulang."),
        ("<span>11.20 WIB</span><span>Rina Sari</span>", "11.20 WIB Rina Sari"),
        ("<b>H</b>ujan", "Hujan"),
        ("<b>HUJ</b>AN deras", "HUJAN deras"),
        ("<b>J</b><b>AKARTA</b>", "JAKARTA"),
        ("<a>Korban</a>nya selamat", "Korbannya selamat"),
        ("ber<a>lari</a> pulang", "berlari pulang"),
        ("pra<b>karya</b>", "prakarya"),
        ("Warta<b>.com</b> dan e<b>KTP</b>", "Warta.com dan eKTP"),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_words_that_meet_at_a_tag(html: str, text: str) -> None:
    root, _ = parse(f"<p>{html}</p>")
    assert [line.text for line in to_lines(root)] == [text]
