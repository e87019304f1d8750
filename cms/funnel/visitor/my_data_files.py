"""My data to take along: for a machine, and for a person."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cms.funnel.leads.everything import everything_about
from cms.funnel.models import DataLink
from cms.funnel.visitor.my_data import my_data_context, no_such_link, open_link
from cms.lib.caching import never_stored

NAMES = ("mijn-gegevens.json", "mijn-gegevens.html")


@csrf_exempt  # So that a POST hears that it is no way in here, and not about a token.
@require_safe
def my_data_file(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """One of the two files, to be saved."""
    link = open_link(token)
    if link is None or name not in NAMES:
        return no_such_link(request)
    response = _as_json(link) if name.endswith(".json") else _as_page(link)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    never_stored(response)
    return response


def _as_json(link: DataLink) -> HttpResponse:
    kept = everything_about(link.lead)
    text = json.dumps(kept, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)
    return HttpResponse(text, content_type="application/json")


def _as_page(link: DataLink) -> HttpResponse:
    return HttpResponse(render_to_string("funnel/my_data_file.html", my_data_context(link)))
