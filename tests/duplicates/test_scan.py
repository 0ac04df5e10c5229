from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.duplicates.scan import (
    SIGNATURE_SCHEMA,
    signature_table,
    signature_table_of,
)
from pipeline.records import Article, Paragraph, Record
from pipeline.tables import Analysed, tabulate
from tests.duplicates.agency_copies import PARAGRAPHS, text_of

KINDS = st.sampled_from(["headline", "dateline", "heading", "body"])


def as_article(number: int, pieces: list[tuple[Any, str]]) -> Article:
    text, paragraphs = "", []
    for kind, piece in pieces:
        paragraphs.append(Paragraph(kind, len(text), len(text) + len(piece)))
        text += piece + "\n"
    return Article(Record(f"d{number}", "k.jsonl", number), text, paragraphs=tuple(paragraphs))


def test_one_row_for_each_document_that_has_words():
    bodies = [text_of(PARAGRAPHS), "", "Pendek saja"]
    table = signature_table(as_article(n, [("body", body)]) for n, body in enumerate(bodies))
    assert table.schema.equals(SIGNATURE_SCHEMA)
    assert table.column("doc_id").to_pylist() == ["d0", "d2"]
    assert table.column("hashes").null_count == 1


def test_only_the_body_is_compared():
    pieces = [("headline", "JUDUL"), ("dateline", "JAKARTA -"), ("body", "Isi."), ("body", "Dua.")]
    assert as_article(0, pieces).body == "Isi.\nDua."


@given(st.lists(st.lists(st.tuples(KINDS, st.text(st.characters(exclude_categories=["Cs"]))))))
def test_tables_are_signed_as_the_articles_they_were_made_of(bodies):
    articles = [as_article(number, pieces) for number, pieces in enumerate(bodies)]
    tables = tabulate([Analysed(article) for article in articles])
    assert signature_table_of(tables).equals(signature_table(articles))
