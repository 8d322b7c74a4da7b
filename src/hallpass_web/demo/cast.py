"""Who works with the demo, for whom, and as what. None of these people exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody who signs in: role, organization, and whether one click on the first page does it."""

    name: str
    role: str
    organization: str
    officer: str = ""
    one_click: bool = True

    @property
    def email(self) -> str:
        """An address to which no mail can go."""
        return f"{self.name.casefold().replace(' ', '.')}@demo.example"


CAST: Final = {
    "corinne": Someone("Corinne Abernethy", "coordinator", "district:KP"),
    "silas": Someone("Silas Brightwater", "training_coordinator", "agency:KPD"),
    "dario": Someone("Dario Penhallow", "officer", "agency:KPD", officer="penhallow"),
    "desmond": Someone("Desmond Oyelaran", "viewer", "district:KP"),
    "imogen": Someone("Imogen Calloway", "chief", "agency:KPD"),
    "verity": Someone("Verity Sandoval", "auditor", "district:KP"),
    "nadine": Someone("Nadine Fairweather", "coordinator", "district:LM"),
    "ruth": Someone("Ruth Halvarsdottir", "administrator", ""),
    "wanda": Someone("Wanda Elmquist", "coordinator", "district:HB", one_click=False),
    "bram": Someone("Bram Oosterveld", "training_coordinator", "agency:OPD", one_click=False),
    "lowell": Someone("Lowell Tamsin", "training_coordinator", "agency:BCS", one_click=False),
}
"""Everybody, by a short name of the demo's own, in the order of the first page."""

KEEPERS: Final = {
    "KPD": ("silas", ""),
    "OPD": ("bram", ""),
    "BCS": ("lowell", ""),
    "DPD": ("corinne", "district:KP"),
    "LPD": ("nadine", "district:LM"),
}
"""Who enters the facts of each agency, and for which district where the agency has no member yet."""
