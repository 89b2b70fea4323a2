"""Write an ontology as one HTML page: classes and properties with their definitions, axioms and the phrases that express them."""

from __future__ import annotations

from jinja2 import Environment

from kg.ontology.ontology import Ontology

TEMPLATE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ title }}</title><style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; overflow-wrap: anywhere }
h2 { border-bottom: 1px solid #ccc } h3 { margin: 1.5rem 0 0 } h3 small { font-weight: normal; color: #555 }
p { margin: .2rem 0 } .phrases { color: #555; font-size: .9rem } a { color: #0b5394 } nav { columns: 14rem; font-size: .9rem }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616 } a { color: #8ab4f8 } h3 small, .phrases { color: #aaa } }
</style></head><body><h1>{{ title }}</h1>
<p>{{ classes | length }} classes, {{ properties | length }} properties, {{ phrases }} phrases.</p>
<h2>Classes</h2><nav>{% for c in classes %}<a href="#{{ c.name }}">{{ c.label }}</a><br>{% endfor %}</nav>
{% for c in classes %}<section id="{{ c.name }}"><h3>{{ c.label }} <small>{{ c.name }}</small></h3><p>{{ c.comment }}</p>
{% if c.parents %}<p>A kind of {% for p in c.parents | sort %}<a href="#{{ p }}">{{ p }}</a>{{ ", " if not loop.last }}{% endfor %}</p>{% endif %}
{% if c.disjoint %}<p>Never also {{ c.disjoint | sort | join(", ") }}</p>{% endif %}</section>{% endfor %}
<h2>Properties</h2><nav>{% for p in properties %}<a href="#{{ p.name }}">{{ p.label }}</a><br>{% endfor %}</nav>
{% for p in properties %}<section id="{{ p.name }}"><h3>{{ p.label }} <small>{{ p.name }}</small></h3><p>{{ p.comment }}</p>
<p>{% for d in p.domain | sort %}<a href="#{{ d }}">{{ d }}</a>{{ ", " if not loop.last }}{% else %}anything{% endfor %} →
{% if p.datatype %}{{ p.datatype }}{% else %}
{% for r in p.range | sort %}<a href="#{{ r }}">{{ r }}</a>{{ ", " if not loop.last }}{% else %}anything{% endfor %}{% endif %}</p>
{% set traits = [] %}{% if p.symmetric %}{{ traits.append("symmetric") or "" }}{% endif %}
{% if p.transitive %}{{ traits.append("transitive") or "" }}{% endif %}
{% if p.functional %}{{ traits.append("one value") or "" }}{% endif %}{% if p.inverse %}{{ traits.append("inverse of " ~ p.inverse) or "" }}{% endif %}
{% for s in p.parents | sort %}{{ traits.append("a kind of " ~ s) or "" }}{% endfor %}{% if traits %}<p>{{ traits | join("; ") }}</p>{% endif %}
{% if p.equivalents %}<p>Like {% for e in p.equivalents %}<a href="{{ e }}">{{ e }}</a>{{ ", " if not loop.last }}{% endfor %}</p>{% endif %}
{% if said[p.name] %}<p class="phrases">{{ said[p.name] | join(", ") }}</p>{% endif %}</section>{% endfor %}
</body></html>
"""
MOST_PHRASES = 20
"""Of a property, in its documentation. Not measured: what a reader skims."""


def to_html(ontology: Ontology) -> str:
    """Return the page; it loads nothing and runs no script."""
    said: dict[str, list[str]] = {name: [] for name in ontology.properties}
    for entry in ontology.lexicon.entries:
        if len(said[entry.property]) < MOST_PHRASES:
            notes = [*(["turned round"] if entry.inverse else []), *(condition.text for condition in entry.conditions)]
            said[entry.property].append(f"{entry.phrase} ({', '.join(notes)})" if notes else entry.phrase)
    template = Environment(autoescape=True, trim_blocks=True).from_string(TEMPLATE)
    return template.render(
        title=f"{ontology.path.parent.name if ontology.path.name == 'ontology.ttl' else ontology.path.stem} ontology",
        classes=[ontology.classes[name] for name in sorted(ontology.classes)],
        properties=[ontology.properties[name] for name in sorted(ontology.properties)],
        phrases=len(ontology.lexicon.entries),
        said=said,
    )
