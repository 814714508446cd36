<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>Completeness</name>
    <message>
        <source>Remind them…</source>
        <translation>Đôn đốc các đơn vị này…</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Rev.</source>
        <translation>Lần</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Ngày lập</translation>
    </message>
    <message>
        <source>withdrawn, nothing counts</source>
        <translation>đã rút lại, chưa có số</translation>
    </message>
    <message>
        <source>reported by {units}</source>
        <translation>đã có trong số liệu của {units}</translation>
    </message>
    <message>
        <source>Reminder: {unit}</source>
        <translation>Thư đôn đốc: {unit}</translation>
    </message>
    <message>
        <source>received, made in time</source>
        <translation>đã nhận, đúng hạn</translation>
    </message>
    <message>
        <source>received, {days} working days late</source>
        <translation>đã nhận, chậm {days} ngày làm việc</translation>
    </message>
    <message>
        <source>not received yet, not due</source>
        <translation>chưa nhận được, còn hạn</translation>
    </message>
    <message>
        <source>not received, {days} working days overdue</source>
        <translation>quá hạn {days} ngày làm việc</translation>
    </message>
    <message>
        <source>{count} units without a return</source>
        <translation>{count} đơn vị chưa có báo cáo</translation>
    </message>
    <message>
        <source>{count} units with queries not answered</source>
        <translation>{count} đơn vị chưa trả lời yêu cầu giải trình</translation>
    </message>
    <message>
        <source>Units without a return or an answer</source>
        <translation>Đơn vị thiếu báo cáo hoặc câu trả lời</translation>
    </message>
    <message>
        <source>{moment}, package no. {number}</source>
        <translation>{moment}, gói số {number}</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Nhận ngày</translation>
    </message>
</context>
<context>
    <name>ConsolidationPage</name>
    <message>
        <source>Consolidation</source>
        <translation>Tổng hợp</translation>
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
        <source>The figures are not read yet.</source>
        <translation>Số liệu chưa đọc xong.</translation>
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
        <source>Working out the merged figures</source>
        <translation>Đang tính số tổng hợp</translation>
    </message>
    <message>
        <source>In several registers</source>
        <translation>Có trong nhiều sổ</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Biểu đồ</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Lưu PDF…</translation>
    </message>
    <message>
        <source>Preparing the paper</source>
        <translation>Đang lập bản in</translation>
    </message>
    <message>
        <source>Save the merged forms</source>
        <translation>Lưu biểu tổng hợp</translation>
    </message>
    <message>
        <source>Saving {file}</source>
        <translation>Đang lưu {file}</translation>
    </message>
    <message>
        <source>Returns received</source>
        <translation>Báo cáo đã nhận</translation>
    </message>
    <message>
        <source>returns of {sent} of {all} units received; figures as of {day}</source>
        <translation>đã nhận báo cáo của {sent}/{all} đơn vị; số liệu đến {day}</translation>
    </message>
</context>
<context>
    <name>MergedForm</name>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>Unit of measure</source>
        <translation>ĐVT</translation>
    </message>
    <message>
        <source>To look at in the merged sheet</source>
        <translation>Cần xem lại ở biểu tổng hợp</translation>
    </message>
    <message>
        <source>No doubt about this form.</source>
        <translation>Biểu này không có gì phải xem lại.</translation>
    </message>
    <message>
        <source>See and decide</source>
        <translation>Xem và quyết định</translation>
    </message>
    <message>
        <source>Go to this cell</source>
        <translation>Đến ô này</translation>
    </message>
    <message>
        <source>Looking where the figure comes from</source>
        <translation>Đang tra nguồn của con số</translation>
    </message>
