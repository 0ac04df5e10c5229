"""Training examples: windows of sentences with the labels of whatever annotation they have."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from labels import Labels
from ner_data import TaggedSentence
from treebanks import SILVER, Sentence

from pipeline.nlp.lemma_rules import make_rule
from pipeline.nlp.pieces import WordPieces
from pipeline.nlp.repeats import NOT_REPEATED, repeats
from pipeline.nlp.windows import LONGEST_WINDOW, Window, pack

IGNORE = -100
UNTAUGHT = -1
WINDOW_WORDS = 150  # of a treebank's sentences that stay together
WINDOW_SIZES = (32, 64, 128, 192, 192, 256)  # pieces; varied, so that short texts are seen too


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: words, piece ids by word, and the label numbers of each (`IGNORE`: none)."""

    words: list[tuple[str, bool]]  # form, has a space before
    pieces: list[tuple[int, ...]]
    upos: list[int]
    feats: list[int]
    lemma: list[int]
    head: list[int]  # 0: root, i + 1: word i
    deprel: list[int]
    ner: list[int]
    silver: bool = False
    taught: int = UNTAUGHT  # row of its first word among the vectors of `teach.py`

    @property
    def has_names(self) -> bool:
        return self.ner[0] != IGNORE

    @property
    def of_article(self) -> bool:
        """Its document is read as a whole: names are annotated, or a teacher tells of them."""
        return self.has_names or self.taught != UNTAUGHT


@dataclass(frozen=True, slots=True)
class Batch:
    windows: list[Window]
    sentences: list[Example] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)  # of each word, as `RepeatedNames` reads them

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
    forms = [(w.form, w.space_before or i == 0) for i, w in enumerate(words)]
    rules = [None if w.lemma is None else make_rule(w.form, w.lemma) for w in words]
    return Example(
        words=forms,
        pieces=[pieces.of(form, space) for form, space in forms],
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
        words=sentence.words,
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
    change: Callable[[Sequence[Example], random.Random], Sequence[Example]] | None = None,
) -> Iterator[Batch]:
    """Batches of one pass: windows of neighbouring sentences, shuffled.

    The windows of an article with names stay together, so that its names can read each other.
    The share *hide* of the words is masked and has to be annotated by its context. *change* may
    return another version of a document (`substitute.py`).
    """
    units = [unit for document in documents for unit in _units(document, batch_words)]
    rng.shuffle(units)
    for batch in _batches(units, batch_words):
        windows: list[Window] = []
        sentences: list[Example] = []
        numbers: list[int] = []
        for unit in batch:
            read = change(unit, rng) if change else unit
            for group in _cut(read, rng):
                hidden = [_hidden(s.pieces, hide, pieces, rng) for s in group]
                windows += pack(hidden, pieces=pieces, size=LONGEST_WINDOW)
            sentences += read
            numbers += _numbered(read, first=max(numbers, default=NOT_REPEATED) + 1)
        yield Batch(windows, sentences, numbers)


def _units(document: Sequence[Example], words: int) -> Iterator[list[Example]]:
    """Parts of *document* that go into a batch together: articles whole, if not too long."""
    size = words if document[0].of_article else WINDOW_WORDS
    unit: list[Example] = []
    length = 0
    for sentence in document:
        if unit and length + len(sentence.pieces) > size:
            yield unit
            unit, length = [], 0
        unit.append(sentence)
        length += len(sentence.pieces)
    if unit:
        yield unit


def _numbered(sentences: Sequence[Example], *, first: int) -> list[int]:
    """The `repeats` of the words of one document, counted from *first*."""
    if not sentences[0].of_article:
        return [NOT_REPEATED for s in sentences for _ in s.words]
    numbers = repeats([form for s in sentences for form, _ in s.words])
    return [n if n == NOT_REPEATED else n + first for n in numbers]


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


def _batches(units: Iterable[list[Example]], words: int) -> Iterator[list[list[Example]]]:
    batch: list[list[Example]] = []
    size = 0
    for unit in units:
        batch.append(unit)
        size += sum(len(s.pieces) for s in unit)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
