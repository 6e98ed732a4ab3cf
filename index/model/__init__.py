"""How the default encoder comes without any model hub: fetched archive, weights file, sentence-transformers folder."""
