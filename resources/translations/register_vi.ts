<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>BirthField</name>
    <message>
        <source>dd/mm/yyyy or yyyy</source>
        <translation>nn/tt/nnnn</translation>
    </message>
</context>
<context>
    <name>DoneLine</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Hoàn tác (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>DraftForm</name>
    <message>
        <source>Leave without keeping</source>
        <translation>Bỏ, không ghi</translation>
    </message>
</context>
<context>
    <name>HeadingChoices</name>
    <message>
        <source>leave aside</source>
        <translation>không dùng</translation>
    </message>
    <message>
        <source>Columns left aside: {columns}. Say what they mean</source>
        <translation>Cột không dùng: {columns}. Chọn ý nghĩa cho cột</translation>
    </message>
    <message>
        <source>Meaning of columns, as you said it</source>
        <translation>Ý nghĩa cột bạn đã chọn</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>+ new</source>
        <translation>+ thêm mới</translation>
    </message>
    <message>
        <source>~ changed</source>
        <translation>~ cập nhật</translation>
    </message>
    <message>
        <source>= unchanged</source>
        <translation>= không đổi</translation>
    </message>
    <message>
        <source>! refused</source>
        <translation>! không nhận</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Ghi chú</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Save what is refused…</source>
        <translation>Lưu các dòng không nhận…</translation>
    </message>
    <message>
        <source>Copy the rows in Excel, with the header row, and paste them here</source>
        <translation>Chép các dòng trong Excel, kể cả dòng tiêu đề, rồi dán vào đây</translation>
    </message>
    <message>
        <source>Known columns: {columns} … Their order does not matter. You see what each row would do before anything is kept, and it can be taken back in one step.</source>
        <translation>Các cột nhận ra được: {columns}…; thứ tự tùy ý. Bạn xem trước từng dòng sẽ làm gì rồi mới ghi vào sổ, và hoàn tác được trong một bước.</translation>
    </message>
    <message>
        <source>Paste (Ctrl+V)</source>
        <translation>Dán (Ctrl+V)</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Other rows</source>
        <translation>Dán dòng khác</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>Chọn bảng</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.ods *.csv *.txt);;All files (*)</source>
        <translation>Bảng (*.xlsx *.xls *.ods *.csv *.txt);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>Đang đọc {file}</translation>
    </message>
    <message>
        <source>Looking at the rows</source>
        <translation>Đang xem các dòng</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>{count} thêm mới</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>{count} cập nhật</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} không đổi</translation>
    </message>
    <message>
        <source>{count} refused</source>
        <translation>{count} không nhận</translation>
    </message>
    <message>
        <source>Keep {count} rows</source>
        <translation>Ghi {count} dòng vào sổ</translation>
    </message>
    <message>
        <source>Keeping the rows</source>
        <translation>Đang ghi các dòng</translation>
    </message>
    <message>
        <source>Save what is refused</source>
        <translation>Lưu các dòng không nhận</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;CSV (*.csv)</source>
        <translation>Bảng tính (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Đã lưu: {file}</translation>
    </message>
    <message>
        <source>Saving {file}</source>
        <translation>Đang lưu {file}</translation>
    </message>
    <message>
        <source>Row no.</source>
        <translation>Dòng số</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Is it one of these?</source>
        <translation>Có phải một trong những người này?</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Trùng họ tên</translation>
    </message>
    <message>
        <source>Yes, this person</source>
        <translation>Đúng, chọn người này</translation>
    </message>
    <message>
        <source>Known person; not entered a second time.</source>
        <translation>Người đã có trong sổ, không nhập lần thứ hai.</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>Người khác</translation>
    </message>
</context>
<context>
    <name>PastTable</name>
    <message>
        <source>When</source>
        <translation>Thời điểm</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Người sửa</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Thành</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Worth a look</source>
        <translation>Cần xem</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>As a sheet</source>
        <translation>Dạng bảng</translation>
    </message>
    <message>
        <source>Taken out of the bin.</source>
        <translation>Đã lấy lại từ thùng rác.</translation>
    </message>
    <message>
        <source>Paste from Excel</source>
        <translation>Dán từ Excel</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Take out of the bin</source>
        <translation>Lấy lại từ thùng rác</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Xóa…</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Đã hoàn tác: {what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Đã làm lại: {what}</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>period before: {value}</source>
        <translation>kỳ trước: {value}</translation>
    </message>
    <message>
        <source>as in the period before</source>
        <translation>như kỳ trước</translation>
    </message>
    <message>
        <source>changed since the period before</source>
        <translation>khác kỳ trước</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Period before</source>
        <translation>Kỳ trước</translation>
    </message>
    <message>
        <source>As in the period before (Ctrl+L)</source>
        <translation>Như kỳ trước (Ctrl+L)</translation>
    </message>
    <message>
        <source>Reporting period</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Money in million dong. What is typed is kept at once.</source>
        <translation>Tiền tính bằng triệu đồng. Nhập đến đâu lưu đến đó.</translation>
    </message>
    <message>
        <source>{count} cells are blank</source>
        <translation>còn {count} ô trống</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>đã đủ</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>trống</translation>
    </message>
    <message>
        <source>Keeping the cells</source>
        <translation>Đang ghi các ô</translation>
    </message>
    <message>
        <source>Looking at the cells</source>
        <translation>Đang xem các ô</translation>
    </message>
</context>
</TS>
