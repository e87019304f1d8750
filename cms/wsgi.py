"""The site for visitors, as any WSGI server starts it; without a broker, delivery is inside."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cms.lib.served_environ import Application


def open_site() -> "Application":
    """Set up, and start delivery here when there is no broker to leave it to."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
    from django.core.wsgi import get_wsgi_application

    from cms.lib.served_environ import without_our_environment

    application = without_our_environment(get_wsgi_application())
    from cms.funnel.delivery import embedded

    embedded.start()
    return application


application = open_site()
