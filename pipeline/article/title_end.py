"""Where the title of a linked article ends when the paragraph goes on after it.

Scraped pages often glue a link into the running text: ``... kemarin. Baca juga: Harga Cabai Naik
Tajam Menurut Budi, ...``. Nothing marks the end of the title, so a small conditional logit model
weighs every place where a sentence could begin: the words around it, how the title is capitalised
so far, its length, the punctuation. Its weights (`pipeline/lang/article/title_end.json`) were
learned by `models/train/title_end.py` from titles joined to paragraphs at random.

The choice is not the likeliest end but the one with the least expected harm: words of the title
left in the text hurt less than words of the article that are lost.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.language_data import read_json, read_words

WINDOW = 34  # words looked at; the longest title of the training set has 24
_OPENING_WORDS = 7  # that are capitalised where another title follows
_LOSS_PER_WORD = 3.0  # harm of a lost word of the article, in words of a title left in
_WORD = re.compile(r"\S+")
_CLOSED = re.compile(r"[.!?…][\"”’')\]]*$")
_NUMBER = re.compile(r"\d{1,2}\.")
_OPENING = "\"“‘'(["


@dataclass(frozen=True, slots=True)
class _Model:
    weights: dict[str, float]
    function_words: frozenset[str]


@cache
def _model() -> _Model:
    data = read_json("article/title_end.json")
    return _Model(weights=data["weights"], function_words=frozenset(data["function_words"]))


def title_end(text: str) -> int:
    """Find the offset in *text*, which begins with a title, at which that title ends.

    Only the first `WINDOW` words are looked at; the end of *text* is a candidate if it lies
    within them.

    >>> text = "Harga Cabai Naik Tajam di Pasar Induk Menurut Budi, pasokan berkurang sejak Mei."
    >>> text[: title_end(text)]
    'Harga Cabai Naik Tajam di Pasar Induk'
    """
    spans = [m.span() for m in _limited(text)]
    words = [text[a:b] for a, b in spans]
    if not words:
        return 0
    at_end = spans[-1][1] == len(text.rstrip()) or len(spans) < WINDOW
    ends = candidate_ends(words, at_end=at_end)
    if not ends:
        return spans[-1][1]
    model = _model()
    scores = [
        sum(model.weights.get(f, 0.0) for f in features(words, end, model.function_words))
        for end in ends
    ]
    return spans[_least_harm(ends, scores) - 1][1]


def is_title(text: str) -> bool:
    """Tell whether most words of *text* are capitalised, as in the title of an article.

    >>> is_title("Harga Cabai Naik di Pasar Induk"), is_title("Kesalahan saat menginap di hotel")
    (True, False)
    """
    words = text.split()
    if not 3 <= len(words) <= 25 or not _may_begin(words[0]) or words[-1][-1] in ".:,;":
        return False
    return _style(words, _model().function_words)[0] in "012"


def opens_title(text: str) -> bool:
    """Tell whether *text* begins with a title: its first words are all capitalised.

    >>> opens_title("Banjir di Demak Mulai Surut Pagi Ini, Warga Pulang")
    True
    >>> opens_title("Ketua RW Budi Santoso menyebut air mulai surut")
    False
    """
    words = [match.group() for match in itertools.islice(_WORD.finditer(text), _OPENING_WORDS)]
    whole = len(words) == _OPENING_WORDS and _may_begin(words[0])
    whole = whole and words[0].lower() not in read_words("roles/offices.txt")
    return whole and _style(words, _model().function_words)[0] == "0"


def _limited(text: str) -> Iterator[re.Match[str]]:
    """Iterate over the words of the window, up to a numbered sub-heading such as ``4. Rina``."""
    for count, match in enumerate(_WORD.finditer(text)):
        if count == WINDOW or (count > 3 and _NUMBER.fullmatch(match.group())):
            return
        yield match


def _least_harm(ends: Sequence[int], scores: Sequence[float]) -> int:
    top = max(scores)
    weights = [math.exp(s - top) for s in scores]

    def harm(choice: int) -> float:
        return sum(
            w * ((choice - end) * _LOSS_PER_WORD if choice > end else end - choice)
            for end, w in zip(ends, weights, strict=True)
        )

    return min(ends, key=harm)


def candidate_ends(words: Sequence[str], *, at_end: bool) -> list[int]:
    """List the numbers of words after which the title can end: a sentence could begin there."""
    ends = [
        i
        for i in range(2, len(words))
        if _may_begin(words[i]) and words[i - 1][-1] not in ",:;-–—/(&"
    ]
    return [*ends, len(words)] if at_end else ends


def _may_begin(word: str) -> bool:
    bare = word.lstrip(_OPENING)
    return word[0] in '"“‘' or not bare or bare[0].isupper() or bare[0].isdigit()


def features(words: Sequence[str], end: int, function_words: frozenset[str]) -> list[str]:
    """Name the features that hold if the title is ``words[:end]``."""
    before = words[end - 1]
    found = [
        f"len={min(end, 22)}",
        f"chars={min(sum(map(len, words[:end])) + end, 170) // 15}",
        f"p={_bare(before)}",
        f"p.shape={_shape(before)}",
        f"p.close={before[-1] if _CLOSED.search(before) else ''}{before.endswith('...')}",
    ]
    style = _style(words[:end], function_words)
    found.append(f"style={style}")
    odd = sum(w.count('"') for w in words[:end]) % 2
    found.append(f"quotes={odd}")
    if end == len(words):
        return [*found, "end", f"end.close={bool(_CLOSED.search(before))}", f"end.style={style}"]
    return found + _begin_features(words, end, function_words, style=style, before=before)


def _begin_features(
    words: Sequence[str], end: int, function_words: frozenset[str], *, style: str, before: str
) -> list[str]:
    first = words[end]
    second = words[end + 1] if end + 1 < len(words) else ""
    third = words[end + 2] if end + 2 < len(words) else ""
    run = _capital_run(words, end, function_words)
    shapes = f"{_shape(first)},{_shape(second)}"
    return [
        f"c={_bare(first)}",
        f"c.affix={_affixes(first)}",
        f"c.quote={first[0] if first[0] in _OPENING else ''}",
        f"c.comma={first[-1] == ','},{second[-1:] == ','}",
        f"n={_bare(second)}",
        f"m={_bare(third)}",
        f"shapes={shapes}",
        f"shapes3={_shape(before)},{shapes}",
        f"style.shapes={style}:{shapes}",
        f"run={run}",
        f"style.run={style}:{run}",
        f"style.p={style}:{_shape(before)}",
        f"p.content={_content(before, function_words)}:{style}",
        f"c.closed={bool(_CLOSED.search(before))}:{_shape(first)}",
    ]


def _bare(word: str) -> str:
    return word.strip("\"“”‘’'()[],.:;!?…-–").lower()


def _affixes(word: str) -> str:
    bare = _bare(word)
    if len(bare) < 6:
        return "short"
    prefix = next(
        (p for p in ("me", "ber", "di", "pe", "ke", "ter", "se") if bare.startswith(p)), ""
    )
    suffix = next((s for s in ("nya", "kan", "an", "i") if bare.endswith(s)), "")
    return f"{prefix}+{suffix}"


def _shape(word: str) -> str:
    bare = word.strip("\"“”‘’'()[],.:;!?…")
    if not bare:
        return "-"
    if any(c.isdigit() for c in bare):
        return "9"
    if len(bare) > 1 and bare.isupper():
        return "AA"
    return "Aa" if bare[0].isupper() else "a"


def _content(word: str, function_words: frozenset[str]) -> bool:
    return _shape(word) == "a" and _bare(word) not in function_words


def _style(title: Sequence[str], function_words: frozenset[str]) -> str:
    """Class the title by the share of its content words, the first apart, in lower case."""
    content = [w for w in title[1:] if _bare(w) not in function_words and _shape(w) != "9"]
    if not content:
        return "?"
    lower = sum(_shape(w) == "a" for w in content)
    share = lower / len(content)
    level = 0 if lower == 0 else 1 if share <= 0.15 else 2 if share <= 0.4 else 3
    return f"{level}{'+' if len(content) > 3 else ''}"


def _capital_run(words: Sequence[str], end: int, function_words: frozenset[str]) -> str:
    """Count the capitalised words in a row from *end*, and mark one right before *end*."""
    length = 0
    for word in words[end : end + 8]:
        if _content(word, function_words):
            break
        length += 1
    inside = not _content(words[end - 1], function_words)
    return f"{length}{'<' if inside else ''}"
