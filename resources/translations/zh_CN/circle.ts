<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>circle</name>
    <message>
        <source>.gpkg, .geojson, .shp, .fgb or .csv.</source>
        <translation>.gpkg、.geojson、.shp、.fgb 或 .csv。</translation>
    </message>
    <message>
        <source>A reach lies between 1 and 20,000 m, not {reach} m.</source>
        <translation>覆盖半径应在 1 至 20,000 米之间，不能是 {reach} 米。</translation>
    </message>
    <message>
        <source>Add layers: within reach, buildings outside and, if asked for, proposed stations.</source>
        <translation>加图层：覆盖范围、未覆盖楼栋，以及（按需）建议站点。</translation>
    </message>
    <message>
        <source>Along the layer marked as roads, instead of straight.</source>
        <translation>沿标为道路的图层步行，不按直线。</translation>
    </message>
    <message>
        <source>Ask for 1 to {most} stations, not {number}.</source>
        <translation>可建议 1 至 {most} 个站，不能是 {number} 个。</translation>
    </message>
    <message>
        <source>Everybody is within reach of a station already.</source>
        <translation>已全部在服务站覆盖范围内。</translation>
    </message>
    <message>
        <source>Figure to make largest: people, rooms or buildings.</source>
        <translation>以哪个数最大为目标：people 人口、rooms 房屋、buildings 楼栋。</translation>
    </message>
    <message>
        <source>How many stations.</source>
        <translation>多少个站。</translation>
    </message>
    <message>
        <source>Kind of facility that serves.</source>
        <translation>提供服务的设施种类。</translation>
    </message>
    <message>
        <source>Metres.</source>
        <translation>米。</translation>
    </message>
    <message>
        <source>No layer is marked as roads; mark one with case roads NAME, or measure straight.</source>
        <translation>没有图层标为道路；请用 case roads 名称 标一个，或按直线量。</translation>
    </message>
    <message>
        <source>Only the buildings of this area: id, code or name.</source>
        <translation>只算该区域的楼栋：编号、代码或名称。</translation>
    </message>
    <message>
        <source>Propose so many stations too.</source>
        <translation>同时建议新增这么多站。</translation>
    </message>
    <message>
        <source>Propose where the next stations should stand, what each adds, and how far that is from the best possible.</source>
        <translation>建议新增服务站的位置、各自新增的覆盖，以及与最优解的差距。</translation>
    </message>
    <message>
        <source>Say how much lies within reach of a station, how stations overlap, and which carry the most.</source>
        <translation>说明服务站覆盖多少、如何重叠、哪些站负担最重。</translation>
    </message>
    <message>
        <source>Service circle: buildings outside</source>
        <translation>服务圈：未覆盖楼栋</translation>
    </message>
    <message>
        <source>Service circle: proposed stations</source>
        <translation>服务圈：建议新增站点</translation>
    </message>
    <message>
        <source>Service circle: within {reach} m</source>
        <translation>服务圈：{reach} 米范围内</translation>
    </message>
    <message>
        <source>The 500 m service circle: who is within reach of a station.</source>
        <translation>500 米服务圈：谁在服务站覆盖范围内。</translation>
    </message>
    <message>
        <source>There are no buildings here, so nobody can be counted. Import buildings first.</source>
        <translation>这里没有楼栋，无从统计。请先导入楼栋。</translation>
    </message>
    <message>
        <source>There is no figure “{figure}”; use {figures}.</source>
        <translation>没有“{figure}”这一项；可用 {figures}。</translation>
    </message>
    <message>
        <source>This profile has no facility of the kind {kind}; it has: {kinds}.</source>
        <translation>本工程没有 {kind} 类设施；现有：{kinds}。</translation>
    </message>
    <message>
        <source>Write the buildings that no station reaches, with their rooms, to a file.</source>
        <translation>把没有服务站覆盖的楼栋及其房屋数写入文件。</translation>
    </message>
</context>
</TS>
