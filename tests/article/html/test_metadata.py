from __future__ import annotations

from pipeline.article.html.address import find_address, guess_home
from pipeline.article.html.linked_data import LinkedArticle
from pipeline.article.html.metadata import read_metadata
from pipeline.article.html.tree import parse

HEAD = """<title> Judul - Kabar </title><meta name="dc.date" content="2021-03-04">
<META PROPERTY="article:published_time" CONTENT="2021-03-04T01:02:03Z">
<meta itemprop="datePublished" content="2021-03-04T01:02:03Z"><meta property="og:title" content="">
<meta name="twitter:title" content="Judul"><meta name="content_Editor" content="Sari">
<link rel="canonical" href="https://kabarnusa.id/a/b/judul">"""


def test_fields_in_order_of_trust_without_repeats():
    head = read_metadata(parse(HEAD)[0])
    assert head.published == ("2021-03-04T01:02:03Z", "2021-03-04")
    assert (head.title, head.editor, head.page_title) == (("Judul",), ("Sari",), "Judul - Kabar")
    assert head.url == ("https://kabarnusa.id/a/b/judul",)


def test_addresses():
    head = read_metadata(parse(HEAD)[0])
    canonical = "https://kabarnusa.id/a/b/judul"
    assert find_address(None, head, LinkedArticle()) == canonical
    assert (
        find_address("https://kabarnusa.id/lain", head, LinkedArticle())
        == "https://kabarnusa.id/lain"
    )
    assert find_address("https://kabarnusa.id/a/b/judul/amp", head, LinkedArticle()) == canonical


def test_the_site_is_the_one_most_linked_to():
    own = '<a href="http://www.kabarnusa.id/1">a</a>' * 6
    other = '<a href="https://www.facebook.com/x">f</a>' * 9
    assert guess_home(parse(own + other)[0]) == "http://kabarnusa.id/"
    assert guess_home(parse(other)[0]) is None


def test_the_only_time_that_microdata_call_the_publication():
    one = "<abbr itemprop=datePublished title='2025-10-08T16:12:00+07:00'>16.12</abbr>"
    other = "<time itemprop=datePublished datetime='2025-10-07'>kemarin</time>"
    alone, _ = parse(f"<html><body>{one}</body></html>")
    both, _ = parse(f"<html><body>{one}{other}</body></html>")
    assert read_metadata(alone).published == ("2025-10-08T16:12:00+07:00",)
    assert read_metadata(both).published == ()


def test_fields_that_single_sites_name_in_their_own_way():
    head = """<meta name="dtk:author" content="Rina Sari">
    <meta name="dtk:namakanal" content="Pasar">
    <meta name="dtk:publishdate" content="2025/06/12 16:10:05">"""
    found = read_metadata(parse(f"<html><head>{head}</head></html>")[0])
    assert (found.author, found.section) == (("Rina Sari",), ("Pasar",))
    assert found.published == ("2025/06/12 16:10:05",)
