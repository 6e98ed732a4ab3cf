"""The measures, one a file.

Those of an answer are pure functions from one outcome to its value (truth values as 0 and 1), None where the outcome
is not of the sort that is measured; ``eval.scoring`` makes means and medians of them, with their intervals. Those of a
whole run (``selective``, ``confusion``) and those of rankings (``ranking``) say what they take.
"""
