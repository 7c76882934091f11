"""Parsers of what authors write: pure functions from a `types.Raw` to a value.

One module a family of kinds; each function raises `types.ValueProblem`, and nothing else,
whatever it is given. None of them imports Sphinx, and Babel only when a name is looked up.
"""
