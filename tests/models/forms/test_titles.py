"""What a row counts, and over what it is taken, is what its title says, and the other way round."""

from collections.abc import Iterator, Mapping

import pytest

from models.forms.definition import Form, FormColumn, Row
from models.forms.loader import all_forms
from models.forms.rules.measures import Source

FORMS = pytest.mark.parametrize("form", all_forms(), ids=lambda form: f"{form.code}-{form.edition}")

NOT_SAID = ("alive", "current")
"""Every count is of what exists on the day, unless its title says that something happened."""

CONDITIONS: Mapping[tuple[str, object], tuple[str, ...]] = {
    ("operating", True): ("đang hoạt động", "hoạt động hiệu quả"),
    ("stopped", True): ("ngừng hoạt động",),
    ("awaiting_dissolution", True): ("chờ giải thể",),
    ("held_by_debt", True): ("vướng nợ",),
    ("founded_in_period", True): ("thành lập mới",),
    ("converted_from_group", True): ("chuyển đổi từ tổ hợp tác", "tổ chuyển đổi"),
    ("converted_in_period", True): ("chuyển đổi thành",),
    ("arrived_in_period", True): ("chuyển đến",),
    ("departed_in_period", True): ("chuyển đi",),
    ("moved_in", True): ("chuyển đến",),
    ("moved_out", True): ("chuyển đi",),
    ("dissolved_in_period", True): ("giải thể", "chấm dứt hoạt động"),
    ("reorganised_in_period", True): ("chia, tách, hợp nhất, sáp nhập",),
    ("ended_by", "reorganised"): ("chấm dứt tồn tại sau chia, hợp nhất, sáp nhập",),
    ("ended_by", ("converted", "reorganised")): ("chấm dứt do chuyển đổi, chia, hợp nhất, sáp nhập",),
    ("ended_with_organisation", True): ("do htx giải thể, chấm dứt",),
    ("joined_in_period", True): ("thành viên mới",),
    ("left_in_period", True): ("ra khỏi",),
    ("effective", True): ("hiệu quả",),
    ("rank", "good"): ("tốt",),
    ("rank", "fair"): ("khá",),
    ("rank", "average"): ("trung bình",),
    ("rank", "weak"): ("yếu",),
    ("rank", "not_ranked"): ("không xếp loại",),
    ("high_technology", True): ("công nghệ cao",),
    ("value_chain", True): ("chuỗi giá trị",),
    ("alliance_member", True): ("thành viên liên minh",),
    ("follows_law", True): ("hoạt động theo luật",),
    ("follows_law", False): ("chưa chuyển đổi theo luật",),
    ("in_union", True): ("hợp tác xã thành viên",),
    ("certified", True): ("giấy chứng nhận đăng ký",),
    ("notified", True): ("thông báo với xã",),
    ("agriculture", True): ("lĩnh vực nông nghiệp", "trong đó | nông nghiệp"),
    ("kind", "cooperative"): ("trong đó | nông nghiệp", "phi nông nghiệp", "chưa rõ lĩnh vực"),
    ("kind", "credit_fund"): ("quỹ tín dụng",),
    ("agriculture", False): ("phi nông nghiệp",),
    ("member_kind", "formal"): ("chính thức",),
    ("member_kind", "linked_capital"): ("liên kết góp vốn",),
    ("member_kind", "linked_no_capital"): ("liên kết không góp vốn",),
    ("party", "household"): ("hộ gia đình",),
    ("party", "organisation"): ("pháp nhân",),
    ("woman", True): ("nữ",),
    ("minority", True): ("dân tộc thiểu số",),
    ("disabled", True): ("khuyết tật",),
    ("young", True): ("dưới 35 tuổi",),
    ("insurance_supported", True): ("hỗ trợ bảo hiểm xã hội",),
    ("training", "untrained"): ("chưa qua đào tạo",),
    ("training", ("elementary", "intermediate")): ("sơ cấp, trung cấp",),
    ("training", ("college", "university", "postgraduate")): ("cao đẳng, đại học",),
    ("revenue", True): ("có số liệu doanh thu",),
    ("profit", True): ("có số liệu lãi",),
    ("profit_after_tax", True): ("có số liệu lợi nhuận sau thuế",),
    ("workers", True): ("thu nhập",),
    ("wages", True): ("có số liệu",),
    ("age", "in_term"): ("trong hạn",),
    ("age", "to_90"): ("quá hạn đến 90 ngày",),
    ("age", "to_360"): ("91–360 ngày",),
    ("age", "over_360"): ("trên 360 ngày",),
    **{("group", f"nhnn_{number}"): (f"nhóm {number}:",) for number in range(1, 6)},
    ("group", "tax_days_30"): ("1–30 ngày",),
    ("group", "tax_days_60"): ("31–60 ngày",),
    ("group", "tax_days_90"): ("61–90 ngày",),
    ("group", "tax_days_120"): ("91–120 ngày",),
    ("group", "tax_days_more"): ("từ 121 ngày",),
    ("group", "tax_hard"): ("khó thu",),
    ("group", "tax_frozen"): ("khoanh",),
    ("agricultural_type", "crops"): ("trồng trọt",),
    ("agricultural_type", "livestock"): ("chăn nuôi",),
    ("agricultural_type", "forestry"): ("lâm nghiệp",),
    ("agricultural_type", "fishery"): ("thủy sản",),
    ("agricultural_type", "salt"): ("diêm nghiệp",),
    ("agricultural_type", "rural_water"): ("nước sạch nông thôn",),
    ("agricultural_type", "mixed"): ("nông nghiệp tổng hợp",),
    ("agricultural_type", "unknown"): ("chưa rõ loại",),
    ("agricultural_rank", "good"): ("tốt",),
    ("agricultural_rank", "fair"): ("khá",),
    ("agricultural_rank", "average"): ("trung bình",),
    ("agricultural_rank", "weak"): ("yếu",),
    ("agricultural_rank", "not_ranked"): ("không xếp loại",),
    ("agricultural_rank", "not_evaluated"): ("chưa có kết quả",),
    ("capital_source", "central"): ("ngân sách trung ương",),
    ("capital_source", "province"): ("ngân sách tỉnh",),
    ("capital_source", "local"): ("ngân sách huyện, xã",),
    ("capital_source", "alliance"): ("liên minh hợp tác xã",),
    ("capital_source", "members"): ("vốn góp",),
    ("capital_source", "donation"): ("tài trợ",),
    ("capital_source", "trusted"): ("ủy thác",),
    ("capital_source", "borrowed"): ("vốn vay",),
    ("capital_source", "earned"): ("từ kết quả hoạt động",),
    ("capital_source", "other"): ("nguồn khác",),
    ("on_in_period", True): ("trong kỳ",),
    ("movement", "in"): ("nhận thêm",),
    ("movement", ("out", "loss")): ("giảm",),
    ("client_kind", "cooperative"): ("| hợp tác xã |",),
    ("client_kind", "union"): ("| liên hiệp hợp tác xã |",),
    ("client_kind", "group"): ("| tổ hợp tác |",),
    ("client_kind", "member"): ("thành viên của hợp tác xã",),
    ("client_kind", "other"): ("người vay khác",),
    **{("loan_class", f"{number}"): (f"nhóm {number}:",) for number in range(1, 6)},
    ("newly_lent", True): ("cho vay trong kỳ", "được vay trong kỳ"),
    ("outstanding", True): ("còn dư nợ",),
    ("overdue", True): ("quá hạn",),
    ("beneficiary", "cooperative"): ("| htx",),
    ("beneficiary", "union"): ("lh htx",),
    ("beneficiary", "group"): ("| tht",),
    ("state", "disbursed"): ("đã được hỗ trợ",),
    ("year_offset", 0): ("đã được hỗ trợ", "kế hoạch | ", "thực hiện", "đã hoàn trả", "ước cả năm"),
    ("year_offset", 1): ("năm sau",),
    ("step", "planned"): ("kế hoạch",),
    ("step", "disbursed"): ("giải ngân",),
    ("step", "returned"): ("đã hoàn trả",),
    ("step", "estimated"): ("ước cả năm",),
    ("source", "central"): ("| tw",),
    ("source", "province"): ("| tỉnh",),
    ("source", "local"): ("| huyện, xã",),
    ("source", ("alliance", "fund", "programme", "own", "other")): ("| khác",),
    ("content", "founding"): ("thành lập mới",),
    ("content", "training"): ("đào tạo",),
    ("content", "young_staff"): ("lao động trẻ",),
    ("content", "information"): ("thông tin",),
    ("content", "land"): ("đất đai",),
    ("content", "tax"): ("thuế",),
    ("content", "credit"): ("tiếp cận vốn",),
    ("content", "technology"): ("khoa học",),
    ("content", "digital"): ("chuyển đổi số",),
    ("content", "market"): ("thị trường",),
    ("content", "product"): ("sản phẩm, nhãn hiệu",),
    ("content", "infrastructure"): ("kết cấu hạ tầng",),
    ("content", "finance_advice"): ("tư vấn tài chính",),
    ("content", "agriculture"): ("riêng cho lĩnh vực nông nghiệp",),
    ("content", "value_chain"): ("liên kết sản xuất theo chuỗi giá trị",),
    ("content", "disaster"): ("thiên tai",),
    ("content", "processing"): ("chế biến",),
    ("content", "other"): ("nội dung khác",),
    **{("stars", number): (f"{number} sao",) for number in range(1, 6)},
    ("certified_on_in_period", True): ("công nhận trong kỳ", "công nhận lại trong kỳ"),
    ("recognition", "renewed"): ("công nhận lại",),
    ("valid_to_in_period", True): ("hết hiệu lực trong kỳ",),
    ("certificate_kind", ("mark", "collective_mark", "certification_mark", "geographical_indication")): (
        "nhãn hiệu, chỉ dẫn địa lý",
    ),
    ("certificate_kind", ("vietgap", "globalgap", "organic")): ("vietgap, globalgap, hữu cơ",),
    ("certificate_kind", ("food_safety", "food_safety_pledge", "haccp", "iso_22000")): (
        "an toàn thực phẩm, haccp, iso 22000",
    ),
    ("certificate_kind", ("growing_area", "packing_house")): ("vùng trồng, cơ sở đóng gói",),
    ("certificate_kind", ("origin", "other")): ("xuất xứ, chứng nhận khác",),
    ("project_state", ("approved", "running")): ("đã phê duyệt, đang thực hiện",),
    ("project_state", "proposed"): ("đang đề xuất",),
    ("project_kind", "chain"): ("| chuỗi giá trị |",),
    ("project_kind", "link_project"): ("| dự án liên kết |",),
    ("project_kind", "link_plan"): ("| kế hoạch liên kết |",),
    ("project_kind", ("model", "other")): ("mô hình, dự án khác",),
    ("project_step", "disbursed"): ("giải ngân",),
    ("activity_kind", "training"): ("tập huấn",),
    ("activity_kind", "law_class"): ("phổ biến pháp luật",),
    ("activity_kind", "congress"): ("đại hội, hội nghị",),
    ("activity_kind", "dialogue"): ("đối thoại",),
    ("activity_kind", "fair"): ("hội chợ",),
    ("activity_kind", "inspection"): ("kiểm tra, giám sát",),
    ("activity_kind", "survey"): ("khảo sát hài lòng",),
    ("activity_kind", "advice"): ("tư vấn, hướng dẫn",),
    ("activity_kind", "news"): ("tin, bài",),
    ("activity_kind", "study_visit"): ("tham quan",),
    ("activity_kind", "founding_support"): ("hỗ trợ thành lập mới",),
    ("activity_kind", "other"): ("hoạt động khác",),
    ("participant_kind", "managers"): ("cán bộ quản lý",),
    ("participant_kind", ("members", "households")): ("thành viên, hộ dân",),
    ("organisation_role", "taking_part"): ("tham gia",),
    ("organisation_role", "inspected"): ("được kiểm tra",),
    ("organisation_role", "surveyed"): ("được khảo sát",),
    ("organisation_role", "advised"): ("được tư vấn",),
    ("funding_source", "central"): ("ngân sách trung ương",),
    ("funding_source", "province"): ("ngân sách tỉnh",),
    ("funding_source", "local"): ("ngân sách huyện, xã",),
    ("funding_source", ("alliance", "fund", "programme")): ("liên minh hợp tác xã, quỹ, chương trình",),
    ("funding_source", ("own", "other")): ("tự có, nguồn khác",),
    ("new_rural", ("met", "advanced", "model")): ("xã đạt chuẩn nông thôn mới",),
    ("new_rural", "advanced"): ("nâng cao",),
    ("new_rural", "model"): ("kiểu mẫu",),
    ("criterion_13", True): ("tiêu chí 13",),
    **{(f"criterion_13_{number}", True): (f"13.{number}",) for number in range(1, 6)},
    ("zone", ("zone_1", "zone_2", "zone_3")): ("dân tộc thiểu số và miền núi",),
    ("zone", "zone_3"): ("khu vực iii",),
    ("from_on_in_period", True): ("kết nạp trong kỳ",),
    ("to_on_in_period", True): ("ra khỏi trong kỳ",),
}
UNKNOWN = ("chưa rõ", "chưa phân")
"""Words of a row or column of what is not known."""

