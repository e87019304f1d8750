"""How much rests on a source."""

from collections import Counter
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from wagtail.models import Page, ReferenceIndex

from cms.pages.models import Source


def articles_by_source(sources: Iterable[Source]) -> Counter[int]:
    """In how many pages each is named, as Wagtail's reference index knows them."""
    named = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Source),
        base_content_type=ContentType.objects.get_for_model(Page),
        to_object_id__in=[str(source.pk) for source in sources],
    )
    rows = named.values_list("to_object_id").annotate(Count("object_id", distinct=True))
    return Counter({int(pk): number for pk, number in rows.order_by()})
