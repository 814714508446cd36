<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>Accounting</name>
    <message>
        <source>Accounts</source>
        <translation>Kế toán, báo cáo</translation>
    </message>
    <message>
        <source>Annual general meeting</source>
        <translation>Đại hội thường niên</translation>
    </message>
    <message>
        <source>Find: organisation, tax code</source>
        <translation>Tìm: tổ chức, mã số thuế</translation>
    </message>
    <message>
        <source>One record of each organisation and year: whether it keeps accounts, handed its report in and was audited, and when its annual general meeting was held. Who held none for 18 months is listed under Cooperatives.</source>
        <translation>Mỗi tổ chức mỗi năm một dòng: có thực hiện chế độ kế toán, đã nộp báo cáo, có kiểm toán không, đại hội thường niên họp ngày nào. Đơn vị quá 18 tháng chưa họp được liệt kê ở màn hình Hợp tác xã.</translation>
    </message>
</context>
<context>
    <name>CapitalPart</name>
    <message>
        <source>From</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>Charter capital (mil.)</source>
        <translation>Vốn điều lệ (tr.đ)</translation>
    </message>
    <message>
        <source>Change (mil.)</source>
        <translation>Tăng, giảm (tr.đ)</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Set the capital</source>
        <translation>Ghi vốn điều lệ</translation>
    </message>
    <message>
        <source>Keep the capital</source>
        <translation>Ghi vốn</translation>
    </message>
    <message>
        <source>Charter capital from a day on</source>
        <translation>Vốn điều lệ kể từ một ngày</translation>
    </message>
</context>
<context>
    <name>CasePart</name>
    <message>
        <source>Print the case file…</source>
        <translation>In hồ sơ…</translation>
    </message>
    <message>
        <source>Paid as</source>
        <translation>Thứ tự trả</translation>
    </message>
    <message>
        <source>Creditor</source>
        <translation>Chủ nợ</translation>
    </message>
    <message>
        <source>Owes (mil.)</source>
        <translation>Còn nợ (tr.đ)</translation>
    </message>
    <message>
        <source>Who must act</source>
        <translation>Ai phải làm gì</translation>
    </message>
    <message>
        <source>Nothing keeps it from being dissolved today: it operates, owes nothing, or has ended. Steps and causes that were recorded stay here.</source>
        <translation>Hôm nay không có gì cản việc giải thể: đang hoạt động, không còn nợ hoặc đã giải thể. Các bước và nguyên nhân đã ghi vẫn lưu ở đây.</translation>
    </message>
    <message>
        <source>Owes {amount} mil.</source>
        <translation>Còn nợ {amount} tr.đ</translation>
    </message>
    <message>
        <source>{count} written objections stand</source>
        <translation>{count} ý kiến phản đối chưa rút</translation>
    </message>
    <message>
        <source>Late since {due}: {step}</source>
        <translation>Quá hạn từ {due}: {step}</translation>
    </message>
    <message>
        <source>Next: {step} {due}</source>
        <translation>Việc tiếp theo: {step} {due}</translation>
    </message>
    <message>
        <source>Nothing was done about it yet</source>
        <translation>Chưa làm bước nào</translation>
    </message>
</context>
<context>
    <name>Communes</name>
    <message>
        <source>Commune and year</source>
        <translation>Xã và năm</translation>
    </message>
    <message>
        <source>New-rural standard</source>
        <translation>Nông thôn mới</translation>
    </message>
    <message>
        <source>Find: commune</source>
        <translation>Tìm: xã, phường</translation>
    </message>
    <message>
        <source>One record of each commune and year: its new-rural standard with criterion 13, and the zone of minority areas. Whether a cooperative operates there is counted from the register and shown beside.</source>
        <translation>Mỗi xã mỗi năm một dòng: mức đạt chuẩn nông thôn mới, tiêu chí 13, khu vực vùng dân tộc thiểu số. Xã có hợp tác xã hoạt động hay không được đếm từ sổ và ghi ở bên cạnh.</translation>
    </message>
