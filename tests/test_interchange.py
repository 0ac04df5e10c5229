"""A `Doc` is the same after a journey as bytes: what stages wrote on it, and its tables."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import srsly  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from pipeline.config import ModelConfig
from pipeline.interchange import decode, encode
from pipeline.records import Article, Dropped, Paragraph, Quote, Record
from pipeline.tables import Analysed, tabulate
from tests.fakes import load_fake_language

NLP = load_fake_language(ModelConfig())
TEXTS = st.lists(
    st.sampled_from(["Kabar", "Rina", "Bogor", "rumahnya", "membaca", ".", "!", "12", '"', "\n"]),
    min_size=1,
    max_size=30,
).map(" ".join)


def annotated(text: str) -> Doc:
    """A document with a value in every attribute."""
    doc = NLP(text)
    meta = {"rubrik": "Dunia", "harga": Decimal("1.5"), "lama": datetime(2024, 5, 1, tzinfo=UTC)}
    doc._.article = Article(
        Record("a", "a.txt", text=text, meta=meta),
        text,
        published=datetime(2025, 8, 21, 9, tzinfo=UTC),
        paragraphs=(Paragraph("body", 0, len(text)),),
        dropped=(Dropped(3, "Baca juga", "related"),),
        flags=("assumed_wib",),
    )
    doc._.quotes = (Quote(0, len(text) // 2, direct=True, cue="kata", speaker="Rina"),)
    for number, ent in enumerate(doc.ents):
        ent._.entity_id, ent._.canonical, ent._.role = number, ent.text, "bupati"
        ent._.value, ent._.unit, ent._.flags = "2025-08-21", "IDR", ("guessed", "range")
    return doc


def tables(doc: Doc) -> dict[str, list[dict[str, object]]]:
    made = tabulate([Analysed(doc._.article, doc=doc, lang="id", lang_score=0.5)])
    return {name: table.to_pylist() for name, table in made.items()}


@given(TEXTS)
def test_tables_are_equal_after_a_journey_as_bytes(text):
    doc = annotated(text)
    again = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    assert again._.article == doc._.article
    assert again._.quotes == doc._.quotes
    assert [ent._.flags for ent in again.ents] == [ent._.flags for ent in doc.ents]
    assert tables(again) == tables(doc)


def test_values_survive_pickle():
    doc = annotated("Kabar Rina di Bogor .")
    again = pickle.loads(pickle.dumps(doc))  # noqa: S301 - our own bytes
    assert tables(again) == tables(doc)


def test_values_survive_a_docbin():
    doc = annotated("Kabar Rina di Bogor .")
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(NLP.vocab)
    assert again._.quotes == doc._.quotes
    assert again._.article == doc._.article
    assert values(again) == values(doc)
    assert [token._.stem for token in again] == [token._.stem for token in doc]


def values(doc: Doc) -> list[tuple[object, object]]:
    return [(ent._.value, ent._.flags) for ent in doc.ents]


def test_quotes_are_spans_too():
    doc = annotated("Kabar Rina di Bogor .")
    assert [(span.text, span.label_) for span in doc.spans["quotes"]] == [("Kabar Rina", "direct")]
    again = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    assert [span.text for span in again.spans["quotes"]] == ["Kabar Rina"]


def test_processes_give_what_one_process_gives():
    texts = ["Kabar Rina di Bogor .", "Rina membaca ."]
    one = [tokens(doc) for doc in NLP.pipe(texts)]
    two = [tokens(doc) for doc in NLP.pipe(texts, n_process=2, batch_size=1)]
    assert one == two


def tokens(doc: Doc) -> list[tuple[str, str, object]]:
    return [(token.text, token.pos_, token._.stem) for token in doc]


@pytest.mark.parametrize("value", [1, "a", None, {"a": [1, 2]}, [{"b": None}]])
def test_other_values_stay_as_they_are(value):
    assert srsly.msgpack_loads(srsly.msgpack_dumps(value)) == value


def test_what_cannot_be_encoded_is_left_to_others():
    assert encode(3) == 3
    assert decode({"a": 1}) == {"a": 1}
