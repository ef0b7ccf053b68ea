"""Extraction: from chunked sentences to the facts of one article."""
