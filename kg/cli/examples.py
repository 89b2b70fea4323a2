"""An example for each command, shown by its --help; a test runs every one."""

from __future__ import annotations

EXAMPLES = {
    "build": "kg build articles.jsonl -o graph",
    "add": "kg add graph articles.jsonl",
    "remove": "kg remove graph rail-strike",
    "load": "kg load graph.nq -o again",
    "upgrade": "kg upgrade graph",
    "watch": "kg watch news -o watched --once --settled 0",
    "extract": "kg extract articles.jsonl -o said.jsonl",
    "query": "kg query graph who-invests-in --set where=Japan",
    "why": "kg why graph Microsoft partnersWith SoftBank",
    "why-not": 'kg why-not "Microsoft did not buy Nokia." Microsoft acquires Nokia',
    "stats": "kg stats graph --documents",
    "diff": "kg diff graph again",
    "export": "kg export graph -o graph.ttl",
    "explore": "kg explore graph -o graph.html --focus Microsoft",
    "serve": "kg serve graph --port 8000",
    "validate": "kg validate graph --severity violation",
    "infer": "kg infer graph",
    "resolve": "kg resolve graph --all",
    "merge": 'kg merge graph "Elena Marquez" Marquez --document harbour-accord',
    "split": 'kg split graph Microsoft --document openai-microsoft --as "Microsoft Research"',
    "retype": "kg retype graph OpenAI Company",
    "rename": 'kg rename graph OpenAI "OpenAI Inc."',
    "reject": "kg reject graph Microsoft partnersWith SoftBank",
    "decide": "kg decide graph decisions.jsonl",
    "decisions": "kg decisions graph",
    "undo": "kg undo graph 1",
    "init": "kg init mine",
    "doctor": "kg doctor graph",
    "config show": "kg config show",
    "ontology lexicon": "kg ontology lexicon my.ttl -o my.tsv",
    "ontology learn": "kg ontology learn my.ttl --examples train.jsonl -o learned.tsv",
    "ontology check": "kg ontology check my.ttl --lexicon my.tsv",
    "ontology gap": "kg ontology gap graph --most 5",
    "ontology docs": "kg ontology docs my.ttl -o my.html",
}


def example_of(command: str) -> str:
    """Return what stands at the end of a command's help."""
    return f"Example: {EXAMPLES[command]}"
