"""Small rule-based stand-ins for the trained models and the article stage, with their surface.

`fake_clean` and `fake_identify` stand in for the cutting of articles: a paragraph a line.

`load_fake_language(ModelConfig())` gives a spaCy `Language` whose tokenizer has ``__call__`` and
``pipe`` and presets sentences, whitespace tokens and multiword tokens as the stanza tokenizer
does, and whose one component fills UPOS, feats, lemma, head, deprel and entities. It is a
module-level function, so that an `Enricher` that carries it can be pickled to other processes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.lang.id import Indonesian
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

import pipeline.stages.stem  # noqa: F401 - registers nusawarta_stem, installed or not
from pipeline.config import ModelConfig
from pipeline.errors import InputError
from pipeline.extensions import set_surface
from pipeline.records import Article, Paragraph, Record

BREAKS_CLEANING = "rusakbersih"  # a record with this word makes cleaning raise
BREAKS_TOKENIZER = "rusaktoken"  # a text with this word makes the tokenizer raise
BREAKS_ANALYSIS = "rusakanalisis"  # a document with this word makes the component raise

ENGLISH = "The minister said"  # a text that starts so is English

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,:/]\d+)*|\s+|.", re.DOTALL)
_CLITIC = re.compile(r"(\w{3,})(nya)")
_SENTENCE_END = {".", "!", "?"}
_VERB = re.compile(r"(me|di|ber|ter)\w{3,}")


class FakeTokenizer:
    """Words by regular expression; a sentence ends at . ! ? and at every line break."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.calls = 0  # how often `pipe` was entered: shows that texts come in batches

    def __call__(self, text: str) -> Doc:
        if BREAKS_TOKENIZER in text:
            raise ValueError("the tokenizer cannot read this")
        words, spaces, starts, surfaces = _cut(text)
        doc = Doc(self.vocab, words=words, spaces=spaces, sent_starts=list(starts))
        for index, (start, end) in surfaces.items():
            set_surface(doc, index, start, end)
        return doc

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        self.calls += 1
        yield from [self(text) for text in texts]


def _cut(
    text: str,
) -> tuple[list[str], list[bool], list[bool], dict[int, tuple[int, int]]]:
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    surfaces: dict[int, tuple[int, int]] = {}
    opens = True
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if piece == " " and words and not words[-1].isspace():
            spaces[-1] = True
            continue
        split = _CLITIC.fullmatch(piece)
        for part in split.groups() if split else (piece,):
            if split:
                surfaces[len(words)] = match.span()
            words.append(part)
            spaces.append(False)
            starts.append((opens and not part.isspace()) or len(words) == 1)
            opens = opens and part.isspace()
        opens = opens or piece in _SENTENCE_END or "\n" in piece
    return words, spaces, starts, surfaces


@Language.component("fake_analysis")
def fake_analysis(doc: Doc) -> Doc:
    """Tag by form; the first word of a sentence is its root; runs of capitals are entities."""
    if any(token.lower_ == BREAKS_ANALYSIS for token in doc):
        raise ValueError("the analysis cannot read this")
    sents = list(doc.sents)
    roots = [next((token for token in sent if not token.is_space), sent[0]) for sent in sents]
    for sent, root in zip(sents, roots, strict=True):
        for token in sent:
            token.pos_ = _upos(token.text, first=token.i == root.i)
            token.lemma_ = token.text if token.pos_ == "PROPN" else token.lower_
            if token.pos_ == "NOUN":
                token.set_morph("Number=Sing")  # type: ignore[attr-defined]
    doc.ents = [ent for sent in sents for ent in _entities(sent)]
    _set_heads(doc, [root.i for sent, root in zip(sents, roots, strict=True) for _ in sent])
    return doc


def _set_heads(doc: Doc, heads: list[int]) -> None:
    relative = np.array(heads, dtype=np.int64) - np.arange(len(doc))
    names = [doc.vocab.strings.add("ROOT" if step == 0 else "dep") for step in relative]
    values = np.array([relative.astype(np.uint64), np.array(names, dtype=np.uint64)]).T
    doc.from_array(["HEAD", "DEP"], values.reshape(len(doc), 2))


def _upos(form: str, *, first: bool) -> str:
    if form.isspace():
        return "SPACE"
    if not any(c.isalnum() for c in form):
        return "PUNCT"
    if form[0].isdigit():
        return "NUM"
    if form[0].isupper() and not first:
        return "PROPN"
    return "VERB" if _VERB.fullmatch(form.lower()) else "NOUN"


def _entities(sent: Span) -> list[Span]:
    found: list[tuple[int, int]] = []
    for token in sent:
        if token.pos_ != "PROPN":
            continue
        if found and found[-1][1] == token.i:
            found[-1] = (found[-1][0], token.i + 1)
        else:
            found.append((token.i, token.i + 1))
    ents = [Span(sent.doc, start, end, label="PERSON") for start, end in found]
    for ent in ents:
        ent._.score = 0.98765
    return ents


def load_fake_language(config: ModelConfig, **_options: Any) -> Language:
    """The same surface as `pipeline.nlp.load.load_language`, in milliseconds."""
    nlp = Indonesian(create_tokenizer=lambda nlp: FakeTokenizer(nlp.vocab))
    nlp.add_pipe("fake_analysis")
    nlp.add_pipe("nusawarta_stem")
    return nlp


def fake_clean(
    record: Record, *, mode: str = "article", date_order: str = "dmy", site_rules: str | None = None
) -> Article:
    """The same surface as `pipeline.article.clean.clean`."""
    if record.text is None:
        raise InputError("no text", path=record.path, position=record.position)
    if BREAKS_CLEANING in record.text:
        raise ZeroDivisionError
    spans = [
        Paragraph("body", match.start(), match.end()) for match in re.finditer(".+", record.text)
    ]
    if record.text.startswith("JAKARTA - "):
        spans[:1] = [Paragraph("dateline", 0, 9), Paragraph("body", 10, spans[0].end)]
    return Article(record, record.text, title=record.title, paragraphs=tuple(spans))


def fake_identify(text: str) -> tuple[str, float]:
    """The same surface as `pipeline.article.language.identify`."""
    return ("en" if text.startswith(ENGLISH) else "id"), 0.5
