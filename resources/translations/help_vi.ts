<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>HelpPage</name>
    <message>
        <source>Chapters of the handbook</source>
        <translation>Các chương của sổ tay</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>Sổ tay</translation>
    </message>
    <message>
        <source>Find in this chapter</source>
        <translation>Tìm trong chương này</translation>
    </message>
    <message>
        <source>The program came without its handbook.</source>
        <translation>Bản cài này không kèm sổ tay.</translation>
    </message>
</context>
</TS>
