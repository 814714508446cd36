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
    <name>DraftBand</name>
    <message>
        <source>Continue the draft</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Draft not kept yet, from {at}, by {who}</source>
        <translation>Bản nháp chưa lưu từ {at}, của {who}</translation>
    </message>
    <message>
        <source>Draft not kept yet, from {at}</source>
        <translation>Bản nháp chưa lưu từ {at}</translation>
    </message>
    <message>
        <source>The draft was discarded.</source>
        <translation>Đã bỏ bản nháp.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>The draft is back; the form offers it when it is opened again.</source>
        <translation>Đã lấy lại bản nháp; mở lại mẫu nhập để tiếp tục.</translation>
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
</TS>
