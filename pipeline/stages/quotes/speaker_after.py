"""The speaker after a cue: ``kata Sari``, ``katanya``, ``kata Lurah Jati, Budi``."""

from __future__ import annotations

from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import KnownName, Passage
from pipeline.stages.quotes.phrase import (
    SPEAKING_LABELS,
    Speaker,
    ends_clause,
    first_body,
    name_speaker,
    pronoun_speaker,
    simple_speaker,
)
from pipeline.stages.quotes.predication import PREDICATES

_LONGEST_TITLE = 25  # words between a cue and the name at the end of a long title
_LONGEST_APPOSITION = 8  # words between the comma after a title and the name
_ABOUT = frozenset({",", "soal", "tentang", "mengenai", "terkait"})
_BEFORE_AGENT = ("langsung", "oleh")  # disampaikan langsung oleh Sari


def speaker_after(passage: Passage, cue: int, *, lexicon: SpeechLexicon) -> Speaker | None:
    """Who is named after the cue word *cue*: ``kata Sari``, ``katanya``, ``kata Lurah Jati, Budi``.

    A name in apposition to a title wins over names inside the title.
    """
    word, following = passage.words[cue], cue + 1
    if (
        word.endswith("nya") and lexicon.cue_length(word) not in (0, len(word))
    ) or word == "menurutnya":
        clitic = passage.starts[cue] + len(word) - len("nya")  # ujarny. is read as ujarnya
        return pronoun_speaker(clitic, passage.ends[cue], following)
    if passage.breaks_before(following):
        return None
    if passage.words[following] == "nya" and passage.glued(following):
        return pronoun_speaker(passage.starts[following], passage.ends[following], following + 1)
    while passage.words[following] in _BEFORE_AGENT and not passage.breaks_before(following + 1):
        following += 1
    simple = simple_speaker(passage, following, lexicon)
    return simple or _phrase_after(passage, following, lexicon)


def _phrase_after(passage: Passage, first: int, lexicon: SpeechLexicon) -> Speaker | None:
    mention = passage.mention_at.get(first)
    if mention and mention.label in SPEAKING_LABELS and _alone(passage, mention, lexicon):
        return name_speaker(passage, mention)
    if passage.words[first] in lexicon.stands_for:
        document = _document(passage, first, lexicon)
        if document is not None:
            return document
    titled = passage.titled_from(first, _LONGEST_TITLE)
    if titled is not None and not _described_by(passage, first, titled, lexicon):
        return name_speaker(passage, titled)
    end, person = _extent_after(passage, first, lexicon)
    if person is not None:
        own = None if _described_by(passage, first, person, lexicon) else person
        named = _apposed_to(passage, first, person, lexicon) or own
        if named is not None:
            return name_speaker(passage, named)
        end = max(end, person.last)
    end = _with_demonstrative(passage, end, lexicon)
    if end == first:
        return None
    return Speaker(passage.starts[first], passage.ends[end - 1], "description", mention, end)


def _document(passage: Passage, first: int, lexicon: SpeechLexicon) -> Speaker | None:
    """Read ``laporan dari Bank Dunia``, ``jajak pendapat oleh Suara Rakyat``: who wrote it."""
    last = first
    while last < first + _LONGEST_TITLE and last < len(passage.words):
        if ends_clause(passage, last, lexicon) or passage.words[last] in _ABOUT:
            break
        last += 1
    body = first_body(passage, first, last)
    if body is None:
        return None
    others = name_speaker(passage, body).others
    end = others[-1].last if others else body.last
    start, stop = passage.starts[first], passage.ends[end - 1]
    return Speaker(start, stop, "description", body, end, others)


def _apposed_to(
    passage: Passage, first: int, person: KnownName, lexicon: SpeechLexicon
) -> KnownName | None:
    """Find Tigor in ``pengacara Sari, Tigor, kepada``: a name after a description by a name."""
    if person.first == first or passage.breaks_before(person.last):
        return None
    other = passage.mention_at.get(person.last + 1)
    if passage.words[person.last] != "," or other is None or other.label != "PERSON":
        return None
    following = other.last
    if ends_clause(passage, following, lexicon):
        return other
    word = passage.words[following]
    return other if word in ",(" or word in lexicon.phrase_end | lexicon.soft_end else None


def _alone(passage: Passage, mention: KnownName, lexicon: SpeechLexicon) -> bool:
    """Whether nothing of a title or a further name follows the name of a body."""
    following = mention.last
    if following >= len(passage.words) or ends_clause(passage, following, lexicon):
        return True
    word = passage.words[following]
    return word in (",", "(") or word in lexicon.phrase_end or word in lexicon.soft_end