BY_SECTOR = ("sector", "sector_top")
"""The sectors of a crossed form are named beside the row."""

ATTRIBUTES = {
    "charter_capital": "vốn điều lệ",
    "capital_increase": "vốn điều lệ tăng",
    "working_capital": "vốn hoạt động",
    "assets": "tài sản",
    "undivided_assets": "không chia",
    "revenue": "doanh thu",
    "revenue_internal": "doanh thu với thành viên",
    "profit": "lãi",
    "profit_after_tax": "lợi nhuận sau thuế",
    "wages": "thu nhập",
    "paid_to_budget": "nộp ngân sách",
    "workers": "lao động",
    "workers_new": "lao động mới",
    "workers_members": "lao động là thành viên",
    "workers_women": "lao động nữ",
    "workers_minority": "lao động dân tộc thiểu số",
    "workers_trained": "lao động đã qua đào tạo nghề",
    "workers_insured": "lao động tham gia bảo hiểm xã hội",
    "commune": "xã, phường",
    "organisation": "số htx|đã được hỗ trợ|tổ chức|hợp tác xã",
    "balance": "dư nợ|theo tình trạng|theo tuổi nợ",
    "principal": "gốc",
    "interest": "lãi, tiền chậm nộp",
    "signed_amount": "nguồn vốn",
    "amount": "vốn|kế hoạch|giải ngân|hoàn trả|ước cả năm",
    "opening": "dư nợ đầu kỳ",
    "lent_in_period": "cho vay trong kỳ",
    "repaid_in_period": "thu nợ",
    "written_off_in_period": "xóa nợ",
    "client_key": "khách hàng",
    "beneficiaries": "người",
    "visits": "lượt",
    "persons": "số người",
    "women": "nữ",
    "minorities": "dân tộc thiểu số",
    "area": "diện tích",
    "households": "số hộ",
    "spent": "đã chi",
    "contribution": "đóng góp",
}
SETS = {
    "members": "thành viên",
    "managers": "cán bộ quản lý",
    "debts": "nợ",
    "results": "",
    "organisations": "",
    "fund_capitals": "quỹ hỗ trợ phát triển hợp tác xã",
    "fund_loans": "quỹ hỗ trợ phát triển hợp tác xã",
    "support_grants": "hỗ trợ",
    "grant_amounts": "hỗ trợ",
    "products": "sản phẩm ocop",
    "certificates": "chứng nhận",
    "chain_projects": "chuỗi",
    "project_partners": "cùng tham gia chuỗi",
    "project_amounts": "vốn của các chuỗi",
    "activities": "hoạt động bắt đầu trong kỳ",
    "activity_participants": "hoạt động bắt đầu trong kỳ",
    "activity_organisations": "trong kỳ",
    "activity_costs": "hoạt động bắt đầu trong kỳ",
    "commune_profiles": "theo hồ sơ xã của năm báo cáo",
    "alliance_memberships": "liên minh hợp tác xã",
}

