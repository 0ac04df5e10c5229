from __future__ import annotations

from pipeline.stages.dates.candidates import find_candidates


def texts(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_candidates(text)]


def test_parts_of_day_stay_out_but_behind_a_time():
    assert texts("pada tanggal 3 Mei malam") == ["3 Mei"]
    assert texts("Kamis malam, 3 Mei") == ["Kamis malam, 3 Mei"]
    assert texts("jam 10 pagi") == ["jam 10 pagi"]


def test_minggu_is_a_week_at_the_start_of_a_sentence():
    kinds = [c.kind for c in find_candidates("Minggu lalu hujan. Pada Minggu lalu cerah.")]
    assert kinds == ["period", "moment"]


def test_words_after_a_full_date_say_nothing():
    assert texts("Kamis (8/9/2016) kemarin") == ["Kamis (8/9/2016)"]
    assert texts("Senin kemarin") == ["Senin kemarin"]
    assert texts("minggu kemarin") == ["minggu kemarin"]


def test_day_and_month_in_brackets_follow_a_word():
    assert texts("di Jakarta (24/12)") == ["24/12"]
    assert texts("Jumat (25/10)/2024") == ["Jumat (25/10)/2024"]
    assert texts("Jumat (25/10/2024)/2023") == ["Jumat (25/10/2024)"]
    assert texts("William Hill: 1 (5/6) X (5/2)") == []


def test_months_in_lower_case_need_company():
    assert texts("mei") == []
    assert texts("bulan mei") == ["mei"]
    assert texts("3 mei") == ["3 mei"]


def test_ranges_know_their_connector():
    (candidate,) = find_candidates("29 Oktober-2 November 2025")
    assert candidate.split is not None
    assert candidate.lexemes[candidate.split].text == "-"
