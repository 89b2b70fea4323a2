"""The command line as a user meets it: output, errors of one line, exit codes."""

from __future__ import annotations

import json
import os

import pytest
from rdflib import URIRef

from kg.editing import edit
from kg.pipeline import assemble
from tests import parses
from tests.commands import run_command as kg
from tests.commands import run_process
from tests.contributions import graph_of, telling
from tests.graphs import CONFIG, SAMPLES, contribution_of, sample_graph
from tests.ontology.test_loading import FIRMS


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graph")
    sample_graph().save(folder)
    return folder


def test_query_prints_rows_with_their_sentence(stored):
    run = kg("query", stored, "who-invests-in", "--set", "where=Japan")
    assert run.returncode == 0
    assert "USD 10000000000" in run.stdout
    assert "Microsoft will invest $10 billion in Japan" in " ".join(run.stdout.replace("│", " ").split())


def test_query_without_text_lists_the_stored_ones(stored):
    assert "who-leads --set what=…" in kg("query", stored).stdout


def test_query_gives_json_and_csv(stored):
    text = "SELECT ?o WHERE { kge:Microsoft kgo:investsIn ?o }"
    assert json.loads(kg("query", stored, text, "--json").stdout) == [{"o": "https://kg.example.org/entity/Japan"}]
    assert kg("query", stored, text, "--format", "csv").stdout.splitlines() == ["o", "https://kg.example.org/entity/Japan"]


def test_why_prints_the_proof_and_nothing_is_a_finding(stored):
    run = kg("why", stored, "Microsoft", "investsIn", "Japan")
    assert run.returncode == 0
    assert "[Microsoft] will invest $10 billion in [Japan]" in run.stdout
    assert kg("why", stored, "Japan", "investsIn", "Microsoft").returncode == 1


def test_export_and_explore_write_files(stored, tmp_path):
    for name in ("g.ttl", "g.jsonld", "g.nq"):
        assert kg("export", stored, "-o", tmp_path / name).returncode == 0
        assert (tmp_path / name).stat().st_size > 1000
    assert kg("export", stored, "-o", tmp_path / "all").stdout.split() == [
        str(tmp_path / "all" / name)
        for name in (
            "graph.ttl",
            "graph.jsonld",
            "graph.nq",
            "graph.nt",
            "graph.trig",
            "graph.rdf",
            "graph.graphml",
            "graph.gexf",
            "graph-edges.csv",
            "graph-nodes.csv",
            "graph.cypher",
            "graph.schema.jsonld",
            "graph.ftm.json",
            "graph.void.ttl",
        )
    ]
    assert kg("explore", stored, "-o", tmp_path / "g.html").returncode == 0
    assert "vis" in (tmp_path / "g.html").read_text(encoding="utf-8")


def test_validate_tells_rejections_and_finds_violations(stored, tmp_path):
    run = kg("validate", stored)
    assert (run.returncode, run.stdout.splitlines()[-1]) == (0, f"{stored}: 0 violations, 0 warnings, 1 rejection")
    sample_graph("invest").save(tmp_path / "whole")
    with edit(tmp_path / "whole") as editor:
        editor.graph.engine.commit([], list(editor.graph.engine.find(predicate=URIRef("https://kg.example.org/ontology#polarity"))))
        editor.graph.save(tmp_path / "broken")
    broken = kg("validate", tmp_path / "broken", "--severity", "violation")
    assert broken.returncode == 1
    assert "violation (shape)" in broken.stdout
    assert "Microsoft will invest" in broken.stdout
    assert json.loads(kg("validate", stored, "--json").stdout)[0]["kind"] == "rejected"


def test_infer_says_how_much_follows_and_why_shows_the_chain(tmp_path):
    sample_graph("title").save(tmp_path / "g")
    run = kg("infer", tmp_path / "g")
    assert "triples inferred from" in run.stdout
    assert "prp-spo1" in run.stdout
    why = kg("why", tmp_path / "g", "Sanae Takaichi", "leads", "Japan").stdout
    assert "(inferred: prp-spo1)" in why
    assert "met Japanese Prime Minister" in " ".join(why.replace("[", "").replace("]", "").split())


