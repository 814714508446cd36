<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>AskFile</name>
    <message>
        <source>File of the book</source>
        <translation>Tệp của sổ</translation>
    </message>
    <message>
        <source>Keep it on this machine&apos;s disk; a stick is only for carrying packages and backups.</source>
        <translation>Nên để trên ổ đĩa của máy này; USB chỉ dùng để mang gói báo cáo và bản sao lưu.</translation>
    </message>
    <message>
        <source>How periods are counted</source>
        <translation>Cách tính kỳ</translation>
    </message>
    <message>
        <source>15th to 14th: People&apos;s Committees, departments</source>
        <translation>Từ ngày 15 đến ngày 14: UBND, sở, ngành</translation>
    </message>
    <message>
        <source>Calendar months: cooperative alliances, funds</source>
        <translation>Theo tháng dương lịch: Liên minh HTX, quỹ</translation>
    </message>
    <message>
        <source>Decree 09/2019 for State bodies. It can be changed in the settings.</source>
        <translation>Nghị định 09/2019 đối với cơ quan nhà nước. Có thể đổi trong cài đặt.</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Chọn thư mục…</translation>
    </message>
    <message>
        <source>Where is the book kept?</source>
        <translation>Cất sổ ở đâu?</translation>
    </message>
    <message>
        <source>One file holds everything. It can be moved or copied later like any other file.</source>
        <translation>Một tệp chứa tất cả. Sau này có thể chuyển hoặc chép như mọi tệp khác.</translation>
    </message>
    <message>
        <source>Say where the book is to lie.</source>
        <translation>Hãy ghi nơi để sổ.</translation>
    </message>
    <message>
        <source>A file of this name exists already.</source>
        <translation>Đã có tệp mang tên này.</translation>
    </message>
</context>
<context>
    <name>AskKey</name>
    <message>
        <source>Make signing keys for the leader and the seal of this unit</source>
        <translation>Tạo khóa ký của lãnh đạo và con dấu cho đơn vị này</translation>
    </message>
    <message>
        <source>Use a key file that I have (.p12, .pfx)</source>
        <translation>Dùng tệp khóa đã có (.p12, .pfx)</translation>
    </message>
    <message>
        <source>Later: I only enter data for now</source>
        <translation>Để sau: hiện chỉ nhập số liệu</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Tệp khóa</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Password of the key</source>
        <translation>Mật khẩu của khóa</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>Nhập lại mật khẩu</translation>
    </message>
    <message>
        <source>Nobody can restore it. Keep it in a safe place, not beside the key.</source>
        <translation>Không ai khôi phục được mật khẩu này. Hãy cất ở nơi an toàn, không để cạnh tệp khóa.</translation>
    </message>
    <message>
        <source>With which key are returns signed?</source>
        <translation>Ký báo cáo bằng khóa nào?</translation>
    </message>
    <message>
        <source>Choose the key file.</source>
        <translation>Hãy chọn tệp khóa.</translation>
    </message>
    <message>
        <source>The password needs at least {count} characters.</source>
        <translation>Mật khẩu cần ít nhất {count} ký tự.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Hai lần nhập mật khẩu không giống nhau.</translation>
    </message>
    <message>
        <source>At least {count} characters; a short sentence is easy to keep in mind.</source>
        <translation>Ít nhất {count} ký tự; một câu ngắn thì dễ nhớ.</translation>
    </message>
    <message>
        <source>The receiving unit trusts a package by its signatures: the leader&apos;s and the seal&apos;s. Keys made here share one password and have to be entered in the trust list of the province once. Who keeps the key signs with it: hand it to the signer.</source>
        <translation>Đơn vị nhận tin gói báo cáo nhờ hai chữ ký: của lãnh đạo và của con dấu. Các khóa tạo ở đây dùng chung một mật khẩu và phải được ghi một lần vào danh sách tin cậy của tỉnh. Ai giữ khóa thì ký được bằng khóa đó: hãy giao khóa cho người ký.</translation>
    </message>
    <message>
        <source>Make two signing keys: one for {name}, who signs, one for the seal of {office}</source>
        <translation>Tạo hai khóa ký: một cho {name} là người ký, một cho con dấu của {office}</translation>
    </message>
