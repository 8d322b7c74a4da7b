"""The settings of signing in: django-allauth, passwords, sessions, and the issuers of OpenID Connect.

Limits on tries are counted in a table of the database (`CACHES`), for all workers share it, both databases have it,
and nobody has to run one more server; a store in memory would count for each worker apart.
"""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import urlsplit

APPS: Final = [
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE: Final = [
    "allauth.account.middleware.AccountMiddleware",
    "hallpass_web.accounts.asking.AskerMiddleware",
]
"""After authentication; denying whoever is not signed in stands before them."""

ACCOUNT_PAGES: Final = "/account/"
"""Below this address lie the pages that need no membership."""

SIGNING_IN: Final[dict[str, Any]] = {
    "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.ScryptPasswordHasher"],
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
        {
            "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
            "OPTIONS": {"min_length": 12},
        },
        {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    ],
    "CACHES": {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "accounts_limits",
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
    },
    "LOGIN_URL": "account_login",
    "LOGIN_REDIRECT_URL": "/",
    "ACCOUNT_LOGOUT_REDIRECT_URL": "account_login",
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_AGE": 12 * 60 * 60,
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Lax",
    "ACCOUNT_ADAPTER": "hallpass_web.accounts.adapters.Accounts",
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*", "password2*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_FORMS": {
        "login": "hallpass_web.accounts.forms.SignIn",
        "reauthenticate": "hallpass_web.accounts.forms.ShowPassword",
        "change_password": "hallpass_web.accounts.forms.ChangePassword",
        "set_password": "hallpass_web.accounts.forms.SetPassword",
        "reset_password": "hallpass_web.accounts.forms.ResetPassword",
        "reset_password_from_key": "hallpass_web.accounts.forms.ResetPasswordByKey",
    },
    "MFA_FORMS": {
        "authenticate": "hallpass_web.accounts.forms.FactorCode",
        "reauthenticate": "hallpass_web.accounts.forms.FactorCodeAgain",
        "activate_totp": "hallpass_web.accounts.forms.SetUpApp",
        "add_webauthn": "hallpass_web.accounts.forms.AddPasskey",
        "edit_webauthn": "hallpass_web.accounts.forms.RenamePasskey",
    },
    "MFA_ADAPTER": "hallpass_web.accounts.adapters.Factors",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_TOTP_ISSUER": "Hallpass",
    "MFA_TOTP_TOLERANCE": 1,
    # Nobody can sign up, so nobody can lock out the owner of an address that is not theirs.
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    "SOCIALACCOUNT_ADAPTER": "hallpass_web.accounts.adapters.Issuers",
    "SOCIALACCOUNT_AUTO_SIGNUP": True,
    "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
    "SOCIALACCOUNT_EMAIL_VERIFICATION": "none",
    "SOCIALACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "SOCIALACCOUNT_STORE_TOKENS": False,
}

OIDC_MEANS: Final = (
    'a JSON list of issuers: [{"id": "district", "name": "District sign-in", "issuer": "https://login.example.org",'
    ' "client_id": "...", "secret": "..."}]'
)
_OIDC_NAMES: Final = ("id", "name", "issuer", "client_id", "secret")
_LOOPBACK: Final = {"localhost", "127.0.0.1", "::1"}


def read_oidc(text: str) -> list[dict[str, str]]:
    """The issuers that `HALLPASS_OIDC` names; ValueError says what is wrong and what was expected."""
    try:
        issuers = json.loads(text or "[]")
    except json.JSONDecodeError as wrong:
        raise ValueError(f"HALLPASS_OIDC is no JSON ({wrong}); expected {OIDC_MEANS}") from None
    if not isinstance(issuers, list):
        raise ValueError(f"HALLPASS_OIDC holds no list; expected {OIDC_MEANS}")
    faults = [fault for place, issuer in enumerate(issuers, 1) for fault in _faults(place, issuer)]
    ids = [issuer["id"] for issuer in issuers if isinstance(issuer, dict) and "id" in issuer]
    faults += [f'the id "{one}" stands twice' for one in sorted({str(one) for one in ids if ids.count(one) > 1})]
    if faults:
        raise ValueError(f"HALLPASS_OIDC: {'; '.join(faults)}; expected {OIDC_MEANS}")
    return issuers


def providers(issuers: list[dict[str, str]]) -> dict[str, Any]:
    """What allauth wants to know of the issuers."""
    apps = [
        {
            "provider_id": issuer["id"],
            "name": issuer["name"],
            "client_id": issuer["client_id"],
            "secret": issuer["secret"],
            "settings": {"server_url": issuer["issuer"], "fetch_userinfo": True},
        }
        for issuer in issuers
    ]
    return {"openid_connect": {"APPS": apps, "OAUTH_PKCE_ENABLED": True}} if apps else {}


def _faults(place: int, issuer: object) -> list[str]:
    if not isinstance(issuer, dict):
        return [f"issuer {place} is no object"]
    missing = [name for name in _OIDC_NAMES if not isinstance(issuer.get(name), str) or not issuer[name].strip()]
    faults = [f"issuer {place} has no {name}" for name in missing]
    faults += [f"issuer {place} has {name!r}, which is not known" for name in issuer if name not in _OIDC_NAMES]
    if "id" not in missing and not issuer["id"].replace("-", "").isalnum():
        faults.append(f"issuer {place} has the id {issuer['id']!r}, of which letters, digits and hyphens are allowed")
    if "issuer" not in missing and not _safe(issuer["issuer"]):
        faults.append(f"issuer {place} is at {issuer['issuer']!r}, which is not https")
    return faults


def _safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
