"""Train the English pipeline that kg ships: corpora in, a spaCy pipeline folder with an 8-bit ONNX network out.

Nothing here is needed at run time. `python -m training DATA OUTPUT` runs every step; README.md tells them apart.
"""
