"""``python -m eval``: ask the gold questions, print the measures by kind, write a result file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.answer import Kind
from assistant.assistant import open_assistant
from corpus.errors import PolicyError
from corpus.records import Corpus
from corpus.settings import CorpusSettings
from eval import wording
from eval.errors import EvaluationError
from eval.questions import check_evidence, check_rows, load_questions, read_questions
from eval.report import failures, markdown_table, table
from eval.results import read_result, settings_of, summarise, write_result
from eval.run import places_of_rows, run_questions, select
from eval.settings import EvalSettings
from index.settings import IndexSettings


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command of the terminal.

    Returns:
        0; 1 where ``check`` found a gold question that cannot be used; 2 after an error, whose message went to stderr.
    """
    arguments = _parser().parse_args(argv)
    commands = {"run": _run, "check": _check, "figures": _figures}
    try:
        return commands[arguments.command](arguments)
    except PolicyError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description=wording.ABOUT)
    commands = ["run", "check", "figures"]
    parser.add_argument("command", nargs="?", choices=commands, default="run", help=wording.ABOUT_COMMAND)
    parser.add_argument("--split", choices=["dev", "test", "all"], default="dev", help=wording.ABOUT_SPLIT)
    parser.add_argument("--kind", type=Kind, choices=list(Kind), help=wording.ABOUT_KIND)
    parser.add_argument("--failures", action="store_true", help=wording.ABOUT_FAILURES)
    parser.add_argument("--record", action="store_true", help=wording.ABOUT_RECORD)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    if arguments.record and (arguments.kind or arguments.split == "all"):
        raise EvaluationError(wording.PARTIAL_RECORD)
    settings, assistant = EvalSettings(), open_assistant()
    split = None if arguments.split == "all" else arguments.split
    questions = select(load_questions(settings.questions_dir, _texts(assistant.corpus)), split, arguments.kind)
    if not questions:
        raise EvaluationError(wording.NONE_SELECTED.format(split=arguments.split, kind=arguments.kind or "*"))
    outcomes = run_questions(assistant, questions, places_of_rows(assistant.corpus.tasks), _show_progress)
    result = summarise(
        outcomes,
        split=split,
        on=date.today(),
        fingerprint=assistant.index.fingerprint,
        settings=settings_of(IndexSettings()),
    )
    print(table(result))
    if arguments.failures:
        print("", failures(outcomes), sep="\n")
    path = _result_path(settings, arguments)
    write_result(result, path)
    print(wording.WRITTEN.format(path=path), file=sys.stderr)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    corpus = open_assistant().corpus
    questions, problems = read_questions(EvalSettings().questions_dir)
    texts, rows = _texts(corpus), frozenset(places_of_rows(corpus.tasks))
    messages = [f"{p.file}:{p.line}: {p.message}" for p in problems]
    messages += [f"{q.id}: {fault}" for q in questions for fault in check_evidence(q, texts) + check_rows(q, rows)]
    n, n_dev = len(questions), len(select(questions, "dev"))
    print(*messages, sep="\n", end="\n" if messages else "")
    print(wording.CHECKED.format(n=n, n_dev=n_dev, n_test=n - n_dev, n_problems=len(messages)))
    return 1 if messages else 0


def _figures(arguments: argparse.Namespace) -> int:
    path = EvalSettings().results_dir / f"{arguments.split}.json"
    print(markdown_table(read_result(path, arguments.split)))
    return 0


def _texts(corpus: Corpus) -> dict[str, str]:
    return {document.doc_id: document.text for document in corpus.documents}


def _result_path(settings: EvalSettings, arguments: argparse.Namespace) -> Path:
    folder = settings.results_dir if arguments.record else CorpusSettings().data_dir / "eval"
    kind = f".{arguments.kind}" if arguments.kind else ""
    return folder / f"{arguments.split}{kind}.json"


def _show_progress(done: int, total: int) -> None:
    line = wording.PROGRESS.format(done=done, total=total)
    print(line, end="\n" if done == total else "", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
