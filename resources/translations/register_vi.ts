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
    <name>ChildrenPart</name>
    <message>
        <source>Add {kind}</source>
        <translation>Thêm {kind}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Deleted; Ctrl+Z takes it back.</source>
        <translation>Đã xóa; Ctrl+Z để lấy lại.</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Columns of the list</source>
        <translation>Các cột của danh sách</translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation>Tìm cột</translation>
    </message>
    <message>
        <source>Show these columns</source>
        <translation>Hiện các cột này</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Đưa lên</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Đưa xuống</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Như ban đầu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Bỏ</translation>
    </message>
</context>
<context>
    <name>DatedUnder</name>
    <message>
        <source>take out</source>
        <translation>bỏ</translation>
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
    <name>DraftBand</name>
    <message>
        <source>Continue the draft</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Draft not kept yet, from {at}, by {who}</source>
        <translation>Bản nháp chưa lưu từ {at}, của {who}</translation>
    </message>
    <message>
        <source>Draft not kept yet, from {at}</source>
        <translation>Bản nháp chưa lưu từ {at}</translation>
    </message>
    <message>
        <source>The draft was discarded.</source>
        <translation>Đã bỏ bản nháp.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>The draft is back; the form offers it when it is opened again.</source>
        <translation>Đã lấy lại bản nháp; mở lại mẫu nhập để tiếp tục.</translation>
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
    <name>EveryRow</name>
    <message>
        <source>The table does not say this; it may be the same in all rows:</source>
        <translation>Bảng không ghi mục này; nếu mọi dòng như nhau, chọn một lần cho tất cả:</translation>
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
    <name>ImportNotes</name>
    <message>
        <source>Keep amounts of this size?</source>
        <translation>Nhập số tiền cỡ này?</translation>
    </message>
    <message>
        <source>The amounts are right: keep them</source>
        <translation>Số tiền đúng, nhập</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
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
        <source>Keep {count} rows</source>
        <translation>Ghi {count} dòng vào sổ</translation>
    </message>
    <message>
        <source>Keeping the rows</source>
        <translation>Đang ghi các dòng</translation>
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
        <source>Save what is left out…</source>
        <translation>Lưu phần bị bỏ ra…</translation>
    </message>
    <message>
        <source>Save what is left out</source>
        <translation>Lưu phần bị bỏ ra</translation>
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
    <name>KindList</name>
    <message>
        <source>No {kind} yet</source>
        <translation>Chưa có {kind}</translation>
    </message>
    <message>
        <source>Add {kind}</source>
        <translation>Thêm {kind}</translation>
    </message>
</context>
<context>
    <name>KindPage</name>
    <message>
        <source>New: {kind}</source>
        <translation>{kind} mới</translation>
    </message>
    <message>
        <source>Paste {kind}</source>
        <translation>Dán {kind}</translation>
    </message>
    <message>
        <source>Sheet of {kind}</source>
        <translation>Bảng {kind}</translation>
    </message>
    <message>
        <source>{count} in the book</source>
        <translation>{count} trong sổ</translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>trong thùng rác</translation>
    </message>
    <message>
        <source>Add {kind}</source>
        <translation>Thêm {kind}</translation>
    </message>
    <message>
        <source>Open the organisation</source>
        <translation>Mở tổ chức</translation>
    </message>
    <message>
        <source>Added. Complete what is known; each field is kept when it is left.</source>
        <translation>Đã thêm. Bổ sung những gì đã biết; mỗi ô được lưu khi rời ô.</translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>Xóa {name}?</translation>
    </message>
    <message>
        <source>It leaves the lists and goes into the bin. Nothing is lost; Ctrl+Z takes it back.</source>
        <translation>Mục này rời các danh sách và vào thùng rác. Không mất gì; Ctrl+Z lấy lại.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Deleted; it is in the bin.</source>
        <translation>Đã xóa, còn trong thùng rác.</translation>
    </message>
</context>
<context>
    <name>KindPart</name>
    <message>
        <source>Add {kind}</source>
        <translation>Thêm {kind}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>KindRecord</name>
    <message>
        <source>Fields</source>
        <translation>Thông tin</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
