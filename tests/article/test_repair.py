from __future__ import annotations

import itertools
import unicodedata

import ftfy.badness
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.repair import repair


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Cafe\u0301", "Café"),
        ("VolontÃ© GÃ©nÃ©rale", "Volonté Générale"),
        ("kata\u00a0Rina", "kata Rina"),
        ("ke\u00adbi\u200bjak\ufeffan", "kebijakan"),
        ("Rina &amp; Budi", "Rina & Budi"),
        ("&amp;quot;ya&amp;quot; &#8211; &nbsp;kata", '"ya" – kata'),
        ("a &lanjut; b & c; d", "a &lanjut; b & c; d"),
        ("Rp\x002,5\x1b miliar", "Rp2,5 miliar"),
        ("satu\t\t dua", "satu dua"),
        (r"Gerbang Laut\'s \"Putri\" 2023\xa0di", 'Gerbang Laut\'s "Putri" 2023 di'),
        (r"\u201cKami siap,\u201d kata Sari \ud83d\ude00", "“Kami siap,” kata Sari 😀"),
        (r"\xe2\x80\x9cYa\xe2\x80\x9d\x0akata \ud83d.", "“Ya” kata \ufffd."),
        (r"C:\xampp\untuk", r"C:\xampp\untuk"),
        ("dilansirdetikNews, Senin", "dilansir detikNews, Senin"),
        ("dikutipAntara.", "dikutip Antara."),
        ("PantauandetikJatengdi lokasi", "Pantauan detikJateng di lokasi"),
        ("dikonfirmasidetikBaliSelasa (21/1)", "dikonfirmasi detikBali Selasa (21/1)"),
        ("TikTokdetikcom, detikcom", "TikTok detikcom, detikcom"),
        ("@redaksidetikcom dan https://contoh.id/adetikcom", None),
        ("dariCNA dan diSirkuit Assen", "dari CNA dan di Sirkuit Assen"),
        ("kepadaNya, padaMu, @diJakarta, iPhone, ke-Islaman", None),
        ("oleh pasar.Pasalnya, harga", "oleh pasar. Pasalnya, harga"),
        ("lanjut.”Besok Rina", "lanjut.” Besok Rina"),
        ("Detik.Com dan tirto.Id", "Detik.Com dan tirto.Id"),
        ("dr.Rina, No.Pol B 12", "dr.Rina, No.Pol B 12"),
        ("keluarga 👩‍👩‍👧 Rina", "keluarga 👩‍👩‍👧 Rina"),
    ],
)
def test_repairs(broken: str, whole: str | None) -> None:
    assert repair(broken) == (broken if whole is None else whole)


def test_line_breaks_stay_where_they_are() -> None:
    assert repair("a\r\nb\rc\u2028d\n\ne").split("\n") == ["a", "b", "c", "d", "", "e"]
    assert repair("a&#10;b") == "a b"


@given(st.text(max_size=200))
def test_repair_is_stable_and_normalised(text: str) -> None:
    once = repair(text)
    assert unicodedata.is_normalized("NFC", once)
    assert "\u00a0" not in once
    assert "\r" not in once


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("Harga naik.,Laba turun.,Saham naik.", "Harga naik. Laba turun. Saham naik."),
        ("Harga naik., Laba turun!,Saham naik.", "Harga naik. Laba turun! Saham naik."),
        ('"Kami menang.",Ia lalu pergi.', '"Kami menang." Ia lalu pergi.'),
        ("tumbuh 5.,Laba turun", "tumbuh 5. Laba turun"),
        ("Presiden PrancisEmmanuel Macron", "Presiden Prancis Emmanuel Macron"),
        ("pangkalan udaraIsraeldi gurun", "pangkalan udara Israel di gurun"),
        ("dari Israeldan Jepangke pasar", "dari Israel dan Jepang ke pasar"),
        ("Macron tiba. Kunjungan Macronke Kudus", "Macron tiba. Kunjungan Macron ke Kudus"),
        ("katanya kepadadetikRiau, Senin", "katanya kepada detikRiau, Senin"),
        ("dikutip daridetikSulbar kemarin", "dikutip dari detikSulbar kemarin"),
    ],
)
def test_what_a_link_or_a_list_glued_is_parted(glued: str, parted: str) -> None:
    assert repair(glued) == parted


@pytest.mark.parametrize(
    "text",
    [
        "Rina Kartika, S.H.,M.Hum. dan Budi, M.Pd.,Ph.D.",
        "Koran IndiaToday dan Indiana Jones, orang Italiano",
        "Suhardi, Mulyadi, Ramadan, Marieke",
        "dr Wisman menemui Wismandari, Wulan dan Wulandari",
        "akun detikers dan eBay, iPhone",
        "PT Maju Tbk.,Jakarta",
    ],
)
def test_names_and_degrees_stay_whole(text: str) -> None:
    assert repair(text) == text


def test_what_no_mojibake_is_made_of_is_never_taken_for_it() -> None:
    common = "\u00a0‘’“”–—…•"  # `repair` does not ask ftfy about a text of these and ASCII
    letters = [*common, *"azAZ09 .,?!\"'()-/\n"]
    assert not any(
        ftfy.badness.is_bad("".join(piece)) for piece in itertools.product(letters, repeat=3)
    )
    assert not any(
        ftfy.badness.is_bad(f"{a}{chr(n)}{b}")
        for n in range(128)
        for a, b in itertools.product(common, repeat=2)
    )
    assert unicodedata.is_normalized("NFC", common)


@pytest.mark.parametrize("text", ["a  b", "a \t b", "\u00a0 a", " a", "a\t", "a \u3000b", "   "])
def test_runs_of_space_become_one(text: str) -> None:
    assert repair(text) == " ".join(f"|{text}|".split()).strip("|")
