"""The exceptions that the command line turns into one line each."""

from __future__ import annotations


class KgError(Exception):
    """A problem that one line explains; nothing was done (exit code 2)."""


class NoSuchPath(KgError):
    """A path that was given does not exist."""


class NoGraph(KgError):
    """A folder holds no graph."""


class Locked(KgError):
    """Another process writes the graph."""


class OutputError(KgError):
    """The output folder or file cannot be written."""


class QueryError(KgError):
    """A query that cannot be run: syntax, unknown name, unknown or missing parameter."""


class LexiconError(KgError):
    """A lexicon file is malformed; the message names file and line."""


class UsageError(KgError):
    """Arguments that do not go together."""
