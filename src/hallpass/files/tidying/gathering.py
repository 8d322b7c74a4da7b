"""From rows that are read to the lists of a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hallpass.days import Span
from hallpass.files.tidying.agencies import AgencyBook
from hallpass.files.tidying.calendars import Calendar
from hallpass.files.tidying.certificates import Certificates
from hallpass.files.tidying.contracts import Contracts
from hallpass.files.tidying.courses import Courses
from hallpass.files.tidying.days_written import Days
from hallpass.files.tidying.desk import Desk
from hallpass.files.tidying.districts import Told, find_district
from hallpass.files.tidying.employers import Employers, ended_by_change
from hallpass.files.tidying.facts import Facts
from hallpass.files.tidying.heed import heed
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.mentions import Row, Rows
from hallpass.files.tidying.names import read_name
from hallpass.files.tidying.people import People, Person
from hallpass.files.tidying.policies import Policies
from hallpass.files.tidying.reviews import Reviews
from hallpass.files.tidying.schools import SchoolBook, mentions_in
from hallpass.files.tidying.service import Service, Stint, joined
from hallpass.files.tidying.sheets import Cell, Sheet
from hallpass.files.tidying.spellings import Entry, unused
from hallpass.files.tidying.substitutes import SubstituteDays
from hallpass.files.tidying.training import Training
from hallpass.register.records import Assignment, Employment, Officer
from hallpass.register.register import Register


class Gathering:
    """Gathers the facts of all rows, kind by kind, in the order in which they need each other."""

    def __init__(
        self, lines: Sequence[Line], sheets: Sequence[Sheet], desk: Desk, told: Told, titles: Iterable[Cell] = ()
    ) -> None:
        self._desk = desk
        self._told = told
        self._titles = list(titles)
        self._of_officers = [line for line in lines if _is_of_officers(line)]
        self._others = [line for line in lines if not _is_of_officers(line)]
        self._lines = lines
        self.days = Days(sheets, desk)
        self.agencies = AgencyBook(desk)
        self.schools = SchoolBook(desk)
        self.courses = Courses(desk)
        self._read_lists()
        self._rows = [row for line in self._of_officers for row in Rows(self.agencies, desk).of(line)]
        self._names = {row.mention.name.key for row in self._rows}
        self.people = People((row.mention for row in self._rows), desk)
        self._by_mention = {id(mention): person for person in self.people for mention in person.mentions}

    def _read_lists(self) -> None:
        """Read the lists of agencies, schools and courses, or learn the names from the rows of officers."""
        self.agencies.listed_in(line for line in self._others if _is_of_agencies(line))
        named = [(line.context.agency, line.source("agency")) for line in self._of_officers if _by_context(line)]
        cells = [cell for line in self._of_officers for cell in line.cells.get(Meaning.AGENCY, ()) if cell]
        self.agencies.learn([*((cell.text, cell) for cell in cells), *((name, cell) for name, cell in named if name)])
        self.schools.listed_in((line for line in self._others if _is_of_schools(line)), self.agencies)
        self.schools.learn(mentions_in(self._of_officers))
        columns: dict[tuple[str, str, int], list[Cell]] = {}
        for line in self._lines:
            for cell in line.cells.get(Meaning.SCHOOL, ()):
                columns.setdefault((cell.place.file, cell.place.sheet, cell.place.column), []).append(cell)
        for column in columns.values():
            self.schools.uses_short_names(column)
        self.courses.listed_in(line for line in self._others if Meaning.COURSE in line.cells)

    def knows(self, meaning: Meaning, text: str) -> bool:
        """Whether a text is the name of a school, an agency or an officer, word for word."""
        if meaning is Meaning.OFFICER:
            name = read_name(text)
            return name is not None and name.key in self._names
        if meaning is Meaning.SCHOOL:
            return self.schools.knows(text)
        return meaning is Meaning.AGENCY and self.agencies.knows(text)

    def register(self) -> Register:
        """The register that the rows tell."""
        district = find_district(self._titles, self._told, self._desk)
        calendar = Calendar(district.id, self.days, self._desk)
        contracts = Contracts(district.id, self.schools, self.days, self._desk)
        policies = Policies(self.days, self._desk, self._first_service())
        for line in self._others:
            if Meaning.DAY in line.cells:
                calendar.read(line)
            elif _is_of_agencies(line):
                self._agency_line(line, policies, contracts)
        facts = self._facts(policies)
        policies.settle(facts.reviews.agencies(), facts.reviews.unread())
        completions = tuple(facts.training.completions())
        employments, assignments = self._service(facts)
        register = Register(
            districts=(district,),
            schools=self.schools.records(district.id),
            contact_days=tuple(calendar.records()),
            agencies=self.agencies.records(),
            agency_policies=tuple(policies.records()),
            officers=tuple(self._officer(person) for person in self.people),
            employments=tuple(employments),
            courses=self.courses.records(),
            completions=completions,
            certificates=tuple(facts.certificates.records(completions)),
            contracts=tuple(contracts.records()),
            assignments=tuple(assignments),
            substitute_days=tuple(facts.substitutes.records()),
            policy_reviews=tuple(facts.reviews.records()),
        )
        self._finish()
        return register

    def _agency_line(self, line: Line, policies: Policies, contracts: Contracts) -> None:
        cell = line.filled(Meaning.AGENCY)
        entry = self.agencies.take(cell.text, cell) if cell else None
        if entry is None:
            self._desk.passed_over("which agency it is, is not known", line.all())
            return
        self._desk.used(cell)
        entry.extra.update(line.keep(self._desk))
        policies.read(line, entry)
        contracts.read(line, entry)

    def _facts(self, policies: Policies) -> Facts:
        """What the rows of officers say, kind by kind."""
        facts = Facts(
            Training(self.courses, self.days, self._desk),
            Reviews(policies, self.days, self._desk),
            Certificates(self.days, self._desk),
            SubstituteDays(self.schools, self.days, self._desk),
            Service(self.schools, self.days, self._desk, self._newest(), self._served()),
        )
        for row in self._rows:
            officer = self._person_of(row).id
            agency = row.agency.id if row.agency else None
            facts.serves(row, officer, agency)
            if row.column is None:
                facts.training.read(row.line, officer)
                facts.reviews.read(row.line, officer, row.agency)
                facts.certificates.read(row.line, officer, agency)
        return facts

    def _served(self) -> set[tuple[str, str]]:
        """The schools that each agency's officers are said to serve by name, or on a day."""
        served: set[tuple[str, str]] = set()
        for row in self._rows:
            for cell in row.line.cells.get(Meaning.SCHOOL, ()):
                named = self.schools.named_in(cell, row.line.context.level) if cell and row.agency else []
                served |= {(row.agency.id, one.id) for one in named if isinstance(one, Entry) and row.agency}
        return served

    def _first_service(self) -> dict[str, date]:
        """For each agency the first day on which one of its officers is said to serve."""
        first: dict[str, date] = {}
        for row in self._rows:
            for meaning in (Meaning.FIRST_DAY, Meaning.DAY):
                cell = row.line.filled(meaning)
                read = self.days.read(cell, row.line.year).day if cell and row.agency else None
                if read and row.agency:
                    first[row.agency.id] = min(read, first.get(row.agency.id, read))
        return first

    def _newest(self) -> Span | None:
        """The newest school year that a list of officers is for."""
        years = [row.line.year for row in self._rows if row.line.year and Meaning.FIRST_DAY in row.line.cells]
        return max(years, default=None)

    def _person_of(self, row: Row) -> Person:
        return self._by_mention[id(row.mention)]

    def _service(self, facts: Facts) -> tuple[list[Employment], Iterator[Assignment]]:
        stints = list(joined(facts.service.stints, self._desk))
        employers = Employers({entry.id: entry.name for entry in self.agencies.entries.values()}, self._desk)
        for stint in stints:
            employers.saw(stint.officer, stint.agency, stint.first, stint.first if stint.blank_end else stint.last)
        agency_of = {id(row.line): row.agency.id for row in self._rows if row.agency}
        for officer, day, line in facts.substitutes.seen:
            employers.saw(officer, agency_of.get(id(line)), day, day)
        for row in self._rows:
            cell = row.line.filled(Meaning.EMPLOYED_FROM)
            hired = self.days.take(cell).day if cell else None
            if cell and hired:
                employers.hired(self._person_of(row).id, agency_of.get(id(row.line)), cell, hired)
        employments: list[Employment] = []
        for person in self.people:
            found = list(employers.of(person))
            employments += found
            cells = [cell for mention in person.mentions for cell in mention.line.cells.get(Meaning.AGENCY, ())]
            if found:
                self._desk.used(*cells)
                for employment in found:
                    self._desk.rests(employment, *cells)
                if any(row.from_ for row in found):
                    continue
                always = "no list says since when: taken as employed here always, or up to a change that the lists show"
                for cell in [cell for cell in cells if cell][:1]:
                    self._desk.notice(cell, always)
            else:
                self._desk.passed_over("who employed the officer when is asked", cells)
        return employments, self._assignments(list(ended_by_change(stints, employments, self._desk)))

    def _assignments(self, stints: list[Stint]) -> Iterator[Assignment]:
        taken: dict[str, Stint] = {}
        for stint in stints:
            key = unused(f"{stint.officer}-{stint.school.id}-{stint.first}", taken)
            taken[key] = stint
            extra = stint.line.keep(self._desk)
            whom = (stint.officer, stint.school.id, stint.role, stint.first, stint.last, stint.unable)
            yield self._desk.rests(Assignment(key, *whom, extra=extra), *stint.cells)

    def _officer(self, person: Person) -> Officer:
        ends: dict[date, Cell] = {}
        for mention in person.mentions:
            cell = mention.line.filled(Meaning.LICENSE_ENDS)
            read = self.days.take(cell).day if cell else None
            if cell and read:
                ends[read] = cell
                self._desk.used(cell)
        last = max(ends, default=None)
        if last and len(ends) > 1:
            self._desk.guess(ends[last], f"license ends {last}", "of several days given, the latest")
        cells = [cell for mention in person.mentions for cell in (*mention.cells, mention.license_cell)]
        officer = Officer(person.id, person.name.shown, person.license, licensed_to=last)
        return self._desk.rests(officer, *cells, *ends.values())

    def _finish(self) -> None:
        """Say of every cell that was read and did not enter the register that it did not."""
        agency_of = {id(row.line): row.agency for row in self._rows}
        for line in self._lines:
            cell = line.filled(Meaning.SCHOOL_YEAR)
            if cell and line.year is None:
                self._desk.cannot_read(cell, "a school year, as in 2026-27")
            elif cell:
                self._desk.used(cell)
            kept = [cell for _, cell in line.kept]
            self._desk.passed_over("the row has no record that this belongs to", [*line.all(), *kept])
            if id(line) in agency_of and Meaning.DAY not in line.cells:
                heed(line, agency_of[id(line)], self.agencies, self._desk)


def _is_of_officers(line: Line) -> bool:
    whose = (Meaning.OF_OFFICER, Meaning.AT_SCHOOL)
    named = any(column.meaning in whose for column, _ in line.named)
    return named or Meaning.OFFICER in line.cells or Meaning.LAST_NAME in line.cells


def _is_of_agencies(line: Line) -> bool:
    own = (
        Meaning.ALSO_WRITTEN,
        Meaning.CONTRACT_FROM,
        Meaning.CONTRACT_TO,
        Meaning.CONTRACT_DATES,
        Meaning.POLICY_ADOPTED,
    )
    if Meaning.AGENCY not in line.cells or Meaning.LEVEL in line.cells:
        return False
    return any(meaning in line.cells for meaning in own) or Meaning.SCHOOL not in line.cells


def _is_of_schools(line: Line) -> bool:
    return Meaning.SCHOOL in line.cells and Meaning.DAY not in line.cells and not _is_of_agencies(line)


def _by_context(line: Line) -> bool:
    return line.context.agency is not None and Meaning.AGENCY not in line.cells
