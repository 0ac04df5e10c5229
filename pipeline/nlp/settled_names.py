"""What a document settles about its names: titles and nicknames in quotes, parts, recurrences."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from pipeline.nlp.bioes import SpanDecoder
from pipeline.nlp.bracketed_bodies import with_brackets_settled
from pipeline.nlp.cut_names import with_names_whole
from pipeline.nlp.divided_people import with_people_divided
from pipeline.nlp.headline_words import without_headline_words
from pipeline.nlp.joined_people import with_people_joined
from pipeline.nlp.middle_initials import with_first_names
from pipeline.nlp.named_bodies import with_bodies_told, with_substitutes_told
from pipeline.nlp.named_kinds import with_kinds_settled
from pipeline.nlp.office_places import with_places_settled
from pipeline.nlp.one_word import with_words_whole
from pipeline.nlp.person_edges import PERSON
from pipeline.nlp.quoted_nicknames import with_quoted_nicknames
from pipeline.nlp.quoted_titles import quoted_titles
from pipeline.nlp.recurring_names import Place, labels_of_initials, recurring_names
from pipeline.nlp.schemes import without_schemes
from pipeline.nlp.swallowed_words import with_bodies_trimmed
from pipeline.nlp.words_before import told_by_words_before

TITLE = "WORK_OF_ART"
SURE = 0.9  # score of a full name from which its parts are taken for the same person


def settled_names(
    doc: Doc, text: str, spans: list[Span], log_probs: NDArray[np.float32], decoder: SpanDecoder
) -> list[Span]:
    """Give the names *spans* of *doc*, whose text is *text*, as the whole document shows them.

    *log_probs* is (tokens, tags); it gives further mentions their score.
    """
    spans = without_schemes(with_words_whole(spans))
    spans = with_people_joined(doc, with_quoted_nicknames(doc, text, spans))
    spans = with_people_divided(with_first_names(spans))
    spans = with_names_whole(doc, with_brackets_settled(doc, spans))
    spans = with_bodies_trimmed(spans)
    spans = with_places_settled(doc, spans)
    spans = told_by_words_before(doc, without_headline_words(text, spans))
    spans = with_kinds_settled(doc, with_bodies_told(doc, spans))
    spans = with_substitutes_told(doc, spans)
    for span in spans:
        if span._.score is None:  # a rule found it
            span._.score = decoder.score(log_probs[span.start : span.end], span.label_)
    _settle_parts(spans)
    spans = _with_titles(doc, text, spans, log_probs, decoder)
    return _with_recurring(doc, spans, log_probs, decoder)


def _settle_parts(spans: list[Span]) -> None:
    """Make a part of somebody's name a person where it stands alone.

    In the annotated news 7,071 of 7,081 such mentions are; the others are mostly titles.
    """
    parts = {
        token.text
        for span in spans
        if span.label_ == PERSON and len(span) > 1 and span._.score >= SURE
        for token in span
    }
    for span in spans:
        if len(span) == 1 and span.label_ != TITLE and span.text in parts:
            span.label_ = PERSON


def _with_titles(
    doc: Doc, text: str, spans: list[Span], log_probs: NDArray[np.float32], decoder: SpanDecoder
) -> list[Span]:
    """Take in the `quoted_titles` of *doc*, whole, and call their other mentions titles too."""
    if TITLE not in decoder.labels:
        return spans
    at = {place: span for span in spans for place in range(span.start, span.end)}
    titles: list[Span] = []
    replaced: set[tuple[int, int]] = set()
    for start, end in quoted_titles(text):
        title = doc.char_span(start, end, label=TITLE)
        if title is None:
            continue
        touched = [at[place] for place in range(title.start, title.end) if place in at]
        if any(s.start < title.start or s.end > title.end for s in touched):
            continue
        title._.score = decoder.score(log_probs[title.start : title.end], TITLE)
        titles.append(title)
        replaced |= {(s.start, s.end) for s in touched}
    names = {title.text for title in titles}
    kept = [s for s in spans if (s.start, s.end) not in replaced]
    for span in kept:
        if span.text in names:
            span.label_ = TITLE
    return kept + titles


def _with_recurring(
    doc: Doc, spans: list[Span], log_probs: NDArray[np.float32], decoder: SpanDecoder
) -> list[Span]:
    """Take in the `recurring_names` of *doc*."""
    words = [token.text for token in doc]
    places = [Place(span.start, span.end, span.label_) for span in spans]
    initials = labels_of_initials(words, places)
    for span in spans:
        if len(span) == 1 and span.label_ != TITLE:
            span.label_ = initials.get(span.text, span.label_)
    found = [Place(span.start, span.end, span.label_) for span in spans]
    result = list(spans)
    for start, end, label in recurring_names(words, found):
        span = Span(doc, start, end, label=label)
        span._.score = decoder.score(log_probs[start:end], label)
        result.append(span)
    return result
