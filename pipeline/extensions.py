"""The extension attributes that stages write and `pipeline.tables` reads.

They are registered when this module is first imported; every stage imports it.

=================  =========================================================================
attribute          is
=================  =========================================================================
token._.surface    (start, end) of the orthographic token, code points; wider than the word
                   inside a multiword token
token._.stem       the stem, ``None`` for punctuation
span._.entity_id   number of the cluster of mentions within the document
span._.canonical   fullest name of the cluster
span._.role        title beside a person's name
span._.value       ISO 8601 date, or decimal number, as string
span._.unit        ISO 4217 code, ``%`` or unit of measure
span._.score       probability of the label, ``None`` where the labeller gives none
span._.flags       tuple of strings
doc._.article      the `pipeline.records.Article` that the text came from, or ``None``
doc._.quotes       tuple of `pipeline.records.Quote`
=================  =========================================================================

A link to a knowledge base is ``span.kb_id_``, written ``kb:kb_id`` (``iso3166:EE``).
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Span, Token


def _own_offsets(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _get_surface(token: Token) -> tuple[int, int]:
    data: dict[Any, Any] = token.doc.user_data
    stored: tuple[int, int] | None = data.get(("surface", token.i))
    return _own_offsets(token) if stored is None else stored


def set_surface(doc: Doc, index: int, start: int, end: int) -> None:
    """Record that the word at *index* belongs to the wider orthographic token *start*:*end*."""
    data: dict[Any, Any] = doc.user_data
    data["surface", index] = (start, end)


def split_word(doc: Doc, at: int) -> None:
    """Make two words of the one that the offset *at* falls into, if any."""
    token = next((t for t in doc if t.idx < at < t.idx + len(t)), None)
    if token is None:
        return
    index, cut = token.i, at - token.idx
    parts = [token.text[:cut], token.text[cut:]]
    with doc.retokenize() as retokenizer:
        retokenizer.split(token, parts, heads=[(token, 0), (token, 0)])
    doc[index + 1].is_sent_start = False
    data: dict[Any, Any] = doc.user_data
    stored = {key[1]: data.pop(key) for key in list(data) if key[0] == "surface"}
    for i, surface in stored.items():
        if i != index:
            set_surface(doc, i + (i > index), *surface)


if not Doc.has_extension("quotes"):
    Token.set_extension("surface", getter=_get_surface)
    Token.set_extension("stem", default=None)
    for _name in ("entity_id", "canonical", "role", "value", "unit", "score"):
        Span.set_extension(_name, default=None)
    Span.set_extension("flags", default=())
    Doc.set_extension("article", default=None)
    Doc.set_extension("quotes", default=())
