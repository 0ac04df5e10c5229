"""Word pieces of the shared encoder, word by word.

Every UD word is segmented on its own, with the leading ``▁`` of a word after a space and without
it inside an orthographic token (clitics, punctuation). So each word has its own pieces, alignment
is exact by construction, and pieces can be cached by form.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from tokenizers import Tokenizer

from pipeline.errors import ModelError

MAX_PIECES_PER_WORD = 16  # longer words are URLs or noise: their head decides


class WordPieces:
    """Piece ids of words under the tokenizer file with the content *data*."""

    def __init__(self, data: bytes) -> None:
        self._tokenizer = Tokenizer.from_buffer(data)
        self.start = self._id("<s>")
        self.stop = self._id("</s>")
        self.pad = self._id("<pad>")
        self._unknown = self._id("<unk>")
        self.of = lru_cache(maxsize=200_000)(self._segment)

    @cached_property
    def mask(self) -> int:
        """The piece that hides another; only training needs it."""
        return self._id("<mask>")

    def _id(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ModelError(f"the word pieces of the encoder have no {piece}")
        return number

    def _segment(self, form: str, after_space: bool) -> tuple[int, ...]:
        text = self._tokenizer.normalizer.normalize_str(form).replace(" ", "▁")
        pieces = self._tokenizer.model.tokenize(("▁" if after_space else "") + text)
        ids = tuple(piece.id for piece in pieces[:MAX_PIECES_PER_WORD])
        return ids or (self._unknown,)

    def to_bytes(self) -> bytes:
        """Give the content of the tokenizer file."""
        return self._tokenizer.to_str(pretty=True).encode()
