"""What the learned components have in common: calls, streams and files."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc

from pipeline.batching import packed
from pipeline.nlp.files import Stored

BATCH_WORDS = 4000


class Component(Stored):
    """A component that annotates Docs in batches of like work, in fixed order."""

    name: str
    settings: tuple[str, ...] = ()  # names of the arguments beside *nlp* and *name*
    batch_words = BATCH_WORDS  # words annotated together, tokens of whitespace included

    def arguments(self) -> dict[str, Any]:
        """Give what the component was made with; it needs *nlp* for nothing."""
        names = ("name", *self.settings)
        return {"nlp": None, **{name: getattr(self, name) for name in names}}

    @abstractmethod
    def annotate(self, docs: list[Doc]) -> None:
        """Annotate *docs* in place."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one `Doc`."""
        self.annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:
        """Annotate a stream; batches are formed by words, not by *batch_size* Docs."""
        for batch in packed(stream, len, self.batch_words):
            self.annotate(batch)
            yield from batch
