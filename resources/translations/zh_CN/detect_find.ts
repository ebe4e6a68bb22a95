<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>detect_find</name>
    <message>
        <source>Address of a dask scheduler, such as tcp://host:8786.</source>
        <translation>dask 调度器地址，例如 tcp://host:8786。</translation>
    </message>
    <message>
        <source>Approved buildings and permits: GeoPackage or GeoJSON.</source>
        <translation>已批准的建筑和许可：GeoPackage 或 GeoJSON。</translation>
    </message>
    <message>
        <source>Both surveys are the same file; there is nothing to compare.</source>
        <translation>前后两期是同一文件，无可比对。</translation>
    </message>
    <message>
        <source>Bringing the surveys together …</source>
        <translation>正在配准两期测量…</translation>
    </message>
    <message>
        <source>CRS of surveys that do not say their own, such as EPSG:4547.</source>
        <translation>未声明坐标系的测量所用的坐标系，例如 EPSG:4547。</translation>
    </message>
    <message>
        <source>Day of the later survey (YYYY-MM-DD): permits must be valid on it.</source>
        <translation>后一期测量的日期（YYYY-MM-DD）：许可须在当日有效。</translation>
    </message>
    <message>
        <source>Find what was built, raised, torn down or heaped up between two surveys.</source>
        <translation>找出两期测量之间新建、加高、拆除或堆填的地方。</translation>
    </message>
    <message>
        <source>GeoPackage for the candidates (layer detections).</source>
        <translation>存放候选的 GeoPackage（图层 detections）。</translation>
    </message>
    <message>
        <source>Joining changes across tiles …</source>
        <translation>正在拼接跨分块的变化…</translation>
    </message>
    <message>
        <source>Layer {layer} of {file} says no CRS; the registry was not used.</source>
        <translation>{file} 的图层 {layer} 未声明坐标系；未使用该登记库。</translation>
    </message>
    <message>
        <source>Looking for changes …</source>
        <translation>正在查找变化…</translation>
    </message>
    <message>
        <source>No scheduler answers at {address}. Nothing was started.</source>
        <translation>{address} 没有调度器应答；未启动任何任务。</translation>
    </message>
    <message>
        <source>Preparing the workers …</source>
        <translation>正在准备工作进程…</translation>
    </message>
    <message>
        <source>Processes on this machine.</source>
        <translation>本机进程数。</translation>
    </message>
    <message>
        <source>Raster cell, m.</source>
        <translation>栅格边长，米。</translation>
    </message>
    <message>
        <source>Smallest change of height, m.</source>
        <translation>最小高差，米。</translation>
    </message>
    <message>
        <source>Smallest object, m².</source>
        <translation>最小面积，平方米。</translation>
    </message>
    <message>
        <source>The cluster lost its workers over and over at one tile. What was finished is kept; give the workers more memory and run it again.</source>
        <translation>集群在同一分块上反复丢失工作进程。已完成的部分已保留；请增加工作进程内存后重新运行。</translation>
    </message>
    <message>
        <source>The coordinates of the surveys differ by the factor {ratio}: one of them is in feet. Nothing was compared.</source>
        <translation>两期坐标相差 {ratio} 倍：其中一期以英尺为单位；未比对。</translation>
    </message>
    <message>
        <source>The heights of the surveys differ by the factor {factor}: one of them is in feet. Give both in one unit; nothing was found.</source>
        <translation>两期高程相差 {factor} 倍：其中一期以英尺为单位。请统一单位后再比对；未产生任何候选。</translation>
    </message>
    <message>
        <source>The heights of the surveys differ by {bias} m everywhere: different height systems? This was taken out.</source>
        <translation>两期高程整体相差 {bias} 米：是否采用了不同的高程基准？已扣除。</translation>
    </message>
    <message>
        <source>The registry {file} cannot be read ({why}).</source>
        <translation>登记库 {file} 无法读取（{why}）。</translation>
    </message>
    <message>
        <source>The registry {file} holds no polygons.</source>
        <translation>登记库 {file} 中没有面要素。</translation>
    </message>
    <message>
        <source>The scheduler at {address} has no workers. Nothing was started.</source>
        <translation>{address} 的调度器没有工作进程；未启动任何任务。</translation>
    </message>
    <message>
        <source>The surveys are in different systems ({one} and {other}); bring them to one first.</source>
        <translation>两期测量坐标系不同（{one} 与 {other}），请先统一。</translation>
    </message>
    <message>
        <source>The surveys are swapped: the first was flown on {one}, the second on {other}. Give the earlier first; nothing was compared.</source>
        <translation>前后两期颠倒：第一份飞行于 {one}，第二份飞行于 {other}。请把较早的一期放在前面；未比对。</translation>
    </message>
    <message>
        <source>The surveys cannot be brought together: {sigma} cm stay on firm ground where {limit} cm are allowed. Have the strips adjusted first; nothing was found.</source>
        <translation>两期测量无法配准：硬质地面残差 {sigma} 厘米，允许 {limit} 厘米。请先做航带平差；未产生任何候选。</translation>
    </message>
    <message>
        <source>The surveys have no firm ground or roofs in common (all vegetation or water, or too small a piece?), so nothing can be compared and nothing was found.</source>
        <translation>两期测量没有共同的硬质地面或屋面（是否全为植被或水面，或范围太小？），无法比对，未产生任何候选。</translation>
    </message>
    <message>
        <source>The two surveys do not overlap: they lie {away} m apart. Nothing was compared.</source>
        <translation>两期测量互不重叠，相距 {away} 米；未比对。</translation>
    </message>
    <message>
        <source>The two surveys do not overlap; nothing was compared.</source>
        <translation>两期测量互不重叠；未比对。</translation>
    </message>
    <message>
        <source>The two surveys show different places: only {share} % of the firm surfaces agree. Check the files and their CRS; nothing was found.</source>
        <translation>两期测量不是同一地点：硬质表面仅有 {share}% 吻合。请检查文件及其坐标系；未产生任何候选。</translation>
    </message>
    <message>
        <source>The workers died {n} times (out of memory?). What was finished is kept; run it again with fewer workers.</source>
        <translation>工作进程已意外退出 {n} 次（内存不足？）。已完成的部分已保留；请减少进程数后重新运行。</translation>
    </message>
    <message>
        <source>There are too few roofs to measure a horizontal shift; it was taken as none.</source>
        <translation>屋面过少，无法测定水平偏移，按无偏移处理。</translation>
    </message>
    <message>
        <source>about {n} storeys</source>
        <translation>约 {n} 层</translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation>按设定值</translation>
    </message>
    <message>
        <source>changes of height from {limit} cm ({reason}); {nodata} % without data, places to fly again: {again}</source>
        <translation>高差自 {limit} 厘米起（{reason}）；{nodata}% 无数据，{again} 处需补飞</translation>
    </message>
    <message>
        <source>compared in {seconds} s; the pictures lie {shift} cm apart, which was taken out</source>
        <translation>用时 {seconds} 秒；两期影像相差 {shift} 厘米，已校正</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>升高</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>降低</translation>
    </message>
    <message>
        <source>no registered building within {reach} m</source>
        <translation>{reach} 米内没有登记建筑</translation>
    </message>
    <message>
        <source>permit {permit} was not valid at the time</source>
        <translation>许可 {permit} 当时不在有效期内</translation>
    </message>
    <message>
        <source>rough surface: may be a tree or a pile</source>
        <translation>表面粗糙：可能是树木或堆积物</translation>
    </message>
    <message>
        <source>smooth surface: {share} % of it is planar</source>
        <translation>表面平整：{share}% 为平面</translation>
    </message>
    <message>
        <source>stands free on open ground and has the size of a vehicle or container</source>
        <translation>独立位于空地上，尺寸与车辆或集装箱相近</translation>
    </message>
    <message>
        <source>stands on an existing roof, {height} m above ground</source>
        <translation>位于既有屋面上，距地 {height} 米</translation>
    </message>
    <message>
        <source>the laser passed through it: may be vegetation or scaffolding</source>
        <translation>激光可穿透：可能是植被或脚手架</translation>
    </message>
    <message>
        <source>three times the surveys' noise</source>
        <translation>测量噪声的三倍</translation>
    </message>
    <message>
        <source>touches something as high or higher</source>
        <translation>紧邻同高或更高的既有物</translation>
    </message>
    <message>
        <source>{dz} m {way} over {area} m² (± {error} m)</source>
        <translation>{way} {dz} 米，面积 {area} 平方米（± {error} 米）</translation>
    </message>
    <message>
        <source>{file} holds no layer of detections.</source>
        <translation>{file} 中没有 detections 图层。</translation>
    </message>
    <message>
        <source>{file}: candidates are written to a GeoPackage (.gpkg).</source>
        <translation>{file}：候选须写入 GeoPackage（.gpkg）。</translation>
    </message>
    <message>
        <source>{n} changes reach too far to be looked at whole and were left out.</source>
        <translation>有 {n} 处变化范围过大，无法整体处理，已略去。</translation>
    </message>
    <message>
        <source>{over} m above the approved height of building {building}</source>
        <translation>高出楼栋 {building} 批准高度 {over} 米</translation>
    </message>
    <message>
        <source>{over} m above the top that permit {permit} allows</source>
        <translation>高出许可 {permit} 允许的顶高 {over} 米</translation>
    </message>
    <message>
        <source>{points} points in {seconds} s; bias {bias} cm, shift {shift} cm, {sigma} cm stay on firm ground</source>
        <translation>{points} 个点，用时 {seconds} 秒；高程偏差 {bias} 厘米，水平偏移 {shift} 厘米，硬质地面残差 {sigma} 厘米</translation>
    </message>
    <message>
        <source>{share} % inside permit {permit} and within its height</source>
        <translation>{share}% 在许可 {permit} 范围内，且未超高</translation>
    </message>
    <message>
        <source>{share} % of it lies outside permit {permit}</source>
        <translation>有 {share}% 超出许可 {permit} 范围</translation>
    </message>
    <message>
        <source>{share} % of its surroundings have no data in one survey</source>
        <translation>周边 {share}% 在其中一期没有数据</translation>
    </message>
    <message>
        <source>“{text}” is no date; write 2026-11-22.</source>
        <translation>“{text}” 不是日期；请写作 2026-11-22。</translation>
    </message>
</context>
</TS>
