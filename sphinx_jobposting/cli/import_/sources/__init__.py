"""From files to jobs: what each kind of file says, before anybody understands it."""
