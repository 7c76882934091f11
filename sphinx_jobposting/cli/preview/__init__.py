"""``sphinx-jobposting preview``: sphinx-autobuild with drafts, from a warm process.

`command` reads the command line; `server` puts our parts into sphinx-autobuild's server:
`rebuild` in place of its builder, `page` in place of what it adds to a page. `warm` is
this side of the warm process, and `zygote` the process itself, which forks one child for
each build; `report` is what a child says at its end, and `processes` leaves none running.
"""
