<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>Activities</name>
    <message>
        <source>Activity</source>
        <translation>Hoạt động</translation>
    </message>
    <message>
        <source>Who held it, and on which basis</source>
        <translation>Đơn vị thực hiện và căn cứ</translation>
    </message>
    <message>
        <source>Find: topic, place, organiser</source>
        <translation>Tìm: nội dung, địa điểm, đơn vị</translation>
    </message>
    <message>
        <source>Training, law classes, congresses, dialogues, fairs, inspections and surveys belong here, with who took part, which organisations they concerned and what they cost.</source>
        <translation>Ghi các lớp tập huấn, lớp phổ biến pháp luật, đại hội, đối thoại, hội chợ, cuộc kiểm tra, khảo sát, kèm người tham dự, tổ chức liên quan và kinh phí.</translation>
    </message>
</context>
<context>
    <name>Steering</name>
    <message>
        <source>Person and office</source>
        <translation>Người và chức vụ</translation>
    </message>
    <message>
        <source>Time and handover</source>
        <translation>Thời gian và bàn giao</translation>
    </message>
    <message>
        <source>Find: name, position, agency</source>
        <translation>Tìm: họ tên, chức vụ, cơ quan</translation>
    </message>
    <message>
        <source>Members of the steering committee and of the alliance&apos;s executive committee belong here, and the officers in charge, with the day on which each handed over.</source>
        <translation>Ghi thành viên Ban Chỉ đạo, Ban Chấp hành Liên minh hợp tác xã và cán bộ phụ trách, kèm ngày bàn giao của từng người.</translation>
    </message>
</context>
<context>
    <name>SteeringTasks</name>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>State and result</source>
        <translation>Tình trạng và kết quả</translation>
    </message>
    <message>
        <source>Find: task, agency, result</source>
        <translation>Tìm: nội dung, cơ quan, kết quả</translation>
    </message>
    <message>
        <source>What plans and letters ask for belongs here: the task, the agency in charge, the document and the day on which it is due. The page “Today” names those that are overdue.</source>
        <translation>Ghi các nhiệm vụ mà kế hoạch, công văn giao: nội dung, cơ quan chủ trì, văn bản giao và hạn hoàn thành. Màn hình “Hôm nay” nhắc các nhiệm vụ quá hạn.</translation>
    </message>
</context>
</TS>
