"""The generated sentences of the pages: numbers in, a state with badges and one or two sentences out."""

from council.sentences.finding import Badge, Finding

__all__ = ["Badge", "Finding"]
