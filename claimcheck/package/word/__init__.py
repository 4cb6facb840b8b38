"""What a WordprocessingML document says, event by event: its paragraphs, runs, notes and fields.

The reader of manuscripts makes a text of it; who writes into the author's file finds the same places by the
same walk.
"""
