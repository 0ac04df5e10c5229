from __future__ import annotations

import json
import re
import time

import pytest

from pipeline.article.html import extract
from pipeline.errors import InputError
from tests.article.html.saved_pages import (
    ALL,
    AMP,
    BODY,
    LINKED_DATA,
    PARTS,
    TEASERS,
    TEXT,
    TITLE,
    WORDPRESS,
    Page,
)

PAGES = pytest.mark.parametrize("page", ALL, ids=[page.name for page in ALL])


@PAGES
def test_title_is_the_headline_without_the_site(page: Page):
    assert extract(page.html, url=page.url).title == TITLE


@PAGES
def test_publication_time_and_zone(page: Page):
    article = extract(page.html, url=page.url)
    assert article.published is not None
    assert article.published.when is not None
    assert article.published.when.isoformat() == page.published
    assert (*article.published.flags, *article.flags) == page.flags


@PAGES
def test_author(page: Page):
    assert extract(page.html, url=page.url).author == page.author


@PAGES
def test_no_sentence_is_lost(page: Page):
    text = extract(page.html, url=page.url).text
    for paragraph in BODY:
        assert paragraph in text


@PAGES
def test_nothing_else_of_length_is_kept(page: Page):
    text = extract(page.html, url=page.url).text
    assert not any(teaser in text for teaser in TEASERS)
    rest = text
    for paragraph in BODY:
        rest = rest.replace(paragraph, "")
    assert len(rest.split()) <= 20  # datelines, captions, bylines are left to the cleaning of text


@PAGES
def test_the_address_is_not_needed(page: Page):
    article = extract(page.html)
    assert article.title == TITLE
    assert BODY[0] in article.text


def test_lines_are_paragraphs():
    assert extract(LINKED_DATA.html, url=LINKED_DATA.url).text.split("\n") == list(BODY)


def test_subheadings_are_lines_of_their_own():
    assert extract(WORDPRESS.html).text == f"Jembatan Putus\n{TEXT}"


def test_metadata_beside_the_text():
    article = extract(PARTS.html, url=PARTS.url)
    assert article.editor == "Budi Santoso"
    assert article.published.when.isoformat() == "2021-03-04T09:10:00+07:00"
    assert extract(LINKED_DATA.html).source == "Kabar Nusa"


def test_a_mobile_page_has_the_address_of_its_article():
    assert extract(AMP.html, url=AMP.url).url == "https://www.kabarnusa.id/read/3812/jembatan"


def test_known_sites_have_their_name():
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1><article>{TEXT}</article>"
    assert extract(page, url="http://regional.kompas.com/read/1").source == "Kompas.com"


def test_body_from_linked_data_where_the_page_shows_a_part():
    body = " ".join(BODY * 2).replace('"', '\\"')
    page = f"""<title>{TITLE}</title><script type="application/ld+json">{{"@type": "NewsArticle",
    "headline": "{TITLE}", "articleBody": "{body}"}}</script><h1>{TITLE}</h1><p>{BODY[0]}</p>"""
    article = extract(page)
    assert article.flags == ("body_from_json_ld",)
    assert article.text.count(BODY[0]) == 2


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("", "no markup"),
        ("  \n", "no markup"),
        ("<html><body></body></html>", "no article text"),
        ("<title>404 Not Found</title><h1>404 Not Found</h1><hr>nginx", "error page"),
        (
            "<h1>Halaman tidak ditemukan</h1><p>Maaf, halaman yang Anda cari tidak ada.",
            "error page",
        ),
        ("<title>Just a moment...</title><p>Checking your browser before accessing.", "error page"),
        (
            "<title>Kabar Nusa</title><p>Kami menggunakan cookie untuk meningkatkan layanan kami. "
            "Dengan melanjutkan, Anda menyetujui kebijakan privasi.</p><button>Terima</button>",
            "cookie or browser wall",
        ),
        (f"<title>{TITLE}</title><ul><li><a href=1>{TEASERS[0]}</a></ul>", "no article text"),
        ("<p>" + "\x00\x01\x02\x03" * 200, "binary"),
    ],
)
def test_a_page_without_an_article_says_what_it_is(html, message):
    with pytest.raises(InputError, match=message):
        extract(html)


def test_an_article_about_cookies_is_an_article():
    page = f"<h1>Peneliti Bahas Cookie</h1><p>{TEXT} Situs memakai cookie.</p>"
    assert "cookie" in extract(page).text


