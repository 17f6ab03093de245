"""What a page says: a state, badges from a closed list, and one or two sentences."""

from dataclasses import dataclass

from council.words import Speaker

SIGNAL, SHIFT, CHANCE, NONE = "signal", "shift", "chance", "none"
LEAST_PERCENT = 10  # persons; below this a sentence gives counts only
CLEAR = 0.998  # two-sided level beyond which a difference is called clear; at 95 % it is drawn only
STATES = (SIGNAL, SHIFT, CHANCE, NONE)
BADGES = {
    "more": ("Nhiều hơn mức ngẫu nhiên", "orange", "priority_high"),
    "rise": ("Tăng rõ", "blue", "trending_up"),
    "fall": ("Giảm rõ", "blue", "trending_down"),
    "uneven": ("Chênh lệch rõ", "orange", "priority_high"),
    "chance": ("Trong phạm vi ngẫu nhiên", "gray", "check_indeterminate_small"),
    "thin": ("Không đủ dữ liệu", "gray", "help"),
    "no_denominator": ("Không có mẫu số", "gray", "help"),
    "silent": ("{n} đơn vị im lặng", "gray", "visibility_off"),
    "immature": ("Chưa đủ thời gian", "gray", "schedule"),
    "totals": ("Chỉ có số tổng", "gray", "functions"),
    "differ": ("{n} điều khác rõ", "orange", "priority_high"),
    "unclear": ("{n} điều chưa rõ", "gray", "help"),
}


@dataclass(frozen=True)
class Badge:
    """One badge of the closed list; ``count`` fills its {n}. Raises ValueError for a badge that is not in the list."""

    code: str
    count: int | None = None

    def __post_init__(self) -> None:
        if self.code not in BADGES:
            raise ValueError(f"không có nhãn {self.code} / no badge {self.code}")

    @property
    def colour(self) -> str:
        """orange, blue or gray."""
        return BADGES[self.code][1]

    @property
    def icon(self) -> str:
        """Name of a Material symbol."""
        return BADGES[self.code][2]

    def words(self, speaker: Speaker) -> str:
        """The badge in the reader's language."""
        slots = {} if self.count is None else {"n": speaker.number(self.count)}
        return speaker.say(BADGES[self.code][0], **slots)


@dataclass(frozen=True)
class Finding:
    """``text`` is Markdown with bold only; data in it is escaped. ``heading`` is the finding in a few words, for the chart."""

    state: str
    badges: tuple[Badge, ...]
    text: str
    heading: str = ""


def plain(text: str) -> str:
    """``text`` without Markdown, for alternative texts."""
    return text.replace("**", "").replace("\\", "")
