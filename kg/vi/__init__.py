"""Vietnamese as data: lexicons, titles, event rules, page furniture; and their loader."""
