"""Scores of roles, alias clusters and place links on texts with gold mentions.

A file has one JSON object a line: ``{id, text, mentions: [{start, end, text, label, cluster, role,
link}]}`` with code point offsets, ``role`` and ``link`` (``kb:kb_id``) null where there is none.
``python tests/stages/entity_scores.py FILE...`` prints the scores and every error.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.stages.aliases.component
import pipeline.stages.places.component
import pipeline.stages.roles.component  # noqa: F401  (each registers its factory)

Gold = dict[str, Any]
TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one comparison; precision, recall and F1 are between 0 and 1."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.gold) if self.right else 0.0


def load(path: Path) -> list[Gold]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def build_pipeline() -> Language:
    nlp = spacy.blank("xx")  # the Indonesian one takes two seconds to build
    for stage in ("roles", "aliases", "places"):
        nlp.add_pipe(f"nusawarta_{stage}")
    return nlp


def gold_doc(nlp: Language, gold: Gold) -> Doc:
    """A Doc with the gold mentions as entities; tokens never cross the border of a mention."""
    cuts = sorted({point for m in gold["mentions"] for point in (m["start"], m["end"])})
    words: list[str] = []
    spaces: list[bool] = []
    end = 0
    for start, stop in _tokens(gold["text"], cuts):
        if words and start > end:
            spaces[-1] = gold["text"][end:start] == " "
            if not spaces[-1]:
                words.append(gold["text"][end:start])
                spaces.append(False)
        words.append(gold["text"][start:stop])
        spaces.append(False)
        end = stop
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    spans = (doc.char_span(m["start"], m["end"], label=m["label"]) for m in gold["mentions"])
    doc.ents = [span for span in spans if span is not None]
    return doc


def _tokens(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    for match in TOKEN.finditer(text):
        edges = [match.start(), *(c for c in cuts if match.start() < c < match.end()), match.end()]
        yield from pairwise(edges)


def scores(golds: Iterable[Gold]) -> dict[str, Score]:
    """Alias pairs, roles, and links of countries and of Indonesian areas."""
    nlp = build_pipeline()
    totals: dict[str, Counter[str]] = {}
    for gold in golds:
        doc = nlp(gold_doc(nlp, gold))
        for name, expected, found in comparisons(gold["mentions"], list(doc.ents)):
            counts = totals.setdefault(name, Counter())
            counts.update(right=len(expected & found), predicted=len(found), gold=len(expected))
    return {name: Score(**counts) for name, counts in totals.items()}


def comparisons(mentions: list[Gold], ents: list[Span]) -> Iterator[tuple[str, set, set]]:
    yield (
        "alias pairs",
        _pairs([m["cluster"] for m in mentions]),
        _pairs([e._.entity_id for e in ents]),
    )
    yield "roles", _values([m["role"] for m in mentions]), _values([e._.role for e in ents])
    gold_links = [m["link"] for m in mentions]
    links = [ent.kb_id_ or None for ent in ents]
    for name, kb in (("countries", "iso3166"), ("Indonesian areas", "idn"), ("regions", "m49")):
        yield f"links of {name}", _values(gold_links, kb), _values(links, kb)


def _pairs(clusters: list[int]) -> set[tuple[int, int]]:
    return {(i, j) for i, j in combinations(range(len(clusters)), 2) if clusters[i] == clusters[j]}


def _values(values: list[str | None], prefix: str = "") -> set[tuple[int, str]]:
    return {(i, value) for i, value in enumerate(values) if value and value.startswith(prefix)}


def errors(golds: Iterable[Gold]) -> Iterator[str]:
    nlp = build_pipeline()
    for gold in golds:
        ents = nlp(gold_doc(nlp, gold)).ents
        for name, expected, found in comparisons(gold["mentions"], list(ents)):
            texts = [f"{ent.text} ({ent.start_char})" for ent in ents]
            for sign, items in (("missed", expected - found), ("wrong", found - expected)):
                for first, second in sorted(items, key=str):
                    other = texts[second] if isinstance(second, int) else second
                    yield f"{gold['id']}: {name}: {sign} {texts[first]} - {other}"


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        articles = load(Path(argument))
        for name, score in scores(articles).items():
            figures = f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"
            sys.stdout.write(f"{name:26}{figures} ({score.gold} gold, {score.predicted} found)\n")
        sys.stdout.writelines(f"{error}\n" for error in errors(articles))
