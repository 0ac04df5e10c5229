"""Where a reported clause begins and ends: between its cue and what is the reporter's again."""

from __future__ import annotations

from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import QUOTE_MARKS
from pipeline.stages.quotes.predication import (
    PREDICATES,
    asks_people,
    has_own_subject,
    invites_public,
    is_deed,
    is_feeling,
    is_nominalised,
    is_state,
    takes_clause,
)
from pipeline.stages.quotes.speaker_after import speaker_after

_SETTING_REACH = 25  # words between a cue and the *bahwa* of what it reports
_LONGEST_SETTING = 10  # words of *dalam sebuah pernyataan,*
_CUE_REACH = 4  # words between a conjunction and the next reporting verb
_OWN_SUBJECT_REACH = 9  # ... after a comma
_SHORTEST = 3  # words of a reported clause
_LONGEST_DAY = 8  # words of *, Rabu (3/2/2025)*
_LONGEST = 300  # so that a text without sentences costs no more than others
_SHORTEST_MARKED = 2  # ... after *bahwa*
_MARKS = frozenset({"bahwa", "agar", "supaya"})  # of what is reported
_FINDING = frozenset({"menemukan", "menunjukkan", "mengonfirmasi", "mengindikasikan"})
ASKING = frozenset({"agar", "supaya", "untuk"})
_WHEN = frozenset({"kala", "ketika", "saat", "sewaktu"})
_PREPOSITIONS = frozenset(
    ["kepada", "pada", "dalam", "di", "dari", "dengan", "lewat", "melalui", "atas", "saat", "usai"]
)


def clause_after(
    passage: Passage, verb: int, last: int, *, lexicon: SpeechLexicon
) -> tuple[int, int] | None:
    """Cut the clause that the *verb* reports, up to the word *last* at most.

    ``None`` where the verb takes a thing (*menjelaskan kronologi kejadian itu*), not a clause.
    """
    last = min(last, verb + _LONGEST)
    if _has_clitic(passage, verb):
        return _asked_of_them(passage, verb, last, lexicon)
    start, marked = _start(passage, verb, last, lexicon)
    if start >= last:
        return None
    needs_mark = passage.words[verb] in lexicon.bahwa_clause
    if needs_mark and not _is_marked(passage, verb, start, last):
        deed = is_nominalised(passage, start, last, passive=True)
        if not (deed or invites_public(passage, verb, start, lexicon=lexicon)):
            return None
    if not marked and not takes_clause(passage, verb, start, last, lexicon=lexicon):
        return None
    end = clause_end(passage, start, last, cue=verb, lexicon=lexicon)
    whole = (
        marked
        or is_deed(passage, verb, start)
        or has_own_subject(passage, start, end)
        or is_state(passage, start, end, lexicon)
        or (passage.words[verb] in lexicon.request and asks_people(passage, start, lexicon=lexicon))
    )
    shortest = _SHORTEST_MARKED if whole else _SHORTEST
    if is_feeling(passage, verb, start):
        shortest = 1
    return (start, end) if end - start >= shortest else None


def _is_marked(passage: Passage, verb: int, start: int, last: int) -> bool:
    """Whether a conjunction stands before the report, or a comma right behind what was found."""
    if passage.words[start - 1] in _MARKS:
        return True
    if passage.words[verb] not in _FINDING or passage.words[verb + 1 : start] != [","]:
        return False
    return not passage.deps or has_own_subject(passage, start, last)


def _asked_of_them(
    passage: Passage, verb: int, last: int, lexicon: SpeechLexicon
) -> tuple[int, int] | None:
    """Read ``memintanya untuk ...``: who is asked is the clitic of the verb."""
    start = verb + 3
    is_request = passage.words[verb] in lexicon.request
    if not is_request or last - start < _SHORTEST_MARKED or passage.words[start - 1] not in ASKING:
        return None
    return start, clause_end(passage, start, last, cue=verb, lexicon=lexicon)


