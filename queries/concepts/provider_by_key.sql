/*+++
title = "Người thực hiện theo khóa tên"
title_en = "Provider by name key"
definition = "Khóa tên chỉ một người trong danh sách; khóa tên chung của nhiều người không chỉ ai."
definition_en = "A name key that is one person of the list; a key shared by several is nobody."
grain = "một khóa tên"
grain_en = "one name key"
key = ["name_key"]
private = true
+++*/
select name_key, max(provider_id) as provider_id
from provider_person
where name_key is not null
group by name_key
having count(*) = 1
