"""``python -m eval retrieval``: measure the index's search on any collection, beside a baseline."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from corpus.settings import CorpusSettings
from eval import wording
from eval.commands.command import Command
from eval.commands.progress import show_progress
from eval.errors import EvaluationError
from eval.retrieval.reading import read_collection
from eval.retrieval.scoring import rank_all, score_rankings
from eval.retrieval.systems import System, open_systems
from eval.retrieval.table import retrieval_table
from eval.retrieval.trec import write_runs
from index.settings import IndexSettings


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("--collection", type=Path, metavar="DIR", required=True, help=wording.ABOUT_COLLECTION)
    parser.add_argument("--run", type=Path, metavar="FILE", help=wording.ABOUT_TREC_RUN)
    parser.add_argument("--legs", default=",".join(System), help=wording.ABOUT_LEGS)
    parser.add_argument("--k", type=int, default=10, help=wording.ABOUT_DEPTH)


def _retrieval(arguments: Namespace) -> int:
    wanted = _systems(arguments.legs)
    if arguments.k < 1:
        raise EvaluationError(wording.BAD_DEPTH.format(found=arguments.k))
    collection = read_collection(arguments.collection)
    embedding = partial(show_progress, what=wording.EMBEDDING)
    searches = open_systems(collection, wanted, IndexSettings(), CorpusSettings().data_dir, embedding)
    rankings = {
        system: rank_all(search, collection, arguments.k, partial(show_progress, what=wording.SEARCHING[system]))
        for system, search in searches.items()
    }
    scores = {system: score_rankings(ranked, collection, arguments.k) for system, ranked in rankings.items()}
    print(retrieval_table(scores, collection, arguments.k))
    if arguments.run:
        written = write_runs(rankings, arguments.run, arguments.k)
        print(wording.RUNS_WRITTEN.format(paths="、".join(map(str, written))), file=sys.stderr)
    return 0


def _systems(legs: str) -> tuple[System, ...]:
    names = list(dict.fromkeys(name for name in (part.strip() for part in legs.split(",")) if name))
    unknown = [name for name in names if name not in set(System)]
    if unknown or not names:
        raise EvaluationError(wording.BAD_LEGS.format(found="、".join(unknown), expected="、".join(System)))
    return tuple(System(name) for name in names)


COMMAND = Command(wording.ABOUT_RETRIEVAL, _declare, _retrieval)
