from __future__ import annotations

import pytest

from pipeline.article.html import extract
from pipeline.article.html.lines import to_lines
from pipeline.article.html.published import choose_published, times_in_scripts
from pipeline.article.html.tree import parse
from pipeline.article.stamp import WIB

CORRECTED = ("zone_corrected",)
ARTICLE = "<p>Harga cabai rawit di pasar induk naik dua kali lipat sejak hujan turun.</p>"
DAY_ONLY = ("date_only", "assumed_wib")


def choose(html: str, *stated: str, url: str | None = None):
    root, _ = parse(f"<h1>Harga Cabai Naik</h1>{html}")
    return choose_published(to_lines(root), stated=stated, url=url, title="Harga Cabai Naik")


def minute_of(html: str) -> str:
    stamp = choose(html)
    assert stamp is not None
    assert stamp.when is not None
    return stamp.when.isoformat()[:16]


@pytest.mark.parametrize(
    ("stated", "seen", "when", "flags"),
    [
        ("2015-11-05T03:08:58Z", "05/11/2015 10:08 WIB", "2015-11-05T10:08:58+07:00", ()),
        ("2015-11-05T10:08:58Z", "05/11/2015 10:08 WIB", "2015-11-05T10:08:58+07:00", CORRECTED),
        ("2015-11-05T03:08:58Z", "", "2015-11-05T10:08:58+07:00", ("assumed_wib",)),
        ("2015-11-05T03:08:58Z", "05/11/2015 12:08 WIT", "2015-11-05T12:08:58+09:00", ()),
        ("2015-11-05T20:08:58Z", "06/11/2015 03:08 WIB", "2015-11-06T03:08:58+07:00", ()),
        ("2015-11-05 10:08:58", "05/11/2015 10:08 WITA", "2015-11-05T10:08:58+08:00", ()),
        ("2015-11-05 10:08:58", "", "2015-11-05T10:08:58+07:00", ("assumed_wib",)),
        ("2015-11-05", "05/11/2015 10:08 WIB", "2015-11-05T10:08:00+07:00", ()),
        ("2015-11-05", "06/11/2015 10:08 WIB", "2015-11-05T00:00:00+07:00", DAY_ONLY),
        ("2015-11-05T23:30:00+07:00", "06/11/2015 00:30 WITA", "2015-11-05T23:30:00+07:00", ()),
    ],
)
def test_stated_times_are_checked_against_the_visible_one(stated, seen, when, flags):
    found = choose(f"<div class=date>{seen}</div>", stated)
    assert found.when.isoformat() == when
    assert found.flags == flags


def test_the_visible_date_next_to_the_headline_is_the_articles():
    related = "".join(f"<li><a href=x>Lain</a> 0{i}/11/2015 09:0{i} WIB</li>" for i in range(1, 9))
    html = f"<p>Kamis, 5 November 2015 14:56 WIB</p><ul>{related}</ul>"
    assert choose(html).when.isoformat() == "2015-11-05T14:56:00+07:00"


def test_an_update_is_no_publication():
    html = "<p>Diperbarui 6 November 2015 14:56 WIB</p><p>5 November 2015 11:00 WIB</p>"
    assert choose(html).when.day == 5


def test_the_day_in_the_address_as_a_last_resort():
    found = choose("", url="http://kabarnusa.id/read/2015/11/05/100026/cabai")
    assert (found.when.date().isoformat(), found.flags) == (
        "2015-11-05",
        DAY_ONLY,
    )
    assert choose("", url="http://kabarnusa.id/read/100026/cabai") is None


@pytest.mark.parametrize("stated", ["0001-01-01T00:00:00Z", "1970-01-01", "31 Februari 2020"])
def test_implausible_times_are_passed_over(stated):
    assert choose("", stated) is None


def test_times_in_analytics_data():
    root, _ = parse("""<script>push({"published_date": "2021-03-04 09:10:00"})</script>
    <script>x={'content_PublishedDate': '2021-03-04 09:11:00'}</script>
    <script>x={"published_dates": 1, "update_date": "2022-01-01 00:00:00"}</script>""")
    assert times_in_scripts(root) == ("2021-03-04 09:10:00", "2021-03-04 09:11:00")


