"""Run the whole training, from corpora to a pipeline folder: `python -m training DATA OUTPUT [--recipe accurate]`."""

from __future__ import annotations

import argparse
import logging
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from kg.errors import ConfigError, KgError, unknown_name

try:
    import torch
except ModuleNotFoundError:
    sys.exit("training needs PyTorch: python -m pip install '.[train]'")

from training.building import Start, build_network, build_sources, load_trained
from training.checkpoints import trained_state
from training.encoders import encoder_of, pretrained_folder
from training.network import MultiTaskNetwork
from training.optimise import train
from training.prepared import Corpora, read_corpora
from training.recipe import RECIPES, Recipe, Run

CHECKPOINT, TRAINED = "checkpoint.pt", "network.pt"


def main(words: list[str] | None = None) -> None:
    """Read the corpora, train, export; keep the trained fp32 weights beside the pipeline."""
    options = _parse(words)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        _run(options)
    except KgError as error:
        sys.exit(f"error: {error}")


def _parse(words: list[str] | None) -> argparse.Namespace:
    run = Run()
    arguments = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    arguments.add_argument("data", type=Path, help="folder with parse/, ner/ and silver/, or a file of training.prepared")
    arguments.add_argument("output", type=Path, help="folder for the pipeline, network.pt and the checkpoint")
    arguments.add_argument("--recipe", default="default", help=f"one of {', '.join(RECIPES)}")
    arguments.add_argument("--epochs", type=int, help="passes over the treebanks, instead of the recipe's")
    arguments.add_argument("--seed", type=int, help="instead of the recipe's")
    arguments.add_argument("--steps", type=int, help="stop after so many steps (a trial run)")
    arguments.add_argument("--threads", type=int, default=run.threads)
    arguments.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu", help="cpu or cuda")
    arguments.add_argument("--minutes", type=float, help="end within so many minutes")
    arguments.add_argument("--resume", action="store_true", help="go on from the checkpoint in OUTPUT")
    arguments.add_argument(
        "--start", type=Path, help="go on from the weights of this pipeline folder, not from the encoder's alone"
    )
    arguments.add_argument("--pretrained", type=Path, help="folder of the encoder's files, instead of the packages'")
    arguments.add_argument("--no-export", action="store_true", help="end with network.pt")
    arguments.add_argument("--export-only", action="store_true", help="use the network.pt that is there")
    return arguments.parse_args(words)


def _recipe(options: argparse.Namespace) -> Recipe:
    if options.recipe not in RECIPES:
        raise unknown_name("recipe", options.recipe, RECIPES)
    changed = {name: getattr(options, name) for name in ("epochs", "seed", "steps") if getattr(options, name) is not None}
    return replace(RECIPES[options.recipe], **changed)


def _run(options: argparse.Namespace) -> None:
    recipe = _recipe(options)
    options.output.mkdir(parents=True, exist_ok=True)
    corpora = read_corpora(options.data)
    torch.manual_seed(recipe.seed)
    with ExitStack() as stack:
        encoder = encoder_of(recipe.encoder)
        folder = options.pretrained or stack.enter_context(pretrained_folder(encoder))
        start = Start.read(corpora, recipe, folder)
        network = build_network(start, recipe)
        trained = options.output / TRAINED
        if options.export_only:
            load_trained(network, trained)
        else:
            if options.start is not None:
                _take_weights(network, start, options.start)
            run = Run(
                device=options.device,
                threads=options.threads,
                ahead=options.device != "cpu",
                checkpoint=options.output / CHECKPOINT,
                resume=options.resume,
                minutes=options.minutes,
            )
            train(network, build_sources(corpora, start, recipe), recipe, run, corpora.fingerprint())
            torch.save(trained_state(network.cpu()), trained)
        if not options.no_export:
            _export(start, corpora, network, options)


def _take_weights(network: MultiTaskNetwork, start: Start, pipeline: Path) -> None:
    try:
        from training.shipped import take_weights
    except ModuleNotFoundError as error:
        raise ConfigError(f"--start needs {error.name}", remedy="python -m pip install '.[train]'") from error
    take_weights(network, start.labels, pipeline)


def _export(start: Start, corpora: Corpora, network: torch.nn.Module, options: argparse.Namespace) -> None:
    try:
        from training.export import PIPELINES, export_pipeline
    except ModuleNotFoundError as error:
        raise ConfigError(f"the export needs {error.name}", remedy="python -m pip install '.[train]'") from error
    from training.lemma_rules import learn_lemmas

    folder, pipeline = options.output / "pipeline", PIPELINES[options.recipe]
    export_pipeline(network, start.labels, learn_lemmas(corpora.treebanks), start.tokenizer, folder, pipeline)


if __name__ == "__main__":
    main()
