"""Agency files as text cells: spreadsheets, text files and HTML tables, checked before any parser touches them."""

from council.workbooks.batch import ReaderNotStarted, read_batch
from council.workbooks.contents import FileRefused, Refusal, Remark, Sheet, Span, Workbook
from council.workbooks.limits import Limits
from council.workbooks.reading import read

__all__ = ["FileRefused", "Limits", "ReaderNotStarted", "Refusal", "Remark", "Sheet", "Span", "Workbook", "read",
           "read_batch"]
