"""Keep unpublished postings out of every output."""
