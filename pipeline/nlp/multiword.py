"""How known forms divide into UD words: what the treebanks agree on goes before the model.

*Biasanya* and *lainnya* are words of their own, *rumahnya* is *rumah* + *nya*: a matter of the
lexicon that a model of characters gets wrong where the form is frequent enough to be known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.language_data import read_words
from pipeline.morphology.roots import exceptions, roots
from pipeline.morphology.stems import root_of

SEEN = 2  # times a form must have been seen
AGREED = 0.8  # share of them that must divide it alike

# What `root_and_enclitic` divides before the first four is two words 170 times of 173 in GSD train,
# CSUI train and PUD. Words in *-pun* are divided there unless they are conjunctions of one word
# (``lang/tokenizer/one_word.txt``); *-nya* goes by the word.
ENCLITICS = ("lah", "kah", "ku", "mu", "pun")
PREFIXES = ("se", "ter", "ber", "me", "mem", "di")
GOD = ("allah", "illah", "ullah")  # ends of Arabic words, not -lah: insyaallah, alhamdulillah

Forms = Mapping[str, tuple[int, ...]]


def learn_forms(tokens: Iterable[Sequence[str]], *, endings: Sequence[str]) -> Forms:
    """Learn the lengths of the words of each lower-cased form that ends like a clitic.

    *tokens* are orthographic tokens as their words; *endings* those that can be clitics.

    >>> learn_forms([["biasanya"], ["biasanya"], ["rumah", "nya"]], endings=["nya"])
    {'biasanya': (8,)}
    """
    seen: defaultdict[str, Counter[tuple[int, ...]]] = defaultdict(Counter)
    for words in tokens:
        form = "".join(words).lower()
        if form.endswith(tuple(endings)):
            seen[form][tuple(map(len, words))] += 1
    best = {form: counts.most_common(1)[0] for form, counts in sorted(seen.items())}
    return {
        form: lengths
        for form, (lengths, count) in best.items()
        if count >= max(SEEN, AGREED * seen[form].total())
    }


def root_and_enclitic(form: str) -> tuple[int, ...]:
    """Give the lengths of a root and its enclitic; nothing where *form* is no such pair.

    *Bangku* is a root itself, and *selangkah* a prefix and a root.

    >>> root_and_enclitic("kepadaku"), root_and_enclitic("bangku"), root_and_enclitic("selangkah")
    ((6, 2), (), ())
    """
    if is_one_word(form) or any(form.removeprefix(prefix) in roots() for prefix in PREFIXES):
        return ()
    for ending in ENCLITICS:
        root = form.removesuffix(ending)
        if root != form and root in roots():
            return len(root), len(ending)
    return ()


def is_one_word(form: str) -> bool:
    """Tell whether *form*, which only looks like a root and a clitic, is a root itself.

    Of the roots that the known forms say nothing of, 19 are whole in the treebanks that
    `models/train` reads and 3 divided, all three in the silver GSD train.

    >>> is_one_word("alangkah"), is_one_word("insyaallah"), is_one_word("timbullah")
    (True, True, False)
    """
    if form in roots() or form in read_words("tokenizer/one_word.txt"):
        return True
    return form.endswith(GOD) and form.removesuffix("lah") not in roots()


def is_guess(lengths: Sequence[int], form: str) -> bool:
    """Tell whether the model that divides *form* so has cut a clitic from what is no word.

    >>> is_guess((6, 3), "salasilah"), is_guess((5, 3), "cobalah"), is_guess((7, 2), "bermainmu")
    (True, False, False)
    """
    word = form[: lengths[0]]
    return (
        len(lengths) == 2
        and form[lengths[0] :] in ENCLITICS
        and word not in roots()
        and root_of(word) == word
        and word not in exceptions()
    )


def as_forms(stored: Mapping[str, Sequence[int]]) -> Forms:
    """Take over forms that were stored as JSON."""
    return {form: tuple(lengths) for form, lengths in stored.items()}
