"""Test questions, measures, runs and their report. Depends on the product, never the reverse."""