def test_the_order_of_day_and_month_reaches_pages():
    root, _ = parse("<h1>Harga Cabai Naik</h1><p>10/11/2025 09:30 WIB</p>")
    found = [
        choose_published(to_lines(root), stated=stated, url=None, title=None, date_order="mdy")
        for stated in ((), ("10/11/2025",))
    ]
    assert [stamp.when.date().isoformat() for stamp in found] == ["2025-10-11", "2025-10-11"]


PROSE = [
    "Jembatan itu diresmikan 17 Agustus 1998.",
    "kelahiran 28 Februari 1992",
    "Kontraknya berakhir 30 Juni 2028.",
    "Laga kandang 30 Juni 2028",
    "Piala itu direbut pada 2 Mei 2010, pukul 19:00 WIB, di kandang lawan.",
    "Ia lahir di Kudus, 12/3/1990",
]


@pytest.mark.parametrize("prose", PROSE)
@pytest.mark.parametrize("wrap", ["<p>{}</p>", "<p>Warga itu, <b>{}</b></p>", "<li>{}</li>"])
def test_a_date_in_the_article_is_not_its_publication(prose, wrap):
    html = f"<p>Jembatan itu dibangun pada zaman Belanda.</p>{wrap.format(prose)}"
    assert choose(html) is None
    assert choose(html, url="http://kabarnusa.id/2024/05/15/cabai").when.day == 15


@pytest.mark.parametrize(
    "post",
    [
        "<blockquote><p>Selamat pagi</p>Liga Kita <a href=x>December 2, 2025</a></blockquote>",
        "<blockquote><time datetime='2019-12-02T10:00'>2 Desember 2019</time></blockquote>",
        "<p>Dibuka <time>17 Agustus 1998</time> oleh bupati waktu itu.</p>",
    ],
)
def test_a_date_in_an_embedded_post_or_a_sentence_is_not_either(post):
    found = choose(f"<p>Jembatan itu dibangun pada zaman Belanda.</p>{post}")
    assert found is None


@pytest.mark.parametrize(
    "html",
    [
        "<time>15 Mei 2024</time>",
        "<div class='tanggal'>Rabu 15 Mei 2024 | Dibaca 30 kali</div>",
        "<p>Rina Hapsari - Kabar Nusa</p><p>Rabu, 15 Mei 2024 10:00 WIB</p>",
        "<div>Oleh Rina Hapsari | 15/05/2024</div>",
        "<span class='post-date'><span>15 Mei 2024</span></span>",
        "<meta><time datetime='2024-05-15T10:00:00+07:00'>kemarin</time>",
    ],
)
def test_what_the_markup_or_the_line_shows_as_a_date(html):
    later = "<p>Jembatan itu diresmikan 17 Agustus 1998.</p>"
    assert choose(html + later).when.date().isoformat() == "2024-05-15"
    other = choose(html + later, url="http://kabarnusa.id/2024/05/14/cabai")
    assert other.when.date().isoformat() == "2024-05-15"


def test_a_time_beside_credits_and_counts():
    stamp = choose("<p>Ditulis oleh: Rina Sari | Sabtu, 05/08/2017 10:22 | Dibaca 12 kali</p>")
    assert stamp is not None and stamp.when is not None
    assert stamp.when.isoformat() == "2017-08-05T10:22:00+07:00"


def test_the_first_of_two_times_on_a_line_is_that_of_publication():
    stamp = choose("<p>Dipublikasikan: 15 Mei 2024, Diperbarui: 17 Mei 2024</p>")
    assert stamp is not None and stamp.when is not None
    assert stamp.when.date().isoformat() == "2024-05-15"


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>Admin</li><li><i></i> Rabu, 17 September 2025</li><li>Dibaca 321 kali</li></ul>",
        "<p><span class=date>Rabu, 17 September 2025</span><span>1,204 views</span></p>",
        "<div>Jawa Timur | 17 September 2025, 19:05 WITA <b>Penulis : Rina Kartika Sari | "
        "Editor : Budi Hadi Santoso</b></div>",
    ],
)
def test_a_date_in_a_list_beside_a_count_or_between_bars(html):
    stamp = choose(f"{html}{ARTICLE}")
    assert stamp is not None
    assert stamp.when is not None
    assert stamp.when.date().isoformat() == "2025-09-17"


