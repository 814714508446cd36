<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>AnswerList</name>
    <message>
        <source>{sentence}
Reason: {reason}</source>
        <translation>{sentence}
Lý do: {reason}</translation>
    </message>
    <message>
        <source>Go to this cell</source>
        <translation>Đến ô này</translation>
    </message>
    <message>
        <source>Change the reason</source>
        <translation>Sửa lý do</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Nêu lý do</translation>
    </message>
    <message>
        <source>The same reason for {count} more</source>
        <translation>Cùng lý do cho {count} cảnh báo nữa</translation>
    </message>
</context>
<context>
    <name>AskPanel</name>
    <message>
        <source>Ask</source>
        <translation>Ghi yêu cầu</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Về</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Biểu</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Mục</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Nội dung yêu cầu giải trình</translation>
    </message>
    <message>
        <source>Answer wanted by</source>
        <translation>Hạn trả lời</translation>
    </message>
    <message>
        <source>Proposed value</source>
        <translation>Giá trị đề nghị</translation>
    </message>
    <message>
        <source>It changes nothing before the unit accepts it.</source>
        <translation>Số liệu chỉ thay đổi khi đơn vị chấp nhận.</translation>
    </message>
    <message>
        <source>The whole return</source>
        <translation>Cả báo cáo</translation>
    </message>
    <message>
        <source>A figure of a form</source>
        <translation>Một số liệu của biểu</translation>
    </message>
    <message>
        <source>A record of the register</source>
        <translation>Một dòng trong danh sách</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>The question is kept now and goes out when the questions are written to a file.</source>
        <translation>Yêu cầu được ghi ngay vào sổ và gửi đi khi ghi các yêu cầu ra tệp.</translation>
    </message>
    <message>
        <source>Reading the package</source>
        <translation>Đang đọc gói</translation>
    </message>
    <message>
        <source>{unit} · {period} · revision {revision}</source>
        <translation>{unit} · {period} · lần {revision}</translation>
    </message>
    <message>
        <source>The package says: {value}</source>
        <translation>Trong gói ghi: {value}</translation>
    </message>
    <message>
        <source>Choose first what the question is about.</source>
        <translation>Hãy chọn nội dung cần giải trình trước.</translation>
    </message>
    <message>
        <source>Keeping the question</source>
        <translation>Đang ghi yêu cầu</translation>
    </message>
</context>
<context>
    <name>AskedBand</name>
    <message>
        <source>Answer…</source>
        <translation>Trả lời…</translation>
    </message>
    <message>
        <source>{office} asks (no. {number}): {text}</source>
        <translation>{office} hỏi (số {number}): {text}</translation>
    </message>
    <message>
        <source>{count} queries. {first}</source>
        <translation>{count} yêu cầu giải trình. {first}</translation>
    </message>
</context>
<context>
    <name>AskingSide</name>
    <message>
        <source>Ask the unit</source>
        <translation>Hỏi đơn vị</translation>
    </message>
    <message>
        <source>Query no. {number} to {unit} was kept. It goes out with the next file of queries.</source>
        <translation>Đã lập yêu cầu giải trình số {number} gửi {unit}; yêu cầu đi cùng tệp yêu cầu tiếp theo.</translation>
    </message>
</context>
<context>
    <name>ChangedForms</name>
    <message>
        <source>This book has these forms already; they are signed once more.</source>
        <translation>Sổ này đã có các biểu này; chỉ ký lại.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} điểm khác</translation>
    </message>
</context>
<context>
    <name>ChangesTable</name>
    <message>
        <source>Enter goes to the cell.</source>
        <translation>Bấm Enter để đến ô số liệu.</translation>
    </message>
    <message>
        <source>Also what only follows from other figures</source>
        <translation>Hiện cả các ô tự tính thay đổi theo</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Biểu</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Lần trước</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Lần này</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Chênh lệch</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>No figure differs between these two revisions.</source>
        <translation>Hai lần lập không khác nhau ô nào.</translation>
    </message>
    <message>
        <source>{count} figures differ; {computed} more only follow from them.</source>
        <translation>{count} ô thay đổi; ngoài ra {computed} ô tự tính thay đổi theo.</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>trống</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>Revision {after} against revision {before}</source>
        <translation>Lần lập {after} so với lần {before}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>ChoiceLine</name>
    <message>
        <source>Show the choices</source>
        <translation>Mở danh sách chọn</translation>
    </message>
