"""CoNLL-U: what UD tools read, of a `Doc` or of the rows of a run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BLANKS: Final = re.compile(r"\s*")
_ESCAPES: Final = {" ": r"\s", "\n": r"\n", "\r": r"\r", "\t": r"\t"}


class Word(NamedTuple):
    """A UD word; `surface` is the written word that it is or is part of, in code points."""

    form: str
    lemma: str | None
    upos: str | None
    feats: str | None
    head: int | None  # index in its sentence; None for the root
    deprel: str | None
    surface: tuple[int, int]
    misc: tuple[str, ...] = ()


def to_conllu(doc: Doc) -> str:
    """Write one CoNLL-U block a sentence; multiword tokens as ranges, exact spacing in MISC.

    Whitespace tokens are no words. ``ROOT`` is written ``root``, as UD has it.
    """
    import pipeline.extensions  # noqa: F401 - registers token._.surface
    from pipeline.nlp.sentences import sentences

    return "".join(block(list(_words(tokens)), doc.text) for tokens in sentences(doc))


def block(words: Sequence[Word], text: str, comments: Iterable[str] = ()) -> str:
    r"""Write a sentence: *comments*, its text, a line a word, a blank line.

    ``# text`` has single blanks; other white space is told in MISC: ``SpaceAfter=No``, or what
    there is (``SpacesAfter=\n``).
    """
    tokens = [(surface, list(group)) for surface, group in groupby(words, key=lambda w: w.surface)]
    gaps = [_gap(text, end) for (_, end), _ in tokens]
    joined = "".join(
        text[start:end] + (" " if gap else "")
        for ((start, end), _), gap in zip(tokens, gaps, strict=True)
    )
    lines = [*(f"# {comment}" for comment in comments), f"# text = {joined.rstrip()}"]
    number = 1
    for (surface, parts), gap in zip(tokens, gaps, strict=True):
        lines += _rows(parts, number, text[slice(*surface)], _spacing(gap, surface[1] == len(text)))
        number += len(parts)
    return "\n".join([*lines, "", ""])


def _words(tokens: Sequence[Token]) -> Iterator[Word]:
    index = {token.i: number for number, token in enumerate(tokens)}
    for token in tokens:
        is_root = token.head.i == token.i or token.head.i not in index
        yield Word(
            token.text,
            token.lemma_,
            token.pos_,
            str(token.morph),
            None if is_root else index[token.head.i],
            token.dep_,
            token._.surface,
        )


def _gap(text: str, end: int) -> str:
    """The white space after a token."""
    match = _BLANKS.match(text, end)
    return match[0] if match else ""


def _spacing(gap: str, ends_text: bool) -> tuple[str, ...]:
    if gap == " " or (not gap and ends_text):
        return ()
    if not gap:
        return ("SpaceAfter=No",)
    escaped = (_ESCAPES.get(char) or char.encode("unicode_escape").decode() for char in gap)
    return (f"SpacesAfter={''.join(escaped)}",)


def _rows(
    parts: Sequence[Word], number: int, surface: str, spacing: tuple[str, ...]
) -> Iterator[str]:
    if len(parts) > 1:
        blanks = "\t_" * 7
        yield f"{number}-{number + len(parts) - 1}\t{surface}{blanks}\t{_misc(spacing)}"
        spacing = ()
    for at, word in enumerate(parts, number):
        yield "\t".join(_columns(word, at, _misc((*word.misc, *spacing))))


def _columns(word: Word, number: int, misc: str) -> tuple[str, ...]:
    is_root = word.head is None
    return (
        str(number),
        word.form,
        word.lemma or "_",
        word.upos or "_",
        "_",
        word.feats or "_",
        "0" if word.head is None else str(word.head + 1),
        "root" if is_root else word.deprel or "dep",
        "_",
        misc,
    )


def _misc(values: Sequence[str]) -> str:
    return "|".join(values) or "_"
