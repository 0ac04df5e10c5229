"""Names that lost their last letter: *Hengk.* beside *Hengki*, *Ayu Tingtin* beside *Ayu Tingting*.

Some collections of scraped news have a stop for every letter with a comma: *kata Hengki,
lalu* became *kata Hengk. lalu*. A name of several words needs no stop behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.stages.aliases.acronyms import known_acronyms, looks_like_acronym
from pipeline.stages.aliases.mentions import NamedMention
from pipeline.stages.aliases.names import Name

_GROUPS = ("PERSON", "ORG")
_MIN_LETTERS = 3  # that are left
_MIN_OF_WORD = 5  # that are left of one word of a longer name


def cut_short(text: str, mentions: Sequence[NamedMention]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of a name and the same name without its last letter.

    The shorter one has several words or stands before a full stop wherever it occurs, and one name
    of the text fits it: the whole of it, else the first or last word of a person's name.
    """
    full: dict[tuple[str, str], set[Name]] = defaultdict(set)
    parts: dict[tuple[str, str], set[Name]] = defaultdict(set)
    short: dict[tuple[str, str], Name | None] = {}
    for mention in mentions:
        if mention.label not in _GROUPS:
            continue
        written = mention.text.lower()
        full[mention.label, written[:-1]].add(mention.name)
        if mention.name.group == "PERSON" and len(mention.name.words) > 1:
            for word in (mention.name.words[0], mention.name.words[-1]):
                parts["PERSON", word[:-1]].add(mention.name)
        key = mention.label, written
        before_stop = _is_before_stop(text, mention) or _is_written_out(mention.text)
        known = short.get(key, mention.name)
        short[key] = known if before_stop and len(written) >= _MIN_LETTERS else None
    for key, name in short.items():
        others = full.get(key, set()) - {name} if name is not None else set()
        if not others and len(key[1]) >= _MIN_OF_WORD:
            others = parts.get(key, set()) - {name}
        if name is not None and len(others) == 1:
            yield others.pop(), name


def _is_before_stop(text: str, mention: NamedMention) -> bool:
    """Whether a stop follows that may stand for a letter and a comma.

    Behind an acronym the sentence goes on: *DPR.* at its end is not DPRD cut short.
    """
    if text[mention.end : mention.end + 1] != ".":
        return False
    if not looks_like_acronym(mention.text):
        return True
    goes_on = text[mention.end + 1 : mention.end + 3].strip()[:1].islower()
    return goes_on and mention.name.words not in known_acronyms()


def _is_written_out(text: str) -> bool:
    """Whether the last of several words is no number and no acronym: *Marvel Studio*."""
    words = text.split()
    return len(words) > 1 and words[-1].istitle() and len(words[-1]) >= _MIN_LETTERS
