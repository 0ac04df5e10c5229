"""The expression that names a speaker, beside a cue: a name, a pronoun or clitic, a description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import KnownName, Passage

TERMINAL = frozenset(".?!;:…") | {"...", "?!", "!!", ".."}
QUOTE_MARKS = frozenset("\"“”„«»‘’'") | {"''", "``"}
NAMING_RELATIONS = ("appos", "flat", "flat:name", "nmod", "compound")
_SPEAKING_LABELS = ("ORG", "NORP", "GPE", "FAC")
_LONGEST_TITLE = 25  # words between a cue and the name at the end of a long title
_LONGEST_APPOSITION = 8  # words between the comma after a title and the name
_LONGEST_DESCRIPTION = 12
_LONGEST_SUBJECT = 40  # words between the start of a clause and its verb


@dataclass(frozen=True, slots=True)
class Speaker:
    """Offsets of the expression (code points), and the name it is or holds."""

    start: int
    end: int
    kind: Literal["name", "pronoun", "plural", "description"]
    mention: KnownName | None = None
    last_word: int = 0  # the expression ends before this word


def ends_clause(passage: Passage, index: int, lexicon: SpeechLexicon) -> bool:
    """Whether an attribution cannot go on at the word *index*."""
    if passage.breaks_before(index) or passage.words[index] in QUOTE_MARKS:
        return True
    if passage.words[index] not in TERMINAL:
        return False
    return not (passage.words[index] == "." and passage.words[index - 1] in lexicon.abbreviation)


def speaker_after(passage: Passage, cue: int, *, lexicon: SpeechLexicon) -> Speaker | None:
    """Who is named after the cue word *cue*: ``kata Sari``, ``katanya``, ``kata Lurah Jati, Budi``.

    A name in apposition to a title wins over names inside the title.
    """
    word, following = passage.words[cue], cue + 1
    if (
        word.endswith("nya") and lexicon.cue_length(word) not in (0, len(word))
    ) or word == "menurutnya":
        return _pronoun(passage.ends[cue] - 3, passage.ends[cue], following)
    if passage.breaks_before(following):
        return None
    if passage.words[following] == "nya" and passage.glued(following):
        return _pronoun(passage.starts[following], passage.ends[following], following + 1)
    simple = _simple(passage, following, lexicon)
    return simple or _phrase_after(passage, following, lexicon)


def _pronoun(start: int, end: int, last_word: int) -> Speaker:
    return Speaker(start, end, "pronoun", None, last_word)


def _name(passage: Passage, mention: KnownName) -> Speaker:
    start, end = passage.starts[mention.first], passage.ends[mention.last - 1]
    return Speaker(start, end, "name", mention, mention.last)


def _simple(passage: Passage, index: int, lexicon: SpeechLexicon) -> Speaker | None:
    """Read a pronoun or a name right at *index*."""
    start, end = passage.starts[index], passage.ends[index]
    if passage.words[index] in lexicon.singular_pronoun:
        return _pronoun(start, end, index + 1)
    if passage.words[index] in lexicon.plural_pronoun:
        return Speaker(start, end, "plural", None, index + 1)
    mention = passage.mention_at.get(index)
    return _name(passage, mention) if mention and mention.label == "PERSON" else None


def _phrase_after(passage: Passage, first: int, lexicon: SpeechLexicon) -> Speaker | None:
    mention = passage.mention_at.get(first)
    if mention and mention.label in _SPEAKING_LABELS and _alone(passage, mention, lexicon):
        return _name(passage, mention)
    end, person = _extent_after(passage, first, lexicon)
    if person is not None and not _described_by(passage, first, person, lexicon):
        return _name(passage, person)
    if person is not None:
        end = max(end, person.last)
    end = _with_demonstrative(passage, end, lexicon)
    if end == first:
        return None
    return Speaker(passage.starts[first], passage.ends[end - 1], "description", mention, end)


def _alone(passage: Passage, mention: KnownName, lexicon: SpeechLexicon) -> bool:
    """Whether nothing of a title or a further name follows the name of a body."""
    following = mention.last
    if following >= len(passage.words) or ends_clause(passage, following, lexicon):
        return True
    word = passage.words[following]
    return word in (",", "(") or word in lexicon.phrase_end or word in lexicon.soft_end


def _described_by(passage: Passage, first: int, person: KnownName, lexicon: SpeechLexicon) -> bool:
    """Whether the person is only named to describe somebody else: *kata ibu Budi itu*."""
    if passage.words[person.first - 1] in lexicon.proxy and not passage.is_capital(
        person.first - 1
    ):
        return True
    following = person.last
    return (
        person.first > first
        and following < len(passage.words)
        and passage.words[following] in lexicon.demonstrative
    )


def _with_demonstrative(passage: Passage, end: int, lexicon: SpeechLexicon) -> int:
    """Take in *itu* at the end of a description, also after an acronym in brackets."""
    index = _after_bracket(passage, end)
    if index < len(passage.words) and passage.words[index] in lexicon.demonstrative:
        return index + 1
    return end


def _extent_after(
    passage: Passage, first: int, lexicon: SpeechLexicon
) -> tuple[int, KnownName | None]:
    """Where the noun phrase from *first* ends, and the person named in or right after it."""
    end: int | None = None
    index, commas = first, False
    limit = min(first + _LONGEST_TITLE, len(passage.words))
    while index < limit:
        word = passage.words[index]
        if ends_clause(passage, index, lexicon) or _stops(passage, index, lexicon):
            break
        mention = passage.mention_at.get(index)
        if mention is not None and mention.label == "PERSON":
            return (end or mention.last), mention
        if word == "," and commas:
            break
        commas = commas or word == ","
        if word == "," or (word in lexicon.soft_end and not passage.is_capital(index)):
            end = index if end is None else end
        if end is not None and index - end > _LONGEST_APPOSITION:
            break
        after_bracket = _after_bracket(passage, index)
        if word == "(" and after_bracket == index:
            break
        index = max(index + 1, after_bracket)
    return (min(index, limit) if end is None else end), None


def _after_bracket(passage: Passage, index: int) -> int:
    """Skip a short bracket, *(Plt)*, that opens at *index*."""
    if index >= len(passage.words) or passage.words[index] != "(":
        return index
    closing = range(index + 1, min(index + 8, len(passage.words)))
    return next((i + 1 for i in closing if passage.words[i] == ")"), index)


def _stops(passage: Passage, index: int, lexicon: SpeechLexicon) -> bool:
    """Tell a word that is no part of a title, unless a capital makes it one (Dalam Negeri)."""
    word = passage.words[index]
    if word in lexicon.phrase_end or word in lexicon.reporting_verbs:
        return not (passage.is_capital(index) and passage.words[index - 1] != ",")
    return False


def speaker_before(
    passage: Passage, verb: int, *, low: int, lexicon: SpeechLexicon
) -> Speaker | None:
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


def _parsed_subject(
    passage: Passage, verb: int, low: int, lexicon: SpeechLexicon
) -> Speaker | None:
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


def _apposed(passage: Passage, mention: KnownName, head: int) -> bool:
    """Whether the name hangs on the subject's *head* through relations that name it."""
    node = passage.head_of(mention)
    for _ in range(4):
        if node == head:
            return True
        if passage.deps[node] not in NAMING_RELATIONS:
            return False
        node = passage.heads[node]
    return node == head


