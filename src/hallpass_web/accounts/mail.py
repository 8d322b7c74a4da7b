"""Mail about an account, where a mail server is configured; everything works without one."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail

from hallpass_web.accounts.models import Invitation, Role
from hallpass_web.accounts.organizations import name_of_organization


def sends_mail() -> bool:
    """Does this installation send mail?"""
    return not str(settings.EMAIL_BACKEND).startswith("django.core.mail.backends.dummy")


def mail_invitation(invitation: Invitation, link: str, by: str) -> bool:
    """Send an invitation; whether it was handed to the mail server."""
    if not sends_mail():
        return False
    where = name_of_organization(invitation.organization)
    text = (
        f"{by} invites you to Hallpass, for {where}, as {Role(invitation.role).label.lower()}.\n\n"
        f"This link makes your account. It works once, through {invitation.last_day:%B %-d, %Y}:\n{link}\n"
    )
    try:
        return send_mail(f"{where}: your account in Hallpass", text, None, [invitation.email]) == 1
    except OSError:
        return False
