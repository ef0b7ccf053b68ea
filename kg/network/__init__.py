"""The facts as a network: built for networkx, written as GraphML, measured."""

from kg.network.analysis import analyze
from kg.network.graph import build
from kg.network.graphml import write_graphml

__all__ = ["analyze", "build", "write_graphml"]
