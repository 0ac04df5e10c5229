from __future__ import annotations

from datetime import date

from pipeline.stages.dates.candidates import find_candidates
from pipeline.stages.dates.story import dated_clocks, resolve_in_order


def told(text: str, flags: tuple[str, ...] = ()) -> list[tuple[str | None, tuple[str, ...]]]:
    items = resolve_in_order(text, find_candidates(text), anchor=date(2025, 10, 22), flags=flags)
    return [(item.match.value, item.match.flags) for item in dated_clocks(text, items)]


def test_flags_mark_only_what_leans_on_the_anchor():
    found = told("Kemarin dan 3 Mei 2024", ("anchor_from_text",))
    assert found == [("2025-10-21", ("anchor_from_text",)), ("2024-05-03", ())]


def test_a_paragraph_that_spoke_of_the_future_goes_on_there():
    text = "Putaran akan dimulai 10 Januari di Gresik, lalu 2-4 April di Batam"
    assert [value for value, _ in told(text)] == ["2026-01-10", "2026-04-02/2026-04-04"]


def test_only_neighbours_lend_their_day_to_a_clock():
    assert told("Minggu (19/10), pukul 09.20, dan pukul 10.00")[1] == ("T10:00", ())
    assert told("pukul 09.20 pada Minggu (19/10)")[0] == ("2025-10-19T09:20", ())


def test_relative_days_of_an_interview_count_from_its_day():
    text = "Berikut wawancara dengan Rina, Senin (20/10).\nRina: Kemarin kami rapat."
    assert [value for value, _ in told(text)] == ["2025-10-20", "2025-10-19"]
