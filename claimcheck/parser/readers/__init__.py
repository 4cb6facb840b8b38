"""One file a format: bytes of a manuscript go in, its layout comes out, with no idea of quotations."""