def _described_by(passage: Passage, first: int, person: KnownName, lexicon: SpeechLexicon) -> bool:
    """Whether the person is only named to describe somebody else: *kata teman dekat Budi*."""
    before = person.first - 1
    while before > first and passage.words[before] in lexicon.of_proxy:
        before -= 1
    if passage.words[before] in lexicon.proxy and not passage.is_capital(before):
        return True
    following = person.last
    return (
        person.first > first
        and following < len(passage.words)
        and passage.words[following] in lexicon.demonstrative
    )


def _with_demonstrative(passage: Passage, end: int, lexicon: SpeechLexicon) -> int:
    """Take in *itu* behind a description, an acronym in brackets or *yang ...*."""
    index = _after_bracket(passage, end)
    if passage.words[index : index + 1] == ["yang"]:
        index = _pointed_at(passage, index, lexicon)
    if index < len(passage.words) and passage.words[index] in lexicon.demonstrative:
        return index + 1
    return end


def _pointed_at(passage: Passage, index: int, lexicon: SpeechLexicon) -> int:
    """Find the *itu* that closes *pria yang sudah lama menjadi guru itu*, else stay at *index*."""
    for at in range(index + 1, min(index + _LONGEST_TITLE, len(passage.words) - 1)):
        if ends_clause(passage, at, lexicon) or passage.words[at] == ",":
            break
        closed = ends_clause(passage, at + 1, lexicon) or passage.words[at + 1] == ","
        closed = closed or passage.words[at + 1] in lexicon.phrase_end
        if passage.words[at] in lexicon.demonstrative and closed:
            return at
    return index


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
            if commas and end is not None and _does_something(passage, mention.last):
                break
            return (end or mention.last), mention
        if word == "," and (listed := _past_list(passage, index, lexicon)) is not None:
            index = listed
            continue
        if word == "," and commas and not _is_body(passage, end, index):
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


def _is_body(passage: Passage, comma: int | None, second: int) -> bool:
    """Whether a body alone stands between two commas: ``Direktur Tindak Pidana, Polri, Budi``."""
    body = None if comma is None else passage.mention_at.get(comma + 1)
    return body is not None and body.label == "ORG" and body.last == second


def _does_something(passage: Passage, index: int) -> bool:
    """Whether a verb follows the name at once: *Menurut polisi, Budi mencuri motor*."""
    return index < len(passage.tags) and passage.tags[index] in PREDICATES


def _after_bracket(passage: Passage, index: int) -> int:
    """Skip a short bracket, *(Plt)*, that opens at *index*."""
    if index >= len(passage.words) or passage.words[index] != "(":
        return index
    closing = range(index + 1, min(index + 8, len(passage.words)))
    return next((i + 1 for i in closing if passage.words[i] == ")"), index)


def _joins_title(passage: Passage, index: int) -> bool:
    """Whether *dan* stands inside a title: *Satuan Tugas Koordinasi dan Supervisi*."""
    if passage.breaks_before(index + 1) or passage.words[index - 1] == ",":
        return False
    following = passage.mention_at.get(index + 1)
    named = following is not None and following.label == "PERSON"
    return passage.is_capital(index - 1) and passage.is_capital(index + 1) and not named


def _past_list(passage: Passage, comma: int, lexicon: SpeechLexicon) -> int | None:
    """Skip the rest of a title that lists: *Koordinator Politik, Hukum, dan Keamanan*.

    All its words have capitals and none of them is a person's or a day's.
    """
    if not passage.is_capital(comma - 1):
        return None
    for index in range(comma + 1, min(comma + _LONGEST_APPOSITION, len(passage.words) - 1)):
        word, name = passage.words[index], passage.mention_at.get(index)
        if word == "," and passage.words[index - 1] != ",":
            continue
        if word in ("dan", "serta"):
            return index + 1 if passage.is_capital(index + 1) and index > comma + 1 else None
        if not passage.is_capital(index) or word in lexicon.phrase_end | lexicon.reporting_verbs:
            return None
        if passage.breaks_before(index) or (name is not None and name.label == "PERSON"):
            return None
    return None


def _stops(passage: Passage, index: int, lexicon: SpeechLexicon) -> bool:
    """Tell a word that is no part of a title, unless a capital makes it one (Dalam Negeri)."""
    word = passage.words[index]
    if word == "dan" and _joins_title(passage, index):
        return False
    if word in lexicon.phrase_end or word in lexicon.reporting_verbs:
        return not (passage.is_capital(index) and passage.words[index - 1] != ",")
    return False
