"""The speaker before a verb: its subject."""

from __future__ import annotations

from pipeline.stages.quotes.described_before import LONGEST_DESCRIPTION, described_before
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import KnownName, Passage
from pipeline.stages.quotes.phrase import (
    NAMING_RELATIONS,
    SPEAKING_LABELS,
    Speaker,
    is_named,
    name_speaker,
    simple_speaker,
)

_LONGEST_SUBJECT = 40  # words between the start of a clause and its verb
_CHAIN = 3  # verbs that share a subject
_AND = frozenset({"dan", "serta"})
_ELDERS = frozenset({"bibi", "kakek", "nenek", "paman"})  # with a capital they address the named


def speaker_before(
    passage: Passage, verb: int, *, low: int, lexicon: SpeechLexicon
) -> Speaker | None:
    """Who is the subject of the reporting verb *verb*, in the clause that starts at *low*.

    By the parse where there is one, else the nearest person who is no object or oblique, a
    pronoun, another name, or the words before the verb.
    """
    low = max(low, verb - _LONGEST_SUBJECT)
    found = _parsed_subject(passage, verb, low, lexicon) if passage.deps else None
    found = found or _nearest_subject(passage, verb, low, lexicon)
    if found is not None and found.kind == "name":
        found = _describing(passage, found, low, lexicon) or found
        found = _titled(passage, found, verb, lexicon) or found
    marked = "bahwa" in passage.words[verb + 1 : verb + 2]
    if found is not None or (_has_verb(passage, low, verb) and not marked):
        return found
    return _description_before(passage, verb, low, lexicon)


def _titled(passage: Passage, found: Speaker, verb: int, lexicon: SpeechLexicon) -> Speaker | None:
    """Read ``Kasat Reskrim Polres Jati AKP Budi``: the body in a title is not who speaks.

    Nor is who is named in the first of two: ``Ketua Tim Rina yang juga Ketua RT Budi``.
    """
    body, index = found.mention, verb - 1
    if body is None or found.others:
        return None
    while index > body.last and passage.words[index] in lexicon.adverb | {","}:
        index -= 1
    name = passage.mention_at.get(index)
    if name is None or name.label != "PERSON" or not name.role or name.last != index + 1:
        return None
    if passage.words[body.last : name.first].count("juga") and body.label == "PERSON":
        also = passage.words.index("juga", body.last)
        return name_speaker(passage, name) if passage.words[also - 1] == "yang" else None
    held = passage.text[passage.starts[body.first] : passage.ends[body.last - 1]]
    inside = body.label != "PERSON" and held in name.role
    return name_speaker(passage, name) if inside else None


def is_matter(passage: Passage, verb: int, *, low: int, lexicon: SpeechLexicon) -> bool:
    """Whether the subject is an event or a state of things: *Hasil ini memastikan ...*."""
    head = _subject_of(passage, verb, low) if passage.deps else None
    if head is None or head in passage.mention_at:
        return False
    words = passage.words[head : head + 2]
    return words[0] in lexicon.matter or " ".join(words) in lexicon.matter


def _describing(
    passage: Passage, found: Speaker, low: int, lexicon: SpeechLexicon
) -> Speaker | None:
    """Read ``istri aktor Sari Dewi itu``: the name only describes who speaks."""
    name = found.mention
    if name is None or found.others or passage.breaks_before(name.last):
        return None
    first = name.first
    opening = passage.sentences[passage.sentence_of[first]][0]
    while first > low and passage.words[first - 1][0].isalpha():
        title = passage.is_capital(first - 1) and first - 1 > opening
        if title or passage.words[first - 1] in lexicon.not_subject:
            break
        first -= 1
    if first == name.first or passage.words[name.last] not in lexicon.demonstrative:
        return None
    start, end = passage.starts[first], passage.ends[name.last]
    return Speaker(start, end, "description", None, name.last + 1)


def _has_verb(passage: Passage, first: int, last: int) -> bool:
    return bool(passage.tags) and "VERB" in passage.tags[first:last]


