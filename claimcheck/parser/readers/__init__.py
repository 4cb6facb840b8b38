"""A module or folder a format: bytes of a manuscript go in, its layout comes out, no word of quotations."""