def test_the_date_of_another_article_in_a_list_is_not_taken():
    other = "<li><a href=x>Harga Cabai di Brebes</a><span>16 September 2025</span></li>"
    assert choose(f"{ARTICLE}<ul>{other}</ul>") is None


def test_a_line_that_says_who_submitted_the_article_and_when():
    html = f"<p class=submitted>Submitted by andimar on Kam, 03/07/2025 - 09:12</p>{ARTICLE}"
    assert minute_of(html) == "2025-07-03T09:12"


def test_a_date_glued_to_another_element_of_its_line():
    date = "8 Oktober 2025 &nbsp; 11:02"
    html = f"<div><span>Oleh: redaksi</span><span>{date}</span></div>{ARTICLE}"
    assert minute_of(html) == "2025-10-08T11:02"


def test_the_name_of_the_site_beside_a_date():
    root, _ = parse(f"<h1>Harga Cabai Naik</h1><p>Celebes Kita, 27 Oktober 2025</p>{ARTICLE}")
    for labels, found in ((frozenset({"celebeskita"}), True), (frozenset(), False)):
        lines = to_lines(root)
        stamp = choose_published(
            lines, stated=(), url=None, title="Harga Cabai Naik", labels=labels
        )
        assert (stamp is not None) is found


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Oleh Rina Sari / Rabu, 19 Maret 2025 - 16:20 WITA / 0 Komentar / 123 views", "15:20"),
        ("Rabu, 19 Maret 2025 • 16:20 WITA • 3 menit membaca", "15:20"),
        ("Rabu, 19 Maret 2025 16:20 - oleh : kominfo", "16:20"),
        (
            '<a rel=bookmark><abbr class=published title="2025-03-19T09:20:00Z">16.20</abbr></a>',
            "16:20",
        ),
        (
            '<a><abbr class=published title="2025-03-18T02:20:00Z">9.20</abbr></a>'
            '<a rel=bookmark><abbr class=published title="2025-03-19T09:20:00Z">16.20</abbr></a>',
            "16:20",
        ),
        ("<li itemprop=datePublished><a><span>19 Maret 2025</span></a></li>", "00:00"),
        ("<ul><li>19 Maret 2025</li><li>16.20 WITA</li></ul>", "15:20"),
        ("Ditulis: 19-03-2025 16:20 | Oleh: Wahid Nur | Dilihat: 1.204", "16:20"),
        ("Posted by: Rina Sari in Kesehatan 19 Maret 2025 16:20 0 Komentar", "16:20"),
        ("Terakhir diperbarui 19/03/2025", "00:00"),
    ],
)
def test_times_among_other_matter(line, time):
    found = choose(f"<div>{line}</div>")
    assert (found and found.when.astimezone(WIB).strftime("%H:%M")) == time


def test_a_time_of_change_counts_where_there_is_no_other():
    later = "<p>Terakhir diperbarui: 20 Maret 2025 10:00 WIB</p>"
    assert choose(later).when.day == 20
    assert choose(f"{later}<p>19 Maret 2025 09:00 WIB</p>").when.day == 19


def test_a_time_beside_buttons_for_sharing():
    body = "Warga memakai lagi sumur tua itu sejak Senin karena sungai mengering. " * 4
    share = '<p class="share"><span class="date">9 Februari 2025 8:05 WIB</span></p>'
    page = extract(f"<title>Sumur Tua</title><h1>Sumur Tua</h1>{share}<p>{body}</p>")
    assert page.published is not None
    assert page.published.when.isoformat() == "2025-02-09T08:05:00+07:00"
    below = extract(f"<title>Sumur Tua</title><h1>Sumur Tua</h1><p>{body}</p>{share}")
    assert below.published is not None
