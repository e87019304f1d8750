"""What the site costs, as ratios within one run, and what Lighthouse thinks of it.

Milliseconds differ from machine to machine; the ratios, queries and scores are what to compare.
"""

import os
import sys
import tempfile
from io import StringIO
from pathlib import Path

REAL_ONE = Path(__file__).parents[1] / "fixtures" / "articles" / "nekpijn-door-stress.txt"
ARTICLES = ["rugpijn", REAL_ONE.stem]


def main() -> None:
    """Load the demo site and an imported article into a folder of their own, and measure."""
    with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as name:
        folder = Path(name)
        data = folder / "data"
        os.environ.update(
            DATA_DIR=str(data), DJANGO_SETTINGS_MODULE="cms.settings.dev", PAGE_CACHE_MB="0"
        )
        load()
        table_of_kinds()
        table_of_checks()
        table_beside_bare(folder / "bare", data)
        table_of_scores(data)


def load() -> None:
    """Everything that is measured."""
    import django

    django.setup()
    from django.core.management import call_command

    from cms.demo.loading import load_demo
    from cms.pages.models import ArticlePage

    call_command("migrate", verbosity=0)
    load_demo(lambda _line: None)
    call_command("import_article", REAL_ONE, verbosity=0, stdout=StringIO())
    ArticlePage.objects.get(slug=REAL_ONE.stem).get_latest_revision().publish()


def table_of_kinds() -> None:
    """Each kind of request, made anew."""
    from tests.bench.kinds import measured

    costs = measured()
    floor = next(iter(costs.values()))[0]
    say(f"{'request':<28}{'ms CPU':>8}{'ratio':>8}{'queries':>9}")
    for name, (cost, asked) in costs.items():
        say(f"{name:<28}{cost:>8.2f}{cost / floor:>8.1f}{asked:>9}")


def table_of_checks() -> None:
    """Checking a self-test while an editor waits."""
    from tests.bench.checks import ANSWERS, QUESTIONS, measured

    say(f"\n{f'check of {QUESTIONS} questions':<28}{'s CPU':>8}  of {ANSWERS} answers each")
    for name, seconds, is_exact in measured():
        say(f"{name:<28}{seconds:>8.2f}  {'counted' if is_exact else 'sampled'}")


def table_beside_bare(folder: Path, data: Path) -> None:
    """The same articles in a bare Wagtail project."""
    from tests.bench.beside_bare import TARGET, compare

    say(f"\n{'article':<24}{'':<22}{'ms CPU':>8}{'ratio':>8}{'queries':>9}{'bytes':>8}")
    for slug, costs in compare(folder, data, ARTICLES):
        bare = costs["bare Wagtail"]
        for name, cost in costs.items():
            numbers = f"{cost.ms:>8.2f}{cost.ms / bare.ms:>8.3f}{cost.queries:>9}{cost.bytes:>8}"
            say(f"{slug:<24}{name:<22}{numbers}")
    say(f"Wanted: a visitor costs at most {TARGET} of what the bare project costs.")


def table_of_scores(data: Path) -> None:
    """Lighthouse on a phone, on the process that `make run` starts."""
    from tests.bench.lighthouse import missing, scores, served

    if what := missing():
        say(f"\nLighthouse was not asked: {what}")
        return
    with served(data) as url:
        for slug in ARTICLES:
            say(f"\nLighthouse, {slug}")
            for name, score in scores(f"{url}/klachten/{slug}/").items():
                say(f"  {name:<18}{score:>4}")


def say(line: str) -> None:
    """Print at once, as the whole takes a while."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
