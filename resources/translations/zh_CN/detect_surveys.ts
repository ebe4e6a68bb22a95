<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>detect_surveys</name>
    <message>
        <source>Laying out a generated place …</source>
        <translation>正在布置模拟场地…</translation>
    </message>
    <message>
        <source>Writing the truth …</source>
        <translation>正在写入真值…</translation>
    </message>
    <message>
        <source>The side of a generated survey goes from {low} to {high} m.</source>
        <translation>模拟测区的边长应在 {low} 至 {high} 米之间。</translation>
    </message>
    <message>
        <source>There is no style {style}; choose one of {styles}.</source>
        <translation>没有“{style}”这种风格，可选：{styles}。</translation>
    </message>
    <message>
        <source>Pulses per m² go from 0.5 to 100.</source>
        <translation>每平方米脉冲数应在 0.5 至 100 之间。</translation>
    </message>
    <message>
        <source>The generated survey cannot be written to {folder} ({why}); nothing was kept.</source>
        <translation>模拟测量数据无法写入 {folder}（{why}），未保留任何内容。</translation>
    </message>
    <message>
        <source>Flying over the generated place …</source>
        <translation>正在模拟航飞…</translation>
    </message>
    <message>
        <source>Taking orthophotos …</source>
        <translation>正在生成正射影像…</translation>
    </message>
    <message>
        <source>No building stands in that area; nothing was generated. Make the demo district first with: demo make</source>
        <translation>该范围内没有建筑，未生成任何数据。请先生成演示辖区：demo make</translation>
    </message>
    <message>
        <source>No file was named.</source>
        <translation>未指定文件。</translation>
    </message>
    <message>
        <source>{file} holds no points; nothing was read.</source>
        <translation>{file} 中没有点，未读取任何内容。</translation>
    </message>
    <message>
        <source>{file} is cut off: its header promises {wanted} points and it holds {held}. Nothing was read; fetch the file again.</source>
        <translation>{file} 不完整：文件头声明 {wanted} 个点，实际只有 {held} 个。未读取任何内容，请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} has coordinates that are no numbers or lie beyond the reach of its coordinate reference system; nothing was read.</source>
        <translation>{file} 的坐标不是有效数字或超出其坐标系的适用范围，未读取任何内容。</translation>
    </message>
    <message>
        <source>{file} is no survey: its points spread over {wide} × {high} km. Nothing was read.</source>
        <translation>{file} 不是测量数据：点分布在 {wide} × {high} 公里范围内。未读取任何内容。</translation>
    </message>
    <message>
        <source>{file} cannot be read as LAS or LAZ ({why}); nothing was read. Fetch the file again.</source>
        <translation>{file} 无法按 LAS 或 LAZ 读取（{why}），未读取任何内容，请重新获取该文件。</translation>
    </message>
    <message>
        <source>The folder {folder} holds no LAS or LAZ file.</source>
        <translation>文件夹 {folder} 中没有 LAS 或 LAZ 文件。</translation>
    </message>
    <message>
        <source>{file} is damaged after {done} of {all} points ({why}); nothing of it is used. Fetch the file again.</source>
        <translation>{file} 在读到 {done} / {all} 个点之后损坏（{why}），其内容一概不用，请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} is damaged: a record in its header reaches beyond its place. Nothing was read; fetch the file again.</source>
        <translation>{file} 已损坏：文件头中有记录越界。未读取任何内容，请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} is empty (0 bytes); nothing was read. Fetch the file again.</source>
        <translation>{file} 是空文件（0 字节），未读取任何内容，请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} is no LAS or LAZ file; nothing was read.</source>
        <translation>{file} 不是 LAS 或 LAZ 文件，未读取任何内容。</translation>
    </message>
    <message>
        <source>{file} breaks off inside its header; nothing was read. Fetch the file again.</source>
        <translation>{file} 在文件头处中断，未读取任何内容，请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} is LAS {version}; versions 1.0 to 1.4 are read. Nothing was read.</source>
        <translation>{file} 是 LAS {version}，仅支持 1.0 至 1.4 版，未读取任何内容。</translation>
    </message>
    <message>
        <source>{file} was never finished: the program that wrote it stopped before it filled in the header. Nothing was read; ask for the file again.</source>
        <translation>{file} 没有写完：生成它的程序在填写文件头之前就停止了。未读取任何内容，请重新索取该文件。</translation>
    </message>
    <message>
        <source>{file} names a point format that does not exist ({format}, {bytes} bytes); nothing was read.</source>
        <translation>{file} 声明的点格式不存在（{format}，{bytes} 字节），未读取任何内容。</translation>
    </message>
    <message>
        <source>{file} breaks off before its first point; nothing was read. Fetch the file again.</source>
        <translation>{file} 在第一个点之前中断，未读取任何内容，请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} is cut off: its header promises {wanted} points and the table of its parts is missing. Nothing was read; fetch the file again.</source>
        <translation>{file} 不完整：文件头声明 {wanted} 个点，但分块表缺失。未读取任何内容，请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} contradicts itself: its header promises {wanted} points and its parts hold at most {held}. Nothing was read; fetch the file again.</source>
        <translation>{file} 自相矛盾：文件头声明 {wanted} 个点，各分块最多只能容纳 {held} 个。未读取任何内容，请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} has no usable scale or offset in its header, so its coordinates mean nothing; nothing was read.</source>
        <translation>{file} 的文件头没有可用的比例或偏移，坐标没有意义，未读取任何内容。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({why}); nothing was read.</source>
        <translation>{file} 无法读取（{why}），未读取任何内容。</translation>
    </message>
    <message>
        <source>{file} does not say in which coordinate reference system it is; name it with --crs, for example --crs EPSG:4547. Nothing was read.</source>
        <translation>{file} 没有说明坐标系，请用 --crs 指定，例如 --crs EPSG:4547。未读取任何内容。</translation>
    </message>
    <message>
        <source>The coordinates are degrees; they are projected to {crs}.</source>
        <translation>坐标为经纬度，已投影到 {crs}。</translation>
    </message>
    <message>
        <source>heights too</source>
        <translation>高程同样换算</translation>
    </message>
    <message>
        <source>heights are in metres</source>
        <translation>高程本身为米</translation>
    </message>
    <message>
        <source>The coordinates are in feet ({unit} m); they are read as metres, {heights}.</source>
        <translation>坐标以英尺为单位（{unit} 米），已换算为米，{heights}。</translation>
    </message>
    <message>
        <source>The file carries two coordinate reference systems that differ, {one} and {other}; the first is used, as the file's header asks.</source>
        <translation>文件中有两个不一致的坐标系：{one} 和 {other}；按文件头的要求采用前者。</translation>
    </message>
    <message>
        <source>One of the file's coordinate reference system records is broken; the other is used.</source>
        <translation>文件中有一条坐标系记录已损坏，采用另一条。</translation>
    </message>
    <message>
        <source>{file} declares {declared}; {wanted} is used because it was named.</source>
        <translation>{file} 声明的坐标系是 {declared}；因已另行指定，采用 {wanted}。</translation>
    </message>
    <message>
        <source>The heights are in feet; they are read as metres.</source>
        <translation>高程以英尺为单位，已换算为米。</translation>
    </message>
    <message>
        <source>The survey tiles cannot be written to {folder} ({why}); nothing was kept.</source>
        <translation>测量数据分块无法写入 {folder}（{why}），未保留任何内容。</translation>
    </message>
    <message>
        <source>Writing tiles …</source>
        <translation>正在写入分块…</translation>
    </message>
    <message>
        <source>The survey holds no usable points; nothing was stored.</source>
        <translation>测量数据中没有可用的点，未保存任何内容。</translation>
    </message>
    <message>
        <source>Reading {file} …</source>
        <translation>正在读取 {file}…</translation>
    </message>
    <message>
        <source>The survey tiles in {folder} are of another version; delete the folder and read the survey again.</source>
        <translation>{folder} 中的分块属于其他版本，请删除该文件夹后重新读取测量数据。</translation>
    </message>
    <message>
        <source>{folder} holds no survey tiles.</source>
        <translation>{folder} 中没有测量数据分块。</translation>
    </message>
    <message>
        <source>The survey tiles in {folder} are damaged; delete the folder and read the survey again.</source>
        <translation>{folder} 中的分块已损坏，请删除该文件夹后重新读取测量数据。</translation>
    </message>
    <message>
        <source>The survey tile {file} is damaged; delete its folder and read the survey again.</source>
        <translation>分块 {file} 已损坏，请删除其所在文件夹后重新读取测量数据。</translation>
    </message>
    <message>
        <source>The survey's headers give no bounds; nothing was read.</source>
        <translation>测量数据的文件头没有给出范围，未读取任何内容。</translation>
    </message>
    <message>
        <source>The files lie {km} km apart; they are no single survey.</source>
        <translation>这些文件相距 {km} 公里，不属于同一次测量。</translation>
    </message>
    <message>
        <source>This survey is generated demo data.</source>
        <translation>这份测量数据是演示数据。</translation>
    </message>
    <message>
        <source>{n} points lie outside the bounds that the header claims.</source>
        <translation>有 {n} 个点位于文件头声明的范围之外。</translation>
    </message>
    <message>
        <source>Only {density} points per m²: changes under about {area} m² will not be found.</source>
        <translation>每平方米只有 {density} 个点：约 {area} 平方米以下的变化查不出来。</translation>
    </message>
    <message>
        <source>No smooth ground or roof was found to measure the noise on; is it all vegetation or water?</source>
        <translation>没有找到可用来测定噪声的平整地面或屋面，是否全是植被或水面？</translation>
    </message>
    <message>
        <source>Flight strips disagree by {apart} cm.</source>
        <translation>航带之间相差 {apart} 厘米。</translation>
    </message>
    <message>
        <source>Only {coverage} % of the rectangle around the survey is covered.</source>
        <translation>测区外接矩形只有 {coverage}% 有数据。</translation>
    </message>
    <message>
        <source>No pulse has several returns: trees are told by shape alone.</source>
        <translation>没有多次回波：只能凭形状辨认树木。</translation>
    </message>
    <message>
        <source>Heights scatter by {noise} cm (1 σ): gains under {least} cm will not be found.</source>
        <translation>高程离散 {noise} 厘米（1σ）：{least} 厘米以下的增高查不出来。</translation>
    </message>
    <message>
        <source>Looking for roofs and open ground …</source>
        <translation>正在查找屋面和空地…</translation>
    </message>
    <message>
        <source>The survey offers no roof and no open ground to change; nothing was written.</source>
        <translation>测量数据中没有可供改动的屋面或空地，未写入任何内容。</translation>
    </message>
    <message>
        <source>Scanning the survey anew …</source>
        <translation>正在重新模拟扫描…</translation>
    </message>
    <message>
        <source>{points} points in {files} file(s), {crs}</source>
        <translation>{files} 个文件，共 {points} 个点，{crs}</translation>
    </message>
    <message>
        <source>{wide} × {high} m, {area} m² covered ({coverage} %), holes over 25 m²: {holes}</source>
        <translation>{wide} × {high} 米，覆盖 {area} 平方米（{coverage}%），25 平方米以上的空洞：{holes}</translation>
    </message>
    <message>
        <source>{density} points per m², noise {noise} cm, {strips} flight strips {apart} cm apart</source>
        <translation>每平方米 {density} 个点，噪声 {noise} 厘米，{strips} 条航带，相差 {apart} 厘米</translation>
    </message>
    <message>
        <source>heights {low} to {high} m, classes {classes}, several returns {multi} %</source>
        <translation>高程 {low} 至 {high} 米，分类 {classes}，多次回波 {multi}%</translation>
    </message>
    <message>
        <source>Give one or two densities, such as --density 8,20.</source>
        <translation>请给出一个或两个密度，例如 --density 8,20。</translation>
    </message>
    <message>
        <source>Generate two surveys of a made-up place with exact truth, registry, permits and orthophotos (demo data).</source>
        <translation>生成虚构场地的两期测量数据，附精确真值、建筑登记、许可和正射影像（演示数据）。</translation>
    </message>
    <message>
        <source>Folder for the generated files.</source>
        <translation>存放生成文件的文件夹。</translation>
    </message>
    <message>
        <source>Equal seeds make equal surveys.</source>
        <translation>种子相同，生成的数据相同。</translation>
    </message>
    <message>
        <source>Side of the square, m.</source>
        <translation>正方形测区的边长，米。</translation>
    </message>
    <message>
        <source>village, suburb, towers, industry, oldtown, slabs, park, terraces or mixed.</source>
        <translation>village（城中村）、suburb（低层住宅）、towers（高层小区）、industry（工业区）、oldtown（旧城）、slabs（板楼小区）、park（公园）、terraces（联排住宅）或 mixed（混合）。</translation>
    </message>
    <message>
        <source>Thinner points, strips that disagree by up to 12 cm, holes.</source>
        <translation>点更稀、航带相差可达 12 厘米、有空洞。</translation>
    </message>
    <message>
        <source>Pulses per m² before and after, such as 8,20; otherwise drawn.</source>
        <translation>前后两期每平方米的脉冲数，例如 8,20；不填则随机。</translation>
    </message>
    <message>
        <source>Orthophotos too.</source>
        <translation>同时生成正射影像。</translation>
    </message>
    <message>
        <source>Nothing is built or torn down: all claims are false.</source>
        <translation>什么都没有新建或拆除：凡是报出的都是误报。</translation>
    </message>
    <message>
        <source>Detection</source>
        <translation>智能查违</translation>
    </message>
    <message>
        <source>Make a second epoch of a real survey by rule, with truth (demo data).</source>
        <translation>按规则由真实测量数据生成第二期，附真值（演示数据）。</translation>
    </message>
    <message>
        <source>A real survey: LAS, LAZ, COPC, or a folder of tiles.</source>
        <translation>真实测量数据：LAS、LAZ、COPC 文件，或分块文件夹。</translation>
    </message>
    <message>
        <source>CRS of a survey that does not say its own, such as EPSG:4547.</source>
        <translation>测量数据未说明时采用的坐标系，例如 EPSG:4547。</translation>
    </message>
    <message>
        <source>Building outlines, to tear whole buildings down.</source>
        <translation>建筑轮廓，用于整栋拆除。</translation>
    </message>
    <message>
        <source>Say what a survey is: points, density, noise, coverage, classes, CRS, holes.</source>
        <translation>查看测量数据的情况：点数、密度、噪声、覆盖、分类、坐标系、空洞。</translation>
    </message>
    <message>
        <source>LAS, LAZ or COPC files, or folders of tiles, of one survey.</source>
        <translation>同一次测量的 LAS、LAZ、COPC 文件或分块文件夹。</translation>
    </message>
    <message>
        <source>Two surveys in, suspected changes out.</source>
        <translation>输入两期测量数据，输出疑似变化。</translation>
    </message>
    <message>
        <source>its bytes make no sense</source>
        <translation>其内容无法解读</translation>
    </message>
    <message>
      <source>{n} candidates in {file}</source>
      <translation>{file} 中有 {n} 个候选</translation>
    </message>
    <message>
      <source>, {n} of them believed at 50 % or more: {kinds}</source>
      <translation>，其中 {n} 个可信度不低于 50%：{kinds}</translation>
    </message>
    <message>
      <source>missing in the earlier survey</source>
      <translation>前期缺测</translation>
    </message>
    <message>
      <source>missing in the later survey</source>
      <translation>后期缺测</translation>
    </message>
    <message>
      <source>missing in both surveys</source>
      <translation>两期均缺测</translation>
    </message>
    <message>
      <source>fly again: {area} m² near {x}, {y}, {lacks}</source>
      <translation>需补飞：{x}, {y} 附近 {area} 平方米，{lacks}</translation>
    </message>
    <message>
      <source>… all of them in layer fly_again of the file</source>
      <translation>…… 全部见文件的 fly_again 图层</translation>
    </message>
    <message>
      <source>compared with {buildings} approved buildings and {permits} permits</source>
      <translation>已对照 {buildings} 栋登记建筑和 {permits} 项许可</translation>
    </message>
    <message>
      <source>Nothing can be written to {folder} ({why}); nothing was compared.</source>
      <translation>无法写入 {folder}（{why}）；未作比对。</translation>
    </message>
    <message>
      <source>it is of another kind, or cut off or damaged</source>
      <translation>不是这类文件，或不完整、已损坏</translation>
    </message>
    <message>
      <source>The bounds in the header of {file} cannot be; those of its points are used.</source>
      <translation>{file} 文件头中的范围不可能成立，已改用点的实际范围。</translation>
    </message>
    <message>
      <source>{file} contradicts itself: its header promises {wanted} points and {held} follow it. Nothing was read; fetch the file again.</source>
      <translation>{file} 自相矛盾：文件头声明 {wanted} 个点，其后却有 {held} 个点。未读取任何内容，请重新获取该文件。</translation>
    </message>
    <message>
      <source>{share} % of the points are classified as water: nothing can be compared there.</source>
      <translation>{share}% 的点归类为水面，无法比对。</translation>
    </message>
    <message>
      <source>LAS, LAZ or COPC files or folders of one survey, or surface models and orthophotos (GeoTIFF).</source>
      <translation>一期测量的 LAS、LAZ、COPC 文件或文件夹，或表面模型、正射影像（GeoTIFF）。</translation>
    </message>
    <message>
      <source>Points and pictures are looked at one after the other; give one kind.</source>
      <translation>点云与影像请分别检查，一次只给一种。</translation>
    </message>
    <message>
      <source>noise {noise} cm (1 σ)</source>
      <translation>噪声 {noise} 厘米（1 σ）</translation>
    </message>
    <message>
      <source>noise unknown</source>
      <translation>噪声未知</translation>
    </message>
    <message>
      <source>{strips} flight strips {apart} cm apart</source>
      <translation>{strips} 条航带，相差 {apart} 厘米</translation>
    </message>
    <message>
      <source>one flight strip</source>
      <translation>1 条航带</translation>
    </message>
    <message>
      <source>{density} points per m², {noise}, {strips}</source>
      <translation>每平方米 {density} 个点，{noise}，{strips}</translation>
    </message>
    <message>
      <source>heights {low} to {high} m, {multi} % of the points with several returns</source>
      <translation>高程 {low} 至 {high} 米，{multi}% 的点有多次回波</translation>
    </message>
    <message>
      <source>classes: {classes}</source>
      <translation>分类：{classes}</translation>
    </message>
    <message>
      <source>never classified</source>
      <translation>从未分类</translation>
    </message>
    <message>
      <source>unclassified</source>
      <translation>未分类</translation>
    </message>
    <message>
      <source>ground</source>
      <translation>地面</translation>
    </message>
    <message>
      <source>low vegetation</source>
      <translation>低矮植被</translation>
    </message>
    <message>
      <source>medium vegetation</source>
      <translation>中等植被</translation>
    </message>
    <message>
      <source>high vegetation</source>
      <translation>高大植被</translation>
    </message>
    <message>
      <source>low noise</source>
      <translation>低噪点</translation>
    </message>
    <message>
      <source>water</source>
      <translation>水面</translation>
    </message>
    <message>
      <source>rail</source>
      <translation>铁路</translation>
    </message>
    <message>
      <source>road</source>
      <translation>道路</translation>
    </message>
    <message>
      <source>wire guard</source>
      <translation>地线</translation>
    </message>
    <message>
      <source>wire</source>
      <translation>导线</translation>
    </message>
    <message>
      <source>pylon</source>
      <translation>铁塔</translation>
    </message>
    <message>
      <source>bridge</source>
      <translation>桥梁</translation>
    </message>
    <message>
      <source>high noise</source>
      <translation>高噪点</translation>
    </message>
    <message>
      <source>class {number}</source>
      <translation>第 {number} 类</translation>
    </message>
    <message>
      <source>surface model</source>
      <translation>表面模型</translation>
    </message>
    <message>
      <source>orthophoto</source>
      <translation>正射影像</translation>
    </message>
    <message>
      <source>{file}: {kind} of {cols} × {rows} cells of {cell}, {crs}</source>
      <translation>{file}：{kind}，{cols} × {rows} 格，每格 {cell}，{crs}</translation>
    </message>
    <message>
      <source>{bands} band(s) of {depth}, {coverage} % covered</source>
      <translation>{bands} 个波段（{depth}），覆盖 {coverage}%</translation>
    </message>
    <message>
      <source>heights {low} to {high} m, {noise}</source>
      <translation>高程 {low} 至 {high} 米，{noise}</translation>
    </message>
    <message>
      <source>It holds nothing at all: no cell has a value.</source>
      <translation>其中没有任何数据：所有格都无值。</translation>
    </message>
    <message>
      <source>It is not in metres; bring it to a projected system such as EPSG:4547 before comparing.</source>
      <translation>单位不是米；比对前请先转换到 EPSG:4547 等投影坐标系。</translation>
    </message>
    <message>
      <source>Its cells are {cell} m wide: small buildings will not be found.</source>
      <translation>每格 {cell} 米：小型建筑查不出来。</translation>
    </message>
    <message>
      <source>A picture has no heights: it gives leads, or shows what heights found (--images).</source>
      <translation>影像没有高程：可提供线索，或用于展示由高程查出的变化（--images）。</translation>
    </message>
    <message>
      <source>The folder {folder} holds no LAS or LAZ file; give the folder in it that does: {deeper}</source>
      <translation>文件夹 {folder} 中没有 LAS 或 LAZ 文件；请给出其下含有这类文件的文件夹：{deeper}</translation>
    </message>
    <message>
        <source>No survey has been imported yet. Import one with: detect import; or survey the demo district twice with: detect demo</source>
        <translation>尚未导入测量数据。导入：detect import；或对演示辖区做两期测量：detect demo</translation>
    </message>
    <message>
        <source>{area} was surveyed twice (demo data). Find what changed with: detect demo; or with: detect run "{before}" "{after}" -o candidates.gpkg</source>
        <translation>已为{area}生成两期测量数据（演示数据）。查找变化：detect demo；或：detect run "{before}" "{after}" -o candidates.gpkg</translation>
    </message>
    <message>
        <source>Find the changes too; otherwise only both surveys.</source>
        <translation>同时查找变化；否则只生成两期测量数据。</translation>
    </message>
    <message>
        <source>Survey one community twice for the detector too.</source>
        <translation>同时为一个社区生成两期测量数据，供智能查违使用。</translation>
    </message>
    <message>
        <source>Stopped. The demo district is made, its two surveys are not; make them with: detect demo --no-run</source>
        <translation>已停止。演示辖区已生成，两期测量数据尚未生成；可用 detect demo --no-run 生成。</translation>
    </message>
    <message>
        <source>Stopped. No result was written; what was finished is kept, and the same line goes on from there.</source>
        <translation>已停止，未写出结果；已完成的部分保留，再次执行同一命令会接着做。</translation>
    </message>
    <message>
        <source>Stopped. No result was written.</source>
        <translation>已停止，未写出结果。</translation>
    </message>
    <message>
        <source>Stop; nothing half made stays behind</source>
        <translation>停止；不会留下做了一半的结果</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Points per m²</source>
        <translation>每平方米点数</translation>
    </message>
    <message>
        <source>Day of the flight</source>
        <translation>航飞日期</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Changes made up</source>
        <translation>模拟的变化</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>{strips} flight strips with too little ground in common to compare</source>
        <translation>{strips} 条航带，共同覆盖的平整地面太少，无法比对</translation>
    </message>
    <message>
        <source>flown from {first} to {last}</source>
        <translation>飞行日期 {first} 至 {last}</translation>
    </message>
    <message>
        <source>The files were flown between {first} and {last}: are they several surveys?</source>
        <translation>这些文件的飞行日期从 {first} 到 {last}，是否混入了几期测量？</translation>
    </message>
    <message>
        <source>{kind} {share} %</source>
        <translation>{kind} {share}%</translation>
    </message>
    <message>
        <source>Its points were measured on {own}, not on {day}; {day} is taken, because it was named.</source>
        <translation>点的测量日期是 {own} 而非 {day}；因已指定，按 {day} 记录。</translation>
    </message>
    <message>
        <source>It was imported before, as {former}; it is on the list once.</source>
        <translation>此前已以 {former} 之名导入过，列表中只保留一项。</translation>
    </message>
    <message>
        <source>Put the candidates that the map would show into the review queue.</source>
        <translation>把会显示在地图上的候选同时放入审核队列。</translation>
    </message>
    <message>
        <source>{n} candidates wait in the review queue</source>
        <translation>{n} 个候选已放入审核队列</translation>
    </message>
    <message>
        <source>review them with: review load "{file}"</source>
        <translation>审核这些候选：review load "{file}"</translation>
    </message>
    <message>
        <source>No cell has a value in the {n} parts that were looked at, of {all}: most of it is empty.</source>
        <translation>共 {all} 个分块，抽查的 {n} 个均无值：大部分为空。</translation>
    </message>
</context>
</TS>