</context>
<context>
    <name>ConfirmPanel</name>
    <message>
        <source>Leave as it is</source>
        <translation>Giữ nguyên</translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message>
        <source>Table: {columns}</source>
        <translation>Bảng: {columns}</translation>
    </message>
    <message>
        <source>Fit the widths</source>
        <translation>Chỉnh độ rộng cột</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>nn/tt/nnnn</translation>
    </message>
</context>
<context>
    <name>DocumentCard</name>
    <message>
        <source>Fill in the document…</source>
        <translation>Điền văn bản…</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Number and day</source>
        <translation>Số, ngày</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Nơi nhận</translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation>Người lập biểu</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Number and day are left for the registry book: the print is then signed by hand, and the files of the package are signed with the keys.</source>
        <translation>Số và ngày để văn thư ghi sổ: bản in khi đó được ký tay, còn các tệp trong gói được ký bằng khóa.</translation>
    </message>
</context>
<context>
    <name>Filled</name>
    <message>
        <source>Fill in with Excel…</source>
        <translation>Điền bằng Excel…</translation>
    </message>
    <message>
        <source>Write a workbook to fill in…</source>
        <translation>Lập tệp để điền…</translation>
    </message>
    <message>
        <source>Take a filled file back…</source>
        <translation>Lấy lại tệp đã điền…</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>Đang ghi {file}</translation>
    </message>
    <message>
        <source>Written: {file}. Fill in the yellow cells, save, and take it back here.</source>
        <translation>Đã lập {file}. Điền các ô vàng, lưu lại, rồi lấy lại ở đây.</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>Đang đọc {file}</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.ods);;All files (*)</source>
        <translation>Bảng tính (*.xlsx *.xls *.ods);;Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Error</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Thông tin</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>Nothing to look at.</source>
        <translation>Không có gì cần xem.</translation>
    </message>
    <message>
        <source>Errors: {count}</source>
        <translation>{count} lỗi</translation>
    </message>
    <message>
        <source>Warnings: {count}</source>
        <translation>{count} cảnh báo</translation>
    </message>
    <message>
        <source>Answered: {count}</source>
        <translation>Đã nêu lý do: {count}</translation>
    </message>
    <message>
        <source>Notes: {count}</source>
        <translation>{count} lưu ý</translation>
    </message>
</context>
<context>
    <name>FolderChoice</name>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Stick {name}: {free} MB free</source>
        <translation>USB {name}: còn trống {free} MB</translation>
    </message>
</context>
<context>
    <name>GivePanel</name>
    <message>
        <source>Queries no. {numbers}</source>
        <translation>Yêu cầu giải trình số {numbers}</translation>
    </message>
    <message>
        <source>Answers to queries no. {numbers}</source>
        <translation>Trả lời yêu cầu số {numbers}</translation>
    </message>
    <message>
        <source>revision {number}</source>
        <translation>lần {number}</translation>
    </message>
    <message>
        <source>Where to lay the files</source>
        <translation>Nơi ghi tệp</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>{count} receipts will be signed:</source>
        <translation>Sẽ ký {count} biên nhận:</translation>
    </message>
    <message>
        <source>Give the receipts</source>
        <translation>Ký và ghi biên nhận</translation>
    </message>
    <message>
        <source>{count} queries will be signed, one file for each return:</source>
        <translation>Sẽ ký {count} yêu cầu giải trình, mỗi báo cáo một tệp:</translation>
    </message>
    <message>
        <source>Write the queries</source>
        <translation>Ký và ghi yêu cầu</translation>
    </message>
    <message>
        <source>{count} answers will be signed, one file for each return:</source>
        <translation>Sẽ ký {count} câu trả lời, mỗi báo cáo một tệp:</translation>
    </message>
    <message>
        <source>Write the answers</source>
        <translation>Ghi câu trả lời</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} điểm khác</translation>
    </message>
    <message>
        <source>Looking up the keys in the trust list</source>
        <translation>Đang tra khóa trong danh sách tin cậy</translation>
    </message>
    <message>
        <source>Choose where to lay the files first.</source>
        <translation>Hãy chọn nơi ghi tệp.</translation>
    </message>
    <message>
        <source>Signing and writing</source>
        <translation>Đang ký và ghi</translation>
    </message>
