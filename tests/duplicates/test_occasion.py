from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from pipeline.duplicates import duplicates_in, sign, signature_table, similarity
from pipeline.duplicates.join import SIMILAR
from pipeline.duplicates.occasion import occasion_of
from pipeline.records import Article, Paragraph, Record
from tests.duplicates.daily_forms import REPORT, gold, licences, weather

COPY = "\n".join(REPORT)
EDITED = COPY.replace("Kepala desa mengatakan", "Menurut kepala desa,")
UPDATED = COPY.replace("412 kepala keluarga", "418 kepala keluarga").replace("150", "160")
SHORTER = "\n".join(REPORT[:3])
UNDATED = COPY.replace(" (6/2/2025)", "")
MONDAY, TUESDAY = date(2025, 2, 3), date(2025, 2, 4)


def duplicates(*texts: str, days: list[date | None]) -> list[str]:
    articles = [
        Article(
            Record(str(number), "k.jsonl", number),
            text,
            published=day and datetime.combine(day, time(9), UTC),
            paragraphs=(Paragraph("body", 0, len(text)),),
        )
        for number, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    return duplicates_in(signature_table(articles))["doc_id"].to_pylist()


@pytest.mark.parametrize("form", [weather, gold, licences])
def test_the_forms_of_the_tests_are_alike(form):
    one, other = (sign(form(day)) for day in (3, 4))
    assert similarity(one.hashes, other.hashes) >= SIMILAR


@pytest.mark.parametrize("days", [[MONDAY, TUESDAY], [None, None], [MONDAY, None]])
@pytest.mark.parametrize("form", [weather, gold, licences])
def test_one_form_on_two_days_is_two_articles(form, days):
    """Their texts name their dates, so that the days of publication are not needed."""
    assert duplicates(form(3), form(4), days=days) == []
    assert duplicates(form(3), form(4), days=[MONDAY, MONDAY]) == ["1"]


@pytest.mark.parametrize("form", [weather, licences])
def test_a_form_that_names_the_weekday_alone_needs_the_day_of_publication(form):
    texts = form(3, dated=False), form(4, dated=False)
    assert duplicates(*texts, days=[MONDAY, TUESDAY]) == []
    assert duplicates(*texts, days=[None, None]) == ["1"]


def test_without_dates_numbers_tell_days_apart():
    texts = [gold(day).replace(f"pada {day} Februari 2025 ", "") for day in (3, 4)]
    assert duplicates(*texts, days=[MONDAY, TUESDAY]) == []
    assert duplicates(*texts, days=[MONDAY, MONDAY]) == ["1"]


@pytest.mark.parametrize("form", [weather, gold, licences])
def test_a_copy_of_a_form_is_a_duplicate(form):
    edited = (
        form(3).replace("Kota Rawamaju", "Rawamaju").replace("demikian dikutip", "seperti dikutip")
    )
    assert duplicates(form(3), edited, days=[MONDAY, TUESDAY]) == ["1"]


@pytest.mark.parametrize("copy", [EDITED, UPDATED, SHORTER, UNDATED, COPY])
@pytest.mark.parametrize("days", [[MONDAY, TUESDAY], [MONDAY, MONDAY], [None, None]])
def test_a_copy_of_a_report_is_a_duplicate_whenever_it_comes(copy, days):
    assert duplicates(COPY, copy, days=days) == ["1"]


def test_copies_are_found_in_a_long_series_of_one_form():
    texts = [weather(1 + day) for day in range(25) for _ in range(3)]
    days = [date(2025, 2, 1 + day) for day in range(25) for _ in range(3)]
    found = duplicates(*texts[:1], *texts[1:], days=days)
    assert found == [str(n) for n in range(75) if n % 3]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Senin (3/2/2025), 4 Maret dan 12/12", {203, 304, 1212}),
        ("5 Nop. 2024, 17 agustus", {1105, 817}),
        ("40/2, 3/13, 1/2/3/4, 32 Mei, 2025/3/2", set()),
    ],
)
def test_dates_are_read(text, dates):
    assert occasion_of(text, None).dates == dates
