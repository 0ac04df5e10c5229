"""Make annotated articles of what readers wrote of the sentences that `doubtful_names.py` shows.

    python models/train/name_edits.py --work /tmp/nusawarta/doubtful \
        --edits models/train/name_edits.tsv --out /tmp/nusawarta/news.active.jsonl

An edit is a line: article, sentence, label or ``-`` for a mark that goes, words. It holds in its
sentence; words that the readers of an article named one way are named so in those of its sentences,
too, of which nobody wrote anything. An article without words was read and found right.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from doubtful_names import COLLECTIONS, Article, read_found

NEVER_SPREAD = frozenset({"LANGUAGE", "NORP"})  # Indonesia in *bahasa Indonesia*
SHORTEST_SPREAD = 4  # letters of a name that is found where no model saw one

Place = tuple[int, int]  # start, end
Edits = Mapping[int, Sequence[tuple[str, str]]]  # by sentence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="what `doubtful_names.py` found")
    parser.add_argument("--edits", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    edits = read_edits(args.edits)
    with args.out.open("w", encoding="utf-8") as file:
        for article in read_found(args.work):
            if article.id in edits:
                names = corrected(article, edits[article.id])
                spans = [{"start": a, "end": b, "label": x} for (a, b), x in sorted(names.items())]
                row = {"id": article.id, "text": article.text, "entities": spans}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_edits(path: Path) -> dict[str, Edits]:
    """Read the edits of each article."""
    result: defaultdict[str, defaultdict[int, list[tuple[str, str]]]]
    result = defaultdict(lambda: defaultdict(list))
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        article, *edit = line.split("\t")
        of_article = result[article]
        if edit:
            sentence, label, words = edit
            of_article[int(sentence)].append((label, words))
    return dict(result)


def corrected(article: Article, edits: Edits) -> dict[Place, str]:
    """Give the names of *article* after the *edits* of its sentences."""
    names = {(a, b): label for a, b, label in article.names}
    told: dict[str, str] = {}
    for number, own in edits.items():
        start, end, _ = article.sentences[number]
        for label, words in sorted(own, key=lambda edit: edit[0] != "-"):
            for place in _places(article.text, start, end, words):
                if label == "-":
                    names.pop(place, None)
                elif not any(_holds(other, place) for other in names if other != place):
                    _put(names, place, label)
            if label != "-" or words not in told:
                told[words] = label
    is_bundle = article.id.rpartition(":")[0] in COLLECTIONS  # of sentences without relation
    for number, (start, end, _) in enumerate(article.sentences):
        for words, label in {} if is_bundle or number in edits else told.items():
            if label not in NEVER_SPREAD and len(words) > 1:
                for place in _places(article.text, start, end, words):
                    _spread(article.text, names, place, label)
    return names


def _spread(text: str, names: dict[Place, str], place: Place, label: str) -> None:
    start, end = place
    if label == "-":
        names.pop(place, None)
    elif place in names:
        names[place] = label
    elif end - start >= SHORTEST_SPREAD and text[start].isupper():
        free = not any(a < end and start < b for a, b in names)
        glued = text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()
        if free and not glued:
            names[place] = label


def _places(text: str, start: int, end: int, words: str) -> Iterator[Place]:
    for match in re.finditer(re.escape(words), text[start:end]):
        yield start + match.start(), start + match.end()


def _holds(other: Place, place: Place) -> bool:
    return other[0] <= place[0] and place[1] <= other[1]


def _put(names: dict[Place, str], place: Place, label: str) -> None:
    for other in [o for o in names if o[0] < place[1] and place[0] < o[1]]:
        del names[other]
    names[place] = label


if __name__ == "__main__":
    main()
