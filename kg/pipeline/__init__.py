"""Building and changing a graph: from articles to a store and the files beside it."""

from kg.pipeline.building import BuildReport, build, remove
from kg.pipeline.outputs import Progress, Step
from kg.pipeline.workers import Extractor

__all__ = ["BuildReport", "Extractor", "Progress", "Step", "build", "remove"]
