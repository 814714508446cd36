<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>SettingsPage</name>
    <message>
        <source>Your name</source>
        <translation>Họ và tên của bạn</translation>
    </message>
    <message>
        <source>Stands in the journal beside each change, from the next start on.</source>
        <translation>Được ghi trong nhật ký cạnh mỗi lần sửa, kể từ lần mở chương trình tới.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>Size of the type</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người làm việc</translation>
    </message>
    <message>
        <source>File of the book</source>
        <translation>Tệp của sổ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Thiết lập</translation>
    </message>
    <message>
        <source>Kept on this machine; they take effect at once.</source>
        <translation>Lưu trên máy này và có hiệu lực ngay.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Tương phản cao</translation>
    </message>
    <message>
        <source>No book is open.</source>
        <translation>Chưa mở sổ nào.</translation>
    </message>
</context>
</TS>
