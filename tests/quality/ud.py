"""CoNLL 2018 scores from raw text, and stems against lemmas, on any CoNLL-U file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import conllu
from spacy.language import Language
from spacy.tokens import Doc
from udtools.udeval import evaluate, load_conllu

from pipeline.tables.conllu import to_conllu

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")
# GSD writes `compound` and *dia* where CSUI and PUD have `nmod` and *nya* (schema: deprel, lemma).
DEPREL = {"compound": "nmod"}
CLITICS = ("nya", "ku", "mu")
NO_STEM = frozenset({"PUNCT", "SYM", "NUM"})


@dataclass(frozen=True, slots=True)
class UdScores:
    """F1 by metric in per cent, and the share of words whose stem is the gold lemma."""

    f1: dict[str, float]
    stems: float
    words: int


def score(nlp: Language, path: Path) -> UdScores:
    """Analyse the raw text of *path* and compare with its annotation."""
    sentences = conllu.parse(path.read_text(encoding="utf-8"))
    text = raw_text(sentences)
    doc = nlp(text)
    system = _folded(conllu.parse(to_conllu(doc)))
    gold = _folded(sentences)
    result = evaluate(
        load_conllu(io.StringIO(gold), "gold", {}), load_conllu(io.StringIO(system), "system", {})
    )
    f1 = {name: 100 * result[name].f1 for name in METRICS}
    right, total = _stems(doc, sentences, text)
    return UdScores(f1, 100 * right / total, total)


def raw_text(sentences: list[conllu.TokenList]) -> str:
    """The text as the shared task gives it: sentences of a paragraph on one line."""
    parts: list[str] = []
    for sentence in sentences:
        if parts:
            new = "newpar" in sentence.metadata or "newdoc" in sentence.metadata
            parts.append("\n\n" if new else " ")
        parts.append(sentence.metadata["text"])
    return "".join(parts)


def _folded(sentences: list[conllu.TokenList]) -> str:
    for sentence in sentences:
        for word in sentence:
            if not isinstance(word["id"], int):
                continue
            base, _, subtype = word["deprel"].partition(":")
            word["deprel"] = ":".join(filter(None, [DEPREL.get(base, base), subtype]))
            word["lemma"] = _lemma(word["form"], word["lemma"])
    return "".join(sentence.serialize() for sentence in sentences)


def _lemma(form: str, lemma: str) -> str:
    return form.lower() if form.lower() in CLITICS else lemma.lower()


def _stems(doc: Doc, sentences: list[conllu.TokenList], text: str) -> tuple[int, int]:
    stems = {(t.idx, t.idx + len(t)): t._.stem for t in doc}
    right = total = 0
    for start, end, word in _gold_spans(sentences, text):
        if word["upos"] in NO_STEM:
            continue
        total += 1
        right += stems.get((start, end)) == _lemma(word["form"], word["lemma"])
    return right, total


def _gold_spans(
    sentences: list[conllu.TokenList], text: str
) -> Iterator[tuple[int, int, conllu.models.Token]]:
    """Gold words with their offsets; words of a multiword token follow one another in it."""
    position = 0
    for sentence in sentences:
        for word in sentence:
            if not isinstance(word["id"], int):
                continue
            start = text.index(word["form"], position)
            position = start + len(word["form"])
            yield start, position, word
