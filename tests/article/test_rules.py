from __future__ import annotations

import pytest

from pipeline.article.rules import SCOPES, Rule, built_in_rules, parse_rules, rules_for
from pipeline.article.site_rules import check_example
from pipeline.language_data import read_toml
from pipeline.records import DROP_REASONS
from tests.growth import growth


def test_the_rules_that_ship_are_as_those_of_users_have_to_be():
    assert parse_rules(read_toml("article/rules.toml"), where="rules.toml") == built_in_rules()


@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.name)
def test_every_rule_does_what_its_example_says(rule: Rule) -> None:
    assert check_example(rule) is None
    assert rule.scope in SCOPES
    assert rule.reason in DROP_REASONS
    assert rule.hints == tuple(hint.lower() for hint in rule.hints)


@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.name)
def test_a_hint_of_every_rule_occurs_in_its_example(rule: Rule) -> None:
    assert rule.hints  # by which `rules_for` finds it
    assert rule.concerns_line(rule.example.lower())


@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.name)
def test_rules_are_found_by_their_hints_as_one_by_one(rule: Rule) -> None:
    lowered = f"awal {rule.example} akhir".lower()
    host = rule.site or ""
    expected = [r for r in built_in_rules() if r.is_for(host) and r.concerns_line(lowered)]
    assert rule in expected
    assert list(rules_for(lowered, host=host)) == expected


def test_rules_of_a_site_are_for_its_pages_alone() -> None:
    own = Rule("own", "line", "user_rule", "Kabar.*", (), "[[Kabar]]", site="warta.example")
    hosts = ["warta.example", "m.warta.example", "lainwarta.example", ""]
    assert [own in rules_for("kabar", host=h, site_rules=[own]) for h in hosts] == [
        True,
        True,
        False,
        False,
    ]


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in built_in_rules()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("piece", ["Rina-", "rin/", "Rina ", "R. ", "[rin "])
def test_no_rule_backtracks_on_hostile_text(piece: str) -> None:
    def read(times: int) -> None:
        for rule in built_in_rules():
            rule.pattern.search(f"({piece * times}!)")

    assert growth(read, small=8, large=24) < 9
