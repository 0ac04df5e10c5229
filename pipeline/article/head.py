"""The head of an article: headline, captions, bylines and what else stands before the lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.article.dateline import dateline_behind, dateline_end
from pipeline.article.lines import (
    NO_CREDITS,
    Credits,
    Line,
    closes_sentence,
    comparable,
    dropped_lines,
    squeeze,
)
from pipeline.article.masthead import cut_masthead
from pipeline.article.outlets import outlet_pattern
from pipeline.article.titles import without_outlet
from pipeline.records import Dropped

_HEADLINE_LENGTH = 220
_HEADLINE_WORDS = 30
_SEARCHED = 6  # lines at the head in which titles, captions and datelines are looked for
_CAPTION_LENGTH = 400
_LEAD_LENGTH = 40  # a shorter text is not recognised as a repeated lead
_CREDIT_LENGTH = 130
_SAME_TITLE = 0.85
_REPORT = re.compile(
    r"(?i:laporan) (?i:wartawan|reporter|kontributor|jurnalis|koresponden|khusus|langsung)\s?:?\s?"
    rf"(?:{outlet_pattern()}[.,]?\s|[\w-]+\.\s)?\s?(?P<author>[A-Z][\w' ]{{2,60}}?)[.,\s]*$"
)


@dataclass(frozen=True, slots=True)
class CutHead:
    """The head of an article: its title, the lines left, what was dropped, credits read from it."""

    title: str | None
    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...]
    credits: Credits = NO_CREDITS


def cut_head(
    lines: Sequence[Line],
    *,
    title: str | None = None,
    single: bool = False,
    masthead: bool = False,
) -> CutHead:
    """Find the headline and drop what stands between it and the lead.

    *title* is the title field; without it the first line is the headline if it looks like one.
    *single* says that the whole input is one line, *masthead* that a time of publication or a
    byline stood near the top.
    """
    title = squeeze(title) if title and title.strip() else None
    rest = list(lines)
    dropped: list[Dropped] = []
    if title is None and not single and _is_headline(rest, reach=15 if masthead else 4):
        first = rest.pop(0)
        title, outlet = without_outlet(first.text)
        dropped += [Dropped(first.number, outlet, "metadata")] if outlet else []
    if title is not None:
        rest = _without_title(rest, title, dropped)
    credits = Credits()
    if masthead:
        block = cut_masthead(rest)
        rest, credits = list(block.lines), block.credits
        dropped += block.dropped
    rest, own = _before_dateline(rest, title, dropped)
    credits = credits.filled(own)
    rest = _without_captions(rest, dropped)
    return CutHead(title, tuple(rest), tuple(dropped), credits)


def _is_headline(lines: Sequence[Line], *, reach: int) -> bool:
    if len(lines) < 2:
        return False
    text = lines[0].text
    if len(text) > _HEADLINE_LENGTH or len(text.split()) > _HEADLINE_WORDS:
        return False
    if (
        closes_sentence(text) and text.rstrip("\"”’')")[-1] == "." and not text.endswith("...")
    ) or text[-1] in ":;,":
        return False
    if text[0].islower() or dateline_end(text) or dateline_behind(text):
        return False
    return any(line.is_prose for line in lines[1:reach])


def _without_title(lines: list[Line], title: str, dropped: list[Dropped]) -> list[Line]:
    """Drop lines at the head that repeat the title, and the title where it begins a line."""
    wanted = comparable(title)
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if index < _SEARCHED and wanted and _same_title(line.text, wanted):
            dropped += dropped_lines([line], "duplicate")
        elif index == 0 and (end := _leading_title(line.text, title)):
            dropped.append(Dropped(line.number, line.text[:end].strip(), "duplicate"))
            kept.append(Line(line.number, line.text[end:].lstrip(" .-–|:")))
        else:
            kept.append(line)
    return kept


def _same_title(text: str, wanted: str) -> bool:
    if len(text) > 2 * _HEADLINE_LENGTH:
        return False
    found = comparable(without_outlet(text)[0])
    if found == wanted:
        return True
    shorter, longer = sorted((found, wanted), key=len)
    return len(shorter) > 25 and len(shorter) > 0.8 * len(longer) and longer.startswith(shorter)


def _leading_title(text: str, title: str) -> int:
    """Measure *title* at the start of *text*; 0 unless a sentence begins behind it."""
    if len(title) < 15 or not text.casefold().startswith(title.casefold()):
        return 0
    rest = text[len(title) :].lstrip(" .-–|:")
    joined = text[len(title) : len(title) + 1].isalnum()
    return len(title) if len(rest) > _LEAD_LENGTH and not joined and _may_begin(rest) else 0


def _may_begin(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in '"“‘('


def _before_dateline(
    lines: list[Line], title: str | None, dropped: list[Dropped]
) -> tuple[list[Line], Credits]:
    """Cut a caption, byline or repeated title that stands before the dateline."""
    credits = Credits()
    for index, line in enumerate(lines[:_SEARCHED]):
        if dateline_end(line.text):
            return _captions_above(lines, index, dropped), credits
        start = dateline_behind(line.text)
        if start and (reason := _reason_before(line.text[:start], title)):
            prefix = line.text[:start].strip()
            byline = _REPORT.search(prefix)
            if byline and byline.start():
                dropped.append(Dropped(line.number, prefix[: byline.start()].strip(), reason))
                prefix, reason = prefix[byline.start() :], "byline"
            dropped.append(Dropped(line.number, prefix, reason))
            if byline:
                credits = Credits(author=squeeze(byline["author"]))
            lines = [*lines[:index], Line(line.number, line.text[start:]), *lines[index + 1 :]]
            return _captions_above(lines, index, dropped), credits
    return lines, credits


def _reason_before(prefix: str, title: str | None) -> str | None:
    prefix = prefix.strip()
    byline = _REPORT.search(prefix)
    prefix = prefix[: byline.start()].strip() if byline else prefix
    if not prefix:
        return "byline"
    if title is not None:
        likeness = SequenceMatcher(None, comparable(prefix), comparable(title), autojunk=False)
        if likeness.ratio() > _SAME_TITLE:
            return "duplicate"
    return "caption" if len(prefix) <= _CAPTION_LENGTH and _is_one_sentence(prefix) else None


def _is_one_sentence(text: str) -> bool:
    return len(re.findall(r"[.!?][\"”’)]*\s+(?=[A-Z])", text)) <= 1


def _captions_above(lines: list[Line], index: int, dropped: list[Dropped]) -> list[Line]:
    """Drop the one line above a dateline with the name of a site: the caption of the photo."""
    if index != 1 or not _names_outlet(lines[index].text):
        return lines
    above = lines[0]
    if len(above.text) > _CAPTION_LENGTH:
        return lines
    dropped += dropped_lines([above], "caption")
    return lines[1:]


def _names_outlet(text: str) -> bool:
    return re.search(outlet_pattern(), text[: dateline_end(text)]) is not None


def _without_captions(lines: list[Line], dropped: list[Dropped]) -> list[Line]:
    """Drop the caption that repeats the lead, with or without a credit behind it."""
    head = lines[:_SEARCHED]
    lost: set[int] = set()
    for first in range(len(head)):
        for second in range(first + 1, len(head)):
            if not {first, second} & lost:
                lost |= {i for i in (_caption_of(head, first, second),) if i is not None}
    dropped += dropped_lines([head[i] for i in sorted(lost)], "caption")
    return [line for i, line in enumerate(lines) if i not in lost]


def _caption_of(lines: Sequence[Line], first: int, second: int) -> int | None:
    """Find which of two lines is the caption that repeats the other; ``None`` if neither is."""
    shorter, longer = sorted((first, second), key=lambda i: len(lines[i].text))
    start, whole = lines[shorter].text, lines[longer].text
    if len(start) < _LEAD_LENGTH or not whole.startswith(start.rstrip(".")):
        return None
    rest = whole[len(start.rstrip(".")) :].strip(" .")
    if not rest:
        return second
    if len(rest) <= _CREDIT_LENGTH and not (rest[0].isupper() and closes_sentence(whole)):
        return longer
    return shorter
