"""Other programs that look for quotations: one adapter a file, each run in an environment of its own."""
