"""Annotate unlabelled text with the model itself: the noisy half of self-training.

    python models/train/self_label.py --corpora ../shared/corpora --encoder ../shared/encoder \
        --tokenizer models/id_news_trf/tokenizer --work /tmp/nusawarta/shipped \
        --out /tmp/nusawarta/self.jsonl

Two kinds of text: news and encyclopedia of ``text/``, and the sentences of the public NER sets.
The latter know who is PER, ORG and LOC by a scheme coarser than ours; as in `relabel.py` that is a
second witness, a bonus on the log-probabilities of the tags that agree with it. A model trained on
the result with words hidden (``train_pipeline.py --hide``) has to find from the context what its
teacher read from the words (noisy student, Xie et al. 2020).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import spacy
import torch
from checkpoint import load_model
from examples import from_treebank
from labels import Labels
from losses import JointModel
from treebanks import Sentence, Word
from witness import Witness, annotate

from pipeline.nlp.bioes import SpanDecoder
from pipeline.nlp.pieces import WordPieces
from pipeline.nlp.tokenizer import StanzaTokenizer
from pipeline.nlp.windows import pack

ARTICLES = (
    "detik2025_gabriellaclairine", "faizghifari_2019", "hoax600_2017", "indosum_dev",
    "neek0tine_pemilu2023", "svmihar_ekonomi2019", "upo_smith_2024", "wahyualvyy_2025",
    "wiraindrak_2023",
)  # fmt: skip
SENTENCES = ("leipzig_wikipedia2021_10k_sent",)  # ICON's come with trees: `icon.py`
PUBLIC_NER = ("idner-news-2k", "nergrit", "nerugm", "nerui")  # nerp is in lower case, without ORG
OURS = {"PER": ("PERSON",), "ORG": ("ORG", "NORP"), "LOC": ("GPE", "LOC", "FAC")}
BONUS = 2.5
ARTICLE_WORDS = 300  # names of an article repeat: many beginnings teach more than few wholes
SENTENCE_SHARE = 0.25
BATCH_DOCUMENTS = 16


@dataclass(frozen=True, slots=True)
class Text:
    """A text to annotate, and what a public NER set knows of it: (start, end, label) or nothing."""

    text: str
    names: tuple[tuple[int, int, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence, the encoder's vectors of its words, and the coarse tags of a public NER set."""

    sentence: Sentence
    vectors: torch.Tensor
    marks: list[str] | None


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--words", type=int, default=600_000, help="about how many of text/")
    parser.add_argument("--seed", type=int, default=1, help="another one chooses other texts")
    args = parser.parse_args()
    teacher = Teacher(args.work, args.encoder, args.tokenizer)
    texts = [
        *public_ner(args.corpora / "ner"),
        *raw_texts(args.corpora, args.words, seed=args.seed),
    ]
    with args.out.open("w", encoding="utf-8") as file, torch.inference_mode():
        for begin in range(0, len(texts), BATCH_DOCUMENTS):
            for document in teacher.read(texts[begin : begin + BATCH_DOCUMENTS]):
                annotated = [
                    ([asdict(word) for word in teacher.words(read)], teacher.tags(read))
                    for read in document
                ]
                file.write(json.dumps(annotated, ensure_ascii=False) + "\n")
            if begin % (100 * BATCH_DOCUMENTS) == 0:
                print(f"{begin} of {len(texts)} texts", flush=True)


