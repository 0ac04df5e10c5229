"""Named entities from the word vectors."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.extensions import text_of
from pipeline.language_data import read_csv, read_lines, read_pairs, read_words
from pipeline.nlp.bioes import SpanDecoder
from pipeline.nlp.component import Component
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.introduced import Named, introduced_labels
from pipeline.nlp.name_scorer import NameClassifier
from pipeline.nlp.person_edges import is_rank, settled_people
from pipeline.nlp.sentences import sentence_rows
from pipeline.nlp.settled_names import settled_names
from pipeline.stages.aliases.names import is_team_nickname, words_of
from pipeline.stages.aliases.sites import is_site
from pipeline.stages.places.gazetteer import (
    is_usual_reading,
    needs_evidence,
    places_named,
    province_around,
)

_OF_SITES = frozenset({"ORG", "PRODUCT"})  # what the name of a site can be
PLACES = frozenset({"FAC", "LOC", "GPE", "ORG"})  # between which the first word can decide


@cache
def known_labels() -> dict[str, str]:
    """Read the label of names that mean one thing only (``lang/ner/labels.tsv``)."""
    return dict(read_pairs("ner/labels.tsv"))


@cache
def _labels_by_first_word() -> dict[str, str]:
    return dict(read_pairs("ner/first_words.tsv"))


@cache
def _long_regions() -> frozenset[str]:
    """Give the regencies and cities of two words and more, which are nobody's name."""
    names = (row["name"].split()[1:] for row in read_csv("places/regencies.csv"))
    return frozenset(" ".join(words) for words in names if len(words) > 1)


def settled_label(text: str, label: str) -> str:
    """Give the label of the name *text* where it leaves no doubt, else the model's *label*.

    >>> settled_label("Kremlin", "PERSON"), settled_label("Kali Sunter", "FAC")
    ('ORG', 'LOC')
    >>> settled_label("Ogan Komering Ilir", "PERSON")
    'GPE'
    """
    first, _, rest = text.partition(" ")
    if label not in _OF_SITES and is_site(text):
        label = "ORG"
    if rest and label in PLACES:
        label = _labels_by_first_word().get(first, label)
    if label == "PERSON" and rest and first in read_lines("ner/first_words_of_bodies.txt"):
        label = "ORG"
    elif label == "PERSON" and text in _long_regions():
        label = "GPE"
    elif label == "PERSON" and rest and is_team_nickname(words_of(text)):
        label = "ORG"
    elif label == "LOC" and _is_region(text):
        label = "GPE"
    return known_labels().get(text, label)


def _is_region(text: str) -> bool:
    """Whether *text* is a province, regency or city, and no island: *Babel*."""
    if places_named(text, label="LOC") or is_usual_reading(text) or needs_evidence(text):
        return False
    is_island = province_around(text) is not None
    return not is_island and any(place.kb == "idn" for place in places_named(text))


class _Mention(NamedTuple):
    rows: list[int]  # numbers of its tokens
    label: str
    score: float


def _agreed_label(
    mentions: list[_Mention], log_probs: NDArray[np.float32], decoder: SpanDecoder
) -> str:
    """Choose one label for the mentions of one name: the likeliest over all of them."""
    labels = {mention.label for mention in mentions}
    if len(labels) == 1:
        return labels.pop()
    likely = sum(decoder.label_probabilities(log_probs[mention.rows]) for mention in mentions)
    return decoder.labels[int(np.argmax(likely))]


def _bracket_end(doc: Doc, rows: list[int], start: int, end: int) -> int:
    """Take in the bracket that closes one in the name: *UU PDP (Perlindungan Data Pribadi)*."""
    inside = [doc[i].text for i in rows[start:end]]
    opened = inside.count("(") > inside.count(")")
    return end + 1 if opened and end < len(rows) and doc[rows[end]].text == ")" else end


def _span(doc: Doc, mention: _Mention, label: str) -> Span:
    span = Span(doc, mention.rows[0], mention.rows[-1] + 1, label=label)
    span.label_ = settled_label(span.text, label)
    span._.score = mention.score
    return span


@Language.factory(
    "nusawarta_ner",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type", "span._.score"],
    requires=["doc.tensor"],
)
class EntityRecognizer(Component):
    """Tags words with BIOES labels and takes the best legal sequence of each sentence.

    The occurrences of a name read each other (`pipeline.nlp.network.RepeatedNames`).
    The model says what is a name, except for ``lang/ner/not_names.txt``, the edges of people's
    names (`pipeline.nlp.person_edges`) and what a document settles (`pipeline.nlp.settled_names`).
    All mentions in the document decide together of which kind a name is (in the annotated news 3
    names of 1,656 are of two kinds in one article); `settled_label` has the last word on it.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.tags = NameClassifier()
        self._decoder: SpanDecoder | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The entity labels."""
        return tuple(sorted({tag[2:] for tag in self.tags.labels if tag != "O"}))

    def annotate(self, docs: list[Doc]) -> None:
        """Set ``doc.ents``, with ``span._.score`` the mean probability of the tags."""
        for doc, log_probs in zip(docs, self.tags.log_probs(docs), strict=True):
            doc.set_ents(self._entities(doc, log_probs))

    def _entities(self, doc: Doc, log_probs: NDArray[np.float32]) -> list[Span]:
        decoder = self._decoder
        if decoder is None:
            decoder = self._decoder = SpanDecoder(self.tags.labels)
        mentions = self._mentions(doc, log_probs, decoder)
        spans = [
            _span(doc, mention, label)
            for same in mentions.values()
            for label in [_agreed_label(same, log_probs, decoder)]
            for mention in same
        ]
        text = text_of(doc)
        named = [Named(span.start_char, span.end_char, span.label_) for span in spans]
        labels = introduced_labels(text, named)
        for span in spans:
            span.label_ = labels.get(span.text, span.label_)
        return settled_names(doc, text, spans, log_probs, decoder)

    def _mentions(
        self, doc: Doc, log_probs: NDArray[np.float32], decoder: SpanDecoder
    ) -> dict[str, list[_Mention]]:
        """Find the mentions of each name of *doc*, in small letters."""
        not_names = read_words("ner/not_names.txt")
        offices = read_words("ner/office_abbreviations.txt")
        mentions: defaultdict[str, list[_Mention]] = defaultdict(list)
        words = [token.text for token in doc]
        for rows in sentence_rows(doc):
            own_words = [words[row] for row in rows]
            for found in settled_people(own_words, decoder.decode(log_probs[rows])):
                own = rows[found.start : _bracket_end(doc, rows, found.start, found.end)]
                text = doc[own[0] : own[-1] + 1].text
                follows_rank = found.start > 0 and is_rank(own_words[found.start - 1])
                if follows_rank or not (text in not_names or text.lower() in offices):
                    mentions[text.lower()].append(_Mention(own, found.label, found.score))
        return mentions

    def to_files(self) -> dict[str, bytes]:
        """Give tags and weights."""
        return self.tags.to_files()

    def from_files(self, files: ModelFiles) -> None:
        """Read tags and weights."""
        self.tags.from_files(files)
        self._decoder = None
