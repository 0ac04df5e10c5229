"""Names that lost their last letter before a full stop: *Hengk.* beside *Hengki*.

Some collections of scraped news have a stop for every letter with a comma: *kata Hengki,
lalu* became *kata Hengk. lalu*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.stages.aliases.mentions import NamedMention
from pipeline.stages.aliases.names import Name

_GROUPS = ("PERSON", "ORG")
_MIN_LETTERS = 3  # that are left


def cut_short(text: str, mentions: Sequence[NamedMention]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of a name and the same name without its last letter.

    The shorter one stands before a full stop wherever it occurs, and one name of the text fits it.
    """
    full: dict[tuple[str, str], set[Name]] = defaultdict(set)
    short: dict[tuple[str, str], Name | None] = {}
    for mention in mentions:
        if mention.label not in _GROUPS:
            continue
        written = mention.text.lower()
        full[mention.label, written[:-1]].add(mention.name)
        key = mention.label, written
        before_stop = text[mention.end : mention.end + 1] == "."
        known = short.get(key, mention.name)
        short[key] = known if before_stop and len(written) >= _MIN_LETTERS else None
    for key, name in short.items():
        others = full.get(key, set()) - {name} if name is not None else set()
        if name is not None and len(others) == 1:
            yield others.pop(), name
