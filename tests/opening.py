"""A page of the dashboard after one run, without a browser."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]


def page(file: str, role: str | None = "member", language: str = "vi", address: dict[str, str] | None = None, **session) -> AppTest:
    """``pages/<file>`` opened directly, as by a link; ``address`` = parameters of the address, ``session`` = state before it."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=240)
    for name, value in {"lang": language, **(address or {})}.items():
        app.query_params[name] = value
    for key, value in {**({"reader-role": role} if role else {}), **session}.items():
        app.session_state[key] = value
    return app.switch_page(f"pages/{file}").run()
