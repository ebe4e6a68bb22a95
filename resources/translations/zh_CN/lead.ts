<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>lead</name>
    <message>
        <source>The hierarchy: district, street, community, grid.</source>
        <translation>区域层级：区、街道、社区、网格。</translation>
    </message>
    <message>
        <source>Cases from report to closure.</source>
        <translation>事件：从上报到结案。</translation>
    </message>
    <message>
        <source>Live and recorded sources of incidents.</source>
        <translation>事件来源：实时与录制。</translation>
    </message>
    <message>
        <source>The record of all that happened.</source>
        <translation>台账：全程留痕。</translation>
    </message>
    <message>
        <source>The open window: where it looks and what it shows.</source>
        <translation>已打开的窗口：看哪里、显示什么。</translation>
    </message>
    <message>
        <source>Measurements, printed as JSON.</source>
        <translation>性能测量，以 JSON 输出。</translation>
    </message>
    <message>
        <source>Appends one by one and in batches, fold of 50,000 entries, verification.</source>
        <translation>台账逐条与批量写入、5 万条记录的归并与校验。</translation>
    </message>
    <message>
        <source>Points into grids.</source>
        <translation>将点归入网格。</translation>
    </message>
    <message>
        <source>How many points.</source>
        <translation>点的数量。</translation>
    </message>
    <message>
        <source>Opacity goes from 0 to 1.</source>
        <translation>不透明度须在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>Say up, down, top, bottom or a place from 1 to {last}.</source>
        <translation>请写 up、down、top、bottom，或 1 到 {last} 的位置。</translation>
    </message>
    <message>
        <source>A layer needs a name; it is still called {name}.</source>
        <translation>图层必须有名称；仍叫“{name}”。</translation>
    </message>
    <message>
        <source>No layer was removed.</source>
        <translation>没有被移除的图层。</translation>
    </message>
    <message>
        <source>{file} is no list of row numbers ({why}). Nothing was written.</source>
        <translation>{file} 不是行号列表（{why}）。未写入任何内容。</translation>
    </message>
    <message>
        <source>{file} names rows beyond the layer's {n}. Nothing was written.</source>
        <translation>{file} 中的行号超出图层的 {n} 行。未写入任何内容。</translation>
    </message>
    <message>
        <source>{text} is no colour; write #rrggbb.</source>
        <translation>“{text}”不是颜色；请写成 #rrggbb。</translation>
    </message>
    <message>
        <source>There is no area {area} with an outline in this profile.</source>
        <translation>此工作目录中没有带边界的区域“{area}”。</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未变化</translation>
    </message>
    <message>
        <source>{layer} is coloured by {field}, {n} lines in the legend.</source>
        <translation>“{layer}”按 {field} 着色，图例 {n} 项。</translation>
    </message>
    <message>
        <source>{layer} is drawn in one colour.</source>
        <translation>“{layer}”以单一颜色绘制。</translation>
    </message>
    <message>
        <source>{file} cannot be read as a script: {why}</source>
        <translation>{file} 不能作为脚本读取：{why}</translation>
    </message>
    <message>
        <source>A script cannot run another script.</source>
        <translation>脚本中不能再运行脚本。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，未做任何改动。</translation>
    </message>
    <message>
        <source>The line cannot be read: a quotation mark is left open.</source>
        <translation>命令行无法读取：引号没有闭合。</translation>
    </message>
    <message>
        <source>This command acts on an open window. Start one with: python main.py</source>
        <translation>此命令作用于已打开的窗口。请先启动：python main.py</translation>
    </message>
    <message>
        <source>There is no field {field}; the fields are {fields}.</source>
        <translation>没有字段“{field}”；现有字段：{fields}。</translation>
    </message>
    <message>
        <source>The filter cannot be used: {why}. An example: height &gt; 30 AND "name" LIKE 'A%'.</source>
        <translation>筛选条件无法使用：{why}。示例：height &gt; 30 AND "name" LIKE 'A%'。</translation>
    </message>
    <message>
        <source>{text} is in metres; say in which system, for example EPSG:4547 behind it.</source>
        <translation>“{text}”以米为单位；请在后面写明坐标系，例如 EPSG:4547。</translation>
    </message>
    <message>
        <source>{text} is no place on Earth.</source>
        <translation>“{text}”不是地球上的位置。</translation>
    </message>
    <message>
        <source>“{text}” is not read as a place; write for example 22.5431, 114.0579 or 114°03′28″E 22°32′35″N or 508312 2493850 EPSG:4547.</source>
        <translation>“{text}”无法识别为位置；可写成 22.5431, 114.0579，或 114°03′28″E 22°32′35″N，或 508312 2493850 EPSG:4547。</translation>
    </message>
    <message>
        <source>{file}: write .gpkg, .geojson, .shp, .fgb or .csv.</source>
        <translation>{file}：请写 .gpkg、.geojson、.shp、.fgb 或 .csv。</translation>
    </message>
    <message>
        <source>Nothing is selected; nothing was written.</source>
        <translation>没有选中任何要素，未写入任何内容。</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}); what was there is kept.</source>
        <translation>{file} 无法写入（{why}）；原有内容已保留。</translation>
    </message>
    <message>
        <source>no CRS declared; the numbers are degrees, taken as EPSG:4326</source>
        <translation>未声明坐标系；数值为经纬度，按 EPSG:4326 处理</translation>
    </message>
    <message>
        <source>no CRS declared; only {crs} puts it into this profile's areas</source>
        <translation>未声明坐标系；只有按 {crs} 处理才落在本工作目录的区域内</translation>
    </message>
    <message>
        <source>{file} declares no coordinate reference system and its numbers ({x}, {y}) are no degrees. Nothing was added; name it with --crs.</source>
        <translation>{file} 未声明坐标系，且数值（{x}, {y}）不是经纬度。未添加任何内容；请用 --crs 指明坐标系。</translation>
    </message>
    <message>
        <source>Preparing the layer</source>
        <translation>正在准备图层</translation>
    </message>
    <message>
        <source>The prepared data of layer {layer} is gone; add {file} again.</source>
        <translation>图层“{layer}”的预处理数据已丢失；请重新添加 {file}。</translation>
    </message>
    <message>
        <source>{file} is no longer there; the map shows it as it was when it was added.</source>
        <translation>{file} 已不存在；地图显示的是添加时的内容。</translation>
    </message>
    <message>
        <source>{file} has changed since it was added; add it again to see the change.</source>
        <translation>{file} 在添加之后已有变化；重新添加即可看到变化。</translation>
    </message>
    <message>
        <source>{crs} has no published way to CGCS2000; it may be some 100 m off</source>
        <translation>{crs} 没有公开的转换到 CGCS2000 的参数，可能偏差约 100 米</translation>
    </message>
    <message>
        <source>{file} holds no features; nothing was added.</source>
        <translation>{file} 中没有要素，未添加任何内容。</translation>
    </message>
    <message>
        <source>{n} features are too many for one page ({most} at most); select fewer or zoom in. Nothing was written.</source>
        <translation>{n} 个要素对一个网页来说太多（最多 {most} 个）；请少选一些或放大。未写入任何内容。</translation>
    </message>
    <message>
        <source>The page would be {n} MB, {most} at most; select fewer features. Nothing was written.</source>
        <translation>网页将达 {n} MB，上限为 {most} MB；请少选一些要素。未写入任何内容。</translation>
    </message>
    <message>
        <source>There is no method {method}; choose quantile, equal or natural.</source>
        <translation>没有分级方法“{method}”；请选择 quantile（分位数）、equal（等间距）或 natural（自然断点）。</translation>
    </message>
    <message>
        <source>A graduated style has 1 to 20 classes, not {n}.</source>
        <translation>分级样式可分 1 到 20 级，不能是 {n} 级。</translation>
    </message>
    <message>
        <source>This field holds no numbers to classify.</source>
        <translation>此字段没有可分级的数值。</translation>
    </message>
    <message>
        <source>The field {field} holds text; a graduated style needs numbers. Use a categorised one.</source>
        <translation>字段“{field}”是文本；分级样式需要数值，请改用分类样式。</translation>
    </message>
    <message>
        <source>There is no look {look}; choose single, categorised or graduated.</source>
        <translation>没有样式“{look}”；请选择 single（单一）、categorised（分类）或 graduated（分级）。</translation>
    </message>
    <message>
        <source>There is no ramp {ramp}; the ramps are {ramps}.</source>
        <translation>没有色带“{ramp}”；现有色带：{ramps}。</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>{file} is not a class catalogue: {why}</source>
        <translation>{file} 不是事件分类目录：{why}</translation>
    </message>
    <message>
        <source>{file} gives code {code} twice.</source>
        <translation>{file} 中代码 {code} 出现两次。</translation>
    </message>
    <message>
        <source>The profile folder {folder} cannot be written ({why}). Nothing was changed; name another with --profile DIR.</source>
        <translation>工作目录 {folder} 无法写入（{why}）。未做任何改动；请用 --profile DIR 另指一个目录。</translation>
    </message>
    <message>
        <source>There is no layer {name}. The layers are: {names}</source>
        <translation>没有图层“{name}”。现有图层：{names}</translation>
    </message>
    <message>
        <source>Files on the map.</source>
        <translation>地图上的文件图层。</translation>
    </message>
    <message>
        <source>Add a file to the map.</source>
        <translation>将文件添加到地图。</translation>
    </message>
    <message>
        <source>GeoPackage, Shapefile, GeoJSON, FlatGeobuf or CSV.</source>
        <translation>GeoPackage、Shapefile、GeoJSON、FlatGeobuf 或 CSV 文件。</translation>
    </message>
    <message>
        <source>Name in the layer list; otherwise the file's own.</source>
        <translation>在图层列表中的名称；不写则用文件自带的名称。</translation>
    </message>
    <message>
        <source>Overrides the CRS that the file declares: EPSG:4547, gcj02, bd09 …</source>
        <translation>代替文件声明的坐标系：EPSG:4547、gcj02、bd09 …</translation>
    </message>
    <message>
        <source>Write a layer, or a part of it, to a file; .html is a page that opens without a network.</source>
        <translation>将图层或其一部分写入文件；.html 为无需联网即可打开的网页。</translation>
    </message>
    <message>
        <source>A .gpkg, .geojson, .shp, .fgb, .csv or .html file.</source>
        <translation>.gpkg、.geojson、.shp、.fgb、.csv 或 .html 文件。</translation>
    </message>
    <message>
        <source>Of the file.</source>
        <translation>文件的坐标系。</translation>
    </message>
    <message>
        <source>SQL condition over the fields.</source>
        <translation>关于字段的 SQL 条件。</translation>
    </message>
    <message>
        <source>Only what touches this area.</source>
        <translation>只要与此区域相交的要素。</translation>
    </message>
    <message>
        <source>A file of row numbers, the first being 0, one a line.</source>
        <translation>行号文件，每行一个，第一行为 0。</translation>
    </message>
    <message>
        <source>List the map's layers, top first.</source>
        <translation>列出地图的图层，最上层在前。</translation>
    </message>
    <message>
        <source>Move a layer in the layer list.</source>
        <translation>在图层列表中移动图层。</translation>
    </message>
    <message>
        <source>up, down, top, bottom or a place in the list, 1 at the top.</source>
        <translation>up、down、top、bottom，或列表中的位置，1 为最上。</translation>
    </message>
    <message>
        <source>Bring back the layer that was removed last.</source>
        <translation>恢复最近移除的图层。</translation>
    </message>
    <message>
        <source>Take a layer off the map; recall brings it back.</source>
        <translation>将图层从地图移除；可用 recall 恢复。</translation>
    </message>
    <message>
        <source>Give a layer another name.</source>
        <translation>重命名图层。</translation>
    </message>
    <message>
        <source>Name in the layer list.</source>
        <translation>在图层列表中的名称。</translation>
    </message>
    <message>
        <source>Show a layer's lineage, style and state of its source.</source>
        <translation>显示图层的来源、样式和源文件状态。</translation>
    </message>
    <message>
        <source>A layer's name or id.</source>
        <translation>图层的名称或编号。</translation>
    </message>
    <message>
        <source>Change how a layer is drawn, and which of its features.</source>
        <translation>更改图层的绘制方式和显示哪些要素。</translation>
    </message>
    <message>
        <source>Field to colour by; a number gives classes, a text categories.</source>
        <translation>着色字段；数值分级，文本分类。</translation>
    </message>
    <message>
        <source>single, categorised or graduated; otherwise by the field.</source>
        <translation>single（单一）、categorised（分类）或 graduated（分级）；不写则由字段决定。</translation>
    </message>
    <message>
        <source>quantile, equal or natural.</source>
        <translation>quantile（分位数）、equal（等间距）或 natural（自然断点）。</translation>
    </message>
    <message>
        <source>How many classes of a number.</source>
        <translation>数值分为几级。</translation>
    </message>
    <message>
        <source>Name of a colour ramp, such as viridis.</source>
        <translation>色带名称，例如 viridis。</translation>
    </message>
    <message>
        <source>Of lines and borders, in pixels.</source>
        <translation>线和边框的宽度，像素。</translation>
    </message>
    <message>
        <source>Of points, in pixels.</source>
        <translation>点的大小，像素。</translation>
    </message>
    <message>
        <source>Field to write beside each feature; empty for none.</source>
        <translation>在要素旁标注的字段；留空则不标注。</translation>
    </message>
    <message>
        <source>0 to 1.</source>
        <translation>0 到 1。</translation>
    </message>
    <message>
        <source>Drawn or not.</source>
        <translation>是否绘制。</translation>
    </message>
    <message>
        <source>Not drawn when smaller than 1:N; 0 for no bound.</source>
        <translation>比例尺小于 1:N 时不绘制；0 为不限。</translation>
    </message>
    <message>
        <source>Not drawn when larger than 1:N; 0 for no bound.</source>
        <translation>比例尺大于 1:N 时不绘制；0 为不限。</translation>
    </message>
    <message>
        <source>SQL condition over the fields; empty for all.</source>
        <translation>关于字段的 SQL 条件；留空为全部。</translation>
    </message>
    <message>
        <source>Write the style as a QGIS .qml file.</source>
        <translation>将样式写成 QGIS 的 .qml 文件。</translation>
    </message>
    <message>
        <source>#rrggbb</source>
        <translation>颜色，写成 #rrggbb</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>There is no language {lang}; choose zh or en.</source>
        <translation>没有语言“{lang}”；请选择 zh 或 en。</translation>
    </message>
    <message>
        <source>Play a file of command lines against this profile and print each result.</source>
        <translation>在此工作目录上逐行执行命令文件，并输出每条结果。</translation>
    </message>
    <message>
        <source>One command line per line; # begins a comment.</source>
        <translation>每行一条命令；# 开头为注释。</translation>
    </message>
    <message>
        <source>Go on after a line that is refused.</source>
        <translation>某行被拒绝后继续执行。</translation>
    </message>
</context>
</TS>
