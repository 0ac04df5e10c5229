"""Which stretches between quote marks are speech, with which cue, said by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.stages.quotes.announced import announced_cue
from pipeline.stages.quotes.cue import Cue
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.marks import Marked
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import QUOTE_MARKS, TERMINAL, Speaker, ends_clause
from pipeline.stages.quotes.speaker_after import speaker_after
from pipeline.stages.quotes.speaker_before import speaker_before
from pipeline.stages.quotes.verbless import is_title, verbless_cue

_FEW_WORDS = 3  # a sentence of speech that stands alone has at least so many
_FRAGMENT_WORDS = 5  # words taken over in quote marks into somebody else's sentence
_CLAUSE_REACH = 40  # words looked back for the verb that introduces a quotation
_FRAGMENT_REACH = 12
_GOES_ON = frozenset({"yang", "tapi", "tetapi", "namun", "karena", "sehingga", "padahal"})
_LATE_VERB_REACH = 14  # words between a quotation and a verb after its subject


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation: code point offsets of its text.

    `cue` is its own attribution; without one it belongs to the quotation before it
    (`follows`) or after it (`leads`), or to nobody known.
    """

    start: int
    end: int
    direct: bool
    cue: Cue | None = None
    follows: bool = False  # goes on with the quotation before it
    same_sentence: bool = False  # ... under the same cue
    leads: bool = False  # the attribution is that of the next quotation
    fragment: bool = False  # taken over into the reporter's own sentence


def find_direct(
    passage: Passage, marked: Sequence[Marked], *, lexicon: SpeechLexicon
) -> list[Spoken]:
    """Find the direct quotations among the *marked* stretches, in order.

    Scare quotes and titles are left out: without a cue, a stretch must be a sentence of its own.
    """
    found: list[Spoken] = []
    previous: Marked | None = None
    for index, pair in enumerate(marked):
        following = marked[index + 1] if index + 1 < len(marked) else None
        spoken = _judge(passage, pair, previous, following, lexicon)
        if spoken is not None:
            found.append(spoken)
            previous = pair
    return found


def _judge(
    passage: Passage,
    pair: Marked,
    previous: Marked | None,
    following: Marked | None,
    lexicon: SpeechLexicon,
) -> Spoken | None:
    start, end = _trimmed(pair, passage.text[pair.start : pair.end])
    n_words = _count_words(passage, start, end)
    if n_words == 0 or _is_named(passage, pair, lexicon):
        return None
    low = previous.closed if previous else 0
    cue = (
        _inverted_cue(passage, pair, lexicon)
        or _introducing_cue(passage, pair, low, n_words, lexicon)
        or _late_cue(passage, pair, lexicon)
        or verbless_cue(passage, pair, n_words, lexicon=lexicon)
    )
    alone = cue is None and _stands_alone(passage, pair, n_words)
    cue = announced_cue(passage, pair, lexicon=lexicon) if alone else cue
    if alone and cue is None:
        leads = pair.continues or _touches_next(passage, pair, following)
        follows = previous is not None and not leads
        same = previous is not None and "\n" not in passage.text[previous.closed : pair.opened]
        return Spoken(start, end, True, None, follows, same, leads)
    if cue is not None:
        return Spoken(start, end, True, cue)
    cue = _fragment_cue(passage, pair, low, n_words, lexicon)
    return Spoken(start, end, True, cue, fragment=True) if cue is not None else None


def _is_named(passage: Passage, pair: Marked, lexicon: SpeechLexicon) -> bool:
    """Whether the marks hold the name of something: *seminar bertema "..."*, *film "Kota Tua"*."""
    before = passage.word_from(pair.opened) - 1
    if before < 0 or passage.breaks_before(before + 1):
        return False
    if passage.words[before] in lexicon.titling:
        return True
    text = passage.text[pair.start : pair.end]
    titled = passage.words[before] in lexicon.work and is_title(text)
    return titled and text.rstrip()[-1:] != "," and _inverted_cue(passage, pair, lexicon) is None


def _trimmed(pair: Marked, text: str) -> tuple[int, int]:
    """Without the blanks that some sites put inside the marks."""
    return pair.start + len(text) - len(text.lstrip()), pair.end - len(text) + len(text.rstrip())


def _count_words(passage: Passage, start: int, end: int) -> int:
    words = passage.words[passage.word_from(start) : passage.word_from(end)]
    return sum(word[0].isalnum() for word in words)


def _touches_next(passage: Passage, pair: Marked, following: Marked | None) -> bool:
    return following is not None and passage.text[pair.closed : following.opened] == " "


def _inverted_cue(passage: Passage, pair: Marked, lexicon: SpeechLexicon) -> Cue | None:
    """Read ``"...," kata Sari``, ``"...", demikian ujarnya``."""
    index = _after(passage, pair)
    for _ in range(2):
        if index < len(passage.words) and passage.words[index] in lexicon.lead_in:
            index += 1
    if passage.breaks_before(index) or not lexicon.cue_length(passage.words[index]):
        return None
    return _cue_at(passage, index, speaker_after(passage, index, lexicon=lexicon), lexicon)


