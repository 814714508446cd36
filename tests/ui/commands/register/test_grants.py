"""Programmes, support and funding as a script brings them in, from tables with Vietnamese headings."""

from pathlib import Path

import pytest

from tests.ui.commands.program import done, founded, run, written

NOW = ("--now", "2026-10-02T08:30:00+07:00")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = founded(tmp_path / "sin-suoi-ho.book", "03394", "2026-11-30")
    rows = ("name,kind,commune,founded_on", "HTX Chè,cooperative,03394,2019-05-12")
    done("import", made, "organisations", written(tmp_path / "o.csv", *rows), *NOW)
    return made


def test_the_national_programmes_are_added_once(book: Path) -> None:
    assert done("national", book, "--json", *NOW).json == {"added": 4}
    assert done("national", book, "--json", *NOW).json == {"added": 0}
    assert "đã có đủ" in done("national", book, *NOW).out
    assert len(done("list", book, "programmes", "--json").json) == 4


def test_grants_amounts_and_funding_come_in_with_vietnamese_headings(book: Path, tmp_path: Path) -> None:
    done("national", book, *NOW)
    programme = "Chương trình mục tiêu quốc gia giai đoạn 2026-2035"
    grants = (
        "Hạng mục,Đối tượng,Tên HTX,Tên đối tượng,Chương trình,Nội dung hỗ trợ,Tình trạng,Năm,Số lượt,Số người",
        f'Nhà kho,Hợp tác xã,HTX Chè,,{programme},"Kết cấu hạ tầng, trang thiết bị",Đã phê duyệt,2026,,',
        f'Lớp kế toán,Cá nhân,,Học viên xã,{programme},"Đào tạo, bồi dưỡng, phát triển nguồn nhân lực",'
        '"Đã thực hiện",2026,60,30',
        f"Không ai,Cá nhân,,,{programme},Đất đai,Kế hoạch,2026,,",
    )
    file = written(tmp_path / "g.csv", *grants)
    refused = run("import", book, "grants", file, *NOW)
    assert refused.status == 1 and "BENEFICIARY_MISSING" in refused.out + refused.err
    done("import", book, "grants", file, "--keep-good", *NOW)
    amounts = (
        "Hạng mục,Bước,Nguồn vốn,Số tiền (triệu đồng),Ngày,Năm ngân sách",
        "Nhà kho,Phê duyệt,Ngân sách tỉnh,200,15/3/2026,",
        "Nhà kho,Giải ngân,Ngân sách tỉnh,150,20/1/2027,2026",
    )
    done("import", book, "grant-amounts", written(tmp_path / "a.csv", *amounts), *NOW)
    paths = ("name", "organisation", "visits", "beneficiaries", "approved", "disbursed")
    found = done("list", book, "grants", "--json", "--columns", ",".join(paths), *NOW).json
    assert [tuple(row[path] for path in paths) for row in found] == [
        ("Lớp kế toán", None, 60, 30, None, None),
        ("Nhà kho", "HTX Chè", None, None, 200_000_000, None),  # paid after the day of this list
    ]
    later = done("list", book, "grant-amounts", "--json", "--where", "step=disbursed", *NOW).json
    assert [(row["on"], row["year"], row["amount"]) for row in later] == [("2027-01-20", 2026, 150_000_000)]
    funding = (
        "Nội dung chi,Chương trình,Nội dung hỗ trợ,Nguồn vốn,Năm,Nhu cầu (triệu đồng),Bố trí (triệu đồng),"
        "Giải ngân (triệu đồng)",
        f'Tập huấn,{programme},"Đào tạo, bồi dưỡng, phát triển nguồn nhân lực",Ngân sách tỉnh,2026,300,200,250',
    )
    done("import", book, "funding", written(tmp_path / "f.csv", *funding), *NOW)
    (over,) = done("list", book, "funding", "--json", "--preset", "above_allocated", *NOW).json
    assert (over["need"], over["allocated"], over["disbursed"]) == (300_000_000, 200_000_000, 250_000_000)
