<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>out</name>
    <message>
        <source>Drawing the sheet</source>
        <translation>正在绘制图幅</translation>
    </message>
    <message>
        <source>Scale 1:{n}</source>
        <translation>比例尺 1:{n}</translation>
    </message>
    <message>
        <source>1 mm on this sheet is {n} m on the ground</source>
        <translation>图上 1 毫米相当于实地 {n} 米</translation>
    </message>
    <message>
        <source>km</source>
        <translation>千米</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>There is no paper {paper}; choose {papers}.</source>
        <translation>没有 {paper} 这种纸张；可选 {papers}。</translation>
    </message>
    <message>
        <source>{text} is no scale between 1:50 and 1:100,000,000; write it as 1:10000.</source>
        <translation>“{text}”不是 1:50 至 1:100,000,000 之间的比例尺；请写成 1:10000 的形式。</translation>
    </message>
    <message>
        <source>At 1:{scale} this needs {w} × {h} mm and {paper} has room for {room_w} × {room_h} mm; 1:{fits} fits. Nothing was written.</source>
        <translation>按 1:{scale} 需要 {w} × {h} 毫米，而 {paper} 只有 {room_w} × {room_h} 毫米的图面；用 1:{fits} 可以放下。未写出任何文件。</translation>
    </message>
    <message>
        <source>Waiting to be taken</source>
        <translation>待接单</translation>
    </message>
    <message>
        <source>Being worked on</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>Handled, to be checked</source>
        <translation>已处置待核查</translation>
    </message>
    <message>
        <source>Classes of cases</source>
        <translation>事件类别</translation>
    </message>
    <message>
        <source>Buildings by floors</source>
        <translation>楼栋（按层数）</translation>
    </message>
    <message>
        <source>{layer}: {field}</source>
        <translation>{layer}：{field}</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Several cases, how many</source>
        <translation>多起事件（数字为起数）</translation>
    </message>
    <message>
        <source>Open cases by priority ({n})</source>
        <translation>在办事件·按紧急程度（{n} 起）</translation>
    </message>
    <message>
        <source>Open cases by state</source>
        <translation>在办事件·按状态</translation>
    </message>
    <message>
        <source>Borders</source>
        <translation>界线</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>……另有 {n} 项</translation>
    </message>
    <message>
        <source>There is nothing to draw: no area has an outline and no layer has features.</source>
        <translation>没有可绘制的内容：没有带边界的区域，图层也没有要素。</translation>
    </message>
    <message>
        <source>This extent is too large to be drawn in one piece; name a smaller one.</source>
        <translation>范围过大，无法绘成一幅；请指定较小的范围。</translation>
    </message>
    <message>
        <source>The extent {text} is empty: XMIN must be smaller than XMAX and YMIN than YMAX.</source>
        <translation>范围 {text} 是空的：XMIN 须小于 XMAX，YMIN 须小于 YMAX。</translation>
    </message>
    <message>
        <source>The extent {text} does not lie in {crs}.</source>
        <translation>范围 {text} 不在 {crs} 的适用区内。</translation>
    </message>
    <message>
        <source>The extent {text} is not of the form XMIN,YMIN,XMAX,YMAX.</source>
        <translation>范围 {text} 的写法不是 XMIN,YMIN,XMAX,YMAX。</translation>
    </message>
    <message>
        <source>{file}: name a .pdf file.</source>
        <translation>{file}：请指定 .pdf 文件。</translation>
    </message>
    <message>
        <source>printed {when}</source>
        <translation>{when} 出图</translation>
    </message>
    <message>
        <source>State of the record: {record}; profile {profile}</source>
        <translation>台账状态：{record}；配置目录 {profile}</translation>
    </message>
    <message>
        <source>{area}: open cases</source>
        <translation>{area}在办事件分布图</translation>
    </message>
    <message>
        <source>{area}: map</source>
        <translation>{area}地图</translation>
    </message>
    <message>
        <source>Data as of {when}; {printed}</source>
        <translation>数据截至 {when}；{printed}</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} 千米</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} 米</translation>
    </message>
    <message>
        <source>Coordinates: {crs}; grid every {step}, numbered in kilometres; at the corners longitude and latitude (EPSG:4490).</source>
        <translation>坐标系：{crs}；格网间距 {step}，注记单位为千米；图廓四角注经纬度（EPSG:4490）。</translation>
    </message>
    <message>
        <source>no entries yet</source>
        <translation>尚无记录</translation>
    </message>
    <message>
        <source>CGCS2000, 3-degree Gauss-Krüger, central meridian {lon}°E ({crs})</source>
        <translation>2000 国家大地坐标系，高斯-克吕格三度带，中央经线 {lon}°E（{crs}）</translation>
    </message>
    <message>
        <source>Map of {layers}</source>
        <translation>{layers} 分布图</translation>
    </message>
    <message>
        <source>Areas: {sources}.</source>
        <translation>区域来源：{sources}。</translation>
    </message>
    <message>
        <source>{layer}: {file}, {crs}, added {when}, SHA-256 {digest}.</source>
        <translation>{layer}：{file}，{crs}，{when} 导入，SHA-256 {digest}。</translation>
    </message>
    <message>
        <source>Part of this map is generated demo data and shows nothing real.</source>
        <translation>本图含生成的演示数据，不反映真实情况。</translation>
    </message>
    <message>
        <source>Print the map to a PDF at true paper size and scale.</source>
        <translation>按真实纸张尺寸和比例尺把地图输出为 PDF。</translation>
    </message>
    <message>
        <source>PDF file to write.</source>
        <translation>要写出的 PDF 文件。</translation>
    </message>
    <message>
        <source>A4, A3, A2, A1 or A0.</source>
        <translation>A4、A3、A2、A1 或 A0。</translation>
    </message>
    <message>
        <source>Otherwise what fits better.</source>
        <translation>不指定时取更合适的方向。</translation>
    </message>
    <message>
        <source>Such as 1:10000; otherwise the largest round one that fits.</source>
        <translation>例如 1:10000；不指定时取放得下的最大整比例尺。</translation>
    </message>
    <message>
        <source>Only this area: name, code or id.</source>
        <translation>只看这个区域：名称、编码或标识。</translation>
    </message>
    <message>
        <source>XMIN,YMIN,XMAX,YMAX</source>
        <translation>XMIN,YMIN,XMAX,YMAX（最小 X、最小 Y、最大 X、最大 Y）</translation>
    </message>
    <message>
        <source>Of the extent.</source>
        <translation>范围所用的坐标系。</translation>
    </message>
    <message>
        <source>Above the map; otherwise the area's name.</source>
        <translation>图名；不指定时用区域名称。</translation>
    </message>
    <message>
        <source>Names with commas between; areas, buildings and cases are the console's own. Otherwise all that are visible.</source>
        <translation>图层名称，以逗号分隔；areas、buildings、cases 为系统自有图层。不指定时取全部可见图层。</translation>
    </message>
    <message>
        <source>Draw the map alone into a picture, without a window.</source>
        <translation>不开窗口，只把地图绘成图片。</translation>
    </message>
    <message>
        <source>Pixels of the picture per logical pixel of symbols and texts.</source>
        <translation>符号和文字每个逻辑像素对应的图片像素数。</translation>
    </message>
    <message>
        <source>Light colours, as for documents.</source>
        <translation>浅色，适合放入文档。</translation>
    </message>
</context>
</TS>
