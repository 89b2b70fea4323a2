"""The shipped spaCy pipeline: its weights in `en_kg_news/`, its components here. Imports nothing else of kg."""
