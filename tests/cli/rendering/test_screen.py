from __future__ import annotations

import pytest

from pipeline.cli.rendering.screen import render_document
from pipeline.records import Quote
from tests.cli.rendering.analysed import market
from tests.cli.rendering.shown import shown


def test_the_headline_comes_first_and_the_whole_fits_a_screen():
    lines = shown(render_document(market())).splitlines()
    assert lines[0] == "Sari Buka Pasar"
    assert lines[1] == "2025-08-21 09:00 WIB · Kabar"
    assert lines[3] == "BOGOR - Sari Dewi memberi 2500 rupiah . Harga turun , kata Sari ."
    assert len(lines) < 15


def test_names_are_coloured_and_underlined_in_the_text():
    seen = shown(render_document(market()), colour=True)
    assert "\x1b[4;38;2;179;89;0mSari Dewi\x1b[0m memberi" in seen
    assert "\x1b[4;38;2;15;138;106mBOGOR\x1b[0m" in seen


def test_entities_and_values_are_listed_once_with_what_is_known():
    listed = [line.split() for line in shown(render_document(market())).splitlines()]
    assert ["people", "Sari", "Dewi", "×2", "(Bupati)"] in listed
    assert ["places", "Bogor", "idn:32.71"] in listed
    assert ["amounts", "2500", "rupiah", "=", "2.500", "IDR"] in listed


def test_a_quotation_stands_behind_its_speaker_and_is_cut_to_a_line():
    doc = market()
    assert "Sari Dewi: “Harga turun”" in shown(render_document(doc))
    doc._.quotes = (Quote(0, 15, direct=False, speaker_text="sang bupati"), Quote(0, 15, True))
    narrow = shown(render_document(doc), width=22).splitlines()
    assert "sang bupati: Sari Buk…" in narrow
    assert "?: “Sari Buka Pasar”" in narrow


def test_what_was_left_out_is_counted_and_where_to_see_it_said():
    assert "left out: 1 related, 1 tags (--dropped shows it)" in shown(render_document(market()))
    assert "left out" not in shown(render_document(market(), hint=False))


def test_a_text_without_an_article_is_shown_too(fake_nlp):
    seen = shown(render_document(fake_nlp("Pejabat membantah kabar di Bogor.\n\nWarga diam.")))
    assert seen.startswith("Pejabat membantah kabar di Bogor.\n\nWarga diam.\n\npeople  Bogor")


def test_an_article_cannot_steer_the_terminal(fake_nlp):
    seen = shown(render_document(fake_nlp("Kabar \x1b[31m itu [bold]benar[/bold].")))
    assert "\x1b" not in seen
    assert "[bold]benar[/bold]" in seen


def test_an_empty_document_shows_nothing(fake_nlp):
    assert shown(render_document(fake_nlp(""))).strip() == ""


@pytest.mark.parametrize("label", ["PERSON", "NEW"])
def test_labels_that_are_not_known_are_listed_too(label):
    doc = market()
    ent = doc.ents[0]
    ent.label_ = label
    doc.ents = [ent]
    assert "Sari Dewi" in shown(render_document(doc)).split("\n\n")[-2]
