"""A query is written anew from its tokens, means the same as before, and is read alike by those who parse and run it."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.config import DEFAULT_BASE
from kg.dataset import EmbeddedStore
from kg.errors import QueryError
from kg.namespaces import prefixes
from kg.ontology import find_ontology
from kg.queries import list_stored_queries
from kg.queries.guard import check_query
from kg.queries.select import run_query
from kg.queries.spelling import DEEPEST, MOST_TOKENS, write_anew
from kg.queries.tokens import iter_tokens
from tests.graphs import sample_graph

KNOWN = prefixes(DEFAULT_BASE)
ORDINARY = (Path(__file__).parent / "ordinary.rq").read_text(encoding="utf-8").split("\n\n")
STORED = [query.text for query in list_stored_queries(find_ontology("news").parent)]


@pytest.fixture(scope="module")
def engine():
    engine = sample_graph().engine
    assert isinstance(engine, EmbeddedStore)
    extra = b"""@prefix x: <http://x.org/> .
x:a x:p 1, 2.5, 1.5e3, -4, "chat"@fr, "cat"@en, "back\\\\slash", "line\\nfeed", "\\u00e9t\\u00e9" ; x:q x:b, x:c . x:b x:q x:c ; x:l ( 1 2 ) .
x:c x:q x:d . x:d x:q x:a . <http://x.org/na%20me> x:p "escaped" . <http://x.org/a,b> x:p "comma" . <http://x.org/\xc3\xa9t\xc3\xa9> x:p "unicode" ."""
    engine.inner.load(extra, format=pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode("http://x.org/graph"))
    return engine


def rows_of(answer):
    """The rows of an answer in an order of their own, with blank nodes made alike."""
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return [bool(answer)]
    return sorted(re.sub(r"_:\w+", "_:", str([str(term) for term in row])) for row in answer)


@pytest.mark.parametrize("text", [*ORDINARY, *STORED], ids=lambda text: " ".join(text.split())[:60])
def test_ordinary_query_means_the_same_as_before(engine, text):
    query = check_query(text, KNOWN)
    graphs = {"default_graphs": query.default_graphs, "named_graphs": query.named_graphs}
    before, after = engine.query(text, KNOWN, **graphs), engine.query(query.text, {}, **graphs)
    if isinstance(before, pyoxigraph.QuerySolutions):
        assert [v.value for v in before.variables] == [v.value for v in after.variables]
    assert rows_of(before) == rows_of(after)
    assert len(run_query(engine, text, KNOWN)) == len(rows_of(engine.query(text, KNOWN, **graphs))) or query.form == "CONSTRUCT"


def test_most_ordinary_queries_have_an_answer(engine):
    answered = [text for text in ORDINARY if len(run_query(engine, text, KNOWN))]
    assert len(answered) > 0.9 * len(ORDINARY)


