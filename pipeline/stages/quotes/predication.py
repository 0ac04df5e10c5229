"""Whether words behind a verb of speech are a clause, or a thing: *menjelaskan aturan itu*."""

from __future__ import annotations

from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import NAMING

PREDICATES = ("VERB", "AUX")
SAID_OF = (*PREDICATES, "ADJ", "ADV", "PART")  # what begins or is a predicate
_INVITED_REACH = 4  # words up to the people, and from them to what they shall do
_ASKED_REACH = 25  # words behind a request up to its *agar*
_LONGEST_STATE = 8  # words up to the end of *harga beras di pasar stabil*
_CLAUSAL = ("ccomp", "xcomp", "parataxis")
_OWN_DEEDS = frozenset(
    ["berjanji", "berkomitmen", "bersumpah", "bertekad", "membantah", "mengaku", "mengancam"]
)
_FEELING = ("mengaku", "menyatakan")
_WITHOUT_OBJECT = frozenset(
    {"optimistis", "optimis", "yakin", "khawatir", "percaya", "curiga", "mengeluh"}
)
_PREDICTING = frozenset(
    {"memperkirakan", "memprakirakan", "memprediksi", "memproyeksikan", "meramalkan"}
)
_LIKE_PREPOSITIONS = frozenset({"terkait", "menyangkut", "mengenai", "menyusul", "menjelang"})
_BEFORE_STATE = frozenset({"nya", "ini", "itu", "tersebut", "sudah", "telah", "tidak", "tak"})
_THINGS = frozenset(
    {"sesuatu", "itu", "ini", "semua", "semuanya", "segalanya", "demikian", "maaf", "tolong"}
)
_SAME = frozenset(["ini", "itu", "lain", "sama", "senada", "serupa", "tadi", "tersebut", "yang"])
_DEED_REACH = 3  # words before the verb of a deed: *mengaku sudah tidak lagi bekerja*


def takes_clause(
    passage: Passage, verb: int, start: int, last: int, *, lexicon: SpeechLexicon
) -> bool:
    """Whether the words *start* to *last* are a clause that the *verb* reports, no thing."""
    if start >= last or _is_thing(passage, verb, start, last, lexicon):
        return False
    if is_nominalised(passage, start, last) or invites_public(
        passage, verb, start, lexicon=lexicon
    ):
        return True
    told = _is_asked if passage.words[verb] in lexicon.request else _is_told
    return told(passage, verb, start, last, lexicon)


