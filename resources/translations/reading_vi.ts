<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>ReadList</name>
    <message>
        <source>Nothing here</source>
        <translation>Không có gì</translation>
    </message>
    <message>
        <source>The registers that were sent hold none of these.</source>
        <translation>Các sổ đã gửi không có loại này.</translation>
    </message>
</context>
<context>
    <name>ReadRecord</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Sent by {units}</source>
        <translation>Do {units} gửi</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Thông tin</translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Kinds of records</source>
        <translation>Loại dữ liệu</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem trước khi in</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Reading the registers</source>
        <translation>Đang đọc sổ</translation>
    </message>
    <message>
        <source>All units ({count})</source>
        <translation>Tất cả đơn vị ({count})</translation>
    </message>
</context>
</TS>
