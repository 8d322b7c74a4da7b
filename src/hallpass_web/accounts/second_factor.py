"""Who signs in with a second factor: an authenticator app or a passkey. Recovery codes alone are none."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(person: int) -> bool:
    """Has this person set up an authenticator app or a passkey?"""
    return bool(with_second_factor([person]))


def with_second_factor(people: Iterable[int]) -> set[int]:
    """Those of these people who have set up an authenticator app or a passkey."""
    found = Authenticator.objects.filter(user_id__in=list(people), type__in=FACTORS)
    return set(found.values_list("user_id", flat=True))


def factors_of(person: int) -> dict[str, int]:
    """How many there are of each kind: apps, passkeys, and recovery codes that are not used yet."""
    found = list(Authenticator.objects.filter(user_id=person))
    codes = [one.wrap().get_unused_codes() for one in found if one.type == Authenticator.Type.RECOVERY_CODES]
    return {
        "apps": sum(one.type == Authenticator.Type.TOTP for one in found),
        "passkeys": sum(one.type == Authenticator.Type.WEBAUTHN for one in found),
        "codes": sum(len(unused) for unused in codes),
    }
