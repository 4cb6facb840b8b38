"""Accuracy and speed of the matcher, beside what a user would use instead."""
