"""The same on PostgreSQL, which tells itself how many rows it looked at."""

import json
import subprocess
import sys

from tests.real.site import ROOT, RealSite, environment

FEW, MANY = "1000", "30000"


def test_a_page_about_leads_looks_at_as_many_rows_among_many_as_among_few(site: RealSite) -> None:
    run = [sys.executable, "-m", "tests.leads_at_scale", FEW, MANY]
    env = environment(site.settings)

    ended = subprocess.run(run, cwd=ROOT, env=env, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    few, many = json.loads(ended.stdout)
    for page, cost in few.items():
        assert many[page]["queries"] == cost["queries"], page
        assert many[page]["looked_at"] <= cost["looked_at"] * 1.05, (page, cost, many[page])
