"""A document as the quotation functions see it: words, sentences, names; no spaCy needed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.records import headline_end

_TITLE_REACH = 14  # words before a name in which its title is looked for


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name: word numbers, end exclusive; its label, cluster and the cluster's name."""

    first: int
    last: int
    label: str
    entity_id: int | None = None
    canonical: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class Passage:
    """Words in lower case with their code point offsets, sentences as word ranges, names.

    `heads` (word numbers; a root's is its own), `deps` (UD relations) and `tags` (UPOS) are empty
    where the document is not analysed.
    """

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[tuple[int, int]]
    mentions: Sequence[KnownName] = ()
    heads: Sequence[int] = ()
    deps: Sequence[str] = ()
    tags: Sequence[str] = ()
    children: dict[int, list[int]] = field(default_factory=dict)

    @cached_property
    def mention_at(self) -> dict[int, KnownName]:
        """The name that each word belongs to."""
        return {i: name for name in self.mentions for i in range(name.first, name.last)}

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of each word's sentence."""
        numbers = [0] * len(self.words)
        for number, (first, last) in enumerate(self.sentences):
            numbers[first:last] = [number] * (last - first)
        return numbers

    def word_from(self, offset: int) -> int:
        """Find the first word that starts at or after *offset*."""
        return bisect_left(self.starts, offset)

    def breaks_before(self, index: int) -> bool:
        """Whether a paragraph starts at the word *index*, or the document ends before it."""
        if index <= 0 or index >= len(self.words):
            return True
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    @cached_property
    def headline_end(self) -> int:
        """The offset where the headline ends; 0 without one."""
        return headline_end(self.text)

    def is_headline(self, index: int) -> bool:
        """Whether the word *index* stands in the headline."""
        return self.starts[index] < self.headline_end

    def glued(self, index: int) -> bool:
        """Whether the word *index* is written together with the word before it."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def is_capital(self, index: int) -> bool:
        """Whether the word *index* is written with a capital."""
        return self.text[self.starts[index]].isupper()

    def names_between(self, first: int, last: int) -> list[KnownName]:
        """List the names that begin in the words *first* to *last* (exclusive)."""
        found = (self.mention_at.get(i) for i in range(first, last))
        return [name for i, name in enumerate(found, first) if name and name.first == i]

    def head_of(self, name: KnownName) -> int:
        """Give the word of *name* that hangs on a word outside of it; needs a parse."""
        inside = range(name.first, name.last)
        return next((i for i in inside if self.heads[i] not in inside), name.first)

    def top_of(self, first: int, last: int) -> int:
        """Give the first word of *first* to *last* that hangs on none of them; needs a parse."""
        inside = range(first, last)
        return next((i for i in inside if self.heads[i] not in inside), first)

    def leftmost(self, node: int, low: int) -> int:
        """Find the first word of the subtree of *node* that does not stand before *low*."""
        pending, first = [node], node
        while pending:
            here = pending.pop()
            first = min(first, here)
            pending += [c for c in self.children.get(here, ()) if low <= c < here]
        return first

    @cached_property
    def titled(self) -> list[KnownName]:
        """The persons whose names have a role, in order."""
        return [name for name in self.mentions if name.label == "PERSON" and name.role]

    @cached_property
    def people_by_word(self) -> dict[str, list[KnownName]]:
        """The persons that each word of a full name belongs to, one mention of each person."""
        found: dict[str, dict[int | None, KnownName]] = {}
        for name in self.mentions:
            words = (name.canonical or "").lower().split()
            if name.label == "PERSON" and len(words) > 1:
                for word in words:
                    found.setdefault(word, {}).setdefault(name.entity_id, name)
        return {word: list(names.values()) for word, names in found.items()}

    def begins_title(self, name: KnownName, index: int) -> bool:
        """Whether the title before the person *name* begins at the word *index*."""
        role = (name.role or "").lower().split()
        return name.label == "PERSON" and index < name.first and role[:1] == [self.words[index]]

    def titled_from(self, first: int, reach: int) -> KnownName | None:
        """Find the person whose title, as a whole, begins at the word *first*.

        The name stands at most *reach* words behind it.
        """
        index = bisect_left(self.titled, first, key=lambda name: name.first)
        for name in self.titled[index : index + 2]:
            if name.first - first > reach:
                break
            before = " ".join(self.text[self.starts[first] : self.starts[name.first]].split())
            if before.startswith(name.role or " "):
                return name
        return None

    def title_words(self, name: KnownName) -> set[str]:
        """Give the words of the role of *name*, with those before the name in its sentence.

        The latter hold the short forms in brackets: *Menteri Agama (Menag) Nasaruddin*.
        """
        start = self.sentences[self.sentence_of[name.first]][0]
        first = max(start, name.first - _TITLE_REACH)
        return {*(name.role or "").lower().split(), *self.words[first : name.first]}
