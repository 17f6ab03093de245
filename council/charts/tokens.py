"""Colours of both themes; every colour has one meaning, its contrast is tested."""

from dataclasses import dataclass, fields

PARTS = {"part1": 4, "part2": 2, "part3": 0}


@dataclass(frozen=True)
class Tokens:
    """One theme. Text colours end in ``_text`` or are ink, ink2, accent; the others are fills, lines and marks."""

    paper: str
    surface: str
    ink: str
    ink2: str
    line: str
    axis: str
    accent: str
    accent_ground: str
    signal: str
    signal_text: str
    chance: str
    band: str
    band2: str
    event: str
    hatch: str
    unknown: str
    border: str
    police: str
    court: str
    procuracy: str
    other: str
    detention: str
    police_text: str
    court_text: str
    procuracy_text: str
    other_text: str
    detention_text: str
    ramp: tuple[str, ...]
    ramp_ink: tuple[str, ...]

    def of(self, name: str) -> str:
        """The colour called ``name``; "part1" (dark) to "part3" (pale) for parts that are no sectors; sectors without a
        colour of their own share "other"."""
        if name in PARTS:
            return self.ramp[PARTS[name]]
        return getattr(self, name, self.other_text if name.endswith("_text") else self.other)

    def css(self) -> dict[str, str]:
        """The single colours as CSS variables (``--c-signal-text`` …)."""
        return {
            f"--c-{field.name.replace('_', '-')}": getattr(self, field.name)
            for field in fields(self)
            if isinstance(getattr(self, field.name), str)
        }


LIGHT = Tokens(
    paper="#FFFFFF",
    surface="#F3F6F9",
    ink="#14202B",
    ink2="#4A5865",
    line="#DDE4EA",
    axis="#8A97A3",
    accent="#0B4F86",
    accent_ground="#E3EEF7",
    signal="#D55E00",
    signal_text="#A84300",
    chance="#7A8896",
    band="#DCE5ED",
    band2="#EEF3F7",
    event="#6B7885",
    hatch="#A9B5C0",
    unknown="#EEF2F5",
    border="#8A97A3",
    police="#0B4F86",
    court="#009E73",
    procuracy="#E69F00",
    other="#C4CDD5",
    detention="#56B4E9",
    police_text="#0B4F86",
    court_text="#00654A",
    procuracy_text="#7A5200",
    other_text="#4A5865",
    detention_text="#1B5E8A",
    ramp=("#E4EEF6", "#BBD5EA", "#86B6DA", "#2C74AD", "#0A3F6B"),
    ramp_ink=("#14202B", "#14202B", "#14202B", "#FFFFFF", "#FFFFFF"),
)
DARK = Tokens(
    paper="#0F1820",
    surface="#18242F",
    ink="#E9EFF5",
    ink2="#B4C1CD",
    line="#2A3947",
    axis="#74879A",
    accent="#7CC0F5",
    accent_ground="#16303F",
    signal="#FF9A5C",
    signal_text="#FFB488",
    chance="#8FA2B3",
    band="#2B3B4A",
    band2="#1D2A36",
    event="#9FB0C0",
    hatch="#5B6C7B",
    unknown="#1E2B37",
    border="#74879A",
    police="#6FB7F0",
    court="#1FA67F",
    procuracy="#F0B429",
    other="#566878",
    detention="#A6D5FA",
    police_text="#8CC8F7",
    court_text="#5FD0A8",
    procuracy_text="#F5C95A",
    other_text="#B4C1CD",
    detention_text="#A6D5FA",
    ramp=("#1B2F40", "#234B6B", "#2F6F9F", "#5FA3D3", "#B9DCF6"),
    ramp_ink=("#E9EFF5", "#E9EFF5", "#FFFFFF", "#0F1820", "#0F1820"),
)
THEMES = {"light": LIGHT, "dark": DARK}
