from __future__ import annotations

from pipeline.cli.rendering.words import render_tokens, render_trees
from tests.cli.rendering.shown import shown

TEXT = "Pejabat membantah kabar di Bogor.\n\nPenghuninya diam."


def test_a_table_of_words_with_lemma_stem_tag_and_head(fake_nlp):
    rows = [line.split() for line in shown(render_tokens(fake_nlp(TEXT))).splitlines()]
    assert ["2", "membantah", "membantah", "bantah", "VERB", "1", "Pejabat", "dep"] in rows
    assert ["1", "Penghuni", "penghuni", "huni", "NOUN", "0", "root"] in rows
    assert ["0", "Pejabat", "membantah", "kabar", "di", "Bogor."] in rows


def test_a_word_stands_under_its_head_in_the_tree(fake_nlp):
    lines = [line.strip() for line in shown(render_trees(fake_nlp(TEXT))).splitlines()]
    start = lines.index("Pejabat  NOUN root")
    assert lines[start + 1] == "├── membantah  VERB dep"
    assert lines[start + 5] == "└── .  PUNCT dep"


def test_a_document_without_words_has_neither(fake_nlp):
    assert shown(render_tokens(fake_nlp(" \n"))).strip() == ""
    assert shown(render_trees(fake_nlp(""))).strip() == ""
