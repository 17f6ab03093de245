"""Formats: which agency form a sheet is, and which column is what; one file per form in data/formats."""

from council.formats.definitions import FieldWords, Format, FormatError, Formats, load_formats
from council.formats.recognition import Block, recognise

__all__ = ["Block", "FieldWords", "Format", "FormatError", "Formats", "load_formats", "recognise"]
