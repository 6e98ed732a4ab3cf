"""Links across documents lie over the segments: they come and go with the other document, the segment unchanged."""

from pathlib import Path

from index.build import build_index
from index.settings import IndexSettings
from index.store import open_index


def test_links_are_kept_and_follow_the_plan(corpus_dir: Path, data_dir: Path, stand_in: IndexSettings) -> None:
    notice, plan = corpus_dir / "notice.txt", corpus_dir / "plan.txt"
    notice.write_text(notice.read_text("utf-8").replace("现将", "为落实《某市科学素质行动规划纲要》，现将"), "utf-8")
    plan.write_text(plan.read_text("utf-8") + "\n设立科幻产业发展基金。\n", "utf-8")
    first = build_index(corpus_dir, stand_in)
    links = open_index(corpus_dir, stand_in).corpus.links
    assert [(link.doc_id, link.text) for link in links] == [("plan.txt", "设立科幻产业发展基金。")]
    plan.unlink()
    second = build_index(corpus_dir, stand_in)
    assert open_index(corpus_dir, stand_in).corpus.links == ()
    assert [entry.segment for entry in second.documents] == [
        entry.segment for entry in first.documents if entry.doc_id == "notice.txt"
    ]
    assert second.derived != first.derived
