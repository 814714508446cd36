<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>HandoverPage</name>
    <message>
        <source>Password of the files</source>
        <translation>Mật khẩu của tệp</translation>
    </message>
    <message>
        <source>The files hold personal data: close them with a password, and tell it to the other office on another way. Blank leaves them open.</source>
        <translation>Tệp có thông tin cá nhân: đóng bằng mật khẩu và báo mật khẩu cho cơ quan kia bằng đường khác. Để trống thì tệp không đóng.</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>Bàn giao sổ</translation>
    </message>
    <message>
        <source>The file cannot be taken over.</source>
        <translation>Tệp này không nhận được.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Nhận bàn giao</translation>
    </message>
    <message>
        <source>Choose a unit for each organisation first.</source>
        <translation>Chọn đơn vị nhận cho từng tổ chức trước.</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Bàn giao…</translation>
    </message>
    <message>
        <source>Open a handover…</source>
        <translation>Mở tệp bàn giao…</translation>
    </message>
    <message>
        <source>Close the file</source>
        <translation>Đóng tệp</translation>
    </message>
    <message>
        <source>Open a receipt…</source>
        <translation>Mở biên nhận…</translation>
    </message>
    <message>
        <source>Undo the taking over</source>
        <translation>Hoàn tác lần nhận</translation>
    </message>
    <message>
        <source>Give the receipts…</source>
        <translation>Lập biên nhận…</translation>
    </message>
    <message>
        <source>Parting the register</source>
        <translation>Đang chia sổ theo đơn vị</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>đã nhận</translation>
    </message>
    <message>
        <source>{count} organisations lie in communes of which several units took over a part, or have no commune. Choose a unit for each.</source>
        <translation>{count} tổ chức ở xã được chia cho nhiều đơn vị, hoặc chưa ghi xã. Chọn đơn vị nhận cho từng tổ chức.</translation>
    </message>
    <message>
        <source>Each unit gets a signed file with its organisations and all that is theirs. The shares and what stays add up to the whole register.</source>
        <translation>Mỗi đơn vị nhận một tệp đã ký, gồm các tổ chức của mình và mọi bản ghi kèm theo. Các phần cộng với phần ở lại đúng bằng cả sổ.</translation>
    </message>
    <message>
        <source>A unit that ended hands its register over to the units that took its area. Open the file that it gave you: it is checked, and taken over in one step that can be undone.</source>
        <translation>Đơn vị đã sắp xếp bàn giao sổ cho các đơn vị thay thế. Mở tệp được giao: tệp được kiểm tra rồi nhận trong một lần ghi, hoàn tác được.</translation>
    </message>
    <message>
        <source>receipt came back</source>
        <translation>đã có biên nhận</translation>
    </message>
    <message>
        <source>given, no receipt yet</source>
        <translation>đã giao, chưa có biên nhận</translation>
    </message>
    <message>
        <source>equal to the sum</source>
        <translation>bằng tổng các phần</translation>
    </message>
    <message>
        <source>{count} files will be signed, one for each unit:</source>
        <translation>Sẽ ký {count} tệp, mỗi đơn vị một tệp:</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Bàn giao</translation>
    </message>
    <message>
        <source>These receipts will be signed:</source>
        <translation>Sẽ ký các biên nhận:</translation>
    </message>
    <message>
        <source>Give the receipts</source>
        <translation>Lập biên nhận</translation>
    </message>
    <message>
        <source>{count} organisations, {records} records</source>
        <translation>{count} tổ chức, {records} bản ghi</translation>
    </message>
    <message>
        <source>Open a handover</source>
        <translation>Mở tệp bàn giao</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Đang kiểm tra tệp</translation>
    </message>
    <message>
        <source>{giver} hands over to {taker}: {count} organisations.</source>
        <translation>{giver} bàn giao cho {taker}: {count} tổ chức.</translation>
    </message>
    <message>
        <source>{count} organisations with all that is theirs are added to the register. It can be undone.</source>
        <translation>Thêm vào sổ {count} tổ chức cùng mọi bản ghi kèm theo. Hoàn tác được.</translation>
    </message>
    <message>
        <source>Take over from {unit}?</source>
        <translation>Nhận bàn giao từ {unit}?</translation>
    </message>
    <message>
        <source>Taking over</source>
        <translation>Đang nhận bàn giao</translation>
    </message>
    <message>
        <source>Undo the last taking over?</source>
        <translation>Hoàn tác lần nhận gần nhất?</translation>
    </message>
    <message>
        <source>The organisations that came leave the register, with all that came with them.</source>
        <translation>Các tổ chức đã nhận rời khỏi sổ, cùng mọi bản ghi đi kèm.</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Đã hoàn tác: {what}</translation>
    </message>
</context>
<context>
    <name>TotalsTable</name>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
</context>
</TS>
