"""``docbin``: spaCy's own format, 500 documents a file, with what the tables hold.

Words, tags, trees and names are where spaCy has them; stems, canonical names, roles, values and
quotations in the extension attributes (`pipeline.extensions`)::

    import pipeline.extensions  # registers them

    for doc in DocBin(store_user_data=True).from_disk("docs/part-00000.spacy").get_docs(nlp.vocab):
        print([(ent.text, ent._.canonical) for ent in doc.ents])

``doc.user_data["doc_id"]`` is the id of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pipeline.errors import InputError
from pipeline.records import Quote
from pipeline.runs.output import Output
from pipeline.views.export.documents import Document, Row, documents

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

_DOCS_A_FILE: Final = 500
_EXTENSIONS: Final = ("entity_id", "canonical", "role", "value", "unit", "score", "flags")


def write(output: Output, folder: Path) -> int:
    """Write the analysed documents as ``part-*.spacy`` into *folder* and return their number."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab, written = Vocab(), 0
    docs = (
        to_doc(document, vocab)
        for document in documents(output, "tokens", "entities", "quotes")
        if document.rows["tokens"]
    )
    for number, group in groupby(enumerate(docs), key=lambda item: item[0] // _DOCS_A_FILE):
        part = [doc for _, doc in group]
        DocBin(store_user_data=True, docs=part).to_disk(folder / f"part-{number:05}.spacy")
        written += len(part)
    return written


def to_doc(document: Document, vocab: Vocab) -> Doc:
    """Make the `Doc` of a document again; white space beyond one blank is a token, as it was."""
    from spacy.tokens import Doc

    import pipeline.extensions  # noqa: F401 - registers what is set below

    words = _with_white_space(document.rows["tokens"], document.text)
    rows = [word.row for word in words]
    doc = Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        pos=[row["upos"] or "" if row else "SPACE" for row in rows],
        morphs=[row["feats"] or "" if row else "" for row in rows],
        lemmas=[row["lemma"] or "" if row else "" for row in rows],
        heads=_heads(rows),
        deps=["ROOT" if row and row["deprel"] == "root" else _dep(row) for row in rows],
    )
    _set_extensions(doc, rows, document)
    return doc


class _Word(NamedTuple):
    text: str
    row: Row | None  # None for white space
    space: bool


def _with_white_space(tokens: Sequence[Row], text: str) -> list[_Word]:
    words: list[_Word] = []
    position = 0
    ends = [*(row["start"] for row in tokens), len(text)]
    for row, until in zip([None, *tokens], ends, strict=True):
        if row is not None:
            words.append(_Word(row["text"], row, text[row["end"] : row["end"] + 1] == " "))
            position = row["end"] + words[-1].space
        if position < until:
            words.append(_Word(text[position:until], None, False))
    return words


def _heads(rows: Sequence[Row | None]) -> list[int]:
    """White space hangs on the word before it, or on the first word."""
    index = {row["token_id"]: i for i, row in enumerate(rows) if row is not None}
    first = min(index.values())
    heads: list[int] = []
    last = first
    for i, row in enumerate(rows):
        last = last if row is None else i
        heads.append(last if row is None else index.get(row["head"], i))
    return heads


def _dep(row: Row | None) -> str:
    return (row["deprel"] if row else None) or "dep"


def _set_extensions(doc: Doc, rows: Sequence[Row | None], document: Document) -> None:
    from pipeline.extensions import set_surface

    for token, row in zip(doc, rows, strict=True):
        if row is None:
            continue
        token._.stem = row["stem"]
        if (row["surface_start"], row["surface_end"]) != (row["start"], row["end"]):
            set_surface(doc, token.i, row["surface_start"], row["surface_end"])
    doc.ents = [_ent(doc, row, document) for row in document.rows["entities"]]
    doc._.quotes = tuple(_quote(row) for row in document.rows["quotes"])
    data: dict[Any, Any] = doc.user_data
    data["doc_id"] = document.doc_id


def _ent(doc: Doc, row: Row, document: Document) -> Span:
    link = f"{row['kb']}:{row['kb_id']}" if row["kb"] else ""
    ent = doc.char_span(row["start"], row["end"], label=row["label"], kb_id=link)
    if ent is None:
        message = f"the entity {row['ent_id']} of {document.doc_id} does not lie on words"
        raise InputError(message)
    for name in _EXTENSIONS:
        ent._.set(name, row[name])
    return ent


def _quote(row: Row) -> Quote:
    return Quote(**{field.name: row[field.name] for field in fields(Quote)})
