"""From files to records: read, repair, structure, tasks, targets, units. Knows nothing of search or questions."""
