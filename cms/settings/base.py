"""Everything that dev, test and production share, one part per concern."""

from cms.settings.parts.apps import *
from cms.settings.parts.celery import *
from cms.settings.parts.database import *
from cms.settings.parts.email import *
from cms.settings.parts.funnel import *
from cms.settings.parts.i18n import *
from cms.settings.parts.logging import *
from cms.settings.parts.page_cache import *
from cms.settings.parts.security import *
from cms.settings.parts.site import *
from cms.settings.parts.static import *
from cms.settings.parts.wagtail import *
