"""Which edits of lemma rules fit a form: those that were seen on an affix like it.

A rule counts letters: "cut two at the front and three at the end" takes *di-* and *-kan* from
*dibukakan*, and would make *ser* of *disertai*. So each of the two edits of a rule may only do
what it does somewhere in the treebanks: cut an affix that it was seen to cut, and put a letter in
its place only before a letter, or any vowel, that it was seen before (*memukul* → *pukul*, but
not *membaca* → *pbaca*).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.nlp.lemma_rules import KEEP, split_rule

Edit = tuple[str, str]  # what is done, and the part of the form that it is done to

VOWELS = frozenset("aeiou")
VOWEL = "V"
SEEN = 2  # times, so that a slip of an annotator permits nothing


class LemmaEdits:
    """The edits at the front and the end of forms that may be applied.

    >>> edits = LemmaEdits.of([("l|w|2+|1+", "ditangisi"), ("l|w|2+|3+", "dibukakan")] * 2)
    >>> edits.fit("l|w|2+|1+", "disertai"), edits.fit("l|w|2+|3+", "disertai")
    (True, False)
    """

    def __init__(self, front: Iterable[Edit] = (), back: Iterable[Edit] = ()) -> None:
        self.front = set(front)
        self.back = set(back)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> LemmaEdits:
        """Collect the edits of pairs of a rule and a form that it is right for."""
        edits = [pair for rule, form in pairs if (pair := _edits(rule, form))]
        front, back = (Counter(side) for side in zip(*edits, strict=True)) if edits else ({}, {})
        return cls(*([edit for edit, n in side.items() if n >= SEEN] for side in (front, back)))

    def fit(self, rule: str, form: str) -> bool:
        """Tell whether *rule* does to *form* what it was seen to do."""
        if rule == KEEP or (pair := _edits(rule, form)) is None:
            return True
        front, back = pair
        return front in self.front and back in self.back

    def as_json(self) -> dict[str, dict[str, str]]:
        """Give the edits at both sides: what is done, and the parts it is done to."""
        return {"front": _by_deed(self.front), "back": _by_deed(self.back)}

    @classmethod
    def from_json(cls, sides: dict[str, dict[str, str]]) -> LemmaEdits:
        """Read what `as_json` gave."""
        return cls(
            *(
                ((done, part) for done, parts in sides[side].items() for part in parts.split(" "))
                for side in ("front", "back")
            )
        )


def _by_deed(edits: Iterable[Edit]) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    for done, part in sorted(edits):
        parts.setdefault(done, []).append(part)
    return {done: " ".join(names) for done, names in parts.items()}


def _edits(rule: str, form: str) -> tuple[Edit, Edit] | None:
    """Tell what *rule* does at the front and at the end; None where it gives the lemma itself."""
    parts = split_rule(rule, form)
    if parts is None:
        return None
    text, front, back = parts
    lower = text.lower()
    done, part = _edit(lower[::-1], *back)
    return _edit(lower, *front), (done, part[::-1])


def _edit(text: str, cut: int, add: str) -> Edit:
    """Tell what is cut and added, and where: letters cut, the next one if any is added.

    All letters where it only adds, as that is a matter of the single word (*ia* → *dia*).
    """
    done = f"{cut}+{add}"
    if not add:
        return done, text[:cut]
    if not cut:
        return done, text
    following = text[cut : cut + 1]
    return done, text[:cut] + (VOWEL if following in VOWELS else following)
