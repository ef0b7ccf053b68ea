"""Who and what is meant: within an article, then across all of them."""
