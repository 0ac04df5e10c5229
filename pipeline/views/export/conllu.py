"""``conllu``: words, trees and names for UD tools.

The format is what the validator of Universal Dependencies asks for (its level 2); trees are the
parser's and may break rules of annotation. Names are ``NE=B-PERSON``, ``NE=I-PERSON`` in MISC,
which ``spacy convert -n`` reads too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, TextIO
from urllib.parse import quote

from pipeline.runs.output import Output
from pipeline.tables.conllu import Word, block
from pipeline.views.export.documents import Document, Row, documents

_NOT_IN_IDS: Final = re.compile(r"[\s/%]+")  # UD keeps the slash for itself


def write(output: Output, stream: TextIO) -> int:
    """Write every analysed document and return their number."""
    written = 0
    for document in documents(output, "sentences", "tokens", "entities"):
        blocks = list(_blocks(document))
        stream.writelines(blocks)
        written += bool(blocks)
    return written


def _blocks(document: Document) -> Iterator[str]:
    name = _NOT_IN_IDS.sub(lambda found: quote(found[0], safe=""), document.doc_id)
    tags = _tags(document.rows["tokens"], document.rows["entities"])
    paragraphs = {row["sent_id"]: row["par_id"] for row in document.rows["sentences"]}
    before: int | None = None
    for sent_id, group in groupby(document.rows["tokens"], key=lambda row: row["sent_id"]):
        comments = [f"newdoc id = {name}"] if before is None else []
        paragraph = paragraphs.get(sent_id, 0)
        if paragraph != before:
            comments.append(f"newpar id = {name}-p{paragraph}")
            before = paragraph
        comments.append(f"sent_id = {name}-s{sent_id}")
        yield block(list(_words(list(group), tags)), document.text, comments)


def _words(tokens: Sequence[Row], tags: dict[int, str]) -> Iterator[Word]:
    index = {row["token_id"]: number for number, row in enumerate(tokens)}
    for row in tokens:
        is_root = row["head"] == row["token_id"]
        tag = tags.get(row["token_id"])
        yield Word(
            row["text"],
            row["lemma"],
            row["upos"],
            row["feats"],
            None if is_root else index.get(row["head"]),
            row["deprel"],
            (row["surface_start"], row["surface_end"]),
            (f"NE={tag}",) if tag else (),
        )


def _tags(tokens: Sequence[Row], entities: Sequence[Row]) -> dict[int, str]:
    """Tag the words of each name; both are in the order of the text."""
    tags: dict[int, str] = {}
    at = 0
    for entity in entities:
        while at < len(tokens) and tokens[at]["end"] <= entity["start"]:
            at += 1
        prefix = "B"
        while at < len(tokens) and tokens[at]["start"] < entity["end"]:
            tags.setdefault(tokens[at]["token_id"], f"{prefix}-{entity['label']}")
            prefix, at = "I", at + 1
    return tags
