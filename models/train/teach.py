"""What the accurate model says of all text: the lessons of `train_student.py`.

    python models/train/teach.py --corpora ../shared/corpora --encoder ../shared/encoder \
        --tokenizer models/id_news_trf/tokenizer --models models --work /tmp/nusawarta/lessons

The annotated articles, the treebanks and the texts of `self_label.py`, with the annotation that
they have, and the teacher's vector of each word. What its heads say follows from the vectors, so
that nothing else is stored. The vectors come from its int8 graph, which is what users get from it.
Documents are in random order: training can begin while the last are still being read.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import spacy
from examples import IGNORE, Example, from_treebank
from labels import Labels
from self_label import Text, as_sentence, public_ner, raw_texts
from train_pipeline import NEIGHBOURS, Data
from train_pipeline import parser as training_parser
from treebanks import read_treebank
from unpack import shipped_labels

from pipeline.nlp.encoders import GraphEncoder
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.graphs import use_threads
from pipeline.nlp.models import PIPELINE
from pipeline.nlp.pieces import WordPieces
from pipeline.nlp.tokenizer import StanzaTokenizer
from pipeline.nlp.windows import pack

DOCUMENTS = "documents.pkl"
VECTORS = "vectors.fp16"
WIDTH = 384
TOGETHER = 64  # documents


def main() -> None:
    parser = training_parser()
    parser.description = __doc__.splitlines()[0]
    parser.add_argument("--models", type=Path, required=True, help="folder with id_news_trf")
    parser.add_argument("--text-words", type=int, default=1_200_000, help="about how many of text/")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    use_threads(args.threads)
    path = args.work / DOCUMENTS
    if not path.exists():
        path.write_bytes(pickle.dumps(collect(args)))
    write_lessons(args)


def collect(args: argparse.Namespace) -> list[list[Example]]:
    """All documents, with the labels that the teacher's heads have."""
    data = Data(args)
    check_labels(data.labels, args.models)
    silver = [
        unlabelled(from_treebank(sentence, data.labels, data.pieces))
        for sentence in read_treebank(args.corpora / "ud", "gsd")
    ]
    texts = [*public_ner(args.corpora / "ner"), *raw_texts(args.corpora, args.text_words, seed=3)]
    read = raw_examples(texts, data.labels, data.pieces, args.tokenizer)
    parts = [silver[i : i + NEIGHBOURS] for i in range(0, len(silver), NEIGHBOURS)]
    documents = [*data.documents, *parts, *read]
    random.Random(args.seed).shuffle(documents)
    return numbered(documents)


def numbered(documents: list[list[Example]]) -> list[list[Example]]:
    """Tell each sentence where the vectors of its words are."""
    row, result = 0, []
    for document in documents:
        result.append([])
        for sentence in document:
            result[-1].append(replace(sentence, taught=row))
            row += len(sentence.pieces)
    return result


def check_labels(labels: Labels, models: Path) -> None:
    """Stop if the annotation has other labels than the heads of the teacher."""
    if labels != shipped_labels(models):
        raise SystemExit("the labels of the annotation are not those of the models")


def raw_examples(
    texts: Sequence[Text], labels: Labels, pieces: WordPieces, tokenizer: Path
) -> Iterator[list[Example]]:
    """The words of *texts*, without any label."""
    tokenize = StanzaTokenizer(spacy.blank("id").vocab, folder=tokenizer)
    for doc in tokenize.pipe(text.text for text in texts):
        sentences = [as_sentence(sent) for sent in doc.sents]
        document = [unlabelled(from_treebank(s, labels, pieces)) for s in sentences if s.words]
        if document:
            yield document


def unlabelled(example: Example) -> Example:
    none = [IGNORE] * len(example.words)
    return replace(example, upos=none, feats=none, lemma=none, head=none, deprel=none, ner=none)


def write_lessons(args: argparse.Namespace) -> None:
    """Write the teacher's vectors of all words in 16 bits, going on where it was stopped."""
    path = args.work / VECTORS
    path.touch()
    documents, _ = read_lessons(args.work)
    done, rows = len(documents), len(documents) and _end(documents[-1])
    print(f"{rows} of {_end(all_documents(args.work)[-1])} words are there", flush=True)
    files = ModelFiles.in_folder(args.models / PIPELINE).within("transformer")
    pieces = WordPieces(files.read("tokenizer.json"))
    encoder = GraphEncoder(files, pad=pieces.pad, precision="int8")
    rest = all_documents(args.work)[done:]
    with path.open("r+b") as file:
        file.truncate(rows * WIDTH * np.dtype(np.float16).itemsize)
        file.seek(0, os.SEEK_END)
        for begin in range(0, len(rest), TOGETHER):
            windows = []
            for document in rest[begin : begin + TOGETHER]:
                windows += pack((s.pieces for s in document), pieces=pieces)
            file.write(encoder.encode(windows).astype(np.float16).tobytes())
            file.flush()


def read_lessons(folder: Path) -> tuple[list[list[Example]], np.ndarray]:
    """The documents that have been read so far, and the vectors, which stay on disk."""
    size = (folder / VECTORS).stat().st_size // (WIDTH * np.dtype(np.float16).itemsize)
    if not size:
        return [], np.zeros((0, WIDTH), dtype=np.float16)
    vectors = np.memmap(folder / VECTORS, dtype=np.float16, mode="r", shape=(size, WIDTH))
    return [d for d in all_documents(folder) if _end(d) <= size], vectors


def all_documents(folder: Path) -> list[list[Example]]:
    """The documents, also those that are still to be read."""
    documents: list[list[Example]] = pickle.loads((folder / DOCUMENTS).read_bytes())  # noqa: S301
    return documents


def _end(document: list[Example]) -> int:
    return document[-1].taught + len(document[-1].pieces)


if __name__ == "__main__":
    main()