</context>
<context>
    <name>OriginPanel</name>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Where does a figure come from?</source>
        <translation>Con số này từ đâu ra?</translation>
    </message>
    <message>
        <source>Choose a cell: the units that stated it are listed here, or its formula.</source>
        <translation>Hãy chọn một ô: tại đây sẽ liệt kê số của từng đơn vị, hoặc cách tính.</translation>
    </message>
    <message>
        <source>cannot be computed: a figure is missing</source>
        <translation>chưa tính được vì còn thiếu số</translation>
    </message>
    <message>
        <source>no unit has stated it</source>
        <translation>chưa đơn vị nào có số</translation>
    </message>
    <message>
        <source>sum of {count} units</source>
        <translation>cộng từ {count} đơn vị</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>được tính</translation>
    </message>
    <message>
        <source>Enter opens the report of the unit.</source>
        <translation>Enter mở báo cáo của đơn vị.</translation>
    </message>
    <message>
        <source>Over the periods…</source>
        <translation>Xem qua các kỳ…</translation>
    </message>
    <message>
        <source>What the units stated themselves; it is not added up:</source>
        <translation>Số các đơn vị tự nêu, không cộng vào:</translation>
    </message>
    <message>
        <source>What moved between units of this area is taken off; it did not cross its boundary.</source>
        <translation>Số chuyển giữa các đơn vị trong địa bàn đã được trừ: không qua ranh giới của địa bàn.</translation>
    </message>
    <message>
        <source>Typed by {person} at {moment}</source>
        <translation>{person} nhập lúc {moment}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Lý do: {reason}</translation>
    </message>
    <message>
        <source>Without it there would stand {figure}.</source>
        <translation>Nếu không nhập, ô này là {figure}.</translation>
    </message>
    <message>
        <source>Carried over from {period}.</source>
        <translation>Lấy từ kỳ trước: {period}.</translation>
    </message>
    <message>
        <source>{count} records of this book: {names}</source>
        <translation>{count} bản ghi trong sổ: {names}</translation>
    </message>
    <message>
        <source>Sum of:</source>
        <translation>Cộng các dòng:</translation>
    </message>
    <message>
        <source>Total divided by number:</source>
        <translation>Bình quân, tổng chia cho số lượng:</translation>
    </message>
    <message>
        <source>Difference:</source>
        <translation>Chênh lệch:</translation>
    </message>
    <message>
        <source>Ratio, in per cent:</source>
        <translation>Tỷ lệ phần trăm:</translation>
    </message>
    <message>
        <source>Ratio:</source>
        <translation>Tỷ lệ:</translation>
    </message>
    <message>
        <source>{factor} times:</source>
        <translation>Nhân với {factor}:</translation>
    </message>
    <message>
        <source>divided by</source>
        <translation>chia cho</translation>
    </message>
    <message>
        <source>less</source>
        <translation>trừ</translation>
    </message>
    <message>
        <source>Ask {unit} about this figure…</source>
        <translation>Hỏi {unit} về số này…</translation>
    </message>
    <message>
        <source>{unit} over the periods…</source>
        <translation>{unit} qua các kỳ…</translation>
    </message>
</context>
<context>
    <name>RegistersPage</name>
    <message>
        <source>Registers of the units</source>
        <translation>Sổ các đơn vị</translation>
    </message>
    <message>
        <source>{unit} › {period} › to be read only, as of {day}</source>
        <translation>{unit} › {period} › chỉ để xem, số liệu đến {day}</translation>
    </message>
    <message>
        <source>Laying out the registers of the units</source>
        <translation>Đang lập bản xem sổ các đơn vị</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>The registers cannot be shown</source>
        <translation>Chưa xem được sổ các đơn vị</translation>
    </message>
    <message>
        <source>No register was received yet</source>
        <translation>Chưa nhận sổ của đơn vị nào</translation>
    </message>
    <message>
        <source>What the packages of the units bring is listed here once they are received: organisations, members, debts and every other kind, by period and unit.</source>
        <translation>Khi đã nhận gói của các đơn vị, sổ của họ xem được ở đây: tổ chức, thành viên, nợ và mọi loại khác, theo kỳ và đơn vị.</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>Nhận về…</translation>
    </message>