</context>
<context>
    <name>GridSums</name>
    <message>
        <source>{count} cells selected</source>
        <translation>Đã chọn {count} ô</translation>
    </message>
    <message>
        <source>sum {total}</source>
        <translation>cộng {total}</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Grid: {columns}</source>
        <translation>Bảng nhập: {columns}</translation>
    </message>
</context>
<context>
    <name>InputField</name>
    <message>
        <source>required</source>
        <translation>bắt buộc</translation>
    </message>
</context>
<context>
    <name>KeyChoice</name>
    <message>
        <source>No key was chosen for this office yet.</source>
        <translation>Chưa chọn khóa ký của cơ quan.</translation>
    </message>
    <message>
        <source>The units will not believe this key: it did not sign the trust list, and does not stand in it for this office.</source>
        <translation>Các đơn vị sẽ không tin khóa này: khóa không ký danh sách tin cậy và không có trong danh sách cho cơ quan này.</translation>
    </message>
    <message>
        <source>Choose the key in the settings…</source>
        <translation>Chọn khóa trong phần thiết lập…</translation>
    </message>
    <message>
        <source>Password of the key file</source>
        <translation>Mật khẩu của tệp khóa</translation>
    </message>
    <message>
        <source>Use the last try: a wrong PIN locks the token</source>
        <translation>Dùng lần thử cuối: nhập sai mã PIN sẽ khóa token</translation>
    </message>
    <message>
        <source>Signed with</source>
        <translation>Ký bằng khóa</translation>
    </message>
    <message>
        <source>{name} · until {day}</source>
        <translation>{name} · đến {day}</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>Mã PIN của token</translation>
    </message>
    <message>
        <source>Choose the key in the settings first.</source>
        <translation>Hãy chọn khóa trong phần thiết lập.</translation>
    </message>
    <message>
        <source>Type the PIN of the token first.</source>
        <translation>Hãy nhập mã PIN của token.</translation>
    </message>
    <message>
        <source>Type the password of the key first.</source>
        <translation>Hãy nhập mật khẩu của khóa.</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>passed</source>
        <translation>đạt</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>không đạt</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>đang chờ</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>chưa xét</translation>
    </message>
</context>
<context>
    <name>Lateness</name>
    <message>
        <source>in time</source>
        <translation>đúng hạn</translation>
    </message>
    <message>
        <source>{count} working days late</source>
        <translation>chậm {count} ngày làm việc</translation>
    </message>
</context>
<context>
    <name>LetterPanel</name>
    <message>
        <source>Address of the recipient</source>
        <translation>Địa chỉ thư điện tử của nơi nhận</translation>
    </message>
    <message>
        <source>Remembered for this book. It can also be filled in later, in the mail program.</source>
        <translation>Được ghi nhớ trong sổ này. Cũng có thể điền sau, trong chương trình thư.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Nội dung thư</translation>
    </message>
    <message>
        <source>Largest letter that the mailboxes take</source>
        <translation>Thư lớn nhất mà hộp thư hai bên nhận được</translation>
    </message>
    <message>
        <source>Own limit</source>
        <translation>Mức tự đặt</translation>
    </message>
    <message>
        <source>Where to write the letters</source>
        <translation>Nơi ghi thư</translation>
    </message>
    <message>
        <source>Open in the mail program</source>
        <translation>Mở bằng chương trình thư</translation>
    </message>
    <message>
        <source>Only write the letters</source>
        <translation>Chỉ ghi thư</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Another limit…</source>
        <translation>Mức khác…</translation>
    </message>
    <message>
        <source>The file has {file}, in a letter {grown}: it fits into one letter.</source>
        <translation>Tệp {file}, nằm trong thư thành {grown}: gửi được bằng một thư.</translation>
    </message>
    <message>
        <source>The file has {file}, in a letter {grown}: it is split into {count} letters of at most {limit} MB. The receiver joins them in any order; a missing one is named.</source>
        <translation>Tệp {file}, nằm trong thư thành {grown}: được chia thành {count} thư, mỗi thư không quá {limit} MB. Nơi nhận ghép lại theo thứ tự bất kỳ; thiếu phần nào, chương trình chỉ rõ phần đó.</translation>
    </message>
    <message>
        <source>Writing the letters</source>
        <translation>Đang ghi thư</translation>
    </message>
