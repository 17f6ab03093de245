"""A digest for those who are not in the dashboard: what needs attention and what is new, counts only; a file, nothing is sent."""

from council.digest.drafting import AHEAD_DAYS, Since, draft
from council.digest.mail import mail
from council.digest.page import html
from council.digest.part import Digest, Part
from council.digest.plain import subject, text

__all__ = ["AHEAD_DAYS", "Digest", "Part", "Since", "draft", "html", "mail", "subject", "text"]
