"""One HTML file out of a view: pyvis fills a template of ours, which fetches nothing and runs nothing but our scripts."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from typing import Any

from kg.render.view import View

SCRIPTS = ("words.js", "model.js", "canvas.js", "panel.js", "controls.js", "start.js")  # one scope, in this order
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
MANY_EDGES = 600


def page(view: View, title: str) -> str:
    """The page as text, the same for the same view."""
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup
    from pyvis.network import Network

    vis = _text("pyvis", VIS)
    own = "'use strict';\n(() => {\n" + "\n".join(_text("kg", f"templates/{name}") for name in SCRIPTS) + "\n})();\n"
    style = _text("kg", "templates/view.css")
    if "</script" in own + vis or "</style" in style:
        raise AssertionError("a script or style of ours would end before its end")
    net = Network(cdn_resources="in_line", heading=title)
    # add_node and add_edge look for duplicates one by one, minutes for a big graph; ours are unique already
    net.nodes, net.edges, net.options = view.nodes, view.edges, _options(len(view.edges))
    environment = Environment(loader=PackageLoader("kg"), autoescape=True, keep_trailing_newline=True)
    environment.filters["data"] = lambda value: Markup(script_json(value))
    environment.globals.update(
        vis_script=Markup(vis), own_script=Markup(own), style=Markup(style), data=view.data,
        hashes={"vis": _hash(vis), "own": _hash(own), "style": _hash(style)},
    )  # fmt: skip
    net.templateEnv, net.path = environment, "view.html"
    return str(net.generate_html())


def script_json(value: Any) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return "".join(character if not 0xD800 <= ord(character) <= 0xDFFF else "\ufffd" for character in text)


def _text(package: str, path: str) -> str:
    return (files(package) / path).read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _options(edges: int) -> dict[str, Any]:
    many = edges > MANY_EDGES
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 7},
        "interaction": {
            "hover": True, "hideEdgesOnDrag": many, "hideEdgesOnZoom": many, "selectConnectedEdges": False,
            "keyboard": {"enabled": True, "bindToWindow": False}, "tooltipDelay": 0,
        },
        "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False},
        "edges": {
            "smooth": False, "selectionWidth": 1.5, "hoverWidth": 1,
            "arrows": {"to": {"scaleFactor": 0.45}, "from": {"scaleFactor": 0.45}},
        },
    }  # fmt: skip
