/*+++
title = "Tên người thực hiện"
title_en = "Name of a provider"
definition = "Họ tên của từng mã người thực hiện; chỉ lãnh đạo và người phụ trách dữ liệu mở được."
definition_en = "The name behind each provider code; only leader and steward can open it."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
+++*/
select provider_id, name
from provider_person
order by provider_id
