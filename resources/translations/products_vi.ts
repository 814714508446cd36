<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>Products</name>
    <message>
        <source>Product</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Công nhận</translation>
    </message>
    <message>
        <source>Find: product, certificate, organisation</source>
        <translation>Tìm: sản phẩm, giấy chứng nhận, tổ chức</translation>
    </message>
    <message>
        <source>What organisations have had recognised in the programme One Commune One Product belongs here, with its stars and the day until which the certificate is valid. Products whose certificate ends soon have a filter.</source>
        <translation>Ghi các sản phẩm của tổ chức đã được công nhận trong Chương trình Mỗi xã một sản phẩm, số sao và ngày hết hiệu lực của giấy chứng nhận. Sản phẩm sắp hết hiệu lực có bộ lọc riêng.</translation>
    </message>
</context>
</TS>
