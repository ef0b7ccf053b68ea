"""Extraction: from chunked sentences to the facts of one article."""

from kg.extraction.cascade import Extractor, extract, extractor

__all__ = ["Extractor", "extract", "extractor"]
