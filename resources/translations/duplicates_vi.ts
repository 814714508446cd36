<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>Comparison</name>
    <message>
        <source>Field</source>
        <translation>Thông tin</translation>
    </message>
    <message>
        <source>It stays</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>It goes into the bin</source>
        <translation>Vào thùng rác</translation>
    </message>
    <message>
        <source>All values are the same.</source>
        <translation>Mọi thông tin giống nhau.</translation>
    </message>
    <message>
        <source>Both have these, and hardly both can be: choose which counts.</source>
        <translation>Cả hai cùng có các mục này và khó có thể đúng cả hai: đề nghị chọn mục nào tính.</translation>
    </message>
    <message>
        <source>Both: also {record}</source>
        <translation>Giữ cả hai, thêm: {record}</translation>
    </message>
    <message>
        <source>Led over to the record that stays: {records}.</source>
        <translation>Chuyển sang bản ghi giữ lại: {records}.</translation>
    </message>
    <message>
        <source>{count} records that both have alike are counted once.</source>
        <translation>{count} mục hai bên giống nhau được tính một lần.</translation>
    </message>
    <message>
        <source>The other record goes into the bin with what was not taken. Ctrl+Z takes the whole merge back; returns that are sealed do not change.</source>
        <translation>Bản ghi kia vào thùng rác cùng những gì không lấy. Ctrl+Z hoàn tác toàn bộ việc gộp; báo cáo đã chốt không thay đổi.</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Duplicates</source>
        <translation>Bản ghi trùng</translation>
    </message>
    <message>
        <source>{count} pairs that may be one</source>
        <translation>{count} cặp có thể trùng</translation>
    </message>
    <message>
        <source>The records are being merged.</source>
        <translation>Đang gộp hai bản ghi.</translation>
    </message>
    <message>
        <source>Merge into one</source>
        <translation>Gộp làm một</translation>
    </message>
    <message>
        <source>Back to the pairs</source>
        <translation>Về danh sách cặp</translation>
    </message>
    <message>
        <source>Let the other stay</source>
        <translation>Giữ bản ghi kia</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Không phải một</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Đã hoàn tác: {what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Đã làm lại: {what}</translation>
    </message>
    <message>
        <source>{kind} that stays</source>
        <translation>{kind} giữ lại</translation>
    </message>
    <message>
        <source>{kind} that goes</source>
        <translation>{kind} vào thùng rác</translation>
    </message>
    <message>
        <source>Choose two {kind} that are one and the same. Nothing is merged before you have compared them.</source>
        <translation>Chọn hai {kind} thực ra là một. Chỉ gộp sau khi đã xem so sánh.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Merging the records</source>
        <translation>Đang gộp hai bản ghi</translation>
    </message>
    <message>
        <source>Merged: {other} into {name}</source>
        <translation>Đã gộp: {other} vào {name}</translation>
    </message>
    <message>
        <source>Marked as not the same ({kind}).</source>
        <translation>Đã đánh dấu không phải một ({kind}).</translation>
    </message>
</context>
<context>
    <name>PairList</name>
    <message>
        <source>No pair may be one and the same</source>
        <translation>Không có cặp nào có thể trùng</translation>
    </message>
    <message>
        <source>Names are compared without accents, with shortened words, in any order and with slips of the keyboard. Two records that you know to be one can be chosen by hand.</source>
        <translation>Tên được so không dấu, kể cả viết tắt, đảo thứ tự, gõ nhầm. Hai bản ghi biết chắc là một có thể chọn bằng tay.</translation>
    </message>
    <message>
        <source>Comparing names…</source>
        <translation>Đang so tên…</translation>
    </message>
    <message>
        <source>Compare and merge</source>
        <translation>So sánh và gộp</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Không phải một</translation>
    </message>
    <message>
        <source>First record</source>
        <translation>Bản ghi thứ nhất</translation>
    </message>
    <message>
        <source>Known of it</source>
        <translation>Thông tin kèm theo</translation>
    </message>
    <message>
        <source>Second record</source>
        <translation>Bản ghi thứ hai</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Choose two records…</source>
        <translation>Chọn hai bản ghi…</translation>
    </message>
    <message>
        <source>Comparing names</source>
        <translation>So tên</translation>
    </message>
</context>
</TS>
