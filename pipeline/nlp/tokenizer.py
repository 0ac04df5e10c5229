"""The stanza tokenizer as a spaCy tokenizer: sentences, tokens and UD words in one `Doc`.

The tokens of the `Doc` are UD words; a multiword token (*penghuninya*) is a run of words without
space between them, and ``token._.surface`` holds the orthographic token. Sentence boundaries are
preset (``token.is_sent_start``) and never cross a line break. Whitespace other than one space
between words is a whitespace token, as spaCy has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from spacy.tokens import Doc
from spacy.util import registry

from pipeline.batching import packed
from pipeline.errors import ModelError
from pipeline.nlp import graph_engine, stanza_engine
from pipeline.nlp.files import ModelFiles, Stored
from pipeline.nlp.glued_marks import with_marks_divided
from pipeline.nlp.hyphens import with_hyphens_settled
from pipeline.nlp.long_runs import pieces_of, with_long_runs
from pipeline.nlp.lost_letters import without_lost_letters
from pipeline.nlp.make_doc import make_doc
from pipeline.nlp.multiword import (
    Forms,
    as_forms,
    is_guess,
    is_one_word,
    root_and_enclitic,
)
from pipeline.nlp.segmenter import Token
from pipeline.nlp.sentence_ends import with_sure_ends
from pipeline.nlp.slashes import with_slashes_divided
from pipeline.nlp.word_span import WordSpan
from pipeline.nlp.year_lists import with_years_divided

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab


class Settled(Protocol):
    """`StanzaTokenizer._settled`."""

    def __call__(self, lower: str, *, common: bool) -> tuple[int, ...]:
        """Give lengths, or nothing."""


EngineName = Literal["graph", "stanza"]
MODEL_FILES = ("multiword.json", *graph_engine.FILES, *stanza_engine.FILES)
LONGEST_TEXT = 100_000_000  # characters; texts are encoded window by window
LONGEST_SENTENCE = 256  # words; what is longer is cut, since parsing is quadratic in it
BATCH_CHARACTERS = 100_000  # stanza needs about 260 MB for 1 MB of text
NAMES_END = ("kah", "ku", "mu")  # capitalised words in these are names (Azkah) more than questions


class Engine(Protocol):
    """What finds tokens: `pipeline.nlp.graph_engine` or `pipeline.nlp.stanza_engine`."""

    def segment(self, lines: Sequence[str]) -> list[list[Token]]:
        """Give the tokens of each line."""

    def split(self, forms: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """Give the lengths of the words of each of *forms*, which are multiword tokens."""


class StanzaTokenizer(Stored):
    """Tokenizer of a spaCy `Language`; the models load on first use.

    Args:
        vocab: of the `Language`.
        folder: holds `MODEL_FILES`; given here, or by `from_disk` when a pipeline is loaded.
        engine: ``graph`` runs Stanza's networks without Stanza; ``stanza`` runs Stanza itself,
            which takes several times as long and is what ``graph`` is compared with.
    """

    def __init__(
        self, vocab: Vocab, *, folder: Path | None = None, engine: EngineName = "graph"
    ) -> None:
        self.vocab = vocab
        self.engine: EngineName = engine
        self._files = None if folder is None else ModelFiles.in_folder(folder)
        self._loaded: Engine | None = None
        self._forms: Forms = {}
        self._known: Settled = self._settled  # remembered, once there are models

    def __call__(self, text: str) -> Doc:
        """Tokenize one text; `pipe` is faster for many."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str], *, batch_size: int = BATCH_CHARACTERS) -> Iterator[Doc]:
        """Tokenize texts in order, about *batch_size* characters at a time."""
        for batch in packed(texts, len, batch_size):
            pieces = [list(pieces_of(text)) for text in batch]
            lines = [text[a:b] for text, own in zip(batch, pieces, strict=True) for a, b in own]
            spans = iter(self._tokenize(lines))
            for text, own in zip(batch, pieces, strict=True):
                words: list[WordSpan] = []
                for start, _ in own:
                    words += _shifted(next(spans), start)
                words = with_long_runs(text, words)
                words = with_slashes_divided(text, with_hyphens_settled(text, words))
                words = with_years_divided(text, with_marks_divided(text, words))
                yield make_doc(self.vocab, text, _with_short_sentences(words))

    def _tokenize(self, lines: Sequence[str]) -> list[list[WordSpan]]:
        """Find the words of each line, with offsets into that line."""
        filled = [line for line in lines if line.strip()]
        spans = zip(filled, self._run(filled), strict=True)
        found = (without_lost_letters(line, with_sure_ends(line, words)) for line, words in spans)
        return [next(found) if line.strip() else [] for line in lines]

    def _run(self, lines: Sequence[str]) -> list[list[WordSpan]]:
        if not lines:
            return []
        engine = self._models()
        tokens = engine.segment(lines)
        open_forms = {
            line[token.start : token.end]
            for line, own in zip(lines, tokens, strict=True)
            for token in own
            if token.is_multiword
        }
        split = engine.split(sorted(open_forms))
        return [
            list(_words(line, own, self._known, split))
            for line, own in zip(lines, tokens, strict=True)
        ]

    def _settled(self, lower: str, *, common: bool) -> tuple[int, ...]:
        """Give the lengths of the words of a form that no model is asked about, or nothing."""
        lengths = self._forms.get(lower, ())
        if not lengths and is_one_word(lower):
            return (len(lower),)
        return lengths or (root_and_enclitic(lower) if common else ())

    def _models(self) -> Engine:
        if self._loaded is None:
            self._loaded = _load(self._stored(), self.engine)
            self._forms = as_forms(self._stored().json("multiword.json"))
            self._known = lru_cache(maxsize=200_000)(self._settled)
        return self._loaded

    def arguments(self) -> dict[str, Any]:
        """Give the vocabulary, which the pipeline shares, and the engine."""
        return {"vocab": self.vocab, "engine": self.engine}

    def to_files(self) -> dict[str, bytes]:
        """Give the model files as they are."""
        return {name: self._stored().read(name) for name in MODEL_FILES}

    def from_files(self, files: ModelFiles) -> None:
        """Take over model files; they are read on first use."""
        self._files, self._loaded = files, None

    def _stored(self) -> ModelFiles:
        if self._files is None:
            raise ModelError("the tokenizer has no models; load the pipeline with spacy.load")
        return self._files


