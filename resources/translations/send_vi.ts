<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>CheckingView</name>
    <message>
        <source>To look at before signing</source>
        <translation>Cần xem trước khi ký</translation>
    </message>
    <message>
        <source>The figures of all forms agree with each other.</source>
        <translation>Số liệu các biểu khớp với nhau.</translation>
    </message>
    <message>
        <source>How far it came</source>
        <translation>Các bước của báo cáo</translation>
    </message>
    <message>
        <source>{count} queries wait for an answer…</source>
        <translation>{count} yêu cầu giải trình chờ trả lời…</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>What will be signed</source>
        <translation>Nội dung sẽ được ký</translation>
    </message>
    <message>
        <source>Digest of the data (SHA-256)</source>
        <translation>Mã kiểm tra của số liệu (SHA-256)</translation>
    </message>
    <message>
        <source>The receipt of the unit above will name the same digest.</source>
        <translation>Giấy biên nhận của cấp trên sẽ ghi đúng mã này.</translation>
    </message>
    <message>
        <source>Changed since the last revision</source>
        <translation>Thay đổi so với lần trước</translation>
    </message>
    <message>
        <source>Main figures</source>
        <translation>Số liệu chính</translation>
    </message>
    <message>
        <source>Forms and lists inside</source>
        <translation>Các biểu và danh sách trong gói</translation>
    </message>
    <message>
        <source>Files that the signatures cover</source>
        <translation>Các tệp được chữ ký bảo đảm</translation>
    </message>
    <message>
        <source>What was sealed</source>
        <translation>Nội dung đã chốt</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>ĐVT</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Kỳ trước</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Kỳ này</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Đơn vị gửi</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Nơi nhận</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Lần lập</translation>
    </message>
    <message>
        <source>Figures as of</source>
        <translation>Số liệu đến</translation>
    </message>
    <message>
        <source>Printed pages</source>
        <translation>Số trang in</translation>
    </message>
    <message>
        <source>Number of the package</source>
        <translation>Gói số</translation>
    </message>
    <message>
        <source>Answers to queries</source>
        <translation>Giải trình kèm theo</translation>
    </message>
    <message>
        <source>{count} figures differ; the first {shown} are listed.</source>
        <translation>Có {count} số liệu khác lần trước; liệt kê {shown} số đầu.</translation>
    </message>
    <message>
        <source>No figure differs from it.</source>
        <translation>Không có số liệu nào khác lần trước.</translation>
    </message>
    <message>
        <source>{count} more only follow from others.</source>
        <translation>Thêm {count} số chỉ thay đổi do tính lại.</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Biểu</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Ô</translation>
    </message>
    <message>
        <source>Revision before</source>
        <translation>Lần trước</translation>
    </message>
    <message>
        <source>This revision</source>
        <translation>Lần này</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>trống</translation>
    </message>
    <message>
        <source>{count} figures</source>
        <translation>{count} số liệu</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} dòng</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Where to lay the package</source>
        <translation>Nơi đặt gói báo cáo</translation>
    </message>
    <message>
        <source>Copying the package</source>
        <translation>Đang chép lại gói</translation>
    </message>
    <message>
        <source>Where to lay the reduced copy</source>
        <translation>Nơi đặt bản sao rút gọn</translation>
    </message>
    <message>
        <source>Making a reduced copy</source>
        <translation>Đang lập bản sao rút gọn</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Where to lay the package</source>
        <translation>Nơi đặt gói báo cáo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Stick {name}: {free} MB free</source>
        <translation>USB {name}: còn {free} MB</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Changed since the last revision</source>
        <translation>Thay đổi so với lần trước</translation>
    </message>
    <message>
        <source>Main figures</source>
        <translation>Số liệu chính</translation>
    </message>
    <message>
        <source>The figures of all forms agree with each other</source>
        <translation>Số liệu các biểu khớp với nhau</translation>
    </message>
    <message>
        <source>The period is not over yet: figures are as of {day}</source>
        <translation>Kỳ này chưa kết thúc: số liệu tính đến {day}</translation>
    </message>
    <message>
        <source>No figure differs from it.</source>
        <translation>Không có số liệu nào khác lần trước.</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Biểu</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Ô</translation>
    </message>
    <message>
        <source>Revision before</source>
        <translation>Lần trước</translation>
    </message>
    <message>
        <source>This revision</source>
        <translation>Lần này</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Kỳ trước</translation>
    </message>
    <message>
        <source>Packages written out before</source>
        <translation>Các gói đã ghi ra</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Kỳ này</translation>
    </message>
    <message>
        <source>Nothing was written out of this book yet.</source>
        <translation>Sổ này chưa ghi ra gói báo cáo nào.</translation>
    </message>
    <message>
        <source>{period} · package {number} · {moment}</source>
        <translation>{period} · gói số {number} · {moment}</translation>
    </message>
    <message>
        <source>{count} figures differ; the first {shown} are listed.</source>
        <translation>Có {count} số liệu khác lần trước; liệt kê {shown} số đầu.</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>trống</translation>
    </message>
    <message>
        <source>{pages} printed pages · figures as of {day}</source>
        <translation>{pages} trang in · số liệu đến {day}</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>ĐVT</translation>
    </message>
