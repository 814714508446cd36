<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>AskedBar</name>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Queries of the office above: {count}</source>
        <translation>Cấp trên hỏi: {count}</translation>
    </message>
</context>
<context>
    <name>AskedHere</name>
    <message>
        <source>Back to the findings</source>
        <translation>Về danh sách kiểm tra</translation>
    </message>
    <message>
        <source>The office above asks</source>
        <translation>Cấp trên hỏi</translation>
    </message>
    <message>
        <source>Looking up the place</source>
        <translation>Đang tìm chỗ được hỏi</translation>
    </message>
</context>
<context>
    <name>CellCard</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Đang ghi</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>để trống</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Số gợi ý</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Lý do: {reason}</translation>
    </message>
    <message>
        <source>Why does it differ?</source>
        <translation>Vì sao khác số gợi ý?</translation>
    </message>
    <message>
        <source>F6 goes to this field and back. Enter keeps the reason. It is printed as a note under the form.</source>
        <translation>F6 đến ô này và quay lại. Enter để giữ lý do. Lý do được in thành ghi chú dưới biểu.</translation>
    </message>
    <message>
        <source>own register</source>
        <translation>sổ của đơn vị</translation>
    </message>
    <message>
        <source>and {count} more units</source>
        <translation>và {count} đơn vị khác</translation>
    </message>
    <message>
        <source>Typed on {at} by {actor}.</source>
        <translation>Nhập lúc {at}, người nhập: {actor}.</translation>
    </message>
    <message>
        <source>somebody without a name</source>
        <translation>không ghi tên</translation>
    </message>
    <message>
        <source>From the return for {period}.</source>
        <translation>Lấy từ báo cáo {period}.</translation>
    </message>
    <message>
        <source>From {count} records of the register: {names}</source>
        <translation>Từ {count} bản ghi trong sổ: {names}</translation>
    </message>
    <message>
        <source>The register holds this kind of thing, and none of them meets the row.</source>
        <translation>Sổ có loại đối tượng này nhưng không có bản ghi nào thuộc dòng này, nên ghi 0.</translation>
    </message>
    <message>
        <source>Neither the register nor a package says anything here; the figure is to be typed.</source>
        <translation>Sổ và các gói đã nhận không có số liệu cho ô này; đề nghị nhập trực tiếp.</translation>
    </message>
    <message>
        <source>Computed: {parts}</source>
        <translation>Tính: {parts}</translation>
    </message>
    <message>
        <source>Computed: {of} − {over}</source>
        <translation>Tính: {of} − {over}</translation>
    </message>
    <message>
        <source>Computed: {part} × {times}</source>
        <translation>Tính: {part} × {times}</translation>
    </message>
    <message>
        <source>Computed: {of} ÷ {over}{times}</source>
        <translation>Tính: {of} ÷ {over}{times}</translation>
    </message>
</context>
<context>
    <name>CellLine</name>
    <message>
        <source>Explain this figure</source>
        <translation>Giải thích số này</translation>
    </message>
    <message>
        <source>Over the periods…</source>
        <translation>Xem qua các kỳ…</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>để trống</translation>
    </message>
    <message>
        <source>offered {figure}</source>
        <translation>số gợi ý {figure}</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>ĐVT</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Tăng/giảm</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Lĩnh vực</translation>
    </message>
</context>
<context>
    <name>GridEdits</name>
    <message>
        <source>Taken back: {what}</source>
        <translation>Đã hoàn tác: {what}</translation>
    </message>
    <message>
        <source>Nothing was typed in this sitting that could be taken back</source>
        <translation>Từ khi mở sổ chưa nhập gì để hoàn tác</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Đã làm lại: {what}</translation>
    </message>
    <message>
        <source>There is nothing to do again</source>
        <translation>Không có gì để làm lại</translation>
    </message>