def test_ontology_commands_check_write_and_document(tmp_path):
    (tmp_path / "my.ttl").write_text(FIRMS + "ex:sells a owl:ObjectProperty ; rdfs:domain ex:Shop .\n", encoding="utf-8")
    check = kg("ontology", "check", tmp_path / "my.ttl")
    assert check.returncode == 1
    assert "my.ttl:" in check.stdout
    assert "domain 'Shop' is not defined here" in check.stdout
    assert kg("ontology", "lexicon", tmp_path / "my.ttl", "-o", tmp_path / "my.tsv").returncode == 0
    assert "buy\tbuys\t+" in (tmp_path / "my.tsv").read_text(encoding="utf-8")
    assert "OntoMap" in kg("ontology", "lexicon", tmp_path / "my.ttl", "--format", "ontolex").stdout
    assert kg("ontology", "docs", "news", "-o", tmp_path / "news.html").returncode == 0


def test_ontology_gap_lists_relations_without_a_home(tmp_path):
    sample_graph("invest").save(tmp_path / "g")
    assert "every statement of the graph" in kg("ontology", "gap", tmp_path / "g").stdout
    assemble([contribution_of("d", parses.PASSIVE.replace("hindered", "outpaced"))], CONFIG).save(tmp_path / "h")
    run = kg("ontology", "gap", tmp_path / "h")
    assert "outpaced: 1 statement, mostly" in run.stdout
    assert "owl:ObjectProperty" in run.stdout


def test_stats_count(stored):
    assert json.loads(kg("stats", stored, "--json").stdout)["documents"] == len(SAMPLES)


ERRORS = [
    (["query", "{graph}", "SELECT nonsense"], 3, "not SPARQL"),
    (["query", "{graph}", "who-lead"], 3, "did you mean 'who-leads'"),
    (["query", "{tmp}/none", "ASK {}"], 3, "no such folder"),
    (["query", "{graph}", "{tmp}/none.rq"], 3, "No such file"),
    (["query", "{graph}", "ASK {}", "--format", "tabel"], 3, "did you mean 'table'"),
    (["export", "{graph}", "-o", "{tmp}/x.tttl"], 3, "did you mean '.ttl'"),
    (["why", "{graph}", "Microsft"], 3, "did you mean 'Microsoft'"),
    (["build", "{tmp}/none.txt", "-o", "{tmp}/g"], 3, "no such file or folder"),
    (["build", "{tmp}/a.txt", "-o", "{tmp}/g", "--model", "en_core_wub"], 3, "no spaCy pipeline named 'en_core_wub'"),
    (["build", "{tmp}/a.txt", "-o", "{tmp}/g", "--ontology", "nwes"], 3, "did you mean 'news'"),
    (["build", "{tmp}/a.txt", "-o", "{tmp}/g", "--ontology", "{tmp}/no.ttl"], 3, "no such file or folder"),
    (["build", "{tmp}/a.txt", "-o", "{tmp}/g", "--ontology", "{tmp}/a.txt"], 3, "cannot be read"),
    (["build", "{tmp}/a.txt", "-o", "{tmp}/g", "--lexicon", "{tmp}/no.tsv"], 3, "no such lexicon"),
    (["ontology", "lexicon", "news", "--format", "xml"], 3, "Known: ontolex, tsv"),
    (["ontology", "learn", "news", "--examples", "{tmp}/none.jsonl", "-o", "{tmp}/l.tsv"], 3, "none.jsonl"),
    (["ontology", "learn", "news", "--examples", os.devnull, "-o", "{tmp}/l.tsv"], 3, "no example is in it"),
    (["ontology", "learn", "news", "--examples", os.devnull, "-o", "{tmp}/none/l.tsv"], 3, "there is no such folder"),
    (["ontology", "learn", "news", "--examples", os.devnull, "-o", "{tmp}"], 3, "is a folder"),
    (["build", "{tmp}/a.txt", "-o", "{tmp}/a.txt/g"], 3, "is a file"),
    (["why-not", "{tmp}/a.txt", "Microsoft", "acquires", "Nokia"], 3, "a file stands where a text should"),
    (["why-not", "{tmp}", "Microsoft", "acquires", "Nokia"], 3, "a folder stands where a text should"),
    (["extract", "{tmp}/a.txt", "--format", "jsonlines"], 3, "did you mean 'jsonl'"),
    (["build", "{tmp}/a.txt", "-o", "{tmp}/g", "--store", "sparql+http://localhost:1/q"], 2, "name a folder (-o) or a server"),
    (["build", "{tmp}/a.txt", "-o", "{tmp}/g", "--processes", "0"], 2, "Invalid value"),
]


