from __future__ import annotations

import json

from pipeline.cli.rendering.facts import document_json
from tests.cli.rendering.analysed import market


def test_the_rows_of_the_tables_that_are_about_the_document(fake_articles):
    doc = market()
    rows = json.loads(document_json(doc._.article, doc))
    assert list(rows) == ["documents", "paragraphs", "sentences", "tokens", "entities", "quotes"]
    (document,) = rows["documents"]
    assert (document["published_date"], document["lang"]) == ("2025-08-21", "id")
    assert [ent["canonical"] for ent in rows["entities"]][:2] == ["Sari Dewi", "Bogor"]


def test_without_an_analysis_only_how_it_was_cut(fake_articles):
    rows = json.loads(document_json(market()._.article))
    assert list(rows) == ["documents", "paragraphs"]
    assert rows["documents"][0]["dropped"][0]["reason"] == "related"
