"""Print how often a stem equals the gold lemma, given the gold UPOS.

    python tests/quality/measure_stems.py --errors 40 UD_FILE.conllu ...

Words with UPOS PUNCT, SYM and NUM are left out. Lemmas are compared case-folded; the clitics
*nya*, *ku*, *mu* are their own lemmas (GSD writes *dia* for some of them).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.morphology.stems import stem

NOT_COUNTED = frozenset({"PUNCT", "SYM", "NUM"})
CLITICS = frozenset({"nya", "ku", "mu"})


def read_words(path: Path) -> Iterator[tuple[str, str, str]]:
    """Form, UPOS and case-folded lemma of each word that counts."""
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit() and columns[3] not in NOT_COUNTED:
            form, lemma, upos = columns[1:4]
            yield form, upos, form.lower() if form.lower() in CLITICS else lemma.casefold()


def measure(path: Path) -> tuple[int, int, Counter[tuple[str, str, str, str]]]:
    """Words, right stems, and the wrong ones as (form, UPOS, lemma, stem) with their number."""
    words = 0
    wrong: Counter[tuple[str, str, str, str]] = Counter()
    for form, upos, lemma in read_words(path):
        words += 1
        found = stem(form, upos=upos)
        if found != lemma:
            wrong[form.lower(), upos, lemma, str(found)] += 1
    return words, words - wrong.total(), wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="show the N most frequent")
    options = parser.parse_args()
    for path in options.files:
        words, right, wrong = measure(path)
        print(f"{path.name}: {right / words:.4f} of {words} words")  # noqa: T201
        for (form, upos, lemma, found), count in wrong.most_common(options.errors):
            print(f"{count:5} {form} {upos}: {found}, gold {lemma}")  # noqa: T201


if __name__ == "__main__":
    main()
