from __future__ import annotations

from datetime import date

import pytest
from spacy.tokens import Span

from pipeline.records import Article, Paragraph, Record
from pipeline.tables import Analysed, tabulate


def rows(doc, paragraphs=()):
    article = Article(Record("a", "a.txt"), doc.text, paragraphs=paragraphs)
    return tabulate([Analysed(article, doc, "id", 0.5)])["entities"].to_pylist()


@pytest.mark.parametrize(
    ("label", "value", "number", "days"),
    [
        ("MONEY", "2500000", 2500000.0, (None, None)),
        ("PERCENT", "-2.5", -2.5, (None, None)),
        ("MONEY", "5/10", None, (None, None)),
        ("CARDINAL", "50", 50.0, (None, None)),
        ("DURATION", "P7D", None, (None, None)),
        ("DATE", "2025", None, (date(2025, 1, 1), date(2025, 12, 31))),
        ("DATE", "2024-02", None, (date(2024, 2, 1), date(2024, 2, 29))),
        ("DATE", "2025-W34", None, (date(2025, 8, 18), date(2025, 8, 24))),
        ("DATE", "2025-08-21", None, (date(2025, 8, 21), date(2025, 8, 21))),
        ("DATE", "2025-08-30/2025-09-02", None, (date(2025, 8, 30), date(2025, 9, 2))),
        ("DATE", "1990/1999", None, (date(1990, 1, 1), date(1999, 12, 31))),
        ("TIME", "2025-08-21T20:30+07:00", None, (date(2025, 8, 21), date(2025, 8, 21))),
        ("TIME", "T20:30", None, (None, None)),
        ("DATE", None, None, (None, None)),
    ],
)
def test_values_as_numbers_and_days(fake_nlp, label, value, number, days):
    doc = fake_nlp("Kabar baik")
    ent = Span(doc, 0, 1, label=label)
    ent._.value = value
    doc.ents = [ent]
    (row,) = rows(doc)
    assert row["value_number"] == number
    assert (row["value_start"], row["value_end"]) == days


def test_a_mention_knows_the_kind_of_its_paragraph(fake_nlp):
    doc = fake_nlp("Judul ini\n\nBOGOR - Kabar baik")
    paragraphs = (
        Paragraph("headline", 0, 9),
        Paragraph("dateline", 11, 16),
        Paragraph("body", 19, 29),
    )
    doc.ents = [doc.char_span(*at, label="ORG") for at in ((0, 5), (11, 16), (19, 24))]
    kinds = [row["par_kind"] for row in rows(doc, paragraphs)]
    assert kinds == ["headline", "dateline", "body"]
    assert [row["par_kind"] for row in rows(doc)] == [None] * 3


def test_durations_and_counts_are_rows_but_not_counted(fake_nlp):
    doc = fake_nlp("Kabar baik dari Bogor")
    doc.ents = [Span(doc, n, n + 1, label=label) for n, label in enumerate(("DURATION", "ORG"))]
    tables = tabulate([Analysed(Article(Record("a", "a.txt"), doc.text), doc, "id", 0.5)])
    assert tables["entities"].num_rows == 2
    assert tables["documents"]["n_entities"].to_pylist() == [1]
