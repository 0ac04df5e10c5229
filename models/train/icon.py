"""ICON's constituency trees as a witness of UPOS and heads: its sentences in UD.

    python models/train/icon.py --corpora ../shared/corpora --encoder ../shared/encoder \
        --tokenizer models/id_news_trf/tokenizer --work /tmp/nusawarta/shipped \
        --out /tmp/nusawarta/icon.jsonl

The trees are gold, in another grammar. What carries over to dependencies: only one word of a
constituent, its head, depends on a word outside; and what stands beside the head's part inside a
constituent depends on that head. Which word is the head the model says. Arcs against either cost;
they are not forbidden, since UD has some (*membuat pemain letih*: *pemain* and *letih* both depend
on *membuat*). Of the tags, P(tag | UPOS) is counted on what the model alone says.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import torch
from self_label import Read, Teacher, Text, arguments, rows_of_text
from torch import Tensor
from witness import Witness, arc_scores, count_changes

PARTS = ("train", "dev")  # as text/icon_sent begins; its test part is not for training
SECOND_HEAD = 4.0  # cost of a second word of a constituent that depends on a word outside
ASIDE = 2.5  # cost of an arc from a neighbouring constituent's inside
TAG_WEIGHT = 0.7  # the two see the same word: less than two independent witnesses
NEIGHBOURS = 32  # sentences in a document
BRACKETS = {"-LRB-": "(", "-RRB-": ")"}
PUNCTUATION, CONJUNCTION, CLAUSE = "PUN", "CSN", "CP"


@dataclass(frozen=True, slots=True)
class Constituent:
    """Words ``start`` to ``end`` (exclusive), and the constituents right inside.

    ``clause`` marks a complement clause without a conjunction, as in *membuat [pemain letih]*,
    whose subject UD may hang on the verb outside.
    """

    start: int
    end: int
    clause: bool
    parts: tuple[Constituent, ...]


@dataclass(frozen=True, slots=True)
class Leaves:
    """The tokens of a tree with their tags, and its constituents over token numbers."""

    tokens: list[str]
    tags: list[str]
    spans: list[tuple[int, int, bool]]  # start, end, clause: see `Constituent`


def read_tree(line: str) -> Leaves:
    """Read one tree in brackets.

    >>> read_tree("(S (NP (NNP Ani)) (VP (VBI tidur)))").spans
    [(0, 1, False), (1, 2, False), (0, 2, False)]
    """
    leaves = Leaves([], [], [])
    open_at: list[tuple[str, int]] = []
    for tag, token, label, closing in re.findall(r"\((\S+) ([^()\s]+)\)|\((\S+) |(\))", line):
        if token:
            leaves.tags.append(tag)
            leaves.tokens.append(BRACKETS.get(token, token))
        elif closing:
            name, start = open_at.pop()
            clause = name == CLAUSE and leaves.tags[start] != CONJUNCTION
            leaves.spans.append((start, len(leaves.tokens), clause))
        else:
            open_at.append((label, len(leaves.tokens)))
    return leaves


def over_words(leaves: Leaves, words: Sequence[str]) -> tuple[Constituent, list[str]]:
    """The tree over *words*, the same text cut in another way, and a tag for each word or "".

    Constituents that begin or end inside a word are left out.
    """
    starts, token_at = _starts(words), _starts(leaves.tokens)
    word_at = {position: i for i, position in enumerate(starts)}
    tag_of = dict(zip(pairwise(token_at), leaves.tags, strict=True))
    tags = [tag_of.get(extent, "") for extent in pairwise(starts)]
    spans = {
        (word_at[token_at[a]], word_at[token_at[b]]): clause
        for a, b, clause in leaves.spans
        if token_at[a] in word_at and token_at[b] in word_at
    } | {(0, len(words)): False}
    wide_first = sorted(spans, key=lambda span: (span[0], -span[1]))
    return _nested([(*span, spans[span]) for span in wide_first]), tags


def _starts(parts: Sequence[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts


def _nested(spans: list[tuple[int, int, bool]]) -> Constituent:
    (start, end, clause), rest = spans[0], spans[1:]
    parts: list[Constituent] = []
    while rest:
        inside = [s for s in rest if s[1] <= rest[0][1]]
        parts.append(_nested(inside))
        rest = rest[len(inside) :]
    return Constituent(start, end, clause, tuple(parts))


def arc_costs(tree: Constituent, arcs: Tensor, *, free: Tensor) -> Tensor:
    """What the tree adds to *arcs*, the model's (words, 1 + words) log-probabilities of heads.

    *free* marks the words, punctuation, whose attachment the constituents do not tell.
    """
    costs = torch.zeros_like(arcs)
    _head(tree, arcs.exp(), free, costs)
    costs[free] = 0.0
    return costs


def _head(node: Constituent, probabilities: Tensor, free: Tensor, costs: Tensor) -> int:
    """The word of *node* that most surely depends on a word outside; charges the arcs inside."""
    heads = [_head(part, probabilities, free, costs) for part in node.parts]
    loose = set(range(node.start, node.end))
    for part in node.parts:
        loose -= set(range(part.start, part.end))
    candidates = [i for i in sorted({*heads, *loose}) if not free[i]] or sorted({*heads, *loose})
    outside = 1 - probabilities[candidates, node.start + 1 : node.end + 1].sum(-1)
    head = candidates[int(outside.argmax())]
    others = [i for i in range(node.start, node.end) if i != head]
    if not node.clause:
        for columns in (slice(0, node.start + 1), slice(node.end + 1, None)):
            costs[others, columns] -= SECOND_HEAD
    for part, own in zip(node.parts, heads, strict=True):
        if own == head:
            continue
        aside = [i for i in range(node.start, node.end) if i not in loose and i != head]
        aside = [i for i in aside if not part.start <= i < part.end]
        costs[own, [i + 1 for i in aside]] -= ASIDE
    return head


def main() -> None:
    args = arguments(__doc__).parse_args()
    teacher = Teacher(args.work, args.encoder, args.tokenizer)
    with args.out.open("w", encoding="utf-8") as file, torch.inference_mode():
        sentences = list(_read(args.corpora, teacher))
        tag_scores = _tag_scores(sentences, teacher)
        changed: Counter[str] = Counter()
        # Neighbours of the text stay together, for windows.
        for begin in range(0, len(sentences), NEIGHBOURS):
            document = [
                _annotate(sentence, teacher, tag_scores, changed)
                for sentence in sentences[begin : begin + NEIGHBOURS]
            ]
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    print(json.dumps(changed.most_common(60), ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A sentence that has a tree: what the model read, and the tree over its words."""

    read: Read
    tree: Constituent
    tags: list[str]


