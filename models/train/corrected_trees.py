"""Trees that readers corrected, laid on the sentences of the annotated articles they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from examples import Example


def with_trees(sentence: Example, trees: Mapping[tuple[str, ...], Example]) -> Example:
    """Give *sentence* UPOS, heads and relations of the tree over the same words, if there is one.

    So the encoder reads the sentence once for names and tree.
    """
    tree = trees.get(tuple(form for form, _ in sentence.words))
    if tree is None:
        return sentence
    return replace(sentence, upos=tree.upos, head=tree.head, deprel=tree.deprel)
