"""Let readers correct trees of sentences in which the two profiles disagree.

    python models/train/doubtful_trees.py show --articles /tmp/nusawarta/news.active.jsonl
    python models/train/doubtful_trees.py take --articles /tmp/nusawarta/news.active.jsonl \
        --edits models/train/tree_edits.tsv --out ../shared/corpora/ud/id_news-active.conllu

``show`` parses the articles with both profiles and prints the sentences that they see most
differently, with the other reading in braces. An edit is a line: sentence, number of the word,
head, relation, UPOS; or ``skip`` as the relation of word 0 where the sentence is too damaged.
``take`` parses the articles again, with the same models, and writes the trees after the edits; a
sentence that stands alone was read and found right. *Baca juga* lines are left out: their readers
disagreed on the root.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from doubtful_names import both_profiles
from spacy.tokens import Doc, Span, Token

UNUSED = ("dates", "amounts", "quotes", "places", "aliases", "roles", "stem", "corrections")
TOGETHER = 48  # articles
ARTICLES = 900
WORDS = range(8, 35)
DOUBT = (0.12, 0.75)  # of a sentence: disagreements a word; above, it is damaged
LENGTH = 4  # added to the words of a sentence, so that short ones do not win by one word
OF_AN_ARTICLE = 4  # sentences
NAMED = 0.55  # share of names and numbers in a list that is no sentence
MARKED = 0.3  # share of marks in it
ALSO_READ = "baca juga"


@dataclass(frozen=True, slots=True)
class Row:
    """A word of a tree; ``other`` is how the profile fast reads it, where it differs."""

    form: str
    upos: str
    head: int
    deprel: str
    space: bool
    other: tuple[int, str, str] | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("step", choices=("show", "take"))
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=1500)
    parser.add_argument("--edits", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    with args.articles.open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    if args.step == "show":
        for name, rows in most_doubtful(articles, args.sentences):
            print(f"#{name}", " | ".join(shown(rows)), sep="\n")
        return
    edits = read_edits(args.edits)
    read = {number.rpartition(":")[0] for number in edits}
    with args.out.open("w", encoding="utf-8") as out:
        for _, article, number, rows in _compared([a for a in articles if a["id"] in read]):
            name = f"{article}:{number}"
            corrected = take(rows, edits[name]) if name in edits else None
            if corrected is not None:
                out.write(conllu(name, corrected))


def most_doubtful(articles: Sequence[dict[str, str]], count: int) -> list[tuple[str, list[Row]]]:
    """Give the *count* sentences that the profiles read most differently."""
    chosen = random.Random(7).sample(articles, min(ARTICLES, len(articles)))
    found = sorted(_compared(chosen), key=lambda item: -item[0])
    result, of_article = [], Counter[str]()
    for doubt, article, number, words in found:
        if is_fit(doubt, words) and of_article[article] < OF_AN_ARTICLE:
            of_article[article] += 1
            result.append((f"{article}:{number}", words))
    return result[:count]


def _compared(
    articles: Sequence[dict[str, str]],
) -> Iterator[tuple[float, str, int, list[Row]]]:
    accurate, fast = both_profiles(UNUSED)
    for begin in range(0, len(articles), TOGETHER):
        part = articles[begin : begin + TOGETHER]
        texts = [article["text"] for article in part]
        docs = accurate.pipe(texts, batch_size=TOGETHER)
        others = fast.pipe(texts, batch_size=TOGETHER)
        for article, doc, other in zip(part, docs, others, strict=True):
            for number, sent in enumerate(doc.sents):
                rows = list(_rows(sent, other))
                if len(rows) in WORDS:
                    doubt = sum(map(_doubt, rows)) / (len(rows) + LENGTH)
                    yield doubt, article["id"], number, rows


def _rows(sent: Span, other: Doc) -> Iterator[Row]:
    words = [token for token in sent if not token.is_space]
    numbers = {token.i: n for n, token in enumerate(words, 1)}
    for token in words:
        own, told = _reading(token, numbers), _reading(other[token.i], numbers)
        head, deprel, upos = own
        yield Row(
            token.text, upos, head, deprel, bool(token.whitespace_), told if told != own else None
        )


def _reading(token: Token, numbers: dict[int, int]) -> tuple[int, str, str]:
    head = 0 if token.head.i == token.i else numbers.get(token.head.i, -1)
    return head, token.dep_.lower(), token.pos_


def _doubt(row: Row) -> float:
    if row.other is None or row.upos == "PUNCT":
        return 0.0
    head, deprel, upos = row.other
    return (head != row.head) + 0.5 * (deprel != row.deprel) + 0.5 * (upos != row.upos)


def is_fit(doubt: float, rows: Sequence[Row]) -> bool:
    """Tell whether a tree that is so doubtful is one of a whole sentence."""
    tags = Counter(row.upos for row in rows)
    named = sum(tags[tag] for tag in ("NUM", "SYM", "PROPN", "X"))
    is_list = named > NAMED * len(rows) or tags["PUNCT"] > MARKED * len(rows)
    return DOUBT[0] <= doubt <= DOUBT[1] and tags["VERB"] > 0 and not is_list


def shown(rows: Sequence[Row]) -> Iterator[str]:
    """Yield what readers see of each word."""
    for number, row in enumerate(rows, 1):
        other = ""
        if row.other is not None:
            head, deprel, upos = row.other
            other = f"{{{head}:{deprel}/{upos}}}"
        yield f"{number} {row.form}/{row.upos} {row.head}:{row.deprel}{other}"


def read_edits(path: Path) -> dict[str, dict[int, tuple[int, str, str]]]:
    """Read the edits of each sentence, by the number of the word."""
    result: dict[str, dict[int, tuple[int, str, str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, *edit = line.split("\t")
        of_sentence = result.setdefault(sentence, {})
        if edit:
            number, head, deprel, upos = edit
            of_sentence[int(number)] = (int(head), deprel, upos)
    return result


def take(rows: Sequence[Row], edits: dict[int, tuple[int, str, str]]) -> list[Row] | None:
    """Give *rows* after the *edits*; ``None`` where nothing can be learned from them."""
    start = " ".join(row.form for row in rows[:2]).lower()
    if 0 in edits or start == ALSO_READ:
        return None
    result = []
    for number, row in enumerate(rows, 1):
        head, deprel, upos = edits.get(number, (row.head, row.deprel, row.upos))
        result.append(Row(row.form, upos, head, deprel, row.space, None))
    return result


def conllu(number: str, rows: Sequence[Row]) -> str:
    """Write a tree; lemmas and features have not been read."""
    lines = [f"# sent_id = {number}"]
    for place, row in enumerate(rows, 1):
        misc = "_" if row.space else "SpaceAfter=No"
        fields = [place, row.form, "_", row.upos, "_", "_", row.head, row.deprel, "_", misc]
        lines.append("\t".join(map(str, fields)))
    return "\n".join([*lines, "", ""])


if __name__ == "__main__":
    main()
