"""Quotations and their speakers: ``doc._.quotes``, and ``doc.spans["quotes"]``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.extensions  # noqa: F401  (registers doc._.quotes)
from pipeline.records import Quote
from pipeline.stages.quotes.direct import Spoken, find_direct
from pipeline.stages.quotes.discourse import attribute
from pipeline.stages.quotes.indirect import find_indirect
from pipeline.stages.quotes.lexicon import speech_lexicon
from pipeline.stages.quotes.marks import find_marked
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.reading import passage_of


def quotes_of(passage: Passage) -> tuple[Quote, ...]:
    """Find the quotations of a passage, direct and indirect, in order of their text."""
    words = speech_lexicon()
    marked = find_marked(passage.text, cue_ahead=words.cue_ahead)
    direct = find_direct(passage, marked, lexicon=words)
    whole = [spoken for spoken in direct if not spoken.fragment]
    indirect = find_indirect(passage, whole, lexicon=words)
    fragments = [spoken for spoken in direct if spoken.fragment]
    apart = [spoken for spoken in fragments if not _within(spoken, indirect)]
    return attribute(passage, [*whole, *apart, *indirect], lexicon=words)


def _within(fragment: Spoken, reports: Sequence[Spoken]) -> bool:
    """Whether words in quote marks are part of a report, which then holds them."""
    index = bisect_right(reports, fragment.start, key=lambda report: report.start)
    return index > 0 and fragment.start < reports[index - 1].end


class QuoteFinder:
    """Finds who said what.

    ``doc.spans["quotes"]`` has the same quotations as spans, labelled ``direct`` or ``indirect``.

    Without a parse, reported clauses are cut by their markers; without names in ``doc.ents``,
    quotations have no speaker.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc* in place."""
        quotes = quotes_of(passage_of(doc))
        doc._.quotes = quotes
        doc.spans["quotes"] = [span for quote in quotes if (span := _span(doc, quote))]
        return doc


def _span(doc: Doc, quote: Quote) -> Span | None:
    """Make a span of *quote*, widened to whole words."""
    label = "direct" if quote.direct else "indirect"
    return doc.char_span(quote.start, quote.end, label=label, alignment_mode="expand")


@Language.factory(
    "nusawarta_quotes",
    assigns=["doc._.quotes", "doc.spans"],
    requires=["doc.ents", "span._.entity_id", "span._.canonical"],
)
def create_quotes(nlp: Language, name: str) -> QuoteFinder:
    """Build the stage.

    >>> import spacy
    >>> nlp = spacy.blank("id")
    >>> finder = create_quotes(nlp, "quotes")
    >>> doc = finder(nlp('"Kami menunggu," kata Sari.'))
    >>> [(doc.text[q.start : q.end], q.cue) for q in doc._.quotes]
    [('Kami menunggu,', 'kata')]
    """
    return QuoteFinder()
