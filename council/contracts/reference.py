"""Geography, agency units and labels."""

import dataframely as dy

from council.contracts import vocabulary as v
from council.contracts.columns import amount, choice, count, day, flag, text, texts

SCHEMES = ("GSO_PRE2025", "GSO_2025", "COURT_2025", "CENTRE")


class Area(dy.Schema):
    scheme = choice("Hệ mã", "Scheme", SCHEMES, key=True)
    kind = choice("Loại", "Kind", ("province", "district", "commune", "court_area", "branch_area"), key=True)
    code = text("Mã", "Code within the scheme", key=True)
    name_vi = text("Tên", "Full name", need=True)
    name_short = text("Tên ngắn", "Name without its type", need=True)
    unit_type = text("Loại đơn vị", "Huyện, Quận, Xã, Phường …")
    parent_code = text("Mã cấp trên", "Code of the parent (district of an old commune, province of a district or new commune)")
    province_code = text("Mã tỉnh", "Province code in the same scheme", need=True)
    name_key = text("Khóa tên", "Short name lower case without accents", need=True)
    sort_key = text("Khóa sắp xếp", "Sorts in Vietnamese order", need=True)
    valid_from = day("Từ ngày", "First day")
    valid_to = day("Đến trước ngày", "First day no longer valid; null = in force")
    is_draft = flag("Dự thảo", "Not checked against the issued text", need=True)


class AreaXwalk(dy.Schema):
    from_scheme = choice("Từ hệ mã", "From scheme", SCHEMES, key=True)
    from_code = text("Từ mã", "From code", key=True)
    to_scheme = choice("Đến hệ mã", "To scheme", SCHEMES, key=True)
    to_code = text("Đến mã", "To code", key=True)
    method = choice("Cách", "exact: one to one; default: the main target of a split; other: a further target",
                    ("exact", "default", "other", "manual"), need=True)
    weight = amount("Tỷ phần", "Share assigned; null = unknown", most=1)


class AgencyUnit(dy.Schema):
    unit_id = text("Mã đơn vị", "Unit within a province", key=True)
    province_code = text("Mã tỉnh (cũ)", "Former province", key=True)
    sector = choice("Ngành", "Sector", v.SECTORS, need=True)
    level = choice("Cấp", "Level", ("province", "district", "region", "commune"), need=True)
    name_vi = text("Tên", "Official name", need=True)
    district_code = text("Huyện cũ", "Former district served")
    court_area_code = text("Khu vực", "Court area served")
    valid_from = day("Từ ngày", "First day")
    valid_to = day("Đến trước ngày", "First day no longer valid")
    successor_id = text("Đơn vị kế thừa", "Successor unit")
    aliases = texts("Tên khác", "Other spellings, beyond the rules of abbreviation")


class CourtArea(dy.Schema):
    """Row of data/reference/court_area.csv: a new commune and its court area; becomes areas, crosswalk and units."""

    province_code = text("Mã tỉnh (cũ)", "Former province of the council", key=True)
    commune_code = text("Mã xã mới", "Commune code (2025)", key=True)
    court_area = text("Khu vực", "Number of the court area", need=True)
    commune_text = text("Xã, phường", "Commune as written")
    is_draft = flag("Dự thảo", "Not checked against the annex of the resolution", need=True)


class AreaPeer(dy.Schema):
    """Row of data/reference/area_peer.csv: which areas are alike, so that like is compared with like."""

    scheme = choice("Hệ mã", "Scheme", ("GSO_PRE2025",), key=True)
    code = text("Mã", "Area code", key=True)
    peer_group = text("Nhóm địa bàn cùng loại", "Group of like areas: a code with a label, or the council's own words", need=True)


class TileCell(dy.Schema):
    council = text("Hội đồng", "Province or council code", key=True)
    scheme = choice("Hệ mã", "Scheme", SCHEMES, key=True)
    code = text("Mã", "Area code", key=True)
    column = count("Cột", "Column from 0", need=True)
    row = count("Dòng", "Row from 0, north at the top", need=True)


class Label(dy.Schema):
    """Words for every code a screen may show."""

    vocabulary = text("Từ vựng", "Vocabulary, e.g. sector, status, group", key=True)
    code = text("Mã", "Code", key=True)
    label_vi = text("Nhãn", "Vietnamese", need=True)
    label_en = text("Nhãn (Anh)", "English", need=True)
    short_vi = text("Nhãn ngắn", "Short Vietnamese")
    short_en = text("Nhãn ngắn (Anh)", "Short English")
    position = count("Thứ tự", "Order on screen", need=True)
