from __future__ import annotations

from datetime import date

from lxml import html

from pipeline.views.report.charts import bar, timeline, trend
from pipeline.views.report.periods import Periods

YEARS = Periods("year", [date(year, 1, 1) for year in range(2020, 2025)])


def test_a_bar_is_as_long_as_its_share():
    assert 'style="width:25.0%"' in bar(5, 20)


def test_a_trend_is_the_share_of_the_documents_of_each_period():
    svg = html.fromstring(trend([0, 1, 5, 0, 0], [0, 2, 20, 1, 0], YEARS))
    assert svg.attrib["aria-label"] == "at most 50,0 % of documents, in 2021"
    heights = [float(rect.attrib["height"]) for rect in svg.iter("rect")]
    assert heights == [20.0, 10.0]


def test_without_totals_a_trend_is_the_number_of_documents():
    svg = html.fromstring(trend([0, 1, 4, 0, 0], [], YEARS))
    assert svg.attrib["aria-label"] == "at most 4, in 2022"
    assert [float(rect.attrib["height"]) for rect in svg.iter("rect")] == [5.0, 20.0]


def test_who_is_never_named_has_no_trend():
    assert trend([0] * 5, [1] * 5, YEARS) == ""


def test_a_timeline_says_how_high_it_is_and_where_it_ends():
    figure = html.fromstring(timeline([1, 0, 1500, 2, 3], YEARS, "Documents"))
    assert figure.findtext("figcaption") == "Documents by year: at most 1.500, 2022"
    assert [span.text for span in figure.iter("span")] == ["2020", "2022", "2024"]
    assert len(list(figure.iter("rect"))) == 4
    assert "2022: 1.500" in {title.text for title in figure.iter("title")}
