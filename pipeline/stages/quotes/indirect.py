"""Indirect speech: the clause that a reporting verb, *menurut* or an inserted *kata* reports.

The span is the reported clause without *bahwa* and without the full stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.stages.quotes.direct import Cue, Spoken
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import (
    QUOTE_MARKS,
    TERMINAL,
    Speaker,
    speaker_after,
    speaker_before,
)

_DOUBLE_MARKS = QUOTE_MARKS - frozenset("‘’'")
_SHORTEST = 3  # words of a reported clause
_MARKER_REACH = 40  # words between a cue and the marker of what it reports
_SHORTEST_LEAD = 5  # words before an inserted cue that are more than a connective


def find_indirect(
    passage: Passage, direct: Sequence[Spoken], *, lexicon: SpeechLexicon
) -> list[Spoken]:
    """Find reported clauses outside of the *direct* quotations; at most one cue a sentence."""
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


def _in_stretch(passage: Passage, first: int, last: int, lexicon: SpeechLexicon) -> list[Spoken]:
    while last > first and passage.words[last - 1] in TERMINAL | QUOTE_MARKS:
        last -= 1
    for index in range(first, last):
        word = passage.words[index]
        if word in lexicon.according or word == "menurutnya":
            found = _according(passage, index, first, last, lexicon)
        elif index > first and passage.words[index - 1] == "," and lexicon.cue_length(word):
            found = _inserted(passage, index, first, last, lexicon)
        elif word in lexicon.bare_clause or word in lexicon.marked_clause:
            found = _reported(passage, index, first, last, lexicon)
        else:
            continue
        if found:
            return found
    return []


def _according(
    passage: Passage, index: int, first: int, last: int, lexicon: SpeechLexicon
) -> list[Spoken]:
    """Read ``Menurut Sari, ...``, ``..., menurut dia, ...``."""
    if index > first and passage.words[index - 1] != "," and index - first > 3:
        return []
    if index + 1 < last and passage.words[index + 1] in lexicon.hearsay:
        return []
    speaker = speaker_after(passage, index, lexicon=lexicon)
    if speaker is None or (speaker.kind == "description" and speaker.mention is None):
        return []
    length = len("menurut")
    cue = Cue(passage.starts[index], passage.starts[index] + length, speaker)
    return _around(passage, cue, index, first, last)


def _inserted(
    passage: Passage, index: int, first: int, last: int, lexicon: SpeechLexicon
) -> list[Spoken]:
    """Read ``Harga, kata Sari, akan turun``, ``..., ujarnya``."""
    word = passage.words[index]
    speaker = speaker_after(passage, index, lexicon=lexicon)
    if speaker is None or (speaker.kind == "description" and word not in lexicon.parenthetical):
        return []
    start = passage.starts[index]
    cue = Cue(start, start + lexicon.cue_length(word), speaker)
    return _around(passage, cue, index, first, last)


def _around(passage: Passage, cue: Cue, index: int, first: int, last: int) -> list[Spoken]:
    """Take the clause on both sides of an inserted attribution; a mere connective is none."""
    speaker = cue.speaker
    resume = _resume(passage, speaker, last) if speaker else last
    parts = []
    if index - 1 - first >= _SHORTEST_LEAD or (resume >= last and index - 1 - first >= _SHORTEST):
        parts.append((first, index - 1))
    if last - resume >= _SHORTEST:
        parts.append((resume, last))
    return [
        Spoken(passage.starts[a], passage.ends[b - 1], False, cue, False, number > 0)
        for number, (a, b) in enumerate(parts)
    ]


def _resume(passage: Passage, speaker: Speaker, last: int) -> int:
    """Find the word where the report goes on after its inserted attribution."""
    index = speaker.last_word
    if index >= last or (passage.words[index] != "," and speaker.kind != "description"):
        bracket = index < last and passage.words[index] == "("
        if not bracket:
            comma = _next_comma(passage, index, last)
            return index if comma is None or comma - index > 8 else comma + 1
    comma = _next_comma(passage, index, last)
    return last if comma is None else comma + 1


def _next_comma(passage: Passage, index: int, last: int) -> int | None:
    near = range(index, min(last, index + _MARKER_REACH))
    return next((i for i in near if passage.words[i] == ","), None)


def _reported(
    passage: Passage, verb: int, first: int, last: int, lexicon: SpeechLexicon
) -> list[Spoken]:
    """Read ``Sari mengatakan (bahwa) ...``."""
    if verb == first or passage.words[verb - 1] in lexicon.not_reporting_after:
        return []
    content = _content(passage, verb, last, lexicon)
    if content is None:
        return []
    speaker = speaker_before(passage, verb, low=first, lexicon=lexicon)
    if speaker is None:
        return []
    start, end = content
    cue = Cue(passage.starts[verb], passage.ends[verb], speaker)
    return [Spoken(passage.starts[start], passage.ends[end - 1], False, cue)]


def _content(
    passage: Passage, verb: int, last: int, lexicon: SpeechLexicon
) -> tuple[int, int] | None:
    """Cut out the reported clause; ``None`` where the verb takes no clause."""
    near = range(verb + 1, min(last, verb + _MARKER_REACH))
    marker = next((i for i in near if passage.words[i] == "bahwa"), None)
    parsed = _clause_of(passage, verb, last)
    if parsed is not None:
        start, end = parsed
    elif marker is not None:
        start, end = marker + 1, last
    elif verb + 1 < last and passage.words[verb + 1] == ",":
        start, end = verb + 2, last
    elif passage.words[verb] in lexicon.bare_clause and not passage.children:
        start, end = verb + 1, last
        if "sebagai" in passage.words[start:end]:
            return None
    else:
        return None
    if start < last and passage.words[start] == "bahwa":
        start += 1
    return (start, end) if end - start >= _SHORTEST else None


def _clause_of(passage: Passage, verb: int, last: int) -> tuple[int, int] | None:
    """Cut from the start of the verb's clausal complement to its right, by the parse."""
    for child in passage.children.get(verb, ()):
        if child > verb and passage.deps[child] in ("ccomp", "parataxis"):
            return _leftmost(passage, child, verb), last
    return None


def _leftmost(passage: Passage, head: int, verb: int) -> int:
    """Find the first word of the subtree of *head* that stands after *verb*."""
    pending, first = [head], head
    while pending:
        node = pending.pop()
        first = min(first, node)
        pending += [c for c in passage.children.get(node, ()) if verb < c < node]
    while passage.words[first] in (",", ":") and first < head:
        first += 1
    return first