@registry.tokenizers("nusawarta.StanzaTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(engine: EngineName = "graph") -> Any:
    """Make the tokenizer as spaCy's configuration names it."""

    def create(nlp: Language) -> StanzaTokenizer:
        nlp.max_length = LONGEST_TEXT
        return StanzaTokenizer(nlp.vocab, engine=engine)

    return create


def _words(
    line: str,
    tokens: Iterable[Token],
    settled: Settled,
    split: Mapping[str, tuple[int, ...]],
) -> Iterator[WordSpan]:
    for start, end, first, is_multiword in tokens:
        text = line[start:end]
        lower = text.lower()
        lengths = settled(lower, common=first or lower == text)
        if not lengths and is_multiword:
            lengths = split[text]
            named = lower != text and not lower.endswith(NAMES_END)
            if not named and is_guess(lengths, lower):
                lengths = ()
        if len(lengths) < 2 or sum(lengths) != end - start:  # one word, or no concatenation
            yield WordSpan(start, end, start, end, first)
            continue
        position, begins = start, first
        for length in lengths:
            yield WordSpan(position, position + length, start, end, begins)
            position += length
            begins = False


def _shifted(words: list[WordSpan], by: int) -> list[WordSpan]:
    if not by:
        return words
    return [WordSpan(a + by, b + by, c + by, d + by, first) for a, b, c, d, first in words]


def _with_short_sentences(words: Sequence[WordSpan]) -> list[WordSpan]:
    """Start a new sentence after `LONGEST_SENTENCE` words."""
    result, length = [], 0
    for word in words:
        length = 1 if word.starts_sentence else length + 1
        inside_token = word.start != word.surface_start
        too_long = length > LONGEST_SENTENCE and not inside_token
        result.append(word._replace(starts_sentence=True) if too_long else word)
        if too_long:
            length = 1
    return result


def _load(files: ModelFiles, engine: EngineName) -> Engine:
    missing = [name for name in MODEL_FILES if not files.has(name)]
    if missing:
        raise ModelError(f"tokenizer models missing in {files.place}: {', '.join(missing)}")
    if engine == "stanza":
        from pipeline.nlp.stanza_engine import StanzaEngine

        return StanzaEngine(files)
    from pipeline.nlp.graph_engine import GraphEngine

    return GraphEngine(files)
