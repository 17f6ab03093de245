"""The council's papers: one draft from the answers, printed (PDF), edited (DOCX), projected (PPTX) or as sheets (XLSX)."""
