"""``graphml``: the network of people and organisations, for Gephi, Cytoscape and networkx.

Nodes are entities of ``entity_index`` that have an edge, with ``name``, ``label`` and
``documents``; edges carry ``documents``, ``sentences``, ``first_seen`` and ``last_seen``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TextIO
from xml.sax.saxutils import escape, quoteattr

from pipeline.runs.output import Output
from pipeline.views.tables import Tables

_NODE: Final = {"name": "string", "label": "string", "documents": "long"}
_EDGE: Final = {
    "documents": "long",
    "sentences": "long",
    "first_seen": "string",
    "last_seen": "string",
}
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write(output: Output, stream: TextIO) -> int:
    """Write the network and return the number of its edges.

    Raises:
        InputError: the command ``entities`` was not run on this output.
    """
    tables = Tables(output.folder)
    edges = tables.dataset("edges")
    stream.write(_HEAD)
    for kind, attributes in (("node", _NODE), ("edge", _EDGE)):
        for name, type_ in attributes.items():
            stream.write(
                f'<key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'
            )
    stream.write('<graph edgedefault="undirected">\n')
    for row in _rows(
        tables.dataset("entity_index"), ["corpus_id", "canonical", "label", "documents"]
    ):
        if row["label"] in {"PERSON", "ORG"}:
            named = {**row, "name": row["canonical"]}
            stream.write(
                f"<node id={_quoted(row['corpus_id'])}>{_data('node', _NODE, named)}</node>\n"
            )
    written = 0
    for row in _rows(edges, ["source", "target", *_EDGE]):
        ends = f"source={_quoted(row['source'])} target={_quoted(row['target'])}"
        stream.write(f"<edge {ends}>{_data('edge', _EDGE, row)}</edge>\n")
        written += 1
    stream.write("</graph>\n</graphml>\n")
    return written


def _rows(dataset: Any, columns: list[str]) -> Iterator[dict[str, Any]]:
    for batch in dataset.to_batches(columns=columns):
        yield from batch.to_pylist()


def _data(kind: str, attributes: Mapping[str, str], row: Mapping[str, Any]) -> str:
    known = ((name, row[name]) for name in attributes if row[name] is not None)
    return "".join(f'<data key="{kind}_{name}">{_text(value)}</data>' for name, value in known)


def _text(value: object) -> str:
    return escape(_NOT_XML.sub("\ufffd", str(value)))


def _quoted(value: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", value))
