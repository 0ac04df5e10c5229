"""A `Doc` as the analysis would leave it, written by hand."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import spacy
from spacy.tokens import Doc, Span

import pipeline.extensions  # noqa: F401 - registers the attributes
from pipeline.records import Article, Dropped, Paragraph, Quote, Record

VOCAB = spacy.blank("xx").vocab
WIB = timezone(timedelta(hours=7), "WIB")
HEADLINE = "Sari Buka Pasar"
TEXT = f"{HEADLINE}\n\nBOGOR -\nSari Dewi memberi 2500 rupiah . Harga turun , kata Sari ."


def market() -> Doc:
    """An article of two names, an amount and a quotation."""
    words = TEXT.replace("\n\n", " \n\n ").replace("-\n", "- \n ").split(" ")
    spaces = [index + 1 < len(words) and not _breaks(words, index) for index in range(len(words))]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        pos=["PROPN"] * len(words),
        lemmas=[word.lower() for word in words],
        heads=[0] * len(words),
        deps=["ROOT", *["dep"] * (len(words) - 1)],
    )
    assert doc.text == TEXT
    doc.ents = [
        _ent(doc, "Sari", "PERSON", entity_id=0, canonical="Sari Dewi"),
        _ent(doc, "BOGOR", "GPE", entity_id=1, canonical="Bogor", kb_id="idn:32.71"),
        _ent(doc, "Sari Dewi", "PERSON", entity_id=0, canonical="Sari Dewi", role="Bupati"),
        _ent(doc, "2500 rupiah", "MONEY", value="2500", unit="IDR"),
    ]
    start = TEXT.index("Harga")
    doc._.quotes = (Quote(start, start + 11, direct=True, cue="kata", speaker="Sari Dewi"),)
    doc._.article = Article(
        Record("a", "a.txt"),
        TEXT,
        title=HEADLINE,
        published=datetime(2025, 8, 21, 9, 0, tzinfo=WIB),
        source="Kabar",
        paragraphs=(
            Paragraph("headline", 0, 15),
            Paragraph("dateline", 17, 24),
            Paragraph("body", 25, len(TEXT)),
        ),
        dropped=(Dropped(9, "Baca juga: Lain", "related"), Dropped(10, "Tags", "tags")),
    )
    return doc


def _breaks(words: list[str], index: int) -> bool:
    return "\n" in words[index] or "\n" in words[index + 1]


def _ent(doc: Doc, text: str, label: str, *, kb_id: str = "", **values: object) -> Span:
    at = TEXT.index(text)
    ent = doc.char_span(at, at + len(text), label=label, kb_id=kb_id)
    assert ent is not None, text
    for name, value in values.items():
        setattr(ent._, name, value)
    return ent
