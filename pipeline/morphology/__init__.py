"""Affixes, roots and stems of Indonesian words, for tagging and for the stem stage."""
