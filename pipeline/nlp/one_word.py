"""Names that meet or begin inside one orthographic word that the tokenizer divided: *Racikku*.

A slash in a word divides two names (*TNI/Polri*), unless the text has it whole as one: *AB/CD*.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span

from pipeline.nlp.recut import recut


def with_words_whole(spans: Iterable[Span]) -> list[Span]:
    """Make one name of two that meet inside a word, of which the first says what it is.

    One that begins inside a capitalised word takes in all of it. What begins with a capital is a
    word of its own, glued to the one before (*BudiSiti*).
    """
    result: list[Span] = []
    ordered = sorted(spans, key=lambda span: span.start)
    whole = {span.text: span for span in ordered if "/" in span.text}
    for span in ordered:
        before = result[-1] if result else None
        joined = None if before is None else whole.get(_over_slash(before, span))
        if joined is not None and before is not None:
            result[-1] = recut(before, before.start, span.end, label=joined.label_)
        elif not _is_inside_word(span):
            result.append(span)
        elif before is not None and before.end == span.start:
            result[-1] = recut(before, before.start, span.end)
        elif span.doc[span.start - 1].text[0].isupper():
            result.append(recut(span, span.start - 1, span.end))
        else:
            result.append(span)
    return result


def _is_inside_word(span: Span) -> bool:
    if span.start == 0 or not span.text[0].islower():
        return False
    before = span.doc[span.start - 1]
    return not before.whitespace_ and before.text[-1].isalpha()


def _over_slash(first: Span, second: Span) -> str:
    """Give the text of both with the slash between them, or nothing where there is none."""
    between = first.doc[first.end : second.start]
    is_slash = len(between) == 1 and between.text == "/"
    return first.doc[first.start : second.end].text if is_slash else ""
