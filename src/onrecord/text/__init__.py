"""Bytes to text: HTML, PDF, repairs with an offset map, language, tokens, sentences."""