WORDS: Mapping[str, tuple[str, ...]] = {
    "đang hoạt động": ("operating",),
    "ngừng hoạt động": ("stopped",),
    "thành lập mới": ("founded_in_period", "content", "activity_kind"),
    "giải thể trong kỳ": ("dissolved_in_period",),
    "chuyển đến": ("arrived_in_period", "moved_in"),
    "chuyển đi ": ("departed_in_period", "moved_out"),
    "nữ": ("woman", "workers_women", "women"),
    "thiểu số": ("minority", "workers_minority", "minorities", "zone"),
    "công nghệ cao": ("high_technology",),
    "chuỗi giá trị": ("value_chain", "content", "project_kind"),
    "hiệu quả": ("effective",),
    "liên minh hợp tác xã": ("alliance_member", "capital_source", "funding_source"),
    "thành viên mới": ("joined_in_period",),
    "lao động mới": ("workers_new",),
}
"""Words in the title of a row → the conditions or measures of which it must have one."""

BASES = {
    "trong số thành lập mới": "Thành lập mới trong kỳ",
    "tỷ lệ tổ hợp tác": "Tổng số tổ hợp tác",
    "trên số đang hoạt động": "Đang hoạt động",
    "trên tổng số": "Tổng số hợp tác xã",
    "đào tạo nghề": "Tổng số lao động thường xuyên",
    "bảo hiểm xã hội": "Tổng số lao động thường xuyên",
    "tỷ lệ đã qua đào tạo": "Tổng số cán bộ quản lý hợp tác xã",
    "doanh thu với thành viên": "Tổng doanh thu của các HTX có số liệu",
    "tỷ lệ nợ quá hạn": "Dư nợ cuối kỳ",
    "tỷ lệ nợ xấu": "Dư nợ cuối kỳ",
    "xã, phường": "Tổng số xã, phường trên địa bàn",
    "xã đạt chuẩn": "Tổng số xã, phường trên địa bàn",
}
"""Words in the title of a ratio → the title of the row over which it is taken."""

