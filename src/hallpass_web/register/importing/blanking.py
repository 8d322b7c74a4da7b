"""Blanking the names of imported files where an import itself keeps them."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from hallpass_web.audit.blanking import BLANKED, blanked
from hallpass_web.register.importing.models import Import


@receiver(blanked)
def blank_file_names(list: str, row: str, **_more: Any) -> None:
    """The names of an import's files go from its page as from the journal."""
    for one in Import.objects.select_for_update().filter(key=row) if list == "imports" else ():
        one.files = [{**file, "name": BLANKED} for file in one.files]
        one.save(update_fields=["files"])
