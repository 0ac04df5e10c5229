"""The expression that names a speaker, beside a cue: a name, a pronoun or clitic, a description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.stages.quotation.lexicon import Lexicon
from pipeline.stages.quotation.passage import Mention, Passage

TERMINAL = frozenset(".?!;:…") | {"...", "?!", "!!", ".."}
QUOTE_MARKS = frozenset("\"“”„«»‘’'") | {"''", "``"}
_SPEAKING_LABELS = ("ORG", "NORP", "GPE", "FAC")
_LONGEST_TITLE = 25  # words between a cue and the name at the end of a long title
_LONGEST_DESCRIPTION = 12
_LONGEST_SUBJECT = 40  # words between the start of a clause and its verb


@dataclass(frozen=True, slots=True)
class Speaker:
    """Offsets of the expression (code points), and the name it is or holds."""

    start: int
    end: int
    kind: Literal["name", "pronoun", "plural", "description"]
    mention: Mention | None = None
    last_word: int = 0  # the expression ends before this word


def ends_clause(passage: Passage, index: int, lexicon: Lexicon) -> bool:
    """Whether an attribution cannot go on at the word *index*."""
    if passage.breaks_before(index) or passage.words[index] in QUOTE_MARKS:
        return True
    if passage.words[index] not in TERMINAL:
        return False
    return not (passage.words[index] == "." and passage.words[index - 1] in lexicon.abbreviation)


def speaker_after(passage: Passage, cue: int, *, lexicon: Lexicon) -> Speaker | None:
    """Who is named after the cue word *cue*: ``kata Sari``, ``katanya``, ``kata Lurah Jati, Budi``.

    A name in apposition to a title wins over names inside the title.
    """
    word, following = passage.words[cue], cue + 1
    if (
        word.endswith("nya")
        and lexicon.cue_length(word) not in (0, len(word))
        or word == "menurutnya"
    ):
        return _pronoun(passage.ends[cue] - 3, passage.ends[cue], following)
    if passage.breaks_before(following):
        return None
    if passage.words[following] == "nya" and passage.glued(following):
        return _pronoun(passage.starts[following], passage.ends[following], following + 1)
    simple = _simple(passage, following, lexicon)
    return simple or _phrase_after(passage, following, lexicon)


def _pronoun(start: int, end: int, last_word: int) -> Speaker:
    return Speaker(start, end, "pronoun", None, last_word)


def _name(passage: Passage, mention: Mention) -> Speaker:
    start, end = passage.starts[mention.first], passage.ends[mention.last - 1]
    return Speaker(start, end, "name", mention, mention.last)


def _simple(passage: Passage, index: int, lexicon: Lexicon) -> Speaker | None:
    """A pronoun or a name right at *index*."""
    start, end = passage.starts[index], passage.ends[index]
    if passage.words[index] in lexicon.singular_pronoun:
        return _pronoun(start, end, index + 1)
    if passage.words[index] in lexicon.plural_pronoun:
        return Speaker(start, end, "plural", None, index + 1)
    mention = passage.mention_at.get(index)
    return _name(passage, mention) if mention and mention.label == "PERSON" else None


def _phrase_after(passage: Passage, first: int, lexicon: Lexicon) -> Speaker | None:
    end, person = _extent_after(passage, first, lexicon)
    if person is not None:
        return _name(passage, person)
    if end == first:
        return None
    mention = passage.mention_at.get(first)
    if mention and mention.last == end and mention.label in _SPEAKING_LABELS:
        return _name(passage, mention)
    return Speaker(passage.starts[first], passage.ends[end - 1], "description", mention, end)


def _extent_after(passage: Passage, first: int, lexicon: Lexicon) -> tuple[int, Mention | None]:
    """Where the noun phrase from *first* ends, and the person named in or right after it."""
    end: int | None = None
    for index in range(first, min(first + _LONGEST_TITLE, len(passage.words))):
        word = passage.words[index]
        if ends_clause(passage, index, lexicon) or word in "()" or _stops(passage, index, lexicon):
            break
        mention = passage.mention_at.get(index)
        if mention is not None and mention.label == "PERSON":
            return (end or mention.last), mention
        if end is not None and index - end > 5:
            break
        if word == "," and end is not None:
            break
        if word == "," or (word in lexicon.soft_end and not passage.is_capital(index)):
            end = index if end is None else end
    else:
        index += 1
    return (index if end is None else end), None


def _stops(passage: Passage, index: int, lexicon: Lexicon) -> bool:
    """A word that is no part of a speaker's title, unless capitals make it one (Dalam Negeri)."""
    word = passage.words[index]
    if word in lexicon.phrase_end or word in lexicon.reporting_verbs:
        return not (passage.is_capital(index) and passage.words[index - 1] != ",")
    return False


