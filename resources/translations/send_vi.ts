<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
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
        <source>Packages sent before</source>
        <translation>Các gói đã tạo</translation>
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
        <source>Now</source>
        <translation>Kỳ này</translation>
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
    <message>
        <source>Nothing was sent from this book yet.</source>
        <translation>Sổ này chưa tạo gói báo cáo nào.</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>To look at before signing</source>
        <translation>Cần xem trước khi ký</translation>
    </message>
    <message>
        <source>The figures of all forms agree with each other.</source>
        <translation>Số liệu các biểu khớp với nhau.</translation>
    </message>
    <message>
        <source>Check, sign and send</source>
        <translation>Kiểm tra, ký và gửi</translation>
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
        <source>Copy the package again…</source>
        <translation>Chép lại gói…</translation>
    </message>
    <message>
        <source>Sign and make the package</source>
        <translation>Ký và tạo gói</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem in</translation>
    </message>
    <message>
        <source>Open the forms</source>
        <translation>Mở các biểu</translation>
    </message>
    <message>
        <source>The package is being made.</source>
        <translation>Đang tạo gói báo cáo.</translation>
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
        <source>{count} warnings still need a reason.</source>
        <translation>Còn {count} cảnh báo chưa nêu lý do.</translation>
    </message>
    <message>
        <source>Checking the return</source>
        <translation>Đang kiểm tra báo cáo</translation>
    </message>
    <message>
        <source>Signing the return</source>
        <translation>Đang ký báo cáo</translation>
    </message>
    <message>
        <source>Where to lay the package</source>
        <translation>Nơi đặt gói báo cáo</translation>
    </message>
    <message>
        <source>Copying the package</source>
        <translation>Đang chép lại gói</translation>
    </message>
</context>
<context>
    <name>SigningPanel</name>
    <message>
        <source>Key file (.p12, .pfx)</source>
        <translation>Tệp khóa (.p12, .pfx)</translation>
    </message>
    <message>
        <source>Password of the key</source>
        <translation>Mật khẩu của khóa</translation>
    </message>
    <message>
        <source>It is not kept anywhere.</source>
        <translation>Mật khẩu không được lưu lại ở đâu cả.</translation>
    </message>
    <message>
        <source>Where to lay the package</source>
        <translation>Nơi đặt gói báo cáo</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Ký số</translation>
    </message>
    <message>
        <source>How far it came</source>
        <translation>Các bước của báo cáo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Stick {name}: {free} MB free</source>
        <translation>USB {name}: còn {free} MB</translation>
    </message>
    <message>
        <source>Choose the key file first.</source>
        <translation>Chưa chọn tệp khóa.</translation>
    </message>
    <message>
        <source>Type the password of the key first.</source>
        <translation>Chưa nhập mật khẩu của khóa.</translation>
    </message>
    <message>
        <source>Choose where to lay the package first.</source>
        <translation>Chưa chọn nơi đặt gói.</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Tệp khóa</translation>
    </message>
    <message>
        <source>Keys (*.p12 *.pfx)</source>
        <translation>Tệp khóa (*.p12 *.pfx)</translation>
    </message>
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
        <source>Sent: package signed and laid down</source>
        <translation>Đã gửi: gói đã ký và ghi xong</translation>
    </message>
    <message>
        <source>{count} still to be settled</source>
        <translation>còn {count} việc phải xử lý</translation>
    </message>
</context>
<context>
    <name>_LaidCard</name>
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
        <source>{size} KB · SHA-256 {digest}… · written, read back and found the same byte for byte</source>
        <translation>{size} KB · SHA-256 {digest}… · đã ghi, đọc lại và khớp từng byte</translation>
    </message>
</context>
</TS>
