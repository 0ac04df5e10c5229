"""Which words of a document are occurrences of the same name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

NOT_REPEATED = -1


def repeats(forms: Sequence[str]) -> list[int]:
    """Number the forms that occur again in *forms*, case apart; `NOT_REPEATED` for all others.

    Only words with a capital letter count: what a common word means where it is written small
    says nothing about a name.

    >>> repeats(["Garam", "tampil", ":", "GARAM", "Band", "garam"])
    [0, -1, -1, 0, -1, -1]
    """
    keys = [form.casefold() if form != form.lower() else "" for form in forms]
    counts = Counter(keys)
    numbers: dict[str, int] = {}
    return [
        numbers.setdefault(key, len(numbers)) if key and counts[key] > 1 else NOT_REPEATED
        for key in keys
    ]