</context>
<context>
    <name>GridWorkspace</name>
    <message>
        <source>All columns</source>
        <translation>Đủ các cột</translation>
    </message>
    <message>
        <source>Changes since the last revision…</source>
        <translation>Thay đổi so với lần trước…</translation>
    </message>
    <message>
        <source>Also show the columns that the screen leaves out</source>
        <translation>Hiện cả những cột màn hình đang bớt đi</translation>
    </message>
    <message>
        <source>{count} errors</source>
        <translation>{count} lỗi</translation>
    </message>
    <message>
        <source>{count} warnings</source>
        <translation>{count} cảnh báo</translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation>Không còn lỗi</translation>
    </message>
    <message>
        <source>Show or hide the list of findings</source>
        <translation>Hiện hoặc ẩn danh sách cần xem</translation>
    </message>
    <message>
        <source>Looking where the figure comes from</source>
        <translation>Đang tìm nguồn của số liệu</translation>
    </message>
    <message>
        <source>Comparing two revisions</source>
        <translation>Đang so sánh hai lần lập</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Fit the width</source>
        <translation>Vừa chiều ngang</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Cả trang</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>page {number} of {count}</source>
        <translation>trang {number}/{count}</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Đã lưu: {path}</translation>
    </message>
</context>
<context>
    <name>PeriodPanel</name>
    <message>
        <source>Reporting period</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Choose another period or return</source>
        <translation>Chọn kỳ hoặc báo cáo khác</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Whole year</source>
        <translation>Cả năm</translation>
    </message>
    <message>
        <source>First half</source>
        <translation>6 tháng đầu</translation>
    </message>
    <message>
        <source>Nine months</source>
        <translation>9 tháng</translation>
    </message>
    <message>
        <source>Second half</source>
        <translation>6 tháng cuối</translation>
    </message>
    <message>
        <source>Quarter I</source>
        <translation>Quý I</translation>
    </message>
    <message>
        <source>Quarter II</source>
        <translation>Quý II</translation>
    </message>
    <message>
        <source>Quarter III</source>
        <translation>Quý III</translation>
    </message>
    <message>
        <source>Quarter IV</source>
        <translation>Quý IV</translation>
    </message>
    <message>
        <source>Returns in this book</source>
        <translation>Báo cáo đã có trong sổ</translation>
    </message>
    <message>
        <source>Another period</source>
        <translation>Kỳ khác</translation>
    </message>
    <message>
        <source>revision {number}</source>
        <translation>lần {number}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Forms and returns</source>
        <translation>Biểu và báo cáo</translation>
    </message>
    <message>
        <source>revision {number}</source>
        <translation>lần {number}</translation>
    </message>
    <message>
        <source>figures as of {day}</source>
        <translation>số liệu đến {day}</translation>
    </message>
    <message>
        <source>figures from {first} to {last}, as of {day}</source>
        <translation>số liệu từ {first} đến {last}, chốt ngày {day}</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Begin this return</source>
        <translation>Lập báo cáo này</translation>
    </message>
    <message>
        <source>Check and sign…</source>
        <translation>Kiểm tra và ký…</translation>
    </message>
    <message>
        <source>Packages and sending…</source>
        <translation>Gói và gửi đi…</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Lưu PDF…</translation>
    </message>
    <message>
        <source>Save Excel…</source>
        <translation>Lưu Excel…</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Về lại biểu</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem in</translation>
    </message>
    <message>
        <source>Reopen as revision {number}</source>
        <translation>Mở lại thành lần {number}</translation>
    </message>
    <message>
        <source>Form VII-4…</source>
        <translation>Mẫu VII-4…</translation>
    </message>
    <message>
        <source>Working out the forms</source>
        <translation>Đang tính các biểu</translation>
    </message>
    <message>
        <source>Revision {old} stays sealed as it is. Its typed figures are copied into a new draft, which replaces it at the receiving unit once it is signed and sent.</source>
        <translation>Lần {old} đã chốt được giữ nguyên. Số liệu đã nhập được chép sang một bản nháp mới; khi ký và gửi, bản mới thay cho bản cũ ở đơn vị nhận.</translation>
    </message>
    <message>
        <source>Opening a new revision</source>
        <translation>Đang mở lần lập mới</translation>
    </message>
    <message>
        <source>Drawing the pages</source>
        <translation>Đang dựng trang in</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu tệp</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu tệp</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>To look at before signing</source>
        <translation>Cần xem trước khi ký</translation>
    </message>
    <message>
        <source>The figures of all forms agree with each other.</source>
        <translation>Số liệu các biểu khớp với nhau.</translation>
    </message>
</context>
</TS>
