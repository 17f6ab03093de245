/*+++
title = "Nhóm lĩnh vực"
title_en = "Group of fields"
definition = "Lĩnh vực gộp như trong biểu chính thức: hình sự; dân sự (cả hôn nhân và gia đình); hành chính; khác (cả không ghi)."
definition_en = "Fields as grouped in official tables: criminal; civil (with marriage and family); administrative; other (also not stated)."
grain = "một lĩnh vực"
grain_en = "one field"
key = ["field"]
+++*/
select field, field_group
from (
    values
    ('CRIM', 'criminal'), ('CIV', 'civil'), ('FAM', 'civil'), ('ADM', 'administrative'),
    ('LAND', 'other'), ('LAB', 'other'), ('SOC', 'other'), ('OTHER', 'other')
) as field_words (field, field_group)
