"""Pairs of mentions that the text itself says are one: brackets and words such as *alias*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pipeline.language_data import read_lines, read_words
from pipeline.stages.aliases.acronyms import abbreviated_part, initials_of, looks_like_acronym
from pipeline.stages.aliases.mentions import NamedMention
from pipeline.stages.aliases.names import COMPANY_FORMS, Name, name_of, words_of

_OPENING = re.compile(r"\s*[(\[]\s*[\"“'‘]?$|\s*[(\[]\s*(?:atau|alias|disingkat)\s+[\"“'‘]?$")
_CLOSING = re.compile(r"[\"”'’]?\s*[)\]]")
_OR = re.compile(r"\s*,?\s+atau\s+$")
_INNER = re.compile(r"^(?P<full>[^(]+?)\s*\((?P<short>[^)\d]+)\)\s*(?P<rest>.*)$", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_MAX_APPOSITION = 160  # characters between a name and the nickname that a clause adds to it
_NICKNAMED = re.compile(
    r"[^.!?\n]*,\s*yang\s+(?:(?:lebih|biasa|kerap|sering)\s+)?(?:akrab\s+)?"
    r"(?:disapa|dipanggil|dikenal)(?:\s+(?:akrab|dengan|sebagai|nama|sapaan|panggilan))*\s+[\"“'‘]?"
)
_PERSON_NOUN = (
    "pria|wanita|perempuan|laki-laki|lelaki|sosok|gadis|pemuda|ibu|bapak|ayah|politikus|politisi"
)
_NICKNAMED_LATER = re.compile(
    r"[^\n]{1,300}?[.!?][\"”]?\s+(?:"
    + "|".join((_PERSON_NOUN, "artis|aktor|aktris|penyanyi|musisi|pelatih|pemain|bupati|gubernur"))
    + r")(?:\s+[\w-]+){0,5}?\s+yang\s+(?:(?:lebih|biasa|kerap|sering)\s+)?(?:akrab\s+)?"
    r"(?:disapa|dipanggil)(?:\s+(?:akrab|dengan|sebagai|nama|sapaan|panggilan))*\s+[\"“'‘]?",
    re.IGNORECASE,
)
_NICKNAME_BEFORE = re.compile(  # Zul, begitu ia akrab disapa; Fitri, sapaan akrabnya
    r"[\"”'’]?\s*[,(]\s*(?:(?:begitu|demikian)(?:lah)?\s+(?:\w+\s+){0,3}(?:disapa|dipanggil)"
    r"|(?:nama\s+)?(?:sapaan|panggilan)(?:nya|\s+akrabnya|\s+karibnya|\s+populernya))",
    re.IGNORECASE,
)
_TWO_PEOPLE = re.compile(r"[A-Z]\w{2,}-[A-Z]\w{2,}")
_STOP = re.compile(r"[.!?\n]")
_MIN_NICKNAME = 4  # letters; three where all are capitals: Marjono (MRJ)
_MAX_GAP = 70  # characters between two names of one person
_OFFICES = frozenset({"dinas", "badan", "kantor", "balai", "direktorat", "biro", "kementerian"})
_TRADE_LETTERS = 3  # with which a trade name begins, in order in the company's: Sritex
_HEADS = frozenset(
    [
        "pt",
        "cv",
        "kementerian",
        "departemen",
        "kantor",
        "partai",
        "universitas",
        "yayasan",
        "perusahaan",
    ]
)


def introduced(text: str, mentions: Sequence[NamedMention]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of names that the text itself equates; *mentions* come in its order."""
    for mention in mentions:
        yield from _inside(mention)
    yield from _nicknamed(text, mentions)
    tickets = dict(_second_of_pairs(text, mentions))
    for first, second in pairwise(mentions):
        gap = text[first.end : second.start]
        if len(gap) > _MAX_GAP or "\n" in gap:
            continue
        if _OPENING.match(gap) and _CLOSING.match(text, second.end):
            if second.label == "PERSON" and tickets.get(first.start) == second.text[0]:
                continue  # Anis-Muhamin (Amin): the bracket names both
            yield from _bracketed(first, second)
        elif _says_same(gap, first, second):
            yield first.name, second.name


