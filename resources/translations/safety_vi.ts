<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>BackupPart</name>
    <message>
        <source>Copy to a stick or folder…</source>
        <translation>Sao ra USB hoặc thư mục…</translation>
    </message>
    <message>
        <source>Check the book</source>
        <translation>Kiểm tra sổ</translation>
    </message>
    <message>
        <source>Last good backup</source>
        <translation>Bản sao lưu tốt gần nhất</translation>
    </message>
    <message>
        <source>Copies beside the book</source>
        <translation>Các bản sao cạnh sổ</translation>
    </message>
    <message>
        <source>Every copy was opened and counted when it was made. Older ones are thinned by themselves.</source>
        <translation>Mỗi bản sao được mở thử và đếm lại ngay khi lập. Bản cũ được tự tỉa bớt.</translation>
    </message>
    <message>
        <source>Is the book sound?</source>
        <translation>Sổ có nguyên vẹn không?</translation>
    </message>
    <message>
        <source>Reads every page of the file, every reference between records, the guards of the history and the sealed contents. Nothing is changed.</source>
        <translation>Đọc lại từng trang của tệp, mọi liên hệ giữa các bản ghi, cơ chế ghi lịch sử và các nội dung đã chốt. Không thay đổi gì.</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Chưa có</translation>
    </message>
    <message>
        <source>This book has never been backed up.</source>
        <translation>Sổ này chưa được sao lưu lần nào.</translation>
    </message>
    <message>
        <source>A broken disk would take everything with it. One press makes a copy.</source>
        <translation>Nếu hỏng ổ đĩa sẽ mất tất cả. Chỉ cần bấm một lần để có bản sao.</translation>
    </message>
    <message>
        <source>{days} days old</source>
        <translation>Đã {days} ngày</translation>
    </message>
    <message>
        <source>Opened and counted</source>
        <translation>Đã mở thử và đếm lại</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>It is not there now: the stick is unplugged, or it was moved.</source>
        <translation>Hiện không thấy tệp: USB đã rút hoặc tệp đã chuyển chỗ.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Chưa có bản nào.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Khôi phục…</translation>
    </message>
    <message>
        <source>Reading the copy</source>
        <translation>Đang đọc bản sao</translation>
    </message>
    <message>
        <source>{count} changes made since then will no longer be in the book.</source>
        <translation>{count} thay đổi làm sau lúc đó sẽ không còn trong sổ.</translation>
    </message>
    <message>
        <source>Nothing was changed since then.</source>
        <translation>Từ lúc đó đến nay sổ không có thay đổi nào.</translation>
    </message>
    <message>
        <source>The present book is not deleted: it is laid aside in the same folder, under its name with “before” and the moment.</source>
        <translation>Sổ hiện tại không bị xóa: sổ được cất trong cùng thư mục, với tên cũ thêm “before” và thời điểm khôi phục.</translation>
    </message>
    <message>
        <source>Go back to the copy of {moment}</source>
        <translation>Quay về bản sao lúc {moment}</translation>
    </message>
    <message>
        <source>Restore this copy</source>
        <translation>Khôi phục bản sao này</translation>
    </message>
    <message>
        <source>Backing up and checking the copy</source>
        <translation>Đang sao lưu và kiểm tra bản sao</translation>
    </message>
    <message>
        <source>Copy of the book</source>
        <translation>Bản sao của sổ</translation>
    </message>
    <message>
        <source>Checking the book</source>
        <translation>Đang kiểm tra sổ</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Nguyên vẹn</translation>
    </message>
    <message>
        <source>Checked {moment}. Nothing is missing and nothing was altered.</source>
        <translation>Kiểm tra lúc {moment}. Không thiếu gì và không có gì bị sửa từ bên ngoài.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Bị hỏng</translation>
    </message>
    <message>
        <source>Checked {moment}. Do not go on working in it; open the last good backup.</source>
        <translation>Kiểm tra lúc {moment}. Đề nghị không làm tiếp trên sổ này; hãy mở bản sao lưu tốt gần nhất.</translation>
    </message>
    <message>
        <source>Could not be checked</source>
        <translation>Chưa kiểm tra được</translation>
    </message>
</context>
<context>
    <name>BinPart</name>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Thrown away</source>
        <translation>Xóa lúc</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người xóa</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>Thùng rác trống</translation>
    </message>
    <message>
        <source>Cooperatives, people and debts that are deleted come here with all that belongs to them.</source>
        <translation>Hợp tác xã, người và khoản nợ bị xóa được giữ tại đây cùng mọi dữ liệu kèm theo.</translation>
    </message>
    <message>
        <source>Take it out of the bin</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>Nothing in the bin is ever lost by itself.</source>
        <translation>Dữ liệu trong thùng rác không tự mất đi.</translation>
    </message>
    <message>
        <source>{name}, merged into {into}</source>
        <translation>{name}, đã gộp vào {into}</translation>
    </message>
    <message>
        <source>Taking it out of the bin</source>
        <translation>Đang lấy lại</translation>
    </message>
</context>
<context>
    <name>HistoryPart</name>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Người làm</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc đã làm</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Show older changes</source>
        <translation>Xem các thay đổi cũ hơn</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>đã rút lại</translation>
    </message>
    <message>
        <source>Take back: {change}</source>
        <translation>Rút lại: {change}</translation>
    </message>
    <message>
        <source>What stood before comes back. If later work builds on it, nothing is changed and you are told which. Taking back is itself a line of the history and can be undone.</source>
        <translation>Dữ liệu trở lại như trước đó. Nếu có việc làm sau dựa vào thay đổi này thì chương trình không đổi gì và cho biết đó là việc nào. Việc rút lại cũng được ghi vào lịch sử và có thể làm lại.</translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation>Rút lại thay đổi này</translation>
    </message>
    <message>
        <source>Taking the change back</source>
        <translation>Đang rút lại thay đổi</translation>
    </message>
    <message>
        <source>Doing the change again</source>
        <translation>Đang làm lại thay đổi</translation>
    </message>
</context>
<context>
    <name>SafetyPage</name>
    <message>
        <source>Data safety</source>
        <translation>An toàn dữ liệu</translation>
    </message>
    <message>
        <source>no backup yet</source>
        <translation>chưa có bản sao lưu</translation>
    </message>
    <message>
        <source>last good backup {moment}</source>
        <translation>bản sao lưu tốt gần nhất {moment}</translation>
    </message>
    <message>
        <source>Not backed up</source>
        <translation>Chưa sao lưu</translation>
    </message>
    <message>
        <source>Backup is old</source>
        <translation>Bản sao đã cũ</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Đã sao lưu</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Backups and check</source>
        <translation>Sao lưu và kiểm tra</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử thay đổi</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
</context>
<context>
    <name>_ChangePanel</name>
    <message>
        <source>Take back…</source>
        <translation>Rút lại…</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Go to its page</source>
        <translation>Đến màn hình của việc này</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>đã rút lại</translation>
    </message>
    <message>
        <source>{moment}, by {person}</source>
        <translation>{moment}, {person}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} mục nữa</translation>
    </message>
    <message>
        <source>This step has its own way back on its page.</source>
        <translation>Việc này được rút lại tại màn hình riêng của nó.</translation>
    </message>
    <message>
        <source>This step cannot be taken back.</source>
        <translation>Việc này không rút lại được.</translation>
    </message>
</context>
</TS>
