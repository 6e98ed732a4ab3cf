"""Baselines (基线): simpler systems over the same index, asked the same questions as the assistant in the same run."""
