"""The block between headline and lead on many pages: names, section, buttons, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.article.dateline import dateline_end
from pipeline.article.lines import Credits, Cut, Line, closes_sentence
from pipeline.records import Dropped

_REACH = 15  # lines in which the article must begin
_SHORT = 60
_SHORT_WORDS = 8
_CAPTION_LENGTH = 400
_NAME = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}")
_SITE = re.compile(r"\b(?:Indonesia|News|Online|TV|Redaksi|Tim|Times|Media)\b")
_LEAD = re.compile(r"^(?:Laporan|Oleh|Penulis|Reporter|Pewarta|Wartawan) (?=[A-Z])")
_LABELS = {
    "reporter": "author",
    "penulis": "author",
    "pewarta": "author",
    "kontributor": "author",
    "oleh": "author",
    "editor": "editor",
    "redaktur": "editor",
}


def article_start(lines: Sequence[Line]) -> int:
    """Find the line with the dateline, else the first paragraph; 0 if there is neither."""
    near = lines[:_REACH]
    dated = (i for i, line in enumerate(near) if dateline_end(line.text))
    prose = (i for i, line in enumerate(near) if line.is_prose)
    return next(dated, next(prose, 0))


def cut_masthead(lines: Sequence[Line]) -> Cut:
    """Drop the short lines above the article, and a caption above its dateline.

    Call it where a time of publication or a byline shows that there is such a block.
    """
    start = article_start(lines)
    dated = start < len(lines) and dateline_end(lines[start].text) > 0
    kept: list[Line] = []
    dropped: list[Dropped] = []
    credits = Credits()
    label = ""
    for line in lines[:start]:
        reason = _reason(line.text)
        if reason is None and dated and not kept and len(line.text) <= _CAPTION_LENGTH:
            reason = "caption"
        if reason is None:
            kept.append(line)
            continue
        dropped.append(Dropped(line.number, line.text, reason))
        role = label or ("author" if reason == "byline" else "")
        label = _LABELS.get(line.text.strip(" :").lower(), "")
        if role and not label and _NAME.fullmatch(line.text):
            credits = credits.filled(Credits(**{role: _LEAD.sub("", line.text)}))
    return Cut((*kept, *lines[start:]), tuple(dropped), credits)


def _reason(text: str) -> str | None:
    """Say why a line of the block is dropped; ``None`` for a line that may be more."""
    if text.strip(" :").lower() in _LABELS:
        return "byline"
    if len(text) > _SHORT or len(text.split()) > _SHORT_WORDS or closes_sentence(text):
        return None
    if _NAME.fullmatch(text) and not _SITE.search(text):
        return "byline"
    return "metadata" if text.isalpha() and len(text) > 2 else "furniture"