</context>
<context>
    <name>PaperNames</name>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Number and day</source>
        <translation>Số, ngày</translation>
    </message>
    <message>
        <source>Who prepares, who signs</source>
        <translation>Người lập, người ký</translation>
    </message>
    <message>
        <source>To whom it goes</source>
        <translation>Nơi gửi đến</translation>
    </message>
    <message>
        <source>Kind of office</source>
        <translation>Loại cơ quan</translation>
    </message>
    <message>
        <source>Office above</source>
        <translation>Cơ quan chủ quản</translation>
    </message>
    <message>
        <source>First line at the top left; a committee has none.</source>
        <translation>Dòng đầu góc trên bên trái; UBND không có dòng này.</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Tên cơ quan</translation>
    </message>
    <message>
        <source>Empty: the usual name of such an office.</source>
        <translation>Để trống: tên thường dùng của loại cơ quan đó.</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Ký hiệu</translation>
    </message>
    <message>
        <source>Behind the number: BC-UBND.</source>
        <translation>Sau số văn bản: BC-UBND.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa danh</translation>
    </message>
    <message>
        <source>Empty: the name of the unit.</source>
        <translation>Để trống: tên đơn vị.</translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation>Người lập biểu</translation>
    </message>
    <message>
        <source>Name under the left signature.</source>
        <translation>Họ tên dưới chữ ký bên trái.</translation>
    </message>
    <message>
        <source>Title of who prepares</source>
        <translation>Chức danh người lập biểu</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Name under the right signature.</source>
        <translation>Họ tên dưới chữ ký bên phải.</translation>
    </message>
    <message>
        <source>Signs as</source>
        <translation>Quyền hạn khi ký</translation>
    </message>
    <message>
        <source>Title of the head</source>
        <translation>Chức vụ người đứng đầu</translation>
    </message>
    <message>
        <source>Title of who signs</source>
        <translation>Chức vụ người ký</translation>
    </message>
    <message>
        <source>Only where it is not the head: KT., TL., TUQ.</source>
        <translation>Chỉ khi không phải người đứng đầu: KT., TL., TUQ.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số văn bản</translation>
    </message>
    <message>
        <source>Empty: the registry writes it; the print is signed by hand.</source>
        <translation>Để trống: văn thư ghi vào sổ, bản in được ký tay.</translation>
    </message>
    <message>
        <source>Day of the document</source>
        <translation>Ngày văn bản</translation>
    </message>
    <message>
        <source>Empty: written by hand.</source>
        <translation>Để trống: ghi tay.</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Nơi nhận</translation>
    </message>
    <message>
        <source>One a line; the line for the file copy is added at the end.</source>
        <translation>Mỗi nơi một dòng; dòng “Lưu: VT” được thêm vào cuối.</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Độ khẩn</translation>
    </message>
    <message>
        <source>Empty: none.</source>
        <translation>Để trống: không có.</translation>
    </message>
    <message>
        <source>On paper: {lines}</source>
        <translation>Trên bản in: {lines}</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>{count} pages</source>
        <translation>{count} trang</translation>
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
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>PasteBar</name>
    <message>
        <source>Keep (Enter)</source>
        <translation>Giữ (Enter)</translation>
    </message>
    <message>
        <source>Pasted, not kept yet</source>
        <translation>Đã dán thử, chưa lưu</translation>
    </message>
    <message>
        <source>Drop (Esc)</source>
        <translation>Bỏ (Esc)</translation>
    </message>
    <message>
        <source>New: {count}</source>
        <translation>Mới: {count}</translation>
    </message>
    <message>
        <source>Changed: {count}</source>
        <translation>Thay đổi: {count}</translation>
    </message>
    <message>
        <source>Refused: {count}</source>
        <translation>Không nhận: {count}</translation>
    </message>
    <message>
        <source>{count} as they were</source>
        <translation>{count} ô giữ nguyên</translation>
    </message>
    <message>
        <source>From {file}, not kept yet</source>
        <translation>Từ {file}, chưa ghi</translation>
    </message>
    <message>
        <source>Take the file&apos;s there too: {count}</source>
        <translation>Lấy cả số trong tệp: {count} ô sổ đã đổi</translation>
    </message>
