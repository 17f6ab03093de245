"""Formats: which agency form a sheet is, and which column is what; one file per form in data/formats."""

from council.formats.definitions import FieldWords, Format, FormatError, Formats, load_formats, read_format
from council.formats.draft import draft
from council.formats.recognition import Block, recognise

__all__ = ["Block", "FieldWords", "Format", "FormatError", "Formats", "draft", "load_formats", "read_format", "recognise"]
