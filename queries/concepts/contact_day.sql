/*+++
title = "Số lần tiếp xúc theo ngày"
title_en = "Contacts by day"
definition = "Số lần tiếp xúc mà cơ quan đã gửi dòng, theo ngành và ngày; lần tiếp xúc chỉ do Trung tâm ghi thay không kể."
definition_en = "Contacts for which an agency sent a row, by sector and day; contacts only stood for by the Centre's rows are left out."
grain = "một dòng cho mỗi ngành và ngày"
grain_en = "one row per sector and day"
key = ["sector", "contact_on"]
[columns]
contacts = {vi = "Số lần tiếp xúc", en = "Contacts"}

[[examples]]
because = "Dòng Trung tâm ghi thay không cho biết số liệu của ngành mới đến đâu."
because_en = "A row that stands in does not tell how recent a sector's data are."
given.contact = """
contact_id | pm_id | sector | contact_on | stands_in
A1         | A     | court  | 2024-05-01 | false
B1         | B     | court  | 2024-05-01 | false
C1         | C     | court  | 2024-05-02 | true
"""
expect = """
sector | contact_on | contacts
court  | 2024-05-01 | 2
"""
+++*/
select sector, contact_on, count(*) as contacts
from contact
where not stands_in
group by sector, contact_on