def _is_asked(passage: Passage, verb: int, start: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether a request says what somebody shall do."""
    asked = passage.words[start : min(last, start + _ASKED_REACH)]
    asks = not {"agar", "supaya", "untuk", "bahwa"}.isdisjoint(asked)
    asks = asks or is_state(passage, start, last, lexicon)
    asks = asks or asks_people(passage, start, lexicon=lexicon)
    clausal = _has_clause(passage, verb, start)
    return clausal or asks or (bool(passage.deps) and _has_predicate(passage, start, last))


def _is_told(passage: Passage, verb: int, start: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether a clause without a conjunction follows a verb of telling."""
    word = passage.words[verb]
    if word == "mengaku" or _has_clause(passage, verb, start):
        return True
    if word == "mengakui" and not _is_object(passage, verb, start):
        return True
    if word not in lexicon.bare_clause or is_state(passage, start, last, lexicon):
        return word in lexicon.bare_clause
    if "sebagai" in passage.words[start:last]:
        last = passage.words.index("sebagai", start)
        return bool(passage.deps) and _has_predicate(passage, start, last)
    return not passage.deps or _has_predicate(passage, start, last)


def _is_object(passage: Passage, verb: int, start: int) -> bool:
    """Whether a thing of somebody's follows: *mengakui kesalahannya*."""
    owned = passage.words[start + 1 : start + 2] == ["nya"] and passage.glued(start + 1)
    is_object = bool(passage.deps) and (passage.deps[start], passage.heads[start]) == ("obj", verb)
    return owned and is_object


def _is_thing(passage: Passage, verb: int, start: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Tell whether the words only name a thing: *menyebut sebagai*, *memaparkan makalah*."""
    if passage.words[start] == "sebagai":
        return not _opens_clause(passage, start, last)
    titled = passage.words[start + 1 : start + 2]  # memaparkan makalah berjudul "..."
    if not lexicon.titling.isdisjoint(titled):
        return True
    return _is_mere_word(passage, verb, start, last, lexicon)


def _opens_clause(passage: Passage, start: int, last: int) -> bool:
    """Whether a clause follows behind the comma: *sebagai ibu kota, Jakarta harus berbenah*."""
    comma = next((i for i in range(start, last) if passage.words[i] == ","), last)
    return has_own_subject(passage, comma, last)


def _is_mere_word(
    passage: Passage, verb: int, start: int, last: int, lexicon: SpeechLexicon
) -> bool:
    """Tell whether a word stands for what is said: *mengatakan sesuatu*, *mengatakan hal itu*."""
    end = start + 1
    if passage.words[start] == "hal":
        while end < last and passage.words[end] in _SAME:
            end += 1
    elif passage.words[start] not in _THINGS:
        return False
    if end < last and passage.words[end] not in lexicon.setting | lexicon.speech_setting:
        return False
    if not passage.deps or (
        passage.deps[start] in ("obj", "xcomp") and passage.heads[start] == verb
    ):
        return True
    # "ini saat membuka": the subject that the parse takes it for is one of another clause
    is_mark = end < last and passage.deps[end] == "mark"
    return is_mark and passage.heads[end] == passage.heads[start]


def is_nominalised(passage: Passage, start: int, last: int, *, passive: bool = False) -> bool:
    """Whether a predicate made a noun opens the words: *pentingnya imunisasi*, *dibukanya jalan*.

    What it is said of must follow: *menilai kinerjanya* names a thing. *passive*: only where it
    is what shall be done to something, *mendorong dibukanya jalan*.
    """
    if not (passage.tags and passage.deps) or start + 2 >= last or not passage.glued(start + 1):
        return False
    if passive and not passage.words[start].startswith("di"):
        return False
    made_noun = passage.words[start + 1] == "nya" and passage.deps[start + 1] == "det"
    return made_noun and passage.tags[start] in ("ADJ", "VERB")


def invites_public(passage: Passage, verb: int, start: int, *, lexicon: SpeechLexicon) -> bool:
    """Whether everybody is meant, whom only words reach: *mengajak seluruh warga berhemat*.

    *Mengajak ibunya menari* is no speech: it may be done without a word.
    """
    if passage.words[verb] != "mengajak":
        return False
    near = range(start, min(start + _INVITED_REACH, len(passage.words)))
    people = next((i for i in near if passage.words[i] in lexicon.public), None)
    if (
        people is None
        or not passage.deps
        or any(passage.tags[i] != "DET" for i in range(start, people))
    ):
        return False
    deeds = range(people + 1, min(people + _INVITED_REACH, len(passage.words)))
    return any(passage.tags[i] == "VERB" and not passage.deps[i].startswith("acl") for i in deeds)


def asks_people(passage: Passage, start: int, *, lexicon: SpeechLexicon) -> bool:
    """Whether people and what they shall do follow: *menyarankan warga menunggu*."""
    if not passage.deps:
        return False
    people = lexicon.group_noun | lexicon.person_noun | lexicon.organisation_noun
    if passage.words[start] not in people and start not in passage.mention_at:
        return False
    children = passage.children.get(start, ())
    return any(passage.deps[c] == "acl" and passage.tags[c] == "VERB" for c in children)


def is_deed(passage: Passage, verb: int, start: int) -> bool:
    """Whether the words are what the speaker means to do: *berjanji memperbaiki layanan*."""
    if not passage.deps or passage.words[verb] not in _OWN_DEEDS:
        return False
    near = range(start, min(start + _DEED_REACH, len(passage.words)))
    said = (i for i in near if passage.heads[i] == verb and passage.deps[i] in _CLAUSAL)
    return any(i > start or passage.tags[i] == "VERB" for i in said)


def is_feeling(passage: Passage, verb: int, start: int) -> bool:
    """Whether one word is all that is said: *mengaku kecewa*, *mengaku keberatan*."""
    if passage.words[verb] not in _FEELING or not passage.deps or start >= len(passage.words):
        return False
    word = passage.words[start]
    state = word.startswith("ke") and word.endswith("an") and passage.words[verb] == "mengaku"
    if state:
        return passage.heads[start] == verb and passage.deps[start] in (*_CLAUSAL, "obj")
    said = passage.tags[start] in ("ADJ", "VERB") and passage.deps[start] in _CLAUSAL
    return said and passage.heads[start] == verb


def has_own_subject(passage: Passage, first: int, last: int) -> bool:
    """Whether the words are a subject and its predicate, by the parse: *hujan turun*."""
    return any(
        passage.deps[i].startswith("nsubj")
        and first <= passage.heads[i] < last
        and not passage.deps[passage.heads[i]].startswith(("acl", "amod", "nmod"))
        for i in range(first, last if passage.deps else first)
    )


def is_state(passage: Passage, first: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words end in a state: *situasi aman*, which parsers take for a noun phrase.

    So is *hasilnya sesuai* with what follows.
    """
    return any(
        (
            passage.words[i] in lexicon.state
            and (i + 1 == last or passage.words[i + 1] in lexicon.soft_end)
        )
        or (passage.words[i] == "sesuai" and passage.words[i - 1] in _BEFORE_STATE)
        for i in range(first + 1, min(last, first + _LONGEST_STATE))
    )


def _has_clause(passage: Passage, verb: int, start: int) -> bool:
    children = passage.children.get(verb, ())
    clausal = [c for c in children if c >= start and passage.deps[c] in _CLAUSAL]
    if passage.words[verb] in _WITHOUT_OBJECT | _PREDICTING:
        clausal += [c for c in children if c >= start and _is_disguised(passage, c, start)]
    takes_thing = any(passage.deps[c] == "obj" and c > start for c in children)
    if clausal == [start] and takes_thing and passage.tags[start] in ("ADJ", "ADV"):
        return False  # membantah tegas kabar itu
    return bool(clausal)


def _is_disguised(passage: Passage, node: int, start: int) -> bool:
    """Whether the parse hides a clause: an adverbial one, or an object with its predicate."""
    children = passage.children.get(node, ())
    if passage.deps[node] == "advcl":
        return any(c >= start and passage.deps[c].startswith("nsubj") for c in children)
    said = [c for c in children if c > node and passage.deps[c].startswith("acl")]
    thing = passage.deps[node] == "obj" and passage.tags[node] in ("NOUN", "PROPN")
    return thing and any(passage.words[c - 1] != "yang" for c in said)


def _has_predicate(passage: Passage, start: int, last: int) -> bool:
    """Whether the words hold a predicate of their own, not one inside a relative clause."""
    if passage.words[start : start + 1] == ["adanya"]:
        return True
    inside = range(start, last)
    if not NAMING.isdisjoint(passage.words[start:last]):
        return True
    return any(
        passage.tags[i] in PREDICATES
        and passage.words[i] not in _LIKE_PREPOSITIONS
        and not (i == start and passage.words[i] == "kembali")  # menegaskan kembali dukungannya
        and not passage.deps[i].startswith(("acl", "amod", "nmod"))
        for i in inside
    )