def speaker_before(passage: Passage, verb: int, *, low: int, lexicon: Lexicon) -> Speaker | None:
    """Who is the subject of the reporting verb *verb*, in the clause that starts at *low*.

    By the parse where there is one, else the nearest person who is no object or oblique, a
    pronoun, another name, or the words before the verb.
    """
    low = max(low, verb - _LONGEST_SUBJECT)
    return (
        _parsed_subject(passage, verb, low, lexicon)
        or _nearest_subject(passage, verb, low, lexicon)
        or _description_before(passage, verb, low, lexicon)
    )


def _parsed_subject(passage: Passage, verb: int, low: int, lexicon: Lexicon) -> Speaker | None:
    subjects = [
        child
        for child in passage.children.get(verb, ())
        if passage.deps[child].startswith("nsubj") and low <= child < verb
    ]
    if not subjects:
        return None
    head = subjects[-1]
    simple = _simple(passage, head, lexicon)
    if simple is not None:
        return simple
    named = [m for m in passage.names_between(head, verb) if m.label == "PERSON"]
    apposed = [m for m in named if _apposed(passage, m, head)]
    return _name(passage, apposed[0]) if apposed else None


def _apposed(passage: Passage, mention: Mention, head: int) -> bool:
    """Whether the name hangs on the subject's *head* through relations that name it."""
    index = next(
        (
            i
            for i in range(mention.first, mention.last)
            if not mention.first <= passage.heads[i] < mention.last
        ),
        mention.first,
    )
    for _ in range(4):
        if index == head:
            return True
        if passage.deps[index] not in ("appos", "flat", "flat:name", "nmod", "compound"):
            return False
        index = passage.heads[index]
    return index == head


def _nearest_subject(passage: Passage, verb: int, low: int, lexicon: Lexicon) -> Speaker | None:
    other: Mention | None = None
    index = verb - 1
    while index >= low:
        if passage.words[index] in lexicon.pronouns:
            return _simple(passage, index, lexicon)
        mention = passage.mention_at.get(index)
        if mention is not None:
            if _can_be_subject(passage, mention, low, lexicon):
                if mention.label == "PERSON":
                    return _name(passage, mention)
                adjacent = mention.last == verb
                if adjacent and mention.label in _SPEAKING_LABELS and mention.first == low:
                    other = mention
            index = mention.first
        index -= 1
    return _name(passage, other) if other is not None else None


def _can_be_subject(passage: Passage, mention: Mention, low: int, lexicon: Lexicon) -> bool:
    """No preposition or conjunction that makes an oblique stands up to three words before it."""
    before = range(mention.first - 1, max(low, mention.first - 4) - 1, -1)
    for index in before:
        if passage.words[index] in (",", ")"):
            break
        if passage.words[index] in lexicon.not_subject and not passage.is_capital(index):
            return False
    return True


def _description_before(passage: Passage, verb: int, low: int, lexicon: Lexicon) -> Speaker | None:
    first = verb
    while first > low and passage.words[first - 1] not in (",", "(", ")"):
        first -= 1
    if first == verb or verb - first > _LONGEST_DESCRIPTION:
        return None
    if passage.words[first] in lexicon.not_subject or passage.words[first] in lexicon.phrase_end:
        return None
    mention = passage.mention_at.get(first)
    if mention and mention.last == verb and mention.label in _SPEAKING_LABELS:
        return _name(passage, mention)
    return Speaker(passage.starts[first], passage.ends[verb - 1], "description", mention, verb)