@pytest.mark.parametrize("text", [*ORDINARY, *STORED], ids=lambda text: " ".join(text.split())[:60])
def test_what_is_written_anew_stays_as_it_is(text):
    written = write_anew(text, KNOWN).text
    assert write_anew(written, {}).text == written
    assert "\n" not in written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"ASK { ?s ?p 'a\'b\\u0041 ' }", r'ASK { ?s ?p "a\'b\\u0041 " }'.replace(r"\'", "'")),
        (r"ASK { ?s ?p 'A\u00e9\U0001F600' }", 'ASK { ?s ?p "Aé😀" }'),
        ("ASK { ?s ?p '''a\r\n''b\"\t''' }", r'ASK { ?s ?p "a\r\n' + r"''b\"\t" + '" }'),
        ("ask # a { comment\r { $s a<x:y>} # another", "ASK { ?s a <x:y> }"),
        (r"\u0041SK { ?s \u003Cx:p> 1 }", "ASK { ?s <x:p> 1 }"),
        ("PREFIX x: <x:> PREFIX : <y:#> ASK { x:a%20b :c\\,d :e.f . }", "ASK { <x:a%20b> <y:#c,d> <y:#e.f> . }"),
        ("PREFIX x: <x:1> PREFIX x: <x:2> ASK { x: x: x: }", "ASK { <x:2> <x:2> <x:2> }"),
        (
            "BASE <http://e.org/a/b> PREFIX x: <../c#> ASK { <d> x:e </f> }",
            "ASK { <http://e.org/a/d> <http://e.org/c#e> <http://e.org/f> }",
        ),
        ("ASK{?s ?p 'a'@EN-gb,'b'^^xsd:string}", 'ASK { ?s ?p "a"@EN-gb , "b"^^<http://www.w3.org/2001/XMLSchema#string> }'),
        ("ASK{FILTER(1<2&&3 >-4||!TRUE)}", "ASK { FILTER( 1 < 2 && 3 > -4 || ! true ) }"),
        ("ASK{?s(rdfs:label*/^a?)+?o}", "ASK { ?s ( <http://www.w3.org/2000/01/rdf-schema#label>* / ^ a? )+ ?o }"),
    ],
    ids=lambda text: text[:50],
)
def test_query_has_one_spelling(text, written):
    assert write_anew(text, KNOWN).text == written


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"ASK { ?s ?p '\u0027' }", "column 14: .*U.0027"),
        (r"ASK { ?s ?p '\u005C' }", "column 14: .*U.005C"),
        (r"ASK { ?s ?p '''\U0000005C''' }", "column 16: .*U.005C"),
        ("ASK {\r # \\u000A SERVICE <x:y> {}\r}", "line 2, column 4: .*U.000A"),
        (r"ASK { ?s ?p '\uD800' }", "no character"),
        (r"ASK { ?s ?p '\UFFFFFFFF' }", "no character"),
        ("ASK { ?s ?p '\ud800' }", "half a surrogate pair"),
        ("ASK {\n ?s ?p 'a\nb' }", "line 2, column 8.*a string that does not end"),
        (r"ASK { ?s ?p 'a\x' }", "wrong escape"),
        ("ASK { ?s ?p <a b> }", "column 16: .*'b' is no word of SPARQL"),
        ("ASK { ?s ?p <a> }", "the IRI <a> is relative"),
        ("ASK { FILTER(?a<?b&&?c>?d) }", "put spaces around <"),
        ("BASE <http://e.org/ ASK {}", "a declaration that is not whole"),
        ("PREFIX a:b <x:y> ASK {}", "a declaration that is not whole"),
        ("BASE <http://[> ASK { <a> ?p ?o }", "no IRI under the base"),
        ("ASK { ?s ?p @en }", "@en does not follow a string"),
        ("ASK { ?s ?p 1^^xsd:int }", r"\^\^ does not follow a string"),
        ("ASK { ?s ?p \u00a0?o }", "begins nothing in SPARQL"),
        ("SELEKT * { ?s ?p ?o }", "no word of SPARQL.*did you mean SELECT"),
        ("ASK { LATERAL { ?s ?p ?o } }", "'LATERAL' is no word of SPARQL"),
        ("ASK { ?s A ?o }", "'A' is no word of SPARQL"),
        ("", "the query is empty"),
        (" # nothing\n", "the query is empty"),
        ("PREFIX x: <x:y>", "asks nothing"),
        ("ASK {\n ?s ?p ?o ", "line 2, column 8"),
        ("ASK { ?s ?p ?o }\n\n  }", "line 3, column 3"),
        ("ASK { VALUES ?x { " + "1 " * MOST_TOKENS + "} }", f"at most {MOST_TOKENS:,}"),
        ("PREFIX x: <x:" + "y" * 40_000 + "> ASK { ?s ?p " + "x:a, " * 30 + "x:a }", "too long with its IRIs in full"),
    ],
    ids=lambda text: text[:50].encode("ascii", "replace").decode(),
)
def test_what_cannot_be_written_anew_is_refused_with_its_place(text, said):
    with pytest.raises(QueryError, match=said) as raised:
        check_query(text, KNOWN)
    assert raised.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "ASK { # {\r" + "{" * 40_000 + "}" * 40_000 + " }",
        r"ASK { ?s ?p '\u0061' ." + r"\u007B" * 201 + "}" * 202,
        "ASK { ?s ?p " + "<x:(((((((((((> , " * (DEEPEST // 10) + "1 }",
        "ASK { FILTER ) ) ) " + "(" * 40_000 + " }",
    ],
    ids=lambda text: text[:30],
)
def test_depth_counts_on_the_tokens_that_run(text):
    with pytest.raises(QueryError, match="too many brackets"):
        check_query(text, KNOWN)


def test_brackets_in_iris_that_close_do_not_add_up():
    assert check_query("ASK { VALUES ?x { " + "<http://e.org/A_(b)> " * 300 + "} }", KNOWN).form == "ASK"


@pytest.mark.parametrize(
    "text",
    [
        "ASK { " + "?s ?p ?o . " * 500 + "}",
        "ASK { FILTER " + "( " * 150 + "1 " + ") " * 150 + "}",
        "SELECT (1 AS ?x) (2 AS ?x) {}",
        "SELECT * { ?s ?p ?o } GROUP BY ?s",
        "ASK { ?s ?p ( ?a [ ( ) [ ] ] ) , }",
        "SELECT ?x { } LIMIT 99999999999999999999999999",
        "ASK { BIND ( 1 AS ?x ) BIND ( 2 AS ?x ) }",
        "CONSTRUCT { ?s ?p ?o } WHERE { } } {",
        "ASK { VALUES ( ?x ?y ) { ( 1 ) } }",
        "ASK { FILTER ( 1 = " + "9" * 5000 + " ) }",
        "DESCRIBE",
        "ASK",
        "SELECT",
        "a",
        "{",
        "?x",
        "<x:y>",
        "'x'",
        "1",
        "^^",
    ],
    ids=lambda text: text[:40],
)
def test_weird_query_is_answered_or_refused_in_a_sentence(engine, text):
    try:
        run_query(engine, text, KNOWN)
    except QueryError as error:
        assert error.remedy


@given(st.text(st.sampled_from("ASK{}()<>?xa:'\"\\u0041n#\r\n .;,@^*+-/|!=&_%1é\u2028") | st.characters(), max_size=60))
def test_any_text_is_tokens_or_refused(text):
    try:
        written = write_anew(f"ASK {{ {text} }}", KNOWN).text
    except QueryError:
        return
    tokens = list(iter_tokens(written))
    assert [token.text for token in tokens] == [token.text for token in iter_tokens(" ".join(token.text for token in tokens))]
    assert not set("\r\n\t#") & set(re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>', "", written))


def test_place_of_a_token_counts_codepoint_escapes_as_they_are_written():
    text = "ASK {\n \\u003Fs ?p \\u00e9 }"
    with pytest.raises(QueryError, match="line 2, column 13"):
        check_query(text, KNOWN)
