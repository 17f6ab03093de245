"""Makes static/*.woff2 from the TTF files of Be Vietnam Pro (SIL Open Font License 1.1, text in static/OFL.txt).

The TTF files are in the package ``fontpkg-be-vietnam-pro`` 1.2 (folder ``files``); it is needed only here:

    python tools/make_fonts.py FOLDER_WITH_TTF

Per weight two files: the letters, and the digits alone centred on one advance width, because the digits of
the font are proportional and columns of numbers would not line up.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

STATIC = Path(__file__).parent.parent / "static"
DIGIT_ADVANCE = {"Regular": 676, "Medium": 684, "SemiBold": 692, "Bold": 700}
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    0x1A0,
    0x1A1,
    0x1AF,
    0x1B0,
    *range(0x300, 0x32A),
    *range(0x1EA0, 0x1EFA),
    0x2013,
    0x2014,
    0x2018,
    0x2019,
    0x201C,
    0x201D,
    0x2022,
    0x2026,
    0x20AB,
    0x2212,
    0x2264,
    0x2265,
]


def reduced(path: Path, codes: list[int], features: list[str]) -> TTFont:
    """The font with only ``codes``, ready to be saved as WOFF2."""
    options = subset.Options(flavor="woff2", layout_features=features, hinting=bool(features))
    font = TTFont(path)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    font.flavor = "woff2"
    return font


def centre_digits(font: TTFont, advance: int) -> None:
    """Gives every digit the same advance width and shifts its outline to the middle."""
    glyphs, metrics = font["glyf"], font["hmtx"]
    for code in range(0x30, 0x3A):
        name = font.getBestCmap()[code]
        width, bearing = metrics[name]
        shift = (advance - width) // 2
        glyphs[name].coordinates.translate((shift, 0))
        glyphs[name].recalcBounds(glyphs)
        metrics[name] = (advance, bearing + shift)


def main(folder: Path) -> None:
    for weight, advance in DIGIT_ADVANCE.items():
        source = folder / f"BeVietnamPro-{weight}.ttf"
        reduced(source, LETTERS, ["*"]).save(STATIC / f"BeVietnamPro-{weight}.woff2")
        digits = reduced(source, list(range(0x30, 0x3A)), [])
        centre_digits(digits, advance)
        digits.save(STATIC / f"BeVietnamPro-{weight}-so.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
