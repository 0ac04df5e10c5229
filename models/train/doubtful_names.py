"""Find the sentences of unlabelled articles whose names the models doubt, for readers to decide.

    python models/train/doubtful_names.py --corpora ../shared/corpora --work /tmp/nusawarta/doubtful

The articles of ``text/`` are analysed with both profiles. A name is doubtful where the accurate
models give its label less than `SURE`, where they nearly see one, or where the profile fast sees
another. The articles with most doubtful names a word come first; of each those sentences are
printed, names marked, in which a doubtful name stands for the first or second time. What readers
write of them is read by `name_edits.py`. With ``--read`` the articles of earlier edits are left out
and single sentences are read too, `BUNDLE` of a collection together as if they were an article.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import cast

import numpy as np
from self_label import rows_of_text
from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from pipeline.config import ModelConfig
from pipeline.nlp.ner import EntityRecognizer

ARTICLES = (
    "detik2025_gabriellaclairine", "faizghifari_2019", "neek0tine_pemilu2023",
    "svmihar_ekonomi2019", "upo_smith_2024", "wahyualvyy_2025", "wiraindrak_2023", "indosum_dev",
)  # fmt: skip
COLLECTIONS = (
    "leipzig_newscrawl2016_10k_sent", "ntrex_ind_sent", "nlpid2019_clean_sent",
    "leipzig_wikipedia2021_10k_sent",
)  # fmt: skip
BUNDLE = 12  # sentences
ANNOTATED = ("dev", "train", "train2")  # their articles are left out, and copies of them
LONG = 8  # words of a sentence that is nobody's formula
COPIED = 1 / 4
FOUND = "found.jsonl"
UNUSED = ("dates", "amounts", "quotes", "places", "aliases", "roles", "stem", "lemmatizer")
TOGETHER = 48  # articles
SURE = 0.8
LEFT_OUT = 0.75  # probability of no name, under which a word that is in none is doubtful
OTHERS = 0.6  # weight of what only the profile fast sees
MEASURE = 60  # words added to an article's length, so that short ones do not win by one name
WORDS = range(60, 901)  # of an article that is shown
TWICE = 2  # sentences in which a doubtful name is shown

Name = tuple[int, int, str]  # start, end, label


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the models see it; of each sentence start, end and its doubtful places."""

    id: str
    text: str
    names: list[Name]
    sentences: list[tuple[int, int, list[tuple[int, int, float]]]]

    def doubts(self) -> dict[str, float]:
        """The doubtful words, each with its weight."""
        places = [place for _, _, doubtful in self.sentences for place in doubtful]
        return {self.text[a:b].lower(): weight for a, b, weight in places}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="gets what was found")
    parser.add_argument("--articles", type=int, default=2400, help="how many are shown")
    parser.add_argument("--read", type=Path, nargs="*", default=[], help="files of earlier edits")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    read = {
        line.split("\t")[0].strip() for path in args.read for line in path.open(encoding="utf-8")
    }
    texts = [*unseen(args.corpora), *(bundles(args.corpora) if read else ())]
    texts = [text for text in texts if text[0] not in read]
    articles = []
    with (args.work / FOUND).open("w", encoding="utf-8") as file:
        for article in analysed(texts):
            file.write(json.dumps(astuple(article), ensure_ascii=False) + "\n")
            articles.append(article)
    for article in most_doubtful(articles, args.articles):
        print(*shown(article), sep="\n")


def read_found(work: Path) -> list[Article]:
    """Read the articles that were found."""
    with (work / FOUND).open(encoding="utf-8") as file:
        return [Article(*json.loads(line)) for line in file]


