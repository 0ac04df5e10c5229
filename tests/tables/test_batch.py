from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from pipeline.extensions import set_surface
from pipeline.records import Article, Dropped, Paragraph, Quote, Record
from pipeline.schema import SCHEMAS
from pipeline.tables import Analysed, concat, empty_tables, tabulate


def _article(text, doc_id="a", **fields):
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph("body", start, start + len(line)))
        start += len(line) + 1
    return Article(Record(doc_id, "a.txt"), text, paragraphs=tuple(paragraphs), **fields)


def _tables(doc, **fields):
    return tabulate([Analysed(_article(doc.text, **fields), doc, "id", 0.5)])


def _rows(table):
    return table.to_pylist()


@pytest.fixture
def doc(fake_nlp):
    """Two paragraphs with a blank line between; the heads cross a whitespace token."""
    words = ["Kabar", "baik", "\n\n", "Penghuni", "nya", "di", "Bogor", ".", "\n"]
    doc = Doc(
        fake_nlp.vocab,
        words=words,
        spaces=[True, False, False, False, True, True, False, False, False],
        pos=["NOUN", "ADJ", "SPACE", "NOUN", "PRON", "ADP", "PROPN", "PUNCT", "SPACE"],
        morphs=["Number=Sing", "", "", "", "", "", "", "", ""],
        lemmas=["kabar", "baik", "", "huni", "nya", "di", "Bogor", ".", ""],
        heads=[0, 0, 1, 3, 3, 6, 3, 3, 7],
        deps=["ROOT", "amod", "dep", "root", "det", "case", "nmod", "punct", "dep"],
    )
    set_surface(doc, 3, 12, 23)
    set_surface(doc, 4, 12, 23)
    for token in doc:
        token._.stem = None if token.pos_ in {"PUNCT", "SPACE"} else token.lower_
    return doc


def test_whitespace_is_no_row_and_heads_are_renumbered(doc):
    tokens = _tables(doc)["tokens"].to_pydict()
    assert tokens["text"] == ["Kabar", "baik", "Penghuni", "nya", "di", "Bogor", "."]
    assert tokens["token_id"] == list(range(7))
    assert tokens["head"] == [0, 0, 2, 2, 5, 2, 2]
    assert tokens["deprel"] == ["root", "amod", "root", "det", "case", "nmod", "punct"]
    assert tokens["sent_id"] == [0, 0, 1, 1, 1, 1, 1]


def test_token_columns(doc):
    tokens = _tables(doc)["tokens"].to_pydict()
    assert tokens["feats"] == ["Number=Sing"] + [None] * 6
    assert tokens["lemma"][:3] == ["kabar", "baik", "huni"]
    assert tokens["stem"][5:] == ["bogor", None]
    assert tokens["is_stop"] == [False, True, False, False, True, False, False]
    spans = zip(tokens["surface_start"], tokens["surface_end"], strict=True)
    assert [doc.text[start:end] for start, end in spans][1:5] == [
        "baik",
        "Penghuninya",
        "Penghuninya",
        "di",
    ]


def test_sentences_are_trimmed_and_know_their_paragraph(doc):
    assert _rows(_tables(doc)["sentences"]) == [
        {
            "doc_id": "a",
            "sent_id": 0,
            "par_id": 0,
            "start": 0,
            "end": 10,
            "text": "Kabar baik",
            "n_tokens": 2,
        },
        {
            "doc_id": "a",
            "sent_id": 1,
            "par_id": 1,
            "start": 12,
            "end": 33,
            "text": "Penghuninya di Bogor.",
            "n_tokens": 5,
        },
    ]


def test_a_word_below_whitespace_alone_becomes_a_root(fake_nlp):
    doc = Doc(
        fake_nlp.vocab,
        words=["\n", "Kabar", "\t", "baik"],
        spaces=[False] * 4,
        heads=[0, 0, 1, 2],
        deps=["ROOT", "dep", "dep", "dep"],
    )
    assert _tables(doc)["tokens"]["head"].to_pylist() == [0, 0]


def test_entities(doc):
    ent = Span(doc, 6, 7, label="GPE", kb_id="idn:32.71")
    ent._.score, ent._.entity_id, ent._.canonical = 0.98765, 3, "Kota Bogor"
    ent._.flags = ("ambigu",)
    other = Span(doc, 0, 1, label="DATE")
    other._.value, other._.unit = "2022", "%"
    doc.ents = [ent, other]
    first, second = _rows(_tables(doc)["entities"])
    assert (first["text"], first["value"], first["unit"], first["score"]) == (
        "Kabar",
        "2022",
        "%",
        None,
    )
    assert (first["kb"], first["kb_id"], first["flags"]) == (None, None, [])
    assert second == {
        "doc_id": "a",
        "ent_id": 1,
        "sent_id": 1,
        "par_kind": "body",
        "start": 27,
        "end": 32,
        "text": "Bogor",
        "label": "GPE",
        "entity_id": 3,
        "canonical": "Kota Bogor",
        "role": None,
        "kb": "idn",
        "kb_id": "32.71",
        "wikidata": "Q10393",
        "lat": pytest.approx(-6.6, abs=0.1),
        "lon": pytest.approx(106.8, abs=0.1),
        "value": None,
        "value_number": None,
        "value_start": None,
        "value_end": None,
        "unit": None,
        "score": pytest.approx(0.988),
        "flags": ["ambigu"],
    }


