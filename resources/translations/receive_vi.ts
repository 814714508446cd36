<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>AnswerSide</name>
    <message>
        <source>Give receipts</source>
        <translation>Lập biên nhận</translation>
    </message>
    <message>
        <source>Give a refusal</source>
        <translation>Biên nhận từ chối</translation>
    </message>
    <message>
        <source>Write questions to file</source>
        <translation>Ghi yêu cầu ra tệp</translation>
    </message>
    <message>
        <source>Ask about this package</source>
        <translation>Yêu cầu giải trình gói này</translation>
    </message>
    <message>
        <source>Question no. {number} to {unit} is kept.</source>
        <translation>Đã ghi yêu cầu giải trình số {number} gửi {unit}.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>not given yet</source>
        <translation>chưa lập</translation>
    </message>
    <message>
        <source>{word}, now outdated</source>
        <translation>{word}, cần lập lại</translation>
    </message>
    <message>
        <source>{count}, {open} without an answer</source>
        <translation>{count}, còn {open} chưa trả lời</translation>
    </message>
    <message>
        <source>received</source>
        <translation>đã nhận</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>đã kiểm tra</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>đã tổng hợp</translation>
    </message>
    <message>
        <source>queried</source>
        <translation>có giải trình</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>không nhận</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Envelope</source>
        <translation>Phong bì mã hóa</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Signed print</source>
        <translation>Bản in đã ký</translation>
    </message>
    <message>
        <source>Report package</source>
        <translation>Gói báo cáo</translation>
    </message>
    <message>
        <source>No book is open: the file can be looked at, and not be received.</source>
        <translation>Chưa mở sổ nào: chỉ xem được tệp, chưa nhận được.</translation>
    </message>
    <message>
        <source>The book of {unit} would not receive it now.</source>
        <translation>Sổ của {unit} hiện không nhận tệp này.</translation>
    </message>
    <message>
        <source>The book of {unit} can receive it: {count} merged figures would change. Looking changes nothing.</source>
        <translation>Sổ của {unit} nhận được tệp này: {count} số tổng hợp sẽ thay đổi. Xem thôi thì chưa thay đổi gì.</translation>
    </message>
    <message>
        <source>There is nothing new in it for the book of {unit}.</source>
        <translation>Tệp không có gì mới đối với sổ của {unit}.</translation>
    </message>
    <message>
        <source>The book of {unit} would not take it in now.</source>
        <translation>Sổ của {unit} hiện không ghi tệp này.</translation>
    </message>
    <message>
        <source>The book of {unit} can take it in. Looking changes nothing.</source>
        <translation>Sổ của {unit} ghi được tệp này. Xem thôi thì chưa thay đổi gì.</translation>
    </message>
    <message>
        <source>What it brings</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Lần</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Lập lúc</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Nơi nhận</translation>
    </message>
    <message>
        <source>Package number</source>
        <translation>Số thứ tự gói</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Came as</source>
        <translation>Dạng đến</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chuỗi gói</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Opened file</source>
        <translation>Tệp vừa mở</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>Đang đọc {file}</translation>
    </message>
    <message>
        <source>Steps of the check</source>
        <translation>Các bước kiểm tra</translation>
    </message>
    <message>
        <source>Open in Receive</source>
        <translation>Mở trong Nhận về</translation>
    </message>
    <message>
        <source>Verification sheet…</source>
        <translation>Phiếu kiểm tra…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Đang kiểm tra tệp</translation>
    </message>
    <message>
        <source>Next file ({at} of {count})</source>
        <translation>Tệp tiếp theo ({at} trên {count})</translation>
    </message>
    <message>
        <source>Verification sheet</source>
        <translation>Phiếu kiểm tra</translation>
    </message>
    <message>
        <source>The sheet lies in {file}</source>
        <translation>Đã lưu phiếu vào {file}</translation>
    </message>
    <message>
        <source>Writing the verification sheet</source>
        <translation>Đang ghi phiếu kiểm tra</translation>
    </message>
</context>
<context>
    <name>FileDetails</name>
    <message>
        <source>Steps of the check</source>
        <translation>Các bước kiểm tra</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Chi tiết kỹ thuật</translation>
    </message>
    <message>
        <source>Signed by {names}</source>
        <translation>Người ký: {names}</translation>
    </message>
    <message>
        <source>{sentence}
Reason: {reason}</source>
        <translation>{sentence}