</context>
<context>
    <name>AskPeople</name>
    <message>
        <source>Whose book is it?</source>
        <translation>Sổ của cơ quan nào?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Họ tên của bạn</translation>
    </message>
    <message>
        <source>You prepare the forms; it also stands in the history beside each change.</source>
        <translation>Bạn là người lập biểu; tên này cũng được ghi trong lịch sử bên mỗi thay đổi.</translation>
    </message>
    <message>
        <source>Your title</source>
        <translation>Chức danh của bạn</translation>
    </message>
    <message>
        <source>Full name of who signs</source>
        <translation>Họ tên người ký</translation>
    </message>
    <message>
        <source>The leader, on paper and in the certificate of the signing key. Not you.</source>
        <translation>Là lãnh đạo, ghi trên bản in và trong chứng thư của khóa ký; không phải người lập biểu.</translation>
    </message>
    <message>
        <source>Signs as</source>
        <translation>Quyền hạn khi ký</translation>
    </message>
    <message>
        <source>Title of who signs</source>
        <translation>Chức vụ người ký</translation>
    </message>
    <message>
        <source>Who prepares</source>
        <translation>Người lập biểu</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Who prepares, who signs?</source>
        <translation>Ai lập biểu, ai ký?</translation>
    </message>
    <message>
        <source>These names stand under every form. All of it can be changed in the settings.</source>
        <translation>Các tên này đứng dưới mỗi biểu. Mọi mục đều sửa được trong phần cài đặt.</translation>
    </message>
    <message>
        <source>Give your name.</source>
        <translation>Hãy ghi họ và tên của bạn.</translation>
    </message>
    <message>
        <source>Give the name of who signs.</source>
        <translation>Hãy ghi họ tên người ký.</translation>
    </message>
    <message>
        <source>Give the title of who signs by order or by authority.</source>
        <translation>Hãy ghi chức vụ của người ký thừa lệnh hoặc thừa ủy quyền.</translation>
    </message>
    <message>
        <source>On paper: {lines}</source>
        <translation>Trên bản in: {lines}</translation>
    </message>
</context>
<context>
    <name>AskUnit</name>
    <message>
        <source>On the day</source>
        <translation>Tính đến ngày</translation>
    </message>
    <message>
        <source>Choose an earlier day for a former district or a commune before the merger.</source>
        <translation>Chọn ngày sớm hơn nếu là huyện cũ hoặc xã trước khi sáp nhập.</translation>
    </message>
    <message>
        <source>Name or code of the unit</source>
        <translation>Tên hoặc mã đơn vị</translation>
    </message>
    <message>
        <source>Units found</source>
        <translation>Các đơn vị tìm thấy</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Mọi cấp</translation>
    </message>
    <message>
        <source>Provinces</source>
        <translation>Tỉnh, thành phố</translation>
    </message>
    <message>
        <source>Former districts</source>
        <translation>Huyện cũ</translation>
    </message>
    <message>
        <source>Communes</source>
        <translation>Xã, phường</translation>
    </message>
    <message>
        <source>Which administrative unit?</source>
        <translation>Sổ của đơn vị hành chính nào?</translation>
    </message>
    <message>
        <source>Type a part of the name, with or without accents, then choose the line.</source>
        <translation>Gõ một phần tên, có dấu hoặc không dấu, rồi chọn dòng đúng.</translation>
    </message>
    <message>
        <source>Choose the unit in the list.</source>
        <translation>Hãy chọn đơn vị trong danh sách.</translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>Bước {number}/{total}</translation>
    </message>
    <message>
        <source>Make the book</source>
        <translation>Tạo sổ</translation>
    </message>
    <message>
        <source>Making the book</source>
        <translation>Đang tạo sổ</translation>
    </message>
    <message>
        <source>Make a new book</source>
        <translation>Lập sổ mới</translation>
    </message>
