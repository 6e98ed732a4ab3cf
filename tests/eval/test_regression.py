"""The regression gate: what the committed results have right stays right, asked of the real index again."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from corpus.settings import CorpusSettings
from eval.comparing import Comparison, compare
from eval.questions import GoldQuestion, read_questions
from eval.results import read_result
from eval.run import run_questions, select
from eval.session import open_session
from eval.settings import EvalSettings
from eval.verdicts import recorded_verdicts, verdicts_of
from index.model.fetch import model_folder

ROOT = Path(__file__).resolve().parents[2]
RESULTS = EvalSettings().results_dir
HOURGLASS = 1200
"""Seconds for all dev questions: 60 to 150 ms each, and the index is built first where it is stale."""


@pytest.fixture(scope="module")
def questions() -> tuple[GoldQuestion, ...]:
    return read_questions(EvalSettings().questions_dir)[0]


@pytest.fixture(scope="module")
def compared(questions: tuple[GoldQuestion, ...]) -> Comparison:
    """The committed result of the dev split against a run of today."""
    if not model_folder(CorpusSettings().data_dir).is_dir() and not os.environ.get("CI"):
        pytest.skip("the model is not set up: run python -m index model")
    session = open_session()
    ran = run_questions(session.assistant, select(questions, "dev"), session.rows)
    return compare(recorded_verdicts(read_result(RESULTS / "dev.json", "dev")), verdicts_of(ran))


@pytest.mark.model
@pytest.mark.timeout(HOURGLASS)
def test_no_dev_question_that_was_right_is_wrong_now(compared: Comparison) -> None:
    assert not compared.worse, f"right in eval/results/dev.json and wrong now: {' '.join(compared.worse)}"


def test_the_dev_result_is_of_the_dev_questions_there_are(questions: tuple[GoldQuestion, ...]) -> None:
    recorded = read_result(RESULTS / "dev.json", "dev")
    asked, there_are = set(recorded.asked), {question.id for question in select(questions, "dev")}
    assert asked == there_are, f"only recorded: {sorted(asked - there_are)}; not recorded: {sorted(there_are - asked)}"
    assert set(recorded.failed) <= set(recorded.asked)
    assert recorded.total.n == len(recorded.asked)


def test_the_test_result_is_of_as_many_questions_as_there_are(questions: tuple[GoldQuestion, ...]) -> None:
    recorded = read_result(RESULTS / "test.json", "test")
    assert recorded.total.n == len(select(questions, "test"))
    assert (recorded.asked, recorded.failed) == ((), ())


def git(*arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode:
        pytest.skip(f"no history to look at: git {arguments[0]} says {ran.stderr.strip()}")
    return ran.stdout.strip()


@pytest.mark.parametrize("name", ["dev.json", "test.json"])
def test_a_result_changes_by_a_commit_of_its_own_that_says_why(name: str) -> None:
    if git("rev-parse", "--is-shallow-repository") == "true":
        pytest.skip("a shallow clone does not tell which commit changed a file")
    commit, parents, *message = git("log", "-1", "--format=%H%n%P%n%B", "--", f"eval/results/{name}").split("\n")
    if not parents:
        pytest.skip("the first commit brought every file")
    touched = git("show", "--format=", "--name-only", commit).split("\n")
    others = [path for path in touched if path != "README.md" and not path.startswith("eval/results/")]
    assert others == [], f"{commit} changes a result together with other files"
    assert len([line for line in message if line.strip()]) >= 2, f"{commit} has a subject and does not say why"
