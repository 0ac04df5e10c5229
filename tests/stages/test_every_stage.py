"""What holds for every stage, and for the whole analysis on good and on odd documents."""

from __future__ import annotations

import dataclasses
import importlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from pipeline.nlp.load import LEARNED, STAGES
from pipeline.runs.check import check_output

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FACTORIES = PROJECT["entry-points"]["spacy_factories"]

# A sentence with something for every stage: word, UPOS, head within the sentence, relation, name.
SENTENCE = [
    ("“", "PUNCT", 3, "punct", ""),
    ("Kami", "PRON", 3, "nsubj", ""),
    ("akan", "AUX", 3, "aux", ""),
    ("datang", "VERB", 6, "ccomp", ""),
    (",", "PUNCT", 3, "punct", ""),
    ("”", "PUNCT", 3, "punct", ""),
    ("kata", "VERB", 6, "ROOT", ""),
    ("Presiden", "NOUN", 6, "nsubj", ""),
    ("Ratna", "PROPN", 7, "flat:name", "B-PERSON"),
    ("Widjaja", "PROPN", 8, "flat:name", "I-PERSON"),
    ("di", "ADP", 11, "case", ""),
    ("Estonia", "PROPN", 6, "obl", "B-GPE"),
    (",", "PUNCT", 13, "punct", ""),
    ("Kamis", "PROPN", 6, "obl", ""),
    ("(", "PUNCT", 15, "punct", ""),
    ("21/8/2025", "NUM", 13, "appos", ""),
    (")", "PUNCT", 15, "punct", ""),
    (",", "PUNCT", 19, "punct", ""),
    ("dengan", "ADP", 19, "case", ""),
    ("dana", "NOUN", 6, "obl", ""),
    ("Rp", "SYM", 19, "nmod", ""),
    ("2,5", "NUM", 20, "nummod", ""),
    ("miliar", "NUM", 21, "flat", ""),
    (".", "PUNCT", 6, "punct", ""),
]
GLUED = {"“", "datang", "Estonia", "(", "21/8/2025", ")", "miliar"}  # no blank after it


@cache
def blank_language() -> Language:
    return spacy.blank("id")