@pytest.mark.parametrize(("arguments", "code", "message"), ERRORS, ids=[" ".join(a[:1] + a[2:])[:50] for a, *_ in ERRORS])
def test_error_is_one_line_with_the_remedy(arguments, code, message, stored, tmp_path):
    (tmp_path / "a.txt").write_text("Microsoft bought Nokia.")
    run = kg(*(a.replace("{graph}", str(stored)).replace("{tmp}", str(tmp_path)) for a in arguments))
    assert run.returncode == code, run.stderr
    assert message in run.stderr
    assert "Traceback" not in run.stderr
    if code == 3:
        assert all(line.startswith("kg: ") for line in run.stderr.splitlines())


@pytest.mark.heavy
def test_a_process_answers_as_a_command_does(stored, tmp_path):
    for arguments in (["query", stored, MICROSOFT, "--cite"], ["stats", tmp_path / "none"], ["query", stored, "who-lead"]):
        run = run_process(*arguments)
        assert (run.returncode, run.stdout, run.stderr) == tuple(vars(kg(*arguments)).values())


def test_rows_that_nothing_can_prove_say_what_to_select(stored):
    one_side = "SELECT ?what WHERE { kge:Microsoft kgo:investsIn ?what }"
    assert "select both" in kg("query", stored, one_side, "--cite").stderr
    both = "SELECT ?who ?what WHERE { ?who kgo:investsIn ?what }"
    assert (kg("query", stored, both, "--cite").stderr, kg("query", stored, one_side).stderr) == ("", "")


def test_version_is_printed():
    import kg as package

    assert kg("--version").stdout == f"kg {package.__version__}\n"


@pytest.mark.heavy
def test_debug_shows_the_traceback(tmp_path):
    assert "Traceback" in run_process("--debug", "stats", tmp_path / "none").stderr


@pytest.mark.model
def test_bad_documents_are_reported_and_the_others_built(tmp_path):
    (tmp_path / "good.txt").write_text("Microsoft bought Nokia.")
    (tmp_path / "empty.txt").write_text("")
    run = kg("build", tmp_path, "-o", tmp_path / "graph", "--json")
    assert run.returncode == 3
    assert "empty.txt: the file is empty" in run.stderr
    assert json.loads(run.stdout)["documents"] == 1
    strict = kg("build", tmp_path, "-o", tmp_path / "other", "--strict")
    assert strict.returncode == 3
    assert not (tmp_path / "other").exists()


@pytest.mark.model
def test_extract_reads_standard_input_and_writes_the_contract():
    line = json.dumps({"id": "a", "text": "Microsoft will invest $10 billion in Japan."})
    run = kg("extract", "-", stdin=line + "\n")
    assert run.returncode == 0
    (triple,) = json.loads(run.stdout)["triples"]
    assert (triple["subject"], triple["property"], triple["object"]) == ("Microsoft", "investsIn", "Japan")
    assert (triple["modality"], triple["negated"], triple["values"]["amount"]) == ("planned", False, "USD 10000000000")
    assert triple["evidence"] == [0, 43]


MICROSOFT = "SELECT ?a ?b WHERE { ?a kgo:investsIn ?b }"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "json"], '"bindings":[{"a"'),
        (["--format", "tsv"], "<https://kg.example.org/entity/Microsoft>\t<https://kg.example.org/entity/Japan>"),
        (["--format", "xml"], "<uri>https://kg.example.org/entity/Japan</uri>"),
        (["--timeout", "30"], "kge:Microsoft"),
        (
            ["--cite"],
            "row 1: “Microsoft will invest $10 billion in Japan over four years.” (About invest, 2025-11-19; characters 0–59",
        ),
        (["--cite", "--json"], '"citations": [{"statement"'),
    ],
)
def test_query_answers_in_many_ways(stored, options, said):
    run = kg("query", stored, MICROSOFT, *options)
    assert run.returncode == 0, run.stderr
    assert said in run.stdout


def test_query_of_triples_gives_turtle(stored):
    assert (
        "kge:Microsoft kgo:investsIn kge:Japan"
        in kg("query", stored, "CONSTRUCT { ?a kgo:investsIn ?b } WHERE { ?a kgo:investsIn ?b }").stdout
    )
    assert kg("query", stored, "DESCRIBE kge:Microsoft", "--format", "ntriples").stdout.count("\n") >= 4


@pytest.mark.heavy
def test_query_that_takes_too_long_is_stopped(stored):
    run = kg("query", stored, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "--timeout", "1")
    assert run.returncode == 3
    assert "took longer than 1 s and was stopped" in run.stderr


