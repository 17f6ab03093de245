/*+++
title = "Thời gian của dữ liệu"
title_en = "Span of the data"
definition = "Ngày đầu của dữ liệu và ngày dữ liệu của bản công bố này; mọi đồng hồ chạy đến ngày dữ liệu, không đến hôm nay."
definition_en = "First day of the data window and data day of this snapshot; every clock runs to the data day, never to today."
grain = "một dòng"
grain_en = "one row"
key = ["data_day"]
+++*/
select data_day, window_start, province_code from snapshot_day
