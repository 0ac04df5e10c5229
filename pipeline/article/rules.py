"""The rules, written in TOML, that say what is not part of the article.

The built-in rules are `pipeline/lang/article/rules.toml`. A user's own file, given as
`RunConfig.site_rules`, has the same form; its rules are tried first::

    [[rule]]
    name = "warta-newsletter"          # shown in error messages
    scope = "line"                     # where the pattern must match, see below
    pattern = '''Kabar pagi dari .*'''  # Python regular expression, one line of text at a time
    example = '''[[Kabar pagi dari Warta]]'''  # [[...]] is dropped; checked when the file is read
    keeps = '''Kabar pagi itu dari Rina.'''    # optional: a line that must stay whole
    reason = "promotion"               # optional: one of DROP_REASONS, else "user_rule"
    listed = "related"                 # optional: reason for what a section lists
    site = "warta.example"             # optional: only for records whose URL is on that site
    hints = ["kabar pagi"]             # optional: lower-case texts, one of which must occur

==========  ==============================================================================
scope       the pattern
==========  ==============================================================================
line        matches a whole line
span        matches anywhere in a line; what it matches is cut
end         matches up to the end of a line
close       matches up to the end of one of the last lines of the article
title       matches words that lead to the title of another article; both are cut (see
            `pipeline.article.title_end` for where a title ends)
titles      matches words that lead to several titles, one after the other; all are cut
rest        matches words after which nothing of the article comes in that line: all up to the
            next cut or the end of the line goes, 300 characters at most
section     matches a whole line that heads a list of links or tags; the lines under it are
            dropped until a paragraph comes
==========  ==============================================================================

``{NAME}`` in a pattern stands for a person's name, ``{SIGN}`` for a name or initials that sign an
article, ``{OUTLET}`` for a news site, ``{S}`` for up to 300 characters within one sentence,
``{END}`` for the end of a sentence. The groups ``author``, ``editor`` and ``source`` are kept as
metadata. Write patterns without nested repetition: they run over every line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from pipeline.article.needles import Needles
from pipeline.article.outlets import outlet_pattern
from pipeline.errors import ConfigError
from pipeline.language_data import read_toml
from pipeline.records import DROP_REASONS

Scope = Literal["line", "span", "end", "close", "title", "titles", "rest", "section"]
SCOPES: tuple[str, ...] = get_args(Scope)
_KEYS = frozenset(
    {"name", "scope", "pattern", "example", "keeps", "reason", "listed", "site", "hints"}
)
_REQUIRED = ("name", "scope", "pattern", "example")

_LABELS = (
    "Editor|EDITOR|Pewarta|Penulis|Reporter|Sumber|Copyright|COPYRIGHT|Penerjemah|Uploader|Redaktur"
    "|Kontributor|Fotografer|Baca|Dapatkan|Tags?|Artikel|Simak|Foto|ADVERTISEMENT|Ikuti"
)
_NAME_WORD = rf"(?!(?:{_LABELS})\b)[A-Z][\w'’.-]*"
_NAME = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|bin|binti|al|el|van|de|der)){{0,5}}"
_SIGN = (
    r"(?:(?i:red|redaksi|rep|ed|editor|kor|foto|ist|adv|advertorial|hms|humas)(?:[:.] ?)?)?"
    rf"(?:[a-z]{{1,8}}\d{{0,2}}(?:-[A-Za-z]{{1,8}}\d{{0,2}})?|[A-Z]{{1,5}}\d{{0,3}}|[A-Z][a-z]{{1,3}}|{_NAME}|\*{{1,3}})"
)
_SENTENCE = r"(?:[^.!?\n]|[.!?](?=[\w/])){0,300}?"
_SENTENCE_END = r"(?:[.!?]+(?![\w/])|$)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A cleaning rule; the documentation of this module explains its fields."""

    name: str
    scope: Scope
    reason: str
    expression: str
    hints: tuple[str, ...]
    example: str
    keeps: str | None = None
    site: str | None = None
    listed: str | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression; compiled on first use, since many rules concern no text."""
        return _compiled(self.expression)

    def is_for(self, host: str) -> bool:
        """Tell whether the rule is one for every site, or for that of *host*."""
        return not self.site or host == self.site or host.endswith("." + self.site)

    def concerns_line(self, lowered: str) -> bool:
        """Tell whether one of the hints occurs in *lowered*, or the rule has none."""
        for hint in self.hints:  # a loop: it runs for every line, `any` costs three times as much
            if hint in lowered:
                return True
        return not self.hints


@cache
def built_in_rules() -> tuple[Rule, ...]:
    """Return the rules that ship with this package; the tests check them, not every process."""
    return tuple(_rule(table) for table in read_toml("article/rules.toml")["rule"])


@cache
def _hinted() -> Needles[set[int]]:
    """Build the search for the hints of the built-in rules, each with the numbers of its rules."""
    rules: dict[str, set[int]] = {}
    for number, rule in enumerate(built_in_rules()):
        for hint in rule.hints:
            rules.setdefault(hint, set()).add(number)
    return Needles(rules)


def parse_rules(data: Mapping[str, Any], *, where: str) -> tuple[Rule, ...]:
    """Build the rules of a file's tables; *where* names the file in messages.

    Raises:
        ConfigError: a rule is wrong; the message lists the problems of all of them.
    """
    tables = data.get("rule")
    if not isinstance(tables, list) or set(data) != {"rule"}:
        raise ConfigError(f"{where}: expected only [[rule]] tables")
    problems: list[str] = []
    for number, table in enumerate(tables, start=1):
        name = table.get("name") if isinstance(table, dict) else None
        problems += [f"rule {name or number!r}: {p}" for p in _problems(table)]
    if problems:
        raise ConfigError(f"{where}: " + "; ".join(problems))
    return tuple(_rule(table) for table in tables)


def _problems(table: object) -> list[str]:
    if not isinstance(table, dict):
        return ["must be a table"]
    found = [f"unknown key {key!r}" for key in sorted(set(table) - _KEYS)]
    found += [f"{key} is missing" for key in _REQUIRED if not table.get(key)]
    found += [
        f"{key} must be text"
        for key in _KEYS - {"hints"}
        if not isinstance(table.get(key, ""), str)
    ]
    hints = table.get("hints", [])
    if not isinstance(hints, list) or not all(isinstance(h, str) and h for h in hints):
        found.append("hints must be a list of texts")
    if found:
        return found
    if table["scope"] not in SCOPES:
        found.append(f"unknown scope {table['scope']!r}; choose one of: {', '.join(SCOPES)}")
    reasons = ", ".join(DROP_REASONS)
    found += [
        f"unknown reason {table[key]!r}; choose one of: {reasons}"
        for key in ("reason", "listed")
        if table.get(key, "user_rule") not in DROP_REASONS
    ]
    return found + _pattern_problems(table["pattern"])


def _pattern_problems(pattern: str) -> list[str]:
    try:
        compiled = re.compile(_expanded(pattern))
    except re.error as error:
        return [f"pattern is not a regular expression: {error}"]
    return ["pattern matches empty text"] if compiled.fullmatch("") else []


_compiled = cache(re.compile)


def _expanded(pattern: str) -> str:
    return (
        pattern.replace("{SIGN}", _SIGN)
        .replace("{NAME}", f"(?:{_NAME})")
        .replace("{OUTLET}", outlet_pattern())
        .replace("{S}", _SENTENCE)
        .replace("{END}", _SENTENCE_END)
    )


def _rule(table: Mapping[str, Any]) -> Rule:
    pattern = _expanded(table["pattern"])
    if table["scope"] in ("end", "close"):
        pattern = rf"(?:{pattern})$"
    return Rule(
        name=table["name"],
        scope=table["scope"],
        reason=table.get("reason", "user_rule"),
        expression=pattern,
        hints=tuple(hint.lower() for hint in table.get("hints", ())),
        example=table["example"],
        keeps=table.get("keeps"),
        site=table.get("site"),
        listed=table.get("listed"),
    )


def rules_for(lowered: str, *, host: str = "", site_rules: Sequence[Rule] = ()) -> tuple[Rule, ...]:
    """Select the rules that can match in a text, given in lower case; the user's own go first."""
    own = [rule for rule in site_rules if rule.concerns_line(lowered)]
    rules, found = built_in_rules(), _hinted().found_in(lowered)
    hinted = (rules[number] for number in sorted(set().union(*found)))
    return tuple(rule for rule in (*own, *hinted) if rule.is_for(host))
