"""Annotate unlabelled text with the whole shipped pipeline, its rules on names and lemmas included.

    python models/train/analyse_text.py --corpora ../shared/corpora --out /tmp/nusawarta/self7.jsonl

As `self_label.py`, whose texts and format it has, but what is learned is what users get: all
mentions of a name in the document read together, and the rules heard. There is no second witness.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from self_label import as_sentence, raw_texts
from spacy.tokens import Doc, Span
from treebanks import Word

import pipeline

TOGETHER = 64  # documents
NOT_LEARNED = ("dates", "amounts", "quotes", "places")  # by rules; their spans are no names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--words", type=int, default=900_000, help="about how many of text/")
    parser.add_argument("--seed", type=int, default=4, help="another one chooses other texts")
    args = parser.parse_args()
    texts = [text.text for text in raw_texts(args.corpora, args.words, seed=args.seed)]
    nlp = pipeline.load(exclude=NOT_LEARNED)
    with args.out.open("w", encoding="utf-8") as file:
        for number, doc in enumerate(nlp.pipe(texts, batch_size=TOGETHER)):
            file.write(json.dumps(list(annotated(doc)), ensure_ascii=False) + "\n")
            if number % 1000 == 0:
                print(f"{number} of {len(texts)} texts", flush=True)


def annotated(doc: Doc) -> Iterator[tuple[list[dict[str, object]], list[str]]]:
    """The sentences of *doc*: the words as dictionaries, and their BIOES tags."""
    names = name_tags(doc)
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if words:
            yield [asdict(w) for w in words_of(sent)], [names[t.i] for t in words]


def words_of(sent: Span) -> Iterator[Word]:
    """The words of *sent*, white space apart, with their annotation."""
    words = [token for token in sent if not token.is_space]
    numbers = {token.i: i for i, token in enumerate(words)}
    for bare, token in zip(as_sentence(sent).words, words, strict=True):
        yield replace(
            bare,
            upos=token.pos_,
            feats=str(token.morph),
            lemma=token.lemma_,
            head=numbers[token.head.i],
            deprel=token.dep_.lower(),
        )


def name_tags(doc: Doc) -> list[str]:
    """The BIOES tag of each token."""
    tags = ["O"] * len(doc)
    for name in doc.ents:
        inner = [token.i for token in name if not token.is_space]
        for i in inner:
            tags[i] = f"I-{name.label_}"
        tags[inner[0]], tags[inner[-1]] = f"B-{name.label_}", f"E-{name.label_}"
        if len(inner) == 1:
            tags[inner[0]] = f"S-{name.label_}"
    return tags


if __name__ == "__main__":
    main()