def _parsed_subject(
    passage: Passage, verb: int, low: int, lexicon: SpeechLexicon
) -> Speaker | None:
    head = _subject_of(passage, verb, low)
    if head is None:
        return None
    simple = simple_speaker(passage, head, lexicon, before_verb=True)
    if simple is not None:
        return simple
    names = passage.names_between(head, verb)
    for name in sorted(names, key=lambda name: name.label != "PERSON"):
        speaks = name.label == "PERSON" or name.label in SPEAKING_LABELS
        own = _set_off(passage, name, head, verb)
        if own or (speaks and name.first > head and _names(passage, name, head, lexicon)):
            return name_speaker(passage, own or name, before_verb=True)
    body = passage.mention_at.get(head)
    if body is not None and body.label in SPEAKING_LABELS and not _goes_on(passage, body, head):
        return name_speaker(passage, body, before_verb=True)
    return described_before(passage, head, verb, low, lexicon=lexicon)


def _subject_of(passage: Passage, verb: int, low: int) -> int | None:
    """Find the subject of the verb, or of the verb that it goes on after."""
    node = verb
    for _ in range(_CHAIN):
        for child in reversed(passage.children.get(node, ())):
            if passage.deps[child].startswith("nsubj") and low <= child < verb:
                return child
        if passage.deps[node] not in ("conj", "advcl") or passage.heads[node] < low:
            return None
        node = passage.heads[node]
    return None


def _names(passage: Passage, name: KnownName, head: int, lexicon: SpeechLexicon) -> bool:
    """Whether the name is the subject's own, not one that describes somebody else."""
    if name.label == "GPE" and passage.words[name.first - 1] == ",":
        return False  # where they live: warga Jati, Kota Semarang
    if name.label != "PERSON":
        top = passage.head_of(name)
        return passage.deps[top] == "appos" and passage.heads[top] == head
    addressed = passage.words[head] in _ELDERS and passage.is_capital(head)
    is_proxy = passage.words[head] in lexicon.proxy and not addressed
    if is_proxy and passage.words[name.first - 1] != ",":
        return False
    return _apposed(passage, name, head)


def _set_off(passage: Passage, name: KnownName, head: int, verb: int) -> KnownName | None:
    """Find *Tigor* of ``Kuasa hukum Rina Sari, Tigor, menyatakan``, wherever the tree hangs it.

    Nobody is in apposition to another person: the name between commas is that of the office.
    """
    words, at, top = passage.words, name.last + 1, passage.head_of(name)
    other = passage.mention_at.get(at)
    for _ in range(_CHAIN):
        if not passage.deps[top].startswith("nmod"):
            return None
        if passage.heads[top] == head:
            break
        top = passage.heads[top]
    else:
        return None
    if name.label != "PERSON" or words[name.first - 1] == "," or words[name.last] != ",":
        return None
    if other is None or other.label != "PERSON" or other.first != at or other.last >= verb:
        return None
    return other if words[other.last] == "," and words[other.last + 1] not in _AND else None


def _goes_on(passage: Passage, body: KnownName, head: int) -> bool:
    """Whether the name of a body is only the first word of a description: *Polisi Klaten itu*."""
    return passage.words[body.last : body.last + 1] == ["itu"] and head == body.first


def _apposed(passage: Passage, mention: KnownName, head: int) -> bool:
    """Whether the name hangs on the subject's *head* through relations that name it."""
    node = passage.head_of(mention)
    for _ in range(4):
        if node == head:
            return True
        if passage.deps[node] not in NAMING_RELATIONS and not is_named(passage, node):
            return False
        node = passage.heads[node]
    return node == head


def _nearest_subject(
    passage: Passage, verb: int, low: int, lexicon: SpeechLexicon
) -> Speaker | None:
    index = verb - 1
    while index >= low:
        if passage.words[index] in lexicon.pronouns:
            return simple_speaker(passage, index, lexicon)
        mention = passage.mention_at.get(index)
        if mention is not None:
            if mention.label == "PERSON" and can_be_subject(
                passage, mention, low=low, lexicon=lexicon
            ):
                return name_speaker(passage, mention)
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
    if first == verb or verb - first > LONGEST_DESCRIPTION:
        return None
    if passage.words[first] in lexicon.not_subject or passage.words[first] in lexicon.phrase_end:
        return None
    while verb - 1 > first and passage.words[verb - 1] in lexicon.adverb:
        verb -= 1
    mention = passage.mention_at.get(first)
    if mention and mention.last == verb and mention.label in SPEAKING_LABELS:
        return name_speaker(passage, mention)
    return Speaker(passage.starts[first], passage.ends[verb - 1], "description", mention, verb)
