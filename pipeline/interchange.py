"""How the article and the quotations of a `Doc` travel in its bytes.

spaCy writes ``doc.user_data`` as msgpack (`Doc.to_bytes`, `DocBin`, `nlp.pipe` over processes).
Here srsly, its writer, learns the values that `pipeline.extensions` keeps there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from pipeline.records import Article, Dropped, Paragraph, Quote, Record

Chain = Callable[[Any], Any] | None

_KIND: Final = "__nusawarta__"  # key under which the kind of a value stands
_RECORDS: Final[dict[str, type[Any]]] = {
    kind.__name__: kind for kind in (Article, Dropped, Paragraph, Quote, Record)
}
_TEXTS: Final[dict[str, Callable[[str], object]]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "Decimal": Decimal,
}


def encode(value: Any, chain: Chain = None) -> Any:
    """Turn a value that msgpack does not know into one that it knows.

    >>> encode(Paragraph("body", 0, 9))
    {'__nusawarta__': 'Paragraph', 'kind': 'body', 'start': 0, 'end': 9}
    """
    name = type(value).__name__
    kind = _RECORDS.get(name)
    if kind is not None and isinstance(value, kind):
        return {_KIND: name, **{f.name: getattr(value, f.name) for f in fields(kind)}}
    if isinstance(value, (date, Decimal)):
        return {_KIND: "datetime" if isinstance(value, datetime) else name, "text": str(value)}
    return value if chain is None else chain(value)


def decode(value: Any, chain: Chain = None) -> Any:
    """Turn what `encode` gave into the value again; lists of a record are tuples.

    >>> decode(encode(Paragraph("body", 0, 9)))
    Paragraph(kind='body', start=0, end=9)
    """
    kind = value.get(_KIND)
    if kind in _TEXTS:
        return _TEXTS[kind](value["text"])
    if kind in _RECORDS:
        items = ((name, item) for name, item in value.items() if name != _KIND)
        return _RECORDS[kind](
            **{name: tuple(item) if isinstance(item, list) else item for name, item in items}
        )
    return value if chain is None else chain(value)


def register() -> None:
    """Teach srsly; once a process."""
    import srsly  # type: ignore[import-untyped]

    srsly.msgpack_encoders.register("nusawarta", func=encode)
    srsly.msgpack_decoders.register("nusawarta", func=decode)
