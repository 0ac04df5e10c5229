"""Names that meet inside one orthographic word, of which the tokenizer made two: *Racikku*."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span

from pipeline.nlp.recut import recut


def with_words_whole(spans: Iterable[Span]) -> list[Span]:
    """Make one name of two that meet inside a word; the first says what it is.

    What begins with a capital is a word of its own, glued to the one before (*BudiSiti*).
    """
    result: list[Span] = []
    for span in spans:
        before = result[-1] if result else None
        if before is not None and before.end == span.start and _is_one_word(before, span):
            result[-1] = recut(before, before.start, span.end)
        else:
            result.append(span)
    return result


def _is_one_word(first: Span, second: Span) -> bool:
    glued = not first[-1].whitespace_
    return glued and first.text[-1].isalpha() and second.text[0].islower()
