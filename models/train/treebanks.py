"""Read the UD treebanks of ``corpora/ud`` and bring them to one convention.

The treebanks differ in ways that matter to a model trained on all of them (``CONVERSIONS`` says
which); `read_treebank` returns sentences in the convention of CSUI and PUD, which is also that of
the tables (``pipeline/schema.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import conllu

TREEBANKS = {
    "gsd": "id_gsd-rebuilt-train.conllu",
    "csui": "id_csui-ud-train.conllu",
    "csui-dev": "id_csui-ud-train.conllu",
    "pud": "id_pud-ud.conllu",
    "gsd-gold": "id_gsd-ud-dev.conllu",
    "gsd-dev": "id_gsd-ud-dev.conllu",
    "news": "id_news-corrected.conllu",
    "news-active": "id_news-active.conllu",
}
# GSD dev is the only gold GSD here. Its first sentences teach what GSD writes today, which the
# silver does not; the rest is for choosing.
GSD_GOLD = 440
CSUI_DEV = 66  # last sentences of CSUI train kept out, there being no CSUI dev

# The rebuilt GSD train carries the UPOS of UD 2.0: no FEATS, no lemmas, and other tags for these
# closed-class forms than the treebanks of today.
SILVER = frozenset({"gsd"})
UNREAD = SILVER | {"news", "news-active"}  # treebanks whose lemmas and FEATS nobody has read
SILVER_UPOS = {
    ("akan", "ADV"): "AUX",
    ("telah", "ADV"): "AUX",
    ("dapat", "ADV"): "AUX",
    ("bisa", "ADV"): "AUX",
    ("sudah", "ADV"): "AUX",
    ("sedang", "ADV"): "AUX",
    ("harus", "ADV"): "AUX",
    ("/", "SYM"): "PUNCT",
}
GSD_DEPREL = {"compound": "nmod"}
CLITIC_LEMMAS = {"nya": "nya", "ku": "ku", "mu": "mu"}


@dataclass(frozen=True, slots=True)
class Word:
    """A UD word; ``None`` marks an annotation that the treebank does not have."""

    form: str
    upos: str
    head: int  # 0-based within the sentence; the root's head is the word itself
    deprel: str
    lemma: str | None = None
    feats: str | None = None  # "" when the word has none
    space_before: bool = True
    token: int = 0  # number of the orthographic token within the sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    treebank: str
    words: tuple[Word, ...]

    @property
    def tokens(self) -> list[list[Word]]:
        """The words grouped by orthographic token."""
        groups: dict[int, list[Word]] = {}
        for word in self.words:
            groups.setdefault(word.token, []).append(word)
        return list(groups.values())


def read_treebank(folder: Path, name: str) -> list[Sentence]:
    """Sentences of one treebank in the project's convention.

    Multiword tokens that are no concatenation of their words (*satu-satunya*) are left out with
    their sentence: neither a ``Doc`` nor stanza's exact splitter can hold them.
    """
    with (folder / TREEBANKS[name]).open(encoding="utf-8") as file:
        sentences = (_sentence(name, parsed) for parsed in conllu.parse_incr(file))
        kept = [s for s in sentences if s is not None]
    parts = {
        "csui": slice(-CSUI_DEV),
        "csui-dev": slice(-CSUI_DEV, None),
        "gsd-gold": slice(GSD_GOLD),
        "gsd-dev": slice(GSD_GOLD, None),
    }
    return kept[parts.get(name, slice(None))]


def read_gold(folder: Path) -> list[Sentence]:
    """The gold sentences to learn from; those for choosing are left out."""
    return [s for name in ("csui", "pud", "gsd-gold") for s in read_treebank(folder, name)]


def _sentence(name: str, parsed: conllu.TokenList) -> Sentence | None:
    words: list[Word] = []
    mwt_end, mwt_left = 0, ""
    space = True
    token = -1
    for row in parsed:
        if isinstance(row["id"], tuple):
            if row["id"][1] != "-":
                continue
            mwt_end, mwt_left = row["id"][2], row["form"]
            mwt_space = (row["misc"] or {}).get("SpaceAfter") != "No"
            token += 1
            first = True
            continue
        form, inside = row["form"], row["id"] <= mwt_end
        if inside:
            if not mwt_left.lower().startswith(form.lower()):
                return None
            form, mwt_left = mwt_left[: len(form)], mwt_left[len(form) :]
            if row["id"] == mwt_end and mwt_left:
                return None
        else:
            token += 1
            first = True
        words.append(
            Word(
                form=form.replace("\xa0", " "),
                upos=row["upos"],
                head=(row["head"] or row["id"]) - 1,
                deprel=row["deprel"],
                lemma=None if name in UNREAD else row["lemma"] or form,
                feats=None if name in UNREAD else _feats(row["feats"]),
                space_before=space and first,
                token=token,
            )
        )
        first = False
        if inside:
            space = mwt_space and row["id"] == mwt_end
        else:
            space = (row["misc"] or {}).get("SpaceAfter") != "No"
    return Sentence(name, tuple(_convert(name, words)))


def _feats(feats: dict[str, str] | None) -> str:
    return "|".join(f"{key}={value}" for key, value in sorted((feats or {}).items()))


def _convert(name: str, words: list[Word]) -> Iterator[Word]:
    for word in words:
        upos, deprel, lemma = word.upos, word.deprel, word.lemma
        if name in SILVER:
            upos = SILVER_UPOS.get((word.form.lower(), upos), upos)
        if name.startswith("gsd"):
            deprel = GSD_DEPREL.get(deprel, deprel)
            if lemma is not None:
                lemma = _gsd_lemma(word)
        yield replace(word, upos=upos, deprel=deprel, lemma=lemma)


def _gsd_lemma(word: Word) -> str | None:
    """GSD lower-cases names and writes *dia* for *nya*; CSUI and PUD keep both as they stand."""
    if word.form.lower() in CLITIC_LEMMAS:
        return CLITIC_LEMMAS[word.form.lower()]
    if word.upos == "PROPN" and word.lemma == word.form.lower():
        return word.form
    return word.lemma


def text_of(sentence: Sentence) -> str:
    """The sentence as written, without leading space."""
    parts = ((" " if word.space_before else "") + word.form for word in sentence.words)
    return "".join(parts).lstrip(" ")