</context>
<context>
    <name>PackagePart</name>
    <message>
        <source>Digest of the data (SHA-256)</source>
        <translation>Mã kiểm tra của số liệu (SHA-256)</translation>
    </message>
    <message>
        <source>Written out as</source>
        <translation>Đã ghi ra</translation>
    </message>
    <message>
        <source>Digest of the data, as the receipt will name it</source>
        <translation>Mã kiểm tra của số liệu, giấy biên nhận sẽ ghi đúng mã này</translation>
    </message>
    <message>
        <source>Send by e-mail</source>
        <translation>Gửi bằng thư điện tử</translation>
    </message>
    <message>
        <source>Make a reduced copy</source>
        <translation>Lập bản sao rút gọn</translation>
    </message>
    <message>
        <source>For readers who need not know everything: one file with data, workbook and print. It says at its top what was left out, and it bears no signature of the return.</source>
        <translation>Dành cho người chỉ cần xem một phần: một tệp gồm số liệu, bảng tính và bản in. Đầu mỗi biểu ghi rõ đã bỏ gì; bản sao không mang chữ ký của báo cáo.</translation>
    </message>
    <message>
        <source>Only the totals of the forms…</source>
        <translation>Chỉ số liệu tổng hợp của các biểu…</translation>
    </message>
    <message>
        <source>Everything but personal details…</source>
        <translation>Tất cả, trừ thông tin cá nhân…</translation>
    </message>
