"""Learn where the title of a linked article ends (`pipeline/article/title_end.py`).

Titles and paragraphs are taken from a folder of articles (JSON Lines, gzip; fields ``title`` and
``text``) and joined at random: every pair is an example with a known answer. Some titles are put
into sentence case, as ANTARA writes them, and some lose the letters before their commas, as in one
widely used scrape. The model is a conditional logit over the places where a title can end.

    python models/train/title_end.py CORPORA/text pipeline/lang/article/title_end.json

Two minutes on one core. A tenth of titles and paragraphs is held out; the figures printed are
those of `title_end` on them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from pipeline.article import title_end as model

_WORDS = (
    "yang di ke dari dan untuk dengan pada dalam oleh atau akan tak tidak bakal ini itu saat usai "
    "jadi soal karena agar hingga sampai bagi juga atas para sebagai seperti tapi tetapi kepada "
    "terhadap jelang via demi antara serta sejak lewat bak meski gegara akibat si sang per saja vs "
    "of the in a an and to for by setelah sebelum ala tentang secara bukan belum masih sudah telah "
    "lalu kini kok nih lagi pun ada adalah tanpa pasca terkait ketika bisa bila jika kalau maka "
    "bahwa antar melalui berkat"
)
FUNCTION_WORDS = tuple(_WORDS.split())
LINK = re.compile(r"^(?:baca juga|baca pula|simak juga|lihat juga|baca selengkapnya)\s*:\s*", re.I)
NO_BODY = r"(?i:simak|baca|lihat|tonton|dapatkan|caranya|saksikan)\b"
BODY = re.compile(rf'(?!{NO_BODY}|.{{0,47}} [-–—]{{1,2}} )["“A-Z0-9]')
SENTENCE_CASE, CORRUPTED, NO_PARAGRAPH, SHORT_PARAGRAPH = 0.25, 0.13, 0.12, 0.25
MIN_COUNT, MIN_WEIGHT, EPOCHS, BATCH = 40, 0.15, 5, 256

Example = tuple[list[str], list[int], int]  # words, candidate ends, the true one


def read(folder: Path) -> tuple[list[str], list[str]]:
    titles: set[str] = set()
    paragraphs: set[str] = set()
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                _collect(json.loads(line), titles, paragraphs)
    return sorted(titles), sorted(paragraphs)


def _collect(row: dict[str, str], titles: set[str], paragraphs: set[str]) -> None:
    title = " ".join((row.get("title") or "").split())
    if 25 < len(title) < 160 and not title.endswith("..."):
        titles.add(title)
    lines = [" ".join(line.split()) for line in row["text"].split("\n")]
    for line in lines if len(lines) > 3 else []:
        link = LINK.match(line)
        if link and 25 < len(line) - link.end() < 150:
            titles.add(line[link.end() :])
        elif len(line) > 90 and line[-1] in '.”"!?' and BODY.match(line):
            paragraphs.add(line[:400])


class Maker:
    """Joins titles and paragraphs at random."""

    def __init__(self, titles: Sequence[str], paragraphs: Sequence[str], *, seed: int) -> None:
        self.titles, self.paragraphs = titles, paragraphs
        self.rng = random.Random(seed)
        self.lower: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        for paragraph in paragraphs:
            for word in paragraph.split()[1:]:
                first = word.strip('"“(')[:1]
                (self.lower if first.islower() else self.capital)[_bare(word)] += 1

    def examples(self, count: int) -> Iterator[Example]:
        for _ in range(count):
            words, gold, at_end = self.pair()
            ends = model.candidate_ends(words, at_end=at_end)
            if gold in ends:
                yield words, ends, gold

    def pair(self) -> tuple[list[str], int, bool]:
        title = self.rng.choice(self.titles).split()
        body = self.rng.choice(self.paragraphs).split()
        if self.rng.random() < NO_PARAGRAPH:
            body = []
        elif self.rng.random() < SHORT_PARAGRAPH:
            body = body[: self.rng.randint(3, 14)]
            body[-1] = body[-1].rstrip(",;:") + "."
        shape = self.rng.random()
        if shape < SENTENCE_CASE:
            title = self.sentence_case(title)
        elif shape < SENTENCE_CASE + CORRUPTED:
            title, body = [*corrupted(title[:-1]), f"{title[-1][:-1]}."], corrupted(body)
        words = (title + body)[: model.WINDOW]
        return words, len(title), len(words) < model.WINDOW

    def sentence_case(self, title: list[str]) -> list[str]:
        result = title[:1]
        for word in title[1:]:
            bare = _bare(word)
            name = word.isupper() or self.lower[bare] <= 2 * self.capital[bare]
            keep = name or result[-1].endswith((":", "?"))
            result.append(word if keep else word[0].lower() + word[1:])
        return result


def corrupted(words: Sequence[str]) -> list[str]:
    return [w[:-2] + "." if w.endswith(",") and len(w) > 2 else w for w in words]


def _bare(word: str) -> str:
    return word.strip("\"“”‘’'()[],.:;!?…-–").lower()


def train(examples: Sequence[Example]) -> dict[str, float]:
    functions = frozenset(FUNCTION_WORDS)
    named = [[model.features(w, e, functions) for e in ends] for w, ends, _ in examples]
    counts = Counter(name for rows in named for row in rows for name in row)
    vocabulary = {n: i for i, n in enumerate(n for n, c in counts.items() if c >= MIN_COUNT)}
    weights = torch.zeros(len(vocabulary), requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=0.03)
    rows = [
        ([[vocabulary[n] for n in row if n in vocabulary] for row in rows], ends.index(gold))
        for rows, (_, ends, gold) in zip(named, examples, strict=True)
    ]
    for epoch in range(EPOCHS):
        random.Random(epoch).shuffle(rows)
        total = 0.0
        for start in range(0, len(rows), BATCH):
            loss = _loss(rows[start : start + BATCH], weights)
            (loss + 1e-5 * (weights**2).sum()).backward()
            optimizer.step()
            optimizer.zero_grad()
            total += loss.item()
        optimizer.param_groups[0]["lr"] *= 0.5
        print(f"epoch {epoch + 1}: loss {total * BATCH / len(rows):.4f}")
    learned = {name: round(weights[i].item(), 2) for name, i in vocabulary.items()}
    return {name: w for name, w in sorted(learned.items()) if abs(w) >= MIN_WEIGHT}


def _loss(batch: Sequence[tuple[list[list[int]], int]], weights: torch.Tensor) -> torch.Tensor:
    flat, offsets, owner, place = [], [], [], []
    for number, (rows, _) in enumerate(batch):
        for index, row in enumerate(rows):
            offsets.append(len(flat))
            flat += row
            owner.append(number)
            place.append(index)
    scores = torch.nn.functional.embedding_bag(
        torch.tensor(flat), weights[:, None], torch.tensor(offsets), mode="sum"
    )[:, 0]
    table = torch.full((len(batch), max(place) + 1), -1e9)
    table = table.index_put((torch.tensor(owner), torch.tensor(place)), scores)
    return torch.nn.functional.cross_entropy(table, torch.tensor([gold for _, gold in batch]))


def report(pairs: Sequence[Example]) -> str:
    late = early = exact = lost = left = 0
    for words, _, gold in pairs:
        text = " ".join(words)
        found = len(text[: model.title_end(text)].split())
        exact += found == gold
        late += found > gold
        early += found < gold
        lost += max(0, found - gold)
        left += max(0, gold - found)
    n = len(pairs)
    return (
        f"{n} held out: exact {exact / n:.3f}, too late {late / n:.3f} ({lost / n:.3f} words lost "
        f"on average), too early {early / n:.3f} ({left / n:.3f} words left)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--examples", type=int, default=120_000)
    options = parser.parse_args()
    torch.set_num_threads(1)
    titles, paragraphs = read(options.corpora)
    for values in (titles, paragraphs):
        random.Random(0).shuffle(values)
    cuts = len(titles) * 9 // 10, len(paragraphs) * 9 // 10
    learn = Maker(titles[: cuts[0]], paragraphs[: cuts[1]], seed=1)
    held_out = Maker(titles[cuts[0] :], paragraphs[cuts[1] :], seed=2)
    print(f"{len(titles)} titles, {len(paragraphs)} paragraphs")
    weights = train(list(learn.examples(options.examples)))
    data = {"function_words": FUNCTION_WORDS, "weights": weights}
    options.out.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    model._model.cache_clear()
    print(report(list(held_out.examples(3000))))


if __name__ == "__main__":
    main()
