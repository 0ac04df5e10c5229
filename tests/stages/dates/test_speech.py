from __future__ import annotations

from datetime import date

import pytest

from pipeline.stages.dates.speech import day_of_speech, find_interview, find_speeches
from tests.growth import growth

DAY, UNTIL = date(2025, 8, 2), date(2025, 8, 4)


def speeches(text: str) -> list[tuple[str, date]]:
    days = [(text.index("Sabtu"), DAY)] if "Sabtu" in text else []
    return [(text[s.start : s.end], s.day) for s in find_speeches(text, days, until=UNTIL)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('"Pohon itu sudah tumbang," ujar Lurah, Sabtu.', 1),
        ('Sabtu, Lurah berkata: "Pohon itu sudah tumbang."', 1),
        ('"Pohon itu sudah tumbang," ujar Lurah, Sabtu.\n"Kami sedang mengurusnya," katanya.', 2),
        ('"Pohon itu sudah tumbang." Sabtu hujan turun.', 0),
        ('"Pohon itu tumbang pada Sabtu," ujar Lurah.', 0),
        ('Menurut "Lurah", Sabtu hujan turun.', 0),
        ("Pohon itu sudah tumbang, Sabtu.", 0),
    ],
)
def test_speeches_with_a_day(text, count):
    assert len(speeches(text)) == count


def test_days_after_publication_are_no_days_of_speaking():
    text = '"Pohon itu sudah tumbang," ujar Lurah, Sabtu.'
    assert find_speeches(text, [(39, date(2025, 8, 9))], until=UNTIL) == []


def test_day_of_an_offset():
    text = '"Pohon itu sudah tumbang," ujar Lurah, Sabtu.'
    found = find_speeches(text, [(39, DAY)], until=UNTIL)
    assert [day_of_speech(found, at) for at in (0, 10, 30)] == [DAY, DAY, None]
    assert day_of_speech([], 0) is None


@pytest.mark.parametrize("text", ['"', "“", '"aaaaaaaaaaaaaaaaaaaaaaaaaaaa," ', "“a"])
def test_cost_is_linear(text):
    days = [(0, DAY)]
    work = lambda times: find_speeches(text * times, days, until=UNTIL)  # noqa: E731
    assert growth(work, small=500, large=5_000) < 4


@pytest.mark.parametrize(
    ("led", "is_one"),
    [
        ("Berikut petikan wawancara dengan Rina di Kudus, Sabtu.", True),
        ("Berikut tanya jawab wartawan dengan Rina, Sabtu:", True),
        ("Simak wawancara dengan Rina pada Sabtu!", True),
        ("Wawancara itu berlangsung pada Sabtu.", False),
        ("Berikut wawancara dengan Rina. Sabtu hujan turun.", False),
    ],
)
def test_an_interview_has_its_day(led, is_one):
    text = f"{led}\nHari ini kami lelah."
    found = find_interview(text, [(text.index("Sabtu"), DAY)], until=UNTIL)
    assert (found is not None) == is_one
    assert day_of_speech([], text.index("Hari"), found) == (DAY if is_one else None)
    assert day_of_speech([], 0, found) is None


def test_the_first_dated_interview_counts():
    lead = "Simak wawancara lengkapnya di video ini. "
    text = f"{lead}Berikut petikan wawancara dengan Rina di Kudus, Sabtu (2/8). Hari ini libur."
    found = find_interview(text, [(text.index("Sabtu"), DAY)], until=UNTIL)
    assert found is not None
    assert (found.day, text[found.start :]) == (DAY, " Hari ini libur.")


def test_cost_of_interviews_is_linear():
    led = "Simak wawancara ini. Sabtu hujan. "

    def work(times: int) -> None:
        days = [(at * len(led) + led.index("Sabtu"), DAY) for at in range(times)]
        assert find_interview(led * times, days, until=UNTIL) is None

    assert growth(work, small=500, large=5_000) < 4
