"""Nothing but the member's view without a passphrase; hashes are salted; the start role is checked."""

from pathlib import Path

import pytest

from council.access import may_ask, set_passphrase, start_role, unlock


def test_without_a_file_everybody_is_a_member(tmp_path: Path) -> None:
    assert unlock(tmp_path / "none.json", "anything at all") == "member"


def test_a_passphrase_unlocks_its_role_only(tmp_path: Path) -> None:
    file = tmp_path / "p.json"
    set_passphrase(file, "analyst", "một câu dài")
    set_passphrase(file, "steward", "một câu khác")
    assert unlock(file, "một câu dài") == "analyst"
    assert unlock(file, "một câu khác") == "steward"
    assert unlock(file, "Một câu dài") == "member"
    assert unlock(file, "") == "member"


def test_stored_hashes_are_salted_and_private(tmp_path: Path) -> None:
    one, two = tmp_path / "1.json", tmp_path / "2.json"
    set_passphrase(one, "leader", "cùng một câu")
    set_passphrase(two, "leader", "cùng một câu")
    assert one.read_text() != two.read_text()
    assert "cùng" not in one.read_text()
    assert one.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("role", "word"), [("leader", "short"), ("boss", "long enough it is")])
def test_short_words_and_unknown_roles_are_refused(tmp_path: Path, role: str, word: str) -> None:
    with pytest.raises(ValueError):
        set_passphrase(tmp_path / "p.json", role, word)


def test_start_role() -> None:
    assert start_role(None, {}) == "member"
    assert start_role(None, {"COUNCIL_ROLE": "leader"}) == "leader"
    assert start_role("analyst", {"COUNCIL_ROLE": "leader"}) == "analyst"
    with pytest.raises(ValueError):
        start_role("root", {})


@pytest.mark.parametrize(
    ("role", "roles", "may"),
    [
        ("member", (), True),
        ("member", ("analyst",), False),
        ("analyst", ("analyst",), True),
        ("root", (), False),
        ("leader", ("analyst", "steward"), False),
    ],
)
def test_may_ask(role: str, roles: tuple, may: bool) -> None:
    assert may_ask(role, roles) is may
