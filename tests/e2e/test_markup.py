"""Every page's markup, as the Nu HTML checker reads it: no error, and no warning either."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from tests.e2e.every_page import EveryPage
from tests.needs import need

JAR = Path(__file__).parents[1] / "nu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = shutil.which("java")


def test_the_checker_finds_nothing_to_say(met: EveryPage, tmp_path: Path) -> None:
    need("Java", JAVA is not None, "Install it, for example: apt install default-jre-headless.")
    need(
        "The Nu HTML checker",
        JAR.exists(),
        "`make test` installs it where npm is.",
    )
    for number, (name, html) in enumerate(met.answers.items()):
        (tmp_path / f"{number:02} {re.sub(r'[^a-z]+', ' ', name)}.html").write_text(html)

    checked = subprocess.run(
        [str(JAVA), "-jar", JAR, "--format", "json", "--stdout", "--skip-non-html", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )

    said = {
        each["message"]: f"{Path(each['url']).name}:{each.get('lastLine')} {each.get('extract')}"
        for each in json.loads(checked.stdout)["messages"]
    }
    assert not said, said
