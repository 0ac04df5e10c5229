"""Lines in which a site asks its readers for something, in whatever words: *Bantu kami tetap …*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.article.appeal_words import (
    addresses_reader,
    asks,
    count_channels,
    has_name,
    has_word_of,
    may_name_means,
    names_site,
)
from pipeline.article.lines import Line, dropped_lines
from pipeline.morphology.roots import is_common
from pipeline.records import Dropped

_MOST_WORDS = 65
_MOST_SENTENCES = 5
_SHORT_LINE = 20  # words
_SHORT_SENTENCE = 6
_SHORTEST_NAME = 5  # letters of a site's name that can be told inside other words
_ENOUGH_CHANNELS = 2
_QUOTED = re.compile(r"[\"“”‘]|(?<!\w)'")
_TITLED = re.compile(r"[\"“][^\"“”.,!?]{2,40}[\"”]")  # of a quiz, a group or a programme
_SENTENCE = re.compile(r"(?<=[.!?])[\"”')]?\s+(?=\W{0,3}[A-Z0-9])")
_SYMBOLS = re.compile(r"^[^\w@]+")
_OURS = re.compile(r"\b(?:kami|redaksi)\b")
_ABOUT = re.compile(r"\badalah (?:portal|media|situs|majalah|platform|surat kabar|kantor berita)\b")
# Leads to another article, whose title follows.
_POINTER = re.compile(
    r"\W*(?:baca|lihat|simak|tonton|saksikan|cek|dengar)\w*(?: \w+)? ?: ?\S+ \S+ \S", re.IGNORECASE
)


def without_appeals(
    lines: Sequence[Line], *, names: Iterable[str] = ()
) -> tuple[list[Line], tuple[Dropped, ...]]:
    """Drop the lines that are appeals of the site, whose folded *names* are given.

    >>> found = [Line(1, "Bantu kami tetap independen dengan menjadi anggota.")]
    >>> without_appeals(found)[0]
    []
    """
    known = tuple(n for n in names if len(n) >= _SHORTEST_NAME and not is_common(n))
    found = {line.number for line in lines if is_appeal(line.text, names=known)}
    dropped = dropped_lines([line for line in lines if line.number in found], "promotion")
    return [line for line in lines if line.number not in found], dropped


def is_appeal(text: str, *, names: Sequence[str] = ()) -> bool:
    """Tell whether *text*, a whole line, is an appeal to readers and nothing else.

    One of its sentences asks for something; the line names the site or what it makes, and the means
    by which to follow, share or pay, which may go unsaid beside the name of the site itself. Every
    other sentence asks as well, or speaks of the site or to the reader; beside two channels, one
    may say anything. What somebody is quoted with, and what tells of third persons, is none.
    """
    lowered = text.lower()
    by_name = has_name(lowered, names)
    if not (by_name or may_name_means(lowered)) or not _may_be_one(text, lowered):
        return False
    if by_name and _ABOUT.search(lowered):
        return True
    trades = _is_about_trade(text, lowered, names)
    means = has_word_of("means", lowered) or count_channels(lowered) > 0
    means = means and names_site(text, names)
    return (by_name or trades or means) and _asks_throughout(text, lowered, names, asked=trades)


def _may_be_one(text: str, lowered: str) -> bool:
    """Tell whether *text* is the site's own voice: no pointer, no quotation, nobody's deed."""
    if text[-1] == ":" or _POINTER.match(text) or has_word_of("never", lowered):
        return False
    most = _MOST_WORDS * (1 + (count_channels(lowered) >= _ENOUGH_CHANNELS))
    return text.count(" ") < most and not _QUOTED.search(_TITLED.sub("", text))


def _is_about_trade(text: str, lowered: str, names: Sequence[str]) -> bool:
    """Tell whether *text* is a short line on accounts, comments or payment."""
    if text.count(" ") > _SHORT_LINE or not has_word_of("trade", lowered):
        return False
    return addresses_reader(text) or names_site(text, names)


def _asks_throughout(text: str, lowered: str, names: Sequence[str], *, asked: bool) -> bool:
    sentences = [_SYMBOLS.sub("", piece) for piece in _SENTENCE.split(text)]
    channels = count_channels(lowered)
    others = [sentence for sentence in sentences if not asks(sentence)]
    strange = [sentence for sentence in others if not _fits(sentence, names)]
    offers = channels > 0 and addresses_reader(text) and _OURS.search(lowered) is not None
    enough = asked or offers or len(others) < len(sentences)
    few = len(sentences) <= _MOST_SENTENCES and len(strange) <= (channels >= _ENOUGH_CHANNELS)
    return enough and few


def _fits(sentence: str, names: Sequence[str]) -> bool:
    """Tell whether *sentence* may stand beside one that asks: *Ada koreksi?*, *Gratis di sini*."""
    if addresses_reader(sentence) or names_site(sentence, names):
        return True
    short = sentence.count(" ") < _SHORT_SENTENCE
    return short and (sentence.endswith("?") or has_word_of("means", sentence.lower()))
