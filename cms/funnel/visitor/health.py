"""Whether the site is alive, and whether it can do its work."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cms.funnel.delivery import clock
from cms.funnel.delivery.leases import oldest_due
from cms.funnel.models import Delivery


@csrf_exempt
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@csrf_exempt
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """The database answers; with it the age, in seconds, of the oldest mail that is due."""
    try:
        connection.ensure_connection()
        oldest = oldest_due(Delivery.objects.all())
        age = int((clock.now() - oldest).total_seconds()) if oldest else 0
        uncertain = Delivery.objects.filter(state=Delivery.State.UNCERTAIN).count()
    except DatabaseError:
        return JsonResponse({"status": "database away"}, status=503)
    return JsonResponse(
        {"status": "ok", "oldest_due_seconds": age, "uncertain_deliveries": uncertain}
    )
