<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>MemberList</name>
    <message>
        <source>Find without accents: name, personal number</source>
        <translation>Tìm không cần dấu: họ tên, số định danh</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Have left</source>
        <translation>Đã ra khỏi</translation>
    </message>
    <message>
        <source>Managers</source>
        <translation>Cán bộ quản lý</translation>
    </message>
    <message>
        <source>Nobody holds “{text}”. Accents do not matter; try fewer words.</source>
        <translation>Không có ai khớp với “{text}”. Không cần gõ dấu; hãy thử ít chữ hơn.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>The members of all organisations are listed here. A person who is a member of several is one person. Add the first one here, or on the record of a cooperative.</source>
        <translation>Thành viên của mọi tổ chức nằm ở đây. Một người là thành viên của nhiều tổ chức vẫn chỉ là một người. Hãy thêm thành viên đầu tiên ở đây hoặc trong hồ sơ của hợp tác xã.</translation>
    </message>
    <message>
        <source>No member yet</source>
        <translation>Chưa có thành viên nào</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>Thêm thành viên</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Paste members</source>
        <translation>Dán danh sách thành viên</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Thành viên mới</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Thành viên</translation>
    </message>
    <message>
        <source>Members sheet</source>
        <translation>Bảng thành viên</translation>
    </message>
    <message>
        <source>member of {count} organisations</source>
        <translation>đang là thành viên của {count} tổ chức</translation>
    </message>
    <message>
        <source>{present} members · {past} left</source>
        <translation>{present} thành viên · {past} đã ra khỏi</translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>trong thùng rác</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>Thêm thành viên</translation>
    </message>
    <message>
        <source>Join another organisation</source>
        <translation>Vào tổ chức khác</translation>
    </message>
    <message>
        <source>The member was added.</source>
        <translation>Đã thêm thành viên.</translation>
    </message>
    <message>
        <source>The person leaves the lists and figures with {count} memberships and all offices. Nothing is lost: Ctrl+Z takes it back. For one who only leaves an organisation, write down the leaving instead.</source>
        <translation>Người này cùng {count} tư cách thành viên và mọi chức vụ sẽ không còn trong danh sách và số liệu. Không mất gì: Ctrl+Z lấy lại được. Nếu chỉ ra khỏi một tổ chức, hãy ghi ngày ra thay vì xóa.</translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>Xóa {name}?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>Đã xóa: {name}</translation>
    </message>
</context>
<context>
    <name>MembershipsPart</name>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Share (mil.)</source>
        <translation>Vốn góp (tr.đ)</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Ngày vào</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Ngày ra</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Write down leaving</source>
        <translation>Ghi thôi là thành viên</translation>
    </message>
    <message>
        <source>Open the organisation</source>
        <translation>Mở hồ sơ tổ chức</translation>
    </message>
    <message>
        <source>Add the membership</source>
        <translation>Thêm tư cách thành viên</translation>
    </message>
    <message>
        <source>Another membership</source>
        <translation>Thêm tư cách thành viên</translation>
    </message>
    <message>
        <source>The membership was added.</source>
        <translation>Đã thêm tư cách thành viên.</translation>
    </message>
    <message>
        <source>Leaving was written down.</source>
        <translation>Đã ghi thôi là thành viên.</translation>
    </message>
    <message>
        <source>Entered by mistake…</source>
        <translation>Ghi nhầm, bỏ dòng này…</translation>
    </message>
    <message>
        <source>The membership is as if it never was; the person stays in the book. It can be undone with Ctrl+Z.</source>
        <translation>Tư cách thành viên coi như chưa từng có; người này vẫn còn trong sổ. Có thể hoàn tác bằng Ctrl+Z.</translation>
    </message>
    <message>
        <source>Take out the membership in {name}?</source>
        <translation>Bỏ tư cách thành viên tại {name}?</translation>
    </message>
    <message>
        <source>Take out the membership</source>
        <translation>Bỏ tư cách thành viên</translation>
    </message>
    <message>
        <source>The membership was taken out.</source>
        <translation>Đã bỏ tư cách thành viên.</translation>
    </message>
</context>
<context>
    <name>NewMember</name>
    <message>
        <source>Member of</source>
        <translation>Là thành viên của</translation>
    </message>
    <message>
        <source>Add the member</source>
        <translation>Thêm thành viên</translation>
    </message>
</context>
<context>
    <name>OfficesPart</name>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Trình độ</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Open the organisation</source>
        <translation>Mở hồ sơ tổ chức</translation>
    </message>
</context>
<context>
    <name>PersonRecord</name>
    <message>
        <source>Person</source>
        <translation>Cá nhân</translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation>Tư cách thành viên</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
</context>
<context>
    <name>WhoPart</name>
    <message>
        <source>Show the number</source>
        <translation>Hiện số</translation>
    </message>
</context>
</TS>
