"""Dependency trees from the word vectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.errors import ModelError
from pipeline.nlp.batches import apply_in_batches, sentences
from pipeline.nlp.heads import vector_width, word_vectors
from pipeline.nlp.punctuation import ROOT, attach_marks
from pipeline.nlp.relations import RelationChooser
from pipeline.nlp.trees import best_tree
from pipeline.nlp.weights import WEIGHTS, load_labels, load_module, save_labels, save_module

if TYPE_CHECKING:
    from torch import Tensor

    from pipeline.nlp.network import ParserHead

BATCH_CELLS = 200_000  # sentences × length²: what one call of the biaffine layer may score


@Language.factory(
    "nusawarta_parser",
    assigns=["token.dep", "token.head"],
    requires=["doc.tensor"],
)
class Parser:
    """Biaffine scores, then the best tree of each sentence; boundaries stay as they are preset.

    Relations are those that UD allows together (`pipeline.nlp.relations`); punctuation that hangs
    where UD has none is moved (`pipeline.nlp.punctuation`).

    Whitespace tokens hang on the word before them (or after, at the start), relation ``dep``.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.strings = nlp.vocab.strings
        self.name = name
        self.relations: list[str] = []
        self._head: ParserHead | None = None

    @cached_property
    def _chooser(self) -> RelationChooser:
        return RelationChooser(self.relations)

    @property
    def labels(self) -> tuple[str, ...]:
        """The dependency relations."""
        return tuple(self.relations)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.head`` and ``token.dep_`` (spaCy writes the root as ``ROOT``)."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Parse a stream of Docs."""
        yield from apply_in_batches(stream, self._annotate)

    def _annotate(self, docs: list[Doc]) -> None:
        import torch

        vectors = torch.split(word_vectors(docs), [len(doc) for doc in docs])
        words = [sentences(doc) for doc in docs]
        rows = [
            tensor[[token.i for token in sent]]
            for tensor, sents in zip(vectors, words, strict=True)
            for sent in sents
        ]
        with torch.inference_mode():
            trees = iter(self._parse(rows))
        for doc, sents in zip(docs, words, strict=True):
            self._set_trees(doc, sents, [next(trees) for _ in sents])

    def _parse(self, rows: Sequence[Tensor]) -> list[tuple[list[int], list[int]]]:
        """Heads (0 the root, i + 1 word i) and relation numbers of each sentence."""
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        result: dict[int, tuple[list[int], list[int]]] = {}
        batch: list[int] = []
        for number in order:
            if batch and (len(batch) + 1) * len(rows[number]) ** 2 > BATCH_CELLS:
                result.update(self._parse_batch(batch, rows))
                batch = []
            batch.append(number)
        if batch:
            result.update(self._parse_batch(batch, rows))
        return [result[i] for i in range(len(rows))]

    def _parse_batch(
        self, batch: list[int], rows: Sequence[Tensor]
    ) -> Iterator[tuple[int, tuple[list[int], list[int]]]]:
        import torch
        from torch.nn.utils.rnn import pad_sequence

        if self._head is None:
            raise ModelError(f"{self.name} has no weights; load the pipeline with spacy.load")
        padded = pad_sequence([rows[i] for i in batch], batch_first=True)
        arcs, rel_dep, rel_head = self._head(padded)
        scores = arcs.numpy()
        lengths = [len(rows[number]) for number in batch]
        heads = [best_tree(scores[row, :n, : n + 1]) for row, n in enumerate(lengths)]
        # All words in one call: the relations' weights are rearranged once a call.
        dependents = torch.cat([rel_dep[row, :n] for row, n in enumerate(lengths)])
        chosen = torch.cat([rel_head[row][torch.from_numpy(h)] for row, h in enumerate(heads)])
        relations = self._head.labels(dependents, chosen).numpy()
        ends = np.cumsum(lengths)[:-1]
        for number, tree, of_words in zip(batch, heads, np.split(relations, ends), strict=True):
            yield number, (tree.tolist(), self._chooser.best(of_words, tree).tolist())

    def _set_trees(
        self, doc: Doc, sents: list[list[Token]], trees: list[tuple[list[int], list[int]]]
    ) -> None:
        head = np.zeros(len(doc), dtype=np.int64)
        dep = np.full(len(doc), self.strings.add("dep"), dtype=np.uint64)
        names = [self.strings.add("ROOT" if r == "root" else r) for r in self.relations]
        word = np.full(len(doc), -1, dtype=np.int64)
        for sent, (numbers, relations) in zip(sents, trees, strict=True):
            marks = [
                i for i, relation in enumerate(relations) if self.relations[relation] == "punct"
            ]
            heads = attach_marks([n - 1 for n in numbers], [t.text for t in sent], marks)
            for token, number, relation in zip(sent, heads, relations, strict=True):
                word[token.i] = token.i
                head[token.i] = token.i if number == ROOT else sent[number].i
                dep[token.i] = names[relation]
        _hang_whitespace(word, head)
        offsets = (head - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        doc.from_array(["HEAD", "DEP"], np.stack([offsets, dep], axis=1))  # type: ignore[arg-type]

    def set(self, relations: list[str], head: ParserHead) -> None:
        """Take over a head just trained."""
        self.relations, self._head = relations, head.eval()

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write relations and weights."""
        if self._head is None:
            raise ModelError(f"{self.name} has no weights to save")
        save_labels(self.relations, Path(path))
        save_module(self._head, Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Parser:
        """Read relations and weights."""
        from pipeline.nlp.network import ParserHead

        folder = Path(path)
        self.relations = load_labels(folder)
        self._head = ParserHead(
            vector_width(folder / WEIGHTS, "project.weight"), len(self.relations)
        )
        load_module(self._head, folder)
        return self


def _hang_whitespace(word: np.ndarray, head: np.ndarray) -> None:
    """Attach tokens that are no words (-1 in *word*) to the word before them, or after."""
    last = -1
    for i, own in enumerate(word.tolist()):
        if own >= 0:
            last = own
        elif last >= 0:
            head[i] = last
        else:
            later = np.flatnonzero(word >= 0)
            head[i] = later[0] if len(later) else i
