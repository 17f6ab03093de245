/*+++
title = "Người trong vụ việc"
title_en = "Persons of a case"
definition = "Người–vụ nào được trợ giúp trong vụ việc nào: một vụ việc có thể có nhiều người, một người có thể có nhiều vụ việc."
definition_en = "Which person-matter is aided in which case: a case can have several persons, a person several cases."
grain = "một dòng cho mỗi người–vụ trong một vụ việc"
grain_en = "one row per person-matter in a case"
key = ["case_id", "pm_id"]

[[examples]]
because = "Vụ việc chuyển kỳ được ghi lại trong sổ năm sau vẫn là một."
because_en = "A case carried over and listed again in the next register is still one."
given.person_entry = """
pm_id | file | sheet | row | sub | kind | case_id | entry_id
P1    | a    | s     | 1   | 0   | case | C.1     | x1
P1    | b    | s     | 1   | 0   | case | C.1     | x2
P2    | b    | s     | 2   | 1   | case | C.2     | x3
P3    | b    | s     | 2   | 2   | case | C.2     | x4
P4    | b    | s     | 3   | 0   | case |         | x5
P4    | l    | s     | 3   | 0   | log  | C.9     | x6
"""
expect = """
case_id  | pm_id
C.1      | P1
C.2      | P2
C.2      | P3
entry:x5 | P4
"""
+++*/
select distinct coalesce(case_id, 'entry:' || entry_id) as case_id, pm_id
from person_entry
where kind = 'case'
