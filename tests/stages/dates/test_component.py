from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import spacy
from spacy.language import Language
from spacy.tokens import Span

from pipeline.records import Article, Dropped, Record
from pipeline.stages.dates.component import create_dates
from pipeline.stages.dates.undated import year_of_copyright

WIB = timezone(timedelta(hours=7))


def make_nlp() -> Language:
    nlp = spacy.blank("xx")
    nlp.add_pipe("nusawarta_dates")
    return nlp


def published_doc(nlp, text, published=datetime(2025, 10, 22, tzinfo=WIB)):
    doc = nlp.make_doc(text)
    doc._.article = Article(Record("a", "a.txt"), text, published=published)
    return doc


def test_component_counts_from_publication():
    nlp = make_nlp()
    doc = nlp(published_doc(nlp, "Kemarin hujan, Rabu (22/10) pukul 20.30 WIB reda."))
    assert [(e.text, e.label_, e._.value) for e in doc.ents] == [
        ("Kemarin", "DATE", "2025-10-21"),
        ("Rabu (22/10) pukul 20.30 WIB", "TIME", "2025-10-22T20:30+07:00"),
    ]


def test_without_article_or_publication():
    nlp = make_nlp()
    assert [e._.value for e in nlp("Kemarin hujan").ents] == [None]
    doc = nlp(published_doc(nlp, "Kemarin hujan, 3 Mei 2025 reda", published=None))
    assert [e._.value for e in doc.ents] == ["2025-05-02", "2025-05-03"]
    assert doc.ents[0]._.flags == ("anchor_from_text",)


def test_learned_names_keep_their_years():
    nlp = make_nlp()
    doc = nlp.make_doc("Djakarta Warehouse Project 2017 digelar 2018")
    doc.ents = [Span(doc, 0, 4, label="EVENT")]
    doc = nlp.get_pipe("nusawarta_dates")(doc)
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Djakarta Warehouse Project 2017", "EVENT"),
        ("2018", "DATE"),
    ]


def test_no_entity_crosses_a_sentence():
    nlp = make_nlp()
    doc = nlp.make_doc("Hari ini Rabu")
    doc[0].is_sent_start, doc[1].is_sent_start, doc[2].is_sent_start = True, True, False
    doc = nlp.get_pipe("nusawarta_dates")(doc)
    assert all(not token.is_sent_start for ent in doc.ents for token in ent[1:])


def test_pipeline_is_consistent_and_empty_docs_pass():
    nlp = make_nlp()
    assert nlp.analyze_pipes()["problems"] == {"nusawarta_dates": []}
    for text in ("", " \n "):
        assert not nlp(text).ents
    assert callable(create_dates)


def test_thousands_of_mentions_in_one_document():
    nlp = make_nlp()
    doc = nlp(published_doc(nlp, "Ia datang Rabu (22/10) sore itu. " * 5000))
    assert len(doc.ents) == 5000


def test_the_year_of_an_undated_article_stands_in_its_notice():
    nlp = make_nlp()
    doc = published_doc(nlp, "Rabu (24/12) banjir surut. Kemarin hujan.", published=None)
    assert [e._.value for e in nlp(doc).ents] == [None, None]
    doc = published_doc(nlp, "Rabu (24/12) banjir surut. Kemarin hujan.", published=None)
    notice = Dropped(9, "Copyright © KABAR 2025 Dilarang keras mengambil konten", "byline")
    doc._.article = replace(doc._.article, dropped=(notice,))
    assert [e._.value for e in nlp(doc).ents] == ["2025-12-24", "2025-12-23"]
    doc = published_doc(
        nlp, "Konvensi itu berlaku 29 April 1997. Kini 30 November.", published=None
    )
    doc._.article = replace(doc._.article, dropped=(notice,))
    assert [e._.value for e in nlp(doc).ents] == ["1997-04-29", None]  # not of 1997
    assert year_of_copyright(["Copyright © 2010-2025 KABAR"]) is None
