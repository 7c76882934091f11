"""The feeds of open postings."""
