"""From sections to records: tasks with their units, and targets."""
