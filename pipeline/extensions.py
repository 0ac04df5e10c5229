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
span._.known_as    name that a mention stands for, where the user says so
span._.value       ISO 8601 date, or decimal number, as string
span._.unit        ISO 4217 code, ``%`` or unit of measure
span._.score       probability of the label, ``None`` where the labeller gives none
span._.flags       tuple of strings
doc._.article      the `pipeline.records.Article` that the text came from, or ``None``
doc._.quotes       tuple of `pipeline.records.Quote`
=================  =========================================================================

A link to a knowledge base is ``span.kb_id_``, written ``kb:kb_id`` (``iso3166:EE``). The text of
each quotation is also a span of ``doc.spans["quotes"]``, labelled *direct* or *indirect*.

The values survive `Doc.to_bytes`, pickle and ``DocBin(store_user_data=True)``
(`pipeline.interchange`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span, Token

from pipeline import interchange
from pipeline.records import Quote

QUOTES = "quotes"
_QUOTES_KEY = ("._.", QUOTES, None, None)  # where spaCy keeps the value of an attribute


def _own_offsets(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _get_surface(token: Token) -> tuple[int, int]:
    data: dict[Any, Any] = token.doc.user_data
    stored: tuple[int, int] | None = data.get(("surface", token.i))
    return _own_offsets(token) if stored is None else stored


@lru_cache(maxsize=1)
def text_of(doc: Doc) -> str:
    """Give ``doc.text``, which spaCy joins anew on every access and no component changes."""
    return str(doc.text)


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


def _get_quotes(doc: Doc) -> tuple[Quote, ...]:
    data: dict[Any, Any] = doc.user_data
    return tuple(data.get(_QUOTES_KEY, ()))


def _set_quotes(doc: Doc, quotes: Iterable[Quote]) -> None:
    data: dict[Any, Any] = doc.user_data
    data[_QUOTES_KEY] = found = tuple(quotes)
    spans = (_quote_span(doc, quote) for quote in found)
    doc.spans[QUOTES] = [span for span in spans if span is not None]


def _quote_span(doc: Doc, quote: Quote) -> Span | None:
    label = "direct" if quote.direct else "indirect"
    return doc.char_span(quote.start, quote.end, label=label, alignment_mode="expand")


def _get_flags(span: Span) -> tuple[str, ...]:
    data: dict[Any, Any] = span.doc.user_data
    return tuple(data.get(("._.", "flags", span.start_char, span.end_char), ()))


def _set_flags(span: Span, flags: Iterable[str]) -> None:
    data: dict[Any, Any] = span.doc.user_data
    data["._.", "flags", span.start_char, span.end_char] = tuple(flags)


if not Doc.has_extension(QUOTES):
    interchange.register()
    Token.set_extension("surface", getter=_get_surface)
    Token.set_extension("stem", default=None)
    for _name in ("entity_id", "canonical", "role", "known_as", "value", "unit", "score"):
        Span.set_extension(_name, default=None)
    Span.set_extension("flags", getter=_get_flags, setter=_set_flags)
    Doc.set_extension("article", default=None)
    Doc.set_extension(QUOTES, getter=_get_quotes, setter=_set_quotes)
