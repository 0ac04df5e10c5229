from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.punctuation import ROOT, attach_marks

FORMS = ["(", ")", '"', ".", ",", "-", "“", "”", "kata"]


def attached(words: str, heads: list[int]) -> dict[str, str]:
    """By mark its head; marks are what is no letter, 0 is the root and n the nth word."""
    forms = words.split()
    marks = [i for i, form in enumerate(forms) if not form.isalpha()]
    result = attach_marks([head - 1 for head in heads], forms, marks)
    return {forms[i]: forms[result[i]] for i in marks}


@pytest.mark.parametrize(
    ("words", "heads", "expected"),
    [
        # Brackets hang on the head of what they enclose.
        ("Budi ( kakak Ani ) pergi", [6, 1, 1, 3, 6, 0], {"(": "kakak", ")": "kakak"}),
        # A full stop closes the sentence.
        ("Budi pergi ke Bogor .", [2, 0, 4, 2, 4], {".": "Bogor"}),
        ("Budi pergi ke Bogor .", [2, 0, 4, 2, 3], {".": "pergi"}),
        # A dash goes to the part that depends on the other.
        ("perang - saudara", [0, 1, 1], {"-": "saudara"}),
        # Where the parser chose a unit that ends here, it stays.
        ("Budi pergi ; Ani tidur", [2, 0, 4, 5, 2], {";": "Ani"}),
        # Commas are the parser's.
        ("Budi , kakak Ani , pergi", [6, 6, 1, 3, 6, 0], {",": "pergi"}),
    ],
)
def test_where_marks_hang(words, heads, expected):
    assert attached(words, heads) == expected


def test_a_mark_with_words_below_it_stays():
    assert attached("* Budi pergi", [3, 1, 0]) == {"*": "pergi"}


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[str]]:
    """A tree over at most 12 words in any order of heads."""
    count = draw(st.integers(1, 12))
    order = draw(st.permutations(range(count)))
    heads = [ROOT] * count
    for place, word in enumerate(order[1:], start=1):
        heads[word] = order[draw(st.integers(0, place - 1))]
    return heads, draw(st.lists(st.sampled_from(FORMS), min_size=count, max_size=count))


@given(trees())
def test_the_result_is_a_tree_and_only_marks_move(tree):
    heads, forms = tree
    marks = [i for i, form in enumerate(forms) if not form.isalpha()]
    result = attach_marks(heads, forms, marks)
    for word, head in enumerate(result):
        assert word in marks or head == heads[word]
        above, steps = word, 0
        while result[above] != ROOT:
            above, steps = result[above], steps + 1
            assert steps <= len(result)
    assert result.count(ROOT) == 1
