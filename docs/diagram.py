"""Draw an ontology as SVG: its classes as a tree, and each property between the classes that it leads from and to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from kg.ontology import Ontology

ROW, BOX, WIDTH = 24, 18, 150
"""Pixels between lines, and of a box."""

LEFT, MIDDLE, RIGHT = 10, 400, 640
"""Where the classes begin that properties lead from, the middle of their names, and where those begin that they lead to."""

STYLE = """
svg.ontology { width: 100%; height: auto; min-width: 700px; max-width: 800px; font: 12px system-ui, sans-serif }
svg.ontology text { fill: currentColor } svg.ontology path { fill: none; stroke: currentColor; opacity: .3 }
svg.ontology rect { fill: #0072b2; fill-opacity: .12; stroke: #0072b2 }
svg.ontology a:hover path, svg.ontology a:focus path { stroke: #d55e00; stroke-width: 2; opacity: 1 }
svg.ontology a:hover text, svg.ontology a:focus text { text-decoration: underline; font-weight: 600 }
""".replace("\n", " ")


def class_tree(ontology: Ontology) -> str:
    """Return the classes of an ontology as a tree that grows to the right."""
    shapes: list[str] = []
    rows = _branches(ontology, _below(ontology, ""), 0, 0, shapes)
    return _picture("The classes, each beside those that it is a kind of", 4 * (WIDTH + 50), rows * ROW + ROW, shapes)


def _below(ontology: Ontology, above: str) -> list[str]:
    return sorted(name for name, c in ontology.classes.items() if (above in c.parents if above else not c.parents))


def _branches(ontology: Ontology, names: Iterable[str], depth: int, row: int, shapes: list[str]) -> int:
    """Draw classes with what is below them from a row on; return the row after them."""
    x = LEFT + depth * (WIDTH + 50)
    for name in names:
        below = _below(ontology, name)
        shapes += [_box(x, _height(row), name)]
        after = row
        for child in below:
            shapes.append(_curve(x + WIDTH, _height(row), x + WIDTH + 50, _height(after)))
            after = _branches(ontology, [child], depth + 1, after, shapes)
        row = max(after, row + 1)
    return row


def property_picture(ontology: Ontology) -> str:
    """Return the properties of an ontology, each between the classes of its domain and those of its range."""
    order = {name: place for place, name in enumerate(_in_tree(ontology, ""))}
    starts = {p.name: sorted(p.domain, key=order.__getitem__) or ["anything"] for p in ontology.properties.values()}
    ends = {
        p.name: [p.datatype] if p.datatype else sorted(p.range, key=order.__getitem__) or ["anything"]
        for p in ontology.properties.values()
    }

    def place(name: str) -> tuple[float, float, str]:
        means = [sum(order.get(c, len(order)) for c in classes[name]) / len(classes[name]) for classes in (starts, ends)]
        return (*means, name)  # type: ignore[return-value]  # two means

    rows = {name: row for row, name in enumerate(sorted(ontology.properties, key=place))}
    left, right = (_beside(classes, rows) for classes in (starts, ends))
    shapes = [_property(name, row, starts[name], ends[name], left, right) for name, row in rows.items()]
    shapes += [_box(x, y, name) for x, column in ((LEFT, left), (RIGHT, right)) for name, y in column.items()]
    return _picture(
        "The properties, from the classes of their subjects to those of their objects",
        RIGHT + WIDTH + LEFT,
        len(rows) * ROW + ROW,
        shapes,
    )


def _in_tree(ontology: Ontology, above: str) -> Iterable[str]:
    for name in _below(ontology, above):
        yield name
        yield from _in_tree(ontology, name)


def _beside(classes: Mapping[str, list[str]], rows: Mapping[str, int]) -> dict[str, float]:
    """Return the height of each class: the mean of its properties', none above another."""
    heights: dict[str, list[float]] = {}
    for name, row in rows.items():
        for c in classes[name]:
            heights.setdefault(c, []).append(_height(row))
    means = {c: sum(values) / len(values) for c, values in heights.items()}
    ordered, placed, last = sorted(means, key=lambda c: (means[c], c)), {}, 0.0
    for c in ordered:
        last = placed[c] = max(means[c], last + ROW)
    return placed


def _property(
    name: str, row: int, starts: list[str], ends: list[str], left: Mapping[str, float], right: Mapping[str, float]
) -> str:
    half = len(name) * 3.9 + 6
    lines = [_curve(LEFT + WIDTH, left[c], MIDDLE - half, _height(row)) for c in starts]
    lines += [_curve(MIDDLE + half, _height(row), RIGHT, right[c]) for c in ends]
    said = f"{name}: from {', '.join(starts)} to {', '.join(ends)}"
    title = f"<title>{escape(said)}</title>"
    words = f'<text x="{MIDDLE}" y="{_height(row) + 4:g}" text-anchor="middle">{escape(name)}</text>'
    return f'<a href="#{escape(name.lower())}">{title}{"".join(lines)}{words}</a>'


def _height(row: int) -> float:
    return ROW * (row + 0.75)


def _curve(x: float, y: float, x2: float, y2: float) -> str:
    middle = (x + x2) / 2
    return f'<path d="M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {y2:g} {x2:g} {y2:g}"/>'


def _box(x: float, y: float, words: str) -> str:
    box = f'<rect x="{x:g}" y="{y - BOX / 2:g}" width="{WIDTH}" height="{BOX}" rx="4"/>'
    return f'{box}<text x="{x + WIDTH / 2:g}" y="{y + 4:g}" text-anchor="middle">{escape(words)}</text>'


def _picture(title: str, width: float, height: float, shapes: Iterable[str]) -> str:
    head = f'<svg class="ontology" role="group" aria-label="{escape(title)}" viewBox="0 0 {width:g} {height:g}" xmlns="http://www.w3.org/2000/svg">'
    return f"<div style='overflow-x: auto'>{head}<style>{STYLE}</style>{''.join(shapes)}</svg></div>"
