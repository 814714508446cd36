<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>Answers</name>
    <message>
        <source>No.</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Về</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Cơ quan hỏi</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>Ngày hỏi</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>Hạn trả lời</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Còn (ngày)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>To be answered</source>
        <translation>Chưa trả lời</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Đã trả lời</translation>
    </message>
    <message>
        <source>Settled or withdrawn</source>
        <translation>Đã xong, đã rút</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>The office above has asked nothing</source>
        <translation>Cấp trên chưa hỏi gì</translation>
    </message>
    <message>
        <source>Queries come as small signed files, on the stick or by e-mail. They are answered here or beside the figure itself; the answers go with the next package, or at once in a small signed file of their own.</source>
        <translation>Yêu cầu giải trình đến bằng tệp nhỏ có chữ ký số, theo USB hoặc thư điện tử. Trả lời tại đây hoặc ngay cạnh số liệu; câu trả lời đi cùng gói báo cáo tiếp theo, hoặc đi ngay bằng tệp nhỏ riêng có chữ ký số.</translation>
    </message>
    <message>
        <source>Take in files…</source>
        <translation>Nhận tệp của cấp trên…</translation>
    </message>
</context>
<context>
    <name>AskedDetails</name>
    <message>
        <source>Settled</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Ask again…</source>
        <translation>Hỏi lại…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Rút lại</translation>
    </message>
    <message>
        <source>Write to file…</source>
        <translation>Ghi ra tệp…</translation>
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
        <source>None yet.</source>
        <translation>Chưa có.</translation>
    </message>
    <message>
        <source>It came with package {number}.</source>
        <translation>Đến cùng gói số {number}.</translation>
    </message>
    <message>
        <source>It came in a file of its own.</source>
        <translation>Đến bằng tệp trả lời riêng.</translation>
    </message>
    <message>
        <source>{period}, revision {revision}</source>
        <translation>{period}, lần {revision}</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Về</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Check that led to it</source>
        <translation>Từ phép kiểm tra</translation>
    </message>
    <message>
        <source>Proposed value</source>
        <translation>Giá trị đề nghị</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>Ngày hỏi</translation>
    </message>
    <message>
        <source>Answer wanted by</source>
        <translation>Hạn trả lời</translation>
    </message>
    <message>
        <source>Written to file at</source>
        <translation>Đã ghi ra tệp lúc</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>chưa ghi</translation>
    </message>
    <message>
        <source>Settled. The unit is told with the next file of queries.</source>
        <translation>Đã kết thúc. Đơn vị được báo bằng tệp yêu cầu tiếp theo.</translation>
    </message>
    <message>
        <source>Withdraw query no. {number} to {unit}?</source>
        <translation>Rút lại yêu cầu số {number} gửi {unit}?</translation>
    </message>
    <message>
        <source>It stays in the list as withdrawn, and the unit is told with the next file of queries. Ctrl+Z opens it again as long as the program stays open.</source>
        <translation>Yêu cầu vẫn nằm trong danh sách là đã rút, đơn vị được báo bằng tệp yêu cầu tiếp theo. Khi chưa đóng chương trình, Ctrl+Z mở lại được.</translation>
    </message>
    <message>
        <source>Withdraw the query</source>
        <translation>Rút lại yêu cầu</translation>
    </message>
    <message>
        <source>Withdrawn. The unit is told with the next file of queries.</source>
        <translation>Đã rút lại. Đơn vị được báo bằng tệp yêu cầu tiếp theo.</translation>
    </message>
</context>
<context>
    <name>AskedState</name>
    <message>
        <source>withdrawn</source>
        <translation>Đã rút lại</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>answered: settle or ask again</source>
        <translation>Đã trả lời, chờ xem</translation>
    </message>
    <message>
        <source>no answer, overdue</source>
        <translation>Quá hạn trả lời</translation>
    </message>
    <message>
        <source>not written to file yet</source>
        <translation>Chưa ghi ra tệp</translation>
    </message>
    <message>
        <source>waits for the answer</source>
        <translation>Chờ trả lời</translation>
    </message>