def _read(corpora: Path, teacher: Teacher) -> Iterator[Bracketed]:
    """The sentences of ICON; those that the tokenizer divides or that differ are left out."""
    texts = [row["text"] for row in rows_of_text(corpora, ["icon_sent"])]
    folder = corpora / "pos" / "icon"
    lines = [line for part in PARTS for line in (folder / f"{part}.txt").read_text().splitlines()]
    for begin in range(0, len(lines), NEIGHBOURS):
        # One text, one paragraph a sentence: the encoder then sees each beside its neighbours.
        own = [read_tree(line) for line in lines[begin : begin + NEIGHBOURS]]
        text = Text("\n".join(texts[begin : begin + len(own)]))
        trees = {"".join(leaves.tokens): leaves for leaves in own}
        for read in next(teacher.read([text])):
            words = [word.form for word in read.sentence.words]
            leaves = trees.get("".join(words))
            if leaves is not None:
                yield Bracketed(read, *over_words(leaves, words))


def _tag_scores(sentences: Sequence[Bracketed], teacher: Teacher) -> dict[str, Tensor]:
    """log P(tag | UPOS) by tag, (UPOS labels), as the model alone annotates *sentences*."""
    names = sorted({tag for sentence in sentences for tag in sentence.tags} - {""})
    counts = {tag: torch.ones(len(teacher.labels.upos)) for tag in names}
    for sentence in sentences:
        upos = teacher.model.heads["upos"](sentence.read.vectors).argmax(-1).tolist()
        for tag, number in zip(sentence.tags, upos, strict=True):
            if tag:
                counts[tag][number] += 1
    total = torch.stack(list(counts.values())).sum(0)
    return {tag: torch.log(count / total) for tag, count in counts.items()}


def _annotate(
    sentence: Bracketed, teacher: Teacher, tag_scores: dict[str, Tensor], changed: Counter[str]
) -> tuple[list[dict], list[str]]:
    read, labels = sentence.read, teacher.labels
    arcs = arc_scores(teacher.model, read.vectors)
    none = torch.zeros(len(labels.upos))
    witness = Witness(
        upos=TAG_WEIGHT * torch.stack([tag_scores.get(tag, none) for tag in sentence.tags]),
        arcs=arc_costs(
            sentence.tree, arcs, free=torch.tensor([tag == PUNCTUATION for tag in sentence.tags])
        ),
        relations=torch.zeros(len(arcs), len(labels.deprel)),
        heads=torch.zeros(len(arcs), dtype=torch.long),
    )
    words = teacher.words(read, witness)
    count_changes(changed, teacher.words(read), words)
    return [asdict(word) for word in words], teacher.tags(read)


if __name__ == "__main__":
    main()
