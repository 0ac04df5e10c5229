from __future__ import annotations

from pipeline.article.html.body import find_body, join_datelines, lines_of, trim
from pipeline.article.html.lines import to_lines
from pipeline.article.html.tree import parse

LONG = "Warga desa itu memperbaiki jembatan yang rusak karena banjir bandang, kata kepala desa."
SHORT = "Mereka bekerja sejak pagi hingga petang."


def body_of(html: str, *, title: str | None = None, selectors: tuple[str, ...] = ()) -> list[str]:
    root, _ = parse(html)
    lines = to_lines(root)
    found = find_body(root, lines, selectors=selectors, title=title)
    return [line.text for line in join_datelines(trim(lines_of(found, lines), title=title))]


def test_one_long_paragraph_does_not_hide_short_ones():
    html = f"<div><p>{LONG} {LONG} {LONG}</p><p>{SHORT}</p></div>"
    assert body_of(html)[-1] == SHORT


def test_a_selector_that_holds_too_little_is_not_believed():
    html = f"<div class=isi>Iklan</div><div><p>{LONG}</p><p>{LONG}</p></div>"
    assert body_of(html, selectors=("div.isi",)) == [LONG, LONG]


def test_the_search_begins_around_the_headline():
    beside = f"<div><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></div>"
    own = f"{LONG} {SHORT} {LONG} {LONG}"
    html = f"{beside}<div><h1>Jembatan</h1><div><p>{own}</p><p>{SHORT}</p></div></div>"
    assert body_of(html, title="Jembatan") == [own, SHORT]


def test_what_stands_before_the_headline_and_after_the_end_goes():
    html = (
        f"<div><i>Daerah</i><h1>Jembatan</h1><p>{LONG}</p><h3>Sub</h3><p>{LONG}</p><p>(rin/bud)</p>"
        "<p><a href=x>Berita lain yang menarik</a></p><p>Tag</p><p>a</p><p>b</p><p>c</p></div>"
    )
    assert body_of(html, title="Jembatan")[:4] == [LONG, "Sub", LONG, "(rin/bud)"]
    assert len(body_of(html, title="Jembatan")) <= 6


def test_a_dateline_on_a_line_of_its_own_joins_its_paragraph():
    html = f"<div><b>Sukamaju</b> -<br>{LONG}<br>{LONG}</div>"
    assert body_of(html) == [f"Sukamaju - {LONG}", LONG]


def test_a_list_that_the_last_paragraph_announces_stays_whole():
    items = [f"{n}. Kecamatan Sukamaju {n}" for n in range(1, 8)]
    rest = "<br>".join(items)
    html = f"<div><p>{LONG}</p><p>Berikut wilayah yang padam malam ini:</p>{rest}</div>"
    assert body_of(html)[-7:] == items


def test_a_last_sentence_with_a_sign_off_is_text():
    last = "Pelanggan diminta bersabar sampai listrik menyala."
    rest = "".join(f"<p>Nomor {n}</p>" for n in "abcd")
    for sign_off in ("***", " (rin/bud)", " [rin]"):
        html = f"<div><p>{LONG}</p>{rest}<p>{last}{sign_off}</p></div>"
        assert body_of(html)[-1] == last + sign_off


def test_a_first_paragraph_marked_as_introduction_stands_before_the_body():
    html = (
        f'<main><div class="intro"><p>{SHORT} {SHORT}</p></div><div class="share">Bagikan</div>'
        f"<div class=isi><p>{LONG} {LONG}</p></div></main>"
    )
    assert body_of(html, selectors=("div.isi",)) == [f"{SHORT} {SHORT}", f"{LONG} {LONG}"]


def test_the_label_of_an_advertisement_is_no_dateline():
    html = f"<div><p>{LONG}</p><div>- Iklan -</div><p>{LONG}</p></div>"
    assert body_of(html) == [LONG, "- Iklan -", LONG]


def test_a_table_behind_a_short_line_that_announces_it_stays():
    rows = "".join(f"<tr><td>Beras {n}</td><td>Rp {n}.000/kg</td></tr>" for n in range(10, 16))
    html = f"<div><p>{LONG}</p><p>Berikut daftar harganya:</p><table>{rows}</table></div>"
    assert body_of(html)[-6:] == [f"Beras {n} Rp {n}.000/kg" for n in range(10, 16)]


def test_a_short_paragraph_beside_the_only_long_one_is_text():
    html = f"<main><div><p>{LONG}</p><p>Belum ada laporan kerusakan.</p></div></main>"
    assert body_of(html) == [LONG, "Belum ada laporan kerusakan."]


def test_links_in_brackets_and_bars_are_links():
    html = (
        f"<div><p>{LONG}</p><p>{LONG}</p>"
        "<p>[ <a>Cetak</a> | <a>Kirim ke teman</a> | <a>Komentar (3)</a> ]</p></div>"
    )
    assert body_of(html) == [LONG, LONG]


def test_a_lead_stands_before_a_body_that_no_selector_names():
    html = f'<main><p class="lead">{SHORT} {SHORT}</p><div><p>{LONG}</p><p>{LONG}</p></div></main>'
    assert body_of(html) == [f"{SHORT} {SHORT}", LONG, LONG]


def test_comments_behind_the_article_go():
    html = f"<div><p>{LONG}</p><p>{LONG}</p><b>Komentar (2)</b><p>Andi</p><p>{SHORT}</p></div>"
    assert body_of(html) == [LONG, LONG]


def test_a_button_for_comments_above_the_article_is_no_end():
    html = f"<div><p>Komentar</p><p>{SHORT}</p><p>{LONG}</p><p>{LONG}</p></div>"
    assert body_of(html) == ["Komentar", SHORT, LONG, LONG]


def test_a_heading_of_the_article_is_no_heading_of_comments():
    html = f"<div><p>{LONG}</p><p>{LONG}</p><h2>Komentar</h2><p>{SHORT}</p></div>"
    assert body_of(html)[-1] == SHORT


def test_a_table_below_the_last_heading_stays_whole():
    rows = "".join(f"<tr><td>{n}</td><td>Siti Nurmala</td><td>54,2</td></tr>" for n in range(9))
    html = (
        f"<div><p>{LONG}</p><p>{LONG}</p><h4>Hasil akhir lari putri</h4><table>{rows}</table></div>"
    )
    assert body_of(html)[-1] == "8 Siti Nurmala 54,2"


def test_the_sentence_below_the_headline_is_the_introduction():
    body = f"<div class=isi><p>{LONG}</p><p>{LONG}</p></div>"
    for tag in ("p", "h2"):
        html = f"<div><h1>Jembatan</h1><{tag}>{SHORT}</{tag}></div>{body}"
        assert body_of(html, title="Jembatan", selectors=("div.isi",)) == [SHORT, LONG, LONG]
    caption = "Warga bekerja sejak pagi di jembatan itu (Foto: Rina)."
    html = f"<div><h1>Jembatan</h1><p>{caption}</p></div>{body}"
    assert body_of(html, title="Jembatan", selectors=("div.isi",)) == [LONG, LONG]


def test_a_headline_without_a_link_below_the_title_of_a_box_goes():
    other = "Harga Cabai Naik Tajam di Pasar Induk"
    html = f"<div><p>{LONG}</p><p>Baca Juga</p><p>{{}}</p><p>{LONG}</p></div>"
    assert body_of(html.format(other)) == [LONG, LONG]
    assert body_of(html.format(SHORT)) == [LONG, SHORT, LONG]
    both = f"1. {other}</p><p>2. Kabar Duka dari Penyanyi Lawas Solo"
    assert body_of(html.format(both)) == [LONG, LONG]