</context>
<context>
    <name>SendLadder</name>
    <message>
        <source>Draft: figures filled in</source>
        <translation>Nháp: đã điền số liệu</translation>
    </message>
    <message>
        <source>Checked: no error, every warning answered</source>
        <translation>Đã kiểm tra: không còn lỗi, cảnh báo đều có lý do</translation>
    </message>
    <message>
        <source>Sealed: figures frozen</source>
        <translation>Đã chốt: số liệu không đổi được nữa</translation>
    </message>
    <message>
        <source>Written out: package signed and laid down</source>
        <translation>Đã ghi ra: gói đã ký và ghi xong</translation>
    </message>
    <message>
        <source>{count} still to be settled</source>
        <translation>còn {count} việc phải xử lý</translation>
    </message>
    <message>
        <source>Waits for its signatures.</source>
        <translation>Đang chờ ký.</translation>
    </message>
    <message>
        <source>Waits for the signed PDF since {day} ({count} days).</source>
        <translation>Chờ PDF đã ký từ ngày {day} ({count} ngày).</translation>
    </message>
    <message>
        <source>Received by the unit above</source>
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
        <source>Queries came on {day}; they are answered in the book.</source>
        <translation>Có yêu cầu giải trình ngày {day}; trả lời ngay trong sổ.</translation>
    </message>
    <message>
        <source>A later revision was written out.</source>
        <translation>Đã ghi ra lần lập sau.</translation>
    </message>
    <message>
        <source>No receipt yet, written out {count} days ago.</source>
        <translation>Chưa có giấy biên nhận, đã ghi ra {count} ngày.</translation>
    </message>
    <message>
        <source>No receipt yet, written out today.</source>
        <translation>Chưa có giấy biên nhận, ghi ra hôm nay.</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>Document of the return</source>
        <translation>Văn bản của báo cáo</translation>
    </message>
    <message>
        <source>Check, sign and send</source>
        <translation>Kiểm tra, ký và gửi</translation>
    </message>
    <message>
        <source>Take the signed PDF back</source>
        <translation>Nhận lại PDF đã ký</translation>
    </message>
    <message>
        <source>Sign and send</source>
        <translation>Ký và gửi</translation>
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
        <source>Back to the check</source>
        <translation>Về phần kiểm tra</translation>
    </message>
    <message>
        <source>Send the signed PDF</source>
        <translation>Gửi PDF đã ký</translation>
    </message>
    <message>
        <source>Take the signed PDF back…</source>
        <translation>Nhận lại PDF đã ký…</translation>
    </message>
    <message>
        <source>Copy the package again…</source>
        <translation>Chép lại gói…</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>Ký…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem in</translation>
    </message>
    <message>
        <source>Back without signing</source>
        <translation>Quay lại, chưa ký</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Sign here…</source>
        <translation>Ký tại đây…</translation>
    </message>
    <message>
        <source>Open the forms</source>
        <translation>Mở các biểu</translation>
    </message>
    <message>
        <source>The return was not begun yet.</source>
        <translation>Báo cáo kỳ này chưa được lập.</translation>
    </message>
    <message>
        <source>{count} errors block the signature.</source>
        <translation>Còn {count} lỗi nên chưa ký được.</translation>
    </message>
    <message>
        <source>{count} errors and warnings still need a reason.</source>
        <translation>Còn {count} lỗi, cảnh báo chưa nêu lý do.</translation>
    </message>
    <message>
        <source>Checking the return</source>
        <translation>Đang kiểm tra báo cáo</translation>
    </message>
    <message>
        <source>Where to write the PDF that is to be signed</source>
        <translation>Nơi đặt tệp PDF để đem ký</translation>
    </message>
    <message>
        <source>The print to be signed</source>
        <translation>Bản in để đem ký</translation>
    </message>
    <message>
        <source>The reduced copy</source>
        <translation>Bản sao rút gọn</translation>
    </message>
</context>
<context>
    <name>SignOffProcess</name>
    <message>
        <source>Preparing what will be signed</source>
        <translation>Đang dựng nội dung sẽ ký</translation>
    </message>
    <message>
        <source>Signing the return</source>
        <translation>Đang ký báo cáo</translation>
    </message>
    <message>
        <source>Checking the signed PDF</source>
        <translation>Đang kiểm tra PDF đã ký</translation>
    </message>
    <message>
        <source>Writing the print</source>
        <translation>Đang ghi bản in</translation>
    </message>
    <message>
        <source>Looking for keys and tokens</source>
        <translation>Đang tìm khóa và USB token</translation>
    </message>
