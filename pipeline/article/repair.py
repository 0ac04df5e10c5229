"""Repairs the characters of a scraped text; nothing that a reader sees is changed.

Line breaks stay where they are, so that line numbers remain those of the input.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

from pipeline.article.needles import Needles
from pipeline.article.outlets import outlet_names
from pipeline.language_data import read_lines

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# What Python and JSON write for characters, left as it stood: `Baldur\'s`, `2023\xa0`, `\u201c`.
_ESCAPES = re.compile(r"\\x([0-9a-fA-F]{2})|((?:\\u[0-9a-fA-F]{4})+)|\\(['\"])")
_ODD_SPACE = "[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_SPACES = re.compile(f"(?:{_ODD_SPACE}| (?= |{_ODD_SPACE}))(?: |{_ODD_SPACE})*")  # no single space
# Without a character other than these there is no mojibake and nothing to compose.
_UNCOMMON = re.compile("[^\x00-\x7f\u00a0‘’“”–—…•]")
# Zero-width and directional marks, soft hyphens, noncharacters, controls other than \t and \n.
# U+200D joins emoji: it stays between two characters that are no letters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|\u200d(?![^\\w\\s])"
)
_GLUED_SENTENCE = re.compile(r"(?<=[a-z\"”’)])[.!?][\"”’]?(?=[\"“‘]?[A-Z][a-z]{2,})")
_LOWER_WORD = re.compile(r"(?:^|[\s\"“‘(—–])[a-z]{3,}[\"”’)]?$")
_LONGEST_WORD = 40
_SHORT_OUTLET = 3  # letters; `AFP` is glued to many a word
_CAMEL = re.compile("[a-z](?=[A-Z])")
# What a link swallowed the spaces around: `PantauandetikJatengdi`, `dariCNA`, but not `padaNya`.
_COMMA_STOP = re.compile(r"(?<=[a-z0-9\"”’)])([.!?][\"”’]?),\s?(?=[\"“‘]?[A-Z])")
_PREPOSITIONS = "di|ke|dari|yang|pada|untuk|dengan|dalam|dan|itu|ini|akan|telah|juga"
# A name with a word glued to it that ends no name: `Macronke`, but not `Suhardi`, `Wulandari`.
_NAME_AND_WORD = re.compile(r"\b([A-Z][a-z]{4,})(ke|yang|untuk|dengan|telah)\b")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{4,}\b")
_DETIK = (
    "detik(?:com|News|Finance|Sport|Sepakbola|Hot|Inet|Oto|Travel|Food|Health|Edu|Properti|Jateng|"
    "Jatim|Jabar|Jogja|Bali|Sulsel|Sumut|Sumbagsel|Kalimantan)"
)
_BEFORE_DETIK = re.compile(rf"(?<![\w@#./-])([^\W\d_]+?)(?={_DETIK}|detik[A-Z][a-z]{{2}})")
_AFTER_DETIK = re.compile(
    rf"\b({_DETIK})(?=[A-Z]|(?:di|dalam|dari|pada|pukul|selengkapnya|berikut|telah)\b)"
)
_GLUED_WORD = re.compile(
    r"(?<![\w@#./-])(di|dari|pada|kepada|oleh|dengan|dalam|dan|data|dilansir|dikutip|melansir|"
    r"mengutip|dilaporkan|diberitakan|menurut|laman|situs|berjudul|bertajuk)"
    r"(?=(?!Nya\b|Mu\b|Ku\b)[A-Z][^\W\d_])"
)
_DOMAIN_PART = re.compile(r"[\"“‘]?(?:Com|Co|Id|Net|Org|Tv|Go|Ac|Info|News)(?![a-z])")


def repair(text: str) -> str:
    """Bring *text* to NFC and mend mojibake, entities, escapes, odd spaces and what cannot be seen.

    >>> repair("Kata Rina &amp; Budi, yang dikutip detikNews")
    'Kata Rina & Budi, yang dikutip detikNews'
    """
    text = _LINE_BREAKS.sub("\n", text)
    if "\\" in text:
        text = _ESCAPES.sub(_written_out, text)
    if "&" in text:
        text = _unescaped(text)
    if _UNCOMMON.search(text):
        text = _mended(text)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return _unglued(text)


def _unescaped(text: str) -> str:
    for _ in range(2):  # `&amp;quot;` was escaped twice
        text = _ENTITY.sub(lambda m: _without_breaks(html.unescape(m.group())), text)
    return text


def _written_out(escape: re.Match[str]) -> str:
    byte, units, quote = escape.groups()
    if quote:
        return str(quote)
    if byte:
        character = chr(int(byte, 16))
    else:
        character = bytes.fromhex(units.replace("\\u", "")).decode("utf-16-be", "replace")
    return " ".join(_LINE_BREAKS.split(character.replace("\n", " ")))


def _without_breaks(text: str) -> str:
    return " " if text in {"\n", "\r"} else text


def _mended(text: str) -> str:
    """Undo mojibake line by line with `ftfy`, then bring *text* to NFC."""
    import ftfy.badness

    lines = (
        _LINE_BREAKS.sub(" ", ftfy.fix_encoding(line))
        if _UNCOMMON.search(line) and ftfy.badness.is_bad(line)
        else line
        for line in text.split("\n")
    )
    return unicodedata.normalize("NFC", "\n".join(lines))


@cache
def _glued_outlet() -> re.Pattern[str]:
    """Build a pattern for a word that a link swallowed the space after: `dilansirAntara`."""
    verbs = "dilansir|dikutip|dilaporkan|diberitakan|melansir|mengutip|dihimpun|laman|kepada|dari"
    names = "|".join(re.escape(n) for n in outlet_names() if len(n) > _SHORT_OUTLET)
    return re.compile(rf"\b({verbs})(?=[A-Zdk])((?:{names}|detik[A-Z]\w+|detikcom)(?!\w))")


def _unglued(text: str) -> str:
    if _has_glued_name(text):
        text = _glued_outlet().sub(r"\1 \2", text)
        text = _after_name().sub(r"\1 ", _before_name().sub(r"\1 ", text))
    text = _parted_names(text)
    if "detik" in text:
        text = _AFTER_DETIK.sub(r"\1 ", _BEFORE_DETIK.sub(r"\1 ", text))
    text = _COMMA_STOP.sub(_parted, text) if "," in text else text
    text = _GLUED_WORD.sub(r"\1 ", text) if _CAMEL.search(text) else text
    return _GLUED_SENTENCE.sub(_spaced, text)


def _has_glued_name(text: str) -> bool:
    """Tell whether a letter stands at a known name or outlet: the patterns for that are slow."""
    return any(
        text[start - 1 : start].islower() or text[end : end + 1].isalpha()
        for start, end in _known_names().spans_in(text)
    )


@cache
def _known_names() -> Needles[None]:
    outlets = (name for name in outlet_names() if len(name) > _SHORT_OUTLET)
    return Needles(dict.fromkeys([*read_lines("article/glued_names.txt"), *outlets, "detik"]))


def _parted_names(text: str) -> str:
    """Part what is glued to a name that stands alone elsewhere in *text*."""
    alone: set[str] | None = None

    def part(match: re.Match[str]) -> str:
        nonlocal alone
        if alone is None:
            alone = set(_CAPITALISED.findall(text))
        return f"{match[1]} {match[2]}" if match[1] in alone else match.group()

    return _NAME_AND_WORD.sub(part, text)


@cache
def _before_name() -> re.Pattern[str]:
    """Build a pattern for a word that stands glued before a known name: `udaraIsrael`."""
    names = "|".join(read_lines("article/glued_names.txt"))
    return re.compile(rf"\b([a-z]{{3,}})(?=(?:{names})(?:{_PREPOSITIONS})?(?![a-z]))")


@cache
def _after_name() -> re.Pattern[str]:
    """Build a pattern for a known name that a word is glued to: `PrancisEmmanuel`, `Israeldi`."""
    names = "|".join(read_lines("article/glued_names.txt"))
    media = "Today|Times|Post|News|Daily|Press|Raya|Now"  # IndiaToday is a name of its own
    word = rf"(?!{media})[A-Z][a-z]{{2,}}|(?:{_PREPOSITIONS})(?![a-z])"
    return re.compile(rf"\b({names})(?={word})")


def _parted(match: re.Match[str]) -> str:
    """Take the comma of `naik.,Laba` for a space, unless the stop belongs to an abbreviation."""
    before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]
    whole = _LOWER_WORD.search(before) or before[-1:].isdigit()
    return f"{match[1]} " if whole else match.group()


def _spaced(match: re.Match[str]) -> str:
    """Add a space behind the end of a sentence whose last word is no name and no address."""
    text, start = match.string, match.start()
    before = text[max(0, start - _LONGEST_WORD) : start]
    known = _DOMAIN_PART.match(text, match.end())
    return match.group() + (" " if not known and _LOWER_WORD.search(before) else "")