</context>
<context>
    <name>CooperativesPage</name>
    <message>
        <source>New organisation</source>
        <translation>Tổ chức mới</translation>
    </message>
    <message>
        <source>Paste organisations</source>
        <translation>Dán danh sách tổ chức</translation>
    </message>
    <message>
        <source>Cooperatives</source>
        <translation>Hợp tác xã</translation>
    </message>
    <message>
        <source>Results sheet</source>
        <translation>Bảng kết quả</translation>
    </message>
    <message>
        <source>{all} organisations · {operating} operating · {stopped} stopped, {held} held by debt</source>
        <translation>{all} tổ chức · {operating} đang hoạt động · {stopped} ngừng, {held} vướng nợ</translation>
    </message>
    <message>
        <source>{count} members</source>
        <translation>{count} thành viên</translation>
    </message>
    <message>
        <source>capital {amount} mil.</source>
        <translation>vốn {amount} tr.đ</translation>
    </message>
    <message>
        <source>owes {amount} mil.</source>
        <translation>dư nợ {amount} tr.đ</translation>
    </message>
    <message>
        <source>Add a cooperative</source>
        <translation>Thêm hợp tác xã</translation>
    </message>
    <message>
        <source>Record an event</source>
        <translation>Ghi sự kiện</translation>
    </message>
    <message>
        <source>Added. Complete what is known; each field is kept when it is left.</source>
        <translation>Đã thêm. Hãy bổ sung những gì đã biết; mỗi mục được lưu ngay khi rời ô.</translation>
    </message>
    <message>
        <source>It leaves the lists and the figures of the reports, with its {members} members, its managers and its debts. Nothing is lost: it waits in the bin, and Ctrl+Z takes it back.</source>
        <translation>Tổ chức cùng {members} thành viên, cán bộ quản lý và các khoản nợ sẽ không còn trong danh sách và số liệu báo cáo. Không mất gì: tổ chức nằm trong thùng rác, và Ctrl+Z lấy lại được.</translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>Xóa {name}?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>Đã xóa: {name}</translation>
    </message>
</context>
<context>
    <name>DebtsPart</name>
    <message>
        <source>Add a debt</source>
        <translation>Thêm khoản nợ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>EvaluationPart</name>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Cách đánh giá</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Xếp loại</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>Hiệu quả</translation>
    </message>
    <message>
        <source>Record an evaluation</source>
        <translation>Ghi xếp loại</translation>
    </message>
    <message>
        <source>Keep the evaluation</source>
        <translation>Ghi xếp loại</translation>
    </message>
    <message>
        <source>Evaluation of a year</source>
        <translation>Xếp loại của một năm</translation>
    </message>
    <message>
        <source>{label}: {points} of {most}</source>
        <translation>{label}: {points}/{most}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>chưa tính được</translation>
    </message>
    <message>
        <source>missing: {names}</source>
        <translation>thiếu: {names}</translation>
    </message>
</context>
<context>
    <name>ManagersPart</name>
    <message>
        <source>Add a manager</source>
        <translation>Thêm cán bộ quản lý</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Trình độ</translation>
    </message>
    <message>
        <source>Insured</source>
        <translation>BHXH</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Add the manager</source>
        <translation>Thêm cán bộ</translation>
    </message>
    <message>
        <source>New manager</source>
        <translation>Cán bộ quản lý mới</translation>
    </message>
    <message>
        <source>The manager was added.</source>
        <translation>Đã thêm cán bộ quản lý.</translation>
    </message>
    <message>
        <source>Take out the office of {name}?</source>
        <translation>Bỏ chức vụ của {name}?</translation>
    </message>
    <message>
        <source>Only for what was entered by mistake: the person stays in the book. For one who leaves the office, write the day under “To”. It can be undone with Ctrl+Z.</source>
        <translation>Chỉ dùng khi ghi nhầm: người này vẫn còn trong sổ. Nếu thôi giữ chức vụ, hãy ghi ngày vào ô “Đến ngày”. Có thể hoàn tác bằng Ctrl+Z.</translation>
    </message>
    <message>
        <source>Take out the office</source>
        <translation>Bỏ chức vụ</translation>
    </message>
    <message>
        <source>The office was taken out.</source>
        <translation>Đã bỏ chức vụ.</translation>
    </message>
