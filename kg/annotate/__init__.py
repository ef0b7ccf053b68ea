"""Annotation: one spaCy pipeline from text to chunks and mentions."""
