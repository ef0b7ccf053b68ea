"""The package's words for comparing names, posts and gatherings."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def settings() -> dict[str, Any]:
    """The package's words for comparing posts, gatherings and names."""
    return tomllib.loads((files("kg") / "vi" / "identity.toml").read_text("utf-8"))


@cache
def optional_parts() -> frozenset[str]:
    """Parts of foreign names that may be left out."""
    return frozenset(settings()["names"]["optional"])


@cache
def patronymics() -> frozenset[str]:
    """Parts of names that may be cut at the end."""
    return frozenset(settings()["names"]["patronymic"])


@cache
def given_names() -> dict[str, str]:
    """Given names that are one, each with the form that stands for all."""
    return {name: group[0] for group in settings()["names"]["same"] for name in group}


@cache
def prepositions() -> frozenset[str]:
    """Words before a country that say where a post is held or what it deals with, not whose it is."""
    lines = (files("kg") / "vi" / "post_prepositions.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
