from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.html.lines import to_lines
from pipeline.article.html.tree import parse


def lines(html: str) -> list[str]:
    return [line.text for line in to_lines(parse(html)[0])]


def test_blocks_breaks_and_items_are_lines():
    html = "<h2>Sub</h2><p>Satu <b>dua</b>\n tiga<br/>empat</p><ul><li>lima<li>enam</ul>tujuh"
    assert lines(html) == ["Sub", "Satu dua tiga", "empat", "lima", "enam", "tujuh"]


def test_short_cells_share_a_line_and_long_ones_do_not():
    long = "kata " * 20
    html = f"<table><tr><td>Editor</td><td>: Sari</td></tr><tr><td>{long}</td><td>b</td></table>"
    assert lines(html) == ["Editor : Sari", long.strip(), "b"]


def test_links_and_headings_are_known():
    first, second = to_lines(parse("<h3>Satu dua</h3><p>tiga <a href=x>empat lima</a> enam")[0])
    assert (first.heading, second.heading) == (True, False)
    assert (second.words, second.linked) == (4, 2)


def test_prose_is_running_text():
    html = (
        "<p>Warga desa itu memperbaiki jembatan gantung.</p><p>Ringkasan berita hari ini ...</p>"
        "<p>Bagikan</p><p><a href=x>Warga desa memperbaiki jembatan.</a></p>"
    )
    assert [line.prose for line in to_lines(parse(html)[0])] == [6, 0, 0, 0]


TAGS = st.sampled_from(["p", "b", "div", "a", "td", "li", "h2", "span"])


@given(st.lists(st.tuples(TAGS, st.text(alphabet="abc xyz", max_size=12)), max_size=20))
def test_no_word_is_lost_or_invented(pieces):
    html = "<p>awal</p>" + "".join(f"<{tag}> {text} </{tag}>" for tag, text in pieces)
    assert " ".join(lines(html)).split() == f"awal {' '.join(t for _, t in pieces)}".split()


def test_short_pieces_between_bars_are_no_prose():
    credits = (
        "Jawa Timur | 17 September 2025, 19:05 WIB Penulis : Rina Kartika | Editor : Budi Hadi"
    )
    sentence = "Warga memakai lagi sumur tua | sejak Senin karena sungai mengering."
    root, _ = parse(f"<html><body><p>{credits}</p><p>{sentence}</p></body></html>")
    assert [line.prose > 0 for line in to_lines(root)] == [False, True]
