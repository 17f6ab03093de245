"""Where a label fits: Plotly does not avoid overlaps, so names are placed greedily or left out."""

from dataclasses import dataclass

LETTER = 0.56  # mean width of a letter in units of the text size, measured for Be Vietnam Pro


@dataclass(frozen=True)
class Box:
    """A rectangle in px; y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """True where the two overlap."""
        return not (self.right < other.left or self.left > other.right or self.bottom < other.top or self.top > other.bottom)


@dataclass(frozen=True)
class Spot:
    """A place for a label beside its mark: shift in px and anchor."""

    right: float
    up: float
    anchor: str


def text_width(text: str, size: float) -> float:
    """Approximate width of ``text`` in px."""
    return len(text) * size * LETTER


def lines_of(text: str, size: float, width: float) -> list[str]:
    """``text`` broken between words into lines that are about ``width`` px at most; one word is never broken."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


PHONE = 400  # px: charts narrower than this break the names of their rows


def row_name(text: str, size: float, width: float) -> list[str]:
    """The name of a row of a chart ``width`` px wide: one line, on a phone as many as it takes in half of the width."""
    return lines_of(text, size, 0.5 * width) if width < PHONE else [text]


def candidates(size: float) -> tuple[Spot, ...]:
    """Right, above, below, left of a mark."""
    return Spot(size * 0.8, 0, "left"), Spot(0, size * 1.3, "center"), Spot(0, -size * 1.3, "center"), Spot(-size * 0.8, 0, "right")


def place(x: float, y: float, text: str, size: float, taken: list[Box], frame: Box) -> Spot | None:
    """The first free spot for ``text`` beside the mark at (x, y) px; it is added to ``taken``. None when none is free."""
    width, half = text_width(text, size), size * 0.65
    for spot in candidates(size):
        left = x + spot.right - {"left": 0, "center": width / 2, "right": width}[spot.anchor]
        box = Box(left, y - spot.up - half, left + width, y - spot.up + half)
        inside = box.left >= frame.left and box.right <= frame.right and box.top >= frame.top and box.bottom <= frame.bottom
        if inside and not any(box.meets(other) for other in taken):
            taken.append(box)
            return spot
    return None


def spread(middles: list[float], gap: float, top: float) -> list[float]:
    """Pushes rising positions apart so that neighbours keep ``gap``; the last stays at or below ``top``."""
    placed: list[float] = []
    for middle in middles:
        placed.append(middle if not placed else max(middle, placed[-1] + gap))
    for i in range(len(placed) - 1, -1, -1):
        ceiling = top if i == len(placed) - 1 else placed[i + 1] - gap
        placed[i] = min(placed[i], ceiling)
    return placed