Giải trình: {reason}</translation>
    </message>
    <message>
        <source>Steps of the check: {passed} of {count} passed</source>
        <translation>Các bước kiểm tra: đạt {passed} trên {count}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Joined from</source>
        <translation>Ghép từ các phần</translation>
    </message>
    <message>
        <source>Code of the chain</source>
        <translation>Mã về chuỗi gói</translation>
    </message>
    <message>
        <source>SHA-256 of the package</source>
        <translation>SHA-256 của gói</translation>
    </message>
    <message>
        <source>SHA-256 of the data</source>
        <translation>SHA-256 của số liệu</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Lập lúc</translation>
    </message>
    <message>
        <source>Number in the chain of packages</source>
        <translation>Số thứ tự gói của đơn vị</translation>
    </message>
    <message>
        <source>Made by the program</source>
        <translation>Lập bằng chương trình</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Fingerprint of the certificate</source>
        <translation>Dấu vân tay chứng thư số</translation>
    </message>
</context>
<context>
    <name>IncomingFile</name>
    <message>
        <source>{unit} (claimed)</source>
        <translation>{unit} (tự khai)</translation>
    </message>
    <message>
        <source>{file}
Only the file itself names this unit: its signatures do not prove it.</source>
        <translation>{file}
Chỉ có tệp tự ghi tên đơn vị này: chữ ký không chứng minh được.</translation>
    </message>
    <message>
        <source>made on {day}</source>
        <translation>lập ngày {day}</translation>
    </message>
    <message>
        <source>received before</source>
        <translation>đã nhận trước đó</translation>
    </message>
    <message>
        <source>envelope</source>
        <translation>phong bì</translation>
    </message>
    <message>
        <source>signed print</source>
        <translation>bản in đã ký</translation>
    </message>
    <message>
        <source>{count} parts</source>
        <translation>{count} phần</translation>
    </message>
    <message>
        <source>one before is missing</source>
        <translation>thiếu gói trước</translation>
    </message>
    <message>
        <source>two in one place</source>
        <translation>trùng chỗ</translation>
    </message>
    <message>
        <source>wrong order</source>
        <translation>sai thứ tự</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Trust list</source>
        <translation>Danh sách tin cậy</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Yêu cầu giải trình</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Câu trả lời</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>No. {serial}</source>
        <translation>Số {serial}</translation>
    </message>
    <message>
        <source>{period}, revision {revision}</source>
        <translation>{period}, lần {revision}</translation>
    </message>
    <message>
        <source>in force until {day}</source>
        <translation>dùng đến {day}</translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation>{count} câu trả lời</translation>
    </message>
    <message>
        <source>A newer list lies beside it; that one is used.</source>
        <translation>Có danh sách mới hơn nằm cùng chỗ; dùng danh sách đó.</translation>
    </message>
    <message>
        <source>Newer than the list in use and signed by the same office.</source>
        <translation>Mới hơn danh sách đang dùng và do cùng cơ quan ký.</translation>
    </message>
    <message>
        <source>{count} questions</source>
        <translation>{count} yêu cầu giải trình</translation>
    </message>
    <message>
        <source>answer by {day}</source>
        <translation>trả lời trước {day}</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Biểu mẫu</translation>
    </message>
</context>
<context>
    <name>OfficeFiles</name>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Về</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Nơi lập</translation>
    </message>
    <message>
        <source>What it brings</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Ghi vào sổ</translation>
    </message>
    <message>
        <source>Compare the fingerprint…</source>
        <translation>So dấu vân tay…</translation>
    </message>
    <message>
        <source>Take the line off the list</source>
        <translation>Bỏ dòng khỏi danh sách</translation>
    </message>
    <message>
        <source>Install a trust list…</source>
        <translation>Nạp danh sách tin cậy…</translation>
    </message>
    <message>
        <source>Copy the reason for the sender</source>
        <translation>Chép lý do để báo nơi gửi</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>Taking in</source>
        <translation>Đang ghi vào sổ</translation>
    </message>
