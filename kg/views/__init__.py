"""Draw a graph as one HTML page that opens without a network."""

from kg.views.explorer import Choice, Page, make_page
from kg.views.selection import Selection

__all__ = ["Choice", "Page", "Selection", "make_page"]
