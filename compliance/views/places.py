"""Places by their names: the neutral one, and others where the settings ask for both."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.model.agreement import Agreement
from compliance.model.base import PlaceId
from compliance.model.document import NameForm
from compliance.model.place import Place
from compliance.model.words import NameKind, NamesPolicy
from compliance.views.selection import Selection


def forms_of(selection: Selection, place: Place) -> tuple[NameForm, ...]:
    """Return the names of a place: its own, or else those that an agreement lists for it."""
    if place.forms:
        return place.forms
    agreements = (selection.agreement, *selection.workspace.agreements.values())
    return next(filter(None, (_listed(agreement).get(place.id) for agreement in agreements)))


def _listed(agreement: Agreement) -> Mapping[PlaceId, tuple[NameForm, ...]]:
    return {PlaceId(name.id): name.forms for name in agreement.names if name.kind is NameKind.PLACE}


def other_names(selection: Selection, place: Place) -> tuple[str, ...]:
    """Return by what else a place is called; nothing if only neutral names are printed."""
    if selection.workspace.settings.names is not NamesPolicy.BOTH:
        return ()
    first, *others = forms_of(selection, place)
    return tuple(dict.fromkeys(form.text for form in others if form.text != first.text))
