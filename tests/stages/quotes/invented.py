"""Invented texts as documents: names by hand, no model."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from pipeline.records import Quote
from pipeline.stages.quotes.component import create_quotes

NLP = spacy.blank("id")
FINDER = create_quotes(NLP, "quotes")
PEOPLE = ("Budi Santoso", "Budi", "Sari Dewi", "Sari", "Anton")
CLUSTERS = {"Budi": "Budi Santoso", "Sari": "Sari Dewi"}

Facts = tuple[str, str | None, str | None, str | None]


def read(
    text: str, *, organisations: tuple[str, ...] = (), roles: dict[str, str] | None = None
) -> Doc:
    """Build a document with the *PEOPLE* and *organisations* marked, and find its quotations.

    *roles*: further persons with their title, ``None`` for a person without one.
    """
    roles = roles or {}
    doc = NLP(text)
    spans = []
    for label, names in (("PERSON", (*PEOPLE, *roles)), ("ORG", organisations)):
        for name in names:
            start = text.find(name)
            while start >= 0:
                spans.append(doc.char_span(start, start + len(name), label=label))
                start = text.find(name, start + 1)
    doc.ents = spacy.util.filter_spans([span for span in spans if span is not None])
    canonical = [CLUSTERS.get(ent.text, ent.text) for ent in doc.ents]
    for ent, name in zip(doc.ents, canonical, strict=True):
        ent._.canonical, ent._.entity_id = name, sorted(set(canonical)).index(name)
        ent._.role = roles.get(ent.text)
    return FINDER(doc)


def facts(doc: Doc, quote: Quote) -> Facts:
    """Give the text of a quotation, its cue, the words for its speaker, and who that is."""
    return doc.text[quote.start : quote.end], quote.cue, quote.speaker_text, quote.speaker


def direct(text: str) -> list[Facts]:
    """Find the direct quotations of *text*."""
    doc = read(text)
    return [facts(doc, quote) for quote in doc._.quotes if quote.direct]


def indirect(text: str, *, organisations: tuple[str, ...] = ()) -> list[Facts]:
    """Find the reports of *text*."""
    doc = read(text, organisations=organisations)
    return [facts(doc, quote) for quote in doc._.quotes if not quote.direct]


def parsed(
    *rows: str,
    people: tuple[str, ...] = (),
    bodies: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    roles: dict[str, str] | None = None,
) -> Doc:
    """Build a document from rows ``word head relation tag``; heads count from 1, as in CoNLL-U.

    After a word with ``+`` there is no blank; ``¶`` ends the headline.
    """
    cells = [row.split() for row in rows]
    heads = [index if cell[1] == "0" else int(cell[1]) - 1 for index, cell in enumerate(cells)]
    deps = ["ROOT" if cell[2] == "root" else cell[2] for cell in cells]
    words = ["\n\n" if cell[0] == "¶" else cell[0].removesuffix("+") for cell in cells]
    tags = [cell[3] for cell in cells]
    spaces = [not cell[0].endswith("+") for cell in cells]
    doc = Doc(NLP.vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=tags)
    named = {"PERSON": people, "ORG": bodies, "GPE": places}
    found = [(doc.text.find(n), len(n), label) for label, names in named.items() for n in names]
    spans = [doc.char_span(start, start + length, label=label) for start, length, label in found]
    doc.ents = [span for span in spans if span is not None]
    for number, ent in enumerate(doc.ents):
        ent._.canonical, ent._.entity_id = ent.text, number
        ent._.role = (roles or {}).get(ent.text)
    return FINDER(doc)
