<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>DebtList</name>
    <message>
        <source>Find: organisation, creditor, contract</source>
        <translation>Tìm: tổ chức, chủ nợ, hợp đồng</translation>
    </message>
    <message>
        <source>Balances on the day</source>
        <translation>Số dư đến ngày</translation>
    </message>
    <message>
        <source>All creditors</source>
        <translation>Mọi chủ nợ</translation>
    </message>
    <message>
        <source>Owing</source>
        <translation>Còn nợ</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Organisation has stopped</source>
        <translation>Tổ chức đã ngừng</translation>
    </message>
    <message>
        <source>Paid off</source>
        <translation>Đã trả hết</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>Kept from being dissolved</source>
        <translation>Vướng nợ, chưa giải thể được</translation>
    </message>
    <message>
        <source>No such debt on this day</source>
        <translation>Không có khoản nợ như vậy đến ngày này</translation>
    </message>
    <message>
        <source>Choose another filter or another day; a search needs no accents.</source>
        <translation>Hãy chọn bộ lọc khác hoặc ngày khác; khi tìm không cần gõ dấu.</translation>
    </message>
    <message>
        <source>No debt yet</source>
        <translation>Chưa có khoản nợ nào</translation>
    </message>
    <message>
        <source>What organisations owe to banks, the support fund, tax and insurance belongs here, with each payment. The balance on any day follows, and the debt form is filled from it.</source>
        <translation>Các khoản nợ ngân hàng, quỹ hỗ trợ, thuế, bảo hiểm và từng lần trả được ghi ở đây. Số dư đến ngày bất kỳ tự tính ra, và biểu nợ lấy số liệu từ đây.</translation>
    </message>
    <message>
        <source>Add a debt</source>
        <translation>Thêm khoản nợ</translation>
    </message>
</context>
<context>
    <name>DebtRecord</name>
    <message>
        <source>Movements</source>
        <translation>Phát sinh</translation>
    </message>
    <message>
        <source>The debt</source>
        <translation>Khoản nợ</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
</context>
<context>
    <name>DebtsPage</name>
    <message>
        <source>Paste debts</source>
        <translation>Dán danh sách nợ</translation>
    </message>
    <message>
        <source>New debt</source>
        <translation>Khoản nợ mới</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>Nợ</translation>
    </message>
    <message>
        <source>Debts sheet</source>
        <translation>Bảng nợ</translation>
    </message>
    <message>
        <source>principal {principal} + interest {interest} = {balance} mil. on {on}</source>
        <translation>gốc {principal} + lãi {interest} = {balance} tr.đ đến {on}</translation>
    </message>
    <message>
        <source>{count} debts, {amount} mil. owed on {on}</source>
        <translation>{count} khoản, dư nợ {amount} tr.đ đến {on}</translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>trong thùng rác</translation>
    </message>
    <message>
        <source>{days} days overdue</source>
        <translation>quá hạn {days} ngày</translation>
    </message>
    <message>
        <source>paid off</source>
        <translation>đã trả hết</translation>
    </message>
    <message>
        <source>in term</source>
        <translation>trong hạn</translation>
    </message>
    <message>
        <source>Add a debt</source>
        <translation>Thêm khoản nợ</translation>
    </message>
    <message>
        <source>Record a movement</source>
        <translation>Ghi phát sinh</translation>
    </message>
    <message>
        <source>Open the organisation</source>
        <translation>Mở hồ sơ tổ chức</translation>
    </message>
    <message>
        <source>The debt was added. Each payment is a movement.</source>
        <translation>Đã thêm khoản nợ. Mỗi lần trả là một phát sinh.</translation>
    </message>
    <message>
        <source>It leaves the lists and the debt form with its {count} movements. A debt that was paid is not deleted: record the payment. Nothing is lost; Ctrl+Z takes it back.</source>
        <translation>Khoản nợ cùng {count} phát sinh sẽ không còn trong danh sách và biểu nợ. Nợ đã trả thì không xóa mà ghi phát sinh trả nợ. Không mất gì: Ctrl+Z lấy lại được.</translation>
    </message>
    <message>
        <source>Delete the debt of {name} to {creditor}?</source>
        <translation>Xóa khoản nợ của {name} với {creditor}?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>The debt was deleted.</source>
        <translation>Đã xóa khoản nợ.</translation>
    </message>