def unseen(corpora: Path) -> Iterator[tuple[str, str]]:
    """Yield id and text of the articles that nobody annotated, without copies, in random order."""
    seen: set[str] = set()
    for part in ANNOTATED:
        with (corpora / f"ner/news.{part}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                seen |= _long(json.loads(line)["text"])
    result = []
    for name in ARTICLES:
        for number, row in enumerate(rows_of_text(corpora, [name])):
            text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
            own = _long(text)
            if len(own) >= 3 and len(own & seen) <= COPIED * len(own):
                seen |= own
                result.append((f"{name}:{number}", text))
    random.Random(5).shuffle(result)
    yield from result


def bundles(corpora: Path) -> Iterator[tuple[str, str]]:
    """Yield id and text of the single sentences, `BUNDLE` a text."""
    for name in COLLECTIONS:
        lines = [" ".join(row["text"].split()) for row in rows_of_text(corpora, [name])]
        for begin in range(0, len(lines), BUNDLE):
            yield f"{name}:{begin}", "\n".join(lines[begin : begin + BUNDLE])


def _long(text: str) -> set[str]:
    parts = (part for part in re.split(r"[.\n]", text) if len(part.split()) >= LONG)
    return {re.sub(r"\W+", " ", part.lower()).strip() for part in parts}


def analysed(texts: Sequence[tuple[str, str]]) -> Iterator[Article]:
    """Analyse articles with both profiles."""
    accurate, fast = both_profiles(UNUSED)
    for begin in range(0, len(texts), TOGETHER):
        part = texts[begin : begin + TOGETHER]
        docs = list(accurate.pipe([text for _, text in part], batch_size=TOGETHER))
        others = fast.pipe([text for _, text in part], batch_size=TOGETHER)
        shares = _probabilities(accurate, docs)
        for (number, text), doc, other, share in zip(part, docs, others, shares, strict=True):
            yield Article(number, text, _names(doc), _sentences(doc, _names(other), share))


def both_profiles(exclude: Sequence[str]) -> tuple[Language, Language]:
    """Load the accurate models and those of the profile fast, on a thread each."""
    return (
        pipeline.load(config=ModelConfig(threads=1, profile="accurate"), exclude=exclude),
        pipeline.load(config=ModelConfig(threads=1, profile="fast"), exclude=exclude),
    )


def _probabilities(nlp: Language, docs: list[Doc]) -> Iterator[dict[str, np.ndarray]]:
    """For each Doc the probability of each label, and of O, of its tokens."""
    tags = cast(EntityRecognizer, nlp.get_pipe("ner")).tags
    kinds = [tag[2:] or "O" for tag in tags.labels]
    for log_probs in tags.log_probs(docs):
        likely = np.exp(log_probs)
        yield {
            kind: likely[:, [k == kind for k in kinds]].sum(axis=1) for kind in dict.fromkeys(kinds)
        }


def _names(doc: Doc) -> list[Name]:
    return [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]


def _sentences(
    doc: Doc, others: list[Name], likely: dict[str, np.ndarray]
) -> list[tuple[int, int, list[tuple[int, int, float]]]]:
    inside = {i for ent in doc.ents for i in range(ent.start, ent.end)}
    names = _names(doc)
    result = []
    for sent in doc.sents:
        start, end = sent.start_char, sent.end_char
        places = set()
        for ent in sent.ents:
            place = (ent.start_char, ent.end_char)
            if likely[ent.label_][ent.start : ent.end].mean() < SURE:
                places.add((*place, 1.0))
            elif (*place, ent.label_) not in others:
                places.add((*place, OTHERS))
        places |= {
            (token.idx, token.idx + len(token), 1.0)
            for token in sent
            if token.i not in inside and not (token.is_space or token.is_punct)
            if likely["O"][token.i] < LEFT_OUT
        }
        places |= {
            (a, b, OTHERS)
            for a, b, _ in others
            if start <= a < end and not any(x < b and a < y for x, y, _ in names)
        }
        if sent.text.strip():
            result.append((start, end, sorted(places)))
    return result


def most_doubtful(articles: Sequence[Article], count: int) -> list[Article]:
    """Give the articles with most doubtful names a word."""
    share = {
        article.id: sum(article.doubts().values()) / (words + MEASURE)
        for article in articles
        for words in [len(article.text.split())]
        if words in WORDS
    }
    fitting = [article for article in articles if article.id in share]
    return sorted(fitting, key=lambda article: -share[article.id])[:count]


def shown(article: Article) -> Iterator[str]:
    """Yield the lines that readers see of *article*: its id, then sentences with marks."""
    yield f"## {article.id}"
    met: Counter[str] = Counter()
    for number, (start, end, places) in enumerate(article.sentences):
        words = {article.text[a:b].lower() for a, b, _ in places}
        if any(met[word] < TWICE for word in words):
            yield f"{number}\t{_marked(article, start, end, places)}"
        met.update(words)


def _marked(article: Article, start: int, end: int, places: list[tuple[int, int, float]]) -> str:
    doubtful = {(a, b) for a, b, _ in places}
    names = {(a, b): label for a, b, label in article.names if start <= a < end}
    text, position = "", start
    for a, b in sorted({*names, *doubtful}):
        if a < position:
            continue
        label = names.get((a, b), "?") + ("?" if (a, b) in doubtful else "")
        text += f"{article.text[position:a]}[{label} {article.text[a:b]}]"
        position = b
    return (text + article.text[position:end]).replace("\n", " ⏎ ").strip()


if __name__ == "__main__":
    main()