</context>
<context>
    <name>Jump</name>
    <message>
        <source>Go to a page or a record</source>
        <translation>Đến trang hoặc bản ghi nào?</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Đi đến</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Nơi tìm thấy</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.
Try a part of the name without accents, a tax code or a form; Esc, then Ctrl+N adds a record to the page.</source>
        <translation>Không thấy “{text}”.
Hãy thử một phần tên không dấu, mã số thuế hoặc tên biểu; Esc rồi Ctrl+N để thêm hồ sơ trên trang đang mở.</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>This list of keys</source>
        <translation>Danh sách phím tắt này</translation>
    </message>
    <message>
        <source>Go to any page, form, period, record or action</source>
        <translation>Đến bất kỳ màn hình, biểu, kỳ, hồ sơ hay việc làm nào</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>Tìm trong trang này</translation>
    </message>
    <message>
        <source>Next error or warning</source>
        <translation>Lỗi hoặc cảnh báo tiếp theo</translation>
    </message>
    <message>
        <source>Read this page again</source>
        <translation>Đọc lại trang này</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Thêm bản ghi mới</translation>
    </message>
    <message>
        <source>Open another book</source>
        <translation>Mở sổ khác</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem in</translation>
    </message>
    <message>
        <source>Keep the field in hand now</source>
        <translation>Giữ ngay ô đang nhập (mọi ô đều tự được giữ)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Go to the page with this number</source>
        <translation>Đến trang mang số này</translation>
    </message>
    <message>
        <source>Next field, field before</source>
        <translation>Ô tiếp theo, ô trước</translation>
    </message>
    <message>
        <source>Edit the cell or the record</source>
        <translation>Sửa ô hoặc bản ghi</translation>
    </message>
    <message>
        <source>Copy, cut, paste; also blocks from Excel</source>
        <translation>Chép, cắt, dán; cả khối ô từ Excel</translation>
    </message>
    <message>
        <source>Between the grid and the findings or the card of the cell</source>
        <translation>Qua lại giữa bảng nhập và danh sách lỗi, cảnh báo hoặc thẻ của ô</translation>
    </message>
    <message>
        <source>Next form, form before; next tab of a record, tab before</source>
        <translation>Biểu sau, biểu trước; thẻ sau, thẻ trước của hồ sơ</translation>
    </message>
    <message>
        <source>In a list: add, delete</source>
        <translation>Trong danh sách: thêm, xóa</translation>
    </message>
    <message>
        <source>Tick the row that was received, or take the tick away</source>
        <translation>Đánh dấu hoặc bỏ dấu dòng đã nhận</translation>
    </message>
    <message>
        <source>In the preview: turn the page, larger, smaller</source>
        <translation>Trong bản xem trước: lật trang, phóng to, thu nhỏ</translation>
    </message>
    <message>
        <source>Fill down, clear the cells</source>
        <translation>Điền xuống, xóa trắng các ô</translation>
    </message>
    <message>
        <source>In a sheet: take over the figures of the period before</source>
        <translation>Trong bảng kết quả: lấy số liệu của kỳ trước</translation>
    </message>
    <message>
        <source>The primary action: of the dialog, of the form, else at the top right</source>
        <translation>Việc chính: của hộp thoại, của biểu nhập, hay ở góc trên bên phải</translation>
    </message>
    <message>
        <source>Close the panel, leave the search</source>
        <translation>Đóng khung bên, thoát ô tìm</translation>
    </message>
