"""Records of the sides of an agreement: what part each has in it, or who says which."""

from datetime import date
from typing import Annotated

from compliance.model.base import FieldRule, Line, file_record
from compliance.model.cues import Cues
from compliance.model.dates.edtf import Date
from compliance.model.document import SideField
from compliance.model.holder import Holder
from compliance.model.period import covers
from compliance.model.words import Role


@file_record
class SideRole:
    """A part that somebody says a side has in the agreement, throughout or for a time."""

    role: Role
    since: Annotated[Date | None, FieldRule(description="Its first day, if it had one")] = None
    to: Annotated[Date | None, FieldRule(description="Its last day, if it had one")] = None
    according_to: Annotated[tuple[Holder, ...], FieldRule(min_length=1, description="Who says so")]


@file_record
class AgreementSide:
    """A side of the agreement: it can bear a duty, answer for conduct, or speak."""

    id: SideField
    name: Annotated[Line, FieldRule(description="Name as printed in reports")]
    called: Annotated[Cues, FieldRule(description="Words by which texts name it")] = None
    role: Annotated[
        Role | None, FieldRule(description="Its part, where nobody disputes it; or")
    ] = None
    roles: Annotated[
        tuple[SideRole, ...], FieldRule(description="Who says that it has which part, and when")
    ] = ()

    @property
    def only_role(self) -> Role | None:
        """The role that it has whoever speaks and on every day; None if there is no such role."""
        if self.role is not None:
            return self.role
        given = {one.role for one in self.roles}
        always = all(one.since is None and one.to is None for one in self.roles)
        return given.pop() if always and len(given) == 1 else None

    def roles_on(self, day: date) -> tuple[Role, ...]:
        """Return the roles that it has on a day, going by anybody at all."""
        if self.role is not None:
            return (self.role,)
        return tuple(one.role for one in self.roles if covers(one, day))
