from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.article.clean import clean
from pipeline.article.site_rules import load_site_rules
from pipeline.errors import ConfigError
from pipeline.records import Record

GOOD = """
[[rule]]
name = "warta-pagi"
scope = "line"
pattern = '''Kabar pagi dari .*'''
example = '''[[Kabar pagi dari Warta]]'''
"""


def test_site_rules_drop_with_user_rule_as_reason(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(GOOD, encoding="utf-8")
    text = "Hujan turun di Demak sejak pagi, kata Rina.\nKabar pagi dari kami untuk Anda"
    article = clean(Record("1", "a.txt", text=text), site_rules=str(path))
    assert article.text == "Hujan turun di Demak sejak pagi, kata Rina."
    assert [(d.at, d.reason) for d in article.dropped] == [(2, "user_rule")]


@pytest.mark.parametrize(
    ("url", "dropped"),
    [("https://www.warta.example/a", 1), ("https://lain.example/a", 0), (None, 0)],
)
def test_a_rule_for_one_site_applies_there_only(
    tmp_path: Path, url: str | None, dropped: int
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(GOOD + 'site = "warta.example"\n', encoding="utf-8")
    text = "Hujan turun di Demak sejak pagi, kata Rina.\nKabar pagi dari kami untuk Anda"
    article = clean(Record("1", "a.txt", text=text, url=url), site_rules=str(path))
    assert len(article.dropped) == dropped


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[rule]]\nname = 'x'\n", "rule 'x': scope is missing"),
        (GOOD.replace('"line"', '"page"'), "unknown scope 'page'; choose one of: line, span"),
        (GOOD + 'reason = "boring"\n', "unknown reason 'boring'"),
        (GOOD + 'colour = "red"\n', "unknown key 'colour'"),
        (GOOD + "hints = 'kabar'\n", "hints must be a list of texts"),
        (GOOD.replace("dari .*", "dari ("), "pattern is not a regular expression"),
        (GOOD.replace("Kabar pagi dari .*", ".*"), "pattern matches empty text"),
        (GOOD.replace("[[Kabar pagi dari Warta]]", "[[Kabar sore]]"), "example drops []"),
        (GOOD.replace("[[Kabar pagi dari Warta]]", "Kabar pagi"), "marks nothing"),
        (GOOD + "keeps = '''Kabar pagi dari Rina.'''\n", "keeps loses"),
        ("rule = 3\n", "expected only [[rule]] tables"),
        ("[[rule]\n", "is not valid TOML"),
    ],
)
def test_wrong_site_rules_name_the_file_and_the_problem(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_site_rules(path)
    assert str(path) in str(caught.value)
    assert message in str(caught.value)


def test_missing_site_rules_are_a_configuration_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read site rules"):
        load_site_rules(tmp_path / "none.toml")
