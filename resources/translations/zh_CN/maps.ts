<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>maps</name>
    <message><source>{distance} km</source><translation>{distance} 公里</translation></message>
    <message><source>{distance} m</source><translation>{distance} 米</translation></message>
    <message><source>N</source><translation>北</translation></message>
    <message><source>演示数据 Demo data</source><translation>演示数据</translation></message>
    <message><source>{lon}°E  {lat}°N</source><translation>东经 {lon}°  北纬 {lat}°</translation></message>
    <message><source>Preparing the map engine for this computer (only once) …</source><translation>正在为本机准备地图引擎（仅首次需要）……</translation></message>
    <message><source>The map engine is ready.</source><translation>地图引擎已就绪。</translation></message>
    <message><source>The prepared layer {file} is damaged or of another version; remove it and it is made anew.</source><translation>已预处理的图层 {file} 已损坏或版本不符；删除后会自动重新生成。</translation></message>
    <message><source>QGIS cannot be run by the system's Python ({why}); on Debian install python3-qgis.</source><translation>系统自带的 Python 无法运行 QGIS（{why}）；Debian 上请安装 python3-qgis。</translation></message>
</context>
</TS>