def _start(passage: Passage, verb: int, last: int, lexicon: SpeechLexicon) -> tuple[int, bool]:
    """Find the first word of the report, and whether a conjunction or a comma marks it."""
    words = passage.words
    marker = _marker(passage, verb, last, lexicon)
    if marker is not None:
        return marker + 1, True
    start = verb + 1
    if start < last and words[start] == "kepada":
        start = start + 1 if words[verb] in lexicon.request else _after_recipient(passage, start)
    start = _after_setting(passage, start, last, lexicon)
    comma = start < last and words[start] in (",", ":")
    start += comma
    if (
        start < last
        and words[start] in lexicon.clause_marker
        and not _is_condition(passage, start, last)
    ):
        return start + 1, True
    if words[verb] not in lexicon.bare_clause and start < last and words[start] == "untuk":
        return start + 1, True
    return start, comma and words[verb] not in lexicon.request


def _marker(passage: Passage, verb: int, last: int, lexicon: SpeechLexicon) -> int | None:
    """Find the *bahwa* of the verb, behind nothing but the setting of its speech."""
    near = range(verb + 1, min(last, verb + _SETTING_REACH))
    marker = next((i for i in near if passage.words[i] == "bahwa"), None)
    if marker is None:
        return None
    between = (
        i for i in _outside(passage, verb, marker) if passage.words[i] not in lexicon.titling
    )
    return None if any(_is_predicate(passage, i) for i in between) else marker


def _outside(passage: Passage, verb: int, last: int) -> list[int]:
    """List the words behind the *verb* outside of a name: *pidato "Kita Maju" bahwa*."""
    marks = [i for i in range(verb + 1, last) if passage.words[i] in QUOTE_MARKS]
    if len(marks) != 2:
        return list(range(verb + 1, last))
    return [*range(verb + 1, marks[0]), *range(marks[1] + 1, last)]


def _is_predicate(passage: Passage, index: int) -> bool:
    if passage.tags:
        return passage.tags[index] in PREDICATES
    return passage.words[index].startswith(("me", "ber", "di")) and len(passage.words[index]) > 4


def _after_recipient(passage: Passage, index: int) -> int:
    """Skip ``kepada wartawan``, ``kepada Sari Dewi``."""
    name = passage.mention_at.get(index + 1)
    return name.last if name else index + 2


def _after_setting(passage: Passage, start: int, last: int, lexicon: SpeechLexicon) -> int:
    """Skip ``dalam sebuah surat``, where a comma closes it before what is reported."""
    if start >= last or passage.words[start] not in _PREPOSITIONS:
        return start
    near = range(start + 1, min(last, start + _LONGEST_SETTING))
    comma = next((i for i in near if passage.words[i] == ","), None)
    if comma is None or any(_is_predicate(passage, i) for i in range(start, comma)):
        return start
    return start if lexicon.occasion.isdisjoint(passage.words[start:comma]) else comma


def _is_condition(passage: Passage, index: int, last: int) -> bool:
    """Tell *jika hujan, acara ditunda* from *mengakui jika acara ditunda*."""
    conditional = passage.words[index] in ("jika", "bila")
    return conditional and "," in passage.words[index:last]


def clause_end(passage: Passage, start: int, last: int, *, cue: int, lexicon: SpeechLexicon) -> int:
    """Find where the report from *start* ends: before what the reporter adds, else at *last*."""
    for index in range(start + 2, last):
        if _is_interview(passage, index, lexicon):
            return index - (passage.words[index - 1] == ",")
        if passage.words[index] == "," and _is_reporters(passage, index + 1, last, cue, lexicon):
            return index
        if passage.words[index] in lexicon.contrast and _reports_next(
            passage, index, last, lexicon
        ):
            return index - (passage.words[index - 1] == ",")
    return last


