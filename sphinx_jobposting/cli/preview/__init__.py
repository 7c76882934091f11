"""``sphinx-jobposting preview``: sphinx-autobuild with drafts, from a fork server.

`command` reads the command line. `server` replaces two parts of sphinx-autobuild's server:
its builder, by `rebuild`, and what it adds to pages, by `page`. `changes` decides which
files need a build. `fork_client` is this side of the fork server, and `fork_server` is the
process itself, which forks one child for each build. `build_result` is what a child reports
at its end, and `processes` makes sure that no process is left running.
"""
