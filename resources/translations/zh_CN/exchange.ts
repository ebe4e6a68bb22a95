<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>exchange</name>
    <message>
        <source>{crs} has no published definition; give a PROJ pipeline or a control point file (columns x, y, lon, lat) instead.</source>
        <translation>{crs}没有公开的定义，请改用 PROJ 转换流程或控制点文件（列名 x、y、lon、lat）。</translation>
    </message>
    <message>
        <source>{crs} is not a system of map coordinates.</source>
        <translation>{crs}不是平面或经纬度坐标系。</translation>
    </message>
    <message>
        <source>{file} gives lon and lat that are no degrees.</source>
        <translation>{file}中的 lon、lat 不是经纬度。</translation>
    </message>
    <message>
        <source>The control point file {file} cannot be read.</source>
        <translation>控制点文件{file}无法读取。</translation>
    </message>
    <message>
        <source>“{crs}” names no coordinate reference system; use an EPSG code, gcj02, bd09, PROJ text or a control point file.</source>
        <translation>“{crs}”不是坐标系名称，请填写 EPSG 代码、gcj02、bd09、PROJ 文本或控制点文件。</translation>
    </message>
    <message>
        <source>PROJ knows no way from {crs} to CGCS2000.</source>
        <translation>PROJ 没有从{crs}到 CGCS2000 的转换方法。</translation>
    </message>
    <message>
        <source>PROJ refuses this pipeline: {why}</source>
        <translation>PROJ 不接受该转换流程：{why}</translation>
    </message>
    <message>
        <source>{file} has {count} control points; two are the least, four or more show the error.</source>
        <translation>{file}只有 {count} 个控制点，至少需要两个，四个以上才能看出误差。</translation>
    </message>
    <message>
        <source>The control points of {file} all lie on one spot.</source>
        <translation>{file}中的控制点都在同一位置。</translation>
    </message>
    <message>
        <source>The control points of {file} fit only with x and y exchanged; write the east coordinate as x and the north coordinate as y.</source>
        <translation>{file}中的控制点只有对调 x、y 才吻合，请把东坐标写在 x 列、北坐标写在 y 列。</translation>
    </message>
    <message>
        <source>The control points of {file} do not belong together: fitted, a metre becomes {scale} metres.</source>
        <translation>{file}中的控制点互不匹配：拟合后 1 米变成 {scale} 米。</translation>
    </message>
    <message>
        <source>{file} is not a control point file: it needs the columns x, y, lon, lat with numbers in every row.</source>
        <translation>{file}不是控制点文件：需要 x、y、lon、lat 四列，且每行都是数字。</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>找不到文件 {file}。</translation>
    </message>
    <message>
        <source>{file} is a folder; name a file.</source>
        <translation>{file}是文件夹，请指定文件。</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file}是空文件。</translation>
    </message>
    <message>
        <source>Nothing in {file} can be used: in row {row} {why}.</source>
        <translation>{file}中没有可用的内容：第 {row} 行{why}。</translation>
    </message>
    <message>
        <source>{file} is {size} GB of text; convert it to GeoPackage first.</source>
        <translation>{file}是 {size} GB 的文本，请先转换为 GeoPackage。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>{file}无法读取：{why}。</translation>
    </message>
    <message>
        <source>{file} needs more memory than there is.</source>
        <translation>内存不足，无法读取{file}。</translation>
    </message>
    <message>
        <source>{file} is not a text file.</source>
        <translation>{file}不是文本文件。</translation>
    </message>
    <message>
        <source>{file} is not valid {encoding} in line {line}; name its encoding with --encoding.</source>
        <translation>{file}第 {line} 行不是有效的 {encoding} 编码，请用 --encoding 指定编码。</translation>
    </message>
    <message>
        <source>The layer {layer} holds no rows.</source>
        <translation>图层{layer}没有记录。</translation>
    </message>
    <message>
        <source>Checking shapes</source>
        <translation>正在检查图形</translation>
    </message>
    <message>
        <source>a coordinate is no number</source>
        <translation>坐标不是数字</translation>
    </message>
    <message>
        <source>the line has no length</source>
        <translation>线的长度为零</translation>
    </message>
    <message>
        <source>the polygon has no area</source>
        <translation>面的面积为零</translation>
    </message>
    <message>
        <source>{file} is JSON but not GeoJSON.</source>
        <translation>{file}是 JSON，但不是 GeoJSON。</translation>
    </message>
    <message>
        <source>{file} is not valid JSON at line {line}, column {column}.</source>
        <translation>{file}第 {line} 行第 {column} 列不是有效的 JSON。</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读取{file}</translation>
    </message>
    <message>
        <source>it is no GeoJSON feature</source>
        <translation>不是 GeoJSON 要素</translation>
    </message>
    <message>
        <source>its geometry is of no known type</source>
        <translation>几何类型无法识别</translation>
    </message>
    <message>
        <source>its coordinates are not those of a {kind}</source>
        <translation>坐标不符合 {kind} 的结构</translation>
    </message>
    <message>
        <source>{file} is cut off after feature {count}; ask for it again.</source>
        <translation>{file}不完整，在第 {count} 个要素之后中断，请重新索取。</translation>
    </message>
    <message>
        <source>{file} is a GeoJSON collection without a list of features.</source>
        <translation>{file}是 GeoJSON 要素集，但没有要素列表。</translation>
    </message>
    <message>
        <source>{file} is nested too deeply to be GeoJSON.</source>
        <translation>{file}嵌套过深，不是 GeoJSON。</translation>
    </message>
    <message>
        <source>its {field} is no WKT</source>
        <translation>{field}不是 WKT</translation>
    </message>
    <message>
        <source>its {field} is no number</source>
        <translation>{field}不是数字</translation>
    </message>
    <message>
        <source>it has only one of {x} and {y}</source>
        <translation>{x}和{y}只填了一个</translation>
    </message>
    <message>
        <source>{file} has no header line with the names of its columns.</source>
        <translation>{file}没有列名行。</translation>
    </message>
    <message>
        <source>{file} is not a table: {why} in line {line}.</source>
        <translation>{file}不是表格：第 {line} 行 {why}。</translation>
    </message>
    <message>
        <source>{file} has no column {field}; it has {fields}.</source>
        <translation>{file}没有“{field}”列，现有的列：{fields}。</translation>
    </message>
    <message>
        <source>it has {found} cells where the header has {wanted}</source>
        <translation>有 {found} 个单元格，而表头只有 {wanted} 个</translation>
    </message>
    <message>
        <source>There is no encoding “{encoding}”; use UTF-8, GB18030 or Big5.</source>
        <translation>没有“{encoding}”这种编码，请用 UTF-8、GB18030 或 Big5。</translation>
    </message>
    <message>
        <source>it is in no known map or table format</source>
        <translation>不是可识别的地图或表格格式</translation>
    </message>
    <message>
        <source>{file} holds no layers.</source>
        <translation>{file}中没有图层。</translation>
    </message>
    <message>
        <source>The layer {layer} of {file} claims {count} rows, which is more than can be right.</source>
        <translation>{file}的图层{layer}声称有 {count} 条记录，数量不合常理。</translation>
    </message>
    <message>
        <source>{file} lacks its index {other}; ask for all files of the Shapefile.</source>
        <translation>{file}缺少索引文件{other}，请索取完整的一组 Shapefile 文件。</translation>
    </message>
    <message>
        <source>{file} is cut off; ask for it again.</source>
        <translation>{file}不完整，请重新索取。</translation>
    </message>
    <message>
        <source>The encoding of {file} was not recognised; name it with --encoding.</source>
        <translation>无法识别{file}的编码，请用 --encoding 指定。</translation>
    </message>
    <message>
        <source>{count} texts of {file} are not valid {encoding}.</source>
        <translation>{file}中有 {count} 处文字不是有效的 {encoding} 编码。</translation>
    </message>
    <message>
        <source>its shape cannot be read</source>
        <translation>图形无法读取</translation>
    </message>
    <message>
        <source>{bad} of {count} rows of {file} cannot be areas ({listed}). Nothing was imported; correct them, or leave them out with --skip-bad.</source>
        <translation>{file}的 {count} 行中有 {bad} 行不能作为区域（{listed}）。未导入任何内容；请改正，或用 --skip-bad 跳过这些行。</translation>
    </message>
    <message>
        <source>; and {count} more</source>
        <translation>；另有 {count} 行</translation>
    </message>
    <message>
        <source>{file} holds no rows; nothing was imported.</source>
        <translation>{file}没有记录，未导入任何内容。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>row {row}: {why}</source>
        <translation>第 {row} 行：{why}</translation>
    </message>
    <message>
        <source>The areas lie {distance} km from all others in this profile.</source>
        <translation>这些区域距现有区域 {distance} 公里。</translation>
    </message>
    <message>
        <source>{count} areas above were not known and are made from the areas below them: {names}.</source>
        <translation>有 {count} 个上级区域未登记，已由下级区域合并生成：{names}。</translation>
    </message>
    <message>
        <source>{count} areas have no area above them.</source>
        <translation>有 {count} 个区域没有上级区域。</translation>
    </message>
    <message>
        <source>Several known areas are called {names}; the first was taken.</source>
        <translation>现有多个区域名为{names}，已取第一个。</translation>
    </message>
    <message>
        <source>{pairs} pairs of areas overlap, by {size} m² together; most of all {a} and {b}.</source>
        <translation>有 {pairs} 对区域重叠，合计 {size} 平方米，重叠最大的是{a}与{b}。</translation>
    </message>
    <message>
        <source>{count} gaps of {size} m² together belong to no area.</source>
        <translation>有 {count} 处空隙不属于任何区域，合计 {size} 平方米。</translation>
    </message>
    <message>
        <source>{name} of {authority} is in this profile already ({area}); nothing was imported. Remove it first or name another --authority.</source>
        <translation>{authority}的{name}（{area}）已经存在，未导入任何内容；请先移除，或用 --authority 指定其他来源。</translation>
    </message>
    <message>
        <source>The areas fit {crs} better by {metres} m (boundaries {found} m instead of {declared} m from the known ones): if that is right, import them again with --crs {option}.</source>
        <translation>这些区域按 {crs} 更吻合，相差 {metres} 米（与已知边界的距离由 {declared} 米减为 {found} 米）；如确认无误，请加 --crs {option} 重新导入。</translation>
    </message>
    <message>
        <source>{file} holds lines or polygons; only places can be located.</source>
        <translation>{file}中是线或面，只有点位才能定位。</translation>
    </message>
    <message>
        <source>{file} has no column {field}; it has {fields}. Nothing was imported.</source>
        <translation>{file}没有“{field}”列，现有的列：{fields}。未导入任何内容。</translation>
    </message>
    <message>
        <source>it has no name in {field}</source>
        <translation>“{field}”列没有名称</translation>
    </message>
    <message>
        <source>its coordinates lie outside the reach of {crs}</source>
        <translation>坐标超出 {crs} 的适用范围</translation>
    </message>
    <message>
        <source>it has no polygon</source>
        <translation>没有面图形</translation>
    </message>
    <message>
        <source>code {code} is given to row {other} too</source>
        <translation>代码 {code} 与第 {other} 行重复</translation>
    </message>
    <message>
        <source>the name {name} is given to row {other} too</source>
        <translation>名称{name}与第 {other} 行重复</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>code {code} has {found} digits, codes of the level {level} have {wanted}</source>
        <translation>代码 {code} 有 {found} 位，{level}代码应为 {wanted} 位</translation>
    </message>
    <message>
        <source>Looking for gaps</source>
        <translation>正在检查空隙</translation>
    </message>
    <message>
        <source>Looking for overlaps</source>
        <translation>正在检查重叠</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>以米为单位的坐标</translation>
    </message>
    <message>
        <source>degrees of longitude and latitude</source>
        <translation>经纬度</translation>
    </message>
    <message>
        <source>Web Mercator (EPSG:3857)</source>
        <translation>Web 墨卡托（EPSG:3857）</translation>
    </message>
    <message>
        <source>Gauss-Krüger metres with a zone number</source>
        <translation>带带号的高斯-克吕格坐标</translation>
    </message>
    <message>
        <source>Gauss-Krüger metres (EPSG:4547 in Shenzhen)</source>
        <translation>高斯-克吕格坐标（深圳为 EPSG:4547）</translation>
    </message>
    <message>
        <source>Gauss-Krüger metres with north before east</source>
        <translation>北坐标在前的高斯-克吕格坐标</translation>
    </message>
    <message>
        <source>metres of a local grid, for example 深圳独立坐标系</source>
        <translation>地方独立坐标，例如深圳独立坐标系</translation>
    </message>
    <message>
        <source>{file} declares no CRS; its coordinates are taken as EPSG:4490.</source>
        <translation>{file}没有声明坐标系，按 EPSG:4490 处理。</translation>
    </message>
    <message>
        <source>There is no public way from {crs} to CGCS2000: the areas may lie 50–150 m off. Use your own pipeline or control points.</source>
        <translation>从{crs}到 CGCS2000 没有公开的转换参数，位置可能偏差 50–150 米；请使用自有的转换流程或控制点。</translation>
    </message>
    <message>
        <source>Control points: {kind}, residuals {rms} m in the mean and {worst} m at most.</source>
        <translation>控制点：{kind}，残差平均 {rms} 米，最大 {worst} 米。</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>仿射变换</translation>
    </message>
    <message>
        <source>similarity of 4 parameters</source>
        <translation>四参数变换</translation>
    </message>
    <message>
        <source>CGCS2000 with zone {zone} before the east coordinate (EPSG:{code})</source>
        <translation>东坐标前带带号 {zone} 的 CGCS2000 坐标（EPSG:{code}）</translation>
    </message>
    <message>
        <source>{file} declares no CRS and its coordinates look like {guess}; name it with --crs.</source>
        <translation>{file}没有声明坐标系，其坐标像是{guess}，请用 --crs 指定。</translation>
    </message>
    <message>
        <source>{file} seems to have latitude and longitude exchanged (x {west} to {east}); import it with --swap.</source>
        <translation>{file}的经纬度似乎对调了（x 为 {west} 至 {east}），请加 --swap 导入。</translation>
    </message>
    <message>
        <source>{file} is said to be in {crs}, that is degrees, but its coordinates look like {guess}; name the right CRS with --crs.</source>
        <translation>{file}声明为 {crs}（单位为度），但其坐标像是{guess}，请用 --crs 指定正确的坐标系。</translation>
    </message>
    <message>
        <source>{file} is said to be in {crs}, that is metres, but its coordinates look like {guess}; name the right CRS with --crs.</source>
        <translation>{file}声明为 {crs}（单位为米），但其坐标像是{guess}，请用 --crs 指定正确的坐标系。</translation>
    </message>
    <message>
        <source>This profile has no areas of the level {level}.</source>
        <translation>当前配置中没有{level}一级的区域。</translation>
    </message>
    <message>
        <source>There is no area {area} in this profile.</source>
        <translation>当前配置中没有区域{area}。</translation>
    </message>
    <message>
        <source>{count} areas answer to {area}; name one by its id: {ids}.</source>
        <translation>有 {count} 个区域符合“{area}”，请用编号指定其一：{ids}。</translation>
    </message>
    <message>
        <source>There is no level “{level}”; use city, district, street, community or grid.</source>
        <translation>没有“{level}”这一层级，请用 city、district、street、community 或 grid（市、区、街道、社区、网格）。</translation>
    </message>
    <message>
        <source>Import areas from a file, whole or not at all.</source>
        <translation>从文件导入区域，要么全部导入，要么不导入。</translation>
    </message>
    <message>
        <source>GeoPackage, Shapefile, GeoJSON, FlatGeobuf, CSV or a plain table.</source>
        <translation>GeoPackage、Shapefile、GeoJSON、FlatGeobuf、CSV 或纯表格。</translation>
    </message>
    <message>
        <source>city, district, street, community or grid.</source>
        <translation>city、district、street、community 或 grid（市、区、街道、社区、网格）。</translation>
    </message>
    <message>
        <source>Column with the names.</source>
        <translation>名称所在的列。</translation>
    </message>
    <message>
        <source>Column with the codes.</source>
        <translation>代码所在的列。</translation>
    </message>
    <message>
        <source>Column with the name or code of the area above.</source>
        <translation>上级区域名称或代码所在的列。</translation>
    </message>
    <message>
        <source>Overrides the CRS that the file declares: EPSG:4490, EPSG:4547, gcj02, bd09, a PROJ pipeline, or a CSV of control points.</source>
        <translation>代替文件声明的坐标系：EPSG:4490、EPSG:4547、gcj02、bd09、PROJ 转换流程或控制点 CSV。</translation>
    </message>
    <message>
        <source>Of the texts; otherwise recognised.</source>
        <translation>文字编码；不填则自动识别。</translation>
    </message>
    <message>
        <source>Who gave the codes; otherwise the file's name.</source>
        <translation>代码发布单位；不填则取文件名。</translation>
    </message>
    <message>
        <source>Of the code list.</source>
        <translation>代码表的年份。</translation>
    </message>
    <message>
        <source>The file has latitude before longitude.</source>
        <translation>文件中纬度在经度之前。</translation>
    </message>
    <message>
        <source>Leave out rows that cannot be areas.</source>
        <translation>跳过不能作为区域的行。</translation>
    </message>
    <message>
        <source>Show what is believed about the file; write nothing.</source>
        <translation>只显示对文件的判断，不写入。</translation>
    </message>
    <message>
        <source>List the areas of this profile.</source>
        <translation>列出当前配置中的区域。</translation>
    </message>
    <message>
        <source>Only this level: city, district, street, community or grid.</source>
        <translation>只列这一层级：city、district、street、community 或 grid（市、区、街道、社区、网格）。</translation>
    </message>
    <message>
        <source>Show one area: where it stands, its size, and what is below it.</source>
        <translation>查看一个区域：所属上级、面积和下级。</translation>
    </message>
    <message>
        <source>Id, code or name.</source>
        <translation>编号、代码或名称。</translation>
    </message>
    <message>
        <source>Find areas by name, code, pinyin or initials (lh finds 莲花街道).</source>
        <translation>按名称、代码、拼音或拼音首字母查找区域（输入 lh 可找到莲花街道）。</translation>
    </message>
    <message>
        <source>Name, code, pinyin or its initials.</source>
        <translation>名称、代码、拼音或拼音首字母。</translation>
    </message>
    <message>
        <source>How many answers at most.</source>
        <translation>最多列出多少条。</translation>
    </message>
    <message>
        <source>Count the places of a table by area.</source>
        <translation>按区域统计表格中的点位。</translation>
    </message>
    <message>
        <source>CSV with a column each for longitude and latitude (or x and y).</source>
        <translation>含经度列和纬度列（或 x、y 列）的 CSV。</translation>
    </message>
    <message>
        <source>Column with the longitude or east coordinate.</source>
        <translation>经度或东坐标所在的列。</translation>
    </message>
    <message>
        <source>Column with the latitude or north coordinate.</source>
        <translation>纬度或北坐标所在的列。</translation>
    </message>
    <message>
        <source>What the coordinates are in: EPSG:4490, gcj02, bd09, EPSG:4547 …</source>
        <translation>坐标所用的坐标系：EPSG:4490、gcj02、bd09、EPSG:4547 等。</translation>
    </message>
    <message>
        <source>Level to count by; otherwise the finest.</source>
        <translation>按哪一层级统计；不填则取最细一级。</translation>
    </message>
    <message>
        <source>Remove an area; the ledger keeps that it was there.</source>
        <translation>移除一个区域，台账仍保留其记录。</translation>
    </message>
    <message>
        <source>Remove all areas below it too.</source>
        <translation>同时移除其所有下级区域。</translation>
    </message>
    <message>
        <source>Reason, kept in the ledger.</source>
        <translation>原因，记入台账。</translation>
    </message>
</context>
</TS>
