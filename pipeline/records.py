"""The two values that travel before analysis: what was read, and the article cut from it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

ParagraphKind = Literal["headline", "dateline", "heading", "body"]

# Why a piece of the input is not in the text: the closed list of `documents.dropped.reason`.
DROP_REASONS = (
    "advertisement",  # ADVERTISEMENT, SCROLL TO CONTINUE WITH CONTENT
    "byline",  # sign-offs and credits: (abc/def), Pewarta: ..., Editor: ..., COPYRIGHT ...
    "caption",  # photo caption or photo credit
    "dateline",  # a bare line of publication time
    "duplicate",  # a paragraph or headline that was already there
    "embed",  # [Gambas:Video 20detik] and other embedded players
    "furniture",  # page furniture: Halaman:, Tags, Terkait, Terpopuler, share buttons
    "metadata",  # Sumber: ..., section names
    "promotion",  # Dapatkan update berita pilihan ..., Download aplikasi ...
    "related",  # Baca juga: ...
    "tags",  # lists of tags
    "user_rule",  # dropped by a rule that the user gave
)


RENAMED: Final = "renamed_id"
"""Flag of a record that was given another ``doc_id``, as its own repeats in the corpus."""
OTHER_LANGUAGE: Final = "other_language"
"""Note of a document that was recorded, but not analysed, as it is in another language."""
EMPTY: Final = "empty"
"""Note of a document without text: an empty file, or a page of which nothing is an article."""
UNREADABLE: Final = "unreadable_characters"
"""Note of a document with U+FFFD in it: bytes that were in no known encoding, here or earlier."""
ASSUMED: Final = "assumed_"
"""What a flag begins with that names something taken to be so: an encoding, a time zone."""

_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_JOINERS: Final = "\u200c\u200d"  # parts of words and of emoji
CREDITS: Final = ("author", "editor", "source", "section")
_TEXTS: Final = ("doc_id", "path", "text", "html", "title", "date", "url", *CREDITS)


def valid_unicode(text: str) -> str:
    """Replace each unpaired surrogate by U+FFFD, so that *text* can be stored; its length stays.

    JSON escapes and undecodable file names can produce them.

    >>> valid_unicode("Kabar" + chr(0xD800))
    'Kabar�'
    """
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def printable(text: str) -> str:
    r"""Show *text* safely on a terminal or in a message: no escape acts, no byte is lost.

    Control and formatting characters (such as the right-to-left override U+202E) and surrogates
    are written as Python escapes; line ends and tabs stay.

    >>> printable("berita" + chr(27) + "[2J" + chr(0x202E) + ".txt")
    'berita\\x1b[2J\\u202e.txt'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else _escaped(c) for c in text)


def headline_end(text: str) -> int:
    r"""Give the offset where the headline of an article's *text* ends; 0 without one.

    >>> headline_end("Harga turun\n\nHarga beras turun."), headline_end("Harga beras turun.")
    (11, 0)
    """
    return max(0, text.find("\n\n"))


def _escaped(character: str) -> str:
    joins = character in _JOINERS or unicodedata.category(character) in {"Zs", "Co", "Cn"}
    return character if joins else character.encode("unicode_escape").decode("ascii")


@dataclass(frozen=True, slots=True)
class Record:
    """One input as it was read; all its text is valid Unicode (see `valid_unicode`).

    `position` is the 0-based number of the record within its file. Exactly one of `text` and
    `html` is normally given; a record with neither is a failure, not an error. `date` is the
    text of the date field, uninterpreted.
    """

    doc_id: str
    path: str
    position: int = 0
    text: str | None = None
    html: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    author: str | None = None
    editor: str | None = None
    source: str | None = None
    section: str | None = None
    meta: Mapping[str, object] = field(default_factory=dict)
    flags: tuple[str, ...] = ()  # what happened to it on the way here

    def __post_init__(self) -> None:
        """Make the text valid here, so that nothing behind this point meets a surrogate."""
        for name in _TEXTS:
            value = getattr(self, name)
            if isinstance(value, str) and not value.isascii():
                object.__setattr__(self, name, valid_unicode(value))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A kept paragraph: code point offsets into `Article.text`, end exclusive."""

    kind: ParagraphKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece that was left out; `at` is the 1-based line of the input, 0 for the title field."""

    at: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article cut from a `Record`.

    `text` is the headline, a blank line, then one paragraph a line; without a headline, the
    body only. `published` is the local time, with its zone, so that its date is the local day.
    Where the input gave no zone, or UTC, that is WIB and `flags` holds ``assumed_wib``.
    """

    record: Record
    text: str
    title: str | None = None
    published: datetime | None = None
    author: str | None = None
    editor: str | None = None
    source: str | None = None
    section: str | None = None
    url: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """Its paragraphs of kind ``body``, one a line: no headline, dateline or sub-heading."""
        return "\n".join(self.text[p.start : p.end] for p in self.paragraphs if p.kind == "body")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: code point offsets into the document's text, end exclusive.

    `start` and `end` leave the quote marks out. `speaker_start` and `speaker_end` are the nearest
    expression that names who speaks (a name, a title or a pronoun); `speaker_entity_id` and
    `speaker` its cluster, ``None`` where it could not be resolved. Where several speak together,
    `speaker` lists them (*Rina dan Budi*) and has no id; nor has a body that is known by its kind
    and place alone (*militer Israel*). `speaker_text` is the phrase as written,
    `speaker_kind` what it names: person, group, office, organisation or document.

    An attribution that is inserted into a report (*Harga, kata Sari, akan turun*) stays inside
    its span.
    """

    start: int
    end: int
    direct: bool
    cue: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_entity_id: int | None = None
    speaker: str | None = None
    speaker_text: str | None = None
    speaker_kind: str | None = None