@pytest.mark.parametrize("tag", ["div", "span", "x-box", "ul><li", "table><tr><td"])
def test_deeply_nested_tags_cost_structure_but_not_text(tag):
    page = f"<h1>{TITLE}</h1>" + f"<{tag}>" * 10_000 + "".join(f"<p>{text}</p>" for text in BODY)
    article = extract(page)
    assert "deep_markup" in article.flags
    assert article.text == TEXT


@pytest.mark.parametrize(
    ("filler", "flags"),
    [
        ("<script>" + "var a = 1;" * 5_000_000 + "</script>", ()),
        ('<img src="data:image/png;base64,' + "A" * 50_000_000 + '">', ()),
        ("<script>" * 6_000_000, ()),
    ],
    ids=["script", "image", "unclosed scripts"],
)
def test_a_page_of_50_megabytes_is_read_for_its_article(filler, flags):
    started = time.perf_counter()
    article = extract(f"<h1>{TITLE}</h1><div>{'<br>'.join(BODY)}</div>{filler}")
    assert article.text == TEXT
    assert article.flags == flags
    assert time.perf_counter() - started < 20


def test_a_page_of_too_much_text_is_cut_and_says_so():
    page = f"<h1>{TITLE}</h1>" + f"<p>{BODY[0]}</p>" * 25_000
    article = extract(page)
    assert "page_cut" in article.flags
    assert len(article.text) < 3_000_000


def test_broken_markup_and_entities():
    page = f"<h1>{TITLE}<div><p>{BODY[0]}<p>Tom &amp; Jerry&nbsp;tampil, kata <b>panitia.<p"
    assert extract(page).text == f"{BODY[0]}\nTom & Jerry tampil, kata panitia."


def test_layout_white_space_is_not_text():
    page = re.sub(" ", "\n\t  ", f"<h1>{TITLE}</h1><div>{BODY[0]}</div>".replace("<div>", "<div >"))
    assert extract(page).text == BODY[0]


@pytest.mark.parametrize("kind", ["twitter-tweet", "instagram-media", "tiktok-embed"])
def test_embedded_posts_are_no_text(kind: str):
    post = f'<blockquote class="{kind}"><p>Doa kami bagi warga.</p>&mdash; Warta</blockquote>'
    page = WORDPRESS.html.replace(f"<p>{BODY[1]}", f"{post}<p>{BODY[1]}")
    assert post in page
    article = extract(page, url=WORDPRESS.url)
    assert "Doa kami" not in article.text
    assert any("Doa kami" in piece.text and piece.reason == "embed" for piece in article.dropped)


def test_a_short_article_that_stands_in_json_ld_alone():
    body = "Warga Mola menanam terumbu karang, Sabtu. Kegiatan itu diikuti enam puluh pemuda desa."
    page = (
        '<html><head><title>Warga Tanam Karang</title><script type="application/ld+json">'
        '{"@type": "NewsArticle", "headline": "Warga Tanam Karang", "articleBody": "%s"}</script>'
        "</head><body><div id=app></div></body></html>"
    )
    article = extract(page % body)
    assert (article.text, article.flags) == (body, ("body_from_json_ld",))


def test_an_article_in_the_data_of_scripts_without_its_furniture():
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    pointer = f"<p><b>Baca juga: <a href=x>{TEASERS[0]}</a></b></p><figcaption>Foto</figcaption>"
    post = {"title": TITLE, "content": text + pointer, "author": {"name": "Rina Wulandari"}}
    script = f'<script type="application/json">{json.dumps({"props": {"post": post}})}</script>'
    page = f"<title>{TITLE} - Warta</title>{script}<div id=app><h1>{TITLE}</h1>Memuat...</div>"
    article = extract(page)
    assert article.text == TEXT
    assert article.author == "Rina Wulandari"
    assert article.flags == ("body_from_script",)
    shown = extract(f"<title>{TITLE}</title>{script}<h1>{TITLE}</h1><div>{text}</div>")
    assert (shown.text, shown.flags) == (TEXT, ())


def test_the_data_of_scripts_fill_what_the_page_lacks():
    post = {"title": TITLE, "content": f"<p>{TEXT}</p>", "authors": [{"name": "Rina Wulandari"}]}
    post |= {"published_at": "2025-11-03 13:00", "category": "Daerah", "editor": "Budi Hadi"}
    script = f'<script type="application/json">{json.dumps(post)}</script>'
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in BODY * 4)
    page = f"<title>{TITLE}</title>{script}<h1>{TITLE}</h1><div>{shown}</div>"
    found = extract(page)
    assert (found.author, found.editor, found.section) == ("Rina Wulandari", "Budi Hadi", "Daerah")
    assert found.published is not None
    assert found.flags == ()
    stated = extract(f'<meta name="author" content="Sari Dewi">{page}')
    assert stated.author == "Sari Dewi"
