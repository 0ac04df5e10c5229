"""Quality of the article stage on saved pages, beside trafilatura alone.

python -m tests.quality.cleaning --corpora ../shared/corpora

``CORPORA/html`` holds pages and ``expected.json``: title, date (milliseconds since 1970) and
content by file name. The body is compared as words: precision, recall and F1 over their counts, the
headline left out; datelines belong to neither side's body.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.article.clean import clean
from pipeline.errors import NusawartaError
from pipeline.readers.html import decode_html
from pipeline.records import Article, Record


@dataclass(frozen=True, slots=True)
class PageScore:
    """A page: whether title and date are right, F1 of its body in words, ours and trafilatura's."""

    page: str
    title: bool
    date: bool
    body: float
    trafilatura_title: bool
    trafilatura_day: bool
    trafilatura_body: float


def score_pages(folder: Path) -> list[PageScore]:
    """Score every page of *folder* that its ``expected.json`` describes."""
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    return [_score(folder / name, wanted) for name, wanted in sorted(expected.items())]


def word_f1(text: str, wanted: str) -> float:
    """F1 of the words of *text* against those of *wanted*, as bags, case folded."""
    found, gold = _words(text), _words(wanted)
    shared = sum((found & gold).values())
    return 2 * shared / max(1, sum(found.values()) + sum(gold.values()))


def _score(path: Path, wanted: dict[str, object]) -> PageScore:
    raw = path.read_bytes()
    url, content = str(wanted["url"]), str(wanted["content"])
    article = _clean(Record(path.name, path.name, html=decode_html(raw), url=url))
    title, day, body = _trafilatura(raw, url)
    moment = int(str(wanted["date"])) / 1000
    return PageScore(
        page=path.stem,
        title=article is not None and article.title == wanted["title"],
        date=_is_moment(article, moment),
        body=word_f1(_body(article), _without_dateline(content)),
        trafilatura_title=title == wanted["title"],
        trafilatura_day=day == _day(moment),
        trafilatura_body=word_f1(_without_dateline(body), _without_dateline(content)),
    )


def _clean(record: Record) -> Article | None:
    try:
        return clean(record)
    except NusawartaError:
        return None


def _trafilatura(raw: bytes, url: str) -> tuple[str | None, str | None, str]:
    from trafilatura import bare_extraction

    found = bare_extraction(raw, url=url, with_metadata=True)
    return (found.title, found.date, found.text or "") if found else (None, None, "")


def _body(article: Article | None) -> str:
    paragraphs = () if article is None else article.paragraphs
    return "\n".join(
        article.text[p.start : p.end]
        for p in paragraphs
        if article is not None and p.kind in ("body", "heading")
    )


def _without_dateline(text: str) -> str:
    return re.sub(r"^\s*[^\n]{2,60}?\s(?:-{1,2}|–|—)\s", "", text, count=1)


def _is_moment(article: Article | None, moment: float) -> bool:
    published = None if article is None else article.published
    return published is not None and published.timestamp() == moment


def _day(moment: float) -> str:
    from datetime import UTC, datetime, timedelta

    return (datetime.fromtimestamp(moment, UTC) + timedelta(hours=7)).date().isoformat()


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def main() -> None:
    """Print the table of scores and their means."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--pages", type=Path, default=None, help="folder with expected.json")
    arguments = parser.parse_args()
    scores = score_pages(arguments.pages or arguments.corpora / "html")
    table = Table("page", "title", "date", "body F1", "title", "day", "body F1")
    table.title = "saved pages: ours | trafilatura alone (its dates have no time)"
    for s in scores:
        table.add_row(s.page, *_cells(s.title, s.date, s.body), *_cells(*_alone(s)))
    ours = [_mean([getattr(s, name) for s in scores]) for name in ("title", "date", "body")]
    alone = [_mean(column) for column in zip(*map(_alone, scores), strict=True)]
    table.add_row("mean", *(f"{value:.3f}" for value in (*ours, *alone)))
    Console().print(table)


def _alone(score: PageScore) -> tuple[bool, bool, float]:
    return score.trafilatura_title, score.trafilatura_day, score.trafilatura_body


def _cells(title: bool, date: bool, body: float) -> tuple[str, str, str]:
    return "yes" if title else "no", "yes" if date else "no", f"{body:.3f}"


def _mean(values: list[float] | tuple[float, ...]) -> float:
    return sum(values) / max(1, len(values))


if __name__ == "__main__":
    main()