</context>
<context>
    <name>LastResort</name>
    <message>
        <source>Something went wrong</source>
        <translation>Có trục trặc</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>The program made a mistake. Your data are safe.</source>
        <translation>Chương trình gặp lỗi. Dữ liệu của bạn an toàn.</translation>
    </message>
    <message>
        <source>Everything kept before is in the book. The last action was not done; you can go on working. Please save the log and send it to those who look after the program: it holds no personal data.</source>
        <translation>Mọi thứ đã lưu trước đó vẫn nằm trong sổ. Việc vừa làm chưa được thực hiện; bạn có thể làm tiếp. Xin lưu nhật ký lỗi và gửi cho người phụ trách chương trình: nhật ký không chứa dữ liệu cá nhân.</translation>
    </message>
    <message>
        <source>Save the log…</source>
        <translation>Lưu nhật ký lỗi…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Làm tiếp</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Cooperatives</source>
        <translation>Hợp tác xã</translation>
    </message>
    <message>
        <source>Accounting and meetings</source>
        <translation>Kế toán, đại hội</translation>
    </message>
    <message>
        <source>Commune profiles</source>
        <translation>Hồ sơ xã</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Bản ghi trùng</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Thành viên</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>Nợ</translation>
    </message>
    <message>
        <source>OCOP products</source>
        <translation>Sản phẩm OCOP</translation>
    </message>
    <message>
        <source>Products, chains</source>
        <translation>Sản phẩm, chuỗi</translation>
    </message>
    <message>
        <source>Brands and certificates</source>
        <translation>Nhãn hiệu, chứng nhận</translation>
    </message>
    <message>
        <source>Value chains, projects</source>
        <translation>Chuỗi giá trị, dự án</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>Chương trình</translation>
    </message>
    <message>
        <source>Programmes, support</source>
        <translation>Chương trình, hỗ trợ</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Hỗ trợ</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Kinh phí</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Hoạt động</translation>
    </message>
    <message>
        <source>Activities, tasks</source>
        <translation>Hoạt động, nhiệm vụ</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Steering</source>
        <translation>Nhân sự chỉ đạo</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>Sổ tay</translation>
    </message>
    <message>
        <source>Development fund</source>
        <translation>Quỹ hỗ trợ phát triển</translation>
    </message>
    <message>
        <source>Fund loans</source>
        <translation>Khoản vay Quỹ</translation>
    </message>
    <message>
        <source>Forms and returns</source>
        <translation>Biểu và báo cáo</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi đi</translation>
    </message>
    <message>
        <source>Queries and receipts</source>
        <translation>Hỏi – đáp, biên nhận</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Nhận về</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Tổng hợp</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>Danh sách tin cậy</translation>
    </message>
    <message>
        <source>Data safety</source>
        <translation>An toàn dữ liệu</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Thiết lập</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Biểu đồ</translation>
    </message>
    <message>
        <source>Registers of the units</source>
        <translation>Sổ các đơn vị</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>Bàn giao sổ</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Settings: unit and names on paper</source>
        <translation>Thiết lập: đơn vị và tên ghi trên bản in</translation>
    </message>
    <message>
        <source>Settings: signing keys</source>
        <translation>Thiết lập: khóa ký</translation>
    </message>
    <message>
        <source>Settings: pictures of signature and seal</source>
        <translation>Thiết lập: hình chữ ký, con dấu</translation>
    </message>
    <message>
        <source>Settings: trust list in use</source>
        <translation>Thiết lập: danh sách tin cậy đang dùng</translation>
    </message>
    <message>
        <source>Settings: periods and deadlines</source>
        <translation>Thiết lập: kỳ báo cáo và hạn gửi</translation>
    </message>
    <message>
        <source>Settings: language, colours, size of the type</source>
        <translation>Thiết lập: ngôn ngữ, màu sắc, cỡ chữ</translation>
    </message>
    <message>
        <source>Add a cooperative</source>
        <translation>Thêm hợp tác xã</translation>
    </message>
    <message>
        <source>Paste cooperatives from Excel</source>
        <translation>Dán hợp tác xã từ Excel</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>Thêm thành viên</translation>
    </message>
    <message>
        <source>Add a debt</source>
        <translation>Thêm khoản nợ</translation>
    </message>
    <message>
        <source>History, undo</source>
        <translation>Lịch sử, hoàn tác</translation>
    </message>
    <message>
        <source>Bin of deleted records</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>Queries to be answered</source>
        <translation>Yêu cầu giải trình phải trả lời</translation>
    </message>
    <message>
        <source>action</source>
        <translation>việc làm</translation>
    </message>
    <message>
        <source>unit that reports here</source>
        <translation>đơn vị gửi báo cáo về đây</translation>
    </message>
    <message>
        <source>handbook</source>
        <translation>sổ tay</translation>
    </message>
    <message>
        <source>what this field means: {kind}</source>
        <translation>ô này là gì: {kind}</translation>
    </message>
    <message>
        <source>package, revision {number}</source>
        <translation>gói báo cáo, lần {number}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Cooperative Book</source>
        <translation>Sổ HTX</translation>
    </message>
    <message>
        <source>Alt+{digit} or Ctrl+{digit}</source>
        <translation>Alt+{digit} hoặc Ctrl+{digit}</translation>
    </message>
    <message>
        <source>Practice book</source>
        <translation>Sổ tập dượt</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>Looking for a good copy</source>
        <translation>Đang tìm bản sao tốt</translation>
    </message>
    <message>
        <source>{book} cannot be read any more. The newest good copy beside it was made {moment}. Work done after that is not in it. The damaged file is not deleted: it is laid aside in the same folder.</source>
        <translation>Không đọc được {book} nữa. Bản sao tốt mới nhất bên cạnh sổ được tạo lúc {moment}. Những gì làm sau lúc đó không có trong bản sao. Tệp hỏng không bị xóa: tệp được cất trong cùng thư mục.</translation>
    </message>
    <message>
        <source>The book is damaged</source>
        <translation>Sổ bị hỏng</translation>
    </message>
    <message>
        <source>Restore the copy of {moment}</source>
        <translation>Khôi phục bản sao lúc {moment}</translation>
    </message>
    <message>
        <source>Another program altered the structure of {book}. Its data can be written into a new book, which is checked then. The file itself is not changed.</source>
        <translation>Chương trình khác đã sửa cấu trúc của {book}. Có thể chép riêng dữ liệu sang một sổ mới rồi kiểm tra sổ mới. Tệp này không bị thay đổi.</translation>
    </message>
    <message>
        <source>Write the data into a new book</source>
        <translation>Chép dữ liệu sang sổ mới</translation>
    </message>
    <message>
        <source>Writing the data into a new book</source>
        <translation>Đang chép dữ liệu sang sổ mới</translation>
    </message>
    <message>
        <source>{rows} rows were written into {file}, and its check found nothing wrong. It can take the place of {book}; the damaged file is laid aside in the same folder.</source>
        <translation>Đã chép {rows} dòng sang {file} và kiểm tra không thấy gì sai. Có thể đặt sổ mới vào chỗ của {book}; tệp hỏng được cất trong cùng thư mục.</translation>
    </message>
    <message>
        <source>The data are in a new book</source>
        <translation>Dữ liệu đã ở sổ mới</translation>
    </message>
    <message>
        <source>Put it in the place of the book</source>
        <translation>Đặt vào chỗ của sổ</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Opening the book</source>
        <translation>Đang mở sổ</translation>
    </message>
    <message>
        <source>Restoring the copy</source>
        <translation>Đang khôi phục bản sao</translation>
    </message>
    <message>
        <source>The copy was restored; the former book is kept as {file}</source>
        <translation>Đã khôi phục bản sao; sổ trước đó được cất thành {file}</translation>
    </message>
    <message>
        <source>See to it…</source>
        <translation>Xem và xử lý…</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Books opened on this machine</source>
        <translation>Các sổ đã mở trên máy này</translation>
    </message>
    <message>
        <source>No book was opened on this machine yet. Make one for your unit, or try a practice book.</source>
        <translation>Trên máy này chưa mở sổ nào. Hãy lập sổ cho đơn vị, hoặc dùng thử sổ tập dượt.</translation>
    </message>
    <message>
        <source>Make a new book…</source>
        <translation>Lập sổ mới…</translation>
    </message>
    <message>
        <source>Open a book…</source>
        <translation>Mở sổ…</translation>
    </message>
    <message>
        <source>Practice book</source>
        <translation>Sổ tập dượt</translation>
    </message>
    <message>
        <source>Restore from a copy…</source>
        <translation>Khôi phục từ bản sao…</translation>
    </message>
    <message>
        <source>Recent books</source>
        <translation>Sổ mở gần đây</translation>
    </message>
    <message>
        <source>For a unit that has none: the assistant asks step by step.</source>
        <translation>Cho đơn vị chưa có sổ: trình trợ giúp hỏi từng bước.</translation>
    </message>
    <message>
        <source>A file that ends in .book.</source>
        <translation>Tệp có đuôi .book.</translation>
    </message>
    <message>
        <source>Invented data of one commune. Every page is marked; nothing can be sent.</source>
        <translation>Số liệu tự đặt của một xã. Trang in nào cũng có dấu; không gửi được gì đi.</translation>
    </message>
    <message>
        <source>A backup takes the place of a book that was lost or damaged.</source>
        <translation>Bản sao lưu thay cho sổ bị mất hoặc hỏng.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Open a book</source>
        <translation>Mở sổ</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>A book is one file that holds the register and the returns of one unit. It stays on this machine.</source>
        <translation>Sổ là một tệp chứa sổ theo dõi và các báo cáo của một đơn vị. Tệp nằm trên máy này.</translation>
    </message>
    <message>
        <source>Back to the open book</source>
        <translation>Về sổ đang mở</translation>
    </message>
    <message>
        <source>not there now: {path}</source>
        <translation>hiện không có ở đó: {path}</translation>
    </message>
    <message>
        <source>opened {day}</source>
        <translation>mở ngày {day}</translation>
    </message>
    <message>
        <source>Choose the copy</source>
        <translation>Chọn bản sao</translation>
    </message>