def test_query_tells_of_typos_and_of_more_rows(stored):
    run = kg("query", stored, "SELECT * { ?s kgo:investIn ?o }")
    assert (run.returncode, run.stderr) == (1, "kg: nothing has the property kgo:investIn: did you mean kgo:investsIn?\n")
    assert "there are more than 2 rows" in kg("query", stored, "SELECT * { ?s a kgo:Company }", "--limit", "2").stderr


@pytest.fixture
def place(tmp_path):
    graph_of(
        telling("a", ("SoftBank:Company", "investsIn", "Japan:Country")),
        telling("b", ("SoftBank Group:Company", "acquires", "Arm:Company")),
        telling("c", ("IMF:InternationalBody", "urges", "Japan:Country")),
        telling("d", ("International Monetary Fund:InternationalBody", "urges", "Arland:Country")),
    ).save(tmp_path / "g")
    return tmp_path / "g"


def test_people_decide_who_is_who(place):
    assert "1  IMF  =?  International Monetary Fund   (initials; 0.60" in kg("resolve", place).stdout
    assert kg("resolve", place, "--accept", "1").stdout == "IMF and International Monetary Fund: one\n"
    assert kg("resolve", place).returncode == 1
    assert kg("split", place, "SoftBank", "SoftBank Group").returncode == 0
    assert "SoftBank Group" in kg("query", place, "SELECT ?l { kge:SoftBank_Group rdfs:label ?l }").stdout
    assert kg("merge", place, "SoftBank", "SoftBank Group").returncode == 0
    assert kg("retype", place, "Arm", "NonProfit").returncode == 0
    assert kg("rename", place, "Arm", "Arm Holdings").returncode == 0
    assert "kgo:NonProfit" in kg("query", place, "SELECT ?t { ?e rdfs:label 'Arm Holdings'@en ; a ?t }").stdout
    assert kg("reject", place, "SoftBank", "acquires", "Arm Holdings").returncode == 0
    assert kg("query", place, "ASK { kge:SoftBank kgo:acquires ?x }", "--json").stdout == '[{"answer": "false"}]\n'
    assert kg("split", place, "Japan", "--document", "c", "--as", "Japan (band)").returncode == 0
    assert "Japan (band)" in kg("query", place, "SELECT ?l { ?s rdf:object/rdfs:label ?l }").stdout
    assert len((place / "decisions.jsonl").read_text().splitlines()) == 8
    for arguments in (
        ["retype", place, "Arm", "Nonsense"],
        ["merge", place, "SoftBank", "Nobody"],
        ["reject", place, "SoftBank", "owns", "Arm"],
    ):
        run = kg(*arguments)
        assert run.returncode == 3
        assert run.stderr.startswith("kg: no")


def test_remove_and_diff(place, tmp_path):
    kg("export", place, "-o", tmp_path / "before.nq")
    assert kg("load", tmp_path / "before.nq", "-o", tmp_path / "before").stdout.startswith(
        f"{tmp_path / 'before'}: 4 documents, 4 statements"
    )
    kg("infer", place)
    removed = kg("remove", place, "b")
    assert removed.stdout == f"{place}: 1 document removed, 3 left\n"
    assert "kg infer makes it anew" in removed.stderr
    assert kg("stats", place, "--documents").stdout.split() == ["a", "c", "d"]
    run = kg("diff", tmp_path / "before", place)
    assert run.returncode == 1
    assert run.stdout == "- document b\n- SoftBank — acquires → Arm\n"
    assert kg("diff", place, place).returncode == 0
    assert kg("diff", place, tmp_path / "before", "--format", "patch").stdout.startswith("TX .\nD <")
    assert kg("diff", place, place, "--format", "pach").stderr.startswith("kg: no format named 'pach': did you mean 'patch'")
    missing = kg("remove", place, "zzz")
    assert (missing.returncode, "no document named 'zzz'" in missing.stderr) == (3, True)


