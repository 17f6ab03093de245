"""The chips above every page: period, area, sector, field, stage, group; bound to the address and kept across pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import streamlit as st

from council import periods
from council.ui import door
from council.ui.door import Opened
from council.ui.reader import Reader
from council.words import Speaker, esc

LISTS = {"sectors": "Ngành", "fields": "Lĩnh vực", "stages": "Giai đoạn", "groups": "Diện"}
# Filters without a chip of their own: a click on a mark sets them, and then a chip shows them.
CLICKED = {"units": "Đơn vị", "providers": "Người thực hiện"}
SCHEMES = {"district": "theo huyện cũ", "court_area": "theo khu vực Tòa án", "province": "cả tỉnh"}
STATE = "filters"
CODES = ("areas", *LISTS, *CLICKED)
ADDRESS = ("period", "scheme", *CODES)


@dataclass
class Chosen:
    """What is filtered now; empty lists = no filter."""

    period: str | None = None
    scheme: str = "district"
    lists: dict[str, list[str]] = field(default_factory=dict)

    def get(self, name: str) -> list[str]:
        """The codes chosen for ``name``."""
        return self.lists.get(name, [])


@dataclass(frozen=True)
class Areas:
    """Areas of the chosen scheme, asked only when wanted: code -> name, and the words of a group of like areas -> its codes."""

    names: Callable[[], dict[str, str]]
    peers: Callable[[], dict[str, list[str]]]


def chosen() -> Chosen:
    """The filters of this visit; at first what the address says."""
    if STATE not in st.session_state:
        st.session_state[STATE] = _read({name: st.query_params.get(name, "") for name in ADDRESS})
    return st.session_state[STATE]


def _read(said: dict[str, str]) -> Chosen:
    scheme = said.get("scheme", "") if said.get("scheme", "") in SCHEMES else "district"
    lists = {name: [code for code in said.get(name, "").split(",") if code] for name in CODES}
    return Chosen(said.get("period") or None, scheme, lists)


def put(said: dict[str, str]) -> None:
    """Filters as an address says them hold from now on (an item of an agenda)."""
    _clear()
    st.session_state[STATE] = _read(said)


def address(extra: dict[str, str]) -> dict[str, str]:
    """The filters as parameters of the address; what is at its default is left out."""
    now = chosen()
    parts = {"period": now.period or "", "scheme": "" if now.scheme == "district" else now.scheme}
    parts |= {name: ",".join(now.get(name)) for name in CODES}
    return {name: value for name, value in {**parts, **extra}.items() if value}


def write_address(extra: dict[str, str]) -> None:
    """Makes the address of the browser say what is shown."""
    wanted = address(extra)
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def period_of(opened: Opened) -> periods.Period:
    """The chosen period, or the default of this snapshot."""
    window = opened.manifest.start, opened.manifest.day
    return periods.read_code(chosen().period or "", *window) or periods.default_period(*window)


def parameters(opened: Opened) -> dict[str, object]:
    """The filters as parameters of a question."""
    return _as_parameters(opened, chosen())


def parameters_of(opened: Opened, said: dict[str, str]) -> dict[str, object]:
    """The filters of an address (an item of an agenda, a resolution) as parameters of a question."""
    return _as_parameters(opened, _read(said))


def _as_parameters(opened: Opened, now: Chosen) -> dict[str, object]:
    window = opened.manifest.start, opened.manifest.day
    period = periods.read_code(now.period or "", *window) or periods.default_period(*window)
    found: dict[str, object] = {"period_start": period.start, "period_end": period.end, "area_scheme": now.scheme}
    allowed = opened.catalog.parameters
    for name in CODES:
        codes = [code for code in now.get(name) if not allowed[name].values or code in allowed[name].values]
        found[name] = codes or None
    return found


def year_before(opened: Opened) -> dict[str, object] | None:
    """Parameters of the same period last year; None where the data do not reach back so far."""
    before = periods.year_before(period_of(opened), opened.manifest.start)
    return None if before is None else {"period_start": before.start, "period_end": before.end}


def period_words(opened: Opened, reader: Reader) -> str:
    """The chosen period in words."""
    return periods.name_of(period_of(opened), reader.speaker)


def show(
    opened: Opened,
    reader: Reader,
    wanted: tuple[str, ...],
    labels: dict[str, dict[str, str]],
    areas: Areas,
) -> None:
    """The line of chips: those in force first."""
    active = [name for name in (*wanted, *CLICKED) if _is_on(name)]
    with st.container(key="filters", horizontal=True, gap="xsmall", vertical_alignment="center"):
        for name in [*active, *(name for name in wanted if name not in active)]:
            with (
                st.container(key=f"chip-{'on' if name in active else 'off'}-{name}", width="content"),
                st.popover(_chip_words(name, opened, reader, labels, areas)),
            ):
                _inside(name, opened, reader, labels, areas)
        with st.container(key="quiet-clear", width="content"):
            st.button(reader.speaker.say("Xóa lọc"), key="filters-clear", type="tertiary", on_click=_clear)
        with st.container(key="quiet-copy", width="content"):
            st.button(reader.speaker.say("Chép liên kết"), key="filters-copy", type="tertiary", icon=":material/link:")


def read_address_again() -> None:
    """Takes the filters from the address at the next run."""
    for key in [key for key in st.session_state if key == STATE or str(key).startswith("w-")]:
        del st.session_state[key]


def _is_on(name: str) -> bool:
    now = chosen()
    return name == "period" or name == "areas" or bool(now.get(name))


def _chip_words(name: str, opened: Opened, reader: Reader, labels: dict, areas: Areas) -> str:
    say, now = reader.speaker, chosen()
    if name == "period":
        words = period_words(opened, reader)
        return words if year_before(opened) is None else say.say("{period}, so với cùng kỳ", period=words)
    codes = now.get(name)
    if name == "areas":
        return esc(_where(say, codes, areas)) + ", " + say.say(SCHEMES[now.scheme])
    if not codes:
        return say.say(LISTS[name])
    words = labels.get(_vocabulary(name), {}) or _names(opened, name)
    return esc(words.get(codes[0], codes[0])) + (f" +{len(codes) - 1}" if len(codes) > 1 else "")


def _where(say: Speaker, codes: list[str], areas: Areas) -> str:
    """The chosen areas: the whole province, one by name, a group of like areas by its words, else how many."""
    if not codes:
        return say.say("Toàn tỉnh")
    if len(codes) == 1:
        return areas.names().get(codes[0], codes[0])
    count = say.say("{n} nơi", n=len(codes))
    group = next((words for words, members in areas.peers().items() if set(members) == set(codes)), None)
    return count if group is None else f"{group} ({count})"


def _names(opened: Opened, name: str) -> dict[str, str]:
    """Names of codes that are no vocabulary; a provider is shown by his code to everybody."""
    units = door.table(opened, "unit") if name == "units" else None
    return {} if units is None or units.is_empty() else dict(units.select("unit_id", "unit_name").iter_rows())


def click(name: str, code: str) -> None:
    """A click on a mark: only ``code`` in the filter ``name``; the same click again takes it off."""
    now = chosen()
    now.lists[name] = [] if now.get(name) == [code] else [code]
    st.session_state.pop(f"w-{name}", None)


def _vocabulary(name: str) -> str:
    return name.removesuffix("s")


def _inside(name: str, opened: Opened, reader: Reader, labels: dict, areas: Areas) -> None:
    if name == "period":
        _period_choice(opened, reader)
    elif name == "areas":
        _area_choice(reader, areas)
    elif name in CLICKED:
        _many(reader, name, CLICKED[name], chosen().get(name), _names(opened, name))
    else:
        words = labels.get(_vocabulary(name), {})
        values = opened.catalog.parameters[name].values
        options = [code for code in words if code in values] or list(values)
        _many(reader, name, LISTS[name], options, words)


def _period_choice(opened: Opened, reader: Reader) -> None:
    say, window = reader.speaker, (opened.manifest.start, opened.manifest.day)
    now, offered = period_of(opened), periods.presets(*window)
    codes = [p.code for p in offered]
    names = {p.code: periods.name_of(p, say) for p in offered}
    if now.code not in names:
        codes, names = [now.code, *codes], {now.code: periods.name_of(now, say), **names}
    st.selectbox(
        say.say("Kỳ số liệu"),
        codes,
        index=codes.index(now.code),
        format_func=lambda code: names[code],
        key="w-period",
        on_change=_take_period,
    )
    months = periods.months_of(*window)
    left, right = st.columns(2)
    first = left.selectbox(say.say("Từ tháng"), months, index=_position(months, now.start), format_func=say.month, key="w-first")
    last = right.selectbox(
        say.say("Đến tháng"), months, index=_position(months, now.end - timedelta(days=1)), format_func=say.month, key="w-last"
    )
    st.button(
        say.say("Dùng khoảng tháng này"),
        key="w-span",
        on_click=_take_span,
        args=(f"{first:%Y-%m}..{last:%Y-%m}",),
        disabled=first > last,
    )


def _position(months: list, day) -> int:
    return next((i for i, month in enumerate(months) if (month.year, month.month) == (day.year, day.month)), len(months) - 1)


def _area_choice(reader: Reader, areas: Areas) -> None:
    say, now = reader.speaker, chosen()
    st.selectbox(
        say.say("Địa bàn"),
        list(SCHEMES),
        index=list(SCHEMES).index(now.scheme),
        key="w-scheme",
        format_func=lambda code: say.say(SCHEMES[code]),
        on_change=_take_scheme,
    )
    if now.scheme != "province":
        names = areas.names()
        _many(reader, "areas", "Chỉ xem", list(names), names)
        _peer_choice(say, areas.peers())


def _peer_choice(say: Speaker, peers: dict[str, list[str]]) -> None:
    """One press shows only areas of one kind, compared with each other; the same press again shows all."""
    if len(peers) < 2:
        return
    chosen_areas = set(chosen().get("areas"))
    st.caption(say.say("Chỉ so những nơi cùng loại:"))
    for position, (words, codes) in enumerate(peers.items()):
        is_on = set(codes) == chosen_areas
        st.button(f"{esc(words)} ({len(codes)})", key=f"w-peers-{position}", type="primary" if is_on else "secondary",
                  on_click=_take_areas, args=([] if is_on else codes,), width="stretch")  # fmt: skip


def _many(reader: Reader, name: str, label: str, options: list[str], words: dict[str, str]) -> None:
    st.multiselect(
        reader.speaker.say(label),
        options,
        default=[code for code in chosen().get(name) if code in options],
        format_func=lambda code: words.get(code, code),
        key=f"w-{name}",
        on_change=_take_list,
        args=(name,),
        placeholder=reader.speaker.say("tất cả"),
        filter_mode="contains",
        select_all=False,
    )


def _take_period() -> None:
    chosen().period = st.session_state["w-period"]


def _take_span(code: str) -> None:
    chosen().period = code
    st.session_state.pop("w-period", None)


def _take_scheme() -> None:
    chosen().scheme = st.session_state["w-scheme"]
    chosen().lists["areas"] = []


def _take_areas(codes: list[str]) -> None:
    chosen().lists["areas"] = list(codes)
    st.session_state.pop("w-areas", None)


def _take_list(name: str) -> None:
    chosen().lists[name] = list(st.session_state[f"w-{name}"])


def _clear() -> None:
    st.session_state[STATE] = Chosen()
    for key in [key for key in st.session_state if str(key).startswith("w-")]:
        del st.session_state[key]
