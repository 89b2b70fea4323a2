"""What a lexicon has learned."""

from __future__ import annotations

from kg.ontology.learned import WeightTable


def test_weights_are_summed_exactly():
    weights = {"path": {"born": 0.1, "died": -0.2}, "any": {"born": 0.2}}
    table = WeightTable.of(weights, {"any": -0.3, "the LABEL of": 1.5})
    sums, shared = table.sums(["any", "path", "unheard of"])
    assert dict(zip(table.properties, sums.tolist(), strict=True)) == {"born": 0, "died": -500}
    assert shared == -300
    assert table.shared(["the LABEL of", "unheard of"]) == 1500
