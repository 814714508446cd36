<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>Adding</name>
    <message>
        <source>Compared with the unit&apos;s paper: the same</source>
        <translation>Đã so với giấy của đơn vị: giống nhau</translation>
    </message>
    <message>
        <source>Signs from</source>
        <translation>Được ký từ ngày</translation>
    </message>
    <message>
        <source>Until (if known)</source>
        <translation>Đến ngày (nếu có)</translation>
    </message>
    <message>
        <source>For the unit</source>
        <translation>Ký cho đơn vị</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>Replaces (if any)</source>
        <translation>Thay cho chứng thư số (nếu có)</translation>
    </message>
    <message>
        <source>Register the certificate</source>
        <translation>Đăng ký chứng thư số</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Fingerprint: compare it group by group with the paper</source>
        <translation>Dấu vân tay: so từng nhóm với giấy của đơn vị</translation>
    </message>
    <message>
        <source>Name in the certificate</source>
        <translation>Tên trong chứng thư</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Nơi cấp</translation>
    </message>
    <message>
        <source>Certificate valid</source>
        <translation>Thời hạn chứng thư</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the paper first, and tick it.</source>
        <translation>Hãy so dấu vân tay với giấy của đơn vị rồi đánh dấu đã so.</translation>
    </message>
    <message>
        <source>Give the first day.</source>
        <translation>Hãy nhập ngày bắt đầu được ký.</translation>
    </message>
    <message>
        <source>Choose the unit that it signs for.</source>
        <translation>Hãy chọn đơn vị mà chứng thư số này ký cho.</translation>
    </message>
    <message>
        <source>Registering the certificate</source>
        <translation>Đang đăng ký chứng thư số</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Does not sign any more from</source>
        <translation>Thôi được ký từ ngày</translation>
    </message>
    <message>
        <source>The key is lost or in other hands</source>
        <translation>Khóa bị mất hoặc đã lộ</translation>
    </message>
    <message>
        <source>Then nothing that it ever signed is believed, whatever date it bears.</source>
        <translation>Khi đó mọi chữ ký bằng khóa này đều không được tin, dù ghi ngày nào.</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Thu hồi…</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Nơi cấp</translation>
    </message>
    <message>
        <source>Certificate valid</source>
        <translation>Thời hạn chứng thư</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Dấu vân tay (SHA-256)</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>Ngày đăng ký</translation>
    </message>
    <message>
        <source>Withdrawn on</source>
        <translation>Ngày thu hồi</translation>
    </message>
    <message>
        <source>Once the next list is signed, no package that {name} signed for {unit} is believed, earlier ones included. Do this only where the key is lost or misused. It cannot be taken back.</source>
        <translation>Sau khi ký danh sách kế tiếp, mọi gói do {name} ký cho {unit} đều không được tin, kể cả gói cũ. Chỉ làm khi khóa bị mất hoặc bị lợi dụng. Việc này không hoàn tác được.</translation>
    </message>
    <message>
        <source>From {on} on, {name} signs no more for {unit}. What was signed before stays good. It takes effect once the next list is signed and handed down.</source>
        <translation>Từ ngày {on}, {name} thôi được ký cho {unit}. Những gì đã ký trước đó vẫn có giá trị. Có hiệu lực khi danh sách kế tiếp được ký và gửi xuống các đơn vị.</translation>
    </message>
    <message>
        <source>Withdraw {name}?</source>
        <translation>Thu hồi quyền ký của {name}?</translation>
    </message>
    <message>
        <source>Withdraw the certificate</source>
        <translation>Thu hồi quyền ký</translation>
    </message>
    <message>
        <source>Withdrawing the certificate</source>
        <translation>Đang thu hồi quyền ký</translation>
    </message>
</context>
<context>
    <name>HandedDown</name>
    <message>
        <source>The forms are installed here. Hand this file to every unit: it is opened on the page that receives, and each unit sees what changes before it is installed.</source>
        <translation>Các biểu đã cài ở đây. Hãy giao tệp này cho mọi đơn vị: đơn vị mở ở màn hình nhận, xem điểm thay đổi rồi mới cài.</translation>
    </message>
    <message>
        <source>Signed, written and installed</source>
        <translation>Đã ký, ghi tệp và cài</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Biểu</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 của tệp</translation>
    </message>
