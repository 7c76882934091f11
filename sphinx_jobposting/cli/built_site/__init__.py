"""Read the files of a built site: the stage that ``check`` and ``changes`` share."""