</context>
<context>
    <name>PeriodChooser</name>
    <message>
        <source>Reporting period</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Choose another reporting period</source>
        <translation>Chọn kỳ báo cáo khác</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>no name given</source>
        <translation>không ghi tên</translation>
    </message>
</context>
<context>
    <name>Pins</name>
    <message>
        <source>The whole return</source>
        <translation>Cả báo cáo</translation>
    </message>
</context>
<context>
    <name>PlotBoard</name>
    <message>
        <source>There is no figure to draw yet.</source>
        <translation>Chưa có số liệu để vẽ.</translation>
    </message>
    <message>
        <source>Save the plots</source>
        <translation>Lưu biểu đồ</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Đã lưu: {file}</translation>
    </message>
    <message>
        <source>Saving the plots</source>
        <translation>Đang lưu biểu đồ</translation>
    </message>
</context>
<context>
    <name>PlotsPart</name>
    <message>
        <source>Print preview</source>
        <translation>Xem in</translation>
    </message>
    <message>
        <source>Excel…</source>
        <translation>Excel…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Reading the periods</source>
        <translation>Đang đọc số liệu các kỳ</translation>
    </message>
</context>
<context>
    <name>ProposalBox</name>
    <message>
        <source>Accept</source>
        <translation>Chấp nhận</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Không sửa…</translation>
    </message>
    <message>
        <source>Reopen the return…</source>
        <translation>Mở lại báo cáo…</translation>
    </message>
    <message>
        <source>Why does the value stay?</source>
        <translation>Vì sao giữ nguyên?</translation>
    </message>
    <message>
        <source>Enter keeps it as the answer.</source>
        <translation>Nhấn Enter để lưu thành câu trả lời.</translation>
    </message>
    <message>
        <source>The office proposes another value</source>
        <translation>Cấp trên đề nghị sửa</translation>
    </message>
    <message>
        <source>Accepted: the value stands in its place. Ctrl+Z takes it back.</source>
        <translation>Đã chấp nhận, số liệu đã sửa. Ctrl+Z để hoàn tác.</translation>
    </message>
    <message>
        <source>Declined with the answer below.</source>
        <translation>Không sửa, lý do ở câu trả lời.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Lần này</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>trống</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Đề nghị</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Nơi tìm:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Loại tệp:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Đi tới</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục trên</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Dạng danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Dạng chi tiết</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>Đã có tệp %1.
Bạn có muốn ghi đè không?</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổ&amp;i tên</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Hiện tệp ẩ&amp;n</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Thư mục &amp;mới</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Tìm thư mục</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Lưu thành</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Nơi mở gần đây</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Đi tới</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Lên thư mục trên</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Xem dạng danh sách</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Xem chi tiết</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không thấy tệp. Đề nghị xem lại tên tệp.</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Không thấy thư mục. Đề nghị xem lại tên thư mục.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy bỏ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Lưu tất cả</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>&amp;Có tất cả</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>K&amp;hông tất cả</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Về mặc định</translation>
    </message>
