"""Lemmas by edit rules chosen from the word vectors, together with the dictionary's stem."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language_data import read_words
from pipeline.morphology.roots import roots
from pipeline.morphology.stems import stem
from pipeline.nlp.component import Component
from pipeline.nlp.files import ModelFiles, as_json
from pipeline.nlp.lemma_edits import LemmaEdits
from pipeline.nlp.lemma_rules import apply_rule
from pipeline.nlp.scorers import Classifier

KNOWN = "known.json"
EDITS = "edits.json"
_REMEMBERED = 100_000  # forms
CASED = frozenset({"PROPN", "X"})  # names and foreign words, whose capitals are their own


@Language.factory(
    "nusawarta_lemmatizer",
    assigns=["token.lemma"],
    requires=["doc.tensor", "token.pos"],
    default_config={"stem_bonus": 0.0},
)
class Lemmatizer(Component):
    """Classifier over the edit rules of `pipeline.nlp.lemma_rules`.

    A rule may suit other words and yet give something that does not exist. So only rules that cut
    real affixes are candidates (`LemmaEdits`), and only those that lead to a word: the form itself,
    its stem, or a root or lemma of the treebanks that has the same stem. The lemma of
    Indonesian UD is the root, so the stem is strong evidence: a rule that leads to it is taken
    unless another is very much likelier (`choose_lemma`), and where no rule leads to a stem that is
    a root, the stem is the lemma. Forms with one lemma throughout the treebanks (*kepemilikan*,
    which no treebank takes apart) come first; names and foreign words are excepted. The capital of
    a headline or a title (*Presiden*) is not part of a lemma, that of a name is; CSUI is of two
    minds about it, GSD and PUD are not. Whitespace is its own lemma.

    Args:
        stem_bonus: log-probability that it is worth for a lemma to be the stem. The configuration
            of the model has the value that suits its weights.
    """

    settings = ("stem_bonus",)

    def __init__(self, nlp: Language, name: str, *, stem_bonus: float) -> None:
        self.name = name
        self.stem_bonus = stem_bonus
        self.rules = Classifier()
        self.known: dict[str, str] = {}  # lower-cased form → lemma
        self.edits = LemmaEdits()

    @property
    def labels(self) -> tuple[str, ...]:
        """The edit rules."""
        return tuple(self.rules.labels)

    def annotate(self, docs: list[Doc]) -> None:
        """Set ``token.lemma_``."""
        for doc, log_probs in zip(docs, self.rules.log_probs(docs), strict=True):
            strings, words = doc.vocab.strings, doc.to_array(["ORTH", "POS", "IS_SPACE"]).tolist()
            likeliest = log_probs.argmax(axis=1).tolist()
            lemmas = [
                form
                if space
                else strings.add(
                    self._lemma(strings[form], strings[upos], self.rules.labels[number], row)
                )
                for (form, upos, space), number, row in zip(
                    words, likeliest, log_probs, strict=True
                )
            ]
            doc.from_array(["LEMMA"], np.array(lemmas, dtype=np.uint64).reshape(-1, 1))  # type: ignore[arg-type]

    def _lemma(self, form: str, upos: str, likeliest: str, log_probs: NDArray[np.float32]) -> str:
        if upos not in CASED:
            known = self.known.get(form.lower())
            return known or without_capital(self._by_rules(form, upos, likeliest, log_probs))
        lemma = self._by_rules(form, upos, likeliest, log_probs)
        return form if lemma == form.lower() else lemma  # Heru, also where it begins a sentence

    def _by_rules(
        self, form: str, upos: str, likeliest: str, log_probs: NDArray[np.float32]
    ) -> str:
        """The lemma that rules and stem agree on best, of those that are words."""
        found = stem(form, upos=upos)
        agreed = self._agreed(likeliest, form, found)
        if agreed is not None:
            return agreed
        fitting = [(number, self.rules.labels[number]) for number in self._fitting(form, found)]
        lemmas = {apply_rule(rule, form).lower() for _, rule in fitting}
        if found in roots() and found not in lemmas:
            return found
        scored = [(rule, float(log_probs[number])) for number, rule in fitting]
        return choose_lemma(form, scored, stem=found, bonus=self.stem_bonus)

    def _leads_to_word(self, rule: str, form: str, found: str | None) -> bool:
        return self.edits.fit(rule, form) and self._is_word(apply_rule(rule, form), form, found)

    def _agreed_lemma(self, rule: str, form: str, found: str | None) -> str | None:
        """Give the lemma by *rule* where it is a word and the stem, if there is one."""
        lemma = apply_rule(rule, form)
        agrees = found is None or lemma.lower() == found
        return lemma if agrees and self._leads_to_word(rule, form, found) else None

    def _fitting_rules(self, form: str, found: str | None) -> tuple[int, ...]:
        """Give the numbers of the rules that make a word of *form*: small, since many are kept."""
        numbered = enumerate(self.rules.labels)
        return tuple(i for i, rule in numbered if self._leads_to_word(rule, form, found))

    @cached_property
    def _fitting(self) -> Callable[[str, str | None], tuple[int, ...]]:
        return lru_cache(maxsize=_REMEMBERED)(self._fitting_rules)

    @cached_property
    def _agreed(self) -> Callable[[str, str, str | None], str | None]:
        return lru_cache(maxsize=_REMEMBERED)(self._agreed_lemma)

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        return frozenset(self.known.values())

    def _is_word(self, lemma: str, form: str, found: str | None) -> bool:
        """Tell whether *lemma* is the *form*, its stem, or a known word of the same family.

        Known are the roots and the lemmas of the treebanks. Of a form that has no other stem than
        itself, every known word may be the lemma.
        """
        lower = lemma.lower()
        if lower in (form.lower(), found):
            return True
        first, _, second = form.lower().rpartition("-")
        if first and lower == second and second not in first:
            return False  # sayur-mayur, asal-muasal
        is_root = lower in roots() and lower not in read_words("morphology/not_roots.txt")
        if not is_root and lower not in self._lemmas:
            return False
        return found in (None, form.lower()) or stem(lower) == found

    def to_files(self) -> dict[str, bytes]:
        """Give known lemmas, edits, rules and weights."""
        return {
            **self.rules.to_files(),
            KNOWN: as_json(self.known),
            EDITS: as_json(self.edits.as_json()),
        }

    def from_files(self, files: ModelFiles) -> None:
        """Read known lemmas, edits, rules and weights."""
        self.rules.from_files(files)
        self.known = files.json(KNOWN)
        self.edits = LemmaEdits.from_json(files.json(EDITS))
        for remembered in ("_agreed", "_fitting", "_lemmas"):
            self.__dict__.pop(remembered, None)


def without_capital(lemma: str) -> str:
    """Put *lemma* in lower case where only its first letter is a capital.

    >>> without_capital("Presiden"), without_capital("RAPBN"), without_capital("PPh")
    ('presiden', 'RAPBN', 'PPh')
    """
    return lemma.lower() if lemma[1:].islower() else lemma


def choose_lemma(
    form: str, scored: Iterable[tuple[str, float]], *, stem: str | None, bonus: float
) -> str:
    """Choose the lemma that rules and the stem agree on best; without rules the form.

    *scored* holds rules with their log-probabilities; one that leads to the stem gets *bonus*.

    >>> rules = [("l|w|6+|0+", -0.5), ("l|w|3+|0+", -1.2)]
    >>> choose_lemma("membantah", rules, stem="bantah", bonus=6)
    'bantah'
    """
    worth = {
        rule: log_prob + bonus * (apply_rule(rule, form).lower() == stem)
        for rule, log_prob in scored
    }
    return apply_rule(max(worth, key=worth.__getitem__), form) if worth else form