</context>
<context>
    <name>OpenedFiles</name>
    <message>
        <source>Tick all that can be received</source>
        <translation>Chọn mọi gói nhận được</translation>
    </message>
    <message>
        <source>Hold all</source>
        <translation>Bỏ chọn tất cả</translation>
    </message>
    <message>
        <source>Take the line off the list</source>
        <translation>Bỏ dòng khỏi danh sách</translation>
    </message>
    <message>
        <source>Space ticks or holds the package of the current line.</source>
        <translation>Phím cách: chọn hoặc để lại gói ở dòng đang đứng.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>Rev.</source>
        <translation>Lần</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Lý do, lưu ý</translation>
    </message>
    <message>
        <source>Checking packages</source>
        <translation>Đang kiểm tra các gói</translation>
    </message>
    <message>
        <source>{count} other files in the folder were passed over.</source>
        <translation>Bỏ qua {count} tệp khác trong thư mục.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Cần quyết định</translation>
    </message>
    <message>
        <source>Can be received</source>
        <translation>Nhận được</translation>
    </message>
    <message>
        <source>Received before</source>
        <translation>Đã nhận trước đó</translation>
    </message>
    <message>
        <source>Working out what would change</source>
        <translation>Đang tính thử số tổng hợp</translation>
    </message>
    <message>
        <source>Receiving packages</source>
        <translation>Đang nhận các gói</translation>
    </message>
    <message>
        <source>Verification sheet</source>
        <translation>Phiếu kiểm tra</translation>
    </message>
    <message>
        <source>The sheet lies in {file}</source>
        <translation>Đã lưu phiếu vào {file}</translation>
    </message>
    <message>
        <source>Writing the verification sheet</source>
        <translation>Đang ghi phiếu kiểm tra</translation>
    </message>
</context>
<context>
    <name>PackagePanel</name>
    <message>
        <source>Receive it again</source>
        <translation>Nhận lại</translation>
    </message>
    <message>
        <source>Save the original…</source>
        <translation>Lưu gói nguyên trạng…</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>What it changed…</source>
        <translation>Thay đổi so với lần trước…</translation>
    </message>
    <message>
        <source>Ask about this…</source>
        <translation>Yêu cầu giải trình…</translation>
    </message>
    <message>
        <source>Give a receipt…</source>
        <translation>Lập biên nhận…</translation>
    </message>
    <message>
        <source>Check it again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Verification sheet…</source>
        <translation>Phiếu kiểm tra…</translation>
    </message>
    <message>
        <source>Ask the unit about it…</source>
        <translation>Hỏi đơn vị về việc này…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Rút lại…</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Lần</translation>
    </message>
    <message>
        <source>Number in the chain of packages</source>
        <translation>Số thứ tự gói của đơn vị</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Lập lúc</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>Nhận lúc</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Yêu cầu giải trình</translation>
    </message>
