<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>detect_speed</name>
    <message>
        <source>Layer {layer} of {file} has no column {columns}, which every detection needs; nothing was read.</source>
        <translation>{file} 的图层 {layer} 缺少每个疑似目标都必须有的字段 {columns}；未读取任何内容。</translation>
    </message>
    <message>
        <source>Column {column} of {file} must hold numbers; nothing was read.</source>
        <translation>{file} 的字段 {column} 必须是数字；未读取任何内容。</translation>
    </message>
    <message>
        <source>py4dgeo is not installed</source>
        <translation>未安装 py4dgeo</translation>
    </message>
    <message>
        <source>CloudCompare is not installed</source>
        <translation>未安装 CloudCompare</translation>
    </message>
    <message>
        <source>CloudCompare did not run ({why})</source>
        <translation>CloudCompare 未能运行（{why}）</translation>
    </message>
    <message>
        <source>Preparing the detector; the first run on a computer takes a minute for it …</source>
        <translation>正在准备检测程序；每台电脑首次运行约需一分钟…</translation>
    </message>
</context>
</TS>
