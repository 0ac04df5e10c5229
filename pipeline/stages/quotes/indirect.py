"""Indirect speech: the clause that a reporting verb, *menurut* or an inserted *kata* reports.

The span is the reported clause without *bahwa* and without the full stop. An attribution that is
inserted into the clause (*Harga, kata Sari, akan turun*) stays inside its span.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.stages.quotes.conditions import condition_before
from pipeline.stages.quotes.cue import Cue
from pipeline.stages.quotes.direct import Spoken
from pipeline.stages.quotes.extent import ASKING, clause_after
from pipeline.stages.quotes.headlines import headlined
from pipeline.stages.quotes.inserted import MEDIAN, according, inserted, only_names
from pipeline.stages.quotes.judged import judged_report
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.nominal import claims_next, nominal_report
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.passive import passive_report
from pipeline.stages.quotes.phrase import QUOTE_MARKS, TERMINAL, Speaker
from pipeline.stages.quotes.speaker_before import is_matter, speaker_before

_DOUBLE_MARKS = QUOTE_MARKS - frozenset("‘’'")
_ENSURING = ("memastikan", "menjamin")
_NOT = frozenset({"tidak", "tak", "bukan"})
_DENYING = frozenset({"membantah", "memungkiri", "menampik", "menepis", "menyangkal"})
_DASHES = ("-", "--", "–", "—")
_LONGEST_JOIN = 4  # words between a report and the verb of the next one
_LONGEST_DATELINE = 10  # words
_LONGEST_CONNECTIVE = 3  # words of *oleh karena itu*
_SHORTEST = 3  # words of a stretch that may hold a report


def find_indirect(
    passage: Passage, direct: Sequence[Spoken], *, lexicon: SpeechLexicon
) -> list[Spoken]:
    """Find the reported clauses outside of the *direct* quotations, in order."""
    quoted = _quoted_words(passage, direct)
    found: list[Spoken] = []
    for first, last in passage.sentences:
        for part in _unquoted(passage, first, last, quoted):
            found.extend(_closed(passage, s) for s in _in_stretch(passage, *part, lexicon))
    return found


def _closed(passage: Passage, spoken: Spoken) -> Spoken:
    """Take in the closing mark of a quoted part that the report ends with."""
    first, after = passage.word_from(spoken.start), passage.word_from(spoken.end)
    if sum(word in _DOUBLE_MARKS for word in passage.words[first:after]) % 2 == 0:
        return spoken
    end = spoken.end
    for index in range(after, min(after + 2, len(passage.words))):
        if passage.starts[index] != end:
            break
        end = passage.ends[index]
        if passage.words[index] in _DOUBLE_MARKS:
            return replace(spoken, end=end)
        if passage.words[index] not in TERMINAL:
            break
    return spoken


def _quoted_words(passage: Passage, direct: Sequence[Spoken]) -> set[int]:
    """Collect the words inside quotations, and their cue words."""
    quoted: set[int] = set()
    for spoken in direct:
        quoted.update(range(passage.word_from(spoken.start), passage.word_from(spoken.end)))
        if spoken.cue is not None:
            quoted.add(passage.word_from(spoken.cue.start))
    return quoted


def _unquoted(
    passage: Passage, first: int, last: int, quoted: set[int]
) -> Iterator[tuple[int, int]]:
    """Stretches of a sentence between quotations, cut at paragraph ends."""
    start = first
    for index in range(first, last + 1):
        cut = index == last or index in quoted
        if cut or (index > start and passage.breaks_before(index)):
            if index - start > _SHORTEST:
                yield start, index
            start = index + 1 if cut else index


def _in_stretch(
    passage: Passage, first: int, last: int, lexicon: SpeechLexicon
) -> Iterator[Spoken]:
    """Read one report after the other; a cue inside a report reports nothing of its own."""
    while last > first and passage.words[last - 1] in TERMINAL | QUOTE_MARKS:
        last -= 1
    first = _after_dateline(passage, first, last)
    done = first  # the words before this one are reported already
    last_found: Spoken | None = None
    for index in range(first, last):
        if index < done:
            continue
        found = _at(passage, index, (first, done, last), last_found, lexicon)
        if found is not None:
            yield found
            last_found = found
            done = passage.word_from(found.end)


def _after_dateline(passage: Passage, first: int, last: int) -> int:
    """Skip ``Jakarta, CNN Indonesia -- `` where it is part of the sentence."""
    for index in range(first + 1, min(first + _LONGEST_DATELINE, last)):
        if passage.words[index] in _DASHES:
            before = range(first, index)
            named = all(passage.words[i] in "(),/-" or i in passage.mention_at for i in before)
            after = index + 1
            while after < last and passage.words[after] in _DASHES:
                after += 1
            return after if named else first
    return first


def _at(
    passage: Passage,
    index: int,
    where: tuple[int, int, int],
    before: Spoken | None,
    lexicon: SpeechLexicon,
) -> Spoken | None:
    """Read the report of the cue at the word *index*, if it is one.

    *where*: the stretch begins, the words after the report *before* begin, the stretch ends.
    """
    opening, first, last = where
    word = passage.words[index]
    if word in lexicon.according or word == "menurutnya":
        return according(passage, index, first, last, lexicon=lexicon)
    opens = index == first or passage.words[index - 1] == ","
    opens = opens or (word in MEDIAN and _follows_connective(passage, index, first, lexicon))
    if lexicon.cue_length(word) and opens and not _is_no_cue(passage, index, lexicon):
        return inserted(passage, index, first, last, lexicon=lexicon)
    if word in lexicon.headline_cues and passage.is_headline(index):
        return headlined(passage, index, first, last, lexicon=lexicon)
    if word in lexicon.clause_verbs:
        return _reported(passage, index, (opening, last), before, lexicon)
    return _unled(passage, index, (first, last), lexicon)


def _follows_connective(passage: Passage, index: int, first: int, lexicon: SpeechLexicon) -> bool:
    """Whether nothing but a connective stands before: ``Namun kata dia, ...``."""
    near = index - first <= _LONGEST_CONNECTIVE
    return near and " ".join(passage.words[first:index]) in lexicon.connective


def _unled(
    passage: Passage, index: int, where: tuple[int, int], lexicon: SpeechLexicon
) -> Spoken | None:
    """Read the report of a noun of speech or of a passive, which no speaker leads."""
    first, last = where
    word = passage.words[index]
    if word in lexicon.claim:
        return nominal_report(passage, index, last, lexicon=lexicon)
    found = None
    if word in lexicon.passive_cue:
        found = passive_report(passage, index, first, last, lexicon=lexicon)
    if found is None and word in lexicon.judged:
        found = judged_report(passage, index, first, last, lexicon=lexicon)
    return found


def _is_no_cue(passage: Passage, index: int, lexicon: SpeechLexicon) -> bool:
    """Whether a word is spoken of, *usul ini ditolak*, or makes up a name: *sebut saja Rina*."""
    following = passage.words[index + 1 : index + 2]
    if passage.words[index] == "sebut" and following == ["saja"]:
        return True
    return not (lexicon.demonstrative | lexicon.adverb).isdisjoint(following)


def _reported(
    passage: Passage,
    verb: int,
    stretch: tuple[int, int],
    before: Spoken | None,
    lexicon: SpeechLexicon,
) -> Spoken | None:
    """Read ``Sari mengatakan (bahwa) ...``, ``... dan berjanji ...`` after the report *before*."""
    first, last = stretch
    if verb == first or _reports_nothing(passage, verb, lexicon):
        return None
    if claims_next(passage, verb, last, lexicon=lexicon):
        return None
    content = clause_after(passage, verb, last, lexicon=lexicon)
    if content is None or only_names(passage, *content):
        return None
    if before is not None and before.cue is not None and _goes_on(passage, verb, before, lexicon):
        speaker = before.cue.speaker
    elif is_matter(passage, verb, low=first, lexicon=lexicon):
        return None
    else:
        speaker = speaker_before(passage, verb, low=first, lexicon=lexicon)
        content = _with_condition(passage, content, first, speaker, lexicon)
    if speaker is None:
        return None
    cue = Cue(passage.starts[verb], passage.ends[verb], speaker)
    return _spoken(passage, content, cue)


def _reports_nothing(passage: Passage, verb: int, lexicon: SpeechLexicon) -> bool:
    """Whether the verb is denied, wished for, or one of the means to an end.

    *Memastikan* is so too behind the first of them: *dengan menambah petugas serta memastikan ...*.
    """
    before = passage.words[verb - 1]
    if before in lexicon.not_reporting_after:
        return not (before in _NOT and passage.words[verb] in _DENYING)
    if not passage.deps or passage.deps[verb] != "conj" or passage.words[verb] not in _ENSURING:
        return False
    head = passage.heads[verb]
    return head > 0 and passage.words[head - 1] in lexicon.not_reporting_after - {"yang"}


def _with_condition(
    passage: Passage,
    content: tuple[int, int],
    first: int,
    speaker: Speaker | None,
    lexicon: SpeechLexicon,
) -> tuple[int, int]:
    """Let the report begin with the condition that stands before its attribution.

    Not where a deed is asked for: *Jika haus, Sari menyarankan untuk minum*.
    """
    if passage.words[content[0] - 1] in ASKING:
        return content
    subject = passage.word_from(speaker.start) if speaker else first
    condition = condition_before(passage, first, subject, lexicon=lexicon)
    return content if condition is None else (condition, content[1])


def _goes_on(passage: Passage, verb: int, before: Spoken, lexicon: SpeechLexicon) -> bool:
    """Whether nothing but a conjunction stands between the report *before* and the verb."""
    ended = passage.word_from(before.end)
    if verb - ended > _LONGEST_JOIN:
        return False
    between = passage.words[ended:verb]
    light = lexicon.contrast | lexicon.adverb | {","}
    return bool(between) and light.issuperset(between)


def _spoken(passage: Passage, content: tuple[int, int], cue: Cue) -> Spoken:
    start, end = content
    return Spoken(passage.starts[start], passage.ends[end - 1], False, cue)
