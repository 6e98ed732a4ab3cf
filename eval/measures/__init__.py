"""The measures, one a file; each is a pure function from outcomes to a share, a length or a time.

A measure is None where no outcome is of the sort that it measures.
"""