</context>
<context>
    <name>StartWays</name>
    <message>
        <source>Opening the practice book</source>
        <translation>Đang mở sổ tập dượt</translation>
    </message>
    <message>
        <source>Where the book is to lie</source>
        <translation>Nơi để sổ</translation>
    </message>
</context>
<context>
    <name>StatusFacts</name>
    <message>
        <source>Period: {period}</source>
        <translation>Kỳ: {period}</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Chưa có bản sao lưu</translation>
    </message>
    <message>
        <source>Last good backup: today {time}</source>
        <translation>Sao lưu tốt gần nhất: hôm nay {time}</translation>
    </message>
    <message>
        <source>Last good backup: yesterday {time}</source>
        <translation>Sao lưu tốt gần nhất: hôm qua {time}</translation>
    </message>
    <message>
        <source>Last good backup: {days} days ago</source>
        <translation>Sao lưu tốt gần nhất: {days} ngày trước</translation>
    </message>
    <message>
        <source>Written out</source>
        <translation>Đã ghi ra</translation>
    </message>
    <message>
        <source>Overdue since {day}</source>
        <translation>Quá hạn từ {day}</translation>
    </message>
    <message>
        <source>{days} working days late</source>
        <translation>Quá hạn {days} ngày làm việc</translation>
    </message>
    <message>
        <source>{days} working days left</source>
        <translation>Còn {days} ngày làm việc</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Cooperative Book</source>
        <translation>Sổ HTX</translation>
    </message>
    <message>
        <source>There is nothing to print on this page.</source>
        <translation>Trang này không có gì để in.</translation>
    </message>
</context>
<context>
    <name>WorkStrip</name>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Stopping; everything is put back as it was</source>
        <translation>Đang dừng; mọi thứ được trả lại như trước</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>còn khoảng {seconds} giây</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>còn khoảng {minutes} phút</translation>
    </message>
</context>
</TS>