</context>
<context>
    <name>ReceivePage</name>
    <message>
        <source>Receive</source>
        <translation>Nhận về</translation>
    </message>
    <message>
        <source>{count} files: {can} can be received, {cannot} cannot</source>
        <translation>{count} tệp: {can} nhận được, {cannot} không nhận được</translation>
    </message>
    <message>
        <source>{count} files: {can} can be received, {before} were received before, {cannot} cannot</source>
        <translation>{count} tệp: {can} nhận được, {before} đã nhận trước đó, {cannot} không nhận được</translation>
    </message>
    <message>
        <source>Take in {count} files</source>
        <translation>Ghi {count} tệp vào sổ</translation>
    </message>
    <message>
        <source>None of these files can be taken in.</source>
        <translation>Không có tệp nào ghi vào sổ được.</translation>
    </message>
    <message>
        <source>Give {count} receipts…</source>
        <translation>Gửi {count} biên nhận…</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Mở tệp…</translation>
    </message>
    <message>
        <source>No package is ticked.</source>
        <translation>Chưa chọn gói nào.</translation>
    </message>
    <message>
        <source>Receive packages</source>
        <translation>Nhận gói</translation>
    </message>
    <message>
        <source>Receive {count} packages</source>
        <translation>Nhận {count} gói</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Mở cả thư mục…</translation>
    </message>
    <message>
        <source>Open more…</source>
        <translation>Mở thêm gói…</translation>
    </message>
    <message>
        <source>For this office</source>
        <translation>Gửi cho đơn vị này</translation>
    </message>
    <message>
        <source>Just opened</source>
        <translation>Vừa mở</translation>
    </message>
    <message>
        <source>Received for the period</source>
        <translation>Đã nhận trong kỳ</translation>
    </message>
    <message>
        <source>Trust list no. {serial} is in use.</source>
        <translation>Đang dùng danh sách tin cậy số {serial}.</translation>
    </message>
    <message>
        <source>{count} receipts and questions were kept.</source>
        <translation>Đã ghi {count} biên nhận, yêu cầu giải trình vào sổ.</translation>
    </message>
    <message>
        <source>No trust list yet</source>
        <translation>Chưa có danh sách tin cậy</translation>
    </message>
    <message>
        <source>A trust list, signed by the province, says whose signature counts for which unit. Without it a package can be read but not judged. Install the file that the province gave you, and compare its fingerprint with the one on paper.</source>
        <translation>Danh sách tin cậy do tỉnh ký cho biết chữ ký của ai có giá trị cho đơn vị nào. Chưa có danh sách thì chỉ đọc được gói, chưa thể kết luận. Hãy nạp tệp tỉnh đã phát hành và đối chiếu dấu vân tay với bản giấy.</translation>
    </message>
    <message>
        <source>Install a trust list…</source>
        <translation>Nạp danh sách tin cậy…</translation>
    </message>
    <message>
        <source>No package is open</source>
        <translation>Chưa mở gói nào</translation>
    </message>
    <message>
        <source>Open what the units sent on a stick or by e-mail, or drop files, a folder or the whole stick here. Each package is checked, and you see what would change before you receive it.</source>
        <translation>Mở các tệp đơn vị gửi theo USB hoặc thư điện tử, hoặc kéo thả tệp, thư mục, cả USB vào đây. Mỗi gói được kiểm tra, và bạn thấy số liệu sẽ thay đổi thế nào trước khi nhận.</translation>
    </message>
    <message>
        <source>Nothing has come for this office</source>
        <translation>Chưa có gì gửi cho đơn vị này</translation>
    </message>
    <message>
        <source>Plug in the stick that came back from the office above, and open it here: receipts tick your list of what was sent, questions come to be answered, and a newer trust list is put in use.</source>
        <translation>Cắm USB cấp trên gửi trả về rồi mở tại đây: biên nhận đánh dấu vào danh sách báo cáo đã ghi ra, yêu cầu giải trình chờ bạn trả lời, danh sách tin cậy mới được đưa vào dùng.</translation>
    </message>
    <message>
        <source>Everything for this program (*.asice *.p7m *.pdf *.part)</source>
        <translation>Mọi tệp của chương trình (*.asice *.p7m *.pdf *.part)</translation>
    </message>
    <message>
        <source>Packages (*.asice *.p7m)</source>
        <translation>Gói báo cáo (*.asice *.p7m)</translation>
    </message>
    <message>
        <source>Signed prints (*.pdf)</source>
        <translation>Bản in đã ký (*.pdf)</translation>
    </message>
    <message>
        <source>Parts of a package (*.part)</source>
        <translation>Các phần của gói (*.part)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Mở tệp</translation>
    </message>
    <message>
        <source>Nothing received for {period}</source>
        <translation>Chưa nhận gói nào của kỳ {period}</translation>
    </message>
    <message>
        <source>What you take in is listed here, and each package can be withdrawn again.</source>
        <translation>Gói đã nhận được liệt kê tại đây; gói nào cũng có thể rút lại.</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>The new forms are installed.</source>
        <translation>Các biểu mới đã cài.</translation>
    </message>
