"""The chat page: pure rendering from answers to escaped HTML, and the events that connect it."""
