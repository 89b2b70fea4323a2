import re
import shutil
import subprocess

import networkx
import pytest

from kg.views.layout import lay_out
from tests.graphs import CONFIG, contribution_of, sample_graph

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

HOSTILE = """
Evil PROPN NNP 2 nsubj ORG:COMPANY
bought VERB VBD 0 root
</script><script>document.title='owned'</script>_ PROPN NNP 2 obj ORG:COMPANY
. PUNCT . 2 punct
"""


def open_in_browser(path, tmp_path):
    """Return the page as the browser makes it, and what its console says, with every host unreachable."""
    command = [
        CHROMIUM,
        *FLAGS,
        "--enable-logging=stderr",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ]
    run = subprocess.run(
        [*command, "--virtual-time-budget=4000", "--dump-dom", f"file://{path}"],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return run.stdout, [line for line in run.stderr.splitlines() if "CONSOLE" in line]


def test_page_names_no_address_to_load_from(graph):
    html = graph.explore().html
    assert "default-src 'none'" in html
    assert not re.findall(r"<(?:link|script|img|iframe)[^>]+(?:src|href)=", html)
    assert "cdn" not in html.lower().replace("cdnjs", "") or "jsdelivr" not in html


def test_page_is_the_same_each_time(graph):
    assert graph.explore().html == graph.explore().html


def test_hostile_names_stay_text():
    from kg.pipeline import assemble

    html = assemble([contribution_of("evil", HOSTILE)], CONFIG).explore(title="</title><script>1</script>").html
    assert "<script>document.title" not in html
    assert "<title>&lt;/title&gt;" in html


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)")
@pytest.mark.parametrize("title", ["Plain", "</title><script>document.title='owned'</script>"])
def test_page_opens_without_a_network_and_without_console_errors(title, tmp_path):
    path = tmp_path / "graph.html"
    sample_graph().explore(path, title=title)
    dom, console = open_in_browser(path, tmp_path)
    assert console == []
    assert "<canvas" in dom, "vis-network drew nothing"
    assert "<title>owned" not in dom
    assert '<option value="Microsoft">' in dom


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)")
def test_hostile_names_do_nothing_in_a_browser(tmp_path):
    from kg.pipeline import assemble

    path = tmp_path / "graph.html"
    assemble([contribution_of("evil", HOSTILE)], CONFIG).explore(path)
    dom, console = open_in_browser(path, tmp_path)
    assert console == []
    assert "<title>owned" not in dom


def test_layout_keeps_labels_apart():
    star = networkx.star_graph(25)
    graph = networkx.relabel_nodes(star, {i: f"node {i}" for i in star})
    places = list(lay_out(graph, dict.fromkeys(graph, 150.0)).values())
    assert len(places) == 26
    for i, (x, y) in enumerate(places):
        for a, b in places[:i]:
            assert abs(x - a) > 150 or abs(y - b) > 50


def test_layout_of_an_empty_graph_is_empty():
    assert lay_out(networkx.Graph(), {}) == {}
