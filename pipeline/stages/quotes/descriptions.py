"""Who a description stands for: *pria itu*, *Kapolda*, *militer Israel*, a name that was missed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.language_data import read_words
from pipeline.stages.quotes.focus import Focus, Who, is_near
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.offices import holder_in_headline, holder_of
from pipeline.stages.quotes.passage import KnownName, Passage
from pipeline.stages.quotes.phrase import SPEAKING_LABELS, Speaker

_LONGEST_BODY = 5  # words of *lembaga penyiaran publik Israel*
_BODIES_TRIED = 100  # before a document
_LONGEST_NAME = 3  # words of a name that the recogniser missed
_FIRST_MAN = ["orang", "nomor", "satu"]  # orang nomor satu di Jawa Barat: its governor
_HEADS = frozenset(
    {"presiden", "gubernur", "bupati", "wali", "walikota", "ketua", "kepala", "direktur", "rektor"}
)
_CALLED = frozenset({"bernama", "berinisial", "dikenal", "dipanggil", "disapa", "dijuluki"})
_SOMEBODY = frozenset({"seorang", "seseorang", "sejumlah", "beberapa", "para", "sumber"})
_MARKS = ".,;:!?\"“”'‘’()"


def described(
    passage: Passage,
    speaker: Speaker,
    focus: Focus,
    *,
    bodies: Sequence[KnownName],
    lexicon: SpeechLexicon,
) -> Who:
    """Find whom the description *speaker* stands for; nobody where the passage leaves it open.

    *bodies* are the organisations of the passage, in order.
    """
    words = passage.text[speaker.start : speaker.end].split()
    head = words[0].lower()
    here = passage.word_from(speaker.start)
    if head in lexicon.stands_for and (author := _author(speaker, words, here, bodies, lexicon)):
        return author
    missed = _missed_name(passage, words) or _called(passage, speaker)
    if missed is not None:
        return (missed,)
    pointed_at = words[-1].lower() in lexicon.demonstrative and head not in _SOMEBODY
    known_one = pointed_at or head == "sang"
    if head in lexicon.organisation_noun:
        return _last(bodies, here, head) if known_one else _body(passage, speaker, focus)
    if head in lexicon.no_person or noun_of(passage, speaker) in focus.noted:
        return ()
    if head in lexicon.proxy:
        known_one = known_one and _is_other(passage, speaker, focus)
    elif (titled := _holder(passage, _title(words), here, known_one, lexicon)) is not None:
        return (titled,)
    known_one = known_one and not _works_elsewhere(passage, words, focus, lexicon)
    return salient(passage, speaker, focus) if known_one else ()


def _works_elsewhere(
    passage: Passage, words: Sequence[str], focus: Focus, lexicon: SpeechLexicon
) -> bool:
    """Whether it is one of the staff, or their guests, while who is spoken of has an office.

    In *perawat klinik tersebut* it is the clinic that was mentioned before.
    """
    kind, place = words[0].lower(), words[1:2]
    if kind in ("juru", "pembawa"):  # juru bicara, pembawa acara
        kind, place = f"{kind} {words[1].lower()}", words[2:3]
    places = lexicon.workplace | lexicon.organisation_noun
    if kind not in lexicon.staff or not places.issuperset(word.lower() for word in place):
        return False
    who = focus.who and focus.who.entity_id
    roles = [(name.role or "").lower() for name in passage.titled if name.entity_id == who]
    return bool(place and roles) and not any(kind in role for role in roles)


def _author(
    speaker: Speaker,
    words: Sequence[str],
    here: int,
    bodies: Sequence[KnownName],
    lexicon: SpeechLexicon,
) -> Who:
    """Find whose the document is: the body in *pernyataan kementerian* is the last of its kind."""
    if speaker.mention is not None:
        return (speaker.mention, *speaker.others)
    kinds = (word.lower() for word in words[1:])
    kind = next((word for word in kinds if word in lexicon.organisation_noun), None)
    if kind is None:
        return ()
    return _so_called(bodies, bisect_left(bodies, here, key=lambda name: name.first), kind)


def noun_of(passage: Passage, speaker: Speaker) -> str:
    """Give the noun of a description: *diplomat* of *seorang diplomat*."""
    first = passage.word_from(speaker.start)
    words = passage.words[first : first + 2]
    return words[-1] if words[0] in ("seorang", "sang") else words[0]


def salient(passage: Passage, speaker: Speaker, focus: Focus) -> Who:
    """Give who is spoken of, if the expression is near enough to mean them."""
    if focus.who is None or not is_near(passage, speaker, focus.at):
        return ()
    return (focus.who,)


def _missed_name(passage: Passage, words: Sequence[str]) -> KnownName | None:
    """Find the one person whose full name has all *words*: *Hartono* of Rudi Hartono."""
    if len(words) > _LONGEST_NAME:
        return None
    bare = [word.strip(_MARKS) for word in words]
    if not all(word[:1].isupper() and word[1:].islower() and word.isalpha() for word in bare):
        return None
    people = [passage.people_by_word.get(word.lower(), []) for word in bare]
    shared = {name.entity_id for name in people[0]}
    for others in people[1:]:
        shared &= {name.entity_id for name in others}
    return next((n for n in people[0] if n.entity_id in shared), None) if len(shared) == 1 else None


def _called(passage: Passage, speaker: Speaker) -> KnownName | None:
    """Find the name in *pria yang akrab disapa Budi itu*."""
    first, last = passage.word_from(speaker.start), passage.word_from(speaker.end)
    names = passage.names_between(first, last)
    called = (n for n in names if n.label == "PERSON" and passage.words[n.first - 1] in _CALLED)
    return next(called, None)


def _body(passage: Passage, speaker: Speaker, focus: Focus) -> Who:
    """Read *militer Israel*, named by kind and place; then *militer* alone is the same body."""
    first, last = passage.word_from(speaker.start), passage.word_from(speaker.end)
    names = passage.names_between(first, last)
    pihak = passage.words[first] == "pihak"
    if pihak and names and names[0].label != "PERSON" and names[0].first == first + 1:
        return (names[0],)
    first += pihak and last - first > 1
    kind = passage.words[first]
    if names and names[-1].last == last and names[-1].label in SPEAKING_LABELS:
        if not first < names[-1].first or last - first > _LONGEST_BODY:
            return ()
        text = passage.text[passage.starts[first] : passage.ends[last - 1]]
        body = focus.bodies.get(text.lower()) or KnownName(first, last, "ORG", None, text)
        focus.bodies[text.lower()] = focus.bodies[kind] = body
        return (body,)
    return (focus.bodies[kind],) if last - first == 1 and kind in focus.bodies else ()


def _is_other(passage: Passage, speaker: Speaker, focus: Focus) -> bool:
    """Whether who is spoken of is not the one that the description names: *istri Budi itu*."""
    first, last = passage.word_from(speaker.start), passage.word_from(speaker.end)
    named = {name.entity_id for name in passage.names_between(first, last)}
    return focus.who is None or focus.who.entity_id not in named


def _title(words: list[str]) -> list[str]:
    """Leave out what a relative clause says: *dosen yang juga aktivis itu* is *dosen*."""
    return words[: words.index("yang")] if "yang" in words[1:] else words


def _holder(
    passage: Passage, words: list[str], here: int, known_one: bool, lexicon: SpeechLexicon
) -> KnownName | None:
    """Find who holds the office; one in small letters counts where a single person has it."""
    if [word.lower() for word in words[:3]] == _FIRST_MAN:
        before = bisect_left(passage.titled, here, key=lambda name: name.first)
        heads = (n for n in reversed(passage.titled[:before]) if _is_head(n))
        return next(heads, None)
    found = holder_of(passage, words, here, lexicon=lexicon)
    if found is None and passage.is_headline(here):
        return holder_in_headline(passage, words, lexicon=lexicon)
    if found is None or known_one or words[0][0].isupper():
        return found
    office = words[0].lower()
    if len(words) > 1 or office not in read_words("roles/offices.txt"):
        return None
    holders = {n.entity_id for n in passage.titled if (n.role or "").lower().split()[0] == office}
    return found if len(holders) == 1 else None


def _is_head(name: KnownName) -> bool:
    return (name.role or "").lower().split()[0] in _HEADS


def _last(bodies: Sequence[KnownName], here: int, kind: str) -> Who:
    """Find the organisation that was named last before the word *here*, first of all one so called.

    *Kementerian itu* is the last ministry, where there is one.
    """
    index = bisect_left(bodies, here, key=lambda name: name.first)
    return _so_called(bodies, index, kind) or tuple(bodies[max(0, index - 1) : index])


def _so_called(bodies: Sequence[KnownName], before: int, kind: str) -> Who:
    """Find the last of the bodies whose name begins with the word *kind*."""
    near = reversed(bodies[max(0, before - _BODIES_TRIED) : before])
    found = next((b for b in near if (b.canonical or "").lower().split()[:1] == [kind]), None)
    return () if found is None else (found,)
