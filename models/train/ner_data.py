"""News articles with entity spans → sentences of UD words with BIOES tags."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy

from pipeline.nlp.tokenizer import StanzaTokenizer

LONG = 8  # words of a sentence that is nobody's formula
COPIED = 1 / 3


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """Words as (form, has a space before), and a BIOES tag for each."""

    words: list[tuple[str, bool]]
    tags: list[str]


@dataclass(frozen=True, slots=True)
class TaggedArticle:
    id: str
    sentences: list[TaggedSentence]


def read_articles(path: Path, *, tokenizer_folder: Path) -> list[TaggedArticle]:
    """Articles of *path*, tokenized as they will be when the pipeline runs.

    A span that borders a glued letter or hyphen inside a word is contracted to whole words, and
    left out when none remains: that is the ceiling which the tokenizer sets.
    """
    tokenizer = StanzaTokenizer(spacy.blank("id").vocab, folder=tokenizer_folder)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    docs = tokenizer.pipe(row["text"] for row in rows)
    articles, lost, total = [], 0, 0
    for row, doc in zip(rows, docs, strict=True):
        spans = []
        for ent in row["entities"]:
            total += 1
            span = doc.char_span(ent["start"], ent["end"], label=ent["label"])
            if span is None:
                span = doc.char_span(
                    ent["start"], ent["end"], label=ent["label"], alignment_mode="contract"
                )
                lost += 1
            if span:
                spans.append(span)
        articles.append(TaggedArticle(row["id"], list(_tagged(doc, spans))))
    print(f"{path.name}: {len(rows)} articles, {total} mentions, {lost} not on word boundaries")
    return articles


def without_copies(
    articles: list[TaggedArticle], kept_out: list[TaggedArticle]
) -> list[TaggedArticle]:
    """Leave out the articles that share a third of the sentences of one that is kept out."""
    known = [(found, COPIED * len(found)) for found in map(_long, kept_out)]
    kept = []
    for article in articles:
        own = _long(article)
        if all(len(own & found) < limit for found, limit in known if found):
            kept.append(article)
    print(f"{len(articles) - len(kept)} articles left out as copies of articles kept out")
    return kept


def _long(article: TaggedArticle) -> set[tuple[str, ...]]:
    forms = (tuple(form for form, _ in s.words) for s in article.sentences)
    return {words for words in forms if len(words) >= LONG}


def _tagged(doc: spacy.tokens.Doc, spans: list[spacy.tokens.Span]) -> Iterator[TaggedSentence]:
    tags = ["O"] * len(doc)
    for span in spans:
        if span[0].sent != span[-1].sent:
            continue
        if len(span) == 1:
            tags[span.start] = f"S-{span.label_}"
            continue
        tags[span.start] = f"B-{span.label_}"
        tags[span.end - 1] = f"E-{span.label_}"
        for i in range(span.start + 1, span.end - 1):
            tags[i] = f"I-{span.label_}"
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if words:
            yield TaggedSentence(
                [(token.text, _space_before(token)) for token in words],
                [tags[token.i] for token in words],
            )


def _space_before(token: spacy.tokens.Token) -> bool:
    if token.i == 0:
        return True
    before = token.nbor(-1)
    return bool(before.whitespace_) or before.is_space
