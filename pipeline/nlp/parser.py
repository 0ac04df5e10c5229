"""Dependency trees from the word vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.batching import packed
from pipeline.nlp.component import Component
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.punctuation import ROOT, attach_marks
from pipeline.nlp.relations import RelationChooser
from pipeline.nlp.scorers import ArcClassifier, Vectors, word_vectors
from pipeline.nlp.sentences import sentence_rows
from pipeline.nlp.trees import best_tree

BATCH_WORDS = 2_000  # parsed together: bounds memory


@Language.factory(
    "nusawarta_parser",
    assigns=["token.dep", "token.head"],
    requires=["doc.tensor"],
)
class Parser(Component):
    """Biaffine scores, then the best tree of each sentence; boundaries stay as they are preset.

    Relations are those that UD allows together (`pipeline.nlp.relations`); punctuation that hangs
    where UD has none is moved (`pipeline.nlp.punctuation`).

    Whitespace tokens hang on the word before them (or after, at the start), relation ``dep``.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.arcs = ArcClassifier()

    @property
    def labels(self) -> tuple[str, ...]:
        """The dependency relations."""
        return tuple(self.arcs.labels)

    def annotate(self, docs: list[Doc]) -> None:
        """Set ``token.head`` and ``token.dep_`` (spaCy writes the root as ``ROOT``)."""
        vectors = np.split(word_vectors(docs), np.cumsum([len(doc) for doc in docs])[:-1])
        words = [sentence_rows(doc) for doc in docs]
        rows = [
            tensor[sent] for tensor, sents in zip(vectors, words, strict=True) for sent in sents
        ]
        trees = self._parse(rows)
        for doc, sents in zip(docs, words, strict=True):
            self._set_trees(doc, sents, [next(trees) for _ in sents])

    def _parse(self, rows: Sequence[Vectors]) -> Iterator[tuple[list[int], list[int]]]:
        """Find heads (0 the root, i + 1 word i) and relation numbers of each sentence."""
        self.arcs.check()
        chooser = RelationChooser(self.arcs.labels)
        for batch in packed(rows, len, BATCH_WORDS):
            yield from _parse_batch(batch, self.arcs, chooser)

    def _set_trees(
        self, doc: Doc, sents: list[list[int]], trees: list[tuple[list[int], list[int]]]
    ) -> None:
        head = np.zeros(len(doc), dtype=np.int64)
        add = doc.vocab.strings.add
        dep = np.full(len(doc), add("dep"), dtype=np.uint64)
        names = np.array([add("ROOT" if n == "root" else n) for n in self.labels], dtype=np.uint64)
        punct = self.labels.index("punct") if "punct" in self.labels else -1
        forms = [token.text for token in doc]
        word = np.full(len(doc), -1, dtype=np.int64)
        for sent, (numbers, relations) in zip(sents, trees, strict=True):
            marks = [i for i, number in enumerate(relations) if number == punct]
            heads = attach_marks([n - 1 for n in numbers], [forms[i] for i in sent], marks)
            word[sent] = sent
            head[sent] = [
                i if number == ROOT else sent[number] for i, number in zip(sent, heads, strict=True)
            ]
            dep[sent] = names[relations]
        _hang_whitespace(word, head)
        offsets = (head - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        doc.from_array(["HEAD", "DEP"], np.stack([offsets, dep], axis=1))  # type: ignore[arg-type]

    def to_files(self) -> dict[str, bytes]:
        """Give relations and weights."""
        return self.arcs.to_files()

    def from_files(self, files: ModelFiles) -> None:
        """Read relations and weights."""
        self.arcs.from_files(files)


def _hang_whitespace(word: np.ndarray, head: np.ndarray) -> None:
    """Attach tokens that are no words (-1 in *word*) to the word before them, or after."""
    last = -1
    if (word >= 0).all():
        return
    for i, own in enumerate(word.tolist()):
        if own >= 0:
            last = own
        elif last >= 0:
            head[i] = last
        else:
            later = np.flatnonzero(word >= 0)
            head[i] = later[0] if len(later) else i


def _parse_batch(
    rows: Sequence[Vectors], scorer: ArcClassifier, chooser: RelationChooser
) -> Iterator[tuple[list[int], list[int]]]:
    projected = scorer.project(np.concatenate(rows))
    ends = np.cumsum([len(sentence) for sentence in rows])
    places = [slice(end - len(own) + 1, end + 1) for own, end in zip(rows, ends, strict=True)]
    trees = [best_tree(projected.arcs(place)) for place in places]
    heads = [
        np.where(tree == 0, 0, tree + place.start - 1)
        for tree, place in zip(trees, places, strict=True)
    ]
    relations = scorer.relations(
        projected.of_relations[1:], projected.heads_of_relations[np.concatenate(heads)]
    )
    for tree, of_words in zip(trees, np.split(relations, ends[:-1]), strict=True):
        yield tree.tolist(), chooser.best(of_words, tree).tolist()