</context>
<context>
    <name>HandingDown</name>
    <message>
        <source>Sign the forms</source>
        <translation>Ký biểu mẫu</translation>
    </message>
    <message>
        <source>Where to lay the file</source>
        <translation>Thư mục ghi tệp</translation>
    </message>
    <message>
        <source>Signing the forms</source>
        <translation>Đang ký biểu mẫu</translation>
    </message>
    <message>
        <source>Note to the units</source>
        <translation>Lời nhắn cho đơn vị</translation>
    </message>
    <message>
        <source>Such as the document that asks for the forms.</source>
        <translation>Ví dụ văn bản yêu cầu lập biểu.</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Name in the certificate</source>
        <translation>Tên trong chứng thư</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
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
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Unit, name or fingerprint</source>
        <translation>Đơn vị, tên hoặc dấu vân tay</translation>
    </message>
    <message>
        <source>Import authorities or revocation lists…</source>
        <translation>Nạp chứng thư tổ chức chứng thực, danh sách thu hồi…</translation>
    </message>
    <message>
        <source>May sign</source>
        <translation>Được ký</translation>
    </message>
    <message>
        <source>Ended or lost</source>
        <translation>Đã thôi hoặc mất khóa</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>Where to lay the list</source>
        <translation>Thư mục ghi danh sách</translation>
    </message>
    <message>
        <source>Another key from now on</source>
        <translation>Đổi khóa ký danh sách</translation>
    </message>
    <message>
        <source>Every unit must then compare the new fingerprint with a paper of yours and pin it again.</source>
        <translation>Khi đó mọi đơn vị phải so dấu vân tay mới với giấy của tỉnh và ghi nhận lại.</translation>
    </message>
    <message>
        <source>Sign the list</source>
        <translation>Ký danh sách</translation>
    </message>
    <message>
        <source>List {serial}: {count} certificates, next update by {day}</source>
        <translation>Danh sách số {serial}: {count} chứng thư số, cập nhật trước ngày {day}</translation>
    </message>
    <message>
        <source>What changes since the last list</source>
        <translation>Thay đổi so với danh sách trước</translation>
    </message>
    <message>
        <source>Added: {count}</source>
        <translation>Thêm: {count}</translation>
    </message>
    <message>
        <source>Another last day: {count}</source>
        <translation>Đổi ngày cuối: {count}</translation>
    </message>
    <message>
        <source>Taken out: {count}</source>
        <translation>Bỏ ra: {count}</translation>
    </message>
    <message>
        <source>Newer revocation lists: {count}</source>
        <translation>Danh sách thu hồi mới hơn: {count}</translation>
    </message>
    <message>
        <source>Nothing; the list is only made to last longer.</source>
        <translation>Không đổi; danh sách chỉ được gia hạn.</translation>
    </message>
    <message>
        <source>Packages are closed to</source>
        <translation>Gói báo cáo được khóa bằng</translation>
    </message>
    <message>
        <source>No key any more: what holds personal numbers can be closed by a password only.</source>
        <translation>Thôi ghi khóa: gói có số định danh cá nhân chỉ khóa được bằng mật khẩu.</translation>
    </message>
    <message>
        <source>No key: what holds personal numbers can be closed by a password only.</source>
        <translation>Chưa có khóa: gói có số định danh cá nhân chỉ khóa được bằng mật khẩu.</translation>
    </message>
    <message>
        <source>New in this list.</source>
        <translation>Mới ghi trong danh sách này.</translation>
    </message>
    <message>
        <source>Reception keys…</source>
        <translation>Khóa mở gói báo cáo…</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} dòng nữa</translation>
    </message>
    <message>
        <source>Signing the trust list</source>
        <translation>Đang ký danh sách tin cậy</translation>
    </message>
</context>
<context>
    <name>SigningPanel</name>
    <message>
        <source>Another key file…</source>
        <translation>Dùng tệp khóa khác…</translation>
    </message>
    <message>
        <source>The province&apos;s key (.p12)</source>
        <translation>Tệp khóa của tỉnh (.p12)</translation>
    </message>
    <message>
        <source>Password of the key</source>
        <translation>Mật khẩu của khóa</translation>
    </message>
    <message>
        <source>It is not kept anywhere.</source>
        <translation>Mật khẩu không được lưu ở đâu.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Choose the key file first.</source>
        <translation>Hãy chọn tệp khóa trước.</translation>
    </message>
    <message>
        <source>Type the password of the key first.</source>
        <translation>Hãy nhập mật khẩu của khóa trước.</translation>
    </message>
    <message>
        <source>Choose the folder first.</source>
        <translation>Hãy chọn thư mục trước.</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Tệp khóa</translation>
    </message>
    <message>
        <source>Folder for the file</source>
        <translation>Thư mục ghi tệp</translation>
    </message>
