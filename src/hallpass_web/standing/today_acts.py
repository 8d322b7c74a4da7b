"""The one act that mends a line of Today, as a link: to the form, if it is the asker's to fill in; else to the page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from django.urls import reverse

from hallpass.checking import OfficerAnswer
from hallpass.register.records import Contract
from hallpass.register.register import Register
from hallpass.rules.unknowns import COMPLETED_ON, COURSE_KIND, EMPLOYER_UNABLE, Question
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Kind, Role
from hallpass_web.register.owners import WRITERS


@dataclass(frozen=True, slots=True)
class Act:
    """What to do, as a verb with its object, and where."""

    words: str
    href: str


def officer_page(officer: str) -> str:
    """The address of an officer's page."""
    return f"/officers/{quote(officer, safe='')}/"


def school_page(school: str) -> str:
    """The address of a school's page."""
    return reverse("school", args=[school])


class Acts:
    """What an asker may do; `kept` are the agencies whose record the asker's district keeps."""

    def __init__(self, asker: Asker, kept: Collection[str]) -> None:
        self._asker = asker
        self._kept = kept

    def may(self, list_name: str, agency: str | None = None) -> bool:
        """Whether the asker may enter a row of a list, for an agency where the list is an agency's."""
        owner, roles = WRITERS[list_name]
        if owner == Kind.AGENCY and self._asker.role == Role.COORDINATOR:
            return agency in self._kept
        return self._asker.role in roles and (owner != Kind.AGENCY or agency in (None, self._asker.row))

    def enter(self, list_name: str, words: str, **given: str) -> Act:
        """The form for a new row, with what is known filled in."""
        return Act(words, f"{reverse('register_enter', args=[list_name])}?{urlencode(given)}")

    def correct(self, list_name: str, key: str, words: str) -> Act:
        """The form that corrects a row."""
        return Act(words, reverse("register_correct", args=[list_name, key]))

    def look(self, officer: str, words: str = "See why") -> Act:
        """The page that says why."""
        return Act(words, officer_page(officer))

    def cure(self, answer: OfficerAnswer) -> Act:
        """What would let an officer serve: the review where that is all that is owed, else the training."""
        officer, owed = answer.officer.id, [one.action for one in answer.owed]
        if "review_agency_policy" in owed and self.may("policy_reviews", answer.agency):
            return self.enter("policy_reviews", "Record review", officer=officer)
        if "complete_training" in owed and self.may("completions", answer.agency):
            return self.enter("completions", "Record training", officer=officer)
        return self.look(officer)

    def contract(self, contract: Contract, words: str) -> Act:
        """The form of a contract, or its page."""
        if self.may("contracts"):
            return self.correct("contracts", contract.id, words)
        return Act("See the contract", reverse("register_row", args=["contracts", contract.id]))

    def answer(self, question: Question, one: OfficerAnswer, register: Register) -> Act:
        """The form in which an open question is answered."""
        officer = one.officer.id
        if question.fact == COURSE_KIND:
            if self.may("courses"):
                return self.correct("courses", question.subject, "Say its kind")
            return Act("See the course", reverse("register_row", args=["courses", question.subject]))
        if question.fact == EMPLOYER_UNABLE:
            chief = self._asker.role == Role.CHIEF and one.agency == self._asker.row
            if chief or (self._asker.role == Role.COORDINATOR and one.agency in self._kept):
                return self.correct("assignments", question.subject, "Answer")
            return self.look(officer, "See what is asked")
        list_name = "completions" if question.fact == COMPLETED_ON else "policy_reviews"
        key = _undated(question, officer, register)
        if key and self.may(list_name, one.agency):
            return self.correct(list_name, key, "Enter the day")
        return self.look(officer, "See what is asked")


def _undated(question: Question, officer: str, register: Register) -> str | None:
    """The row whose day is asked for."""
    undated: date | None = None
    if question.fact == COMPLETED_ON:
        rows = register.completions_of.get(officer, ())
        return next((row.id for row in rows if row.course == question.subject and row.completed_on == undated), None)
    reviews = register.policy_reviews_of.get(officer, ())
    return next((row.id for row in reviews if row.policy == question.subject and row.reviewed_on == undated), None)