def _nearest_subject(
    passage: Passage, verb: int, low: int, lexicon: SpeechLexicon
) -> Speaker | None:
    index = verb - 1
    while index >= low:
        if passage.words[index] in lexicon.pronouns:
            return _simple(passage, index, lexicon)
        mention = passage.mention_at.get(index)
        if mention is not None:
            if mention.label == "PERSON" and can_be_subject(
                passage, mention, low=low, lexicon=lexicon
            ):
                return _name(passage, mention)
            index = mention.first
        index -= 1
    return None


def can_be_subject(
    passage: Passage, mention: KnownName, *, low: int, lexicon: SpeechLexicon
) -> bool:
    """Tell whether no word up to four back makes the name an oblique."""
    before = range(mention.first - 1, max(low, mention.first - 4) - 1, -1)
    for index in before:
        if passage.words[index] in (",", ")"):
            break
        if passage.words[index] in lexicon.not_subject and not passage.is_capital(index):
            return False
    return True


def _description_before(
    passage: Passage, verb: int, low: int, lexicon: SpeechLexicon
) -> Speaker | None:
    first = verb
    while first > low and passage.words[first - 1] not in (",", "(", ")"):
        first -= 1
    if first == verb or verb - first > _LONGEST_DESCRIPTION:
        return None
    if passage.words[first] in lexicon.not_subject or passage.words[first] in lexicon.phrase_end:
        return None
    while verb - 1 > first and passage.words[verb - 1] in lexicon.adverb:
        verb -= 1
    mention = passage.mention_at.get(first)
    if mention and mention.last == verb and mention.label in _SPEAKING_LABELS:
        return _name(passage, mention)
    return Speaker(passage.starts[first], passage.ends[verb - 1], "description", mention, verb)
