"""Forms are data: the code names none of them."""

import re

from tests.architecture.sources import delivered

FORM_CODE = re.compile(r"(?<![A-Za-z0-9])[Bb]\d\d(?![A-Za-z0-9])")


def test_no_form_code_stands_in_code_outside_tests_and_resources() -> None:
    found = [
        f"{source.path}:{number}: {line.strip()[:60]}"
        for source in delivered()
        if source.floor != "resources"
        for number, line in enumerate(source.text.splitlines(), 1)
        if FORM_CODE.search(line)
    ]
    assert not found, "\n".join(found)
