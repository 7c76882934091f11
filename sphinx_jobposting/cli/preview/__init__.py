"""``sphinx-jobposting preview``: sphinx-autobuild with drafts, from a fork server.

`command` reads the command line; `server` puts our parts into sphinx-autobuild's server:
`rebuild` in place of its builder, `page` in place of what it adds to a page. `changes`
tells which files ask for a build. `fork_client` is this side of the fork server, and
`fork_server` the process itself, which forks one child for each build; `build_result` is
what a child says at its end, and `processes` leaves none running.
"""
