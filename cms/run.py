"""`make run`: the whole site in one process, on a desk that has nothing but Python.

The launcher imports no Django: it looks whether the address is free, and leaves the work to the
one worker that it starts, which opens the site.
"""

import errno
import os
import socket
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cms.lib.served_environ import Application

ANYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104  recognised here, never the default
THREADS = 8
WORKER_ENDS_WITHIN = 1


def main() -> int:
    """Serve until Ctrl-C; the exit code is 1 when the address is taken."""
    host, port = os.environ.get("HOST") or "127.0.0.1", int_or_zero(os.environ.get("PORT") or 8000)
    reached_at = "127.0.0.1" if host in ANYWHERE else host
    address = (
        f"http://[{reached_at}]:{port}" if ":" in reached_at else f"http://{reached_at}:{port}"
    )
    if trouble := trouble_with(host, port):
        say(f"{address} {trouble}")
        return 1
    os.environ.setdefault("SITE_URL", address)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    serve(host, port)
    return 0


def serve(host: str, port: int) -> None:
    """Start one worker on this address, and end it on Ctrl-C or SIGTERM."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "cms.run:open_site",
        factory=True,
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=1,
        blocking_threads=THREADS,
        workers_kill_timeout=WORKER_ENDS_WITHIN,
        log_enabled=False,
    ).serve()


def open_site() -> "Application":
    """Called in the worker: set up, migrate, fill an empty database, start delivery, say where."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.wsgi import get_wsgi_application
    from django.db import DatabaseError

    try:
        django.setup()
        bring_database_up_to_date()
    except ImproperlyConfigured as error:
        sys.exit(f"The site cannot start: {error}")
    except DatabaseError as error:
        sys.exit(f"The site cannot start, its database (DATABASE_URL) does not answer: {error}")
    from cms.funnel.delivery import embedded
    from cms.lib.served_environ import without_our_environment

    fill_when_empty()
    follow_the_address()
    application = without_our_environment(get_wsgi_application())
    embedded.start(sweep_anyway=True)
    welcome()
    return application


def bring_database_up_to_date() -> None:
    """Migrate, when there is something to migrate."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Preparing the database; this once it takes half a minute …")
        call_command("migrate", verbosity=0, interactive=False)


def fill_when_empty() -> None:
    """Load the demo site into a database that holds nothing yet."""
    from cms.demo.loading import load_demo, site_is_empty

    if site_is_empty():
        say("Loading the demo site …")
        load_demo(lambda line: None)


def follow_the_address() -> None:
    """Let Wagtail's site carry the host and port that it is served at."""
    from urllib.parse import urlsplit

    from django.conf import settings
    from wagtail.models import Site

    url = urlsplit(settings.SITE_URL)
    port = url.port or (443 if url.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (url.hostname, port):
        site.hostname, site.port = url.hostname, port
        site.save()


def welcome() -> None:
    """Say where everything is."""
    from django.conf import settings
    from django.contrib.auth import get_user_model

    lines = [f"Site      {settings.SITE_URL}/", f"Admin     {settings.SITE_URL}/admin/"]
    if get_user_model().objects.filter(username="demo").exists():
        lines.append("Login     demo / demo")
    if settings.MAIL_TRANSPORT == "files":
        lines.append(f"Mail      {settings.EMAIL_FILE_PATH}/*.eml")
    if not settings.MAILCHIMP_API_KEY:
        lines.append(f"Contacts  {settings.DATA_DIR / 'audience'}/*.json")
    say("\n".join(["", *lines, "Stop      Ctrl-C", ""]))


def say(text: str) -> None:
    """Tell the person at the desk."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def trouble_with(host: str, port: int) -> str:
    """Why the site cannot be served there, and what to do; empty when it can."""
    if not 0 < port < 65536:
        return "has no such port; choose one from 1024 to 65535: make run PORT=8000"
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            return "is kept for the system; choose a port above 1023: make run PORT=8000"
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"is taken by another program; choose another port: make run PORT={port + 1}"
            return f"is no address of this machine ({error.strerror}); leave HOST out"
    return ""


def int_or_zero(text: str | int) -> int:
    """The number, or 0 for what is none."""
    return int(text) if str(text).isdecimal() else 0


if __name__ == "__main__":
    sys.exit(main())
