<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>field_sheet</name>
    <message>
        <source>Go and see</source>
        <translation>现场核查单</translation>
    </message>
    <message>
        <source>Id of a detection that somebody is to look at.</source>
        <translation>待现场核查的图斑编号。</translation>
    </message>
    <message>
        <source>Nobody is to look at {id}; send somebody with review field.</source>
        <translation>{id} 未派现场核查；请用 review field 派出。</translation>
    </message>
    <message>
        <source>Photos to take</source>
        <translation>应拍照片</translation>
    </message>
    <message>
        <source>Print the sheet to take along for a field check: map with the outline, questions, photos to take.</source>
        <translation>打印现场核查单：带图斑范围的地图、问题和应拍照片。</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>核查问题</translation>
    </message>
    <message>
        <source>Sent by {name}, {when}</source>
        <translation>{name} 派出，{when}</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>核查要点</translation>
    </message>
    <message>
        <source>With the place switched on in the camera: the photo is held against the outline.</source>
        <translation>拍照时请打开定位：照片位置将与图斑范围比对。</translation>
    </message>
</context>
</TS>