@pytest.mark.model
def test_documents_are_added_changed_and_skipped(tmp_path):
    (tmp_path / "news").mkdir()
    first, second = tmp_path / "news" / "one.txt", tmp_path / "news" / "two.txt"
    first.write_text("Microsoft bought Nokia.")
    assert kg("build", first, "-o", tmp_path / "g").returncode == 0
    second.write_text("Fiat acquired Opel.")
    assert kg("add", tmp_path / "g", tmp_path / "news").stdout == f"{tmp_path / 'g'}: 1 document added, 0 changed, 1 unchanged\n"
    first.write_text("Microsoft sold Nokia.")
    assert kg("add", tmp_path / "g", tmp_path / "news").stdout == f"{tmp_path / 'g'}: 0 documents added, 1 changed, 1 unchanged\n"
    assert kg("build", tmp_path / "news", "-o", tmp_path / "anew").returncode == 0
    kg("export", tmp_path / "g", "-o", tmp_path / "g.nq")
    kg("export", tmp_path / "anew", "-o", tmp_path / "anew.nq")
    assert (tmp_path / "g.nq").read_bytes() == (tmp_path / "anew.nq").read_bytes()


@pytest.mark.model
def test_addition_names_the_decisions_that_rest_from_then_on(tmp_path):
    text, graph = tmp_path / "one.txt", tmp_path / "g"
    text.write_text("Microsoft bought Nokia.")
    assert kg("build", text, "-o", graph).returncode == 0
    assert kg("split", graph, "Microsoft", "--document", text).returncode == 0
    assert kg("rename", graph, "Nokia", "Nokia Oyj").returncode == 0
    text.write_text("Microsoft sold Nokia.")
    run = kg("add", graph, text)
    assert run.stdout == f"{graph}: 0 documents added, 1 changed, 0 unchanged\n"
    assert "without effect: 1 decision," in run.stderr, "the changed text has another id; what is decided of all documents stays"
    assert kg("add", graph, text).stderr.count("without effect") == 0, "it is said once"


@pytest.mark.model
def test_lines_without_ids_and_standard_input_replace_nothing(tmp_path):
    lines = [json.dumps({"text": f"Microsoft bought Nokia in {year}."}) for year in range(1980, 2020)]  # more than a batch
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert kg("build", tmp_path / "news.jsonl", "-o", tmp_path / "g").stdout.startswith(f"{tmp_path / 'g'}: 40 documents")
    for text in ("Fiat bought Opel.", "Opel bought Saab."):
        assert "1 document added, 0 changed" in kg("add", tmp_path / "g", "-", stdin=text).stdout
    assert len(kg("stats", tmp_path / "g", "--documents").stdout.split()) == 42


def test_documents_are_found_by_their_files_and_the_nearest_is_of_that_name(tmp_path):
    documents = [
        telling("article_17-0a1b2c3d", ("Acme:Company", "acquires", "Bolt:Company"), source="news/article-17.txt"),
        telling("article_18-5e6f7a8b", ("Fiat:Company", "acquires", "Opel:Company"), source="news/article-18.txt"),
        telling("x", ("Fiat:Company", "acquires", "Saab:Company"), source="news.jsonl"),
        telling("y", ("Fiat:Company", "acquires", "Volvo:Company"), source="news.jsonl"),
    ]
    graph_of(*documents).save(tmp_path / "g")
    assert "did you mean 'article_17-0a1b2c3d'?" in kg("remove", tmp_path / "g", "article-17").stderr
    assert "2 documents are of 'news.jsonl': name them by their ids" in kg("remove", tmp_path / "g", "news.jsonl").stderr
    assert kg("remove", tmp_path / "g", "news/article-17.txt").returncode == 0
    assert kg("stats", tmp_path / "g", "--documents").stdout.split() == ["article_18-5e6f7a8b", "x", "y"]


def test_what_a_person_rejected_is_reported_with_its_proof(place):
    assert kg("reject", place, "SoftBank", "investsIn", "Japan").returncode == 0
    assert "rejected: a person decided that it is no fact" in kg("why", place, "SoftBank", "investsIn", "Japan").stdout
    assert "rejected" not in kg("why", place, "IMF", "urges", "Japan").stdout


def test_a_rejected_fact_is_reported_of_the_names_that_are_one_with_its_own(place):
    assert kg("reject", place, "IMF", "urges", "Japan").returncode == 0
    assert kg("merge", place, "International Monetary Fund", "IMF").returncode == 0
    assert "rejected: a person decided" in kg("why", place, "International Monetary Fund", "urges", "Japan").stdout


def test_validate_reads_the_decisions_too(place):
    assert kg("validate", place).returncode == 0
    (place / "decisions.jsonl").write_text("{broken\n", encoding="utf-8")
    run = kg("validate", place)
    assert run.returncode == 1
    assert f"violation (damage): {place / 'decisions.jsonl'}: line 1: not a decision" in run.stdout
