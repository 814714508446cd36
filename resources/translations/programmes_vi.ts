<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>Certificates</name>
    <message>
        <source>Brand or certificate</source>
        <translation>Nhãn hiệu, chứng nhận</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Giấy chứng nhận</translation>
    </message>
    <message>
        <source>Find: brand, number, organisation</source>
        <translation>Tìm: nhãn hiệu, số giấy, tổ chức</translation>
    </message>
    <message>
        <source>Trade marks, geographical indications, VietGAP, organic, HACCP, food safety and growing area codes of organisations belong here. Those that end soon have a filter.</source>
        <translation>Ghi nhãn hiệu, chỉ dẫn địa lý, VietGAP, hữu cơ, HACCP, an toàn thực phẩm, mã số vùng trồng của các tổ chức. Giấy sắp hết hiệu lực có bộ lọc riêng.</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Hiệu lực</translation>
    </message>
    <message>
        <source>Find: number, title, issuer</source>
        <translation>Tìm: số ký hiệu, trích yếu, cơ quan</translation>
    </message>
    <message>
        <source>One entry for one document: laws, resolutions, plans, decisions. Programmes, support and targets name it, so that its number and day are written once.</source>
        <translation>Mỗi văn bản ghi một lần: luật, nghị quyết, kế hoạch, quyết định. Chương trình, hỗ trợ và chỉ tiêu chỉ tới văn bản này nên số và ngày chỉ phải viết một lần.</translation>
    </message>
</context>
<context>
    <name>FundLoans</name>
    <message>
        <source>Loan</source>
        <translation>Khoản vay</translation>
    </message>
    <message>
        <source>Borrower outside the register</source>
        <translation>Người vay ngoài sổ</translation>
    </message>
    <message>
        <source>Find: borrower, contract, purpose</source>
        <translation>Tìm: người vay, hợp đồng, mục đích</translation>
    </message>
    <message>
        <source>Loans of the development fund. A loan to an organisation of the register leads to the debt in that organisation&apos;s ledger; a loan to anybody else says amount and days itself.</source>
        <translation>Các khoản cho vay của Quỹ. Khoản vay của tổ chức trong sổ dẫn tới khoản nợ trong sổ nợ của tổ chức đó; khoản vay khác tự ghi số tiền và ngày.</translation>
    </message>
</context>
<context>
    <name>FundLoansPage</name>
    <message>
        <source>lent {lent}, repaid {repaid}, outstanding {balance} mil.</source>
        <translation>đã cho vay {lent}, đã trả {repaid}, dư nợ {balance} tr.đ</translation>
    </message>
    <message>
        <source>Open the debt in the ledger</source>
        <translation>Mở khoản nợ trong sổ nợ</translation>
    </message>
</context>
<context>
    <name>Funding</name>
    <message>
        <source>What the money is for</source>
        <translation>Nội dung chi</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Số tiền</translation>
    </message>
    <message>
        <source>Find: purpose, programme</source>
        <translation>Tìm: nội dung chi, chương trình</translation>
    </message>
    <message>
        <source>One line for each purpose, source and year of a programme, scheme or plan: how much is needed, allocated and paid.</source>
        <translation>Mỗi nội dung chi, nguồn vốn, năm của chương trình, đề án, kế hoạch là một dòng: nhu cầu, đã bố trí, đã giải ngân bao nhiêu.</translation>
    </message>
</context>
<context>
    <name>Funds</name>
    <message>
        <source>Fund</source>
        <translation>Quỹ</translation>
    </message>
    <message>
        <source>Founding</source>
        <translation>Thành lập</translation>
    </message>
    <message>
        <source>Find: fund</source>
        <translation>Tìm: tên Quỹ</translation>
    </message>
    <message>
        <source>The cooperative development fund of the province belongs here, with its capital by source and its loans. A loan to an organisation of the register is that organisation&apos;s debt, written once.</source>
        <translation>Ghi Quỹ hỗ trợ phát triển hợp tác xã, vốn theo nguồn và các khoản cho vay. Khoản cho một tổ chức trong sổ vay chính là khoản nợ của tổ chức đó, chỉ ghi một lần.</translation>
    </message>