</context>
<context>
    <name>MembersPart</name>
    <message>
        <source>Add a member</source>
        <translation>Thêm thành viên</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Giới</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Share (mil.)</source>
        <translation>Vốn góp (tr.đ)</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Ngày vào</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Ngày ra</translation>
    </message>
    <message>
        <source>Add the member</source>
        <translation>Thêm thành viên</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Thành viên mới</translation>
    </message>
    <message>
        <source>The member was added.</source>
        <translation>Đã thêm thành viên.</translation>
    </message>
    <message>
        <source>Take out the membership of {name}?</source>
        <translation>Bỏ tư cách thành viên của {name}?</translation>
    </message>
    <message>
        <source>Only for what was entered by mistake: the person stays in the book, the membership is as if it never was. For one who leaves, write the day under “Left”. It can be undone with Ctrl+Z.</source>
        <translation>Chỉ dùng khi ghi nhầm: người này vẫn còn trong sổ, tư cách thành viên coi như chưa từng có. Nếu thành viên ra khỏi, hãy ghi ngày vào ô “Ngày ra”. Có thể hoàn tác bằng Ctrl+Z.</translation>
    </message>
    <message>
        <source>Take out the membership</source>
        <translation>Bỏ tư cách thành viên</translation>
    </message>
    <message>
        <source>The membership was taken out.</source>
        <translation>Đã bỏ tư cách thành viên.</translation>
    </message>
</context>
<context>
    <name>NewOrganisation</name>
    <message>
        <source>Add and open</source>
        <translation>Thêm và mở hồ sơ</translation>
    </message>
    <message>
        <source>What it really does today; blank means operating.</source>
        <translation>Thực tế hiện nay; để trống nghĩa là đang hoạt động.</translation>
    </message>
    <message>
        <source>Charter capital</source>
        <translation>Vốn điều lệ</translation>
    </message>
    <message>
        <source>Already there: {names}</source>
        <translation>Đã có trong sổ: {names}</translation>
    </message>
</context>
<context>
    <name>OrganisationList</name>
    <message>
        <source>Find without accents: name, tax code</source>
        <translation>Tìm không cần dấu: tên, mã số thuế</translation>
    </message>
    <message>
        <source>Show all sectors again</source>
        <translation>Bỏ lọc, xem mọi lĩnh vực</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Operating</source>
        <translation>Đang hoạt động</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Ngừng</translation>
    </message>
    <message>
        <source>Held by debt</source>
        <translation>Vướng nợ</translation>
    </message>
    <message>
        <source>New in the period</source>
        <translation>Mới trong kỳ</translation>
    </message>
    <message>
        <source>Information lacking</source>
        <translation>Thiếu thông tin</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Đã chấm dứt</translation>
    </message>
    <message>
        <source>Tax status differs</source>
        <translation>Thuế khác pháp lý</translation>
    </message>
    <message>
        <source>No meeting for 18 months</source>
        <translation>Quá 18 tháng chưa đại hội</translation>
    </message>
    <message>
        <source>Provincial register</source>
        <translation>Sổ 20 cột của tỉnh</translation>
    </message>
    <message>
        <source>Book of groups</source>
        <translation>Sổ tổ hợp tác</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Mọi loại hình</translation>
    </message>
    <message>
        <source>Sector: {sector} ✕</source>
        <translation>Lĩnh vực: {sector} ✕</translation>
    </message>
    <message>
        <source>Add a cooperative</source>
        <translation>Thêm hợp tác xã</translation>
    </message>
    <message>
        <source>Nothing holds “{text}”. Accents do not matter; try fewer words.</source>
        <translation>Không có tổ chức nào chứa “{text}”. Không cần gõ dấu; hãy thử ít chữ hơn.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>No organisation of this kind is in this state.</source>
        <translation>Không có tổ chức loại này ở tình trạng này.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Không có gì ở đây</translation>
    </message>
    <message>
        <source>Cooperatives, unions, groups and people&apos;s credit funds of your area belong here. Reports are filled from them, so that each is entered only once.</source>
        <translation>Hợp tác xã, liên hiệp, tổ hợp tác và quỹ tín dụng nhân dân trên địa bàn được ghi ở đây. Báo cáo lấy số liệu từ đây nên mỗi tổ chức chỉ nhập một lần.</translation>
    </message>
    <message>
        <source>Paste from Excel</source>
        <translation>Dán từ Excel</translation>
    </message>
    <message>
        <source>No organisation yet</source>
        <translation>Chưa có tổ chức nào</translation>
    </message>