</context>
<context>
    <name>SignerCard</name>
    <message>
        <source>Choose the key in the settings…</source>
        <translation>Chọn khóa ở Thiết lập…</translation>
    </message>
    <message>
        <source>Use the last try</source>
        <translation>Cho dùng lần thử cuối</translation>
    </message>
    <message>
        <source>A wrong PIN now locks the token.</source>
        <translation>Nhập sai mã PIN lần này, token sẽ bị khóa.</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>Mã PIN của USB token</translation>
    </message>
    <message>
        <source>No key was chosen for this role yet.</source>
        <translation>Chưa chọn khóa cho vai trò này.</translation>
    </message>
    <message>
        <source>{name} · until {day}</source>
        <translation>{name} · hạn đến {day}</translation>
    </message>
    <message>
        <source>On a token ({driver})</source>
        <translation>Trên USB token ({driver})</translation>
    </message>
    <message>
        <source>Key file {file}</source>
        <translation>Tệp khóa {file}</translation>
    </message>
    <message>
        <source>Password of the key file</source>
        <translation>Mật khẩu của tệp khóa</translation>
    </message>
    <message>
        <source>{role}: choose a key in the settings first.</source>
        <translation>{role}: chưa chọn khóa ở Thiết lập.</translation>
    </message>
    <message>
        <source>{role} cannot sign: see above.</source>
        <translation>{role}: chưa ký được, xem lý do ở trên.</translation>
    </message>
    <message>
        <source>{role}: type the PIN.</source>
        <translation>{role}: chưa nhập mã PIN.</translation>
    </message>
    <message>
        <source>{role}: type the password.</source>
        <translation>{role}: chưa nhập mật khẩu.</translation>
    </message>
    <message>
        <source>{role}: only one try is left; allow it with the tick.</source>
        <translation>{role}: chỉ còn một lần thử mã PIN; đánh dấu ô cho phép nếu chắc chắn.</translation>
    </message>
</context>
<context>
    <name>SignerCards</name>
    <message>
        <source>Who signs, in this order</source>
        <translation>Người ký, theo thứ tự</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Tìm lại</translation>
    </message>
    <message>
        <source>After a token was plugged in</source>
        <translation>Sau khi cắm USB token</translation>
    </message>
    <message>
        <source>Sign all the same</source>
        <translation>Vẫn ký</translation>
    </message>
    <message>
        <source>Only where the province has said that it takes these keys.</source>
        <translation>Chỉ khi cấp tỉnh đã báo là nhận các khóa này.</translation>
    </message>
    <message>
        <source>The unit above would not take a signature: see the amber note.</source>
        <translation>Cấp trên sẽ không nhận chữ ký: xem lời nhắc màu vàng.</translation>
    </message>
</context>
<context>
    <name>SigningView</name>
    <message>
        <source>The signed PDF</source>
        <translation>Tệp PDF đã ký</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>The signed PDF goes alone; the unit above takes it, because the data are inside it. With the passwords of both key files it goes in a package together with the workbook.</source>
        <translation>PDF đã ký được gửi riêng; cấp trên vẫn nhận vì số liệu nằm trong đó. Nếu nhập mật khẩu của cả hai tệp khóa, PDF được đóng cùng bảng tính thành gói.</translation>
    </message>
    <message>
        <source>Put it in a package with the workbook</source>
        <translation>Đóng cùng bảng tính thành gói</translation>
    </message>
    <message>
        <source>Many tokens sign only in the tool of their issuer. The return is sealed and its print written as a PDF. Sign that PDF there, the leader first, then the seal, and bring it back to this page.</source>
        <translation>Nhiều USB token chỉ ký được bằng phần mềm của nhà cung cấp. Báo cáo được chốt và bản in được ghi ra tệp PDF. Ký tệp đó bằng phần mềm của token, lãnh đạo ký trước, đóng dấu cơ quan sau, rồi nhận lại ở trang này.</translation>
    </message>
    <message>
        <source>Export for signing elsewhere…</source>
        <translation>Xuất để ký nơi khác…</translation>
    </message>
    <message>
        <source>The token does not sign here?</source>
        <translation>Token không ký được ở đây?</translation>
    </message>
    <message>
        <source>Choose the signed PDF first.</source>
        <translation>Chưa chọn tệp PDF đã ký.</translation>
    </message>
    <message>
        <source>Signed prints (*.pdf)</source>
        <translation>Bản in đã ký (*.pdf)</translation>
    </message>
