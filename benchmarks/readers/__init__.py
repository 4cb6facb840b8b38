"""Readers of pages and PDFs that users would take instead, each with one adapter for its own environment."""