</context>
<context>
    <name>QPrintDialog</name>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>&amp;Options &gt;&gt;</source>
        <translation>&amp;Tùy chọn &gt;&gt;</translation>
    </message>
    <message>
        <source>&amp;Options &lt;&lt;</source>
        <translation>&amp;Tùy chọn &lt;&lt;</translation>
    </message>
    <message>
        <source>Print To File ...</source>
        <translation>In ra tệp…</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Copies</source>
        <translation>Số bản</translation>
    </message>
    <message>
        <source>Print range</source>
        <translation>Phạm vi in</translation>
    </message>
    <message>
        <source>Print all</source>
        <translation>In tất cả</translation>
    </message>
    <message>
        <source>Pages from</source>
        <translation>Trang từ</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
    <message>
        <source>Current Page</source>
        <translation>Trang này</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Phần chọn</translation>
    </message>
    <message>
        <source>Output Settings</source>
        <translation>Cách in</translation>
    </message>
    <message>
        <source>Copies:</source>
        <translation>Số bản:</translation>
    </message>
    <message>
        <source>Collate</source>
        <translation>Xếp theo bộ</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>In ngược</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>Color Mode</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>In màu</translation>
    </message>
    <message>
        <source>Grayscale</source>
        <translation>Đen trắng</translation>
    </message>
    <message>
        <source>Duplex Printing</source>
        <translation>In hai mặt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>Lật cạnh dài</translation>
    </message>
    <message>
        <source>Short side</source>
        <translation>Lật cạnh ngắn</translation>
    </message>
    <message>
        <source>All Pages</source>
        <translation>Mọi trang</translation>
    </message>
    <message>
        <source>Odd Pages</source>
        <translation>Trang lẻ</translation>
    </message>
    <message>
        <source>Even Pages</source>
        <translation>Trang chẵn</translation>
    </message>
</context>
<context>
    <name>QPrintWidget</name>
    <message>
        <source>Printer</source>
        <translation>Máy in</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Tên:</translation>
    </message>
    <message>
        <source>P&amp;roperties</source>
        <translation>Th&amp;uộc tính</translation>
    </message>
    <message>
        <source>Location:</source>
        <translation>Nơi đặt:</translation>
    </message>
    <message>
        <source>Type:</source>
        <translation>Loại:</translation>
    </message>
    <message>
        <source>Output &amp;file:</source>
        <translation>Ra &amp;tệp:</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Chép</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Chép địa chỉ &amp;liên kết</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QueryCard</name>
    <message>
        <source>Go there</source>
        <translation>Đến chỗ đó</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Kept at once; it goes with the next package or in a file of its own.</source>
        <translation>Lưu ngay; đi cùng gói báo cáo tiếp theo hoặc bằng tệp riêng.</translation>
    </message>
    <message>
        <source>No. {number} · {office} · {period}, revision {revision} · asked on {day}</source>
        <translation>Số {number} · {office} · {period}, lần {revision} · hỏi ngày {day}</translation>
    </message>
    <message>
        <source>Now: {figure}</source>
        <translation>Hiện tại: {figure}</translation>
    </message>
    <message>
        <source>Answer wanted by {day}</source>
        <translation>Hạn trả lời: {day}</translation>
    </message>
    <message>
        <source>Your answer: {text}</source>
        <translation>Đã trả lời: {text}</translation>
    </message>
    <message>
        <source>The answer was kept.</source>
        <translation>Đã lưu câu trả lời.</translation>
    </message>
    <message>
        <source>The answer was taken back.</source>
        <translation>Đã bỏ câu trả lời.</translation>
    </message>
    <message>
        <source>The proposed value was put in its place.</source>
        <translation>Đã sửa theo giá trị đề nghị.</translation>
    </message>
    <message>
        <source>The value stays as it is; the reason is the answer.</source>
        <translation>Giữ nguyên số liệu; lý do là câu trả lời.</translation>
    </message>
    <message>
        <source>Reopen the return?</source>
        <translation>Mở lại báo cáo?</translation>
    </message>
    <message>
        <source>Reopen the return</source>
        <translation>Mở lại báo cáo</translation>
    </message>
    <message>
        <source>The return was reopened as a new revision.</source>
        <translation>Đã mở lại báo cáo thành lần lập mới.</translation>
    </message>
    <message>
        <source>What was written out stays sealed as it is. Its typed figures are copied into a new revision, in which the proposed value can be accepted; it replaces that one once it is signed, written out and received.</source>
        <translation>Báo cáo đã ghi ra giữ nguyên như đã niêm phong. Số liệu đã nhập được chép sang lần lập mới để sửa theo đề nghị; lần mới thay lần cũ khi đã ký, ghi ra và được nhận.</translation>
    </message>
