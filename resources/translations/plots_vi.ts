<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>PlotsPage</name>
    <message>
        <source>Plots</source>
        <translation>Biểu đồ</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem in</translation>
    </message>
    <message>
        <source>Excel…</source>
        <translation>Excel…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>There is no figure to draw yet.</source>
        <translation>Chưa có số liệu để vẽ.</translation>
    </message>
</context>
</TS>
