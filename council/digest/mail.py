"""The digest as a mail that nobody has sent yet (.eml): plain text and HTML, for the office's own mail program."""

from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from council.digest.page import html
from council.digest.part import Digest
from council.digest.plain import subject, text


def mail(digest: Digest, made_at: datetime, sender: str = "", receivers: Sequence[str] = ()) -> bytes:
    """The message; without ``sender`` or ``receivers`` these headers are left to whoever sends it. ``made_at`` with its zone."""
    message = EmailMessage()
    message["Subject"], message["Date"] = subject(digest), format_datetime(made_at)
    if sender:
        message["From"] = sender
    if receivers:
        message["To"] = ", ".join(receivers)
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(text(digest))
    message.add_alternative(html(digest, for_mail=True), subtype="html")
    return message.as_bytes(policy=SMTP)
