"""Gold questions in a spreadsheet: out for staff to edit, in to be asked, and out again scored."""
