"""Attributions inside or beside what they report: ``menurut Sari``, ``..., kata Sari, ...``."""

from __future__ import annotations

from pipeline.language_data import read_words
from pipeline.stages.quotes.cue import Cue
from pipeline.stages.quotes.direct import Spoken
from pipeline.stages.quotes.extent import clause_end
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import Speaker
from pipeline.stages.quotes.speaker_after import speaker_after

_SHORTEST = 3  # words of a reported clause
_SHORTEST_AFTER = 2  # ... behind an attribution: *Kata Sari, hujan turun*
_COMMA_REACH = 40  # words between an attribution and the comma that closes it
_LONGEST_APPOSITION = 15
_LONGEST_OFFICE = 25  # ... that begins with an office: *Ketua Bidang Keselamatan di Asosiasi ...*
_REASONS = frozenset({"dan", "karena", "namun", "seperti", "tetapi", "yang"})
_SOURCES = frozenset(
    [
        *("dikutip", "dilansir", "mengutip", "melansir", "dinukil", "menukil", "diberitakan"),
        *("diwartakan", "mewartakan", "memberitakan", "dihimpun", "menyadur", "disadur"),
    ]
)
_SETTING = frozenset({"kala", "ketika", "saat", "seusai", "sewaktu", "usai"})
_AS = frozenset({"sang", "selaku", "sebagai"})
_NAMES = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "ADP"})
_GOING_ON = frozenset({"imbuh", "lanjut", "sambung", "tambah"})
MEDIAN = frozenset({"kata", "menurut", "ujar", "ucap", "tutur"})


def according(
    passage: Passage, index: int, first: int, last: int, *, lexicon: SpeechLexicon
) -> Spoken | None:
    """Read ``Menurut Sari, ...``, ``..., menurut dia, ...``, ``... menurut laman Bola Raya``."""
    speaker = speaker_after(passage, index, lexicon=lexicon)
    if speaker is None or not _is_source(passage, index + 1, speaker, lexicon):
        return None
    if index > first and passage.words[index - 1] != "," and index - first > _SHORTEST:
        closing = speaker.mention is not None and speaker.last_word >= last
        if speaker.kind != "pronoun" and not closing:
            return None
    start = passage.starts[index]
    cue = Cue(start, min(start + len("menurut"), passage.ends[index]), speaker)
    return _around(passage, cue, (index, first, last), lexicon)


def _is_source(passage: Passage, first: int, speaker: Speaker, lexicon: SpeechLexicon) -> bool:
    """Whether somebody speaks: a document does, where the body is named that wrote it."""
    if passage.words[min(first, len(passage.words) - 1)] in lexicon.no_agent:
        return False
    return speaker.mention is not None or passage.words[first] not in lexicon.hearsay


def inserted(
    passage: Passage, index: int, first: int, last: int, *, lexicon: SpeechLexicon
) -> Spoken | None:
    """Read ``Harga, kata Sari, akan turun``, ``..., ujarnya``, ``Kata Sari, ...``."""
    word = passage.words[index]
    speaker = speaker_after(passage, index, lexicon=lexicon)
    if index == first and word not in MEDIAN and not _goes_on(passage, word, speaker, last):
        return None
    if index == first and speaker is not None and _is_asked(passage, speaker, last):
        return None
    said = MEDIAN if passage.is_headline(index) else lexicon.parenthetical
    if speaker is None or (speaker.kind == "description" and word not in said):
        return None
    start = passage.starts[index]
    cue = Cue(start, start + lexicon.cue_length(word), speaker)
    return _around(passage, cue, (index, first, last), lexicon)


def _goes_on(passage: Passage, word: str, speaker: Speaker | None, last: int) -> bool:
    """Whether a verb that goes on opens the sentence: ``Lanjut Sari, ...``, ``Tambah dia, ...``."""
    if word not in _GOING_ON or speaker is None or speaker.kind == "description":
        return False
    if passage.is_headline(passage.word_from(speaker.start)):
        return False
    return speaker.last_word < last and passage.words[speaker.last_word] == ","


def _is_asked(passage: Passage, speaker: Speaker, last: int) -> bool:
    """Whether only the setting of a quotation that was lost follows: *ujar Sari saat ditemui*."""
    after = speaker.last_word
    return after < last and passage.words[after] in _SETTING


def _around(
    passage: Passage, cue: Cue, where: tuple[int, int, int], lexicon: SpeechLexicon
) -> Spoken | None:
    """Take both sides of the attribution as one span, but for a mere connective."""
    index, first, last = where  # the cue word, and the stretch it stands in
    if cue.speaker is None:
        return None
    before = index - (index > first and passage.words[index - 1] == ",")
    resume = _resume(passage, cue.speaker, last, lexicon)
    start = first if _is_content(passage, first, before, lexicon) else resume
    if last - resume < _SHORTEST_AFTER or _is_setting(passage, resume, last, lexicon):
        end = before
    else:
        end = clause_end(passage, max(start, resume), last, cue=index, lexicon=lexicon)
    n_words = sum(word[0].isalnum() for word in passage.words[start:end])
    if n_words < (_SHORTEST_AFTER if start == resume else _SHORTEST):
        return None
    if start == resume and only_names(passage, start, end):
        return None
    if start == resume and passage.words[start] in lexicon.tail - {"seperti"}:
        return None
    return Spoken(passage.starts[start], passage.ends[end - 1], False, cue)


