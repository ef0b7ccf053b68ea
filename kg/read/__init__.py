"""Reads articles from text, HTML and JSON Lines files, folders and standard input."""

from kg.read.files import read
from kg.read.furniture import body_spans

__all__ = ["body_spans", "read"]
