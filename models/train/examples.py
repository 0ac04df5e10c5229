"""Training examples: windows of sentences with the labels of whatever annotation they have."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from labels import Labels
from ner_data import TaggedSentence
from treebanks import SILVER, Sentence

from pipeline.nlp.lemma_rules import make_rule
from pipeline.nlp.pieces import WordPieces
from pipeline.nlp.windows import LONGEST_WINDOW, Window, pack

IGNORE = -100
WINDOW_SIZES = (32, 64, 128, 192, 192, 256)  # pieces; varied, so that short texts are seen too


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: piece ids by word, and the label numbers of each word (`IGNORE`: none)."""

    pieces: list[tuple[int, ...]]
    upos: list[int]
    feats: list[int]
    lemma: list[int]
    head: list[int]  # 0: root, i + 1: word i
    deprel: list[int]
    ner: list[int]
    silver: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    windows: list[Window]
    sentences: list[Example] = field(default_factory=list)

    @property
    def words(self) -> int:
        return sum(len(s.pieces) for s in self.sentences)


def from_treebank(sentence: Sentence, labels: Labels, pieces: WordPieces) -> Example:
    """The UD annotation of *sentence* as label numbers."""
    silver = sentence.treebank in SILVER
    upos = {label: i for i, label in enumerate(labels.upos)}
    feats = {label: i for i, label in enumerate(labels.feats)}
    lemma = {label: i for i, label in enumerate(labels.lemma)}
    deprel = {label: i for i, label in enumerate(labels.deprel)}
    words = sentence.words
    rules = [None if w.lemma is None else make_rule(w.form, w.lemma) for w in words]
    return Example(
        pieces=[pieces.of(w.form, w.space_before or i == 0) for i, w in enumerate(words)],
        upos=[upos.get(w.upos, IGNORE) for w in words],
        feats=[IGNORE if w.feats is None else feats.get(w.feats, IGNORE) for w in words],
        lemma=[IGNORE if rule is None else lemma.get(rule, IGNORE) for rule in rules],
        head=[0 if w.head == i else w.head + 1 for i, w in enumerate(words)],
        deprel=[_relation(w.deprel, deprel) for w in words],
        ner=[IGNORE] * len(words),
        silver=silver,
    )


def _relation(name: str, numbers: dict[str, int]) -> int:
    return numbers.get(name, numbers.get(name.split(":", maxsplit=1)[0], IGNORE))


def from_ner(sentence: TaggedSentence, labels: Labels, pieces: WordPieces) -> Example:
    """The entity tags of *sentence* as label numbers."""
    ner = {label: i for i, label in enumerate(labels.ner)}
    none = [IGNORE] * len(sentence.words)
    return Example(
        pieces=[pieces.of(form, space) for form, space in sentence.words],
        upos=none, feats=none, lemma=none, head=none, deprel=none,
        ner=[ner[tag] for tag in sentence.tags],
    )  # fmt: skip


def epoch(
    documents: Iterable[Sequence[Example]],
    *,
    pieces: WordPieces,
    batch_words: int,
    rng: random.Random,
    hide: float = 0.0,
) -> Iterator[Batch]:
    """Batches of one pass: windows of neighbouring sentences, shuffled, of like lengths.

    The share *hide* of the words is masked and has to be annotated by its context.
    """
    groups = [group for document in documents for group in _cut(document, rng)]
    rng.shuffle(groups)
    chunk = 256
    for begin in range(0, len(groups), chunk):
        near = sorted(groups[begin : begin + chunk], key=lambda g: sum(_length(s) for s in g))
        batches = list(_batches(near, batch_words))
        rng.shuffle(batches)
        for batch in batches:
            sentences = [s for group in batch for s in group]
            windows = [
                window
                for group in batch
                for window in pack(
                    (_hidden(s.pieces, hide, pieces, rng) for s in group),
                    pieces=pieces,
                    size=LONGEST_WINDOW,
                )
            ]
            yield Batch(windows, sentences)


def _hidden(
    words: list[tuple[int, ...]], share: float, pieces: WordPieces, rng: random.Random
) -> list[tuple[int, ...]]:
    if not share:
        return words
    return [(pieces.mask,) * len(word) if rng.random() < share else word for word in words]


def _length(sentence: Example) -> int:
    return sum(map(len, sentence.pieces)) + 1


def _cut(document: Sequence[Example], rng: random.Random) -> Iterator[list[Example]]:
    group: list[Example] = []
    length, size = 0, rng.choice(WINDOW_SIZES)
    for sentence in document:
        if group and length + _length(sentence) > size:
            yield group
            group, length, size = [], 0, rng.choice(WINDOW_SIZES)
        group.append(sentence)
        length += _length(sentence)
    if group:
        yield group


def _batches(groups: Iterable[list[Example]], words: int) -> Iterator[list[list[Example]]]:
    batch: list[list[Example]] = []
    size = 0
    for group in groups:
        batch.append(group)
        size += sum(len(s.pieces) for s in group)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