def _is_setting(passage: Passage, first: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words after an attribution are its own: ``, Senin (3/2)``, ``di kantornya``."""
    opens = lexicon.phrase_end | lexicon.soft_end
    if passage.words[first] not in opens or passage.words[first] in _REASONS:
        return False
    return {"VERB", "AUX"}.isdisjoint(passage.tags[first:last])


def _is_content(passage: Passage, first: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words before an attribution are more than a connective or their source."""
    if passage.words[first] in _SOURCES:
        return False
    if last <= first:
        return False
    said = passage.text[passage.starts[first] : passage.ends[last - 1]]  # pasal|nya is two words
    return " ".join(said.lower().split()) not in lexicon.connective


def _resume(passage: Passage, speaker: Speaker, last: int, lexicon: SpeechLexicon) -> int:
    """Find the word where the report goes on after its inserted attribution."""
    index = speaker.last_word
    if index >= last:
        return last
    word = passage.words[index]
    comma = _next_comma(passage, index, last)
    if word == ",":
        return _after_apposition(passage, speaker, index + 1, last, lexicon)
    if word == "(" and passage.words[index + 2 : index + 4] == [")", ","]:  # Sari (45), warga ...,
        return _after_apposition(passage, speaker, index + 4, last, lexicon)
    if word == "(" or speaker.kind == "description":
        return last if comma is None else comma + 1
    if word in lexicon.phrase_end | lexicon.soft_end | _AS and comma is not None:
        return comma + 1
    return index


def _after_apposition(
    passage: Passage, speaker: Speaker, index: int, last: int, lexicon: SpeechLexicon
) -> int:
    """Skip ``, arsitek di Klaten,`` after the speaker's name."""
    comma = _next_comma(passage, index, last)
    if comma is None:
        return last if _closes(passage, speaker, index, last) else index
    office = passage.words[index] in read_words("roles/offices.txt")
    if comma - index > (_LONGEST_OFFICE if office else _LONGEST_APPOSITION):
        return index
    role = ((speaker.mention and speaker.mention.role) or "").lower().split()
    if role and passage.words[index] == role[0]:
        return comma + 1
    apposed = _is_apposed(passage, speaker, index, comma)
    if speaker.mention is not None and speaker.mention.label == "PERSON":
        apposed = apposed or _tells_who(passage, index, comma, last, lexicon)
    return comma + 1 if apposed else index


def _closes(passage: Passage, speaker: Speaker, index: int, last: int) -> bool:
    """Whether nothing but the title of the speaker follows: *, kata Sari, ketua RT setempat*."""
    role = (speaker.mention and speaker.mention.role) or ""
    return index < last and bool(role) and passage.text.startswith(role, passage.starts[index])


def _is_apposed(passage: Passage, speaker: Speaker, index: int, comma: int) -> bool:
    """Whether the words up to the *comma* describe the speaker, by the parse."""
    if not passage.deps:
        return False
    top = passage.top_of(index, comma)
    said = range(passage.word_from(speaker.start), speaker.last_word)
    return passage.heads[top] in said and passage.deps[top] in ("appos", "nmod", "flat", "acl")


def _tells_who(passage: Passage, index: int, comma: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether a person is described, and a clause follows: *, warga yang lewat, jalan itu rusak*.

    The parser takes such a description for the subject of the clause. It is that before a list
    (*, warga yang datang, tua dan muda, pulang*) or another comma.
    """
    described = passage.words[index] in lexicon.person_noun | lexicon.staff
    if not described or "yang" not in passage.words[index + 1 : comma]:
        return False
    closing = _next_comma(passage, comma + 1, last)
    said = passage.tags[comma + 1 : min(last, comma + _COMMA_REACH) if closing is None else closing]
    told = any(tag in said[1:] for tag in ("VERB", "ADJ"))
    return told and said[0] in ("NOUN", "PROPN", "DET")


def _next_comma(passage: Passage, index: int, last: int) -> int | None:
    near = range(index, min(last, index + _COMMA_REACH))
    return next((i for i in near if passage.words[i] == ","), None)


def only_names(passage: Passage, first: int, last: int) -> bool:
    """Whether a stretch says nothing: ``kata Sari di Jakarta, Senin (16/9)``, the quotation lost.

    By its tags it is names, numbers and marks; without tags nothing is known.
    """
    tags = passage.tags[first:last]
    return bool(tags) and _NAMES.issuperset(tags)