</context>
<context>
    <name>ReceivedPackages</name>
    <message>
        <source>Package</source>
        <translation>Gói báo cáo</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Rev.</source>
        <translation>Lần</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chuỗi gói</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Ngày lập</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>đã rút lại</translation>
    </message>
    <message>
        <source>replaced by revision {revision}</source>
        <translation>đã thay bằng lần {revision}</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>đang tính</translation>
    </message>
    <message>
        <source>Comparing two revisions</source>
        <translation>Đang so sánh hai lần lập</translation>
    </message>
    <message>
        <source>{count} of {all} packages have no receipt yet</source>
        <translation>{count} trên {all} gói chưa có biên nhận</translation>
    </message>
    <message>
        <source>Every question is in a file already.</source>
        <translation>Mọi yêu cầu đã ghi ra tệp.</translation>
    </message>
    <message>
        <source>Write questions to file…</source>
        <translation>Ghi yêu cầu ra tệp…</translation>
    </message>
    <message>
        <source>Withdraw the package of {unit}, revision {revision}?</source>
        <translation>Rút lại gói của {unit}, lần {revision}?</translation>
    </message>
    <message>
        <source>Withdraw the package</source>
        <translation>Rút lại gói này</translation>
    </message>
    <message>
        <source>The merged figures of {period} stay as they are: a later revision counts.</source>
        <translation>Số tổng hợp {period} không đổi vì đang tính theo lần lập sau.</translation>
    </message>
    <message>
        <source>Its figures leave the merged figures of {period}; revision {before} of the same unit counts again.</source>
        <translation>Số liệu của gói này ra khỏi số tổng hợp {period}; số liệu lần {before} của đơn vị được tính lại.</translation>
    </message>
    <message>
        <source>Its figures leave the merged figures of {period}, and the unit stands as not having sent.</source>
        <translation>Số liệu của gói này ra khỏi số tổng hợp {period} và đơn vị trở thành chưa có báo cáo.</translation>
    </message>
    <message>
        <source>The package itself stays in the book and can be received again at any time.</source>
        <translation>Gói vẫn được giữ nguyên trong sổ và có thể nhận lại bất cứ lúc nào.</translation>
    </message>
    <message>
        <source>Withdrawing the package</source>
        <translation>Đang rút lại gói</translation>
    </message>
    <message>
        <source>Receiving the package again</source>
        <translation>Đang nhận lại gói</translation>
    </message>
    <message>
        <source>Save the package as it arrived</source>
        <translation>Lưu gói nguyên trạng</translation>
    </message>
    <message>
        <source>Saving the package</source>
        <translation>Đang lưu gói</translation>
    </message>
    <message>
        <source>Checking the package again</source>
        <translation>Đang kiểm tra lại gói</translation>
    </message>
    <message>
        <source>Verification sheet</source>
        <translation>Phiếu kiểm tra</translation>
    </message>
    <message>
        <source>Writing the verification sheet</source>
        <translation>Đang ghi phiếu kiểm tra</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>What would change in the merged figures</source>
        <translation>Số tổng hợp sẽ thay đổi thế nào</translation>
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
        <source>Now</source>
        <translation>Hiện nay</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Sau khi nhận</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Tick the packages that you want to receive: nothing changes before.</source>
        <translation>Hãy chọn các gói muốn nhận. Chưa bấm nhận thì chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>Receiving {packages} packages changes {count} merged figures.</source>
        <translation>Nhận {packages} gói sẽ làm thay đổi {count} số tổng hợp.</translation>
    </message>
    <message>
        <source>The merged figures stay as they are.</source>
        <translation>Số tổng hợp không thay đổi.</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Open the report</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>Give a refusal…</source>
        <translation>Biên nhận từ chối…</translation>
    </message>
    <message>
        <source>Verification sheet…</source>
        <translation>Phiếu kiểm tra…</translation>
    </message>
    <message>
        <source>Tick it to be received</source>
        <translation>Chọn để nhận</translation>
    </message>
    <message>
        <source>Hold it for now</source>
        <translation>Để lại, chưa nhận</translation>
    </message>
    <message>
        <source>Type the password…</source>
        <translation>Nhập mật khẩu…</translation>
    </message>
    <message>
        <source>Install a trust list…</source>
        <translation>Nạp danh sách tin cậy…</translation>
    </message>
    <message>
        <source>Import a newer revocation list…</source>
        <translation>Nạp danh sách thu hồi mới hơn…</translation>
    </message>
    <message>
        <source>Show what was received of this unit</source>
        <translation>Xem gói đã nhận của đơn vị này</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Look at the reception keys…</source>
        <translation>Xem khóa tiếp nhận…</translation>
    </message>
    <message>
        <source>Open the missing parts…</source>
        <translation>Mở các phần còn thiếu…</translation>
    </message>
    <message>
        <source>Copy a sentence to forward it with</source>
        <translation>Chép lời để chuyển đúng nơi nhận</translation>
    </message>
    <message>
        <source>Copy a question for the unit</source>
        <translation>Chép lời hỏi đơn vị</translation>
    </message>
    <message>
        <source>Copy the reason for the sender</source>
        <translation>Chép lý do để báo nơi gửi</translation>
    </message>
</context>
<context>
    <name>_OfficePanel</name>
    <message>
        <source>Steps of the check</source>
        <translation>Các bước kiểm tra</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Chi tiết kỹ thuật</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 của tệp</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Ngày lập</translation>
    </message>
    <message>
        <source>Fingerprint of its signer</source>
        <translation>Dấu vân tay của nơi ký</translation>
    </message>
</context>
</TS>
