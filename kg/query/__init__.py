"""Questions to a graph: packaged ones by name, files, and SPARQL."""

from kg.query.packaged import Param, Query, packaged
from kg.query.run import Asker
from kg.query.tables import FORMATS, Table, write_table

__all__ = ["FORMATS", "Asker", "Param", "Query", "Table", "packaged", "write_table"]
