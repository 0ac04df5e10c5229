"""From a spaCy `Doc` to the `Passage` that the quotation functions work on."""

from __future__ import annotations

from spacy.tokens import Doc, Span

import pipeline.extensions  # noqa: F401  (registers span._.entity_id, span._.role)
from pipeline.stages.quotation.passage import Mention, Passage

_ENDS = (".", "?", "!")


def passage_of(doc: Doc) -> Passage:
    """The words, sentences, names and, where there is one, the parse of *doc*.

    Blank tokens are left out; a document without sentence boundaries is cut at full stops and
    paragraph ends.
    """
    kept = [token for token in doc if not token.is_space]
    number = {token.i: index for index, token in enumerate(kept)}
    parsed = bool(kept) and doc.has_annotation("DEP")
    words = [token.lower_ for token in kept]
    starts = [token.idx for token in kept]
    ends = [start + len(word) for start, word in zip(starts, (t.text for t in kept), strict=True)]
    heads = [number.get(t.head.i, i) for i, t in enumerate(kept)] if parsed else []
    return Passage(
        text=doc.text,
        words=words,
        starts=starts,
        ends=ends,
        sentences=_sentences(doc, number, words, starts, ends),
        mentions=[mention for ent in doc.ents if (mention := _mention(ent, number))],
        heads=heads,
        deps=[token.dep_.lower() for token in kept] if parsed else [],
        children=_children(heads),
    )


def _children(heads: list[int]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for index, head in enumerate(heads):
        if head != index:
            children.setdefault(head, []).append(index)
    return children


def _mention(ent: Span, number: dict[int, int]) -> Mention | None:
    inside = [number[i] for i in range(ent.start, ent.end) if i in number]
    if not inside:
        return None
    extra = ent._
    return Mention(
        inside[0], inside[-1] + 1, ent.label_, extra.entity_id, extra.canonical, extra.role
    )


def _sentences(
    doc: Doc, number: dict[int, int], words: list[str], starts: list[int], ends: list[int]
) -> list[tuple[int, int]]:
    if doc.has_annotation("SENT_START"):
        begins = [number[i] for i in _first_words(doc, number)]
    else:
        begins = [
            i
            for i in range(1, len(words))
            if words[i - 1] in _ENDS or "\n" in doc.text[ends[i - 1] : starts[i]]
        ]
    edges = sorted({0, *begins, len(words)})
    return list(zip(edges, edges[1:], strict=False))


def _first_words(doc: Doc, number: dict[int, int]) -> list[int]:
    """The first token of each sentence that is no blank."""
    firsts = []
    for sent in doc.sents:
        first = next((i for i in range(sent.start, sent.end) if i in number), None)
        if first is not None:
            firsts.append(first)
    return firsts
