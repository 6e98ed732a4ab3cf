"""Every Chinese sentence that the evaluation says in the terminal; braces are filled by ``str.format``."""

from __future__ import annotations

# The question files.
REPEATED_ID = "编号 {id} 已出现过, 编号不得重复"
UNKNOWN_DOCUMENT = "依据所指文档 {doc_id} 不在语料中"
QUOTE_DIFFERS = "依据 {doc_id} {start}:{end} 与原文不一致, 请按原文重新取位"
UNKNOWN_ROW = "语料中没有任务 {row}"
BAD_QUESTIONS = "试题有 {n} 处不可用:\n{faults}"
NO_QUESTIONS = "{folder} 中没有试题; 请放入 *.jsonl 文件"
NONE_SELECTED = "没有符合条件的试题 (split={split}, kind={kind})"
CHECKED = "试题 {n} 道 (dev {n_dev}, test {n_test}), 问题 {n_problems} 处"
PROGRESS = "已完成 {done}/{total}"
WRITTEN = "结果已写入 {path}"
NO_BASELINES = "没有基线结果 {path}; 请先运行 python -m eval baselines --split {split} --record"
BAD_BASELINES = "基线结果 {path} 的格式与本版本不符; 请重新运行 python -m eval baselines --split {split} --record"
NOT_WRITTEN = "不能写入 {path} ({detail}); 请换一个位置"
NO_RESULT = "没有结果文件 {path}; 请先运行 python -m eval run --split {split} --record"
BAD_RESULT = "结果文件 {path} 的格式与本版本不符; 请重新运行 python -m eval run --split {split} --record"
NO_EARLIER_RUN = "读不到以前的结果 {path}; 应为 .data/eval 中的 *.outcomes.jsonl, 或 eval/results 中的结果文件"
BAD_EARLIER_RUN = "{path} 不是本版本的逐题结果 (*.outcomes.jsonl) 或结果文件 (*.json); 请用本版本重新测评一次再比较"
PARTIAL_RECORD = "--record 只记录完整的 dev 或 test 运行, 不能与 --kind 或 --split all 同用"

# The report.
TOTAL = "合计"
BOTH_SPLITS = "dev+test"
TITLE = "{split}: {n} 题, 索引 {fingerprint}"
NOTHING = "–"
FAILURES_BY_KIND = "test 未答对的题只按类型计数: {counts}"
NO_FAILURES = "没有未答对的题"
FAILURE = """{id} [{kind}] {question}
  前文: {history}
  原因: {why}
  回答 [{found}]: {answer}
  标准: {gold}"""

COMPARED_WITH = "与以前的结果相比 (两次都问到 {n_both} 题, McNemar 精确检验 p = {p_value:.3g}):"
WORSE = "变错 {n} 题: {ids}"
BETTER = "变对 {n} 题: {ids}"
HIDDEN = "(test {n} 题不列出)"

# What is wrong with an answer.
ANSWERED_THOUGH_UNANSWERABLE = "应不作答而作答"
REFUSED_THOUGH_ANSWERABLE = "应作答而未作答 ({reason})"
WRONG_REASON = "不作答的原因为 {found}, 应为 {expected}"
RAISED = "出错: {error}"
WRONG_UNITS = "单位: 多 {extra}, 少 {missing}"
WRONG_COUNT = "数目为 {found}, 应为 {expected}"
MISSING_FACT = "缺少: {fact}"
FORBIDDEN_SAID = "不应出现: {phrase}"
WRONG_ROWS = "任务: 多 {extra}, 少 {missing}"

COLUMNS = {
    "n": "题数",
    "right": "答对 [95%区间]",
    "citation_recall": "引文召回",
    "citation_precision": "引文精度",
    "wrong_unit": "错报单位",
    "wrong_figure": "错报数字",
    "refused_unanswerable": "该拒则拒",
    "refused_for_the_reason": "且原因对",
    "refused_answerable": "误拒",
    "raised": "出错",
    "answer_length": "答案字数",
    "length_ratio": "为所需倍数",
    "over_length": "过长",
    "latency_p50": "耗时p50",
    "latency_p95": "耗时p95",
}
"""Column headings of the report, by the name of the measure in ``eval.scoring.Scores``."""

# Baselines.
COMPARED = {
    "bm25": "仅词语 BM25 的首段",
    "dense": "仅向量的首段",
    "hybrid": "混合检索的首段",
    "records": "仅记录 (不用向量)",
    "all": "本系统",
}
"""The systems that are compared, by the names that ``eval.baselines.systems`` gives them."""
SYSTEM_PROGRESS = "{system}: "
BASELINES_TITLE = "{split}: {n} 题, 检索指标 {n_queries} 题, 索引 {fingerprint}"
THRESHOLD = "作答阈值"
P_VALUE = "与本系统差异 p"

