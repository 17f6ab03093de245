"""Who may ask what: four roles, and the salted passphrases that unlock more than the plain member's view."""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

ROLES = ("member", "leader", "analyst", "steward")
LEAST = "member"
NAMES_OF_OFFICERS = ("leader", "steward")
_SCRYPT = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}


def start_role(option: str | None, environment: dict[str, str] | None = None) -> str:
    """The role a process starts with: ``--role``, else COUNCIL_ROLE, else member. ValueError for an unknown one."""
    wanted = option or (os.environ if environment is None else environment).get("COUNCIL_ROLE") or LEAST
    if wanted not in ROLES:
        raise ValueError(wanted)
    return wanted


def may_ask(role: str, roles: Iterable[str]) -> bool:
    """True if a question open to ``roles`` (empty = everybody) may be asked by ``role``."""
    allowed = tuple(roles)
    return role in ROLES and (not allowed or role in allowed)


def sees_officer_names(role: str) -> bool:
    """Officers' names are for the Centre's leaders and the steward; others see TGV 01."""
    return role in NAMES_OF_OFFICERS


def _digest(passphrase: str, salt: bytes) -> str:
    return hashlib.scrypt(passphrase.encode("utf-8"), salt=salt, dklen=32, **_SCRYPT).hex()


def _read(file: Path) -> dict[str, dict[str, str]]:
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def set_passphrase(file: Path, role: str, passphrase: str) -> None:
    """Store the salted scrypt hash of ``passphrase`` for ``role`` in ``file`` (0600). ValueError if shorter than 8."""
    if role not in ROLES or len(passphrase) < 8:
        raise ValueError(role)
    stored = _read(file)
    salt = secrets.token_bytes(16)
    stored[role] = {"salt": salt.hex(), "hash": _digest(passphrase, salt)}
    fresh = file.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump(stored, out)
    os.replace(fresh, file)


def unlock(file: Path, passphrase: str) -> str:
    """The most capable role whose passphrase this is; member if none. Every stored role is tried."""
    found = LEAST
    stored = _read(file)
    for role in ROLES:
        if role in stored:
            entry = stored[role]
            if hmac.compare_digest(_digest(passphrase, bytes.fromhex(entry["salt"])), entry["hash"]):
                found = role
    return found
