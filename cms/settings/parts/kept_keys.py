"""Keys for a desk: made on the first start, the same on every later one."""

import json
import os
import secrets
from pathlib import Path

NAMES = ("SECRET_KEY", "FIELD_KEYS", "LINK_KEYS")


def kept_keys(path: Path) -> dict[str, str]:
    """The keys kept in `path`, made first if there are none; two starts at once agree."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps({name: secrets.token_urlsafe(48) for name in NAMES}))
        draft.chmod(0o600)
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return dict(json.loads(path.read_text()))
