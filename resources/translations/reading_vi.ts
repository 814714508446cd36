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
<context>
    <name>ReportView</name>
    <message>
        <source>Opening the report</source>
        <translation>Đang mở báo cáo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Revision {revision}, figures as of {day}, made at {moment}; to be read only</source>
        <translation>Lần {revision}, số liệu đến {day}, lập lúc {moment}; chỉ để xem</translation>
    </message>
    <message>
        <source>What became of it…</source>
        <translation>Xử lý gói…</translation>
    </message>
    <message>
        <source>The print</source>
        <translation>Bản in</translation>
    </message>
    <message>
        <source>Its register</source>
        <translation>Sổ của đơn vị</translation>
    </message>
    <message>
        <source>Against revision {revision}</source>
        <translation>So với lần {revision}</translation>
    </message>
    <message>
        <source>Against {period}</source>
        <translation>So với {period}</translation>
    </message>
    <message>
        <source>Queries and receipts</source>
        <translation>Hỏi – đáp, biên nhận</translation>
    </message>
    <message>
        <source>Its register cannot be shown</source>
        <translation>Không mở được sổ đi kèm</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã số</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Unit of measure</source>
        <translation>Đơn vị tính</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Lĩnh vực</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>waits for an answer</source>
        <translation>chờ trả lời</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>đã trả lời</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>đã rút lại</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>đã xong</translation>
    </message>
    <message>
        <source>Query no. {number}</source>
        <translation>Câu hỏi số {number}</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>received</source>
        <translation>đã nhận</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>đã kiểm tra</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>đã tổng hợp</translation>
    </message>
    <message>
        <source>queried</source>
        <translation>có hỏi lại</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>không nhận</translation>
    </message>
</context>
<context>
    <name>SaidTable</name>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Về chỗ nào</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Nothing was asked or told</source>
        <translation>Chưa có câu hỏi hay biên nhận</translation>
    </message>
    <message>
        <source>Queries about this package, their answers and its receipts stand here.</source>
        <translation>Câu hỏi về gói này, câu trả lời và biên nhận của gói được ghi ở đây.</translation>
    </message>
</context>
</TS>
