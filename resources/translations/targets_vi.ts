<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>ResultsTable</name>
    <message>
        <source>Target</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị tính</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Mức giao</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Done %</source>
        <translation>% thực hiện</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Chênh lệch</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Đánh giá</translation>
    </message>
    <message>
        <source>Working out the targets</source>
        <translation>Đang tính kết quả chỉ tiêu</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>up to {year}</source>
        <translation>đến {year}</translation>
    </message>
    <message>
        <source>Save the table of targets</source>
        <translation>Lưu bảng chỉ tiêu</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Đã lưu: {path}</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>Laying out the table</source>
        <translation>Đang dàn trang bảng</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Target – result – difference</source>
        <translation>Chỉ tiêu – kết quả – chênh lệch</translation>
    </message>
</context>
<context>
    <name>Targets</name>
    <message>
        <source>What is asked for</source>
        <translation>Nội dung chỉ tiêu</translation>
    </message>
    <message>
        <source>Where it is written</source>
        <translation>Văn bản, địa bàn, điều kiện</translation>
    </message>
    <message>
        <source>Result from a form</source>
        <translation>Kết quả lấy từ biểu</translation>
    </message>
    <message>
        <source>Typed result</source>
        <translation>Kết quả nhập tay</translation>
    </message>
    <message>
        <source>Find: target, item</source>
        <translation>Tìm: chỉ tiêu, mục</translation>
    </message>
    <message>
        <source>What plans, resolutions and schemes ask for, in their own words: over 45, ≥ 25, 7-10 a year. The result comes from the forms or is typed, and one table says what is reached, missed or not yet due.</source>
        <translation>Ghi chỉ tiêu của kế hoạch, nghị quyết, đề án đúng như văn bản: trên 45, ≥ 25, mỗi năm 7-10. Kết quả lấy từ biểu hoặc nhập tay; một bảng cho biết chỉ tiêu nào đạt, không đạt, chưa đến hạn.</translation>
    </message>
    <message>
        <source>Add those of plan 994/KH-UBND</source>
        <translation>Thêm chỉ tiêu của KH 994/KH-UBND</translation>
    </message>
    <message>
        <source>Added: the targets of plan 994/KH-UBND to 2025 and 2030.</source>
        <translation>Đã thêm chỉ tiêu đến 2025 và 2030 của KH 994/KH-UBND.</translation>
    </message>
</context>
<context>
    <name>TargetsPage</name>
    <message>
        <source>{count} targets added, {known} were there already.</source>
        <translation>Đã thêm {count} chỉ tiêu; {known} chỉ tiêu đã có sẵn.</translation>
    </message>
    <message>
        <source>Target – result – difference</source>
        <translation>Chỉ tiêu – kết quả – chênh lệch</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Add a plan…</source>
        <translation>Thêm kế hoạch có sẵn…</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem trước khi in</translation>
    </message>
</context>
</TS>
