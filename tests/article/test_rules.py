from __future__ import annotations

import pytest

from pipeline.article.rules import SCOPES, Rule, built_in_rules
from pipeline.article.site_rules import check_example
from pipeline.records import DROP_REASONS


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