def _second_of_pairs(text: str, mentions: Sequence[NamedMention]) -> Iterator[tuple[int, str]]:
    """Yield where the second of two people begins that a hyphen joins: *Anis-Muhamin*.

    With it comes the first's initial, with which the name of both begins.
    """
    for first, second in pairwise(mentions):
        if first.label == second.label == "PERSON" and text[first.end : second.start] == "-":
            yield second.start, first.text[0]


def _nicknamed(text: str, mentions: Sequence[NamedMention]) -> Iterator[tuple[Name, Name]]:
    """*Buldani (36), warga Desa Mekar, yang akrab disapa Dani*: across an apposition."""
    person: NamedMention | None = None
    before: NamedMention | None = None
    for mention in mentions:
        if mention.label != "PERSON":
            continue
        if person is not None and (
            _is_nicknamed(text, before, person, mention) or _names_itself(text, person, mention)
        ):
            yield person.name, mention.name
        before, person = person, mention


def _is_nicknamed(
    text: str, before: NamedMention | None, person: NamedMention, nick: NamedMention
) -> bool:
    """Whether a clause gives *person* the nickname; behind a full stop nobody else was near."""
    gap = text[person.end : nick.start]
    if len(gap) > _MAX_APPOSITION or len(nick.name.words) > 1:
        return False
    if _NICKNAMED.fullmatch(gap):
        return True
    other = before is not None and before.name != person.name
    if other and before is not None and not _STOP.search(text, before.end, person.start):
        return False
    return _NICKNAMED_LATER.fullmatch(gap) is not None


def _names_itself(text: str, person: NamedMention, nick: NamedMention) -> bool:
    """Whether a clause behind *nick* says that people call *person* so."""
    near = nick.start - person.end <= _MAX_APPOSITION and len(nick.name.words) == 1
    return near and _NICKNAME_BEFORE.match(text, nick.end) is not None


def _says_same(gap: str, first: NamedMention, second: NamedMention) -> bool:
    if _cue().fullmatch(gap):
        return first.label == second.label
    if _OR.match(gap) is None:
        return False
    if first.label == second.label == "PERSON":
        return len(first.name.words) > 1 and _is_nickname(first, second)
    return _abbreviates(first, second) == 0


def _inside(mention: NamedMention) -> Iterator[tuple[Name, Name]]:
    """One span with its acronym inside: *Badan Anggaran (Banggar) DPR RI* is *Banggar DPR RI*."""
    if mention.label == "PERSON":
        return
    for form in abbreviated_forms(mention.text):
        yield mention.name, name_of(mention.label, form)


def abbreviated_forms(text: str) -> Iterator[str]:
    """Yield *text* with the acronym that stands inside it instead of what it abbreviates.

    >>> list(abbreviated_forms("Badan Anggaran (Banggar) DPR RI"))
    ['Banggar DPR RI']
    """
    match = _INNER.match(text)
    if match is None or not words_of(match["short"]) or _is_legal_form(match["short"]):
        return
    words = _WORD.findall(match["full"])
    part = abbreviated_part(match["full"], match["short"])
    kept = words[:part] if part else []  # Dinas Perumahan Rakyat (PR) is Dinas PR
    short = " ".join([*kept, match["short"], match["rest"]]).strip()
    yield short
    if not kept and _blends_rest(words, match["short"]):  # Dinas Dukcapil Ende
        yield f"{words[0]} {short}"


def _blends_rest(words: Sequence[str], short: str) -> bool:
    """Whether *short* has its letters behind the kind of office: *PUPR* of Dinas Pekerjaan U..."""
    rest = iter("".join(words[1:]).lower())
    letters = "".join(words_of(short))
    return words[0].lower() in _OFFICES and all(letter in rest for letter in letters)


def _is_legal_form(text: str) -> bool:
    return all(word in read_words("aliases/company_words.txt") for word in words_of(text))


