"""What is wrong with a file, in the words of whoever has to mend it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.funnel.self_test.faults import Fault, Found, Path

SENTENCES = {
    Fault.TOO_LONG: gettext_lazy("The file is too long: at most %(most)s characters."),
    Fault.SYNTAX: gettext_lazy("This is neither YAML nor JSON: look at the signs around here."),
    Fault.TOO_DEEP: gettext_lazy("There are too many things inside one another here."),
    Fault.ALIAS: gettext_lazy("References within the file (*name) are not read: write it out."),
    Fault.DOUBLE_KEY: gettext_lazy("“%(key)s” stands here twice."),
    Fault.OTHER_KEY: gettext_lazy("The name of a field must be plain text."),
    Fault.NOT_A_TEST: gettext_lazy("There is no self-test in this file."),
    Fault.MISSING_KEY: gettext_lazy("“%(key)s” is missing."),
    Fault.UNKNOWN_KEY: gettext_lazy("“%(key)s” is not a field that belongs here."),
    Fault.WRONG_TYPE: gettext_lazy("This is of another kind than belongs here."),
    Fault.WRONG_VALUE: gettext_lazy("Choose one of: %(choices)s."),
    Fault.WRONG_FORM: gettext_lazy("This is not written as it must be."),
    Fault.TEXT_LENGTH: gettext_lazy("This text is too short or too long (limit: %(limit)s)."),
    Fault.LIST_LENGTH: gettext_lazy("There are too few or too many of these (limit: %(limit)s)."),
    Fault.TOO_LOW: gettext_lazy("This number is too low: at least %(limit)s."),
    Fault.TOO_HIGH: gettext_lazy("This number is too high: at most %(limit)s."),
    Fault.NOTHING_IN_IT: gettext_lazy("There is nothing in it."),
    Fault.UNKNOWN_KIND: gettext_lazy("This is no kind of question or condition that we know."),
    Fault.TAG: gettext_lazy("The tag <%(tag)s>, or something in it, does not belong in a text."),
}


def sentence(found: Found) -> str:
    """One fault in a sentence, with its line and the way to it."""
    what = SENTENCES[found.fault] % found.values
    where = _written(found.path)
    place = _("Line %(line)s, %(where)s") if where else _("Line %(line)s")
    return f"{place % {'line': found.line, 'where': where}}: {what}"


def _written(path: Path) -> str:
    """The way as people count: `questions[3].title`, from 1."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")
