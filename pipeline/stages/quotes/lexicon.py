"""The words around quotations, from ``pipeline/lang/quotes/lexicon.json``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from pipeline.language_data import read_json


@dataclass(frozen=True, eq=False)
class SpeechLexicon:
    """Sets of lower-case words; ``pipeline/lang/quotes/README.md`` says what each one means."""

    after_quote: frozenset[str]
    parenthetical: frozenset[str]
    bare_clause: frozenset[str]
    marked_clause: frozenset[str]
    before_quote: frozenset[str]
    according: frozenset[str]
    demonstrative: frozenset[str]
    lead_in: frozenset[str]
    singular_pronoun: frozenset[str]
    plural_pronoun: frozenset[str]
    phrase_end: frozenset[str]
    soft_end: frozenset[str]
    not_subject: frozenset[str]
    adverb: frozenset[str]
    person_noun: frozenset[str]
    no_person: frozenset[str]
    proxy: frozenset[str]
    of_proxy: frozenset[str]
    abbreviation: frozenset[str]
    not_reporting_after: frozenset[str]
    hearsay: frozenset[str]
    bahwa_clause: frozenset[str]
    request: frozenset[str]
    passive_cue: frozenset[str]
    clause_marker: frozenset[str]
    continuing: frozenset[str]
    headline_verb: frozenset[str]
    headline_noun: frozenset[str]
    connective: frozenset[str]
    tail: frozenset[str]
    setting: frozenset[str]
    interviewed: frozenset[str]
    no_press: frozenset[str]
    contrast: frozenset[str]
    stands_for: frozenset[str]
    document: frozenset[str]
    organisation_noun: frozenset[str]
    group_noun: frozenset[str]
    no_agent: frozenset[str]
    answered: frozenset[str]
    matter: frozenset[str]
    claim: frozenset[str]
    occasion: frozenset[str]
    state: frozenset[str]
    condition: frozenset[str]
    titling: frozenset[str]
    work: frozenset[str]
    judged: frozenset[str]
    public: frozenset[str]
    staff: frozenset[str]
    workplace: frozenset[str]
    words_of: frozenset[str]
    handed_on: frozenset[str]
    speech_setting: frozenset[str]

    @cached_property
    def reporting_verbs(self) -> frozenset[str]:
        """All verbs that follow their subject."""
        return self.clause_verbs | self.before_quote

    @cached_property
    def clause_verbs(self) -> frozenset[str]:
        """The verbs that may report a clause."""
        return self.bare_clause | self.marked_clause | self.request | self.bahwa_clause

    @cached_property
    def headline_cues(self) -> frozenset[str]:
        """The verbs without a prefix that report in a headline."""
        return self.headline_verb | self.headline_noun

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Singular and plural."""
        return self.singular_pronoun | self.plural_pronoun

    @cached_property
    def cue_ahead(self) -> re.Pattern[str]:
        """Matches where a cue and its speaker follow a quotation, comma and lead-in included."""
        cues = "|".join(sorted(self.after_quote))
        lead = "|".join(sorted(self.lead_in))
        return re.compile(rf",?\s?(?:(?:{lead})\s)?(?:{cues})(?:nya)?\b")

    def cue_length(self, word: str) -> int:
        """Count the characters of *word* (lower case) that are a cue, without the clitic.

        >>> [speech_lexicon().cue_length(word) for word in ("katanya", "kata", "ya")]
        [4, 4, 0]
        """
        if word in self.after_quote:
            return len(word)
        stem = word.removesuffix("nya")
        return len(stem) if stem != word and stem in self.after_quote else 0


@cache
def speech_lexicon() -> SpeechLexicon:
    """Read the lexicon, once."""
    data = read_json("quotes/lexicon.json")
    return SpeechLexicon(**{name: frozenset(words) for name, words in data.items()})
