"""Draw a graph, and hand it to networkx.

In: a dataset. Out: a `Page` of HTML that opens without a network, or a `networkx.MultiDiGraph`.
"""

from kg.views.pyvis_page import Page, make_page

__all__ = ["Page", "make_page"]
