"""The shipped spaCy pipeline: its weights in `en_kg_news/`, its components here. Imports nothing else of kg.

`tables/` holds the names and nouns by which `kg_entity_types` tells a company from a country. They stand here and not in `kg/english/`,
because the component goes by them and the pipeline must be usable alone, wherever spaCy is; the rest of kg reads them from here
(`gazetteer.py`). What the rules of kg know of English beyond the pipeline is in `kg/english/`. `weights/` holds the learned weights of
what comes after the pipeline: the ranking of coreference and the confidence of statements.
"""