</context>
<context>
    <name>EntriesPart</name>
    <message>
        <source>Take out</source>
        <translation>Bỏ dòng ghi nhầm</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Phát sinh</translation>
    </message>
    <message>
        <source>Amount (mil.)</source>
        <translation>Số tiền (tr.đ)</translation>
    </message>
    <message>
        <source>Principal then</source>
        <translation>Dư gốc</translation>
    </message>
    <message>
        <source>Interest then</source>
        <translation>Dư lãi</translation>
    </message>
    <message>
        <source>Balance then</source>
        <translation>Dư nợ</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Chứng từ</translation>
    </message>
    <message>
        <source>Record the movement</source>
        <translation>Ghi phát sinh</translation>
    </message>
    <message>
        <source>Movement of the debt</source>
        <translation>Phát sinh của khoản nợ</translation>
    </message>
    <message>
        <source>Recorded: {what}</source>
        <translation>Đã ghi: {what}</translation>
    </message>
    <message>
        <source>Take out the movement “{what}”?</source>
        <translation>Bỏ phát sinh “{what}”?</translation>
    </message>
    <message>
        <source>All balances from that day on follow without it. It can be undone with Ctrl+Z.</source>
        <translation>Số dư từ ngày đó trở đi được tính lại. Có thể hoàn tác bằng Ctrl+Z.</translation>
    </message>
    <message>
        <source>Take out the movement</source>
        <translation>Bỏ phát sinh</translation>
    </message>
    <message>
        <source>The movement was taken out.</source>
        <translation>Đã bỏ phát sinh.</translation>
    </message>
</context>
<context>
    <name>HeldList</name>
    <message>
        <source>No organisation is held by its debts</source>
        <translation>Không có tổ chức nào vướng nợ</translation>
    </message>
    <message>
        <source>Organisations that have stopped and still owe would be listed here.</source>
        <translation>Tổ chức đã ngừng hoạt động mà còn nợ sẽ nằm ở đây.</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>In danh sách…</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Xã, phường</translation>
    </message>
    <message>
        <source>Stopped since</source>
        <translation>Ngừng từ</translation>
    </message>
    <message>
        <source>Owes (mil.)</source>
        <translation>Tổng nợ (tr.đ)</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Khác</translation>
    </message>
    <message>
        <source>What the law says</source>
        <translation>Thời hạn theo luật</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>Kept from being dissolved</source>
        <translation>Vướng nợ, chưa giải thể được</translation>
    </message>
    <message>
        <source>Reading what organisations owe</source>
        <translation>Đang đọc nợ của các tổ chức</translation>
    </message>
</context>
<context>
    <name>NewDebt</name>
    <message>
        <source>Who owes</source>
        <translation>Tổ chức nợ</translation>
    </message>
    <message>
        <source>Principal owed</source>
        <translation>Nợ gốc</translation>
    </message>
    <message>
        <source>Interest owed</source>
        <translation>Nợ lãi, tiền chậm nộp</translation>
    </message>
    <message>
        <source>Only what was charged up to that day.</source>
        <translation>Chỉ phần đã tính đến ngày phát sinh.</translation>
    </message>
    <message>
        <source>Groups follow the kind of creditor.</source>
        <translation>Nhóm nợ theo loại chủ nợ.</translation>
    </message>
    <message>
        <source>Add and open</source>
        <translation>Thêm và mở khoản nợ</translation>
    </message>
</context>
</TS>
