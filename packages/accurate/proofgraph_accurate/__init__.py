"""The accurate English pipeline of kg; `pipeline/` beside this file is a folder that `spacy.load` loads.

`kg build --model accurate` and `Config(model="accurate")` use it.
"""
