"""Text as a row of one-letter codes, so that a grammar of numbers and dates is a short regex.

The words of a `Codebook`, numbers and a few signs become lexemes; anything else between two
lexemes becomes the code ``.``, which no grammar crosses. A rule such as "day, month,
perhaps a year" is then the regular expression ``DMY?`` over the codes, and the position of a code
is the index of its lexeme. Work is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

BREAK = "."

_TOKEN = re.compile(
    r"[Kk]e-?\d{1,3}(?!\w)"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?![\w-])"
    r"|\d{4}-\d\d-\d\d(?![\w-])|\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)(?![\w-])"
    r"|['’]?(?:\d{2,4}|\d{1,3}(?:\.\d{3})+)['’]?-?an(?!\w)"
    r"|[1-4][QH](?:20)?\d\d(?!\w)"
    r"|\d+(?:[.,:/]\d+)*"
    r"|--|[-–—/(),|%°$€£¥₩฿₹½¼¾&+±]"
)
_JOINTS = frozenset(("-", "--", "–", "—", "/", "±"))
_NUMBER_STARTS = "0123456789'’"
_SPACE = re.compile(r"[^\S\n]*\Z")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of text that a grammar knows: its code, offsets, text, value in the codebook."""

    code: str
    start: int
    end: int
    text: str
    value: str = ""


Entry = tuple[str, str]  # code, value


@dataclass(frozen=True, slots=True)
class Codebook:
    """Words and phrases with their codes.

    `exact` is looked up as written, `folded` in lower case. `phrases` holds, by the first word
    in lower case, a pattern for the longer entries that start with it.
    """

    exact: Mapping[str, Entry]
    folded: Mapping[str, Entry]
    phrases: Mapping[str, re.Pattern[str]]
    heads: frozenset[str]  # first words of all entries in lower case: most words are in none

    @classmethod
    def build(cls, folded: Mapping[str, Entry], *, exact: Mapping[str, Entry] = {}) -> Codebook:
        """Index *folded*, whose keys are lower case and may be of several words."""
        longer: dict[str, list[str]] = {}
        for key in folded:
            first = _TOKEN.match(key)
            if first and first.end() < len(key):
                longer.setdefault(first.group(), []).append(key)
        phrases = {word: _phrase_pattern(keys) for word, keys in longer.items()}
        heads = {word.lower() for word in exact} | set(folded) | set(phrases)
        return cls(exact, folded, phrases, frozenset(heads))

    def find(self, text: str, token: re.Match[str]) -> tuple[Entry, int] | None:
        """Return the longest entry that starts at *token*, and where it ends in *text*."""
        word = token.group().lower()
        pattern = self.phrases.get(word)
        if pattern and (phrase := pattern.match(text, token.start())):
            return self.folded[_normal(phrase.group())], phrase.end()
        entry = self.exact.get(token.group()) or self.folded.get(word)
        return (entry, token.end()) if entry else None


def _phrase_pattern(keys: list[str]) -> re.Pattern[str]:
    longest_first = sorted(keys, key=len, reverse=True)
    return re.compile("|".join(map(_phrase_body, longest_first)), re.IGNORECASE)


def _phrase_body(phrase: str) -> str:
    words = r"[^\S\n]+".join(map(re.escape, phrase.split(" ")))
    if phrase[-1].isalpha():
        return rf"{words}(?![^\W\d_])"
    return rf"{words}(?!\w)" if phrase[-1].isdigit() else words


def _normal(phrase: str) -> str:
    return " ".join(phrase.lower().split())


NumberCode = Callable[[str], str]


class _Token(NamedTuple):
    match: re.Match[str]
    word: str
    lower: str
    start: int
    end: int


def lex(text: str, codebook: Codebook, number_code: NumberCode) -> tuple[str, list[Lexeme]]:
    """Cut *text* into lexemes; return their codes as one string, and the lexemes.

    *number_code* gives the code of a number as written, or an empty string for a number that the
    grammar has no use for. Numbers that hang on an unknown word (COVID-19, A320, 5G) are breaks.
    """
    lexemes: list[Lexeme] = []
    end, glue = 0, -1
    heads = codebook.heads
    for token, word, lower, start, token_end in _tokens(text):
        if start < end:
            continue
        if lower in heads or word[0] in _NUMBER_STARTS:
            found = _entry(text, token, codebook, number_code)
        else:
            found = None
        if found is None or (start == glue and word[0].isdigit()):
            if start == end and word[0].isalpha() and _is_number(lexemes):
                lexemes[-1] = Lexeme(BREAK, end, end, "")
            glue = -1 if word == "+" and _is_plus_sign(text, start) else token_end
            continue
        (code, value), stop = found
        if lexemes and not _SPACE.match(text, end, start):
            lexemes.append(Lexeme(BREAK, end, start, ""))
        lexemes.append(Lexeme(code, start, stop, text[start:stop], value))
        glue = stop if start == glue and word in _JOINTS else -1
        end = stop
    return "".join(lexeme.code for lexeme in lexemes), lexemes


def _is_plus_sign(text: str, at: int) -> bool:
    """Whether the plus at offset *at* is the sign of a number: (+5,2%), not 50+20%."""
    return not text[max(0, at - 1) : at].strip(" (\xa0\n±")


@lru_cache(maxsize=1)  # several grammars read a text, one after the other
def _tokens(text: str) -> list[_Token]:
    """Cut *text*; give each token with its text, that in lower case, and where it is."""
    return [
        _Token(token, token[0], token[0].lower(), *token.span()) for token in _TOKEN.finditer(text)
    ]


def _is_number(lexemes: list[Lexeme]) -> bool:
    return bool(lexemes) and lexemes[-1].text[:1].isdigit()


def _entry(
    text: str, token: re.Match[str], codebook: Codebook, number_code: NumberCode
) -> tuple[Entry, int] | None:
    word = token.group()
    if word[0] in _NUMBER_STARTS:
        code = number_code(word)
        return ((code, word), token.end()) if code else None
    return codebook.find(text, token)
