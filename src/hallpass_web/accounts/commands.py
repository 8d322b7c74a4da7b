"""`hallpass init`: an empty installation with its first administrator. `hallpass password`: a new one for somebody."""

from __future__ import annotations

from typing import TextIO

import click

from hallpass_web.starting import start_ready


@click.command(short_help="Begin an empty installation with its first administrator.")
@click.option("--name", help="Name of the first administrator; asked for if left out.")
@click.option("--email", help="The address with which they sign in; asked for if left out.")
@click.option(
    "--password-file",
    type=click.File(),
    help="A file whose first line is the password, or - for standard input; asked for if left out.",
)
def init(name: str | None, email: str | None, password_file: TextIO | None) -> None:
    """Begin an empty installation with its first administrator. Refuses where one has begun.

    \b
    Examples:
      hallpass init
      hallpass init --name "Ann Lee" --email ann@example.org --password-file secret.txt
    """
    start_ready()
    from hallpass_web.accounts.installation import BegunAlready, begin, installation_now
    from hallpass_web.accounts.models import Person

    if installation_now() or Person.objects.exists():
        raise click.ClickException("This installation has begun already. Its administrators invite further people.")
    name = name or click.prompt("Name of the first administrator")
    email = _email(email or click.prompt("E-mail address"))
    password = password_file.readline().rstrip("\r\n") if password_file else _asked_password()
    _check(password, name, email)
    try:
        begin(name, email, password)
    except BegunAlready as begun:
        raise click.ClickException(str(begun)) from None
    click.echo(f"Begun. {name} signs in with {email}, and adds the first district under Organizations.")


@click.command(short_help="Set a new password for somebody who forgot theirs.")
@click.argument("email")
@click.option("--password-file", type=click.File(), help="As for init; asked for if left out.")
def password(email: str, password_file: TextIO | None) -> None:
    """Set a new password for the account with this address. Their second factor stays, and their sessions end.

    \b
    Example:
      hallpass password ann@example.org
    """
    start_ready()
    from hallpass_web.accounts.models import Person, plain_email
    from hallpass_web.accounts.passwords import set_password

    person = Person.objects.filter(email=plain_email(email)).first()
    if person is None:
        raise click.ClickException(f"No account has the address {email!r}.")
    new = password_file.readline().rstrip("\r\n") if password_file else _asked_password()
    _check(new, person.name, person.email)
    set_password(person, new)
    click.echo(f"{person.name} signs in with the new password from now on.")


def _email(given: str) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(given.strip())
    except ValidationError:
        raise click.ClickException(f"{given!r} is no e-mail address; expected one as in ann@example.org.") from None
    return given.strip()


def _asked_password() -> str:
    password: str = click.prompt("Password, of at least 12 characters", hide_input=True, confirmation_prompt=True)
    return password


def _check(password: str, name: str, email: str) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from hallpass_web.accounts.models import Person

    try:
        validate_password(password, Person(name=name, email=email))
    except ValidationError as wrong:
        raise click.ClickException(" ".join(wrong.messages)) from None
