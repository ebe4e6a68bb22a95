<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>detect_judge</name>
    <message>
        <source>A survey is either points or one surface model; give a folder or a .vrt for several.</source>
        <translation>一期测量要么是点云，要么是一个表面模型；多个文件请给文件夹或 .vrt。</translation>
    </message>
    <message>
        <source>Add the candidates of a run to the map, coloured by kind and confidence.</source>
        <translation>把一次检测的疑似目标加到地图上，按类型和可信度着色。</translation>
    </message>
    <message>
        <source>Add the candidates to the map, coloured by kind and confidence.</source>
        <translation>把疑似目标加到地图上，按类型和可信度着色。</translation>
    </message>
    <message>
        <source>Added storey</source>
        <translation>加层</translation>
    </message>
    <message>
        <source>Bringing the pictures together …</source>
        <translation>正在配准影像……</translation>
    </message>
    <message>
        <source>Candidates of {area} (demo data)</source>
        <translation>{area}疑似目标（演示数据）</translation>
    </message>
    <message>
        <source>Candidates {name}</source>
        <translation>疑似目标 {name}</translation>
    </message>
    <message>
        <source>Change in the picture</source>
        <translation>影像变化</translation>
    </message>
    <message>
        <source>Change of height</source>
        <translation>高度变化</translation>
    </message>
    <message>
        <source>Community of the demo district; otherwise one with many buildings.</source>
        <translation>演示区的社区；不填则选建筑较多的一个。</translation>
    </message>
    <message>
        <source>Comparing the pictures …</source>
        <translation>正在比对影像……</translation>
    </message>
    <message>
        <source>Day of the flight (YYYY-MM-DD).</source>
        <translation>航飞日期（YYYY-MM-DD）。</translation>
    </message>
    <message>
        <source>Demo survey, earlier</source>
        <translation>演示测量（前期）</translation>
    </message>
    <message>
        <source>Demo survey, later</source>
        <translation>演示测量（后期）</translation>
    </message>
    <message>
        <source>Demolished</source>
        <translation>拆除</translation>
    </message>
    <message>
        <source>Draw a candidate: both epochs, the difference of heights, a section through both clouds.</source>
        <translation>绘制一个疑似目标的证据：前后两期、高差图、两期点云剖面。</translation>
    </message>
    <message>
        <source>Drawing the evidence …</source>
        <translation>正在绘制证据……</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前期</translation>
    </message>
    <message>
        <source>Earth heap</source>
        <translation>堆土</translation>
    </message>
    <message>
        <source>Excavation</source>
        <translation>开挖</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>扩建</translation>
    </message>
    <message>
        <source>Files of detect run with a column verdict (1 or 0, 属实 or 误报) in layer detections.</source>
        <translation>detect run 生成的文件，其 detections 图层带有 verdict 列（1 或 0，属实或误报）。</translation>
    </message>
    <message>
        <source>Folder for the pictures.</source>
        <translation>存放图片的文件夹。</translation>
    </message>
    <message>
        <source>Folder of generated scenes (detect simulate) to learn from.</source>
        <translation>用于学习的模拟场景文件夹（detect simulate 生成）。</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增高</translation>
    </message>
    <message>
        <source>Generating scene {seed} …</source>
        <translation>正在生成场景 {seed}……</translation>
    </message>
    <message>
        <source>GeoPackage that detect run wrote.</source>
        <translation>detect run 写出的 GeoPackage。</translation>
    </message>
    <message>
        <source>Give --use or --back, not both.</source>
        <translation>--use 与 --back 只能给一个。</translation>
    </message>
    <message>
        <source>Give both surveys, the earlier first.</source>
        <translation>请给出两期测量，前期在先。</translation>
    </message>
    <message>
        <source>Give files with verdicts, or --scenes with a folder of generated scenes.</source>
        <translation>请给出带结论的文件，或用 --scenes 指定模拟场景文件夹。</translation>
    </message>
    <message>
        <source>Give two surveys, or two orthophotos with --images.</source>
        <translation>请给出两期测量，或用 --images 给出两期正射影像。</translation>
    </message>
    <message>
        <source>Go back to the version that was in use before.</source>
        <translation>退回到之前使用的版本。</translation>
    </message>
    <message>
        <source>Hold the candidates of a run against the truth: precision, recall, overlap, calibration.</source>
        <translation>用真值检验一次检测：准确率、召回率、重叠度、可信度校准。</translation>
    </message>
    <message>
        <source>Id of the candidate.</source>
        <translation>疑似目标的编号。</translation>
    </message>
    <message>
        <source>Import a survey: cut it into tiles and put its lineage on record.</source>
        <translation>导入一期测量：切分为图块并记录其来源。</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>变化类型</translation>
    </message>
    <message>
        <source>LAS, LAZ or COPC file, a folder of them, several separated by commas, a surface model (GeoTIFF), or the name of an imported survey.</source>
        <translation>LAS、LAZ 或 COPC 文件，其文件夹，逗号分隔的多个文件，表面模型（GeoTIFF），或已导入测量的名称。</translation>
    </message>
    <message>
        <source>LAS, LAZ or COPC files or folders, or one surface model (GeoTIFF).</source>
        <translation>LAS、LAZ 或 COPC 文件或文件夹，或一个表面模型（GeoTIFF）。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后期</translation>
    </message>
    <message>
        <source>Learning from {scene} …</source>
        <translation>正在从 {scene} 学习……</translation>
    </message>
    <message>
        <source>Least confidence that counts as a claim.</source>
        <translation>计为检出的最低可信度。</translation>
    </message>
    <message>
        <source>List the imported surveys, the newest first.</source>
        <translation>列出已导入的测量，最新的在前。</translation>
    </message>
    <message>
        <source>List the scorers, choose one, or take the last choice back.</source>
        <translation>列出评分模型，选用其中一个，或撤回上次选择。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>降低</translation>
    </message>
    <message>
        <source>Lowered</source>
        <translation>降层</translation>
    </message>
    <message>
        <source>Measure py4dgeo's M3C2 too, if it is installed.</source>
        <translation>若已安装 py4dgeo，也测其 M3C2。</translation>
    </message>
    <message>
        <source>Name of the survey; otherwise the file's own.</source>
        <translation>测量数据的名称；不填则用文件名。</translation>
    </message>
    <message>
        <source>New building</source>
        <translation>新建建筑</translation>
    </message>
    <message>
        <source>No other scorer was in use before {version}; it stays.</source>
        <translation>在 {version} 之前没有使用过别的评分模型；继续使用它。</translation>
    </message>
    <message>
        <source>Orthophoto</source>
        <translation>正射影像</translation>
    </message>
    <message>
        <source>Orthophoto of the same flight, GeoTIFF.</source>
        <translation>同一次航飞的正射影像（GeoTIFF）。</translation>
    </message>
    <message>
        <source>Orthophotos before and after, GeoTIFF.</source>
        <translation>前后两期正射影像（GeoTIFF）。</translation>
    </message>
    <message>
        <source>Polygons of what really changed, with columns dz (m) and kind.</source>
        <translation>真实变化的多边形，带 dz（米）和 kind 列。</translation>
    </message>
    <message>
        <source>Raised roof</source>
        <translation>屋面抬高</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>可信度检验</translation>
    </message>
    <message>
        <source>Roof shed</source>
        <translation>屋顶搭建</translation>
    </message>
    <message>
        <source>Scorer to judge by; otherwise the one in use (detect models).</source>
        <translation>使用的评分模型；不填则用当前版本（detect models）。</translation>
    </message>
    <message>
        <source>Section, {band} m wide</source>
        <translation>剖面，宽 {band} 米</translation>
    </message>
    <message>
        <source>Seeds are whole numbers separated by commas, such as 41,42.</source>
        <translation>种子是逗号分隔的整数，例如 41,42。</translation>
    </message>
    <message>
        <source>Seeds of the scenes, separated by commas.</source>
        <translation>场景的种子，逗号分隔。</translation>
    </message>
    <message>
        <source>Shaded surface</source>
        <translation>地表晕渲</translation>
    </message>
    <message>
        <source>Side of each scene, m.</source>
        <translation>每个场景的边长（米）。</translation>
    </message>
    <message>
        <source>Side of the surveyed square, m.</source>
        <translation>测量方块的边长（米）。</translation>
    </message>
    <message>
        <source>Style of the scenes; see detect simulate.</source>
        <translation>场景的风格；参见 detect simulate。</translation>
    </message>
    <message>
        <source>Survey one community of the demo district twice and find what changed (demo data).</source>
        <translation>对演示区一个社区做两期测量并找出变化（演示数据）。</translation>
    </message>
    <message>
        <source>The choice of scorer cannot be kept ({why}); nothing was changed.</source>
        <translation>无法保存评分模型的选择（{why}）；未作任何改动。</translation>
    </message>
    <message>
        <source>The lessons in {file} are damaged; nothing was learnt.</source>
        <translation>{file} 中的学习样本已损坏；未学习任何内容。</translation>
    </message>
    <message>
        <source>The orthophotos that this candidate came from are gone; put them back.</source>
        <translation>该疑似目标所用的正射影像已不在原处；请放回。</translation>
    </message>
    <message>
        <source>The picture {file} cannot be read ({why}).</source>
        <translation>无法读取影像 {file}（{why}）。</translation>
    </message>
    <message>
        <source>The pictures cannot be written to {folder} ({why}).</source>
        <translation>图片无法写入 {folder}（{why}）。</translation>
    </message>
    <message>
        <source>The scorer {file} cannot be written ({why}); the one in use stays.</source>
        <translation>评分模型 {file} 无法写入（{why}）；继续使用当前版本。</translation>
    </message>
    <message>
        <source>The scorer {file} is damaged; take another with: detect models --use VERSION</source>
        <translation>评分模型 {file} 已损坏；请换用其他版本：detect models --use 版本</translation>
    </message>
    <message>
        <source>The scorer {file} was made by another version of the program; take another with: detect models --use VERSION</source>
        <translation>评分模型 {file} 由其他版本的程序生成；请换用：detect models --use 版本</translation>
    </message>
    <message>
        <source>The surface {file} holds no heights; nothing was stored.</source>
        <translation>表面模型 {file} 中没有高程；未保存任何内容。</translation>
    </message>
    <message>
        <source>The survey {file} that this candidate came from is gone; put it back where it was.</source>
        <translation>该疑似目标所用的测量文件 {file} 已不在原处；请放回。</translation>
    </message>
    <message>
        <source>The truth {file} cannot be read ({why}).</source>
        <translation>无法读取真值文件 {file}（{why}）。</translation>
    </message>
    <message>
        <source>The two pictures do not overlap; nothing was compared.</source>
        <translation>两幅影像没有重叠；未作比对。</translation>
    </message>
    <message>
        <source>The two pictures show different places, or one is too coarse: their edges do not agree. Nothing was compared.</source>
        <translation>两幅影像不是同一地点，或其中一幅过于粗糙：边缘对不上。未作比对。</translation>
    </message>
    <message>
        <source>There is neither a file nor an imported survey {name}. The surveys are: {names}</source>
        <translation>没有名为 {name} 的文件或已导入测量。现有测量：{names}</translation>
    </message>
    <message>
        <source>There is no candidate {id} in {file}.</source>
        <translation>{file} 中没有疑似目标 {id}。</translation>
    </message>
    <message>
        <source>There is no scorer {version}. The scorers are: {versions}</source>
        <translation>没有评分模型 {version}。现有：{versions}</translation>
    </message>
    <message>
        <source>Thinner points, strips that disagree, holes.</source>
        <translation>点更稀、航带不一致、有空洞。</translation>
    </message>
    <message>
        <source>Train a new scorer from verdicts; it is used only if it does no worse on verdicts put aside.</source>
        <translation>根据核查结论训练新的评分模型；只有在留存结论上不变差才会启用。</translation>
    </message>
    <message>
        <source>Training the scorer …</source>
        <translation>正在训练评分模型……</translation>
    </message>
    <message>
        <source>Version to judge by from now on.</source>
        <translation>今后使用的版本。</translation>
    </message>
    <message>
        <source>Write the reliability diagram as a PNG.</source>
        <translation>把可信度检验图写为 PNG。</translation>
    </message>
    <message>
        <source>by kind</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>by size, m²</source>
        <translation>按面积（平方米）</translation>
    </message>
    <message>
        <source>calibration error {error}, by chance {chance}</source>
        <translation>校准误差 {error}（偶然值 {chance}）</translation>
    </message>
    <message>
        <source>calibration error {error}</source>
        <translation>校准误差 {error}</translation>
    </message>
    <message>
        <source>confidence said</source>
        <translation>给出的可信度</translation>
    </message>
    <message>
        <source>median {dz} m ± {error} m, spread σ {sigma} m</source>
        <translation>中位数 {dz} 米 ± {error} 米，离散 σ {sigma} 米</translation>
    </message>
    <message>
        <source>metres along the section; heights in metres</source>
        <translation>沿剖面距离（米）；高程（米）</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>no points in this section</source>
        <translation>该剖面内没有点</translation>
    </message>
    <message>
        <source>not worse on {n} verdicts put aside</source>
        <translation>在留存的 {n} 条结论上不变差</translation>
    </message>
    <message>
        <source>on held-out lessons: precision {precision}, recall {recall}, calibration error {error}</source>
        <translation>留出样本：准确率 {precision}，召回率 {recall}，校准误差 {error}</translation>
    </message>
    <message>
        <source>precision {precision} ({right} of {candidates}), recall {recall} ({found} of {truth}), F1 {f1}, overlap {iou}</source>
        <translation>准确率 {precision}（{candidates} 个中 {right} 个正确），召回率 {recall}（{truth} 处中找到 {found} 处），F1 {f1}，重叠度 {iou}</translation>
    </message>
    <message>
        <source>precision {precision} of {candidates}, recall {recall} of {truth}</source>
        <translation>准确率 {precision}（{candidates} 个），召回率 {recall}（{truth} 处）</translation>
    </message>
    <message>
        <source>share that was right</source>
        <translation>实际正确的比例</translation>
    </message>
    <message>
        <source>the orthophotos show a change there too</source>
        <translation>正射影像在此处也显示变化</translation>
    </message>
    <message>
        <source>there are no verdicts put aside yet to compare by</source>
        <translation>还没有可供比较的留存结论</translation>
    </message>
    <message>
        <source>worse on {n} verdicts put aside; {version} stays in use</source>
        <translation>在留存的 {n} 条结论上变差；继续使用 {version}</translation>
    </message>
    <message>
        <source>{crs} is no coordinate reference system.</source>
        <translation>{crs} 不是坐标参考系。</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}).</source>
        <translation>{file} 无法写入（{why}）。</translation>
    </message>
    <message>
        <source>{file} claims {width} × {height} cells, which cannot be; nothing was read.</source>
        <translation>{file} 声称有 {width} × {height} 个像元，不可能；未读取。</translation>
    </message>
    <message>
        <source>{file} does not say which surveys it was made from; write it again with detect run.</source>
        <translation>{file} 未记录所用的测量；请用 detect run 重新生成。</translation>
    </message>
    <message>
        <source>{file} has no column dz with the true change of height in metres.</source>
        <translation>{file} 没有记录真实高差（米）的 dz 列。</translation>
    </message>
    <message>
        <source>{file} has no column verdict in its layer detections; nothing was learnt.</source>
        <translation>{file} 的 detections 图层没有 verdict 列；未学习任何内容。</translation>
    </message>
    <message>
        <source>{file} holds colours, not heights; give orthophotos with --images.</source>
        <translation>{file} 是彩色影像而非高程；正射影像请用 --images 给出。</translation>
    </message>
    <message>
        <source>{file} holds no polygons of true changes.</source>
        <translation>{file} 中没有真实变化的多边形。</translation>
    </message>
    <message>
        <source>{file} holds no verdicts with the features they are about; nothing was learnt.</source>
        <translation>{file} 中没有带特征的核查结论；未学习任何内容。</translation>
    </message>
    <message>
        <source>{file} is a plain picture without a place on the map; it cannot be compared.</source>
        <translation>{file} 是没有地理位置的普通图片；无法比对。</translation>
    </message>
    <message>
        <source>{file} is not in metres; bring it to a projected system such as EPSG:4547 first.</source>
        <translation>{file} 的单位不是米；请先转换到 EPSG:4547 等投影坐标系。</translation>
    </message>
    <message>
        <source>{folder} holds no generated scenes (before.laz, after.laz, truth.gpkg).</source>
        <translation>{folder} 中没有模拟场景（before.laz、after.laz、truth.gpkg）。</translation>
    </message>
    <message>
        <source>{kind} (doubtful)</source>
        <translation>{kind}（存疑）</translation>
    </message>
    <message>
        <source>{length} m</source>
        <translation>{length} 米</translation>
    </message>
    <message>
        <source>{right} right and {wrong} wrong lessons are too few to learn from; {least} of either are needed, from more than one place.</source>
        <translation>正确样本 {right} 个、错误样本 {wrong} 个，数量太少；两类各需至少 {least} 个，且来自不止一处。</translation>
    </message>
    <message>
        <source>{version} is in use now: {why}</source>
        <translation>现已启用 {version}：{why}</translation>
    </message>
    <message>
        <source>{version} was kept and is not in use: {why}</source>
        <translation>{version} 已保存但未启用：{why}</translation>
    </message>
    <message>
        <source>“{word}” in {file} is no verdict; write 1 or 0, 属实 or 误报. Nothing was learnt.</source>
        <translation>{file} 中的“{word}”不是结论；请写 1 或 0、属实或误报。未学习任何内容。</translation>
    </message>
    <message>
      <source>missed</source>
      <translation>漏检</translation>
    </message>
    <message>
      <source>{kind}, {outcome}: {shown} of {total}</source>
      <translation>{kind}，{outcome}：共 {total} 个，图示 {shown} 个</translation>
    </message>
    <message>
      <source>no candidate there</source>
      <translation>该处没有候选</translation>
    </message>
    <message>
      <source>Give each result with its truth: RESULT TRUTH, and so on in pairs.</source>
      <translation>请成对给出结果与真值：结果 真值，依次类推。</translation>
    </message>
    <message>
      <source>GeoPackage that detect run wrote and its truth; more such pairs may follow.</source>
      <translation>detect run 写出的 GeoPackage 及其真值；可继续给出更多对。</translation>
    </message>
    <message>
      <source>Candidates of each kind, right, wrong and missed.</source>
      <translation>每个类型判对、判错和漏检各取的数量。</translation>
    </message>
    <message>
      <source>Draw contact sheets of what was claimed, right and wrong, and of what was missed, by kind.</source>
      <translation>按类型绘制判对、判错和漏检的对照图。</translation>
    </message>
    <message>
      <source>scorer</source>
      <translation>评分模型</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>使用中</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>是</translation>
    </message>
    <message>
      <source>origin</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>lessons</source>
      <translation>样本</translation>
    </message>
    <message>
      <source>precision</source>
      <translation>准确率</translation>
    </message>
    <message>
      <source>recall</source>
      <translation>召回率</translation>
    </message>
    <message>
      <source>F1 on verdicts put aside</source>
      <translation>留出结论上的 F1</translation>
    </message>
    <message>
      <source>plain rule</source>
      <translation>固定规则</translation>
    </message>
    <message>
      <source>shipped</source>
      <translation>随程序提供</translation>
    </message>
    <message>
      <source>trained after {version}</source>
      <translation>在 {version} 之后训练</translation>
    </message>
    <message>
      <source>{origin}, not better</source>
      <translation>{origin}，未见改进</translation>
    </message>
    <message>
      <source>{new} (before {old}, {n} verdicts)</source>
      <translation>{new}（之前 {old}，{n} 条结论）</translation>
    </message>
    <message>
      <source>verdicts learnt from</source>
      <translation>所学结论数</translation>
    </message>
    <message>
        <source>{n} of these changes lie where a survey has hardly a point; recall of the others {recall}</source>
        <translation>其中 {n} 处变化所在位置至少有一期测量几乎没有点；其余变化的召回率为 {recall}</translation>
    </message>
    <message>
        <source>claims</source>
        <translation>检出数</translation>
    </message>
    <message>
        <source>true changes</source>
        <translation>真实变化</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>in truth nothing changed there</source>
        <translation>真值：此处没有变化</translation>
    </message>
    <message>
        <source>in truth {kind}, {dz} m, {share} % of it covered</source>
        <translation>真值：{kind}，{dz} 米，检出范围覆盖其 {share}%</translation>
    </message>
    <message>
        <source>All {n} verdicts say “{word}”; a scorer learns from both kinds. Judge some of the others too; nothing was learnt.</source>
        <translation>{n} 条结论全是“{word}”；训练需要正反两类。请再核查一些其他候选；未学习任何内容。</translation>
    </message>
    <message>
        <source>The verdicts say the opposite of what {version} believes; are 1 (right) and 0 (wrong) exchanged? Nothing was learnt. If they are meant so, go back to an older scorer first: detect models --back</source>
        <translation>这些结论与 {version} 的判断几乎处处相反；1（属实）和 0（误报）是否填反了？未学习任何内容。如确无误，请先退回较早的评分模型：detect models --back</translation>
    </message>
</context>
</TS>
