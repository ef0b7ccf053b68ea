"""The dataset on disk: one writer, whole articles, and snapshots for readers.

A graph's folder holds `store/`, the database that the one writer changes, `.snapshots/N/`, hard-linked copies that readers open, and
`store.json`, which says what the store is and whether a build of it was finished.
"""

from kg.store.held import Known, Values, articles, described, known, told_date, value_of
from kg.store.reader import Reader
from kg.store.state import State, read_state, replacing, write_state
from kg.store.writer import Writer

__all__ = [
    "Known",
    "Reader",
    "State",
    "Values",
    "Writer",
    "articles",
    "described",
    "known",
    "read_state",
    "replacing",
    "told_date",
    "value_of",
    "write_state",
]
