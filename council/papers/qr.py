"""QR codes of addresses: as PNG for screens and documents, as SVG for print."""

import io

import segno


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)


def png(address: str, scale: int = 5) -> bytes:
    """The code as PNG, ``scale`` pixels a module, with the quiet zone the standard asks for."""
    out = io.BytesIO()
    _code(address).save(out, kind="png", scale=scale, border=4)
    return out.getvalue()


def svg(address: str) -> str:
    """The code as SVG, with its quiet zone."""
    return _code(address).svg_inline(border=4, light="#fff", omitsize=True)
