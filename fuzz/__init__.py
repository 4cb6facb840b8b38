"""Mutated inputs go into every reader, the matcher, the rules and the writers; broken promises come out."""