</context>
<context>
    <name>LayoutChoice</name>
    <message>
        <source>Headings in row {rows}</source>
        <translation>Tiêu đề ở dòng {rows}</translation>
    </message>
    <message>
        <source>unit not known</source>
        <translation>chưa rõ đơn vị</translation>
    </message>
    <message>
        <source>Say in which row the headings are</source>
        <translation>Cho biết dòng nào là tiêu đề</translation>
    </message>
    <message>
        <source>Rows of the headings</source>
        <translation>Dòng tiêu đề</translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message>
        <source>With personal numbers in full…</source>
        <translation>Kèm số định danh đầy đủ…</translation>
    </message>
    <message>
        <source>Print preview…</source>
        <translation>Xem trước khi in…</translation>
    </message>
    <message>
        <source>Export to Excel…</source>
        <translation>Xuất ra Excel…</translation>
    </message>
    <message>
        <source>Export as text (CSV)…</source>
        <translation>Xuất ra tệp chữ (CSV)…</translation>
    </message>
    <message>
        <source>Export as PDF…</source>
        <translation>Xuất ra PDF…</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Xuất danh sách</translation>
    </message>
    <message>
        <source>{rows} rows written: {file}</source>
        <translation>Đã ghi {rows} dòng: {file}</translation>
    </message>
    <message>
        <source>Writing the list</source>
        <translation>Đang ghi danh sách</translation>
    </message>
    <message>
        <source>Export with personal numbers in full?</source>
        <translation>Xuất kèm số định danh đầy đủ?</translation>
    </message>
    <message>
        <source>Whoever has the file can read the numbers. That you exported them is kept in the history of the book. Delete the file when it has served its purpose.</source>
        <translation>Ai có tệp đều đọc được các số này. Việc xuất được ghi vào lịch sử của sổ. Hãy xóa tệp khi đã dùng xong.</translation>
    </message>
    <message>
        <source>Export in full…</source>
        <translation>Xuất đầy đủ…</translation>
    </message>
</context>
<context>
    <name>ListTable</name>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Sao chép các dòng</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>Sao chép ô</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Chọn cột…</translation>
    </message>
    <message>
        <source>Fit the widths</source>
        <translation>Chỉnh độ rộng cột</translation>
    </message>
</context>
<context>
    <name>NewKind</name>
    <message>
        <source>Add and open</source>
        <translation>Thêm và mở</translation>
    </message>
</context>
<context>
    <name>OutcomeCounts</name>
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
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Laying out the paper</source>
        <translation>Đang dàn trang</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Lưu PDF…</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Đã lưu: {file}</translation>
    </message>
    <message>
        <source>Writing the paper</source>
        <translation>Đang ghi tệp</translation>
    </message>
    <message>
        <source>Save as Excel…</source>
        <translation>Lưu Excel…</translation>
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
    <name>RecordList</name>
    <message>
        <source>Find without accents</source>
        <translation>Tìm không cần dấu</translation>
    </message>
    <message>
        <source>Reading: {what}</source>
        <translation>Đang đọc: {what}</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Mọi loại</translation>
    </message>
    <message>
        <source>Nothing holds “{text}”. Accents do not matter; try fewer words.</source>
        <translation>Không có gì chứa “{text}”. Không cần gõ dấu; hãy thử ít từ hơn.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Không có gì ở đây</translation>
    </message>
    <message>
        <source>No record is shown by this filter.</source>
        <translation>Bộ lọc này không hiện bản ghi nào.</translation>
    </message>
    <message>
        <source>None has been entered yet.</source>
        <translation>Chưa nhập bản ghi nào.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Copying rows</source>
        <translation>Đang sao chép các dòng</translation>
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
        <source>Paste {kind}</source>
        <translation>Dán {kind}</translation>
    </message>
    <message>
        <source>Sheet: {kind}</source>
        <translation>Bảng {kind}</translation>
    </message>
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
        <source>Export…</source>
        <translation>Xuất, in…</translation>
    </message>
    <message>
        <source>Merge with another…</source>
        <translation>Gộp với bản ghi khác…</translation>
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
    <name>SheetChoice</name>
    <message>
        <source>Sheet that is read</source>
        <translation>Trang đang đọc</translation>
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
        <source>What is typed is kept at once.</source>
        <translation>Nhập đến đâu lưu đến đó.</translation>
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
<context>
    <name>SinceLine</name>
    <message>
        <source>Since</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>nn/tt/nnnn</translation>
    </message>
    <message>
        <source>it was always so</source>
        <translation>luôn như vậy</translation>
    </message>
    <message>
        <source>Since:</source>
        <translation>Từ ngày:</translation>
    </message>
</context>
<context>
    <name>Teaching</name>
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
</context>
</TS>