</context>
<context>
    <name>DialoguePage</name>
    <message>
        <source>Unit, file or words</source>
        <translation>Đơn vị, tệp hoặc từ</translation>
    </message>
    <message>
        <source>Queries and receipts</source>
        <translation>Hỏi – đáp và biên nhận</translation>
    </message>
    <message>
        <source>{count} to be answered</source>
        <translation>{count} yêu cầu chưa trả lời</translation>
    </message>
    <message>
        <source>{count} receipts to be given</source>
        <translation>còn {count} biên nhận phải lập</translation>
    </message>
    <message>
        <source>{count} without a receipt for more than {days} days</source>
        <translation>{count} báo cáo quá {days} ngày chưa có biên nhận</translation>
    </message>
    <message>
        <source>every query is in a file</source>
        <translation>mọi yêu cầu đã ghi ra tệp</translation>
    </message>
    <message>
        <source>{count} queries to {units} units are not in a file yet</source>
        <translation>{count} yêu cầu gửi {units} đơn vị chưa ghi ra tệp</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>{count} quá hạn</translation>
    </message>
    <message>
        <source>Every package has the receipt that it deserves.</source>
        <translation>Mọi gói báo cáo đã có biên nhận đúng trạng thái.</translation>
    </message>
    <message>
        <source>Give receipts…</source>
        <translation>Lập biên nhận…</translation>
    </message>
    <message>
        <source>Every query is in a file already.</source>
        <translation>Mọi yêu cầu đã ghi ra tệp.</translation>
    </message>
    <message>
        <source>Write queries to file…</source>
        <translation>Ghi yêu cầu ra tệp…</translation>
    </message>
    <message>
        <source>Send {count} answers as the next revision…</source>
        <translation>Gửi {count} câu trả lời bằng lần mới…</translation>
    </message>
    <message>
        <source>Take in files…</source>
        <translation>Nhận tệp của cấp trên…</translation>
    </message>
    <message>
        <source>Write the answers to a file…</source>
        <translation>Ghi câu trả lời ra tệp…</translation>
    </message>
    <message>
        <source>Revision {revision} carries the answers: check, sign and send it.</source>
        <translation>Lần {revision} mang theo câu trả lời: kiểm tra, ký và gửi.</translation>
    </message>
    <message>
        <source>Making the next revision</source>
        <translation>Đang lập lần mới</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Đã hoàn tác: {what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Đã làm lại: {what}</translation>
    </message>
    <message>
        <source>Reading queries and receipts</source>
        <translation>Đang đọc hỏi – đáp và biên nhận</translation>
    </message>
    <message>
        <source>Written out by us</source>
        <translation>Báo cáo đã ghi ra</translation>
    </message>
    <message>
        <source>Asked of us</source>
        <translation>Cấp trên hỏi</translation>
    </message>
    <message>
        <source>Asked by us</source>
        <translation>Đã hỏi đơn vị</translation>
    </message>
    <message>
        <source>Receipts to units</source>
        <translation>Biên nhận cho đơn vị</translation>
    </message>
    <message>
        <source>Query no. {number} was kept.</source>
        <translation>Đã lập yêu cầu giải trình số {number}.</translation>
    </message>
</context>
<context>
    <name>DialogueSide</name>
    <message>
        <source>Package {number}</source>
        <translation>Gói số {number}</translation>
    </message>
    <message>
        <source>Query no. {number}</source>
        <translation>Yêu cầu giải trình số {number}</translation>
    </message>
    <message>
        <source>Query no. {number} to {unit}</source>
        <translation>Yêu cầu số {number} gửi {unit}</translation>
    </message>
    <message>
        <source>Looking up the place</source>
        <translation>Đang tìm chỗ được hỏi</translation>
    </message>
    <message>
        <source>Give receipts</source>
        <translation>Lập biên nhận</translation>
    </message>
    <message>
        <source>Write queries to file</source>
        <translation>Ghi yêu cầu ra tệp</translation>
    </message>
    <message>
        <source>Write the answers to a file</source>
        <translation>Ghi câu trả lời ra tệp</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Hỏi lại</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>Rev.</source>
        <translation>Lần</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Written out on</source>
        <translation>Ngày ghi ra</translation>
    </message>
    <message>
        <source>Days waiting</source>
        <translation>Số ngày chờ</translation>
    </message>
    <message>
        <source>Newest receipt</source>
        <translation>Biên nhận mới</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Chờ biên nhận</translation>
    </message>
    <message>
        <source>Queried or refused</source>
        <translation>Bị hỏi, bị trả</translation>
    </message>
    <message>
        <source>Nothing was written out yet</source>
        <translation>Chưa ghi ra báo cáo nào</translation>
    </message>
    <message>
        <source>Each return that leaves this book is listed here until the office above has given its receipt: received, verified, merged. Receipts come back as small signed files.</source>
        <translation>Mỗi báo cáo đã ghi ra nằm ở đây, kèm biên nhận của cấp trên: đã nhận, đã kiểm tra, đã tổng hợp. Biên nhận đến bằng tệp nhỏ có chữ ký số.</translation>
    </message>
    <message>
        <source>Check and send a return</source>
        <translation>Kiểm tra và gửi báo cáo</translation>
    </message>
    <message>
        <source>receipt no. {number} of {day}</source>
        <translation>biên nhận số {number} ngày {day}</translation>
    </message>
</context>
<context>
    <name>Queries</name>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Về</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>Ngày hỏi</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>Hạn trả lời</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Còn (ngày)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Chưa trả lời</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Đã trả lời</translation>
    </message>
    <message>
        <source>Not in a file yet</source>
        <translation>Chưa ghi ra tệp</translation>
    </message>
    <message>
        <source>Settled or withdrawn</source>
        <translation>Đã xong, đã rút</translation>
    </message>
    <message>
        <source>No unit was asked anything yet</source>
        <translation>Chưa hỏi đơn vị nào</translation>
    </message>
    <message>
        <source>Ask from a received package or from a merged figure: choose the cell, write what is doubtful, set a last day. The queries go to the unit in a small signed file; its answers come in one too, or with its next package.</source>
        <translation>Hỏi từ gói đã nhận hoặc từ một số tổng hợp: chọn ô, viết điều cần giải trình, đặt hạn. Yêu cầu đi bằng tệp nhỏ có chữ ký số; câu trả lời cũng đến bằng tệp nhỏ, hoặc cùng gói báo cáo tiếp theo của đơn vị.</translation>
    </message>
    <message>
        <source>To the merged forms</source>
        <translation>Mở bảng tổng hợp</translation>
    </message>
</context>
<context>
    <name>ReceiptDetails</name>
    <message>
        <source>Give this receipt…</source>
        <translation>Lập biên nhận này…</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>Where to lay the files</source>
        <translation>Nơi ghi tệp</translation>
    </message>
    <message>
        <source>Lay down again</source>
        <translation>Ghi lại tệp</translation>
    </message>
    <message>
        <source>Lay the last receipt down again</source>
        <translation>Ghi lại biên nhận gần nhất</translation>
    </message>
    <message>
        <source>The unit is to be told: {words}.</source>
        <translation>Báo cho đơn vị: {words}.</translation>
    </message>
    <message>
        <source>The unit was told: {words}.</source>
        <translation>Đã báo cho đơn vị: {words}.</translation>
    </message>
    <message>
        <source>Number of the package</source>
        <translation>Số thứ tự của gói</translation>
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
        <source>Fingerprint of the package (SHA-256)</source>
        <translation>Dấu vân tay của gói (SHA-256)</translation>
    </message>
    <message>
        <source>Receipts given</source>
        <translation>Biên nhận đã lập</translation>
    </message>
    <message>
        <source>No. {number} · {moment} · {state}</source>
        <translation>Số {number} · {moment} · {state}</translation>
    </message>
    <message>
        <source>Writing the receipt</source>
        <translation>Đang ghi biên nhận</translation>
    </message>
    <message>
        <source>{file} was written and checked; the stick may be removed.</source>
        <translation>Đã ghi và đọc lại {file}; rút USB được.</translation>
    </message>
</context>
<context>
    <name>ReceiptDue</name>
    <message>
        <source>told</source>
        <translation>Đã báo đơn vị</translation>
    </message>
    <message>
        <source>no receipt given yet</source>
        <translation>Chưa lập biên nhận</translation>
    </message>
    <message>
        <source>has changed since the last receipt</source>
        <translation>Đã thay đổi, cần lập lại</translation>
    </message>
</context>
<context>
    <name>ReceiptState</name>
    <message>
        <source>received</source>
        <translation>Đã nhận</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>Đã kiểm tra</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>Đã tổng hợp</translation>
    </message>
    <message>
        <source>queried</source>
        <translation>Cần giải trình</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>Không nhận</translation>
    </message>
    <message>
        <source>a later revision was written out</source>
        <translation>Đã ghi ra lần sau</translation>
    </message>
    <message>
        <source>no receipt yet</source>
        <translation>Chưa có biên nhận</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
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
        <source>Received on</source>
        <translation>Ngày nhận</translation>
    </message>
    <message>
        <source>State now</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>Biên nhận gần nhất</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Việc cần làm</translation>
    </message>
    <message>
        <source>Receipt owed</source>
        <translation>Chưa báo đơn vị</translation>
    </message>
    <message>
        <source>Refused, not taken in</source>
        <translation>Đã trả lại, không nhận vào</translation>
    </message>
    <message>
        <source>All packages</source>
        <translation>Tất cả các gói</translation>
    </message>
    <message>
        <source>No package was received yet</source>
        <translation>Chưa nhận gói báo cáo nào</translation>
    </message>
    <message>
        <source>For every package that is taken in you give a receipt: received, verified, merged, queried or refused. It goes back to the unit as a small signed file on the same stick.</source>
        <translation>Mỗi gói đã nhận có một biên nhận: đã nhận, đã kiểm tra, đã tổng hợp, cần giải trình hoặc không nhận. Biên nhận trở về đơn vị bằng tệp nhỏ có chữ ký số, theo chính USB đó.</translation>
    </message>
    <message>
        <source>Receive packages…</source>
        <translation>Nhận gói báo cáo…</translation>
    </message>
    <message>
        <source>no. {number} · {day}</source>
        <translation>số {number} · {day}</translation>
    </message>
</context>
<context>
    <name>SentDetails</name>
    <message>
        <source>Letter that asks for the receipt</source>
        <translation>Thư đề nghị gửi biên nhận</translation>
    </message>
    <message>
        <source>Copy the letter</source>
        <translation>Chép thư</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>Copy again, or by e-mail…</source>
        <translation>Chép lại hoặc gửi thư điện tử…</translation>
    </message>
    <message>
        <source>Ask for the receipt</source>
        <translation>Đề nghị gửi biên nhận</translation>
    </message>
    <message>
        <source>{count} queries about it wait for your answer</source>
        <translation>{count} yêu cầu giải trình chờ trả lời</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Number of the package</source>
        <translation>Số thứ tự của gói</translation>
    </message>
    <message>
        <source>Fingerprint of the package (SHA-256)</source>
        <translation>Dấu vân tay của gói (SHA-256)</translation>
    </message>
    <message>
        <source>Fingerprint of the data (SHA-256)</source>
        <translation>Dấu vân tay của số liệu (SHA-256)</translation>
    </message>
    <message>
        <source>Received by the office above</source>
        <translation>Cấp trên đã nhận</translation>
    </message>
    <message>
        <source>Verified: signatures and content hold</source>
        <translation>Đã kiểm tra: chữ ký và nội dung đúng</translation>
    </message>
    <message>
        <source>Merged into its totals</source>
        <translation>Đã tổng hợp vào số liệu của cấp trên</translation>
    </message>
    <message>
        <source>laid down on {day}</source>
        <translation>ghi ra ngày {day}</translation>
    </message>
    <message>
        <source>Written out</source>
        <translation>Đã ghi ra</translation>
    </message>
    <message>
        <source>The office asks; the answers go in a file of their own or with the next package.</source>
        <translation>Cấp trên yêu cầu giải trình; trả lời bằng tệp riêng hoặc đi cùng gói tiếp theo.</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>No. {number} · {moment} · {state}</source>
        <translation>Số {number} · {moment} · {state}</translation>
    </message>
    <message>
        <source>The letter was copied.</source>
        <translation>Đã chép thư.</translation>
    </message>
</context>
</TS>