</context>
<context>
    <name>SharedRecords</name>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Kept with the decision.</source>
        <translation>Được lưu cùng quyết định.</translation>
    </message>
    <message>
        <source>They are not the same</source>
        <translation>Không phải là một</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Bỏ quyết định</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bản ghi</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Các đơn vị</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Double part</source>
        <translation>Phần trùng</translation>
    </message>
    <message>
        <source>counts at {unit}</source>
        <translation>tính ở {unit}</translation>
    </message>
    <message>
        <source>different records</source>
        <translation>các bản ghi khác nhau</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>chưa quyết định</translation>
    </message>
    <message>
        <source>the record itself</source>
        <translation>chính bản ghi đó</translation>
    </message>
    <message>
        <source>tax code</source>
        <translation>mã số thuế</translation>
    </message>
    <message>
        <source>name and commune</source>
        <translation>tên và xã</translation>
    </message>
    <message>
        <source>names that read alike</source>
        <translation>tên đọc giống nhau</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>hợp đồng</translation>
    </message>
    <message>
        <source>{number} organisation</source>
        <translation>{number} tổ chức</translation>
    </message>
    <message>
        <source>{number} members</source>
        <translation>{number} thành viên</translation>
    </message>
    <message>
        <source>{number} million dong of capital</source>
        <translation>{number} tr.đồng vốn điều lệ</translation>
    </message>
    <message>
        <source>{number} million dong of debts</source>
        <translation>{number} tr.đồng nợ</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>không có gì</translation>
    </message>
    <message>
        <source>Not decided, and counted twice in the merged figures: {what}</source>
        <translation>Chưa quyết định, số liệu tổng hợp đang tính trùng: {what}</translation>
    </message>
    <message>
        <source>Everything here is decided; nothing is counted twice.</source>
        <translation>Tất cả đã được quyết định; không còn số nào bị tính trùng.</translation>
    </message>
    <message>
        <source>Agrees: {what}</source>
        <translation>Trùng về: {what}</translation>
    </message>
    <message>
        <source>Compare them before you decide: only the names are alike.</source>
        <translation>Hãy đối chiếu trước khi quyết định: mới chỉ có tên đọc giống nhau.</translation>
    </message>
    <message>
        <source>Counts it</source>
        <translation>Đơn vị này tính</translation>
    </message>
    <message>
        <source>Let this unit count it</source>
        <translation>Để đơn vị này tính</translation>
    </message>
    <message>
        <source>Ask this unit…</source>
        <translation>Hỏi đơn vị này…</translation>
    </message>
    <message>
        <source>Open its register</source>
        <translation>Mở sổ của đơn vị</translation>
    </message>
    <message>
        <source>Keeping the decision</source>
        <translation>Đang ghi quyết định</translation>
    </message>
    <message>
        <source>{record} stands in the register of {units} too ({what}). Please check which of you keeps it; if it is not yours, record that it moved or put it into the bin.</source>
        <translation>{record} cũng có trong sổ của {units} (trùng về {what}). Đề nghị kiểm tra xem đơn vị nào đang theo dõi; nếu không thuộc địa bàn của mình, hãy ghi việc chuyển đi hoặc đưa vào thùng rác.</translation>
    </message>
</context>
<context>
    <name>UnitPanel</name>
    <message>
        <source>Deadline: {day}</source>
        <translation>Hạn gửi: {day}</translation>
    </message>
    <message>
        <source>No package of this unit was received.</source>
        <translation>Chưa nhận gói nào của đơn vị này.</translation>
    </message>
    <message>
        <source>Remind this unit…</source>
        <translation>Đôn đốc đơn vị này…</translation>
    </message>
    <message>
        <source>Queries without an answer: {numbers}</source>
        <translation>Yêu cầu giải trình chưa trả lời: số {numbers}</translation>
    </message>
    <message>
        <source>Deadline: {day} ({named} is a day off)</source>
        <translation>Hạn gửi: {day} (ngày {named} là ngày nghỉ)</translation>
    </message>
    <message>
        <source>Revision {revision}, received {moment}</source>
        <translation>Lần {revision}, nhận {moment}</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Đã rút lại</translation>
    </message>
    <message>
        <source>Counts in the merged figures</source>
        <translation>Đang tính vào số tổng hợp</translation>
    </message>
    <message>
        <source>Replaced by a later revision</source>
        <translation>Đã thay bằng lần lập sau</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Mở báo cáo</translation>
    </message>
</context>
</TS>