def arguments(documentation: str) -> argparse.ArgumentParser:
    """What every script needs in which a `Teacher` annotates text."""
    parser = argparse.ArgumentParser(description=documentation.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder of the teacher")
    parser.add_argument("--out", type=Path, required=True)
    return parser


def read_self_labelled(path: Path) -> Iterator[list[tuple[Sentence, list[str]]]]:
    """The documents that this script wrote: sentences, each with its BIOES tags."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield [
                (Sentence("self", tuple(Word(**word) for word in words)), tags)
                for words, tags in json.loads(line)
            ]


def public_ner(folder: Path) -> Iterator[Text]:
    """Sentences of the public NER sets, joined as they would be written."""
    for name in PUBLIC_NER:
        blocks = (folder / f"{name}.train.conll").read_text(encoding="utf-8").split("\n\n")
        for block in filter(str.strip, blocks):
            tokens, tags = zip(
                *(line.split("\t") for line in block.strip().splitlines()), strict=True
            )
            yield _joined(tokens, tags)


def _joined(tokens: Sequence[str], tags: Sequence[str]) -> Text:
    text, names, glue, inside_quote = "", [], True, False
    for form, tag in zip(tokens, tags, strict=True):
        closing = form[0] in ".,;:?!)]}%”’…" or (form == '"' and inside_quote)
        if text and not glue and not closing:
            text += " "
        glue = form in "([{“‘" or (form == '"' and not inside_quote)
        if form == '"':
            inside_quote = not inside_quote
        start, text = len(text), text + form
        if tag[0] == "I" and names and names[-1][2] == tag[2:]:
            names[-1] = (names[-1][0], len(text), tag[2:])
        elif tag != "O":
            names.append((start, len(text), tag[2:]))
    return Text(text, tuple(names))


def raw_texts(corpora: Path, words: int, *, seed: int) -> list[Text]:
    """Beginnings of articles and single sentences, about *words* in all, the dev articles out."""
    dev = (corpora / "ner" / "news.dev.jsonl").read_text(encoding="utf-8").splitlines()
    kept_out = {_key(line) for row in dev for line in json.loads(row)["text"].split("\n")}
    rng = random.Random(seed)
    articles = list(rows_of_text(corpora, ARTICLES))
    sentences = list(rows_of_text(corpora, SENTENCES))
    result: list[Text] = []
    for rows, share in ((articles, 1 - SENTENCE_SHARE), (sentences, SENTENCE_SHARE)):
        rng.shuffle(rows)
        left = share * words
        for row in rows:
            lines = [row.get("title") or "", *row["text"].split("\n")]
            if left <= 0 or any(_key(line) in kept_out for line in lines if line.strip()):
                continue
            text = _beginning(row)
            result.append(Text(text))
            left -= len(text.split())
    rng.shuffle(result)
    return result


def _key(line: str) -> str:
    return " ".join(line.split()[:12]).lower()


def rows_of_text(corpora: Path, names: Sequence[str]) -> Iterator[dict[str, str]]:
    for name in names:
        with gzip.open(corpora / "text" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)


def _beginning(row: dict[str, str]) -> str:
    parts, count = [], 0
    for paragraph in row["text"].split("\n"):
        if count > ARTICLE_WORDS:
            break
        parts.append(paragraph)
        count += len(paragraph.split())
    body = "\n".join(parts)
    return f"{row['title']}\n\n{body}" if row.get("title") else body


class Teacher:
    """A trained model with the tokenizer, annotating whole texts."""

    def __init__(self, work: Path, encoder: Path, tokenizer: Path) -> None:
        self.model: JointModel
        self.labels: Labels
        self.pieces: WordPieces
        self.model, self.labels, self.pieces = load_model(work, encoder)
        self.tokenizer = StanzaTokenizer(spacy.blank("id").vocab, folder=tokenizer)
        self.decoder = SpanDecoder(self.labels.ner)
        self.agreeing = self._agreeing_tags()

    def read(self, texts: Sequence[Text]) -> Iterator[list[Read]]:
        """For each text its sentences, as the encoder sees them in their windows."""
        docs = list(self.tokenizer.pipe(text.text for text in texts))
        documents = [[as_sentence(sent) for sent in doc.sents] for doc in docs]
        documents = [[s for s in document if s.words] for document in documents]
        examples = [[from_treebank(s, self.labels, self.pieces) for s in d] for d in documents]
        windows = [w for d in examples for w in pack((e.pieces for e in d), pieces=self.pieces)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
            parts: dict[int, torch.Tensor] = {}
            for begin in range(0, len(order), 8):
                numbers = order[begin : begin + 8]
                vectors = self.model.encoder([windows[i] for i in numbers]).float()
                sizes = [len(windows[i].first) for i in numbers]
                parts.update(zip(numbers, vectors.split(sizes), strict=True))
        rows = torch.cat([parts[i] for i in range(len(windows))])
        vectors_of = iter(rows.split([len(e.pieces) for d in examples for e in d]))
        for text, doc, sentences in zip(texts, docs, documents, strict=True):
            marks = _marks(doc, text.names)
            position, result = 0, []
            for sentence in sentences:
                end = position + len(sentence.words)
                here = None if marks is None else marks[position:end]
                result.append(Read(sentence, next(vectors_of), here))
                position = end
            yield result

    def words(self, read: Read, witness: Witness | None = None) -> tuple[Word, ...]:
        """The words of a sentence with the model's annotation, *witness* heard."""
        return annotate(self.model, self.labels, read.sentence, read.vectors, witness)

    def tags(self, read: Read) -> list[str]:
        """The BIOES tags of a sentence, its coarse tags heard."""
        log_probs = torch.log_softmax(self.model.heads["ner"](read.vectors), dim=-1)
        if read.marks is not None:
            agreeing = torch.stack([self.agreeing[mark] for mark in read.marks])
            log_probs = log_probs + BONUS * agreeing
        tags = ["O"] * len(read.vectors)
        for span in self.decoder.decode(log_probs.numpy()):
            if span.end - span.start == 1:
                tags[span.start] = f"S-{span.label}"
                continue
            tags[span.start : span.end] = [f"I-{span.label}"] * (span.end - span.start)
            tags[span.start], tags[span.end - 1] = f"B-{span.label}", f"E-{span.label}"
        return tags

    def _agreeing_tags(self) -> dict[str, torch.Tensor]:
        """By coarse BIOES tag, 1 for the tags of ours that say the same or what it cannot say."""
        coarse = {label: name for name, labels in OURS.items() for label in labels}
        result = {}
        for mark in ("O", *(f"{position}-{name}" for name in OURS for position in "BIES")):
            same = [
                float(mark == "O" and tag[2:] not in coarse)
                if mark == "O"
                else float(tag[0] == mark[0] and coarse.get(tag[2:]) == mark[2:])
                for tag in self.labels.ner
            ]
            result[mark] = torch.tensor(same)
        return result


def as_sentence(sent: spacy.tokens.Span) -> Sentence:
    """The words of *sent*, without any annotation."""
    words = [token for token in sent if not token.is_space]
    numbers = {token.i: i for i, token in enumerate(words)}
    return Sentence(
        "self",
        tuple(
            Word(
                form=token.text,
                upos="X",
                head=numbers[token.i],
                deprel="root",
                space_before=token.i == 0
                or bool(token.nbor(-1).whitespace_)
                or token.nbor(-1).is_space,
            )
            for token in words
        ),
    )


def _marks(doc: spacy.tokens.Doc, names: Sequence[tuple[int, int, str]] | None) -> list[str] | None:
    """Coarse BIOES tags of the words of *doc* that are no white space."""
    if names is None:
        return None
    marks = ["O"] * len(doc)
    for start, end, label in names:
        span = doc.char_span(start, end, alignment_mode="expand")
        if label not in OURS or span is None:
            continue
        if len(span) == 1:
            marks[span.start] = f"S-{label}"
            continue
        marks[span.start : span.end] = [f"I-{label}"] * len(span)
        marks[span.start], marks[span.end - 1] = f"B-{label}", f"E-{label}"
    return [mark for mark, token in zip(marks, doc, strict=True) if not token.is_space]


if __name__ == "__main__":
    main()
