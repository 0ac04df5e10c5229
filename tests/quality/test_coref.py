"""Chains of WebAnno TSV become texts with names."""

from __future__ import annotations

from pathlib import Path

from tests.quality.coref import PairScore, read_chains

TSV = """#FORMAT=WebAnno TSV 3.2


#Text=Bupati Sari ( Bu Ari ) pergi . Ia
1-1\t0-6\tBupati\t_\t_\t_\t_\t_
1-2\t7-11\tSari\tPROPER[4]\t_\t_\t_\t_
1-3\t12-13\t(\t_\t_\t_\t_\t_
1-4\t14-16\tBu\tALIAS[4_5]|PROPER[5]\t_\t_\t_\t_
1-5\t17-20\tAri\tPROPER[5]\t_\t_\t_\t_
1-6\t21-22\t)\t_\t_\t_\t_\t_
1-7\t23-28\tpergi\t_\t_\t_\t_\t_
1-8\t29-30\t.\t_\t_\t_\t_\t_
1-9\t31-33\tIa\tIDENT[5_6]|PRONOUN[6]\t_\t_\t_\t_
#Text=Solo
2-1\t34-38\tSolo\tPROPER[7]\t_\t_\t_\t_
"""


def test_names_share_the_number_of_the_first_mention_of_their_chain(tmp_path: Path):
    path = tmp_path / "coref.tsv"
    path.write_text(TSV, encoding="utf-8")
    first, second = read_chains(path)
    assert first.text == "Bupati Sari (Bu Ari) pergi. Ia"
    assert [(first.text[a:b], chain) for a, b, chain in first.names] == [("Sari", 4), ("Bu Ari", 4)]
    assert (second.text, second.names) == ("Solo", [(0, 4, 7)])


def test_pairs_are_scored_in_per_cent():
    score = PairScore(names=4, found=4, gold=2, right=1)
    assert (score.precision, score.recall) == (25.0, 50.0)
    assert round(score.f1, 2) == 33.33
