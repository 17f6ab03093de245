"""docs: definitions and data dictionary as pages of docs/, generated from queries/ and contracts."""

from argparse import Namespace
from collections.abc import Iterator

from council.catalog import Catalog, Query
from council.commands.speech import Speech
from council.contracts import ALL, LAW, PRIVATE, REFERENCE, RESTRICTED
from council.errors import CouncilError
from council.home import CHECKOUT, Home

DOCS = CHECKOUT / "docs"


def add_to(commands, shared) -> None:
    """Add this part's commands to the parser."""
    docs = commands.add_parser("docs", parents=[shared], help="viết lại docs/ / write docs/ again")
    docs.add_argument("--check", action="store_true", help="chỉ xem có cũ không / only tell whether it is stale")
    docs.set_defaults(run=write_docs)


def write_docs(options: Namespace, home: Home, speech: Speech) -> int:
    """Write the generated pages; with --check only compare and return 1 when one is stale."""
    pages = {"definitions.md": definitions(Catalog.load()), "data-dictionary.md": dictionary()}
    stale = [
        name
        for name, text in pages.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    if options.check and stale:
        raise CouncilError(
            f"docs/ đã cũ: {', '.join(stale)}. Chạy «python -m council docs».",
            f"docs/ is stale: {', '.join(stale)}. Run “python -m council docs”.",
        )
    if not options.check:
        DOCS.mkdir(exist_ok=True)
        for name in stale:
            (DOCS / name).write_text(pages[name], encoding="utf-8")
    speech.say(f"docs/: {', '.join(pages)} đúng với mã nguồn.", f"docs/: {', '.join(pages)} agree with the sources.")
    return 0


def definitions(catalog: Catalog) -> str:
    """docs/definitions.md: every question, number and concept with its words, law and worked examples."""
    lines = [
        "# Định nghĩa / Definitions",
        "",
        "Sinh từ `queries/` bằng `python -m council docs`; không sửa tay.",
        "Generated from `queries/` by `python -m council docs`; do not edit.",
        "",
    ]
    rooms = (
        ("Câu hỏi / Questions", catalog.questions),
        ("Chỉ số / Numbers", catalog.metrics),
        ("Khái niệm / Concepts", catalog.concepts),
    )
    for title, room in rooms:
        lines += [f"## {title}", ""]
        for query in room.values():
            lines += [*_definition(catalog, query), ""]
    return "\n".join(lines).rstrip() + "\n"


def _definition(catalog: Catalog, query: Query) -> Iterator[str]:
    yield f"### {query.title.vi} / {query.title.en}"
    yield f"`{query.kind}s/{query.path.name}`" + (" (chỉ khi công bố / only while publishing)" if query.private else "")
    for vi, en, words in (
        ("Định nghĩa", "Definition", query.definition),
        ("Mỗi dòng", "Grain", query.grain),
        ("Tính theo ngày", "Date rule", query.date_rule),
        ("Lưu ý", "Caution", query.caution),
    ):
        if words:
            yield f"- **{vi}**: {_line(words.vi)}"
            yield f"- **{en}**: {_line(words.en)}"
    facts = (
        ("Đơn vị / unit", query.unit),
        ("Tốt hơn / better", query.better),
        ("Trên / over", query.over),
        ("Luật / law", ", ".join(query.law)),
        ("Chỉ số / numbers", ", ".join(query.metrics)),
        ("Vai trò / roles", ", ".join(query.roles)),
        ("Tham số / parameters", ", ".join(sorted(query.parameters))),
        ("Đọc / reads", ", ".join(sorted(query.tables))),
    )
    yield from (f"- {name}: {value}" for name, value in facts if value)
    schema = catalog.binding.schema(query.name)
    yield "- Cột / columns: " + "; ".join(f"`{c}` {_column(catalog, query, c)}" for c in schema)
    for example in query.examples:
        yield ""
        yield f"Ví dụ: {_line(example.because.vi)} / Example: {_line(example.because.en)}"
        yield "```"
        for table, text in example.given.items():
            yield f"{table}:"
            yield text.strip()
        yield "->"
        yield example.expect.strip()
        yield "```"


def _column(catalog: Catalog, query: Query, column: str) -> str:
    words = catalog.binding.words_of(query, column)
    return f"{words.words.vi} / {words.words.en}" if words else "?"


def _line(text: str) -> str:
    return " ".join(text.split())


def dictionary() -> str:
    """docs/data-dictionary.md: every table and column of the contracts."""
    lines = [
        "# Từ điển dữ liệu / Data dictionary",
        "",
        "Sinh từ `council/contracts` bằng `python -m council docs`; không sửa tay.",
        "Generated from `council/contracts` by `python -m council docs`; do not edit.",
        "",
    ]
    for name, schema in ALL.items():
        lines += [
            f"## {name}",
            "",
            f"{_room(name)}. {_line((schema.__doc__ or '').split(chr(10))[0])}".rstrip(),
            "",
            "| cột / column | kiểu / type | khóa / key | trống / null | nghĩa | meaning |",
            "|---|---|---|---|---|---|",
        ]
        for column, kind in schema.columns().items():
            vi, en = kind.metadata["vi"], kind.metadata["en"]
            values = kind.metadata.get("values")
            codes = f" ({', '.join(values)})" if values else ""
            lines.append(
                f"| {column} | {kind.dtype} | {'x' if kind.primary_key else ''} | {'x' if kind.nullable else ''} "
                f"| {vi} | {en}{codes} |"
            )
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _room(name: str) -> str:
    if name in PRIVATE:
        return "Riêng tư, không công bố / private, never published"
    if name in RESTRICTED:
        return "Hạn chế: lãnh đạo Trung tâm, quản trị dữ liệu / restricted: leader, steward"
    if name in LAW or name in REFERENCE:
        return "Luật, tham chiếu / law, reference"
    return "Công bố / published"