def test_quotes(doc):
    doc._.quotes = (
        Quote(0, 10, direct=True),
        Quote(24, 32, False, "kata", 12, 23, 1, "Penghuni", "Penghuninya", "person"),
    )
    tables = _tables(doc)
    first, second = _rows(tables["quotes"])
    assert (first["text"], first["sent_id"], first["speaker"]) == ("Kabar baik", 0, None)
    assert second == {
        "doc_id": "a",
        "quote_id": 1,
        "sent_id": 1,
        "start": 24,
        "end": 32,
        "text": "di Bogor",
        "speaker_start": 12,
        "speaker_end": 23,
        "speaker_entity_id": 1,
        "speaker": "Penghuni",
        "speaker_text": "Penghuninya",
        "speaker_kind": "person",
        "cue": "kata",
        "direct": False,
    }
    assert tables["documents"]["n_quotes"].to_pylist() == [2]


def test_documents_keep_the_local_day_of_publication():
    wib = timezone(timedelta(hours=7))
    record = Record("a", "x/a.jsonl", meta={"rubrik": "Dunia", "n": float("nan")})
    article = Article(
        record,
        "",
        title="Judul",
        published=datetime(2022, 2, 3, 1, 30, tzinfo=wib),
        dropped=(Dropped(4, "Tags", "tags"),),
        flags=("assumed_wib",),
    )
    (row,) = _rows(tabulate([Analysed(article, None, "ms", 0.25)])["documents"])
    assert row["published_at"] == datetime(2022, 2, 2, 18, 30, tzinfo=UTC)
    assert row["published_date"] == date(2022, 2, 3)
    assert row["published_offset_minutes"] == 420
    assert row["dropped"] == [{"at": 4, "text": "Tags", "reason": "tags"}]
    assert (row["notes"], row["meta"]) == (["assumed_wib"], '{"rubrik": "Dunia", "n": null}')
    assert (row["path"], row["lang"], row["lang_score"]) == ("x/a.jsonl", "ms", 0.25)
    assert (row["n_sentences"], row["n_tokens"], row["n_entities"]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("published", "notes"),
    [(datetime(2020, 3, 10, tzinfo=UTC), ["date_only", "date_disputed"]), (None, ["date_only"])],
)
def test_a_publication_time_that_the_text_contradicts_is_noted(fake_nlp, published, notes):
    doc = fake_nlp("Rapat digelar kemarin .")
    day = Span(doc, 2, 3, label="DATE")
    day._.value, day._.flags = "2023-12-26", ("anchor_from_text",)
    doc.ents = [day]
    (row,) = _rows(_tables(doc, published=published, flags=("date_only",))["documents"])
    assert row["notes"] == notes


def test_a_publication_time_without_zone_is_refused():
    article = Article(Record("a", "a.txt"), "", published=datetime(2022, 2, 3, 1, 30))
    with pytest.raises(ValueError, match="no time zone"):
        tabulate([Analysed(article)])


def test_numbers_start_anew_in_every_document(fake_nlp):
    text = "Kabar satu. Kabar dua di Bogor."
    batch = [Analysed(_article(text, doc_id), fake_nlp(text)) for doc_id in "ab"]
    tables = tabulate(batch)
    for name, number in (("tokens", "token_id"), ("sentences", "sent_id"), ("entities", "ent_id")):
        rows = _rows(tables[name])
        half = len(rows) // 2
        assert [row["doc_id"] for row in rows] == ["a"] * half + ["b"] * half
        assert [row[number] for row in rows] == [*range(half), *range(half)]
    assert concat([tabulate(batch[:1]), tabulate(batch[1:])])["tokens"].equals(tables["tokens"])


def test_no_documents_give_the_empty_tables():
    tables = tabulate([])
    assert {name: table.schema for name, table in tables.items()} == SCHEMAS
    assert all(tables[name].equals(table) for name, table in empty_tables().items())


_ODD = st.sampled_from("aB9 .,\n\t-!\u00a0😀é\u200b") | st.characters(codec="utf-8")


@given(text=st.text(_ODD, max_size=60))
def test_offsets_slice_back_to_the_text(fake_nlp, text):
    tables = tabulate([Analysed(_article(text), fake_nlp(text))])
    for name in ("tokens", "sentences", "entities"):
        for row in _rows(tables[name]):
            assert text[row["start"] : row["end"]] == row["text"] != ""
    tokens = tables["tokens"].to_pydict()
    covered = "".join(text[s:e] for s, e in zip(tokens["start"], tokens["end"], strict=True))
    assert covered == "".join(text.split())
    counts = tables["sentences"].to_pydict()["n_tokens"]
    assert [tokens["sent_id"].count(n) for n in range(len(counts))] == counts
    for number, head in enumerate(tokens["head"]):
        assert tokens["sent_id"][head] == tokens["sent_id"][number]