MEANS = (
    ("thu nhập", "sum", "workers"),
    ("doanh thu", "count", ""),
    ("lãi", "count", ""),
    ("lợi nhuận", "count", ""),
    ("dư nợ", "distinct", "client_key"),
)
"""Words in the title of a mean → what its denominator measures."""


def words(form: Form, row: Row, column: FormColumn | None = None) -> str:
    """The title of a row with those that stand above it, and the heading of a column."""
    above = [other.label for other in form.rows if _stands_above(other.code, row.code)]
    heads = () if column is None else column.header
    return " | ".join((form.title, *above, row.label, *heads)).casefold()


def _stands_above(code: str, below: str) -> bool:
    """Whether a code is the beginning of another: I.2 stands above I.2.1 and I.2a, and not above I.20."""
    rest = below.removeprefix(code)
    return rest not in ("", below) and not rest[0].isdigit()


def measured(form: Form) -> Iterator[tuple[Row, FormColumn, Source]]:
    """Every cell that the register fills, with its source."""
    for row in form.rows:
        for column in form.columns:
            source = form.source_of(row, column)
            if source is not None and source.measure != "communes":
                yield row, column, source


@FORMS
def test_every_condition_is_said_by_the_title(form: Form) -> None:
    wrong = []
    for row, column, source in measured(form):
        said = words(form, row, column)
        for name, value in source.where.items():
            if name in NOT_SAID or (name in BY_SECTOR and row.sector):
                continue
            wanted = UNKNOWN if value is None else CONDITIONS.get((name, value), ("?",))
            if not any(phrase in said for phrase in wanted):
                wrong.append((row.code, column.key, name, value, said))
    assert not wrong


