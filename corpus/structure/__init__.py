"""From a reading to its tree of sections: numbering, headings, tables, what the copy lost."""
