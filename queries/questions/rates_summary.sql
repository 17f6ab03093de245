/*+++
title = "Các tỷ lệ về bỏ sót và tiếp cận, mỗi tỷ lệ với mẫu số của nó"
title_en = "Rates about being missed and reached, each with its denominator"
definition = "Tiếp cận: đã trợ giúp trên thuộc diện trừ từ chối, luật sư riêng, chỉ định. Bỏ sót: bị bỏ sót trên chắc chắn thuộc diện. Mỗi tỷ lệ ba lần: người chưa thành niên trong danh sách của cơ quan; mọi người; không kể người chỉ chứng minh bằng thụ lý. Giải thích: được giải thích trên tự nhận thuộc diện. Đối chiếu: Trung tâm nhận trên văn bản cơ quan ghi đã gửi (theo ngày văn bản)."
definition_en = "Coverage: served over eligible less declined, own lawyer, diverted. Missed: missed over certainly eligible. Each three times: minors in the agencies' lists; everybody; without those proved by acceptance alone. Explained: explained over self-identified. Reconciled: received by the Centre over papers stated as sent (by day of the paper)."
grain = "một tỷ lệ và một nhóm người"
grain_en = "one rate and population"
key = ["rate", "population"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ; đối chiếu theo ngày văn bản"
date_rule_en = "By the day of the person-matter's first contact; reconciliation by the day of the paper"
chart = {kind = "intervals", x = "rate_share", y = "rate", n = "denominator", k = "numerator"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai. Không có người thì không có mẫu số, không phải 0%. Đối chiếu chỉ lọc theo kỳ, ngành và đơn vị."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody. Nobody means no denominator, not 0%. Reconciliation is filtered by period, sector and unit only."
law = ["PROP_MISSED"]
metrics = ["coverage", "coverage_proved", "minor_coverage", "missed_rate", "missed_rate_proved", "explain_rate", "referral_completeness"]
[columns]
rate = {vi = "Tỷ lệ", en = "Rate"}
population = {vi = "Tính trên", en = "Among"}
place_no = {vi = "Thứ tự", en = "Order"}
numerator = {vi = "Tử số", en = "Numerator"}
denominator = {vi = "Mẫu số", en = "Denominator"}
rate_share = {vi = "Giá trị", en = "Value"}
+++*/
with inside as (
    select *
    from person_count
    where area_scheme = $area_scheme
        -- spans inside the period, and the single days of a span that the period cuts
        and start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and detail in ('day', case
            when $units::varchar[] is not null then 'unit'
            when $groups::varchar[] is not null then 'group'
            when coalesce($fields::varchar[], $stages::varchar[]) is not null then 'stage'
            else 'whole'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], since_unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
),
population as (
    select 1 as population_no, 'minors' as population, status, is_missed, persons from inside where is_minor
    union all
    select 2 as population_no, 'certain' as population, status, is_missed, persons from inside where class_code = 'certain'
    union all
    select 3 as population_no, 'proved' as population, status, is_missed, persons from inside where is_proved
),
tallied as (
    select
        population_no,
        population,
        sum(case when status = 'served' then persons else 0 end) as served,
        sum(case when status in ('declined', 'own_lawyer', 'diverted') then 0 else persons end) as need,
        sum(case when is_missed then persons else 0 end) as missed,
        sum(persons) as eligible
    from population
    group by population_no, population
),
told as (
    select
        sum(self_identified) as self_identified,
        sum(explained_registered) as explained
    from inside
),
paired as (
    select
        sum(case when is_sent_known then papers else 0 end) as sent,
        sum(case when is_sent_known and is_received then papers else 0 end) as received
    from pair_count
    where start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
),
rates as (
    select 10 + population_no as place_no, 'missed' as rate, population, missed as numerator, eligible as denominator from tallied
    union all
    select 20 + population_no as place_no, 'coverage' as rate, population, served as numerator, need as denominator from tallied
    union all
    select 31 as place_no, 'explained' as rate, 'self_identified' as population, explained as numerator,
        self_identified as denominator
    from told
    union all
    select 41 as place_no, 'received' as rate, 'papers' as population, received as numerator, sent as denominator from paired
)
select
    place_no,
    rate,
    population,
    coalesce(numerator, 0) as numerator,
    coalesce(denominator, 0) as denominator,
    numerator / nullif(cast(denominator as double), 0) as rate_share
from rates
order by place_no
