from __future__ import annotations

import re
from typing import Any

import pytest

from pipeline.article.html.boxes import is_box_title
from pipeline.article.html.lines import to_lines
from pipeline.article.html.prune import prune
from pipeline.article.html.tree import parse, text_of
from pipeline.language_data import read_toml

PROSE = (
    "<p>Warga desa itu memperbaiki jembatan yang rusak karena banjir, kata kepala desa.</p>"
    "<p>Mereka bekerja sejak pagi hingga petang tanpa menunggu bantuan dari pemerintah.</p>"
)


def left(html: str, **options: Any) -> list[str]:
    root, _ = parse(html)
    prune(root, **options)
    return [line.text for line in to_lines(root)]


KEPT = left(PROSE)


@pytest.mark.parametrize(
    "furniture",
    [
        "<script>var teks = 1;</script><style>p {}</style><noscript>aktifkan</noscript>",
        "<nav>Beranda Nasional</nav><footer>Hak cipta</footer><aside>Lainnya</aside>",
        "<figure><img src=a><figcaption>Warga bekerja (Foto: Budi)</figcaption></figure>",
        '<div class="relatedNews">Berita lain</div><div id="share_bar">Bagikan</div>',
        '<div style="display: none">tersembunyi</div><div hidden>tersembunyi</div>',
        "<strong>Baca Juga</strong><ul><li><a href=1>Harga cabai turun lagi</a></li>"
        "<li><a href=2>Museum bahari dibuka</a></li></ul>",
        "<p>Baca juga: <a href=1>Harga cabai turun lagi</a></p>",
        "<p><strong>Simak juga: <a href=1>Harga cabai turun lagi</a></strong></p>",
        "<p><b>BACA JUGA:</b> <a href=1>Harga cabai turun lagi</a></p>",
    ],
)
def test_furniture_goes_and_the_article_stays(furniture):
    assert left(f"<div>{furniture}{PROSE}{furniture}</div>") == KEPT


def test_a_pointer_inside_a_paragraph_goes_and_the_rest_stays():
    html = f"{PROSE}<p>Air surut. Baca juga: <a href=1>Harga cabai turun</a> Warga pulang.</p>"
    assert left(html)[-1] == "Air surut. Warga pulang."


def test_a_name_that_is_a_link_stays():
    assert left(f"{PROSE}<p>Menurut <a href=1>Dadang Hermawan</a>, air surut.</p>")[-1] == (
        "Menurut Dadang Hermawan, air surut."
    )


def test_an_article_in_an_element_named_like_furniture_stays():
    assert left(f'<div class="share-content related">{PROSE}</div>') == KEPT


def test_elements_that_the_site_data_name_go():
    html = f'{PROSE}<div class="promo-khusus">Unduh</div>'
    assert left(html, selectors=["div.promo-khusus"]) == KEPT


def test_the_data_are_lower_case_words():
    noise = read_toml("html/noise.toml")
    for name in (
        "classes",
        "box_titles",
        "comment_titles",
        "kinds_of_site",
        "pointers",
        "next_page",
    ):
        assert noise[name]
        assert all(entry == entry.lower().strip() for entry in noise[name])
    assert all(re.fullmatch(r"[a-z0-9]+( [a-z0-9]+)*", entry) for entry in noise["classes"])
    assert all(is_box_title(f"{title.upper()}: ") for title in noise["box_titles"])


def test_a_titled_box_of_teasers_goes_though_it_is_longer_than_the_article():
    teaser = (
        "<div><a href=x>{}</a><p>Sebanyak 25 ekor kuda dilelang pada akhir pekan ini.</p></div>"
    )
    rows = "".join(teaser.format(title) for title in ("Kuda Sandel Dilelang", "Bukit Itu Ditata"))
    page = (
        "<body><article><h1>Gempa Guncang Sumba</h1><p>Gempa mengguncang Sumba, Senin pagi.</p>"
        f"</article><div><h3>Berita Lainnya</h3>{rows}</div></body>"
    )
    root, _ = parse(page)
    dropped = prune(root)
    assert text_of(root) == "Gempa Guncang SumbaGempa mengguncang Sumba, Senin pagi."
    assert any("Kuda Sandel Dilelang" in piece.text for piece in dropped)


def test_a_heading_like_a_box_title_over_prose_stays():
    page = f"<body><h1>Gempa</h1><div><h2>Populer</h2><p>{'Warga panik. ' * 9}</p></div></body>"
    root, _ = parse(page)
    prune(root)
    assert "Warga panik." in text_of(root)


def test_paragraphs_with_the_class_of_a_card_stay():
    lines = [f"Warga Desa {name} memperbaiki jembatan itu sejak Rabu pagi." for name in "ABC"]
    cards = "".join(f'<p class="card-text">{line}</p>' for line in lines)
    assert left(f"<div>{cards}</div><p>{'Air surut lagi. ' * 20}</p>")[:3] == lines


def test_a_titled_box_with_one_link_and_its_teaser_goes():
    teaser = "<div>Harga beras premium turun tipis di tiga kota besar sejak pekan lalu.</div>"
    box = (
        f"<div><h4>Baca berita lainnya</h4><div><a href=x>Harga beras turun</a>{teaser}</div></div>"
    )
    assert left(f"{PROSE}{box}") == KEPT


def test_a_summary_beside_the_article_goes():
    items = "<ul><li>Jembatan rusak karena banjir.</li><li>Warga bekerja sendiri.</li></ul>"
    note = "<p>* Ringkasan ini dibantu AI</p>"
    body = PROSE * 3
    assert left(f"<div><div><p>Ringkasan Berita</p>{items}{note}</div>{body}</div>") == KEPT * 3
    assert left(f"<div><p>Intinya sih...</p>{items}{body}</div>") == KEPT * 3


def test_a_heading_over_prose_is_no_summary():
    assert left(f"<div><h3>Ringkasan</h3>{PROSE}</div>") == ["Ringkasan", *KEPT]


def test_captions_that_the_page_is_about_stay():
    captions = [
        "Warga menaikkan sesaji ke atas perahu sebelum dilarung di pantai itu pada Minggu.",
        "Anak-anak berebut hasil bumi setelah doa bersama di tepi pantai selesai.",
        "Perahu hias berlayar dua mil diiringi kapal patroli polisi air.",
    ]
    figures = "".join(f"<figure><figcaption>{text}</figcaption></figure>" for text in captions)
    assert left(f"<div>{figures}</div>") == captions
    assert left(f"<div>{PROSE * 2}{figures}</div>") == KEPT * 2


def test_the_label_of_an_element_tells_what_it_holds():
    box = '<section aria-label="Baca juga"><p>Lewati dan terus membaca</p></section>'
    assert left(box + PROSE) == KEPT
    assert left(f'<section aria-label="Isi">{PROSE}</section>') == KEPT


def test_widgets_of_a_kit_are_no_furniture():
    html = '<div class="elementor-widget"><h1>Jembatan Rusak</h1></div>' + PROSE
    assert left(html) == ["Jembatan Rusak", *KEPT]
