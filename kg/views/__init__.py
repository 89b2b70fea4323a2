"""Draw a graph as one HTML page that opens without a network."""

from kg.views.explorer import Choice, Page, make_page

__all__ = ["Choice", "Page", "make_page"]
