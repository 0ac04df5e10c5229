"""A small rule-based stand-in for the trained models, with the same surface.

`load_fake_language(ModelConfig())` gives a spaCy `Language` whose tokenizer has ``__call__`` and
``pipe`` and presets sentences, whitespace tokens and multiword tokens as the stanza tokenizer
does, and whose one component fills UPOS, feats, lemma, head, deprel and entities. It is a
module-level function, so that an `Enricher` that carries it can be pickled to other processes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.config import ModelConfig
from pipeline.extensions import set_surface

BREAKS_TOKENIZER = "rusaktoken"  # a text with this word makes the tokenizer raise
BREAKS_ANALYSIS = "rusakanalisis"  # a document with this word makes the component raise

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
        doc = Doc(self.vocab, words=words, spaces=spaces, sent_starts=starts)
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
            starts.append(opens and not part.isspace() or len(words) == 1)
            opens = opens and part.isspace()
        opens = opens or piece in _SENTENCE_END or "\n" in piece
    return words, spaces, starts, surfaces


@Language.component("fake_analysis")
def fake_analysis(doc: Doc) -> Doc:
    """Tag by form; the first word of a sentence is its root; runs of capitals are entities."""
    if any(token.lower_ == BREAKS_ANALYSIS for token in doc):
        raise ValueError("the analysis cannot read this")
    sents = list(doc.sents)  # before heads are set, which the sentence boundaries then follow
    ents = []
    for sent in sents:
        words = [token for token in sent if not token.is_space]
        for token in sent:
            token.head = words[0] if words else sent[0]
            token.dep_ = "ROOT" if token.head == token else "dep"
            token.pos_ = _upos(token.text, first=bool(words) and token == words[0])
            token.lemma_ = token.text if token.pos_ == "PROPN" else token.lower_
            if token.pos_ == "NOUN":
                token.set_morph("Number=Sing")
        ents += _entities(sent)
    doc.ents = ents
    return doc


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


def load_fake_language(config: ModelConfig) -> Language:
    """The same surface as `pipeline.nlp.load.load_language`, in milliseconds."""
    nlp = spacy.blank("id")
    nlp.tokenizer = FakeTokenizer(nlp.vocab)
    nlp.add_pipe("fake_analysis")
    nlp.add_pipe("nusawarta_stem")
    return nlp
