"""What a question states is held against the records: yes or no, and false premises put right (是非、错误前提)."""