</context>
<context>
    <name>FundsPage</name>
    <message>
        <source>Take up debts from the ledgers…</source>
        <translation>Lấy khoản nợ từ sổ nợ…</translation>
    </message>
    <message>
        <source>Every debt to a fund in the ledgers is a loan of a fund already.</source>
        <translation>Mọi khoản nợ Quỹ trong sổ nợ đều đã là khoản vay của Quỹ.</translation>
    </message>
    <message>
        <source>Take up {count} debts as loans of this fund?</source>
        <translation>Lấy {count} khoản nợ làm khoản vay của Quỹ này?</translation>
    </message>
    <message>
        <source>The ledgers stay as they are: amounts, groups and repayments are read from there. Ctrl+Z takes the loans back.</source>
        <translation>Sổ nợ giữ nguyên: số tiền, nhóm nợ, các lần trả được đọc từ đó. Ctrl+Z để bỏ các khoản vay vừa lấy.</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>Lấy vào</translation>
    </message>
    <message>
        <source>The loans are there. State their purpose where it is known.</source>
        <translation>Đã có các khoản vay. Ghi thêm mục đích vay nếu biết.</translation>
    </message>
</context>
<context>
    <name>Grants</name>
    <message>
        <source>Support</source>
        <translation>Hỗ trợ</translation>
    </message>
    <message>
        <source>Who is supported</source>
        <translation>Đối tượng được hỗ trợ</translation>
    </message>
    <message>
        <source>Decision and return</source>
        <translation>Quyết định, hoàn trả</translation>
    </message>
    <message>
        <source>Find: item, beneficiary, organisation</source>
        <translation>Tìm: hạng mục, đối tượng, tổ chức</translation>
    </message>
    <message>
        <source>Support that cooperatives, groups, households and persons receive belongs here: for what, under which programme, by which decision. Its amounts are a tab of it: planned, approved, paid, given back, by source.</source>
        <translation>Các khoản hỗ trợ cho hợp tác xã, tổ hợp tác, hộ, cá nhân: hỗ trợ gì, theo chương trình nào, quyết định nào. Số tiền kế hoạch, phê duyệt, giải ngân, hoàn trả theo từng nguồn ở mục riêng của mỗi khoản.</translation>
    </message>
</context>
<context>
    <name>Programmes</name>
    <message>
        <source>Programme</source>
        <translation>Chương trình</translation>
    </message>
    <message>
        <source>Basis and years</source>
        <translation>Căn cứ và thời gian</translation>
    </message>
    <message>
        <source>Find: programme, code</source>
        <translation>Tìm: tên chương trình, mã</translation>
    </message>
    <message>
        <source>National target programmes, support policies and schemes belong here, with the document they rest on and the years in which they run. Support that is given names its programme.</source>
        <translation>Ghi các chương trình mục tiêu quốc gia, chính sách hỗ trợ, đề án, kèm văn bản làm căn cứ và các năm thực hiện. Mỗi khoản hỗ trợ sẽ chỉ tới chương trình của nó.</translation>
    </message>
    <message>
        <source>Add the national programmes</source>
        <translation>Thêm chương trình mục tiêu quốc gia</translation>
    </message>
    <message>
        <source>Added: the three to 2025 and the single one from 2026.</source>
        <translation>Đã thêm: ba chương trình đến năm 2025 và chương trình từ năm 2026.</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Chain or project</source>
        <translation>Chuỗi, dự án</translation>
    </message>
    <message>
        <source>Size and place</source>
        <translation>Quy mô, địa bàn, thời gian</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Hợp đồng, quyết định</translation>
    </message>
    <message>
        <source>Find: project, leader, product, place</source>
        <translation>Tìm: dự án, chủ trì, sản phẩm, địa bàn</translation>
    </message>
    <message>
        <source>Value chains, link projects and plans, and models belong here: who leads, who takes part, on how many hectares, by which contract and decision, with which money.</source>
        <translation>Ghi các chuỗi giá trị, dự án và kế hoạch liên kết, mô hình: ai chủ trì, ai tham gia, bao nhiêu héc-ta, theo hợp đồng và quyết định nào, bằng nguồn vốn nào.</translation>
    </message>
</context>
</TS>