</context>
<context>
    <name>QueryState</name>
    <message>
        <source>withdrawn</source>
        <translation>Đã rút lại</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>Quá hạn trả lời</translation>
    </message>
    <message>
        <source>to be answered</source>
        <translation>Chưa trả lời</translation>
    </message>
    <message>
        <source>answered, not sent yet</source>
        <translation>Đã trả lời, chưa ghi ra</translation>
    </message>
    <message>
        <source>answered in package {number}</source>
        <translation>Đã trả lời trong gói số {number}</translation>
    </message>
    <message>
        <source>{day} ({count} working days late)</source>
        <translation>{day} (quá {count} ngày làm việc)</translation>
    </message>
    <message>
        <source>{day} (last day)</source>
        <translation>{day} (ngày cuối)</translation>
    </message>
    <message>
        <source>{day} ({count} working days left)</source>
        <translation>{day} (còn {count} ngày làm việc)</translation>
    </message>
    <message>
        <source>answered, written out</source>
        <translation>Đã trả lời, đã ghi ra</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>ReminderPanel</name>
    <message>
        <source>Where packages are to be sent</source>
        <translation>Nơi nhận gói báo cáo</translation>
    </message>
    <message>
        <source>An address, an office, a telephone number: it is put into the letter and remembered.</source>
        <translation>Địa chỉ thư điện tử, phòng, số điện thoại: được đưa vào thư và ghi nhớ cho lần sau.</translation>
    </message>
    <message>
        <source>Address of the unit</source>
        <translation>Địa chỉ thư điện tử của đơn vị</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Nội dung thư</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Save as .eml…</source>
        <translation>Lưu thành thư .eml…</translation>
    </message>
    <message>
        <source>Open in the mail program</source>
        <translation>Mở bằng chương trình thư</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>{count} units. “Copy” takes this one text to all of them; saving writes a letter of its own to each unit, to the address that the book remembers.</source>
        <translation>{count} đơn vị. “Sao chép” lấy một nội dung chung cho tất cả; khi lưu, mỗi đơn vị có một thư riêng, gửi đến địa chỉ đã ghi nhớ trong sổ.</translation>
    </message>
    <message>
        <source>Copied. Paste it into a message or a letter.</source>
        <translation>Đã sao chép. Dán vào tin nhắn hoặc thư để gửi.</translation>
    </message>
    <message>
        <source>Where to write the letters</source>
        <translation>Nơi ghi thư</translation>
    </message>
    <message>
        <source>Writing the letters</source>
        <translation>Đang ghi thư</translation>
    </message>
    <message>
        <source>{count} letters written and checked. Open each in the mail program and send it.</source>
        <translation>Đã ghi và kiểm {count} thư. Mở từng thư bằng chương trình thư rồi gửi.</translation>
    </message>
    <message>
        <source>No program on this machine opens {name}. Copy the text instead, and paste it into a letter.</source>
        <translation>Máy này không có chương trình nào mở được {name}. Hãy bấm “Sao chép” rồi dán nội dung vào thư.</translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>Nothing under this filter</source>
        <translation>Không có mục nào</translation>
    </message>
    <message>
        <source>Choose another filter or other words; a search needs no accents.</source>
        <translation>Chọn bộ lọc hoặc từ khác; tìm không cần gõ dấu.</translation>
    </message>
