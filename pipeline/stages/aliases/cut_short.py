"""Names that lost their last letter: *Hengk.* beside *Hengki*, *Ayu Tingtin* beside *Ayu Tingting*.

Some collections of scraped news have a stop for every letter with a comma: *kata Hengki,
lalu* became *kata Hengk. lalu*. A name of several words needs no stop behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.stages.aliases.acronyms import looks_like_acronym
from pipeline.stages.aliases.mentions import NamedMention
from pipeline.stages.aliases.names import Name

_GROUPS = ("PERSON", "ORG")
_LOST = re.compile(r"(?:[a-z]{4}|[A-Z]{3})\. [a-z]")  # sebagai gambara. mobil listrik
_LOST_STOPS = 2  # in a text that has them for commas: one is a slip
_MIN_LETTERS = 3  # that are left
_MIN_OF_WORD = 5  # that are left of one word of a longer name


def cut_short(text: str, mentions: Sequence[NamedMention]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of a name and the same name without its last letter.

    The shorter one has several words or stands before a full stop wherever it occurs, and one name
    of the text fits it: the whole of it, else the first or last word of a person's name. Acronyms
    are mostly others that begin alike (*DPR*, *DPRD*), and cut only in a text that lost more.
    """
    full: dict[tuple[str, str], set[Name]] = defaultdict(set)
    parts: dict[tuple[str, str], set[Name]] = defaultdict(set)
    short: dict[tuple[str, str], Name | None] = {}
    has_lost = len(_LOST.findall(text)) >= _LOST_STOPS
    written_out = {mention.name for mention in mentions if " " in mention.text}
    for mention in mentions:
        if mention.label not in _GROUPS:
            continue
        lower = mention.text.lower()
        full[mention.label, lower[:-1]].add(mention.name)
        if mention.name.group == "PERSON" and len(mention.name.words) > 1:
            for word in (mention.name.words[0], mention.name.words[-1]):
                parts["PERSON", word[:-1]].add(mention.name)
        key = mention.label, lower
        before_stop = text[mention.end : mention.end + 1] == "." or _is_written_out(mention.text)
        if looks_like_acronym(mention.text) and (not has_lost or mention.name in written_out):
            before_stop = False
        known = short.get(key, mention.name)
        short[key] = known if before_stop and len(lower) >= _MIN_LETTERS else None
    for key, name in short.items():
        others = full.get(key, set()) - {name} if name is not None else set()
        if not others and len(key[1]) >= _MIN_OF_WORD:
            others = parts.get(key, set()) - {name}
        if name is not None and len(others) == 1:
            yield others.pop(), name


def _is_written_out(text: str) -> bool:
    """Whether the last of several words is no number and no acronym: *Marvel Studio*."""
    words = text.split()
    return len(words) > 1 and words[-1].istitle() and len(words[-1]) >= _MIN_LETTERS
