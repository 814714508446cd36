<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>CalendarPart</name>
    <message>
        <source>Calendar of periods</source>
        <translation>Cách tính kỳ</translation>
    </message>
    <message>
        <source>State bodies count quarters from the 15th to the 14th (Decree 09/2019); others by calendar months. What is sealed keeps its days.</source>
        <translation>Cơ quan nhà nước tính quý từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP); nơi khác tính theo tháng dương lịch. Báo cáo đã chốt giữ nguyên ngày của kỳ.</translation>
    </message>
    <message>
        <source>Rules on deadlines</source>
        <translation>Quy định về hạn gửi</translation>
    </message>
    <message>
        <source>What was not read in its original text is marked. Once somebody has compared a rule with the original, that is shown instead.</source>
        <translation>Quy định chưa đọc từ bản gốc có dấu ghi rõ. Khi đã có người đối chiếu với bản gốc, màn hình ghi việc đối chiếu thay cho dấu ấy.</translation>
    </message>
    <message>
        <source>Compared by</source>
        <translation>Người đối chiếu</translation>
    </message>
    <message>
        <source>Name of who compares; the day is today.</source>
        <translation>Họ tên người đối chiếu; ngày đối chiếu là hôm nay.</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Các biểu</translation>
    </message>
    <message>
        <source>A form that was not read in its original stays marked on the screen until somebody has compared it.</source>
        <translation>Biểu chưa đọc được bản gốc thì được đánh dấu trên màn hình cho đến khi có người đối chiếu.</translation>
    </message>
    <message>
        <source>Calendar months</source>
        <translation>Theo tháng dương lịch</translation>
    </message>
    <message>
        <source>15th to 14th</source>
        <translation>Từ ngày 15 đến ngày 14</translation>
    </message>
    <message>
        <source>in force until {day}</source>
        <translation>còn hiệu lực đến hết ngày {day}</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>từ {day}</translation>
    </message>
    <message>
        <source>Compared with the original</source>
        <translation>Đã đối chiếu với bản gốc</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Bỏ ghi nhận</translation>
    </message>
</context>
<context>
    <name>DeskPart</name>
    <message>
        <source>Your name</source>
        <translation>Họ và tên của bạn</translation>
    </message>
    <message>
        <source>Stands in the history beside each change, from now on.</source>
        <translation>Được ghi trong lịch sử cạnh mỗi lần sửa, kể từ bây giờ.</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>Kept on this machine, not in the book; takes effect at once.</source>
        <translation>Lưu trên máy này, không lưu trong sổ; có hiệu lực ngay.</translation>
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
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>Examine</source>
        <translation>Kiểm tra token</translation>
    </message>
    <message>
        <source>What the driver and the tokens told</source>
        <translation>Trả lời của trình điều khiển và token</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Chép</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu thành tệp…</translation>
    </message>
    <message>
        <source>Names the driver, the tokens and their certificates for whoever helps you. Nobody logs in; no PIN, no key and no figure stands in it.</source>
        <translation>Ghi lại trình điều khiển, các token và chứng thư số để người hỗ trợ xem. Không đăng nhập token; trong đó không có mã PIN, khóa hay số liệu nào.</translation>
    </message>
    <message>
        <source>Choose the token&apos;s driver first.</source>
        <translation>Hãy chọn trình điều khiển của token trước.</translation>
    </message>
    <message>
        <source>Looking at the token</source>
        <translation>Đang xem token</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã chép</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Đã ghi: {file}</translation>
    </message>
    <message>
        <source>Saving the text</source>
        <translation>Đang lưu tệp</translation>
    </message>