</context>
<context>
    <name>WayPanel</name>
    <message>
        <source>Close it in an envelope</source>
        <translation>Mã hóa gói</translation>
    </message>
    <message>
        <source>Password of the envelope</source>
        <translation>Mật khẩu mở gói</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Nhập lại mật khẩu đó</translation>
    </message>
    <message>
        <source>Tell it by telephone, never on the same way as the package.</source>
        <translation>Báo mật khẩu qua điện thoại, không gửi kèm gói.</translation>
    </message>
    <message>
        <source>Let it be opened by a password as well</source>
        <translation>Cho mở thêm bằng mật khẩu</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>Cách gửi</translation>
    </message>
    <message>
        <source>Close it with a password</source>
        <translation>Mã hóa bằng mật khẩu</translation>
    </message>
    <message>
        <source>No reception certificate of the unit above is known here, so only a password can close the package. It comes with the trust list: ask the province for one that holds it.</source>
        <translation>Chưa có chứng thư tiếp nhận của cấp trên nên chỉ có thể mã hóa bằng mật khẩu. Chứng thư này đi kèm danh sách tin cậy: đề nghị cấp tỉnh phát hành danh sách có chứng thư tiếp nhận.</translation>
    </message>
    <message>
        <source>It holds no personal numbers.</source>
        <translation>Gói này không có số định danh cá nhân.</translation>
    </message>
    <message>
        <source>It holds personal numbers: closed, only the receiver can read them, also where the stick is lost.</source>
        <translation>Gói có số định danh cá nhân: khi đã mã hóa, chỉ nơi nhận đọc được, kể cả khi mất USB.</translation>
    </message>
    <message>
        <source>It holds no personal numbers, so it may travel open.</source>
        <translation>Gói không có số định danh cá nhân nên không cần mã hóa.</translation>
    </message>
    <message>
        <source>Receiver: {name}.</source>
        <translation>Nơi nhận: {name}.</translation>
    </message>
    <message>
        <source>Send it without an envelope?</source>
        <translation>Gửi gói không mã hóa?</translation>
    </message>
    <message>
        <source>The package holds personal numbers, telephone numbers and addresses. Whoever finds the stick or opens the e-mail can read them.</source>
        <translation>Gói có số định danh, số điện thoại và địa chỉ của người dân. Ai nhặt được USB hoặc mở được thư đều đọc được.</translation>
    </message>
    <message>
        <source>Send it open</source>
        <translation>Gửi không mã hóa</translation>
    </message>
    <message>
        <source>Do not send it open</source>
        <translation>Không gửi như vậy</translation>
    </message>
    <message>
        <source>The envelope&apos;s password needs at least {count} characters.</source>
        <translation>Mật khẩu mở gói cần ít nhất {count} ký tự.</translation>
    </message>
    <message>
        <source>The two passwords of the envelope differ.</source>
        <translation>Hai lần nhập mật khẩu mở gói khác nhau.</translation>
    </message>
    <message>
        <source>Choose where to lay the package first.</source>
        <translation>Chưa chọn nơi đặt gói.</translation>
    </message>
</context>
<context>
    <name>WrittenCard</name>
    <message>
        <source>The package</source>
        <translation>Gói báo cáo</translation>
    </message>
    <message>
        <source>Read back, but the stick is doubtful</source>
        <translation>Đã đọc lại đúng, nhưng USB đáng ngờ</translation>
    </message>
    <message>
        <source>Checked, you may remove the stick</source>
        <translation>Đã kiểm, rút USB được</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>closed in an envelope</source>
        <translation>đã mã hóa cho nơi nhận</translation>
    </message>
    <message>
        <source>open, without envelope</source>
        <translation>để mở, không mã hóa</translation>
    </message>
    <message>
        <source>written, read back and found the same byte for byte</source>
        <translation>đã ghi, đọc lại và khớp từng byte</translation>
    </message>
</context>
</TS>
