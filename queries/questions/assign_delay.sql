/*+++
title = "Trung tâm cử người có kịp thời hạn không?"
title_en = "Does the Centre assign in time?"
definition = "Từ thụ lý đến quyết định cử, vụ việc tham gia tố tụng. L5: ngày làm việc, mọi vụ việc; L4: giờ, người bị giữ, chỉ đo được khi giờ có ghi hoặc ngày đã đủ để kết luận."
definition_en = "From acceptance to the assignment decision, proceedings cases. L5: working days, every case; L4: hours, held persons, measurable only where hours are stated or dates decide."
grain = "một thời hạn và một năm thụ lý"
grain_en = "one clock and year of acceptance"
key = ["clock", "year"]
law = ["LTGPL_A31_2"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "bars", x = "year", y = "over_limit"}
caution = "Chỉ có ngày thì hạn theo giờ phần lớn không đo được; không đo được không có nghĩa là kịp, nên tỷ lệ là một khoảng: ít nhất khi coi mọi vụ không đo được là kịp, nhiều nhất khi coi là chậm."
caution_en = "With dates only, hour limits are mostly not measurable; not measurable does not mean in time, so the share is a range: at least if all unmeasured were in time, at most if all were late."
metrics = ["assigned_late_share"]
[columns]
year = {vi = "Năm thụ lý", en = "Year of acceptance"}
assigned = {vi = "Đã cử", en = "Assigned"}
in_time = {vi = "Kịp thời hạn", en = "In time"}
over_limit = {vi = "Cử quá hạn", en = "Assigned late"}
not_measurable = {vi = "Không đo được", en = "Not measurable"}
waiting = {vi = "Chưa cử, còn hạn", en = "Not assigned, still in time"}
overdue = {vi = "Chưa cử, đã quá hạn", en = "Not assigned, overdue"}
late_share_least = {vi = "Tỷ lệ cử quá hạn, ít nhất", en = "Share assigned late, at least"}
late_share_most = {vi = "Tỷ lệ cử quá hạn, nhiều nhất", en = "Share assigned late, at most"}
+++*/
select
    clock,
    extract(year from accepted_on) as year,
    sum(case when is_assigned then 1 else 0 end) as assigned,
    sum(case when result = 'in_time' then 1 else 0 end) as in_time,
    sum(case when result = 'late' then 1 else 0 end) as over_limit,
    sum(case when result = 'not_measurable' then 1 else 0 end) as not_measurable,
    sum(case when result = 'waiting' then 1 else 0 end) as waiting,
    sum(case when result = 'overdue' then 1 else 0 end) as overdue,
    sum(case when result = 'late' then 1 else 0 end)
    / nullif(sum(case when is_assigned then 1 else 0 end), 0) as late_share_least,
    sum(case when result in ('late', 'not_measurable') then 1 else 0 end)
    / nullif(sum(case when is_assigned then 1 else 0 end), 0) as late_share_most
from assign_clock
where accepted_on >= $period_start and accepted_on < $period_end
group by 1, 2
order by 1, 2
