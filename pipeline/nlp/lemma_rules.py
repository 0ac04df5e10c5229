"""Lemmas as edit rules: what to cut from and add to a form to get its lemma.

A rule is a short string, so that a classifier can learn to choose among a few hundred of them
(the method of UDPipe 2, Straka et al. 2019, with a base for Indonesian reduplication):

``case|base|cut+add|cut+add``: ``l`` lower-cases the form first, ``k`` keeps it; the base is the
whole form (``w``) or, of a hyphenated form, its first (``f``) or last part (``z``); then as many
characters are cut from the front and replaced, and likewise at the end. ``=lemma`` gives the
lemma itself, for the few pairs without a common part.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

KEEP = "k|w|0+|0+"


def make_rule(form: str, lemma: str) -> str:
    """Find the simplest rule that turns *form* into *lemma*.

    >>> make_rule("mempertimbangkan", "timbang")
    'l|w|6+|3+'
    >>> make_rule("berminggu-minggu", "minggu")
    'l|z|0+|0+'
    """
    if form == lemma:
        return KEEP
    candidates = [
        rule
        for case, cased in (("l", form.lower()), ("k", form))
        for base in ("w", "z", "f")
        if (rule := _edit(case, base, cased, lemma)) is not None
    ]
    return min(candidates, key=_cost) if candidates else f"={lemma}"


def apply_rule(rule: str, form: str) -> str:
    """Give the lemma of *form* by *rule*; the form itself where the rule does not fit.

    >>> apply_rule("l|w|2+t|3+", "menulisnya")
    'tnulis'
    """
    if rule.startswith("="):
        return rule[1:]
    parts = split_rule(rule, form)
    if parts is None:
        return form
    text, (cut_front, add_front), (cut_back, add_back) = parts
    if cut_front + cut_back >= len(text) + bool(add_front or add_back):
        return form
    return add_front + text[cut_front : len(text) - cut_back] + add_back


def split_rule(rule: str, form: str) -> tuple[str, tuple[int, str], tuple[int, str]] | None:
    """Give the part of *form* that *rule* edits, and the letters it cuts and adds at front and end.

    None where it edits none: a rule that gives the lemma itself, or wants a hyphen that is not
    there.

    >>> split_rule("l|z|3+t|0+", "Menulis-nulis")
    ('nulis', (3, 't'), (0, ''))
    """
    if rule.startswith("="):
        return None
    case, base, front, back = _parsed(rule)
    text = _base(form.lower() if case == "l" else form, base)
    return None if text is None else (text, front, back)


@lru_cache(maxsize=1000)
def _parsed(rule: str) -> tuple[str, str, tuple[int, str], tuple[int, str]]:
    case, base, front, back = rule.split("|")
    return case, base, _split(front), _split(back)


def _split(edit: str) -> tuple[int, str]:
    cut, add = edit.split("+", 1)
    return int(cut), add


def _base(form: str, base: str) -> str | None:
    if base == "w":
        return form
    if "-" not in form.strip("-"):
        return None
    return form.rsplit("-", 1)[1] if base == "z" else form.split("-", 1)[0]


def _edit(case: str, base: str, form: str, lemma: str) -> str | None:
    text = _base(form, base)
    if not text or "|" in lemma:
        return None
    match = SequenceMatcher(None, text, lemma, autojunk=False).find_longest_match()
    if match.size < min(2, len(lemma)):
        return None
    front = f"{match.a}+{lemma[: match.b]}"
    back = f"{len(text) - match.a - match.size}+{lemma[match.b + match.size :]}"
    rule = f"{case}|{base}|{front}|{back}"
    return rule if apply_rule(rule, form) == lemma else None


def _cost(rule: str) -> tuple[int, int, int]:
    case, base, front, back = rule.split("|")
    edits = [_split(front), _split(back)]
    added = sum(len(add) for _, add in edits)
    return 3 * added + sum(cut for cut, _ in edits) + (base != "w"), case == "k", base != "z"
