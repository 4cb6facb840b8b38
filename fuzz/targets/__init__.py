"""One file a target, each with a TARGET; its name is the file's."""
