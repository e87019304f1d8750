"""Where the calls of one page lead: to what they name, else to the nearest thing there is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from django.db.models import Case, Exists, Model, OuterRef, Q, QuerySet, When

from cms.funnel.models import Ebook, FunnelSettings, SelfTest, SelfTestVersion, Trial
from cms.funnel.self_test.definition import Definition
from cms.lib.chosen import Rows

M = TypeVar("M", SelfTest, Ebook, Trial)
Named = Mapping[type[Model], Collection[int]]
NOBODY: Named = MappingProxyType({})
STANDARD, ONLY_ONE = "standard", "only one"
CHOOSES = {SelfTest: "self_test_id", Ebook: "ebook_id", Trial: "trial_id"}


@dataclass(frozen=True)
class Choice:
    """What somebody near a call has chosen: the article it stands in, then its category."""

    by: str
    self_test_id: int | None = None
    ebook_id: int | None = None
    trial_id: int | None = None

    @classmethod
    def of(cls, by: str, row: Any) -> "Choice":
        """The choice of a row that has these fields, or some of them, or none."""
        return cls(by, **{field: getattr(row, field, None) for field in CHOOSES.values()})


class Targets:
    """Targets of one page; each kind costs one light query, and only when it is asked for.

    A call that names nothing gets the nearest choice, else the site's standard, else the only one
    that is live. What is not live is no target.
    """

    def __init__(self, *nearest: Choice, named: Named = NOBODY) -> None:
        self._choices = nearest
        self._named = named
        self._question_is_shown = False

    def self_test(self, pk: int | None = None) -> SelfTest | None:
        """The test that a call leads to."""
        return _nearest(self._self_tests, [pk, *(each.self_test_id for each in self._choices)])

    def ebook(self, pk: int | None = None) -> Ebook | None:
        """The e-book that a call leads to."""
        return _nearest(self._ebooks, [pk, *(each.ebook_id for each in self._choices)])

    def trial(self) -> Trial | None:
        """The trial that a call leads to."""
        return _nearest(self._trials, [each.trial_id for each in self._choices])

    def chosen_by(self, target: SelfTest | Ebook | Trial) -> str:
        """Who chose what a call without a name of its own leads to."""
        field = CHOOSES[type(target)]
        found = (each.by for each in self._choices if getattr(each, field) == target.pk)
        return next(found, STANDARD if getattr(target, "is_standard", False) else ONLY_ONE)

    def may_show_question(self) -> bool:
        """True for the first card of a page: a question that stands there twice confuses."""
        first, self._question_is_shown = not self._question_is_shown, True
        return first

    def definition(self, self_test: SelfTest) -> Definition:
        """The published form of a test on this page, read once."""
        if self_test.pk not in self._definitions:
            data = getattr(self_test, "live_data", None)
            if data is None:
                data = SelfTestVersion.objects.get(pk=self_test.live_version_id or 0).data
            self._definitions[self_test.pk] = Definition.from_data(data)
        return self._definitions[self_test.pk]

    def covers(self) -> list[Any]:
        """The covers of the e-books that a card may show."""
        return [each.cover for each in self._ebooks if each.cover]

    @property
    def by_model(self) -> dict[type[Model], Rows]:
        """What blocks can choose, as far as it is live."""
        return {
            SelfTest: lambda: {each.pk: each for each in self._self_tests},
            Ebook: lambda: {each.pk: each for each in self._ebooks},
        }

    @cached_property
    def _definitions(self) -> dict[int, Definition]:
        return {}

    @cached_property
    def _self_tests(self) -> list[SelfTest]:
        # Few tests will be shown with a question, and a test's questions are heavy.
        wishes = {*self._named.get(SelfTest, ()), *(each.self_test_id for each in self._choices)}
        likely = Q(is_standard=True) | Q(pk__in=wishes - {None})
        live_data = Case(When(likely, then="live_version__data"))
        return list(_live_self_tests().annotate(live_data=live_data))

    @cached_property
    def _ebooks(self) -> list[Ebook]:
        return list(_live_ebooks().all())

    @cached_property
    def _trials(self) -> list[Trial]:
        trials = list(_live_trials().all())
        for each in trials:
            each.has_short_address = each == _nearest(trials, [])
        return trials


# Each is built once, as that takes as long as asking; whoever asks gets a copy.
@cache
def _live_self_tests() -> QuerySet[SelfTest]:
    tests = SelfTest.objects.filter(live=True, live_version__isnull=False)
    fields = "title", "slug", "promise", "minutes", "live_version_id"
    return _with_standard(tests, "self_test").only(*fields)


@cache
def _live_ebooks() -> QuerySet[Ebook]:
    ebooks = Ebook.objects.filter(live=True).select_related("cover")
    return _with_standard(ebooks, "ebook").defer("intro", "latest_revision", "live_revision")


@cache
def _live_trials() -> QuerySet[Trial]:
    trials = Trial.objects.filter(live=True)
    return _with_standard(trials, "trial").only("title", "slug", "promise")


def _with_standard(live: QuerySet[M], field: str) -> QuerySet[M]:
    standard = FunnelSettings.objects.filter(**{field: OuterRef("pk")})
    return live.annotate(is_standard=Exists(standard))


def _nearest(live: Iterable[M], wishes: Sequence[int | None]) -> M | None:
    known = {each.pk: each for each in live}
    standard = next((each for each in known.values() if getattr(each, "is_standard", False)), None)
    only = next(iter(known.values())) if len(known) == 1 else None
    return next((known[pk] for pk in wishes if pk in known), standard or only)
