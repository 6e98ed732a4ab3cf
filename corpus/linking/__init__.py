"""Links across documents (文件间对应): which sentence of a plan a task of a yearly list serves."""
