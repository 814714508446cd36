<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>Guide</name>
    <message>
        <source>{count} are in the book.</source>
        <translation>Trong sổ đã có {count}.</translation>
    </message>
    <message>
        <source>Forms fill themselves from it. Figures without records can be typed into the forms.</source>
        <translation>Biểu tự lấy số từ sổ. Số liệu chưa có hồ sơ thì gõ thẳng vào biểu.</translation>
    </message>
    <message>
        <source>Enter the cooperatives, unions and groups of the unit</source>
        <translation>Nhập các HTX, liên hiệp HTX, tổ hợp tác của đơn vị</translation>
    </message>
    <message>
        <source>Paste from Excel…</source>
        <translation>Dán từ Excel…</translation>
    </message>
    <message>
        <source>Add one…</source>
        <translation>Thêm từng hồ sơ…</translation>
    </message>
    <message>
        <source>{count} lack information that the forms count.</source>
        <translation>Còn {count} hồ sơ thiếu thông tin mà biểu cần.</translation>
    </message>
    <message>
        <source>Sector, standing, members and debts: what a form counts stands in the records.</source>
        <translation>Lĩnh vực, tình trạng, thành viên, nợ: biểu đếm những gì ghi trong hồ sơ.</translation>
    </message>
    <message>
        <source>Complete their records, members and debts</source>
        <translation>Bổ sung hồ sơ, thành viên và nợ</translation>
    </message>
    <message>
        <source>See what is lacking</source>
        <translation>Xem hồ sơ còn thiếu</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>Nợ</translation>
    </message>
    <message>
        <source>{given} of {asked} that operate have given theirs: workers, revenue, profit, income.</source>
        <translation>{given}/{asked} đơn vị đang hoạt động đã có số: lao động, doanh thu, lãi, thu nhập.</translation>
    </message>
    <message>
        <source>Enter the results of {period}</source>
        <translation>Nhập kết quả {period}</translation>
    </message>
    <message>
        <source>Open the sheet</source>
        <translation>Mở bảng nhập</translation>
    </message>
    <message>
        <source>Most cells come from the register; the rest is typed or stays blank.</source>
        <translation>Phần lớn ô lấy từ sổ; phần còn lại gõ tay hoặc để trống.</translation>
    </message>
    <message>
        <source>Look through the forms and settle what is doubtful</source>
        <translation>Xem lại các biểu, xử lý lỗi và cảnh báo</translation>
    </message>
    <message>
        <source>Open the forms</source>
        <translation>Mở các biểu</translation>
    </message>
    <message>
        <source>Fill in the document, sign and send</source>
        <translation>Điền văn bản, ký và gửi</translation>
    </message>
    <message>
        <source>The file is carried to the unit above; its receipt comes back the same way.</source>
        <translation>Tệp được mang lên cấp trên; biên nhận về theo cùng đường đó.</translation>
    </message>
    <message>
        <source>Check and sign…</source>
        <translation>Kiểm tra và ký…</translation>
    </message>
    <message>
        <source>Your first return: {period}</source>
        <translation>Báo cáo đầu tiên: {period}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>đã xong</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>cần làm</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>See the package</source>
        <translation>Xem gói đã ghi ra</translation>
    </message>
    <message>
        <source>Begin the return</source>
        <translation>Lập báo cáo</translation>
    </message>
    <message>
        <source>Make the package…</source>
        <translation>Tạo gói…</translation>
    </message>
    <message>
        <source>Settle them</source>
        <translation>Xem và xử lý</translation>
    </message>
    <message>
        <source>Check and sign…</source>
        <translation>Kiểm tra và ký…</translation>
    </message>
    <message>
        <source>Overdue since {day}.</source>
        <translation>Quá hạn từ {day}.</translation>
    </message>
    <message>
        <source>The last day was {day}, {count} working days ago.</source>
        <translation>Hạn gửi là ngày {day}, đã quá {count} ngày làm việc.</translation>
    </message>
    <message>
        <source>To be sent by {day}: {count} working days left.</source>
        <translation>Hạn gửi ngày {day}, còn {count} ngày làm việc.</translation>
    </message>
    <message>
        <source>The rule names {day}, a day off.</source>
        <translation>(Hạn theo quy định là ngày {day}, trùng ngày nghỉ.)</translation>
    </message>
    <message>
        <source>Open: {warnings} warnings.</source>
        <translation>Còn {warnings} cảnh báo chưa nêu lý do.</translation>
    </message>
    <message>
        <source>Open: {errors} errors.</source>
        <translation>Còn {errors} lỗi.</translation>
    </message>
    <message>
        <source>Open: {errors} errors, {warnings} warnings.</source>
        <translation>Còn {errors} lỗi, {warnings} cảnh báo.</translation>
    </message>
    <message>
        <source>Written out; the last day is {day}.</source>
        <translation>Đã ghi ra; hạn cuối là ngày {day}.</translation>
    </message>
    <message>
        <source>Returns of {count} of {whole} units received</source>
        <translation>Đã nhận báo cáo của {count}/{whole} đơn vị</translation>
    </message>
    <message>
        <source>All returns are in.</source>
        <translation>Đã nhận đủ báo cáo.</translation>
    </message>
    <message>
        <source>See the merged forms</source>
        <translation>Xem số liệu tổng hợp</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} và {count} đơn vị khác</translation>
    </message>
    <message>
        <source>Receive packages…</source>
        <translation>Nhận gói…</translation>
    </message>
    <message>
        <source>Missing: {names}</source>
        <translation>Còn thiếu: {names}</translation>
    </message>
    <message>
        <source>Remind them…</source>
        <translation>Đôn đốc…</translation>
    </message>
    <message>
        <source>Their last day was {day}.</source>
        <translation>Hạn gửi của các đơn vị là ngày {day}, đã qua.</translation>
    </message>
    <message>
        <source>Their last day was {day}, {count} working days ago.</source>
        <translation>Hạn gửi của các đơn vị là ngày {day}, đã quá {count} ngày làm việc.</translation>
    </message>
    <message>
        <source>They send by {day}: {count} working days left.</source>
        <translation>Hạn gửi của các đơn vị là ngày {day}, còn {count} ngày làm việc.</translation>
    </message>
    <message>
        <source>{count} cooperatives have stopped and are held by debt</source>
        <translation>{count} hợp tác xã ngừng hoạt động vướng nợ</translation>
    </message>
    <message>
        <source>Stopped cooperatives owe {owed} million dong in all.</source>
        <translation>Các hợp tác xã ngừng hoạt động còn nợ tổng cộng {owed} triệu đồng.</translation>
    </message>
    <message>
        <source>See them</source>
        <translation>Xem danh sách</translation>
    </message>
    <message>
        <source>{count} cooperatives and groups lack information</source>
        <translation>{count} hợp tác xã, tổ hợp tác thiếu thông tin</translation>
    </message>
    <message>
        <source>What they lack stands in the list; blank figures are missing in the forms.</source>
        <translation>Danh sách ghi rõ thiếu gì; số liệu để trống sẽ không vào biểu.</translation>
    </message>
    <message>
        <source>Data safety</source>
        <translation>An toàn dữ liệu</translation>
    </message>
    <message>
        <source>No backup of this book yet</source>
        <translation>Sổ này chưa có bản sao lưu</translation>
    </message>
    <message>
        <source>A copy takes a moment and is checked at once.</source>
        <translation>Sao lưu chỉ mất vài giây và được mở thử ngay.</translation>
    </message>
    <message>
        <source>Last good backup: {at}</source>
        <translation>Bản sao lưu tốt gần nhất: {at}</translation>
    </message>
    <message>
        <source>That was {count} days ago.</source>
        <translation>Đã {count} ngày chưa sao lưu.</translation>
    </message>
    <message>
        <source>It was opened and counted.</source>
        <translation>Bản sao đã được mở thử và đếm lại.</translation>
    </message>
    <message>
        <source>{count} queries of the office above wait for your answer</source>
        <translation>{count} yêu cầu giải trình của cấp trên chờ trả lời</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Trả lời…</translation>
    </message>
    <message>
        <source>No last day was set.</source>
        <translation>Không ghi hạn trả lời.</translation>
    </message>
    <message>
        <source>{count} beyond their last day, the first since {day}.</source>
        <translation>{count} yêu cầu đã quá hạn, sớm nhất từ ngày {day}.</translation>
    </message>
    <message>
        <source>The first is wanted by {day}.</source>
        <translation>Hạn trả lời sớm nhất: {day}.</translation>
    </message>
    <message>
        <source>{period}, revision {revision}: no receipt yet</source>
        <translation>{period}, lần {revision}: chưa có biên nhận</translation>
    </message>
    <message>
        <source>{count} packages have no receipt yet</source>
        <translation>{count} gói đã ghi ra chưa có biên nhận</translation>
    </message>
    <message>
        <source>Written out today.</source>
        <translation>Ghi ra hôm nay.</translation>
    </message>
    <message>
        <source>{days} days without a receipt since it was written out.</source>
        <translation>Đã {days} ngày từ khi ghi ra mà chưa có biên nhận.</translation>
    </message>
    <message>
        <source>The oldest: {days} days since it was written out.</source>
        <translation>Gói lâu nhất đã {days} ngày từ khi ghi ra.</translation>
    </message>
    <message>
        <source>See the outbox</source>
        <translation>Xem gói đã ghi ra</translation>
    </message>
    <message>
        <source>{count} received packages have no receipt from you yet</source>
        <translation>{count} gói đã nhận chưa lập biên nhận</translation>
    </message>
    <message>
        <source>Until then the units do not know what became of them.</source>
        <translation>Đơn vị gửi chưa biết gói của mình đã được xử lý đến đâu.</translation>
    </message>
    <message>
        <source>Give receipts…</source>
        <translation>Lập biên nhận…</translation>
    </message>
    <message>
        <source>{count} of your queries to units have no answer yet</source>
        <translation>{count} yêu cầu giải trình gửi đơn vị chưa được trả lời</translation>
    </message>
    <message>
        <source>See the queries</source>
        <translation>Xem các yêu cầu</translation>
    </message>
    <message>
        <source>{count} rules on deadlines end soon, the first after {day}</source>
        <translation>{count} quy định về hạn gửi sắp hết hiệu lực, sớm nhất sau ngày {day}</translation>
    </message>
    <message>
        <source>By {sources}. Find out whether they are extended or replaced.</source>
        <translation>Căn cứ: {sources}. Đề nghị xem văn bản được gia hạn hay đã có văn bản thay thế.</translation>
    </message>
    <message>
        <source>See the rules</source>
        <translation>Xem các quy định</translation>
    </message>
    <message>
        <source>The first was due on {day}: {task}</source>
        <translation>Sớm nhất là hạn {day}: {task}</translation>
    </message>
    <message>
        <source>{count} tasks are overdue</source>
        <translation>{count} nhiệm vụ quá hạn</translation>
    </message>
    <message>
        <source>See the tasks</source>
        <translation>Xem nhiệm vụ</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Cooperatives by sector</source>
        <translation>Hợp tác xã theo lĩnh vực</translation>
    </message>
    <message>
        <source>operating</source>
        <translation>đang hoạt động</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>ngừng hoạt động</translation>
    </message>
    <message>
        <source>Debts by kind of creditor (million dong)</source>
        <translation>Nợ theo loại chủ nợ (triệu đồng)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Biểu đồ</translation>
    </message>
    <message>
        <source>Looking what is due</source>
        <translation>Đang xem việc cần làm</translation>
    </message>
</context>
</TS>
