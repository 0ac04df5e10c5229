"""The page as a whole; how it behaves in a browser is in `tests.browser`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from pipeline.errors import ConfigError, InputError
from pipeline.views.report.report import write_report
from tests.views.outputs import write_output
from tests.views.report.press import press_output


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    write_report(press_output(folder / "surat kabar"), folder / "report.html")
    return folder / "report.html"


@pytest.fixture(scope="module")
def page(file):
    return html.fromstring(file.read_text(encoding="utf-8"))


def rows(page, caption: str) -> list[list[str]]:
    (found,) = page.xpath(f"//table[caption[starts-with(., '{caption}')]]")
    return [[cell.text_content() for cell in row] for row in found.xpath("./tbody/tr")]


def test_every_section_is_there_named_and_linked(page):
    links = [link.attrib["href"][1:] for link in page.xpath("//nav//a")]
    sections = page.xpath("//main/section")
    assert [section.attrib["id"] for section in sections] == links
    assert len(links) == 10
    for section in sections:
        (heading,) = page.xpath(f"//*[@id='{section.attrib['aria-labelledby']}']")
        assert heading.tag == "h2"


def test_it_needs_no_other_file(file):
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href)=\"(?!#|data:,\")|url\(|@import|https?://(?!www\.w3)", text)
    assert "default-src 'none'" in text


def test_the_title_says_how_many_articles_and_from_when(page):
    assert page.xpath("//h1/text()") == ["60 articles, 2025-01 to 2026-02"]
    assert page.xpath("/html/head/title/text()") == [
        "surat kabar: 60 articles, 2025-01 to 2026-02 · nusawarta"
    ]


def test_addresses_of_articles_are_links_and_nothing_else(tmp_path):
    address = "https://contoh.id/?a=1&b=<2>"
    write_report(press_output(tmp_path / "out", url=address), tmp_path / "a.html")
    page = html.fromstring((tmp_path / "a.html").read_text(encoding="utf-8"))
    outward = page.xpath("//@*[contains(., 'contoh.id')]")
    assert {(link.getparent().tag, link.attrname, str(link)) for link in outward} == {
        ("a", "href", address)
    }
    titles = page.xpath("//*[@class='voice']//span/a/text()")
    assert titles
    assert set(titles) <= {f"Pasar <{number}>" for number in range(60)}


def test_screen_readers_find_landmarks_captions_and_names(page):
    assert {"header", "nav", "main"} <= {element.tag for element in page.iter()}
    assert page.xpath("//html/@lang") == ["en"]
    assert len(page.xpath("//table")) == len(page.xpath("//table/caption[normalize-space()]"))
    assert not page.xpath("//svg[not(@aria-label) or @role!='img']")
    assert not page.xpath("//input[not(@id=//label/@for)]")
    assert page.xpath("//a[@class='skip']/@href") == ["#main"]
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)


def test_what_came_in_and_what_did_not(page):
    cards = dict(zip(page.xpath("//dt/text()"), page.xpath("//dd/text()"), strict=True))
    assert (cards["documents"], cards["words"], cards["inputs that failed"]) == ("60", "720", "1")
    assert rows(page, "Outlets")[0][:2] == ["Kabar 0", "20"]
    assert rows(page, "Inputs that failed") == [
        ["InputError", "read", "1", "a<b>.txt", "no <text>"]
    ]
    assert rows(page, "Parts of pages")[0] == ["related", "60", "60", "Baca juga: <Lain>"]
    assert "1 documents repeat an earlier one." in page.text_content()


def test_the_first_screen_says_who_is_named_and_leads_there(page):
    lines = {
        line.xpath("./a/text()")[0]: line.text_content()
        for line in page.xpath("//ul[@class='glance']/li")
    }
    assert "Budi Santoso 0 (12 documents), " in lines["People"]
    assert "Dinas Pasar & Kota (60 documents)" in lines["Organisations"]
    assert "Sari Dewi 0 (5 quotations), " in lines["Voices"]
    assert "Rp2 juta, in “Pasar <0>”" in lines["Largest sum"]
    ids = set(page.xpath("//@id"))
    assert {link[1:] for link in page.xpath("//ul[@class='glance']/li/a/@href")} <= ids


def test_people_organisations_and_places_are_apart(page):
    people = rows(page, "People")
    assert people[0][:2] == ["Budi Santoso 0", "12"]
    assert people[5][:2] == ["Sari Dewi 0Bupati", "5"]
    assert not {row[0] for row in people} & {row[0] for row in rows(page, "Places")}
    assert rows(page, "Organisations")[0][0] == "Dinas Pasar & Kota"
    assert page.xpath("//table[caption='People']//svg")


def test_places_speakers_ties_and_sums(page):
    assert len(page.xpath("//svg[@class='map']//circle")) == 4
    assert rows(page, "Speakers with")[0][:2] == ["Sari Dewi 0Bupati", "5"]
    assert rows(page, "The strongest ties")[0][2:] == ["12", "12"]
    assert rows(page, "The largest sums") == [
        ["Rp2 juta", "2.000.000", rows(page, "The largest sums")[0][2], "Pasar <0>"]
    ]
    assert rows(page, "Sums in rupiah")[0][:2] == ["Rp1 juta to Rp10 juta", "60"]


def test_ten_articles_with_names_and_quotations(page):
    articles = page.xpath("//details")
    assert len(articles) == 10
    assert len(page.xpath("//details[@open]")) == 1
    marks = [mark.text for mark in articles[0].iter("mark")]
    assert "Rp2 juta" in marks
    assert articles[0].xpath(".//ul/li/b/text()")[0].startswith("Sari Dewi")


def test_the_search_has_all_entities_of_a_small_output(page):
    entities = json.loads(page.xpath("//script[@id='entities']")[0].text)
    assert len(entities) == 12 + 5 + 1 + 4
    assert entities[0][:4] == ["Dinas Pasar & Kota", "ORG", 60, 60]


def test_an_output_without_documents_has_a_report_too(tmp_path):
    write_report(write_output(tmp_path / "out"), tmp_path / "a.html")
    page = html.fromstring((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert page.xpath("//dd/text()") == ["0"] * 6
    assert len(page.xpath("//main/section")) == 10


def test_it_works_in_little_memory_and_leaves_nothing_behind(tmp_path):
    out = press_output(tmp_path / "out", documents=600)
    before = sorted(out.rglob("*"))
    write_report(out, tmp_path / "a.html", memory_limit="64MB", threads=1)
    assert sorted(out.rglob("*")) == before


@pytest.mark.parametrize("what", ["unfinished", "damaged"])
def test_what_cannot_be_read_is_named(tmp_path, what):
    out = press_output(tmp_path / "out", documents=3)
    if what == "unfinished":
        (out / "manifest.json").unlink()
    else:
        (out / "quotes" / "part-00000.parquet").write_bytes(b"no parquet")
    message = "not the output of a run" if what == "unfinished" else "cannot make the report"
    with pytest.raises(InputError, match=message):
        write_report(out, tmp_path / "a.html")
    assert not (tmp_path / "a.html").exists()


def test_a_page_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(ConfigError, match="cannot write"):
        write_report(press_output(tmp_path / "out", documents=3), tmp_path / "tidak" / "ada.html")


def test_the_corrections_of_the_run_count(tmp_path):
    out = press_output(tmp_path / "out", documents=6)
    (out / "_state" / "corrections.toml").write_text('never = ["Kota Bogor"]', encoding="utf-8")
    write_report(out, tmp_path / "a.html")
    page = html.fromstring((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert "Kota Bogor" not in {row[0] for row in rows(page, "Places")}
