/*+++
title = "Người thực hiện trợ giúp pháp lý"
title_en = "Legal-aid provider"
definition = "Trợ giúp viên pháp lý, luật sư và người khác thực hiện trợ giúp pháp lý, không có tên. Lãnh đạo là người có chức vụ lãnh đạo Trung tâm trong danh sách."
definition_en = "Legal-aid officers, lawyers and others who deliver legal aid, without names. Leaders are those with a leading post of the Centre on the list."
caution = "Mã NL là người có tên trong sổ thụ lý mà không có trong danh sách người thực hiện."
caution_en = "Codes NL are people named in a case register but missing from the list of providers."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]

[[examples]]
because = "Có chức vụ lãnh đạo: là lãnh đạo; không ghi: không phải."
because_en = "A leading post makes a leader; none stated, none."
given.provider_person = """
provider_id | name | provider_kind | appointed_on | leader_role
TGV01       | Lê An | TGVPL        | 2011-04-12   | Giám đốc
TGV02       | Đỗ Bình | TGVPL      | 2020-01-01   |
"""
expect = """
provider_id | is_leader | active_from
TGV01       | true      | 2011-04-12
TGV02       | false     | 2020-01-01
"""
+++*/
select
    provider_id,
    provider_kind,
    grade,
    appointed_on,
    leader_role,
    leader_role is not null as is_leader,
    workplace as branch_id,
    appointed_on as active_from,
    active_to
from provider_person
order by provider_id
