"""Parsers of values: pure functions from a `types.Raw` to a value.

There is a module for each family of kinds. Whatever they are given, the functions only
raise `types.ValueProblem`. None of them imports Sphinx; Babel is only imported to look up
names.
"""
