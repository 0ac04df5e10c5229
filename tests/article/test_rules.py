from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.article.clean import clean
from pipeline.article.cutting import check_example
from pipeline.article.rules import (
    SCOPES,
    Rule,
    built_in_rules,
    load_site_rules,
    outlet_pattern,
    word_list,
)
from pipeline.errors import ConfigError
from pipeline.records import DROP_REASONS, Record

GOOD = """
[[rule]]
name = "warta-pagi"
scope = "line"
pattern = '''Kabar pagi dari .*'''
example = '''[[Kabar pagi dari Warta]]'''
"""


@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.name)
def test_every_rule_does_what_its_example_says(rule: Rule) -> None:
    assert check_example(rule) is None
    assert rule.scope in SCOPES
    assert rule.reason in DROP_REASONS
    assert rule.hints == tuple(hint.lower() for hint in rule.hints)


@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.name)
def test_a_hint_of_every_rule_occurs_in_its_example(rule: Rule) -> None:
    assert rule.concerns(rule.example.lower(), "")


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in built_in_rules()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["outlets", "cities"])
def test_word_lists_are_sorted_by_length_without_comments(name: str) -> None:
    words = word_list(name)
    assert words[0] == max(words, key=len)
    assert not any(word.startswith("#") for word in words)
    assert len(words) == len(set(words))


def test_outlet_pattern_knows_addresses_and_names() -> None:
    import re

    pattern = re.compile(outlet_pattern())
    for name in ("kompas.com", "REPUBLIKA.CO.ID", "TEMPO.CO", "CNN Indonesia", "ANTARA"):
        assert pattern.fullmatch(name)
    assert not pattern.fullmatch("Kementerian")


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