</context>
<context>
    <name>SavedMark</name>
    <message>
        <source>Saved {time}</source>
        <translation>Đã lưu {time}</translation>
    </message>
</context>
<context>
    <name>SeriesView</name>
    <message>
        <source>The book holds no return and no package with this figure yet.</source>
        <translation>Sổ chưa có báo cáo hay gói nào có số liệu này.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu ra tệp…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Số liệu đến</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>trống</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Units in it</source>
        <translation>Đơn vị có số</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Mốc</translation>
    </message>
    <message>
        <source>Boundaries of then</source>
        <translation>Địa giới từng thời kỳ</translation>
    </message>
    <message>
        <source>Boundaries of today</source>
        <translation>Địa giới hôm nay</translation>
    </message>
    <message>
        <source>Reading the periods</source>
        <translation>Đang đọc số liệu các kỳ</translation>
    </message>
    <message>
        <source>Save the series</source>
        <translation>Lưu chuỗi số liệu</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Show the panel</source>
        <translation>Mở phần bên phải</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>More ({count})</source>
        <translation>Thêm ({count})</translation>
    </message>
</context>
<context>
    <name>UnitPlotsView</name>
    <message>
        <source>Years</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Half-years</source>
        <translation>6 tháng</translation>
    </message>
    <message>
        <source>Nine months</source>
        <translation>9 tháng</translation>
    </message>
    <message>
        <source>Quarters</source>
        <translation>Quý</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Reading the periods</source>
        <translation>Đang đọc số liệu các kỳ</translation>
    </message>
    <message>
        <source>Boundaries of then</source>
        <translation>Địa giới từng thời kỳ</translation>
    </message>
    <message>
        <source>Boundaries of today</source>
        <translation>Địa giới hôm nay</translation>
    </message>
</context>
<context>
    <name>UnlockBand</name>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Open the envelopes</source>
        <translation>Mở phong bì</translation>
    </message>
    <message>
        <source>{count} files lie in envelopes. Type the password of the reception key, or the one that the sender told you. It is asked once until the program ends.</source>
        <translation>{count} tệp nằm trong phong bì. Nhập mật khẩu khóa tiếp nhận, hoặc mật khẩu do nơi gửi báo. Chỉ hỏi một lần cho đến khi tắt chương trình.</translation>
    </message>
    <message>
        <source>{count} files lie in envelopes. Type the password that the sender told you.</source>
        <translation>{count} tệp nằm trong phong bì. Nhập mật khẩu do nơi gửi báo.</translation>
    </message>
    <message>
        <source>Opening the reception key</source>
        <translation>Đang mở khóa tiếp nhận</translation>
    </message>
</context>
<context>
    <name>_WrittenFiles</name>
    <message>
        <source>Give the files back to the units on the same stick, or by e-mail.</source>
        <translation>Gửi các tệp này cho đơn vị theo chính USB đó hoặc qua thư điện tử.</translation>
    </message>
    <message>
        <source>Checked, may be removed</source>
        <translation>Đã kiểm, rút được</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mở thư mục</translation>
    </message>
</context>
<context>
    <name>_WrittenLetters</name>
    <message>
        <source>Outlook opens a letter as a draft. In Thunderbird choose “Edit as new message” (Ctrl+E). On the web, write a letter and attach the file itself.</source>
        <translation>Outlook mở thư ở dạng nháp, chỉ việc bấm gửi. Với Thunderbird, chọn “Sửa như thư mới” (Ctrl+E). Nếu dùng hộp thư trên trang web, hãy soạn thư mới và đính kèm chính tệp này.</translation>
    </message>
    <message>
        <source>{count} letters written and checked</source>
        <translation>Đã ghi và kiểm {count} thư</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>No program on this machine opens {name}. Install a mail program, or write the letter on the web and attach the file itself.</source>
        <translation>Máy này không có chương trình nào mở được {name}. Hãy cài chương trình thư, hoặc soạn thư trên trang web và đính kèm chính tệp này.</translation>
    </message>
</context>
</TS>
