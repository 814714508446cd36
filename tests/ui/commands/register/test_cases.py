"""cases as a script and as a person uses it, and the list and the file of one case on paper."""

from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from tests.ui.commands.program import done, founded, run, written

NOW = ("--now", "2026-11-30T08:00:00+07:00")
NAME = "HTX Vận tải Nậm Pì"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """One stopped cooperative that owes tax 62,5 and a bank 300 million, with one step."""
    made = founded(tmp_path / "xa.book", "03394", "2026-11-30")
    organisations = ("name,kind,commune,founded_on,sector", f"{NAME},cooperative,03394,2019-05-12,transport")
    done("import", made, "organisations", written(tmp_path / "o.csv", *organisations), *NOW)
    events = ("organisation,on,event", f"{NAME},2024-02-01,stopped")
    done("import", made, "standings", written(tmp_path / "s.csv", *events), *NOW)
    owed = ("organisation,creditor_kind,creditor", f"{NAME},bank,Agribank", f"{NAME},tax,Thuế cơ sở 5")
    done("import", made, "debts", written(tmp_path / "d.csv", *owed), *NOW)
    entries = (
        "debt.organisation,debt.creditor,on,kind,amount",
        f"{NAME},Agribank,2022-03-01,principal_drawn,300000000",
        f"{NAME},Thuế cơ sở 5,2023-03-01,principal_drawn,62500000",
    )
    done("import", made, "debt-entries", written(tmp_path / "e.csv", *entries), *NOW)
    steps = (
        "Hợp tác xã,Ngày,Việc đã làm,Cơ quan,Kết quả,Việc tiếp theo,Hạn",
        f"{NAME},2/3/2026,Gửi công văn,UBND xã,Đã gửi,Đối chiếu công nợ,15/9/2026",
    )
    done("import", made, "dissolution-steps", written(tmp_path / "b.csv", *steps), *NOW)
    return made


def test_the_list_and_one_case_as_json(book: Path) -> None:
    found = done("cases", book, "2026", "--json", *NOW).json
    assert (found["owed"], found["before"]["cases"], found["units"]) == (362_500_000, 1, None)
    (case,) = found["cases"]
    assert [(debt["order"], debt["creditor_kind"]) for debt in case["debts"]] == [(3, "tax"), (4, "bank")]
    assert (case["clock"], case["late"], case["next"]["next_on"]) == (
        "CLOCK_TWELVE_MONTHS_OVER",
        True,
        "2026-09-15",
    )
    alone = done("cases", book, "2026", "--organisation", NAME, "--json", *NOW).json
    assert alone == {name: value for name, value in case.items() if name != "unit"}


def test_the_list_and_one_case_as_people_read_them(book: Path) -> None:
    said = done("cases", book, "2026", *NOW).out
    assert "362,5" in said and "Đối chiếu công nợ" in said and "15/09/2026" in said
    alone = done("cases", book, "2026", "--organisation", NAME, *NOW).out
    assert alone.index("Thuế cơ sở 5") < alone.index("Agribank")
    assert "Gửi công văn" in alone


def test_who_is_no_case_is_refused(book: Path, tmp_path: Path) -> None:
    row = ("name,kind,commune,founded_on", "HTX Khác,cooperative,03394,2019-05-12")
    done("import", book, "organisations", written(tmp_path / "k.csv", *row), *NOW)
    refused = run("cases", book, "2026", "--organisation", "HTX Khác", *NOW)
    assert refused.status == 1 and "CASE_NONE" in refused.err


def test_the_list_and_the_case_on_paper(book: Path, tmp_path: Path) -> None:
    paper, file, workbook = tmp_path / "c.pdf", tmp_path / "one.pdf", tmp_path / "c.xlsx"
    done("cases", book, "2026", "--to", paper, *NOW)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(paper))
    assert "CHƯA GIẢI THỂ ĐƯỢC" in text and "362,5" in text and "15/09/2026" in text
    done("cases", book, "2026", "--organisation", NAME, "--to", file, *NOW)
    pages = pypdfium2.PdfDocument(file)
    assert len(pages) == 2
    assert "Thuế cơ sở 5" in pages[0].get_textpage().get_text_bounded()
    done("cases", book, "2026", "--to", workbook, *NOW)
    sheet = openpyxl.load_workbook(workbook).active
    assert sheet is not None
    assert 362.5 in {cell.value for row in sheet.iter_rows() for cell in row}
