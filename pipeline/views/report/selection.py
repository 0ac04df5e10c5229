"""Which documents a report is about: all of them, or those of an outlet, a time or a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from pipeline.errors import ConfigError
from pipeline.schema import TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SELECTED: Final = """
CREATE TEMP TABLE selected AS
SELECT doc_id FROM seen JOIN (SELECT DISTINCT doc_id, section FROM documents) USING (doc_id)
WHERE ($outlet IS NULL OR lower(outlet) = lower($outlet))
  AND ($section IS NULL OR lower(section) = lower($section))
  AND ($since IS NULL OR day >= $since) AND ($until IS NULL OR day <= $until)
  AND ($about IS NULL OR doc_id IN (
      SELECT doc_id FROM mentions WHERE corpus_id IN (
          SELECT corpus_id FROM mentions
          WHERE lower(canonical) = lower($about) OR lower(text) = lower($about))))
"""
_NARROWED: Final = "ALTER VIEW {0} RENAME TO every_{0}"
_VIEW: Final = "CREATE VIEW {0} AS SELECT * FROM every_{0} SEMI JOIN selected USING (doc_id)"


@dataclass(frozen=True, slots=True)
class Selection:
    """What documents must fit, all of it; case does not count in names.

    Attributes:
        outlet: the source of an article, else the host of its address.
        section: of the outlet, such as Ekonomi.
        since: the first day of publication.
        until: the last day of publication.
        about: a name that they have, in any of the forms that the corpus merges.
    """

    outlet: str | None = None
    section: str | None = None
    since: date | None = None
    until: date | None = None
    about: str | None = None

    def told(self) -> str:
        """Say in words which documents these are; nothing where they are all."""
        return ", ".join(self._parts())

    def _parts(self) -> Iterator[str]:
        if self.about:
            yield f"about {self.about}"
        if self.outlet:
            yield f"from {self.outlet}"
        if self.section:
            yield f"in {self.section}"
        if self.since:
            yield f"since {self.since}"
        if self.until:
            yield f"until {self.until}"

    def narrow(self, sql: DuckDBPyConnection) -> None:
        """Leave all other documents out of the views and of ``seen``.

        Raises:
            ConfigError: no document fits.
        """
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        sql.execute(_SELECTED, values)
        if sql.execute("SELECT count(*) FROM selected").fetchall() == [(0,)]:
            raise ConfigError(f"there is no document {self.told()}")
        views = {name for (name,) in sql.execute("SELECT view_name FROM duckdb_views()").fetchall()}
        for name in views.intersection(TABLES) - {"failures"}:
            sql.execute(_NARROWED.format(name))
            sql.execute(_VIEW.format(name))
        sql.execute("DELETE FROM seen WHERE doc_id NOT IN (SELECT doc_id FROM selected)")


EVERYTHING: Final = Selection()