def make_doc(sentences: int) -> Doc:
    """*sentences* times `SENTENCE`, analysed by hand."""
    size = len(SENTENCE)
    columns = zip(*SENTENCE, strict=True)
    words, upos, heads, deps, names = (list(column) * sentences for column in columns)
    return Doc(
        blank_language().vocab,
        words=words,
        spaces=[
            word not in GLUED and following != "”"
            for word, following in zip(words, [*words[1:], ""], strict=True)
        ],
        pos=upos,
        lemmas=[word.lower() for word in words],
        heads=[head + size * (index // size) for index, head in enumerate(heads)],
        deps=deps,
        ents=[name or "O" for name in names],
        sent_starts=[index % size == 0 for index in range(len(words))],
    )


def blank_doc() -> Doc:
    vocab = blank_language().vocab
    return Doc(
        vocab, words=["\n\n", " ", "\t"], spaces=[False] * 3, sent_starts=[True, False, False]
    )


DOCS = {
    "empty": lambda: Doc(blank_language().vocab),
    "blank": blank_doc,
    "100 kB": lambda: make_doc(950),
}


def component(name: str):
    importlib.import_module(STAGES[name])
    return blank_language().create_pipe(name)


@pytest.mark.parametrize("name", FACTORIES)
def test_factory_is_registered(name):
    module, _, attribute = FACTORIES[name].partition(":")
    assert callable(getattr(importlib.import_module(module), attribute))
    assert spacy.registry.has("factories", name)
    assert Language.has_factory(name)


def test_every_component_is_an_entry_point():
    learned = {f"nusawarta_{name}" for name in LEARNED if name != "tokenizer"}
    assert set(FACTORIES) == {*learned, *STAGES}


@pytest.mark.parametrize("size", DOCS)
@pytest.mark.parametrize("name", STAGES)
def test_stage_takes_any_document(name, size):
    doc = DOCS[size]()
    text, words = doc.text, len(doc)
    assert size != "100 kB" or len(text) >= 100_000
    doc = component(name)(doc)
    assert (doc.text, len(doc)) == (text, words)


def test_stages_together_find_what_each_is_for():
    doc = make_doc(3)
    for name in STAGES:
        doc = component(name)(doc)
    found = {(ent.text, ent.label_, ent._.value) for ent in doc.ents}
    assert ("Kamis (21/8/2025)", "DATE", "2025-08-21") in found
    assert ("Rp 2,5 miliar", "MONEY", "2500000000") in found
    person, place = doc.ents[0], doc.ents[1]
    assert (person._.role, person._.canonical) == ("Presiden", "Ratna Widjaja")
    assert place.kb_id_ == "iso3166:EE"
    assert doc[3]._.stem == "datang"
    assert [quote.speaker for quote in doc._.quotes] == ["Ratna Widjaja"] * 3


@pytest.mark.models
def test_requirements_are_met_in_the_shipped_pipeline():
    nlp = pipeline.load()
    analysis = nlp.analyze_pipes()
    assert not any(analysis["problems"].values()), analysis["problems"]
    assert nlp.pipe_names[-len(STAGES) :] == list(STAGES)


ODD = {
    "empty": "",
    "blank": " \n\n\t ",
    "one character": "a",
    "emoji": "😀🎉👩‍👩‍👧🇮🇩",
    "control characters": "\x00Kabar\x07 baik dari\x1b[0m Bogor\x7f.\x85Itu\x0b benar.",
    "unbalanced quote": "“Kami datang, kata Presiden Ratna di Bogor.",
    "one long word": "kabar" * 2000,
}


def assert_offsets_hold(tables: Any) -> None:
    texts = tables["documents"].set_index("doc_id")["text"]
    for name in ("sentences", "tokens", "entities", "quotes"):
        for row in tables[name].itertuples():
            assert texts[row.doc_id][row.start : row.end] == row.text, (name, row)
    for row in tables["tokens"].itertuples():
        assert row.surface_start <= row.start < row.end <= row.surface_end
    for row in tables["paragraphs"].itertuples():
        piece = texts[row.doc_id][row.start : row.end]
        assert piece.strip() == piece
        assert piece


@pytest.mark.models
@pytest.mark.parametrize("mode", ["article", "none"])
def test_odd_texts_are_documents(mode, real_config):
    config = dataclasses.replace(real_config, clean=mode, lang="any")
    records = [pipeline.Record(name, "odd.txt", text=text) for name, text in ODD.items()]
    tables = pipeline.enrich(records, config=config)
    assert tables["failures"].to_dict("records") == []
    assert tables["documents"]["doc_id"].tolist() == list(ODD)
    for name in ("sentences", "tokens", "entities", "quotes"):
        counts = tables[name].groupby("doc_id").size()
        for row in tables["documents"].itertuples():
            assert getattr(row, f"n_{name}") == counts.get(row.doc_id, 0)
    sizes = tables["documents"].set_index("doc_id")["n_tokens"]
    assert (sizes["empty"], sizes["blank"], sizes["one character"]) == (0, 0, 1)
    if mode == "article":
        assert_offsets_hold(tables)


@pytest.mark.models
@pytest.mark.slow
def test_a_long_text_without_a_line_break(real_config):
    text = "Warga Bogor menunggu bus di halte sejak pagi tadi. " * 1_000
    tables = pipeline.enrich([text], config=real_config)
    assert tables["failures"].empty
    assert len(text) > 50_000
    assert tables["documents"]["n_tokens"].tolist()[0] >= 9_000
    assert tables["sentences"]["end"].max() == len(text.strip())


@pytest.mark.models
def test_sample_output_is_whole(sample_output):
    report = check_output(sample_output)
    assert report.problems == ()
    assert report.facts["failures"] == "0"
    assert report.facts["documents"] == "60"


@pytest.mark.models
def test_offsets_of_the_samples_slice_back(sample_output):
    names = ("documents", "paragraphs", "sentences", "tokens", "entities", "quotes")
    tables = {name: pd.read_parquet(sample_output / name) for name in names}
    assert all(len(table) for table in tables.values())
    assert_offsets_hold(tables)
