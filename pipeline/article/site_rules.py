"""Reads a user's own cleaning rules and tries each on its example."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pipeline.article.cutting import cut
from pipeline.article.lines import Line
from pipeline.article.rules import Rule, parse_rules
from pipeline.errors import ConfigError

_MARKED = re.compile(r"\[\[(.+?)\]\](?!\])")


def load_site_rules(path: str | Path) -> tuple[Rule, ...]:
    """Read rules from a file of the format that `pipeline.article.rules` describes.

    Raises:
        ConfigError: the file cannot be read, or a rule in it is wrong; the message names the
            file, the rule and the problem, and all problems are reported at once.
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot read site rules {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    rules = parse_rules(data, where=str(path))
    problems = [f"rule {rule.name!r}: {p}" for rule in rules if (p := check_example(rule))]
    if problems:
        raise ConfigError(f"{path}: " + "; ".join(problems))
    return rules


def check_example(rule: Rule) -> str | None:
    """Say what is wrong with the example of *rule*; ``None`` if it does what the rule says."""
    plain = _MARKED.sub(r"\1", rule.example)
    wanted = [m.group(1).strip() for m in _MARKED.finditer(rule.example)]
    got = [piece.text for piece in cut([Line(1, plain)], [rule]).dropped]
    if not wanted:
        return "example marks nothing with [[...]]"
    if got != wanted:
        return f"example drops {got} instead of {wanted}"
    if rule.keeps and (lost := cut([Line(1, rule.keeps)], [rule]).dropped):
        return f"keeps loses {lost[0].text!r}"
    return None
