"""Markup of forums and messengers."""

from __future__ import annotations

import pytest

from pipeline.article.clean import clean
from pipeline.article.plain_markup import without_plain_markup
from pipeline.records import Record


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("[b]BLORA[/b] - Harga [i]naik[/i].", "BLORA - Harga naik."),
        ("[quote=Rina]Kami rugi[/quote] katanya", "Kami rugi katanya"),
        ("[url=https://pasar.id/a]Klik[/url] [img]https://pasar.id/a.jpg[/img]lagi", "Klik lagi"),
        ("Harga **naik tajam** di **Blora**", "Harga naik tajam di Blora"),
        ("## Dampak\n**Warga** rugi", "Dampak\nWarga rugi"),
        ("di [Pasar Induk](https://pasar.id/a)", "di Pasar Induk"),
        ("vitamin [b] dan [c]", "vitamin [b] dan [c]"),
        ("5 ** 2 dan 3 ** 4", "5 ** 2 dan 3 ** 4"),
        ("#Blora ramai", "#Blora ramai"),
        ("catatan [1](lihat bawah)", "catatan [1](lihat bawah)"),
    ],
)
def test_signs_go_and_words_stay(text, plain):
    assert without_plain_markup(text) == plain


def test_articles_say_so():
    article = clean(Record("1", "a.txt", text="[b]Warga[/b] menolak rencana itu, kata Rina."))
    assert article.text.startswith("Warga menolak")
    assert "markup_removed" in article.flags
