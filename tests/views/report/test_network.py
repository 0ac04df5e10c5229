from __future__ import annotations

from pipeline.views.report.network import Edge, draw, strongest


def tie(a: str, b: str, documents: int = 1) -> Edge:
    return Edge(a, b, a.upper(), b.upper(), "PERSON", "ORG", documents, 1)


def test_no_more_nodes_than_can_be_read_and_few_ties_each():
    star = [tie("hub", f"n{i:02}", 100 - i) for i in range(20)]
    pairs = [tie(f"a{i:02}", f"b{i:02}") for i in range(40)]
    chosen = strongest([*star, *pairs])
    nodes = [end for edge in chosen for end in (edge.source, edge.target)]
    assert nodes.count("hub") == 4
    assert len(set(nodes)) <= 26
    assert chosen[:4] == star[:4]


def test_every_node_is_drawn_with_its_name():
    svg = draw([tie("sari & co", "kpk", 3), tie("sari & co", "x" * 40)])
    assert svg.count("<circle") == 3
    assert "SARI &amp; CO" in svg
    assert f"<title>{'X' * 40}</title>" in svg
    assert f">{'X' * 25}…</text>" in svg
