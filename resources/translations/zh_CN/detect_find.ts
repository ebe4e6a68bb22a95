<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>detect_find</name>
    <message>
        <source>Address of a dask scheduler, such as tcp://host:8786.</source>
        <translation>dask 调度器地址，如 tcp://host:8786。</translation>
    </message>
    <message>
        <source>Approved buildings and permits: GeoPackage or GeoJSON.</source>
        <translation>已批准建筑和许可：GeoPackage 或 GeoJSON。</translation>
    </message>
    <message>
        <source>Both surveys are the same file; there is nothing to compare.</source>
        <translation>两期测量是同一个文件，没有可比较的内容。</translation>
    </message>
    <message>
        <source>Bringing the surveys together …</source>
        <translation>正在配准两期测量…</translation>
    </message>
    <message>
        <source>CRS of surveys that do not say their own, such as EPSG:4547.</source>
        <translation>未写明坐标系的测量所用坐标系，如 EPSG:4547。</translation>
    </message>
    <message>
        <source>Day of the later survey (YYYY-MM-DD): permits must be valid on it.</source>
        <translation>后一期测量的日期（YYYY-MM-DD）：许可须在该日有效。</translation>
    </message>
    <message>
        <source>Far more may vanish than appear.</source>
        <translation>允许消失的远多于新增的。</translation>
    </message>
    <message>
        <source>Find what was built, raised, torn down or heaped up between two surveys.</source>
        <translation>查找两期测量之间新建、加高、拆除或堆填之处。</translation>
    </message>
    <message>
        <source>GeoPackage for the candidates (layer detections).</source>
        <translation>存放疑似变化的 GeoPackage（图层 detections）。</translation>
    </message>
    <message>
        <source>Joining changes across tiles …</source>
        <translation>正在合并跨图幅的变化…</translation>
    </message>
    <message>
        <source>Layer {layer} of {file} says no CRS; the registry was not used.</source>
        <translation>{file} 的图层 {layer} 未写明坐标系，未使用该登记资料。</translation>
    </message>
    <message>
        <source>Looking for changes …</source>
        <translation>正在查找变化…</translation>
    </message>
    <message>
        <source>No scheduler answers at {address}. Nothing was started.</source>
        <translation>{address} 没有调度器应答，未启动任何任务。</translation>
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
        <translation>栅格单元，米。</translation>
    </message>
    <message>
        <source>Smallest change of height, m.</source>
        <translation>最小高度变化，米。</translation>
    </message>
    <message>
        <source>Smallest object, m².</source>
        <translation>最小对象面积，平方米。</translation>
    </message>
    <message>
        <source>The cluster lost its workers over and over at one tile. What was finished is kept; give the workers more memory and run it again.</source>
        <translation>集群在同一图幅上反复丢失工作进程。已完成的部分保留；请为工作进程增加内存后重新运行。</translation>
    </message>
    <message>
        <source>The coordinates of the surveys differ by the factor {ratio}: one of them is in feet. Nothing was compared.</source>
        <translation>两期测量的坐标相差 {ratio} 倍：其中一期以英尺为单位。未作比较。</translation>
    </message>
    <message>
        <source>The heights of the surveys differ by the factor {factor}: one of them is in feet. Give both in one unit; nothing was found.</source>
        <translation>两期测量的高程相差 {factor} 倍：其中一期以英尺为单位。请统一单位；未得出结果。</translation>
    </message>
    <message>
        <source>The heights of the surveys differ by {bias} m everywhere: different height systems? This was taken out.</source>
        <translation>两期测量的高程处处相差 {bias} 米，可能是高程系统不同；已予扣除。</translation>
    </message>
    <message>
        <source>The registry {file} cannot be read ({why}).</source>
        <translation>无法读取登记资料 {file}（{why}）。</translation>
    </message>
    <message>
        <source>The registry {file} holds no polygons.</source>
        <translation>登记资料 {file} 中没有多边形。</translation>
    </message>
    <message>
        <source>The scheduler at {address} has no workers. Nothing was started.</source>
        <translation>{address} 的调度器没有工作进程，未启动任何任务。</translation>
    </message>
    <message>
        <source>The surveys are in different systems ({one} and {other}); bring them to one first.</source>
        <translation>两期测量的坐标系不同（{one} 与 {other}）；请先统一。</translation>
    </message>
    <message>
        <source>The surveys are swapped: the first was flown on {one}, the second on {other}. Give the earlier first; nothing was compared.</source>
        <translation>两期测量次序颠倒：第一期飞行于 {one}，第二期飞行于 {other}。请将较早的放在前面；未作比较。</translation>
    </message>
    <message>
        <source>The surveys cannot be brought together: {sigma} cm stay on firm ground where {limit} cm are allowed. Have the strips adjusted first; nothing was found.</source>
        <translation>两期测量无法配准：稳定地面上仍差 {sigma} 厘米，允许 {limit} 厘米。请先做航带平差；未得出结果。</translation>
    </message>
    <message>
        <source>The surveys have no firm ground or roofs in common (all vegetation or water?), so nothing can be compared and nothing was found.</source>
        <translation>两期测量没有共同的稳定地面或屋顶（可能全是植被或水面），无法比较，未得出结果。</translation>
    </message>
    <message>
        <source>The surveys look swapped: {gone} buildings vanish and {come} appear. Give the earlier first, or add --order-is-right; nothing was written.</source>
        <translation>两期测量似乎次序颠倒：消失 {gone} 栋，新增 {come} 栋。请将较早的放在前面，或加 --order-is-right；未写出任何内容。</translation>
    </message>
    <message>
        <source>The two surveys do not overlap: they lie {away} m apart. Nothing was compared.</source>
        <translation>两期测量没有重叠：相距 {away} 米。未作比较。</translation>
    </message>
    <message>
        <source>The two surveys do not overlap; nothing was compared.</source>
        <translation>两期测量没有重叠，未作比较。</translation>
    </message>
    <message>
        <source>The two surveys show different places: only {share} % of the firm surfaces agree. Check the files and their CRS; nothing was found.</source>
        <translation>两期测量不是同一地点：稳定表面只有 {share} % 吻合。请检查文件和坐标系；未得出结果。</translation>
    </message>
    <message>
        <source>The workers died {n} times (out of memory?). What was finished is kept; run it again with fewer workers.</source>
        <translation>工作进程异常退出 {n} 次（可能内存不足）。已完成的部分保留；请减少工作进程后重新运行。</translation>
    </message>
    <message>
        <source>There are too few roofs to measure a horizontal shift; it was taken as none.</source>
        <translation>屋顶太少，无法测定水平偏移；按无偏移处理。</translation>
    </message>
    <message>
        <source>about {n} storeys</source>
        <translation>约 {n} 层</translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation>按指定</translation>
    </message>
    <message>
        <source>changes of height from {limit} cm ({reason}); {nodata} % without data, {again} places to fly again</source>
        <translation>高度变化自 {limit} 厘米起（{reason}）；{nodata} % 无数据，{again} 处需补飞</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>增高</translation>
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
        <translation>许可 {permit} 当时无效</translation>
    </message>
    <message>
        <source>rough surface: may be a tree or a pile</source>
        <translation>表面粗糙：可能是树木或堆物</translation>
    </message>
    <message>
        <source>smooth surface: {share} % of it is planar</source>
        <translation>表面平整：{share} % 为平面</translation>
    </message>
    <message>
        <source>stands free on open ground and has the size of a vehicle or container</source>
        <translation>独立于空地，大小如车辆或集装箱</translation>
    </message>
    <message>
        <source>stands on an existing roof, {height} m above ground</source>
        <translation>位于既有屋顶上，距地面 {height} 米</translation>
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
        <translation>紧邻同高或更高之物</translation>
    </message>
    <message>
        <source>{dz} m {way} over {area} m² (± {error} m)</source>
        <translation>{way} {dz} 米，面积 {area} 平方米（± {error} 米）</translation>
    </message>
    <message>
        <source>{file} holds no layer of detections.</source>
        <translation>{file} 中没有检测结果图层。</translation>
    </message>
    <message>
        <source>{file}: candidates are written to a GeoPackage (.gpkg).</source>
        <translation>{file}：疑似变化须写入 GeoPackage（.gpkg）。</translation>
    </message>
    <message>
        <source>{n} candidates in {file}: {kinds}</source>
        <translation>{file} 中有疑似变化 {n} 处：{kinds}</translation>
    </message>
    <message>
        <source>{n} changes are longer than {length} m and were left out.</source>
        <translation>{n} 处变化长度超过 {length} 米，未列入。</translation>
    </message>
    <message>
        <source>{over} m above the approved height of building {building}</source>
        <translation>超出建筑 {building} 批准高度 {over} 米</translation>
    </message>
    <message>
        <source>{over} m above the top that permit {permit} allows</source>
        <translation>超出许可 {permit} 允许的顶高 {over} 米</translation>
    </message>
    <message>
        <source>{points} points in {seconds} s; bias {bias} cm, shift {shift} cm, {sigma} cm stay on firm ground</source>
        <translation>{points} 点，用时 {seconds} 秒；高差 {bias} 厘米，偏移 {shift} 厘米，稳定地面残差 {sigma} 厘米</translation>
    </message>
    <message>
        <source>{share} % inside permit {permit} and within its height</source>
        <translation>{share} % 在许可 {permit} 范围和高度之内</translation>
    </message>
    <message>
        <source>{share} % of it lies outside permit {permit}</source>
        <translation>{share} % 在许可 {permit} 范围之外</translation>
    </message>
    <message>
        <source>{share} % of its surroundings have no data in one survey</source>
        <translation>周边 {share} % 在某一期测量中无数据</translation>
    </message>
    <message>
        <source>“{text}” is no date; write 2026-11-22.</source>
        <translation>“{text}”不是日期；请写成 2026-11-22。</translation>
    </message>
</context>
</TS>
