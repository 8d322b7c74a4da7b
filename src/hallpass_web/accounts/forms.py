"""The forms of accounts, with the labels of our pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.account.forms import (
    ReauthenticateForm as ShowPasswordForm,
)
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password

from hallpass_web.accounts.models import Invitation, Person, Role
from hallpass_web.accounts.organizations import same_name

AT_LEAST = "At least 12 characters. A few words in a row are easy to keep in mind."
HINTS = {
    "password1": AT_LEAST,
    "passwordless": "It then asks for your finger, your face or a PIN each time.",
}
LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "password": "Password",
    "oldpassword": "Password now",
    "password1": "New password",
    "password2": "New password again",
    "code": "Code",
    "name": "Name",
    "passwordless": "Signs me in without a password",
}


class _Ours(forms.Form):
    """A form of allauth with our labels: above the field, never inside it."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignIn(_Ours, LoginForm):  # type: ignore[misc]
    """Sign in with an address and a password."""


class ChangePassword(_Ours, ChangePasswordForm):  # type: ignore[misc]
    """Change one's password."""


class SetPassword(_Ours, SetPasswordForm):  # type: ignore[misc]
    """Give oneself a first password."""


class ResetPassword(_Ours, ResetPasswordForm):  # type: ignore[misc]
    """Ask for a link that sets a new password."""


class ResetPasswordByKey(_Ours, ResetPasswordKeyForm):  # type: ignore[misc]
    """Set a new password by such a link."""


class ShowPassword(_Ours, ShowPasswordForm):  # type: ignore[misc]
    """Show once more that one knows the password."""


class FactorCode(_Ours, AuthenticateForm):  # type: ignore[misc]
    """Show the second factor at sign-in."""


class FactorCodeAgain(_Ours, ReauthenticateForm):  # type: ignore[misc]
    """Show it once more."""


class SetUpApp(_Ours, ActivateTOTPForm):  # type: ignore[misc]
    """Set up an authenticator app."""


class AddPasskey(_Ours, AddWebAuthnForm):  # type: ignore[misc]
    """Add a passkey."""


class RenamePasskey(_Ours, EditWebAuthnForm):  # type: ignore[misc]
    """Rename a passkey."""


class OwnName(forms.Form):
    """Say what one is called."""

    name = forms.CharField(
        max_length=200,
        label="Your name",
        help_text="As others see it: beside what you do from now on, and among the people of your organization.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class Activate(forms.Form):
    """Make the account to which an invitation leads."""

    name = forms.CharField(max_length=200, label="Your name", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password1 = forms.CharField(
        label="Password",
        help_text=AT_LEAST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="Password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial["name"] = invitation.name
        self.invitation = invitation

    def clean(self) -> dict[str, Any]:
        """Are both passwords the same, and good enough?"""
        cleaned = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", "The two passwords differ.")
        elif first:
            person = Person(email=self.invitation.email, name=cleaned.get("name", ""))
            try:
                validate_password(first, person)
            except forms.ValidationError as wrong:
                self.add_error("password1", wrong)
        return cleaned


class Invite(forms.Form):
    """Invite somebody into an organization."""

    name = forms.CharField(max_length=200, label="Name")
    email = forms.EmailField(label="E-mail address", help_text="The account is for this address and no other.")
    role = forms.ChoiceField(label="Role")
    officer = forms.ChoiceField(
        label="Which officer",
        required=False,
        help_text="For the role of officer: the officer in the register who will sign in.",
    )

    def __init__(self, *args: Any, roles: Sequence[Role], officers: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        nothing_yet = [("", "Choose a role")] if len(roles) > 1 else []
        _choices(self.fields["role"], [*nothing_yet, *((role.value, role.label) for role in roles)])
        if Role.OFFICER in roles:
            _choices(self.fields["officer"], [("", "Not an officer"), *officers])
        else:
            del self.fields["officer"]

    def clean(self) -> dict[str, Any]:
        """Is the officer named where the role is officer, and only there?"""
        cleaned = super().clean() or {}
        role, officer = cleaned.get("role"), cleaned.get("officer")
        if role == Role.OFFICER and not officer and "officer" not in self.errors:
            self.add_error("officer", "Choose the officer who will sign in.")
        if role != Role.OFFICER and officer:
            self.add_error("officer", "Choose this only for the role of officer.")
        return cleaned


class AddOrganization(forms.Form):
    """Enter an organization."""

    what = forms.ChoiceField(
        label="What it is",
        choices=[("district", "School district"), ("charter", "Charter school"), ("agency", "Law enforcement agency")],
    )
    name = forms.CharField(max_length=300, label="Name", help_text="As it stands in contracts.")

    def clean(self) -> dict[str, Any]:
        """Is there one with this name already?"""
        cleaned = super().clean() or {}
        if cleaned.get("name") and cleaned.get("what") and same_name(cleaned["what"], cleaned["name"]):
            self.add_error("name", f"{cleaned['name']} is here already.")
        return cleaned


def _choices(field: forms.Field, choices: Sequence[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