def _is_interview(passage: Passage, index: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words tell when the speaker was asked: *saat ditemui*, not *ditemui warga*."""
    if passage.words[index] not in _WHEN:
        return False
    behind = passage.words[index + 1 : index + 4]
    asked_by = behind[1 + (behind[1:2] == ["oleh"]) :][:1]
    asked = not lexicon.interviewed.isdisjoint(behind[:1])
    return asked and lexicon.no_press.isdisjoint(asked_by)


def _is_reporters(
    passage: Passage, index: int, last: int, cue: int, lexicon: SpeechLexicon
) -> bool:
    """Whether a comma is followed by another attribution or by the setting of this one."""
    if index >= last:
        return True
    word = passage.words[index]
    if word in lexicon.tail:
        return word != "seperti" or (index + 1 < last and passage.words[index + 1].startswith("di"))
    if lexicon.cue_length(word) or word in lexicon.according:
        speaker = speaker_after(passage, index, lexicon=lexicon)
        return speaker is not None and _is_day(passage, speaker.last_word, last, lexicon)
    if word == "tanpa":
        return passage.words[index + 1 : index + 2] != [] and _is_reticent(passage, index, lexicon)
    return word in lexicon.setting and bool(passage.deps) and _hangs_on(passage, index, last, cue)


def _is_day(passage: Passage, index: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether nothing but the day follows an attribution: *, menurut koran itu, Rabu (3/2)*."""
    if index >= last:
        return True
    day = passage.words[index + 1 : index + 2]
    near = last - index <= _LONGEST_DAY and passage.words[index] == ","
    return near and not lexicon.phrase_end.isdisjoint(day)


def _is_reticent(passage: Passage, index: int, lexicon: SpeechLexicon) -> bool:
    """Read ``, tanpa merinci lebih jauh``: what the reporter says of the speech."""
    word = passage.words[index + 1]
    return word in lexicon.reporting_verbs or word in ("memberi", "memberikan")


def _hangs_on(passage: Passage, index: int, last: int, cue: int) -> bool:
    """Whether the words from *index* are an adverbial clause of the verb *cue*, by the parse."""
    top = passage.top_of(index, last)
    return passage.heads[top] == cue and passage.deps[top] in ("advcl", "obl", "conj")


def _reports_next(passage: Passage, index: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether the next verb of speech follows the conjunction at *index*.

    Right after it the verb has the same speaker; behind a comma or *tetapi* it may have its own.
    One that reports nothing without *bahwa* or *agar* needs a source: *tetapi BPS mencatat ...*.
    """
    own = False  # a subject stands between
    parted = passage.words[index - 1] == "," or passage.words[index] not in ("dan", "serta")
    reach = _OWN_SUBJECT_REACH if parted else _CUE_REACH
    for verb in range(index + 1, min(last, index + reach)):
        word = passage.words[verb]
        if word in lexicon.clause_verbs and _has_clitic(passage, verb):
            return False
        marked = not _MARKS.isdisjoint(passage.words[verb + 1 : verb + 2])
        bare = word in lexicon.bahwa_clause and not marked
        told = not bare or _names_source(passage, index + 1, verb, lexicon)
        if word in lexicon.clause_verbs and told:
            return not own or (parted and not _is_modifier(passage, verb))
        if word == "," or (passage.tags and passage.tags[verb] == "VERB"):
            return False
        own = own or word not in lexicon.adverb
    return False


def _has_clitic(passage: Passage, verb: int) -> bool:
    """Whether the verb has its object with it, *memastikannya*, and reports no clause."""
    return passage.words[verb + 1 : verb + 2] == ["nya"] and passage.glued(verb + 1)


def _names_source(passage: Passage, first: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether a person, a body or a document is named in the words *first* to *last*."""
    named = any(n.label in ("PERSON", "ORG") for n in passage.names_between(first, last))
    return named or not lexicon.document.isdisjoint(passage.words[first:last])


def _is_modifier(passage: Passage, verb: int) -> bool:
    """Whether the verb is part of a relative clause or of another verb, by the parse."""
    return bool(passage.deps) and passage.deps[verb].startswith(("acl", "xcomp"))
