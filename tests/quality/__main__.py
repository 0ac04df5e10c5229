"""All quality tables on the development data: ``python -m tests.quality`` (``make eval``)."""

from __future__ import annotations

from tests.quality import analysis, cleaning, coref

if __name__ == "__main__":
    analysis.main()
    cleaning.main()
    coref.main()
