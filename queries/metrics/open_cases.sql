/*+++
title = "Vụ việc đang thực hiện trên một người"
title_en = "Open cases per provider"
definition = "Vụ việc tố tụng đã cử đến hết ngày và chưa kết thúc, chia cho số người đang có ít nhất một vụ việc. Vụ việc cùng thực hiện tính cho từng người."
definition_en = "Proceedings cases assigned by the end of the day and not ended, over the providers who have at least one. A shared case counts for each."
unit = "cases"
better = "neither"
over = "officer_day"
[columns]
value = {vi = "Giá trị", en = "Value"}
open_cases = {vi = "Đang thực hiện", en = "Open"}
providers = {vi = "Số người", en = "Providers"}

[[examples]]
because = "Hai người có ba vụ việc; người đã xong hết không vào mẫu số; ngày sau ngày chọn không tính."
because_en = "Two providers have three cases; one who finished all is not in the denominator; later days do not count."
given.officer_day = """
provider_id | on_day     | assigned | ended
TGV01       | 1900-01-01 | 2        | 0
TGV02       | 2024-01-01 | 2        | 1
TGV03       | 2024-01-01 | 1        | 1
TGV03       | 3000-01-01 | 1        | 0
"""
expect = """
open_cases | providers | value
3          | 2         | 1.5
"""
+++*/
select
    sum(open_now) as open_cases,
    sum(case when open_now > 0 then 1 else 0 end) as providers,
    sum(open_now) / nullif(sum(case when open_now > 0 then 1 else 0 end), 0) as value
from (
    select provider_id, sum(assigned - ended) as open_now
    from officer_day
    where on_day <= $on_day
    group by provider_id
) as per_provider
