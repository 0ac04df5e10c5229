"""Stems: the dictionary algorithm of Sastrawi over words, never over names and punctuation."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import pipeline.extensions  # noqa: F401 - registers token._.stem

_CACHED_FORMS = 200_000  # some 30 MB


@lru_cache(maxsize=_CACHED_FORMS)
def stem(form: str) -> str | None:
    """Stem one word; ``None`` where *form* is no single word (punctuation, blank).

    The confix-stripping algorithm of Nazief and Adriani as extended by Asian (2007) and shipped
    in PySastrawi. What that library cannot stem to one word comes back lower-cased.

    >>> stem("ketegangan"), stem("berminggu-minggu"), stem("...")
    ('tegang', 'minggu', None)
    """
    word = form.lower()
    if not any(c.isalnum() for c in word) or any(c.isspace() for c in word):
        return None
    known = _exceptions().get(word)
    if known is not None:
        return known
    found: str = _stemmer().stem(word)
    return found if found and " " not in found else word


@cache
def _exceptions() -> dict[str, str]:
    text = resources.files("pipeline.lang").joinpath("stem/exceptions.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return dict((form, stem) for form, stem in rows)


@cache
def _stemmer() -> Any:
    from Sastrawi.Stemmer.Stemmer import Stemmer
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return Stemmer(_Dictionary(StemmerFactory().get_words()))


class _Dictionary:
    def __init__(self, words: list[str]) -> None:
        self._words = frozenset(word.strip() for word in words) - {""}

    def contains(self, word: str | None) -> bool:
        return word in self._words


def stem_tagged(form: str, *, upos: str) -> str | None:
    """Stem a word of known UPOS: ``None`` for punctuation, names lower-cased but whole."""
    if upos in {"PUNCT", "SYM", "SPACE"}:
        return None
    if upos == "PROPN":
        return form.lower()
    return stem(form)


def _set_stems(doc: Doc) -> Doc:
    for token in doc:
        token._.stem = stem_tagged(token.text, upos=token.pos_)
    return doc


@Language.factory("nusawarta_stem", assigns=["token._.stem"], requires=["token.pos"])
def create_stemmer(nlp: Language, name: str) -> Any:
    """Make the component that sets ``token._.stem`` from the form and its UPOS."""
    return _set_stems
