"""Applies a user's corrections to ``doc.ents``, before titles, clusters and links are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.extensions import text_of
from pipeline.stages.aliases.mentions import NAME_LABELS
from pipeline.stages.corrections.known_names import CORRECTED, Corrections, KnownNames
from pipeline.stages.corrections.occurrences import by_first_word, occurrences


class Corrector:
    """Takes away what is no name, labels names, and tells which name another one stands for.

    A name whose label is given is marked wherever it stands as whole words, unless it is a part of
    a longer mention. ``span._.known_as`` is what `pipeline.stages.aliases` calls the entity of the
    mention. Mentions that were changed have the flag ``corrected``.
    """

    def __init__(self, corrections: Corrections) -> None:
        """Prepare to look names up."""
        self._wanted = bool(corrections)
        self._known = KnownNames(corrections)
        self._labelled = by_first_word(self._known.labels)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc* in place."""
        if self._wanted:
            ents = [ent for ent in doc.ents if not self._known.is_never(ent.text)]
            doc.ents = [self._labelled_span(ent) for ent in _with_added(ents, self._marked(doc))]
            for ent in doc.ents:
                self._name(ent)
        return doc

    def _marked(self, doc: Doc) -> Iterator[Span]:
        """The names whose labels are given, where they are whole words of a sentence."""
        for start, end, _ in occurrences(text_of(doc), self._labelled):
            span = doc.char_span(start, end)
            if span is not None and not any(token.is_sent_start for token in span[1:]):
                yield span

    def _labelled_span(self, span: Span) -> Span:
        label = self._known.label_of(span.text) or span.label_
        if label == span.label_:
            return span
        found = Span(span.doc, span.start, span.end, label=label)
        found._.value, found._.unit, found._.score = None, None, None
        found._.flags = (CORRECTED,)
        return found

    def _name(self, ent: Span) -> None:
        is_name = ent.label_ in NAME_LABELS
        ent._.known_as = self._known.called(ent.text, ent.label_) if is_name else None
        if ent._.known_as not in (None, ent.text) and CORRECTED not in ent._.flags:
            ent._.flags = (*ent._.flags, CORRECTED)


def _with_added(ents: Sequence[Span], added: Iterable[Span]) -> list[Span]:
    """The mentions with the added ones, in the place of those that overlap them.

    What is inside a longer mention is not added.
    """
    holder: dict[int, Span] = {token: ent for ent in ents for token in range(ent.start, ent.end)}
    taken: set[int] = set()
    kept: list[Span] = []
    for span in added:
        over = [holder[token] for token in range(span.start, span.end) if token in holder]
        if any(ent.start <= span.start and span.end <= ent.end for ent in over):
            continue  # also where it is that very mention
        kept.append(span)
        taken |= {ent.start for ent in over}
    return sorted(
        [*(ent for ent in ents if ent.start not in taken), *kept], key=lambda span: span.start
    )


@Language.factory(
    "nusawarta_corrections",
    assigns=["doc.ents", "span._.known_as", "span._.flags", "span._.score"],
    requires=["doc.ents"],
    default_config={"never": [], "labels": [], "names": []},
)
def create_corrections(
    nlp: Language,
    name: str,
    never: list[str],
    labels: list[list[str]],
    names: list[list[str]],
) -> Corrector:
    """Build the component; the arguments are those of `Corrections`.

    >>> import spacy
    >>> nlp = spacy.blank("xx")
    >>> corrector = nlp.create_pipe("nusawarta_corrections", config={"labels": [["Melati", "ORG"]]})
    >>> [(ent.text, ent.label_) for ent in corrector(nlp("Warga memilah di Melati")).ents]
    [('Melati', 'ORG')]
    """
    return Corrector(
        Corrections(
            tuple(never),
            tuple((text, label) for text, label in labels),
            tuple((other, text) for other, text in names),
        )
    )
