<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>live_layers</name>
    <message>
        <source>Names with commas between; areas, buildings, cases, heat, choropleth, trails and basemaps are the console's own. Otherwise all that are visible.</source>
        <translation>图层名称，用逗号分隔；区域、楼栋、事件、热力、分区着色、轨迹、底图（areas、buildings、cases、heat、choropleth、trails、basemaps）是系统自带的。不填则取全部可见图层。</translation>
    </message>
    <message>
        <source>Add a basemap</source>
        <translation>添加底图</translation>
    </message>
    <message>
        <source>Areas are coloured by {measure}.</source>
        <translation>区域已按{measure}着色。</translation>
    </message>
    <message>
        <source>Areas are no longer coloured by their cases.</source>
        <translation>区域不再按事件着色。</translation>
    </message>
    <message>
        <source>Areas by their open cases (Ctrl+J)</source>
        <translation>按在办事件给区域着色（Ctrl+J）</translation>
    </message>
    <message>
        <source>Areas coloured by their open cases: a level, or LEVEL:count, LEVEL:density (per km²), LEVEL:rooms (per 1,000 rooms), none; otherwise as in the window.</source>
        <translation>按在办事件给区域着色：填层级，或 LEVEL:count（数量）、LEVEL:density（每平方公里）、LEVEL:rooms（每千间房）、none（不着色）；不填则与窗口一致。</translation>
    </message>
    <message>
        <source>Basemap: {names}</source>
        <translation>底图：{names}</translation>
    </message>
    <message>
        <source>Basemaps</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Colour the areas of a level by their open cases.</source>
        <translation>按在办事件给某一层级的区域着色。</translation>
    </message>
    <message>
        <source>Coloured areas</source>
        <translation>分区着色</translation>
    </message>
    <message>
        <source>Number of cases</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Draw the window into a picture, or the map alone where layers or an extent are named; without a screen.</source>
        <translation>无需屏幕即可把窗口画成图片；指定图层或范围时只画地图。</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>从文件 …</translation>
    </message>
    <message>
        <source>From a server …</source>
        <translation>从服务器 …</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>How far a case glows</source>
        <translation>单个事件的影响半径</translation>
    </message>
    <message>
        <source>How far back the trails go.</source>
        <translation>轨迹回溯的时长。</translation>
    </message>
    <message>
        <source>How far back trails go</source>
        <translation>轨迹时长</translation>
    </message>
    <message>
        <source>How far one case glows, in pixels.</source>
        <translation>单个事件的影响半径，单位为像素。</translation>
    </message>
    <message>
        <source>List where the moving units were seen last.</source>
        <translation>列出移动单元最近的位置。</translation>
    </message>
    <message>
        <source>Move a basemap in the list.</source>
        <translation>调整底图在列表中的次序。</translation>
    </message>
    <message>
        <source>Moving units and where they have been (Ctrl+U)</source>
        <translation>移动单元及其行进轨迹（Ctrl+U）</translation>
    </message>
    <message>
        <source>Moving units are no longer shown.</source>
        <translation>不再显示移动单元。</translation>
    </message>
    <message>
        <source>Moving units leave a trail of {n} minutes.</source>
        <translation>移动单元显示最近 {n} 分钟的轨迹。</translation>
    </message>
    <message>
        <source>Names of basemaps with commas between, or none; otherwise those that are visible.</source>
        <translation>底图名称，用逗号分隔，或填 none；不填则取可见的底图。</translation>
    </message>
    <message>
        <source>No area of level {level} has an outline; choose {levels}.</source>
        <translation>层级 {level} 没有带边界的区域；可选：{levels}。</translation>
    </message>
    <message>
        <source>No area of this profile has an outline, so none can be coloured.</source>
        <translation>本配置中没有带边界的区域，无法着色。</translation>
    </message>
    <message>
        <source>No basemap: drop MBTiles, PMTiles or a GeoTIFF here, or add a server.</source>
        <translation>暂无底图：可把 MBTiles、PMTiles 或 GeoTIFF 拖到这里，或添加服务器。</translation>
    </message>
    <message>
        <source>No figure</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>No figure: nothing is known of rooms there</source>
        <translation>无数据：没有房间数</translation>
    </message>
    <message>
        <source>No open case is shown.</source>
        <translation>当前没有显示在办事件。</translation>
    </message>
    <message>
        <source>No open case lies in these areas.</source>
        <translation>这些区域内没有在办事件。</translation>
    </message>
    <message>
        <source>No unit has told where it is.</source>
        <translation>尚无移动单元上报位置。</translation>
    </message>
    <message>
        <source>Open cases by area: {level}</source>
        <translation>在办事件数 · 按{level}</translation>
    </message>
    <message>
        <source>Open cases per 1,000 rooms: {level}</source>
        <translation>每千间房在办事件 · 按{level}</translation>
    </message>
    <message>
        <source>Open cases per km²: {level}</source>
        <translation>每平方公里在办事件 · 按{level}</translation>
    </message>
    <message>
        <source>Over the map</source>
        <translation>实时叠加</translation>
    </message>
    <message>
        <source>PNG file to write; otherwise one named by date and time in this folder.</source>
        <translation>要写入的 PNG 文件；不填则在当前目录按日期时间命名。</translation>
    </message>
    <message>
        <source>Show moving units and where they have been.</source>
        <translation>显示移动单元及其行进轨迹。</translation>
    </message>
    <message>
        <source>Show where open cases lie close together as a glow (heat layer).</source>
        <translation>以热力图显示在办事件的聚集程度。</translation>
    </message>
    <message>
        <source>The heat layer is off.</source>
        <translation>热力图已关闭。</translation>
    </message>
    <message>
        <source>The heat layer is on; a case glows over {n} pixels.</source>
        <translation>热力图已打开，单个事件的影响半径为 {n} 像素。</translation>
    </message>
    <message>
        <source>The radius goes from {low} to {high} pixels. Nothing was changed.</source>
        <translation>半径应为 {low} 至 {high} 像素，未作更改。</translation>
    </message>
    <message>
        <source>There is no level {level}; choose {levels}.</source>
        <translation>没有层级 {level}；可选：{levels}。</translation>
    </message>
    <message>
        <source>There is no measure {measure}; choose {measures}.</source>
        <translation>没有指标 {measure}；可选：{measures}。</translation>
    </message>
    <message>
        <source>This is the basemap {name} already; give another name with --name to have it twice.</source>
        <translation>该来源已添加为底图“{name}”；如需重复添加，请用 --name 另取名称。</translation>
    </message>
    <message>
        <source>Trails go back {low} to {high} minutes. Nothing was changed.</source>
        <translation>轨迹时长应为 {low} 至 {high} 分钟，未作更改。</translation>
    </message>
    <message>
        <source>Units and trails</source>
        <translation>移动单元与轨迹</translation>
    </message>
    <message>
        <source>Units: trail of the last {n} min</source>
        <translation>移动单元：最近 {n} 分钟轨迹</translation>
    </message>
    <message>
        <source>What the colour tells</source>
        <translation>着色指标</translation>
    </message>
    <message>
        <source>Where open cases lie close together (Ctrl+H)</source>
        <translation>在办事件的聚集程度（Ctrl+H）</translation>
    </message>
    <message>
        <source>Where open cases lie close together</source>
        <translation>在办事件聚集程度</translation>
    </message>
    <message>
        <source>Where open cases lie close together; otherwise as in the window.</source>
        <translation>在办事件聚集程度（热力图）；不填则与窗口一致。</translation>
    </message>
    <message>
        <source>Which areas; otherwise as before.</source>
        <translation>按哪一层级着色；不填则沿用原设置。</translation>
    </message>
    <message>
        <source>Without either and without another option: the other way round.</source>
        <translation>两者都不填且没有其他选项时，在开与关之间切换。</translation>
    </message>
    <message>
        <source>XMIN,YMIN,XMAX,YMAX; the map alone, to this edge.</source>
        <translation>XMIN,YMIN,XMAX,YMAX；只画地图，到此范围为止。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>count, density (per km²) or rooms (per 1,000 rooms).</source>
        <translation>count（数量）、density（每平方公里）或 rooms（每千间房）。</translation>
    </message>
    <message>
        <source>{n} shapes lie beyond the reach of {crs} and are not on the map.</source>
        <translation>有 {n} 个图形超出 {crs} 的适用范围，未显示在地图上。</translation>
    </message>
    <message>
        <source>few</source>
        <translation>少</translation>
    </message>
    <message>
        <source>many</source>
        <translation>多</translation>
    </message>
    <message>
        <source>not heard of for 2 min</source>
        <translation>超过 2 分钟无消息</translation>
    </message>
    <message>
        <source>on foot</source>
        <translation>步行</translation>
    </message>
    <message>
        <source>open cases per 1,000 rooms</source>
        <translation>每千间房在办事件</translation>
    </message>
    <message>
        <source>open cases per km²</source>
        <translation>每平方公里在办事件</translation>
    </message>
    <message>
        <source>open cases</source>
        <translation>在办事件数</translation>
    </message>
    <message>
        <source>per 1,000 rooms</source>
        <translation>每千间房</translation>
    </message>
    <message>
        <source>per km²</source>
        <translation>每平方公里</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>{file} is a basemap now.</source>
        <translation>{file} 已添加为底图。</translation>
    </message>
    <message>
        <source>{file} is a picture to lie under the map rather than a layer on it; add it with basemap add.</source>
        <translation>{file} 是垫在地图下的影像，不是图层；请用 basemap add 添加。</translation>
    </message>
    <message>
        <source>{name} (lines)</source>
        <translation>{name}（线）</translation>
    </message>
    <message>
        <source>{name} (points)</source>
        <translation>{name}（点）</translation>
    </message>
    <message>
        <source>{name} (polygons)</source>
        <translation>{name}（面）</translation>
    </message>
    <message>
        <source>{name}
{where}
Zoom {low}–{high}</source>
        <translation>{name}
{where}
级别 {low}–{high}</translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation>{n} 像素</translation>
    </message>
    <message>
        <source>{n} units are out</source>
        <translation>在外 {n} 个</translation>
    </message>
</context>
</TS>