# Retrieval.
NO_COLLECTION = "找不到检索集 {path}; 应为文件夹, 或与 corpus.jsonl 同在一个文件夹的试题文件"
NO_TEXT_FILE = "{folder} 中没有文本文件: 应有 {expected}, 现有 {found}"
NO_QUERY_FILE = "{folder} 中没有试题文件: 除文本文件外还应有 queries.jsonl 或其他 *.jsonl"
NO_TEXTS = "检索集 {path} 中没有一条文本"
NO_QUERIES = "检索集 {path} 中没有一道试题"
NO_JUDGEMENTS = (
    "检索集 {path} 无从评判: 没有一条相关标注与其中的试题和文本对得上, 试题也都没有 answers; "
    "请补上 qrels/test.tsv (query-id, corpus-id, score), 或试题的 relevant"
)
NOT_UTF8 = "{path} 不是 UTF-8 文本 (第 {at} 字节起); 请另存为 UTF-8 再试"
UNREADABLE = "不能读取 {path}: {detail}"
UNWRITABLE = "不能写入 {path}: {detail}"
BAD_COLLECTION = "检索集有 {n} 行不可用, 请改正后重试:\n{faults}"
MORE_FAULTS = "…… 另有 {n} 行"
BAD_JUDGEMENT = "应为以制表符分隔的 query-id, corpus-id, score (score 为整数), 现为: {found}"
COLLECTION = "{name}: 文本 {n_texts} 条, 试题 {n_queries} 道 (有相关标注 {n_judged}, 无答案 {n_unanswerable})"
UNKNOWN_JUDGEMENTS = "未计入的相关标注: 所指文本不存在 {n_texts} 条, 所指试题不存在 {n_queries} 条"
UNJUDGED = "未计入的试题: 没有相关标注也没有 answers 的 {n} 道"
ANSWER_FOUND = "答案@{k}"
SEPARATION = "可答区分(AUC)"
SYSTEMS = {"words": "词语 words", "dense": "向量 dense", "hybrid": "融合 hybrid", "bigram": "二元字BM25 bigram"}
EMBEDDING = "计算向量: "
SEARCHING = {"words": "词语: ", "dense": "向量: ", "hybrid": "融合: ", "bigram": "二元字: "}
BAD_LEGS = "没有这种检索方式: {found}; 可用 {expected}"
BAD_DEPTH = "--k 应为 1 以上的整数, 现为 {found}"
RUNS_WRITTEN = "检索结果 (TREC run) 已写入 {paths}"

# The terminal's help.
ABOUT = "用试题测评问答助手, 按题型给出各项指标"
ABOUT_RUN = "逐题测评 (不写命令时即此), 按题型给出各项指标"
ABOUT_BASELINES = "同一批试题: 词语、向量、混合检索各取首段作答, 不用向量的记录问答, 与本系统并列; 另给各路检索指标"
ABOUT_CHECK = "核对试题与原文"
ABOUT_FIGURES = "把已记录的结果输出为表格"
ABOUT_HTML = "另写一份可离线查看的 HTML 报告"
ABOUT_AGAINST = "与以前的结果比较: .data/eval 中的 *.outcomes.jsonl, 或 eval/results 中的结果文件"
ABOUT_README = "把表格写进 README.md 中的相应位置"
ABOUT_SPLIT = "哪一部分试题, 默认 dev"
ABOUT_KIND = "只测一种题型"
ABOUT_FAILURES = "列出未答对的 dev 题及原因; test 题只按题型计数"
ABOUT_RECORD = "把结果写入 eval/results (随代码提交), 否则写入数据目录"
ABOUT_RETRIEVAL = "在任意检索集上测评检索: 各路单独, 融合, 以及二元字 BM25 基线"
ABOUT_COLLECTION = "检索集: BEIR 形式的文件夹 (corpus.jsonl, queries.jsonl, qrels/), 或带 relevant 的试题文件"
ABOUT_TREC_RUN = "把每种检索方式的结果另存为 TREC run 文件: FILE 为 run.txt 时写 run.words.txt 等"
ABOUT_LEGS = "只测其中几种, 以逗号分隔: words, dense, hybrid, bigram"
ABOUT_DEPTH = "答案命中与 TREC run 看前几条, 默认 10"
ABOUT_EXPORT = "把试题写成表格 (.xlsx), 供在表格软件里增改"
ABOUT_SHEET = "要写的表格文件"
ABOUT_TEMPLATE = "只写空表 (列名, 下拉选项和说明), 不写试题"
ABOUT_FORCE = "文件已存在时覆盖"
ABOUT_QUESTIONS_SHEET = "表格里的试题 (.xlsx); 不写则测评 eval/questions 中的试题"
ABOUT_OUT = "评分表格写到哪里, 默认为试题文件旁的 *.scored.xlsx"
