"""The parts of a paper, one module each: they ask, let the sentences speak, and lay out tables and charts."""
