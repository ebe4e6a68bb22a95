<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>maps</name>
    <message><source>{distance} km</source><translation>{distance} 公里</translation></message>
    <message><source>{distance} m</source><translation>{distance} 米</translation></message>
    <message><source>N</source><translation>北</translation></message>
    <message><source>Demo data</source><translation>演示数据</translation></message>
    <message><source>{lon}°E  {lat}°N</source><translation>东经 {lon}°  北纬 {lat}°</translation></message>
</context>
</TS>