def _bracketed(outer: NamedMention, inner: NamedMention) -> Iterator[tuple[Name, Name]]:
    if "PERSON" in (outer.label, inner.label):
        if outer.label == inner.label and _is_nickname(outer, inner):
            yield outer.name, inner.name
        return
    full, short = (outer, inner) if len(outer.text) >= len(inner.text) else (inner, outer)
    part = _abbreviates(full, short)
    if part:  # the acronym of the last words: Komisi Fatwa Majelis Ulama Indonesia (MUI)
        tail = " ".join(_WORD.findall(full.text)[part:])
        yield name_of(short.label, tail), short.name
    elif part == 0:
        yield full.name, short.name
        yield from _headed(full, short)
    elif _is_trade_name(full, short):
        yield full.name, short.name
        if "bank" in words_of(full.text)[:2]:  # Bank Mantra of PT Bank Maju Sentra (Mantra)
            yield full.name, name_of("ORG", f"Bank {short.text}")


def _headed(full: NamedMention, short: NamedMention) -> Iterator[tuple[Name, Name]]:
    """*Kementerian PU* of Kementerian Pekerjaan Umum (PU)."""
    words = words_of(full.text)
    kinds = 0
    while kinds < len(words) and words[kinds] in _HEADS:
        kinds += 1
    if kinds and "".join(words_of(short.text)) in initials_of(words[kinds:]):
        head = " ".join(_WORD.findall(full.text)[:kinds])
        yield full.name, name_of(full.label, f"{head} {short.text}")


def _is_trade_name(full: NamedMention, short: NamedMention) -> bool:
    """*PT Sumber Makmur Lestari (Sumarta)*: one word behind a company is what it is called."""
    words = words_of(full.text)
    is_company = len(words) > 2 and (words[0] in COMPANY_FORMS or words[-1] == "tbk")
    is_word = full.label == short.label == "ORG" and len(words_of(short.text)) == 1
    letters, rest = "".join(words_of(short.text)), iter("".join(words[words[0] in COMPANY_FORMS :]))
    fits = sum(letter in rest for letter in letters[:_TRADE_LETTERS]) == _TRADE_LETTERS
    return is_company and is_word and fits and not _is_legal_form(short.text)


def _abbreviates(full: NamedMention, short: NamedMention) -> int | None:
    part = abbreviated_part(full.text, short.text)
    words = words_of(full.text)
    if part and all(word in _HEADS for word in words[:part]):
        return 0
    if part is None and full.label == short.label and full is not short:
        # Pasal 368 Kitab Undang-Undang Hukum Pidana (KUHP): the bracket is of the code alone.
        numbered = full.label == "LAW" and any(map(str.isdigit, words))
        foreign = looks_like_acronym(short.text) and len(words) > 1 and not numbered
        return 0 if foreign and not short.name.is_link else None
    return part


def _is_nickname(outer: NamedMention, inner: NamedMention) -> bool:
    """*Joko Widodo (Jokowi)*, *Agus Harimurti Yudhoyono (AHY)*; not *Danu (Maxime Boutier)*."""
    full, short = (outer, inner) if len(outer.text) >= len(inner.text) else (inner, outer)
    words = short.name.words
    if _TWO_PEOPLE.fullmatch(full.text):  # Anis-Muhamin (Amin) are two, and Amin is neither
        return False
    if words_of(short.text)[0] in read_words("aliases/nickname_prefixes.txt"):
        return True
    if abbreviated_part(full.text, short.text) == 0:
        return True
    if len(words) != 1 or len(words[0]) < _MIN_NICKNAME - short.text.isupper():
        return False
    rest = iter("".join(full.name.words))
    return all(letter in rest for letter in words[0])


@cache
def _cue() -> re.Pattern[str]:
    cues = sorted(read_lines("aliases/cues.txt"), key=len, reverse=True)
    phrase = "|".join(re.escape(cue).replace("\\ ", r"\s+") for cue in cues)
    before = r"\s*(?:\([^()\n]{1,12}\)\s*)?[,(]?\s*(?:(?:atau|yang|juga|dan|kini)\s+)*"
    after = r"(?:\s+(?:oleh|dengan|sebagai|nama|warga|publik))*\s*[\"“'‘(]?\s*"
    return re.compile(f"{before}(?:{phrase}){after}", re.IGNORECASE)
