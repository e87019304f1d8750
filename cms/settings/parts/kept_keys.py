"""Keys for a desk: made on the first start, the same on every later one."""

import json
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

NAMES = ("SECRET_KEY", "FIELD_KEYS", "LINK_KEYS")


def kept_keys(path: Path) -> dict[str, str]:
    """The keys kept in `path`, made first if there are none; two starts at once agree."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps({name: secrets.token_urlsafe(48) for name in NAMES}))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    try:
        kept = dict(json.loads(path.read_text()))
        return {name: kept[name] for name in NAMES}
    except (ValueError, KeyError, TypeError) as error:
        raise ImproperlyConfigured(
            f"DATA_DIR: the keys in {path} are damaged. Without them nobody can open what they"
            " sealed; put the file back from a backup, or begin anew with an empty DATA_DIR."
        ) from error