@FORMS
def test_every_measure_is_said_by_the_title(form: Form) -> None:
    wrong = []
    for row, column, source in measured(form):
        said = words(form, row, column)
        phrases = [*ATTRIBUTES.get(source.attribute, "?" if source.attribute else "").split("|")]
        if not any(phrase in said for phrase in phrases) or SETS[source.of] not in said:
            wrong.append((row.code, column.key, source.of, source.attribute, said))
    assert not wrong


@FORMS
def test_every_word_of_a_title_has_its_condition(form: Form) -> None:
    wrong = []
    for row, column, source in measured(form):
        title = f"{row.label} ".casefold()
        there = {*source.where, source.attribute}
        for phrase, names in WORDS.items():
            if phrase in title and there.isdisjoint(names):
                wrong.append((row.code, column.key, phrase, names))
    assert not wrong


@FORMS
def test_every_ratio_is_taken_over_what_its_title_says(form: Form) -> None:
    wrong = []
    for row in form.rows:
        if row.ratio is None:
            continue
        title = row.label.casefold()
        wanted = next((base for phrase, base in BASES.items() if phrase in title), None)
        over = [form.row_by_code[code].label for code in row.ratio.denominator]
        if over != [wanted]:
            wrong.append((row.code, row.label, over, wanted))
    assert not wrong


@FORMS
def test_every_mean_is_taken_over_what_its_title_says(form: Form) -> None:
    wrong = []
    for row in form.rows:
        if row.mean is None:
            continue
        source = form.row_by_code[row.mean[1]].source
        found = next((how for word, *how in MEANS if word in row.label.casefold()), None)
        if row.item and row.sector == "total":
            continue  # the sum over the sectors, whose rows are measured
        if source is None or found != [source.measure, source.attribute]:
            wrong.append((row.code, row.label, source))
    assert not wrong