</context>
<context>
    <name>TrustPage</name>
    <message>
        <source>No certificate is registered yet</source>
        <translation>Chưa đăng ký chứng thư số nào</translation>
    </message>
    <message>
        <source>Each unit makes its key and hands you the registration file (.pem). Register it here after comparing the fingerprint with the unit&apos;s paper, then sign the trust list and hand it down to all units.</source>
        <translation>Mỗi đơn vị tự tạo khóa và gửi tệp đăng ký (.pem). Đăng ký tại đây sau khi so dấu vân tay với giấy của đơn vị, rồi ký danh sách tin cậy và gửi xuống cho mọi đơn vị.</translation>
    </message>
    <message>
        <source>Register from a file…</source>
        <translation>Đăng ký từ tệp…</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>Danh sách tin cậy</translation>
    </message>
    <message>
        <source>no list has been signed yet</source>
        <translation>chưa ký danh sách nào</translation>
    </message>
    <message>
        <source>list {serial} in use, next update by {day}</source>
        <translation>đang dùng danh sách số {serial}, cập nhật trước ngày {day}</translation>
    </message>
    <message>
        <source>{count} of its certificates are not registered in this book; they stay in the next list</source>
        <translation>{count} chứng thư số trong đó chưa đăng ký ở sổ này; danh sách kế tiếp vẫn giữ nguyên</translation>
    </message>
    <message>
        <source>Revocation list out of date</source>
        <translation>Danh sách thu hồi đã quá hạn</translation>
    </message>
    <message>
        <source>{count} changes not signed yet</source>
        <translation>{count} thay đổi chưa ký</translation>
    </message>
    <message>
        <source>No list</source>
        <translation>Chưa có danh sách</translation>
    </message>
    <message>
        <source>Past its next update</source>
        <translation>Quá ngày cập nhật</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Đang có hiệu lực</translation>
    </message>
    <message>
        <source>Register a certificate first.</source>
        <translation>Hãy đăng ký chứng thư số trước.</translation>
    </message>
    <message>
        <source>Sign the list…</source>
        <translation>Ký danh sách…</translation>
    </message>
    <message>
        <source>Hand down forms…</source>
        <translation>Giao biểu mẫu…</translation>
    </message>
    <message>
        <source>Sign a trust list first.</source>
        <translation>Hãy ký danh sách tin cậy trước.</translation>
    </message>
    <message>
        <source>Reading the trust list</source>
        <translation>Đang đọc danh sách tin cậy</translation>
    </message>
    <message>
        <source>No certificate is registered in this book itself</source>
        <translation>Sổ này chưa tự đăng ký chứng thư số nào</translation>
    </message>
    <message>
        <source>Registration file</source>
        <translation>Tệp đăng ký</translation>
    </message>
    <message>
        <source>Reading the registration file</source>
        <translation>Đang đọc tệp đăng ký</translation>
    </message>
    <message>
        <source>Register a certificate</source>
        <translation>Đăng ký chứng thư số</translation>
    </message>
    <message>
        <source>Certificates of authorities and revocation lists</source>
        <translation>Chứng thư tổ chức chứng thực và danh sách thu hồi</translation>
    </message>
    <message>
        <source>Reading the authorities</source>
        <translation>Đang đọc tệp tổ chức chứng thực</translation>
    </message>
    <message>
        <source>Preparing the list</source>
        <translation>Đang chuẩn bị danh sách</translation>
    </message>
    <message>
        <source>Sign the next list</source>
        <translation>Ký danh sách kế tiếp</translation>
    </message>
    <message>
        <source>Files of forms</source>
        <translation>Tệp biểu mẫu</translation>
    </message>
    <message>
        <source>Hand down forms</source>
        <translation>Giao biểu mẫu</translation>
    </message>
    <message>
        <source>Examining the forms</source>
        <translation>Đang kiểm tra biểu mẫu</translation>
    </message>
    <message>
        <source>The forms are installed here</source>
        <translation>Biểu mẫu đã cài ở đây</translation>
    </message>
    <message>
        <source>The list is in use here</source>
        <translation>Danh sách đã được dùng tại đây</translation>
    </message>
</context>
<context>
    <name>WrittenList</name>
    <message>
        <source>Hand this file to every unit. A unit that installs a list for the first time compares the fingerprint of your key with the one that you give it on paper.</source>
        <translation>Gửi tệp này cho mọi đơn vị. Đơn vị nạp danh sách lần đầu phải so dấu vân tay của khóa này với dấu vân tay in trên giấy do tỉnh gửi.</translation>
    </message>
    <message>
        <source>Signed, written and read back</source>
        <translation>Đã ký, ghi và đọc lại đúng</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Danh sách số</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Số chứng thư số</translation>
    </message>
    <message>
        <source>Next update by</source>
        <translation>Cập nhật trước ngày</translation>
    </message>
    <message>
        <source>Fingerprint of the key that signed</source>
        <translation>Dấu vân tay của khóa đã ký</translation>
    </message>
</context>
</TS>
