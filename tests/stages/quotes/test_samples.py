"""The direct quotations of the sample articles, with cue and speaker, as annotated by hand.

Names come from the annotation, so that this measures quotations and not name recognition.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.stages.quotes.component import create_quotes

ROOT = Path(__file__).resolve().parents[3]
EXPECTED = json.loads((ROOT / "tests/samples/expected.json").read_text(encoding="utf-8"))
QUOTED = [key for key, entry in EXPECTED.items() if "quotes" in entry]


def read_samples() -> dict[str, str]:
    folder = ROOT / "samples"
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}
    for line in (folder / "kumpulan.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts[row["id"]] = row["text"]
    with (folder / "ekspor.csv").open(encoding="utf-8", newline="") as file:
        texts.update({row["id"]: row["isi"] for row in csv.DictReader(file)})
    return texts


TEXTS = read_samples()


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("id")


def without_dropped(key: str) -> str:
    """The article without the related links that cleaning takes out of its sentences."""
    text = TEXTS[key]
    for piece in EXPECTED[key]["dropped"]:
        if piece["reason"] == "related":
            text = text.replace(piece["text"] + " ", "")
    return text


def with_people(doc: Doc, people: list[str]) -> Doc:
    """Mark the *people* wherever they are named, in full or by one of their names."""
    spans = []
    for number, person in enumerate(people):
        parts = [part for part in person.split() if len(part) > 2 and part != "Abdul"]
        for match in re.finditer("|".join([re.escape(person), *map(re.escape, parts)]), doc.text):
            span = doc.char_span(*match.span(), label="PERSON")
            if span is not None:
                spans.append((span, number, person))
    known = {(span.start, span.end): (number, person) for span, number, person in spans}
    doc.ents = spacy.util.filter_spans([span for span, _, _ in spans])
    for ent in doc.ents:
        ent._.entity_id, ent._.canonical = known[ent.start, ent.end]
    return doc


@pytest.mark.parametrize("key", QUOTED)
def test_direct_quotations(nlp: Language, key: str) -> None:
    expected = EXPECTED[key]["quotes"]
    people = sorted({quote["speaker"] for quote in expected} - {None})
    doc = with_people(nlp(without_dropped(key)), people)
    create_quotes(nlp, "quotes")(doc)
    found = [
        {"text": doc.text[q.start : q.end], "speaker": q.speaker, "cue": q.cue}
        for q in doc._.quotes
        if q.direct
    ]
    assert found == expected


def test_speaker_mentions_are_spans_of_the_text(nlp: Language) -> None:
    doc = with_people(nlp(TEXTS["03-gula-semut.txt"]), ["Suparjo", "Endah Lestari"])
    create_quotes(nlp, "quotes")(doc)
    mentions = {doc.text[q.speaker_start : q.speaker_end] for q in doc._.quotes}
    assert mentions == {"Suparjo", "dia", "Ia", "Endah", "Petani"}


def test_the_annotation_is_of_the_articles() -> None:
    for key in QUOTED:
        for quote in EXPECTED[key]["quotes"]:
            assert quote["text"] in TEXTS[key]
