"""The home of one council: its settings, what agencies sent, its private room, decisions and snapshots."""

import json
import os
import secrets
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from council.answer import Words
from council.errors import CouncilError

CHECKOUT = Path(__file__).resolve().parents[2]
PRODUCT_DATA = CHECKOUT / "data"
DEMO_HOME = PRODUCT_DATA / "demo"
_SETTINGS = {"name", "name_en", "province_code", "province_code_2025", "former_provinces", "languages", "thresholds", "simulated",
             "linkage"}  # fmt: skip
_NAMELESS = Words(
    "Hội đồng phối hợp liên ngành về trợ giúp pháp lý trong hoạt động tố tụng",
    "Interagency Coordination Council on Legal Aid in Proceedings",
)


@dataclass(frozen=True)
class Settings:
    """council.toml: whose council this is. ``province_code`` is the former two-digit code ("" = not known yet);
    ``former_provinces`` = codes of all former provinces of a merged one, () = that one alone; ``engine``: who weighs pairs of
    rows ([linkage] engine)."""

    name: Words = _NAMELESS
    province_code: str = ""
    province_code_2025: str = ""
    languages: tuple[str, ...] = ("vi", "en")
    thresholds: dict[str, float] = field(default_factory=dict)
    is_simulated: bool = False
    engine: str = "rules"
    former_provinces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Home:
    """A folder with the rooms of one council."""

    path: Path

    @classmethod
    def resolve(cls, option: str | Path | None = None, environment: dict[str, str] | None = None) -> "Home":
        """--home, else COUNCIL_HOME, else the checkout's own data/demo."""
        chosen = option or (os.environ if environment is None else environment).get("COUNCIL_HOME")
        return cls(Path(chosen).expanduser().resolve() if chosen else DEMO_HOME)

    @property
    def is_checkout(self) -> bool:
        """True for a home inside the checkout: there only simulated files belong."""
        path = self.path.resolve()
        return path == CHECKOUT or CHECKOUT in path.parents

    @property
    def settings_file(self) -> Path:
        """council.toml."""
        return self.path / "council.toml"

    @property
    def incoming(self) -> Path:
        """Files as agencies sent them, untouched: incoming/<batch>/<path>."""
        return self.path / "incoming"

    @property
    def private(self) -> Path:
        """Identities and keys; mode 0700; never opened by the dashboard."""
        return self.path / "private"

    @property
    def decisions(self) -> Path:
        """What people decided about links and held files."""
        return self.path / "decisions"

    @property
    def papers(self) -> Path:
        """The council's own templates of papers, and forms/ below them; need not exist."""
        return self.path / "papers"

    @property
    def snapshots(self) -> Path:
        """Published snapshots."""
        return self.path / "snapshots"

    @property
    def formats(self) -> Path:
        """Own formats; they win over the product's."""
        return self.path / "formats"

    @property
    def reference(self) -> Path:
        """Own reference rows; they win over the product's."""
        return self.path / "reference"

    @property
    def passphrases(self) -> Path:
        """Salted hashes of the passphrases."""
        return self.private / "passphrases.json"

    def make_rooms(self) -> None:
        """Create the rooms that are missing; the private ones for the owner only."""
        for room in (self.incoming, self.decisions, self.snapshots, self.private):
            room.mkdir(parents=True, exist_ok=True)
        for room in (self.incoming, self.private, self.decisions):
            room.chmod(0o700)

    def key(self) -> bytes:
        """The secret of this home's pseudonyms, made once (32 bytes, mode 0600)."""
        self.make_rooms()
        file = self.private / "key"
        if not file.exists():
            fresh = self.private / f".key.{os.getpid()}"
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
                out.write(secrets.token_bytes(32))
                out.flush()
                os.fsync(out.fileno())
            try:
                os.link(fresh, file)
            except FileExistsError:
                pass
            except OSError:
                os.replace(fresh, file)
            fresh.unlink(missing_ok=True)
        return file.read_bytes()

    def settings(self) -> Settings:
        """council.toml as Settings; defaults when there is none; CouncilError for unknown keys or wrong types."""
        if not self.settings_file.exists():
            return Settings()
        try:
            raw = tomllib.loads(self.settings_file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise CouncilError(
                f"{self.settings_file}: TOML sai: {error}.", f"{self.settings_file}: invalid TOML: {error}."
            ) from error
        unknown = sorted(raw.keys() - _SETTINGS)
        if unknown:
            known = ", ".join(sorted(_SETTINGS))
            raise CouncilError(
                f"{self.settings_file}: khóa lạ {', '.join(unknown)}; có: {known}.",
                f"{self.settings_file}: unknown key {', '.join(unknown)}; there are: {known}.",
            )
        name = Words(raw.get("name", _NAMELESS.vi), raw.get("name_en") or raw.get("name", _NAMELESS.en))
        return Settings(
            name,
            str(raw.get("province_code", "")),
            str(raw.get("province_code_2025", "")),
            tuple(raw.get("languages", ("vi", "en"))),
            dict(raw.get("thresholds", {})),
            bool(raw.get("simulated", False)),
            str(raw.get("linkage", {}).get("engine", "rules")),
            tuple(str(code) for code in raw.get("former_provinces", ())),
        )

    def write_settings(self, settings: Settings) -> None:
        """Write council.toml (editable by hand; kept if it already exists)."""
        if self.settings_file.exists():
            return
        quoted = {
            k: str(v).replace("\\", "\\\\").replace('"', '\\"')
            for k, v in (
                ("name", settings.name.vi),
                ("name_en", settings.name.en),
                ("province_code", settings.province_code),
                ("province_code_2025", settings.province_code_2025),
            )
        }
        lines = ["# Hội đồng này là của tỉnh nào. Sửa được bằng tay. / Whose council this is; edit by hand."]
        lines += [f'{key} = "{value}"' for key, value in quoted.items()]
        if settings.former_provinces:
            lines.append(f"former_provinces = {json.dumps(settings.former_provinces)}")
        lines += [
            f"languages = {list(settings.languages)!r}".replace("'", '"'),
            f"simulated = {'true' if settings.is_simulated else 'false'}",
            "",
        ]
        self.path.mkdir(parents=True, exist_ok=True)
        self.settings_file.write_text("\n".join(lines), encoding="utf-8")
