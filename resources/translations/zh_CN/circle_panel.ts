<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>circle_panel</name>
    <message>
        <source>Add layers: the circle, buildings outside, proposed stations</source>
        <translation>加图层：覆盖范围、未覆盖楼栋、建议站点</translation>
    </message>
    <message>
        <source>Along the roads instead of straight; takes longer</source>
        <translation>沿道路计算而非直线，用时较长</translation>
    </message>
    <message>
        <source>Buildings outside …</source>
        <translation>导出未覆盖楼栋…</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全部区域</translation>
    </message>
    <message>
        <source>Kind of station</source>
        <translation>站点种类</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负荷</translation>
    </message>
    <message>
        <source>More stations</source>
        <translation>新增站点</translation>
    </message>
    <message>
        <source>Next stations</source>
        <translation>建议站点</translation>
    </message>
    <message>
        <source>No stations were asked for: say above how many.</source>
        <translation>未要求建议站点，请在上方填写新增个数。</translation>
    </message>
    <message>
        <source>On foot</source>
        <translation>步行</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>未覆盖</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Parts of the answer</source>
        <translation>结果分页</translation>
    </message>
    <message>
        <source>Proposed station</source>
        <translation>建议站点</translation>
    </message>
    <message>
        <source>Put on the map</source>
        <translation>加到地图</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>覆盖半径</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>导出报告…</translation>
    </message>
    <message>
        <source>See on the map who is within reach of a station, and where the next ones should stand.</source>
        <translation>在地图上查看服务站覆盖情况，以及下一批站点应设在哪里。</translation>
    </message>
    <message>
        <source>So many more stations are proposed; 0 for none</source>
        <translation>建议新增的站点个数；0 表示不建议</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Stop computing; nothing is changed</source>
        <translation>停止计算，不作任何更改</translation>
    </message>
    <message>
        <source>The area chosen on the map or in the list</source>
        <translation>地图或列表中选定的区域</translation>
    </message>
    <message>
        <source>This profile has no buildings yet, so nobody can be counted: import them (view register).</source>
        <translation>本档案还没有楼栋，无法统计：请先导入楼栋（view register）。</translation>
    </message>
    <message>
        <source>This profile has no stations yet: import facilities (facility import FILE), or drop their file on the map.</source>
        <translation>本档案还没有站点：请先导入设施（facility import 文件），或把设施文件拖到地图上。</translation>
    </message>
    <message>
        <source>Who is within reach, and where the next stations should stand (Enter)</source>
        <translation>计算覆盖情况和下一批站点的位置（Enter）</translation>
    </message>
    <message>
        <source>Write all of this with a plan to a PDF file</source>
        <translation>把以上结果连同示意图写成 PDF 文件</translation>
    </message>
    <message>
        <source>Write the buildings outside</source>
        <translation>导出未覆盖楼栋</translation>
    </message>
    <message>
        <source>Write the buildings that no station reaches to a file</source>
        <translation>把没有站点覆盖的楼栋写入文件</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>{area} · {within} within reach, {alone} only here</source>
        <translation>{area} · 可达 {within}，仅此站 {alone}</translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation>{kind}（{count}）</translation>
    </message>
</context>
</TS>