</context>
<context>
    <name>DriverField</name>
    <message>
        <source>Driver of the token (PKCS#11)</source>
        <translation>Trình điều khiển của token (PKCS#11)</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>No driver was found at the usual places. Install the software that came with the token, or choose its driver: a file ending in .dll (Windows) or .so (Linux).</source>
        <translation>Không thấy trình điều khiển nào ở những nơi thường gặp. Hãy cài phần mềm đi kèm token, hoặc chọn tệp trình điều khiển: tệp có đuôi .dll (Windows) hoặc .so (Linux).</translation>
    </message>
    <message>
        <source>Drivers (*.dll *.so *.dylib);;All files (*)</source>
        <translation>Trình điều khiển (*.dll *.so *.dylib);;Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>Name in the certificate</source>
        <translation>Tên trong chứng thư số</translation>
    </message>
    <message>
        <source>File of the key (.p12)</source>
        <translation>Tệp khóa (.p12)</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Password of the key</source>
        <translation>Mật khẩu của khóa</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>Nhập lại mật khẩu</translation>
    </message>
    <message>
        <source>Nobody can restore it. Keep it in a safe place, not beside the key.</source>
        <translation>Không ai khôi phục được mật khẩu này. Hãy cất ở nơi an toàn, không để cạnh tệp khóa.</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Tạo khóa</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Dùng khóa này</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>Tạo khóa mới</translation>
    </message>
    <message>
        <source>The key and the registration file are written side by side. Hand the registration file (.pem) to the province: it holds nothing secret, and only after the province has listed it will your signature count.</source>
        <translation>Tệp khóa và tệp đăng ký được ghi cạnh nhau. Hãy gửi tệp đăng ký (.pem) cho tỉnh: tệp này không chứa điều gì bí mật, và chữ ký chỉ có giá trị khi tỉnh đã đưa vào danh sách tin cậy.</translation>
    </message>
    <message>
        <source>Use a key file</source>
        <translation>Dùng tệp khóa có sẵn</translation>
    </message>
    <message>
        <source>The password is only used to open the file now; it is not kept.</source>
        <translation>Mật khẩu chỉ dùng để mở tệp lúc này, không được lưu lại.</translation>
    </message>
    <message>
        <source>Give the name that is to stand in the certificate.</source>
        <translation>Hãy nhập tên sẽ ghi trong chứng thư số.</translation>
    </message>
    <message>
        <source>Choose the key file.</source>
        <translation>Hãy chọn tệp khóa.</translation>
    </message>
    <message>
        <source>The password needs at least {count} characters.</source>
        <translation>Mật khẩu cần ít nhất {count} ký tự.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Hai lần nhập mật khẩu không giống nhau.</translation>
    </message>
    <message>
        <source>Making the key</source>
        <translation>Đang tạo khóa</translation>
    </message>
    <message>
        <source>Reading the key</source>
        <translation>Đang đọc khóa</translation>
    </message>
</context>
<context>
    <name>KeyPart</name>
    <message>
        <source>The token does not work? Examine it</source>
        <translation>Token không chạy? Kiểm tra tại đây</translation>
    </message>
</context>
<context>
    <name>MakeReception</name>
    <message>
        <source>Make a new reception key</source>
        <translation>Tạo khóa mở gói báo cáo mới</translation>
    </message>
    <message>
        <source>The key is kept in the book, locked by its own password. The one in use before opens what was closed to it; the next trust list names the new one.</source>
        <translation>Khóa được giữ trong sổ, có mật khẩu riêng. Khóa đang dùng trước đó vẫn mở được các gói đã khóa bằng nó; danh sách tin cậy kế tiếp ghi khóa mới.</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Tạo khóa</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Tên khóa</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>Nhập lại mật khẩu</translation>
    </message>
    <message>
        <source>Nobody can restore it. Write it on paper and keep that apart from the paper copy.</source>
        <translation>Không ai khôi phục được mật khẩu này. Hãy ghi ra giấy và cất riêng, không để cùng bản giấy của khóa.</translation>
    </message>
    <message>
        <source>Reception key, {unit}</source>
        <translation>Khóa mở gói báo cáo, {unit}</translation>
    </message>
    <message>
        <source>Give the key a name.</source>
        <translation>Hãy đặt tên cho khóa.</translation>
    </message>
    <message>
        <source>The password needs at least {count} characters.</source>
        <translation>Mật khẩu cần ít nhất {count} ký tự.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Hai lần nhập mật khẩu không giống nhau.</translation>
    </message>
    <message>
        <source>Making the key</source>
        <translation>Đang tạo khóa</translation>
    </message>
</context>
<context>
    <name>OfficePart</name>
    <message>
        <source>Administrative unit</source>
        <translation>Đơn vị hành chính</translation>
    </message>
    <message>
        <source>The book belongs to this unit; it cannot be changed.</source>
        <translation>Sổ này của đơn vị sau đây; không thay đổi được.</translation>
    </message>
    <message>
        <source>Names on paper</source>
        <translation>Tên ghi trên bản in</translation>
    </message>
    <message>
        <source>They stand on every form that is printed from now on.</source>
        <translation>Được in trên mọi biểu kể từ bây giờ.</translation>
    </message>
    <message>
        <source>province</source>
        <translation>cấp tỉnh</translation>
    </message>
    <message>
        <source>district</source>
        <translation>cấp huyện</translation>
    </message>
    <message>
        <source>commune</source>
        <translation>cấp xã</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Cấp</translation>
    </message>
    <message>
        <source>Reports to</source>
        <translation>Gửi báo cáo lên</translation>
    </message>
    <message>
        <source>Units that report to it</source>
        <translation>Số đơn vị gửi báo cáo về</translation>
    </message>
    <message>
        <source>In this shape since</source>
        <translation>Có từ ngày</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>File of the book</source>
        <translation>Tệp của sổ</translation>
    </message>
</context>
<context>
    <name>OlderKeys</name>
    <message>
        <source>Older reception keys</source>
        <translation>Các khóa mở gói khác</translation>
    </message>
    <message>
        <source>They stay in the book and open the packages that were closed to them.</source>
        <translation>Vẫn giữ trong sổ để mở các gói đã khóa bằng chúng.</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>đã mở</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>chưa mở</translation>
    </message>
    <message>
        <source>made on {day}</source>
        <translation>lập ngày {day}</translation>
    </message>
    <message>
        <source>out of use since {day}</source>
        <translation>ngừng dùng từ ngày {day}</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>Dùng lại</translation>
    </message>
    <message>
        <source>Keeping the choice</source>
        <translation>Đang ghi nhận</translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <source>Choose a picture…</source>
        <translation>Chọn hình…</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Bỏ hình này</translation>
    </message>
    <message>
        <source>Blue, PNG with a transparent ground, cut close to the stroke.</source>
        <translation>Màu xanh, tệp PNG nền trong suốt, cắt sát nét ký.</translation>
    </message>
    <message>
        <source>Red, PNG with a transparent ground, cut close to the rim: it is printed 36 mm wide.</source>
        <translation>Màu đỏ, tệp PNG nền trong suốt, cắt sát viền dấu: được in rộng 36 mm.</translation>
    </message>
    <message>
        <source>Kept in the book</source>
        <translation>Đã lưu trong sổ</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Chưa có</translation>
    </message>
</context>
<context>
    <name>PicturesPart</name>
    <message>
        <source>On paper</source>
        <translation>Trên giấy</translation>
    </message>
    <message>
        <source>In real size, as Decree 30/2020 places them: the signature between post and name, the seal over about a third of the signature, from its left. Without a picture, name and time are written instead.</source>
        <translation>Đúng kích thước thật, đặt theo Nghị định 30/2020/NĐ-CP: chữ ký ở giữa chức vụ và họ tên, dấu trùm lên khoảng một phần ba chữ ký về bên trái. Chưa có hình thì ghi tên và thời gian ký.</translation>
    </message>
    <message>
        <source>POST OF THE SIGNATORY</source>
        <translation>CHỨC VỤ CỦA NGƯỜI KÝ</translation>
    </message>
    <message>
        <source>Drawing the sheet</source>
        <translation>Đang vẽ tờ giấy</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Tệp hình (PNG)</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Hình (*.png)</translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation>Đang đọc hình</translation>
    </message>
    <message>
        <source>Taking the picture away</source>
        <translation>Đang bỏ hình</translation>
    </message>
</context>
<context>
    <name>ReceptionForm</name>
    <message>
        <source>Password of the reception key</source>
        <translation>Mật khẩu của khóa mở gói</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Type the password first.</source>
        <translation>Hãy nhập mật khẩu trước.</translation>
    </message>
    <message>
        <source>Opening the reception key</source>
        <translation>Đang mở khóa</translation>
    </message>
</context>
<context>
    <name>ReceptionPart</name>
    <message>
        <source>There is no key yet: units below can close what holds personal numbers only with a password that they tell you. Make a key, print its paper copy, then sign the next trust list.</source>
        <translation>Chưa có khóa: đơn vị cấp dưới chỉ khóa được gói có số định danh cá nhân bằng mật khẩu rồi báo cho bạn. Hãy tạo khóa, in bản giấy, rồi ký danh sách tin cậy kế tiếp.</translation>
    </message>
    <message>
        <source>Reception key</source>
        <translation>Khóa mở gói báo cáo</translation>
    </message>
    <message>
        <source>Packages of the units below are closed to this key on their way; only who has it and its password opens them. It signs nothing.</source>
        <translation>Gói báo cáo của đơn vị cấp dưới được khóa bằng khóa này trên đường gửi; chỉ ai có khóa và mật khẩu mới mở được. Khóa này không dùng để ký.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Mở khóa…</translation>
    </message>
    <message>
        <source>Paper copy…</source>
        <translation>Bản giấy…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Lưu thành tệp khóa…</translation>
    </message>
    <message>
        <source>Make a new key…</source>
        <translation>Tạo khóa mới…</translation>
    </message>
    <message>
        <source>Restore from paper…</source>
        <translation>Phục hồi từ bản giấy…</translation>
    </message>
    <message>
        <source>Stop using it…</source>
        <translation>Ngừng dùng…</translation>
    </message>
    <message>
        <source>Reading the reception keys</source>
        <translation>Đang đọc các khóa mở gói</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Chưa có khóa</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Đã hết hạn</translation>
    </message>
    <message>
        <source>Named by trust list {serial}</source>
        <translation>Có trong danh sách tin cậy số {serial}</translation>
    </message>
    <message>
        <source>Not in the trust list yet</source>
        <translation>Chưa có trong danh sách tin cậy</translation>
    </message>
    <message>
        <source>Print the paper copy now: whatever was closed to a key that is lost stays closed for ever.</source>
        <translation>Hãy in bản giấy ngay: mất khóa thì các gói đã khóa bằng nó không bao giờ mở được nữa.</translation>
    </message>
    <message>
        <source>Sign the next trust list and hand it to the units: it will name this key.</source>
        <translation>Hãy ký danh sách tin cậy kế tiếp và gửi cho các đơn vị: danh sách đó sẽ ghi khóa này.</translation>
    </message>
    <message>
        <source>Unlock it once, so that its certificate is known.</source>
        <translation>Hãy mở khóa này một lần để sổ biết chứng thư số của nó.</translation>
    </message>
    <message>
        <source>Make the next key in time; this one still opens what was closed to it.</source>
        <translation>Hãy tạo khóa kế tiếp cho kịp; khóa này vẫn mở được các gói đã khóa bằng nó.</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>còn {days} ngày</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>chưa in</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Dấu vân tay (SHA-256)</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Lập ngày</translation>
    </message>
    <message>
        <source>Paper copy</source>
        <translation>Bản giấy</translation>
    </message>
    <message>
        <source>In this run of the program</source>
        <translation>Trong lần chạy này</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>đã mở</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>chưa mở</translation>
    </message>
    <message>
        <source>Laying out the paper copy</source>
        <translation>Đang dàn trang bản giấy</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Lưu PDF…</translation>
    </message>
    <message>
        <source>Paper copy of the reception key</source>
        <translation>Bản giấy của khóa mở gói báo cáo</translation>
    </message>
    <message>
        <source>Saving the paper copy</source>
        <translation>Đang lưu bản giấy</translation>
    </message>
    <message>
        <source>Keeping the choice</source>
        <translation>Đang ghi nhận</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Đã ghi: {file}</translation>
    </message>
    <message>
        <source>Saving the key</source>
        <translation>Đang lưu khóa</translation>
    </message>
    <message>
        <source>Stop using this reception key?</source>
        <translation>Ngừng dùng khóa mở gói báo cáo này?</translation>
    </message>
    <message>
        <source>The next trust list will name another key in use, or none. This key stays in the book and still opens what was closed to it; you can use it again.</source>
        <translation>Danh sách tin cậy kế tiếp sẽ ghi khóa khác đang dùng, hoặc không ghi khóa nào. Khóa này vẫn giữ trong sổ, vẫn mở được các gói đã khóa bằng nó và có thể dùng lại.</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Ngừng dùng</translation>
    </message>
</context>
<context>
    <name>RestoreReception</name>
    <message>
        <source>Restore a reception key</source>
        <translation>Phục hồi khóa mở gói báo cáo</translation>
    </message>
    <message>
        <source>Type the numbered lines of the paper copy, or scan its squares and paste what they say; the order does not matter. A slip of the pen is found with its line. Or choose the file (.p12).</source>
        <translation>Nhập các dòng có số thứ tự trên bản giấy, hoặc quét các ô vuông rồi dán nội dung vào; thứ tự nào cũng được. Gõ nhầm dòng nào chương trình chỉ ra dòng đó. Cũng có thể chọn tệp khóa (.p12).</translation>
    </message>
    <message>
        <source>Restore the key</source>
        <translation>Phục hồi khóa</translation>
    </message>
    <message>
        <source>Lines of the paper copy</source>
        <translation>Các dòng trên bản giấy</translation>
    </message>
    <message>
        <source>Or the file of the key (.p12)</source>
        <translation>Hoặc tệp khóa (.p12)</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Type the lines, or choose the file.</source>
        <translation>Hãy nhập các dòng, hoặc chọn tệp khóa.</translation>
    </message>
</context>
<context>
    <name>RoleCard</name>
    <message>
        <source>There is no key yet. Without one, data can be entered but no return can be signed and sent.</source>
        <translation>Chưa có khóa ký. Vẫn nhập được số liệu, nhưng chưa thể ký và gửi báo cáo.</translation>
    </message>
    <message>
        <source>There is no key yet. The agency&apos;s seal signs after the leader.</source>
        <translation>Chưa có khóa của cơ quan. Con dấu cơ quan ký sau lãnh đạo.</translation>
    </message>
    <message>
        <source>Try the signature…</source>
        <translation>Thử chữ ký…</translation>
    </message>
    <message>
        <source>Use a USB token…</source>
        <translation>Dùng USB token…</translation>
    </message>
    <message>
        <source>Use a key file…</source>
        <translation>Dùng tệp khóa có sẵn…</translation>
    </message>
    <message>
        <source>Make a new key…</source>
        <translation>Tạo khóa mới…</translation>
    </message>
    <message>
        <source>Write the registration file…</source>
        <translation>Ghi tệp đăng ký…</translation>
    </message>
    <message>
        <source>Do not use this key any more</source>
        <translation>Thôi dùng khóa này</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Chưa có khóa</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>còn {days} ngày</translation>
    </message>
    <message>
        <source>Name in the certificate</source>
        <translation>Tên trong chứng thư số</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Nơi cấp</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Dấu vân tay (SHA-256)</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>File of the key</source>
        <translation>Tệp khóa</translation>
    </message>
    <message>
        <source>On a USB token, driver</source>
        <translation>USB token, trình điều khiển</translation>
    </message>
    <message>
        <source>Registration file for the province</source>
        <translation>Tệp đăng ký gửi cho tỉnh</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Đã hết hạn</translation>
    </message>
    <message>
        <source>The certificate has expired. Make or take another key, and register it.</source>
        <translation>Chứng thư số đã hết hạn. Hãy tạo hoặc chọn khóa khác rồi đăng ký với tỉnh.</translation>
    </message>
    <message>
        <source>Not on this machine</source>
        <translation>Máy này chưa có khóa</translation>
    </message>
    <message>
        <source>This machine does not know where the key lies. Choose its file or its token.</source>
        <translation>Máy này chưa biết khóa nằm ở đâu. Hãy chọn lại tệp khóa hoặc USB token.</translation>
    </message>
    <message>
        <source>Key file not found</source>
        <translation>Không thấy tệp khóa</translation>
    </message>
    <message>
        <source>The key file is not where it was. Plug in the stick, or take the file again.</source>
        <translation>Tệp khóa không còn ở chỗ cũ. Hãy cắm USB chứa khóa hoặc chọn lại tệp.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Chưa đọc</translation>
    </message>
    <message>
        <source>Expires in {days} days</source>
        <translation>Còn {days} ngày là hết hạn</translation>
    </message>
    <message>
        <source>Ask for another certificate in time, so that the next return can be signed.</source>
        <translation>Hãy xin chứng thư số mới cho kịp kỳ báo cáo sau.</translation>
    </message>
    <message>
        <source>Can sign</source>
        <translation>Ký được</translation>
    </message>
    <message>
        <source>Sign without this key from now on?</source>
        <translation>Thôi dùng khóa này để ký?</translation>
    </message>
    <message>
        <source>The key itself stays where it is and can be chosen again; until then this role cannot sign.</source>
        <translation>Khóa vẫn nằm nguyên ở chỗ cũ và có thể chọn lại; từ nay đến khi chọn lại, vai trò này chưa ký được.</translation>
    </message>
    <message>
        <source>Do not use it any more</source>
        <translation>Thôi dùng</translation>
    </message>
    <message>
        <source>Keeping the choice</source>
        <translation>Đang ghi nhận</translation>
    </message>
    <message>
        <source>Looking at the token</source>
        <translation>Đang xem token</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Đã ghi: {file}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Thiết lập</translation>
    </message>
    <message>
        <source>Every change is kept at once.</source>
        <translation>Mọi thay đổi được lưu ngay.</translation>
    </message>
    <message>
        <source>Unit and names</source>
        <translation>Đơn vị và tên ghi</translation>
    </message>
    <message>
        <source>Signing keys</source>
        <translation>Khóa ký</translation>
    </message>
    <message>
        <source>Signature and seal</source>
        <translation>Hình chữ ký, con dấu</translation>
    </message>
    <message>
        <source>Reception key</source>
        <translation>Khóa mở gói báo cáo</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>Danh sách tin cậy</translation>
    </message>
    <message>
        <source>Periods and deadlines</source>
        <translation>Kỳ báo cáo và hạn gửi</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Máy này</translation>
    </message>
</context>
<context>
    <name>SignaturePreview</name>
    <message>
        <source>Signature and seal as they are printed</source>
        <translation>Chữ ký và con dấu như khi in</translation>
    </message>
</context>
<context>
    <name>TokenForm</name>
    <message>
        <source>Look for certificates</source>
        <translation>Tìm chứng thư số</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Use a USB token</source>
        <translation>Dùng USB token</translation>
    </message>
    <message>
        <source>Plug the token in. Its certificates are read without the PIN.</source>
        <translation>Hãy cắm token. Chứng thư số được đọc mà không cần mã PIN.</translation>
    </message>
    <message>
        <source>Choose the token&apos;s driver first.</source>
        <translation>Hãy chọn trình điều khiển của token trước.</translation>
    </message>
    <message>
        <source>Looking at the token</source>
        <translation>Đang xem token</translation>
    </message>
    <message>
        <source>The token holds no certificate that may sign documents.</source>
        <translation>Trên token không có chứng thư số nào được phép ký văn bản.</translation>
    </message>
    <message>
        <source>Issued by {issuer}, until {day}, on the token {token}</source>
        <translation>Nơi cấp: {issuer}; đến ngày {day}; trên token {token}</translation>
    </message>
    <message>
        <source>Sign with this certificate</source>
        <translation>Ký bằng chứng thư số này</translation>
    </message>
    <message>
        <source>Keeping the choice</source>
        <translation>Đang ghi nhận</translation>
    </message>
</context>
<context>
    <name>TrustPart</name>
    <message>
        <source>Install a trust list…</source>
        <translation>Nạp danh sách tin cậy…</translation>
    </message>
    <message>
        <source>Trust list in use</source>
        <translation>Danh sách tin cậy đang dùng</translation>
    </message>
    <message>
        <source>Signed by the province, it says whose signature counts for which unit. Packages are judged by it.</source>
        <translation>Do tỉnh ký, cho biết chữ ký của ai có giá trị cho đơn vị nào. Các gói báo cáo được kết luận theo danh sách này.</translation>
    </message>
    <message>
        <source>Compare before the first use</source>
        <translation>Đối chiếu trước khi dùng lần đầu</translation>
    </message>
    <message>
        <source>Whoever signed this list decides whom this book believes. Compare the fingerprint, group by group, with the one that the province gave you on paper or by telephone. From then on only lists of the same signer are taken.</source>
        <translation>Người ký danh sách này quyết định sổ tin chữ ký của ai. Hãy đối chiếu từng nhóm của dấu vân tay với bản giấy của tỉnh hoặc hỏi qua điện thoại. Từ đó về sau, chỉ danh sách do cùng người ấy ký mới được nhận.</translation>
    </message>
    <message>
        <source>I have compared the fingerprint, and it is the same</source>
        <translation>Tôi đã đối chiếu, dấu vân tay trùng khớp</translation>
    </message>
    <message>
        <source>Use this list</source>
        <translation>Dùng danh sách này</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>Không dùng</translation>
    </message>
    <message>
        <source>Reading the trust list</source>
        <translation>Đang đọc danh sách tin cậy</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Chưa có</translation>
    </message>
    <message>
        <source>Packages can be opened, but not judged. Install the list that the province has published.</source>
        <translation>Có thể mở gói nhưng chưa thể kết luận. Hãy nạp danh sách do tỉnh phát hành.</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Còn hạn</translation>
    </message>
    <message>
        <source>Past its next update</source>
        <translation>Quá ngày cập nhật</translation>
    </message>
    <message>
        <source>It still serves for a while, with a remark. Ask the province for the new list.</source>
        <translation>Danh sách còn dùng được một thời gian, kèm lưu ý. Hãy xin tỉnh danh sách mới.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Đã hết hạn</translation>
    </message>
    <message>
        <source>No package can be judged any more. Ask the province for the new list.</source>
        <translation>Không kết luận được gói nào nữa. Hãy xin tỉnh danh sách mới.</translation>
    </message>
    <message>
        <source>Signed by (SHA-256)</source>
        <translation>Người ký (SHA-256)</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Tỉnh</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Số danh sách</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Ngày phát hành</translation>
    </message>
    <message>
        <source>Next update by</source>
        <translation>Cập nhật trước ngày</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số đơn vị</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Số chứng thư</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Không dùng được</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>Danh sách tin cậy</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Installing the trust list</source>
        <translation>Đang nạp danh sách tin cậy</translation>
    </message>
</context>
<context>
    <name>TryForm</name>
    <message>
        <source>I am sure of the PIN: use the last try</source>
        <translation>Tôi chắc chắn mã PIN đúng: dùng lần thử cuối cùng</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Ký thử</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Try the signature</source>
        <translation>Thử chữ ký</translation>
    </message>
    <message>
        <source>Something meaningless is signed and read back; nothing is sent and nothing is kept.</source>
        <translation>Chương trình ký một đoạn không có ý nghĩa rồi kiểm tra lại; không gửi đi đâu và không lưu lại gì.</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>Mã PIN của token</translation>
    </message>
    <message>
        <source>Password of the key</source>
        <translation>Mật khẩu của khóa</translation>
    </message>
    <message>
        <source>Looking at the token</source>
        <translation>Đang xem token</translation>
    </message>
    <message>
        <source>Type the password or the PIN first.</source>
        <translation>Hãy nhập mật khẩu hoặc mã PIN trước.</translation>
    </message>
    <message>
        <source>Trying the signature</source>
        <translation>Đang ký thử</translation>
    </message>
    <message>
        <source>It took {seconds} seconds.</source>
        <translation>Mất {seconds} giây.</translation>
    </message>
</context>
<context>
    <name>UnlockForm</name>
    <message>
        <source>Unlock the reception keys</source>
        <translation>Mở các khóa mở gói báo cáo</translation>
    </message>
    <message>
        <source>Every key that this password opens is unlocked until the program ends; it is kept nowhere.</source>
        <translation>Mọi khóa dùng mật khẩu này được mở cho đến khi tắt chương trình; mật khẩu không được lưu lại.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Mở khóa</translation>
    </message>
</context>
</TS>
