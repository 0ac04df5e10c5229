"""Attributions without an active verb: ``Sari: "..."``, ``"..." (Sari)``, ``"..." - Sari``."""

from __future__ import annotations

from pipeline.stages.quotes.cue import Cue
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.marks import Marked
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import QUOTE_MARKS, SPEAKING_LABELS, Speaker, name_speaker
from pipeline.stages.quotes.speaker_after import speaker_after

_DASHES = ("-", "--", "–", "—")
_FEW_WORDS = 3  # of speech, before a mere name
_SAID = frozenset({"demikian", "hal", "ini", "itu", "pernyataan", "tersebut"})
_MAKERS = frozenset({"karya", "oleh", "lagu", "film", "buku", "novel"})  # of what is in quotes
_BY_MEDIA = frozenset({"dilaporkan", "diberitakan"})
_SAID_REACH = 4  # words of *hal itu* before its passive


def verbless_cue(
    passage: Passage, pair: Marked, n_words: int, *, lexicon: SpeechLexicon
) -> Cue | None:
    """Find the attribution of a quotation of *n_words* that has no verb of its own."""
    return (
        _named_before(passage, pair, lexicon)
        or _passive_after(passage, pair, lexicon)
        or _said_after(passage, pair, lexicon)
        or (_named_after(passage, pair) if n_words >= _FEW_WORDS else None)
    )


def _mute(passage: Passage, index: int, speaker: Speaker) -> Cue:
    """Make a cue of no words at *index*."""
    return Cue(passage.starts[index], passage.starts[index], speaker)


def _named_before(passage: Passage, pair: Marked, lexicon: SpeechLexicon) -> Cue | None:
    """Read ``Sari Dewi: "..."`` where the name opens its sentence, or a turn of a dialogue."""
    colon = passage.word_from(pair.opened) - 1
    if colon < 1 or passage.words[colon] != ":" or passage.breaks_before(colon + 1):
        return None
    name = passage.mention_at.get(colon - 1)
    if name is None:
        return _role_before(passage, colon, lexicon)
    if name.label not in ("PERSON", *SPEAKING_LABELS):
        return None
    opens = _opens_turn(passage, name.first)
    spoken = name.label == "PERSON" and not is_title(passage.text[pair.start : pair.end])
    before = passage.words[name.first - 1] if name.first else ""
    if not (opens or name.role or (spoken and before not in lexicon.not_subject | _MAKERS)):
        return None
    return _mute(passage, colon, name_speaker(passage, name))


def _role_before(passage: Passage, colon: int, lexicon: SpeechLexicon) -> Cue | None:
    """Read ``Hakim: "..."``, a turn of somebody without a name."""
    at = colon - 1
    if passage.words[at] not in lexicon.person_noun or not passage.is_capital(at):
        return None
    if not _opens_turn(passage, at):
        return None
    offsets = passage.starts[at], passage.ends[at]
    return _mute(passage, colon, Speaker(*offsets, "description", None, colon))


def _opens_turn(passage: Passage, first: int) -> bool:
    """Whether a sentence, a line or what is said behind a quotation begins at the word *first*."""
    opens = passage.sentences[passage.sentence_of[first]][0] == first
    return opens or passage.breaks_before(first) or passage.words[first - 1] in QUOTE_MARKS


def _said_after(passage: Passage, pair: Marked, lexicon: SpeechLexicon) -> Cue | None:
    """Read ``"...," demikian Sari``, ``"...", begitu Ketua RT Sari``."""
    index = _after(passage, pair)
    if index + 1 >= len(passage.words) or passage.words[index] not in lexicon.lead_in:
        return None
    speaker = speaker_after(passage, index, lexicon=lexicon)
    if speaker is None or speaker.kind != "name":
        return None
    return Cue(passage.starts[index], passage.ends[index], speaker)


def _after(passage: Passage, pair: Marked) -> int:
    """Find the first word after the quotation and its comma."""
    index = passage.word_from(pair.closed)
    return index + (index < len(passage.words) and passage.words[index] == ",")


def _named_after(passage: Passage, pair: Marked) -> Cue | None:
    """Read ``"..." - Sari, Wali Kota``, ``"..." (Sari)``."""
    index = _after(passage, pair)
    if index + 1 >= len(passage.words):
        return None
    word = passage.words[index]
    if word not in (*_DASHES, "(") or is_title(passage.text[pair.start : pair.end]):
        return None
    name = passage.mention_at.get(index + 1)
    if name is None or name.label != "PERSON" or name.first != index + 1:
        return None
    closed = passage.breaks_before(name.last) or passage.words[name.last] in (",", ")", ".", "(")
    return _mute(passage, index, name_speaker(passage, name)) if closed else None


def is_title(text: str) -> bool:
    """Whether most words have a capital, as the title of a film or book has."""
    words = [word for word in text.split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _passive_after(passage: Passage, pair: Marked, lexicon: SpeechLexicon) -> Cue | None:
    """Read ``"..." Demikian disampaikan Sari``, ``"..." Hal itu dikatakan Ketua RT, Sari``."""
    first = passage.word_from(pair.closed)
    for index in range(first, min(first + _SAID_REACH, len(passage.words))):
        word = passage.words[index]
        if word in lexicon.passive_cue or word in _BY_MEDIA:
            speaker = speaker_after(passage, index, lexicon=lexicon)
            named = speaker is not None and speaker.kind == "name"
            return Cue(passage.starts[index], passage.ends[index], speaker) if named else None
        if word not in _SAID and word != ",":
            return None
    return None
