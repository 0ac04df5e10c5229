from __future__ import annotations

import spacy

from pipeline.stages.amounts.component import create_amounts


def test_component_sets_value_and_unit():
    nlp = spacy.blank("xx")
    nlp.add_pipe("nusawarta_amounts")
    doc = nlp("Ia membayar Rp 2,5 juta untuk 3 kg ikan.")
    assert [(e.text, e.label_, e._.value, e._.unit) for e in doc.ents] == [
        ("Rp 2,5 juta", "MONEY", "2500000", "IDR"),
        ("3 kg", "QUANTITY", "3", "kg"),
    ]


def test_a_time_keeps_its_value_where_a_duration_has_its_form():
    nlp = spacy.blank("xx")
    nlp.add_pipe("nusawarta_dates")
    nlp.add_pipe("nusawarta_amounts")
    doc = nlp("Toko tutup sepuluh malam, lalu mereka menginap sepuluh malam.")
    assert [(e.label_, e._.value) for e in doc.ents] == [("TIME", "T22:00"), ("DURATION", "P10D")]


def test_cents_keep_their_value_where_a_count_has_their_form():
    nlp = spacy.blank("xx")
    nlp.add_pipe("nusawarta_amounts")
    doc = nlp("Minyak naik 45 sen menjadi US$ 65.")
    assert [(e.label_, e._.value) for e in doc.ents] == [("MONEY", "0.45"), ("MONEY", "65")]


def test_pipeline_is_consistent_and_empty_docs_pass():
    nlp = spacy.blank("xx")
    nlp.add_pipe("nusawarta_amounts")
    assert nlp.analyze_pipes()["problems"] == {"nusawarta_amounts": []}
    for text in ("", " \n "):
        assert not nlp(text).ents


def test_factory_is_registered_by_its_module():
    assert spacy.Language.get_factory_meta("nusawarta_amounts").assigns == [
        "doc.ents",
        "span._.value",
        "span._.unit",
        "span._.flags",
    ]
    assert callable(create_amounts)