def _after(passage: Passage, pair: Marked) -> int:
    """Find the first word after the quotation, its comma or dash skipped."""
    index = passage.word_from(pair.closed)
    if not passage.breaks_before(index) and passage.words[index] in (",", "-", "–", "—"):
        index += 1
    return index


def _cue_at(passage: Passage, index: int, speaker: Speaker | None, lexicon: SpeechLexicon) -> Cue:
    start = passage.starts[index]
    length = lexicon.cue_length(passage.words[index]) or passage.ends[index] - start
    if passage.words[index] == "menurutnya":
        length = len("menurut")
    return Cue(start, start + length, speaker)


def _introducing_cue(
    passage: Passage, pair: Marked, low_offset: int, n_words: int, lexicon: SpeechLexicon
) -> Cue | None:
    """Read ``Sari mengatakan, "..."``, ``katanya: "..."``."""
    last = passage.word_from(pair.opened) - 1
    if last < 0 or passage.breaks_before(last + 1):
        return None
    low = _clause_start(passage, last, passage.word_from(low_offset), lexicon)
    whole = n_words >= _FRAGMENT_WORDS or _is_sentence(passage, pair)
    if passage.words[last] == ":" or (passage.words[last] == "," and whole):
        return _last_cue(passage, low, last, lexicon)
    if whole and (passage.words[last] in lexicon.reporting_verbs | {"bahwa"}):
        return _last_cue(passage, low, last + 1, lexicon)
    return None


def _is_sentence(passage: Passage, pair: Marked) -> bool:
    """Whether the stretch ends as speech does, not inside the reporter's own sentence."""
    text = passage.text
    return text[pair.end - 1] in ",.?!…" or text[pair.closed : pair.closed + 1] in ".?!,\n"


def _clause_start(passage: Passage, last: int, low: int, lexicon: SpeechLexicon) -> int:
    index = last
    while index > max(low, last - _CLAUSE_REACH):
        if index != last and ends_clause(passage, index, lexicon):
            return index if passage.breaks_before(index) else index + 1
        if passage.breaks_before(index):
            return index
        index -= 1
    return index


def _last_cue(passage: Passage, low: int, high: int, lexicon: SpeechLexicon) -> Cue | None:
    """Find the last reporting word in the words *low* to *high*, with its speaker."""
    for index in range(high - 1, low - 1, -1):
        word = passage.words[index]
        if word in lexicon.reporting_verbs:
            speaker = speaker_before(passage, index, low=low, lexicon=lexicon)
            return _cue_at(passage, index, speaker, lexicon)
        if lexicon.cue_length(word) or word in lexicon.according or word == "menurutnya":
            speaker = speaker_after(passage, index, lexicon=lexicon)
            return _cue_at(passage, index, speaker, lexicon)
    return None


def _late_cue(passage: Passage, pair: Marked, lexicon: SpeechLexicon) -> Cue | None:
    """Read ``"...," Sari menimpali``."""
    first = _after(passage, pair)
    tail = passage.text[pair.start : pair.end].rstrip()[-1:]
    comma_outside = first > passage.word_from(pair.closed)
    if tail not in (",", "?", "!") and not comma_outside:
        return None
    if first < len(passage.words) and passage.words[first] in _GOES_ON:
        return None
    for index in range(first, min(first + _LATE_VERB_REACH, len(passage.words))):
        if ends_clause(passage, index, lexicon):
            return None
        if index > first and passage.words[index] in lexicon.reporting_verbs:
            speaker = speaker_before(passage, index, low=first, lexicon=lexicon)
            return _cue_at(passage, index, speaker, lexicon)
    return None


def _stands_alone(passage: Passage, pair: Marked, n_words: int) -> bool:
    """Tell a sentence of its own, or one cut off by the comma that only speech has."""
    text = passage.text[pair.start : pair.end].strip()
    before = passage.text[max(0, pair.opened - 2) : pair.opened].rstrip(" ")
    starts = not before or before[-1] in "\n.?!:" or before[-1] in QUOTE_MARKS
    if pair.continues:
        return starts and n_words >= _FEW_WORDS
    if text.endswith(","):
        return n_words >= (2 if starts else _FRAGMENT_WORDS)
    after = passage.text[pair.closed : pair.closed + 1]
    ends = text[-1] in TERMINAL or after in (".", "?", "!")
    return starts and ends and n_words >= _FEW_WORDS and not text[0].islower()


def _fragment_cue(
    passage: Passage, pair: Marked, low_offset: int, n_words: int, lexicon: SpeechLexicon
) -> Cue | None:
    """Read ``menyebut keputusan itu "..."``: several words in the reporter's own sentence."""
    last = passage.word_from(pair.opened) - 1
    if n_words < _FRAGMENT_WORDS or last < 0 or passage.breaks_before(last + 1):
        return None
    low = _clause_start(passage, last, passage.word_from(low_offset), lexicon)
    return _last_cue(passage, max(low, last - _FRAGMENT_REACH), last + 1, lexicon)
