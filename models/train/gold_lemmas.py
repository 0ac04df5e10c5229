"""What the treebanks tell of lemmas whatever the context: known forms, and edits that fit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from treebanks import Sentence, Word

from pipeline.morphology.stems import stem
from pipeline.nlp.lemma_edits import LemmaEdits
from pipeline.nlp.lemma_rules import make_rule

SEEN = 2  # times a form must have been seen
NO_WORDS = frozenset({"PUNCT", "SYM", "NUM", "X", "PROPN"})


def known_lemmas(sentences: Iterable[Sentence]) -> dict[str, str]:
    """The lemma of each lower-cased form that has the same one wherever it stands.

    With models 0.4.0 they set 6 lemmas of the parts kept out right that the rules get wrong, and 1
    wrong that they get right. Names are left out: they keep their case, and are no words of the
    lexicon.
    """
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.upos not in NO_WORDS and word.lemma is not None and word.form.isalpha():
                seen[word.form.lower()][word.lemma.lower()] += 1
    return {
        form: lemma
        for form, counts in sorted(seen.items())
        for lemma, count in counts.items()
        if len(counts) == 1 and count >= SEEN
    }


def lemma_edits(sentences: Iterable[Sentence]) -> LemmaEdits:
    """What the edit rules of these sentences cut and add, and where."""
    return LemmaEdits.of(
        (make_rule(word.form, word.lemma), word.form)
        for sentence in sentences
        for word in sentence.words
        if word.lemma is not None
    )


@dataclass(frozen=True)
class GoldLemmas:
    """What gold treebanks know of lemmas; it is shipped, and repairs lemmas that a model gave."""

    known: dict[str, str]
    edits: LemmaEdits

    @classmethod
    def of(cls, sentences: list[Sentence]) -> GoldLemmas:
        return cls(known_lemmas(sentences), lemma_edits(sentences))

    def repaired(self, sentence: Sentence) -> Sentence:
        """*sentence* with known lemmas, and without those that no real affix leads to.

        The stem stands in for the latter where it can; else they are left open.
        """
        return replace(sentence, words=tuple(self._repaired(word) for word in sentence.words))

    def _repaired(self, word: Word) -> Word:
        if word.upos not in NO_WORDS and (known := self.known.get(word.form.lower())) is not None:
            return replace(word, lemma=known)
        if word.lemma is None or self.edits.fit(make_rule(word.form, word.lemma), word.form):
            return word
        found = stem(word.form, upos=word.upos)
        if found is not None and self.edits.fit(make_rule(word.form, found), word.form):
            return replace(word, lemma=found)
        return replace(word, lemma=None)
