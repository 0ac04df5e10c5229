"""Tokens and multiword tokens by Stanza itself: what the exported networks are compared with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from pipeline.nlp.segmenter import Token

if TYPE_CHECKING:
    from pipeline.nlp.files import ModelFiles

FILES: Final = ("resources.json", "tokenize.pt", "mwt.pt")


class StanzaEngine:
    """Stanza's processors ``tokenize`` and ``mwt`` over lines."""

    def __init__(self, files: ModelFiles) -> None:
        self._pipeline = _load(files)
        self._lengths: dict[str, tuple[int, ...]] = {}

    def segment(self, lines: Sequence[str]) -> list[list[Token]]:
        """Give the tokens of each line; lines have no line breaks, and are not blank."""
        result: list[list[Token]] = [[] for _ in lines]
        if not lines:
            return result
        # One text with a blank line between paragraphs is what stanza batches best.
        document = self._pipeline("\n\n".join(lines))
        row, begin = 0, 0
        for sentence in document.sentences:
            for number, token in enumerate(sentence.tokens):
                while token.start_char >= begin + len(lines[row]):
                    begin += len(lines[row]) + 2
                    row += 1
                several = len(token.words) > 1
                if several:
                    self._lengths[token.text] = tuple(len(word.text) for word in token.words)
                span = token.start_char - begin, token.end_char - begin
                result[row].append(Token(*span, number == 0, several))
        return result

    def split(self, forms: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """Give the lengths of the words of each of *forms*, which `segment` has seen."""
        return {form: self._lengths[form] for form in forms}


def _load(files: ModelFiles) -> Any:
    """Load the stanza pipeline of *files*, which stanza wants in a folder while it loads."""
    import stanza
    from stanza.pipeline.core import DownloadMethod

    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in FILES:
            (folder / file).write_bytes(files.read(file))
        return stanza.Pipeline(
            lang="id",
            dir=name,
            processors="tokenize,mwt",
            package=None,
            download_method=DownloadMethod.NONE,
            tokenize_model_path=str(folder / "tokenize.pt"),
            mwt_model_path=str(folder / "mwt.pt"),
            use_gpu=False,
            logging_level="WARN",
        )
