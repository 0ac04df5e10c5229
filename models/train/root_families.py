"""Count how common roots and their families are, for `pipeline.morphology.roots`.

    python models/train/root_families.py --corpora ../shared/corpora

Writes ``pipeline/lang/morphology/families.tsv``. A family is the root and its plainest derived
forms; a form that is a root itself counts for that root alone.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.morphology.roots import roots

TARGET = Path(__file__).resolve().parents[2] / "pipeline/lang/morphology/families.tsv"
HEADER = """\
# Root, tab, size of its family in 3.5 million words of news and Wikipedia: the binary logarithm of
# how often it and its plainest derived forms stand there, at most 10. Roots not listed are rare.
"""
SEEN = 2  # times a form must have been seen
LARGEST = 10
PREFIXES = ("", "di", "ter", "ber", "se", "me", "mem", "men")
SUFFIXES = ("", "kan", "i", "nya", "an")
AFFIXES = [
    *((prefix, suffix) for prefix in PREFIXES for suffix in SUFFIXES if prefix or suffix),
    *((prefix, "an") for prefix in ("ke", "pe", "per")),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    args = parser.parse_args()
    seen = Counter(words(args.corpora / "text"))
    counts = {form: count for form, count in seen.items() if count >= SEEN}
    sizes = ((root, family_size(root, counts)) for root in sorted(roots()) if root.isalpha())
    rows = [f"{root}\t{size}\n" for root, size in sizes if size]
    TARGET.write_text(HEADER + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} roots")


def words(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield from (word for word in re.findall(r"[a-z-]+", line.lower()) if len(word) > 2)


def family_size(root: str, counts: dict[str, int]) -> int:
    forms = (prefix + root + suffix for prefix, suffix in AFFIXES)
    derived = sum(counts.get(form, 0) for form in forms if form not in roots())
    return min(LARGEST, (1 + counts.get(root, 0) + derived).bit_length() - 1)


if __name__ == "__main__":
    main()
