"""Agency files as text cells: spreadsheets, text files and HTML tables, checked before any parser touches them."""

from council.workbooks.contents import FileRefused, Refusal, Remark, Sheet, Span, Workbook
from council.workbooks.reading import read

__all__ = ["FileRefused", "Refusal", "Remark", "Sheet", "Span", "Workbook", "read"]