</context>
<context>
    <name>OrganisationRecord</name>
    <message>
        <source>The office above asks</source>
        <translation>Cấp trên hỏi</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Charter capital</source>
        <translation>Vốn điều lệ</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Thành viên</translation>
    </message>
    <message>
        <source>Managers</source>
        <translation>Cán bộ quản lý</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>Nợ</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>Xếp loại</translation>
    </message>
    <message>
        <source>Accounting</source>
        <translation>Kế toán, đại hội</translation>
    </message>
    <message>
        <source>Alliance</source>
        <translation>Liên minh</translation>
    </message>
    <message>
        <source>Union</source>
        <translation>Liên hiệp</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Đến mục này</translation>
    </message>
    <message>
        <source>Go to the field</source>
        <translation>Đến ô này</translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>trong thùng rác</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Hỗ trợ</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Biểu đồ</translation>
    </message>
</context>
<context>
    <name>PeoplePart</name>
    <message>
        <source>Take out</source>
        <translation>Bỏ dòng ghi nhầm</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>Mở hồ sơ người này</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Name and registration</source>
        <translation>Tên và đăng ký</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Hoạt động</translation>
    </message>
</context>
<context>
    <name>RelationsPart</name>
    <message>
        <source>Open the other organisation</source>
        <translation>Mở tổ chức kia</translation>
    </message>
</context>
<context>
    <name>ResultsPart</name>
    <message>
        <source>Reporting period</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Sheet for the national system…</source>
        <translation>Phiếu nhập hệ thống quốc gia…</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Lao động</translation>
    </message>
    <message>
        <source>Business results</source>
        <translation>Kết quả sản xuất, kinh doanh</translation>
    </message>
</context>
<context>
    <name>StandingPart</name>
    <message>
        <source>Record an event</source>
        <translation>Ghi sự kiện</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Bỏ dòng ghi nhầm</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Sự kiện</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Sau đó</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>từ {day}</translation>
    </message>
    <message>
        <source>Record the event</source>
        <translation>Ghi sự kiện</translation>
    </message>
    <message>
        <source>Only where it differs from what the event says.</source>
        <translation>Chỉ ghi khi khác với kết quả thông thường của sự kiện.</translation>
    </message>
    <message>
        <source>Recorded: {event}</source>
        <translation>Đã ghi: {event}</translation>
    </message>
    <message>
        <source>Take out the event “{event}”?</source>
        <translation>Bỏ sự kiện “{event}”?</translation>
    </message>
    <message>
        <source>The statuses follow from the other events then. It can be undone with Ctrl+Z.</source>
        <translation>Tình trạng sẽ tính theo các sự kiện còn lại. Có thể hoàn tác bằng Ctrl+Z.</translation>
    </message>
    <message>
        <source>Take out the event</source>
        <translation>Bỏ sự kiện</translation>
    </message>
    <message>
        <source>The event was taken out.</source>
        <translation>Đã bỏ sự kiện.</translation>
    </message>
</context>
</TS>
