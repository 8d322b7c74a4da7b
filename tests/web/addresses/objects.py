"""What the addresses of the matrix speak of, beside the cast's register: links, passkeys, jobs; and who asks."""

from __future__ import annotations

from typing import Final

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from django.http import HttpRequest
from django.test import Client
from fido2.cose import ES256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)
from tests.web.cast import BEGUN, TODAY, Cast

from hallpass_web.accounts.invitations import Wanted, invite
from hallpass_web.accounts.models import Notice
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.jobs.models import Job
from hallpass_web.register.importing.models import Import, Stage
from hallpass_web.register.services import enter

NOTICES: Final = {"larkfield": "district:larkfield", "tilden": "district:tilden"}


def enter_objects(cast: Cast) -> dict[str, object]:
    """Enter one of each for Larkfield and one for Tilden; the names by which the table's lines speak of them."""
    _enter_notices()
    _enter_imports(cast)
    return {
        **{name: person.pk for name, person in cast.people.items()},
        **_invitations(cast),
        **{f"passkey_{name}": _passkey(cast, name) for name in ("dana", "nils")},
        "act_larkfield": _act(cast, "sam", "olive"),
        "act_tilden": _act(cast, "tess", "nora"),
        **{f"job_{name}": _job(cast, name) for name in ("dana", "nils")},
    }


def _invitations(cast: Cast) -> dict[str, object]:
    named: dict[str, object] = {}
    for name, place in (("dana", "larkfield"), ("nils", "tilden")):
        wanted = Wanted(f"new@{place}.example.org", "Vera New", f"district:{place}", "viewer")
        found, link = invite(cast.asker(name), wanted)
        named |= {f"invitation_{place}": found.key, f"link_{place}": link}
    return named


def _enter_notices() -> None:
    notices = [
        Notice(key=f"n-{name}", organization=key, membership="m-ann", day=TODAY) for name, key in NOTICES.items()
    ]
    changes = [Change(Notice, notice.key, notice.as_row()) for notice in notices]
    record(Doing(kind="memberships.granted", at=BEGUN), changes)


def _enter_imports(cast: Cast) -> None:
    """An import that its district brought and that could not be read: its key is the district's."""
    for name, place in (("dana", "larkfield"), ("nils", "tilden")):
        Import.objects.create(
            key=place,
            person=cast.people[name].pk,
            organization=f"district:{place}",
            begun_at=BEGUN,
            stage=Stage.REFUSED,
            files=[{"name": "roster.xlsx", "size": 10, "sha256": "0" * 64}],
            says="roster.xlsx is no workbook.",
        )


def _passkey(cast: Cast, name: str) -> int:
    """A key that was registered, as a browser would have brought it."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    registered = AttestedCredentialData.create(Aaguid.NONE, name.encode(), public)
    flags = AuthenticatorData.FLAG.USER_PRESENT | AuthenticatorData.FLAG.ATTESTED
    seen = AuthenticatorData.create(b"\0" * 32, flags, 0, registered)
    said = CollectedClientData.create("webauthn.create", b"0" * 32, "https://testserver")
    sealed = AttestationObject.create("none", seen, {})
    answer = AuthenticatorAttestationResponse(client_data=said, attestation_object=sealed)
    made = Authenticator.objects.create(
        user=cast.people[name],
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "A key", "credential": dict(RegistrationResponse(raw_id=name.encode(), response=answer))},
    )
    return int(made.pk)


def _act(cast: Cast, name: str, officer: str) -> int:
    """The number of an act that only this agency and its partners see."""
    return enter(cast.asker(name), "absences", {"officer": officer, "from": "2026-10-01", "to": "2026-10-02"}).number


def _job(cast: Cast, name: str) -> int:
    owner = cast.people[name].pk
    made = Job.objects.create(kind="import.read", about=name, owner=owner, leads_to="/", begun_at=BEGUN)
    return int(made.pk)


def client_of(cast: Cast, role: str) -> Client:
    """A browser of a role; whoever is signed in has just shown the password, which some pages ask for again."""
    if role == "nobody":
        return Client()
    client = cast.client(role)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, cast.people[role], "password", reauthenticated=True)
    request.session.save()
    return client
