<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>BirthField</name>
    <message>
        <source>dd/mm/yyyy or yyyy</source>
        <translation>nn/tt/nnnn</translation>
    </message>
</context>
<context>
    <name>DatedUnder</name>
    <message>
        <source>take out</source>
        <translation>bỏ</translation>
    </message>
</context>
<context>
    <name>DoneLine</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Hoàn tác (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>DraftForm</name>
    <message>
        <source>Leave without keeping</source>
        <translation>Bỏ, không ghi</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Is it one of these?</source>
        <translation>Có phải một trong những người này?</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Trùng họ tên</translation>
    </message>
    <message>
        <source>Yes, this person</source>
        <translation>Đúng, chọn người này</translation>
    </message>
    <message>
        <source>Known person; not entered a second time.</source>
        <translation>Người đã có trong sổ, không nhập lần thứ hai.</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>Người khác</translation>
    </message>
</context>
<context>
    <name>PastTable</name>
    <message>
        <source>When</source>
        <translation>Thời điểm</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Người sửa</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Thành</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Worth a look</source>
        <translation>Cần xem</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Taken out of the bin.</source>
        <translation>Đã lấy lại từ thùng rác.</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Take out of the bin</source>
        <translation>Lấy lại từ thùng rác</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Xóa…</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Đã hoàn tác: {what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Đã làm lại: {what}</translation>
    </message>
</context>
<context>
    <name>SinceLine</name>
    <message>
        <source>Since</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>nn/tt/nnnn</translation>
    </message>
    <message>
        <source>it was always so</source>
        <translation>luôn như vậy</translation>
    </message>
    <message>
        <source>Since:</source>
        <translation>Từ ngày:</translation>
    </message>
</context>
</TS>
