"""A tiny treebank, silver trees and tagged texts, and encoders small enough to train in a test."""

from __future__ import annotations

import gzip
import json

CONLLU = """# newdoc id = a
1\tCats\tcat\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tsleep\tsleep\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\trun\trun\tVERB\tVB\t_\t0\troot\t_\t_

# newdoc id = b
1\tDogs\tdog\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_
2\tbirds\tbird\tNOUN\tNNS\tNumber=Plur\t1\tconj\t_\t_
3\tmice\tmouse\tNOUN\tNNS\tNumber=Plur\t1\tconj\t_\t_
4\twalks\twalk\tNOUN\tNNS\tNumber=Plur\t0\troot\t_\t_

"""
SILVER = """# newdoc id = s
1\tCats\t_\tNOUN\tNNS\tNumber=Plur\t2\t?\t_\tEntity=O
2\tsleep\t_\tVERB\t?\t_\t0\troot\t_\tEntity=?
3\tin\t_\tADP\tIN\t_\t?\tcase\t_\tEntity=O
4\tParis\t_\t?\tNNP\t_\t2\tobl\t_\tEntity=B-LOC

"""
ROWS = [
    {"text": "Sweden beat Acme Corp.", "spans": [[0, 6, "ORG"], [12, 22, "ORG"]]},
    {"text": "The World Cup began.", "spans": [[4, 13, "EVENT"]], "missing": [[14, 19]]},
]
VOCABULARY = [
    *("[UNK]", "<s>", "</s>", "cats", "sleep", ".", "do", "n't", "run", "dogs", "birds", "mice", "walks", "in", "paris"),
    *("sweden", "beat", "acme", "corp", "the", "world", "cup", "began"),
]


def write_corpora(folder):
    for name in ("parse", "ner", "silver"):
        (folder / name).mkdir()
    write(folder / "parse/toy-train.conllu.gz", CONLLU * 6)
    write(folder / "silver/toy.conllu.gz", SILVER * 4)
    write(folder / "ner/toy.train.jsonl.gz", "".join(json.dumps(row) + "\n" for row in ROWS * 8))
    return folder


def write(path, text):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(text)


def tiny_tokenizer():
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.WordPiece({piece: number for number, piece in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 1))
    return tokenizer
