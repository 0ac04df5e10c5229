from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

import pipeline.extensions  # noqa: F401 - registers span._.value
from pipeline.stages.values.overlap import add_entities

VOCAB = spacy.blank("id").vocab


def _doc(n=8, sent_starts=(0,)):
    words = [f"w{i}" for i in range(n)]
    return Doc(VOCAB, words=words, sent_starts=[i in sent_starts for i in range(n)])


def _spans(doc, *spans):
    return [Span(doc, start, end, label=label) for start, end, label in spans]


def _ents(doc):
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents]


@pytest.mark.parametrize(
    ("there", "added", "left"),
    [
        ([], [(0, 2, "DATE")], [(0, 2, "DATE")]),
        # a learned name beats a longer rule
        ([(1, 2, "EVENT")], [(0, 4, "DATE")], [(1, 2, "EVENT")]),
        # the longer of two rules wins, whichever was there
        ([(1, 2, "DATE")], [(0, 4, "MONEY")], [(0, 4, "MONEY")]),
        ([(0, 4, "DATE")], [(1, 2, "MONEY")], [(0, 4, "DATE")]),
        # at equal length, the one that was there, then the earlier one
        ([(0, 2, "DATE")], [(1, 3, "MONEY")], [(0, 2, "DATE")]),
        ([], [(1, 3, "DATE"), (0, 2, "DATE")], [(0, 2, "DATE")]),
        ([], [(3, 5, "DATE"), (0, 2, "DATE")], [(0, 2, "DATE"), (3, 5, "DATE")]),
        # sentences start at 0 and 5
        ([], [(4, 6, "DATE"), (5, 6, "DATE")], [(5, 6, "DATE")]),
        ([], [(3, 3, "DATE")], []),
        # durations and counts give way, however long they are
        ([(0, 1, "DATE")], [(0, 3, "CARDINAL")], [(0, 1, "DATE")]),
        ([(0, 3, "DURATION")], [(2, 4, "DATE")], [(2, 4, "DATE")]),
        # a country belongs to its currency, but other names are their own
        ([(2, 3, "GPE")], [(0, 3, "MONEY")], [(0, 3, "MONEY")]),
        ([(2, 3, "ORG")], [(0, 3, "MONEY")], [(2, 3, "ORG")]),
        ([(0, 3, "GPE")], [(1, 4, "MONEY")], [(0, 3, "GPE")]),
    ],
)
def test_learned_names_beat_rules_then_the_longest_wins(there, added, left):
    doc = _doc(sent_starts=(0, 5))
    doc.ents = _spans(doc, *there)
    add_entities(doc, _spans(doc, *added))
    assert _ents(doc) == left


def test_what_was_known_of_an_entity_stays():
    doc = _doc()
    learned = Span(doc, 0, 2, label="GPE", kb_id="iso3166:ID")
    learned._.score = 0.5
    doc.ents = [learned]
    found = Span(doc, 3, 4, label="DATE")
    found._.value = "2022"
    add_entities(doc, [found])
    assert (doc.ents[0].kb_id_, doc.ents[0]._.score) == ("iso3166:ID", 0.5)
    assert doc.ents[1]._.value == "2022"


_SPAN = st.tuples(st.integers(0, 7), st.integers(1, 8), st.sampled_from(["DATE", "MONEY"]))


@given(st.lists(_SPAN.filter(lambda span: span[0] < span[1])))
def test_every_span_that_is_left_out_overlaps_one_that_is_as_long(spans):
    doc = _doc()
    add_entities(doc, _spans(doc, *spans))
    kept = _ents(doc)
    for start, end, _ in spans:
        assert any(s < end and start < e and e - s >= end - start for s, e, _ in kept)
