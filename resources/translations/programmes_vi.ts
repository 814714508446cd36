<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
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
</context>
</TS>
