<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>basemap</name>
    <message>
        <source>a web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>JSON (“{start}”)</source>
        <translation>JSON（“{start}”）</translation>
    </message>
    <message>
        <source>broken XML</source>
        <translation>残缺的 XML</translation>
    </message>
    <message>
        <source>no XML</source>
        <translation>非 XML 内容</translation>
    </message>
    <message>
        <source>{origin} offers no tile grid that can be drawn ({why}); nothing was added.</source>
        <translation>{origin} 没有可以绘制的瓦片矩阵集（{why}）；未添加任何内容。</translation>
    </message>
    <message>
        <source>it has no levels</source>
        <translation>没有层级</translation>
    </message>
    <message>
        <source>{name} is {value}</source>
        <translation>{name} 的值为 {value}</translation>
    </message>
    <message>
        <source>{origin} is not a WMTS capabilities document but {what}; nothing was added.</source>
        <translation>{origin} 不是 WMTS 能力文档，而是{what}；未添加任何内容。</translation>
    </message>
    <message>
        <source>{origin} has no layer {layer}; it has: {layers}.</source>
        <translation>{origin} 没有图层 {layer}；现有图层：{layers}。</translation>
    </message>
    <message>
        <source>it does not say where its tiles are</source>
        <translation>未说明瓦片地址</translation>
    </message>
    <message>
        <source>level {name} has no scale</source>
        <translation>层级 {name} 没有比例尺</translation>
    </message>
    <message>
        <source>level {name} has no corner</source>
        <translation>层级 {name} 没有起算点</translation>
    </message>
    <message>
        <source>{name} is not a number</source>
        <translation>{name} 不是数字</translation>
    </message>
    <message>
        <source>{origin} declares XML entities, as attacks do; it was not read.</source>
        <translation>{origin} 声明了 XML 实体（常见攻击手法），未予读取。</translation>
    </message>
    <message>
        <source>This basemap has the zooms {first} to {last}; choose among these.</source>
        <translation>该底图的层级为 {first} 至 {last}，请在此范围内选择。</translation>
    </message>
    <message>
        <source>No tile of this basemap lies in that area.</source>
        <translation>该区域内没有此底图的瓦片。</translation>
    </message>
    <message>
        <source>That would be {n} tiles, more than {most} at once; choose a smaller area or a lower --max-zoom.</source>
        <translation>需要下载 {n} 张瓦片，超过单次上限 {most} 张；请缩小区域或降低 --max-zoom。</translation>
    </message>
    <message>
        <source>{why} {n} tiles are kept; run it again to go on.</source>
        <translation>{why}已保留 {n} 张瓦片，重新执行即可续传。</translation>
    </message>
    <message>
        <source>Downloading {name}</source>
        <translation>正在下载 {name}</translation>
    </message>
    <message>
        <source>Stopped. {n} tiles are kept and used; run it again to go on.</source>
        <translation>已停止。已下载的 {n} 张瓦片保留并可使用，重新执行即可续传。</translation>
    </message>
    <message>
        <source>The tiles could not be saved ({why}); {n} are kept. Make room and run it again.</source>
        <translation>瓦片无法保存（{why}）；已保留 {n} 张。请腾出空间后重新执行。</translation>
    </message>
    <message>
        <source>{file} does not say in which coordinate system it lies; add it with --crs, for example --crs EPSG:4547.</source>
        <translation>{file} 未说明所用坐标系；请用 --crs 指定，例如 --crs EPSG:4547。</translation>
    </message>
    <message>
        <source>{file} holds no pixel; nothing was changed.</source>
        <translation>{file} 中没有像素；未做任何更改。</translation>
    </message>
    <message>
        <source>it is tied by ground control points only; rectify it first</source>
        <translation>只有地面控制点，请先做几何纠正</translation>
    </message>
    <message>
        <source>it does not say where it lies</source>
        <translation>没有地理位置信息</translation>
    </message>
    <message>
        <source>{file} cannot be placed on the map: {why}. Nothing was changed.</source>
        <translation>{file} 无法放到地图上：{why}。未做任何更改。</translation>
    </message>
    <message>
        <source>{file} is stored as one block of {mb} MB, which cannot be read in parts; save it tiled (COG) and add it again.</source>
        <translation>{file} 整幅存为一个 {mb} MB 的数据块，无法分块读取；请另存为分块格式（COG）后再添加。</translation>
    </message>
    <message>
        <source>{file} cannot be read as GeoTIFF ({why}); nothing was changed.</source>
        <translation>{file} 无法按 GeoTIFF 读取（{why}）；未做任何更改。</translation>
    </message>
    <message>
        <source>The basemap file {file} is gone; what was already read is still shown.</source>
        <translation>底图文件 {file} 已不存在；已读取的部分继续显示。</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>{file} cannot be read as MBTiles ({why}); nothing was changed.</source>
        <translation>{file} 无法按 MBTiles 读取（{why}）；未做任何更改。</translation>
    </message>
    <message>
        <source>{file} is a database without a table of tiles, so it is no MBTiles file; nothing was changed.</source>
        <translation>{file} 是没有瓦片表的数据库，不是 MBTiles 文件；未做任何更改。</translation>
    </message>
    <message>
        <source>{file} holds no tile; nothing was changed.</source>
        <translation>{file} 中没有瓦片；未做任何更改。</translation>
    </message>
    <message>
        <source>{file} holds tiles of impossible zooms ({first}–{last}); nothing was changed.</source>
        <translation>{file} 的瓦片层级不合理（{first}–{last}）；未做任何更改。</translation>
    </message>
    <message>
        <source>The grid that this file declares cannot be read; download the area again.</source>
        <translation>该文件声明的瓦片网格无法读取；请重新下载该区域。</translation>
    </message>
    <message>
        <source>The tile file {file} cannot be written ({why}).</source>
        <translation>瓦片文件 {file} 无法写入（{why}）。</translation>
    </message>
    <message>
        <source>{file} is no basemap: neither MBTiles, PMTiles, GeoTIFF nor a WMTS capabilities document. Nothing was added.</source>
        <translation>{file} 不是底图：既不是 MBTiles、PMTiles、GeoTIFF，也不是 WMTS 能力文档。未添加任何内容。</translation>
    </message>
    <message>
        <source>{file} does not begin like a {kind} file; it is damaged or something else. Nothing was changed.</source>
        <translation>{file} 的开头不是 {kind} 格式，文件已损坏或另有他用。未做任何更改。</translation>
    </message>
    <message>
        <source>The tiles of {name} say themselves where they lie; --crs takes only gcj02 or bd09 here.</source>
        <translation>{name} 的瓦片自带位置信息；此处 --crs 只接受 gcj02 或 bd09。</translation>
    </message>
    <message>
        <source>{file} cannot be opened ({why}); nothing was added.</source>
        <translation>{file} 无法打开（{why}）；未添加任何内容。</translation>
    </message>
    <message>
        <source>Building overviews of {file}</source>
        <translation>正在为 {file} 建立金字塔</translation>
    </message>
    <message>
        <source>The overviews of {file} could not be written ({why}); nothing was kept.</source>
        <translation>{file} 的金字塔无法写入（{why}）；未保留任何内容。</translation>
    </message>
    <message>
        <source>The overviews of {file} could not be built: {why}. Nothing was kept.</source>
        <translation>{file} 的金字塔无法建立：{why}。未保留任何内容。</translation>
    </message>
    <message>
        <source>it does not begin like one</source>
        <translation>文件头不符</translation>
    </message>
    <message>
        <source>only version 3 is read</source>
        <translation>仅支持第 3 版</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>{file} cannot be read as PMTiles ({why}); nothing was changed.</source>
        <translation>{file} 无法按 PMTiles 读取（{why}）；未做任何更改。</translation>
    </message>
    <message>
        <source>its directories are packed with {way}</source>
        <translation>目录采用 {way} 压缩</translation>
    </message>
    <message>
        <source>its tiles are packed with {way}</source>
        <translation>瓦片采用 {way} 压缩</translation>
    </message>
    <message>
        <source>its tiles are of type {kind}</source>
        <translation>瓦片类型为 {kind}</translation>
    </message>
    <message>
        <source>its zooms are impossible</source>
        <translation>层级不合理</translation>
    </message>
    <message>
        <source>The server {host} cannot be reached ({why}); tiles that are here already are still shown.</source>
        <translation>无法连接服务器 {host}（{why}）；本机已有的瓦片继续显示。</translation>
    </message>
    <message>
        <source>no answer within {n} s</source>
        <translation>{n} 秒内无响应</translation>
    </message>
    <message>
        <source>“{address}” is neither a file nor an http(s) address.</source>
        <translation>“{address}”既不是文件，也不是 http(s) 地址。</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>数据过大</translation>
    </message>
    <message>
        <source>The server {host} refuses access ({code}); check the key given with --key. Tiles that are here already are still shown.</source>
        <translation>服务器 {host} 拒绝访问（{code}）；请检查 --key 指定的密钥。本机已有的瓦片继续显示。</translation>
    </message>
    <message>
        <source>it answers with error {code}</source>
        <translation>返回错误 {code}</translation>
    </message>
    <message>
        <source>it did not answer {n} times</source>
        <translation>连续 {n} 次无响应</translation>
    </message>
    <message>
        <source>{host} has no WMTS at this address; nothing was added.</source>
        <translation>{host} 的该地址没有 WMTS 服务；未添加任何内容。</translation>
    </message>
    <message>
        <source>the server sent no picture</source>
        <translation>服务器返回的不是图片</translation>
    </message>
    <message>
        <source>The file of basemap {name} was changed by another program and was read again.</source>
        <translation>底图 {name} 的文件已被其他程序修改，现已重新读取。</translation>
    </message>
    <message>
        <source>The file of basemap {name} was changed by another program; add it again to see its new contents.</source>
        <translation>底图 {name} 的文件已被其他程序修改；请重新添加以查看新内容。</translation>
    </message>
    <message>
        <source>There is no basemap {name}. The basemaps are: {names}</source>
        <translation>没有底图 {name}。现有底图：{names}</translation>
    </message>
    <message>
        <source>There is a basemap {name} already; give another name with --name.</source>
        <translation>已有名为 {name} 的底图；请用 --name 另取名称。</translation>
    </message>
    <message>
        <source>A basemap's name or id.</source>
        <translation>底图的名称或编号。</translation>
    </message>
    <message>
        <source>MBTiles, PMTiles, GeoTIFF, a WMTS server or its capabilities document, or an address with {z}, {x} and {y} in it.</source>
        <translation>MBTiles、PMTiles、GeoTIFF、WMTS 服务或其能力文档，或含 {z}、{x}、{y} 的瓦片地址。</translation>
    </message>
    <message>
        <source>Name in the layer list; otherwise the source's own.</source>
        <translation>在图层列表中的名称；不填则用数据自带的名称。</translation>
    </message>
    <message>
        <source>Key of the service (天地图: tk), or NAME=VALUE.</source>
        <translation>服务密钥（天地图为 tk），或 名称=值。</translation>
    </message>
    <message>
        <source>CRS of a raster that does not say; gcj02 or bd09 for shifted tiles.</source>
        <translation>未注明坐标系的影像所用坐标系；偏移过的瓦片填 gcj02 或 bd09。</translation>
    </message>
    <message>
        <source>Layer of a server that has several.</source>
        <translation>服务有多个图层时，指定其中之一。</translation>
    </message>
    <message>
        <source>Tile grid of a server that has several.</source>
        <translation>服务有多个矩阵集时，指定其中之一。</translation>
    </message>
    <message>
        <source>How much it covers, 0 to 1.</source>
        <translation>不透明度，0 到 1。</translation>
    </message>
    <message>
        <source>Whether it is drawn.</source>
        <translation>是否显示。</translation>
    </message>
    <message>
        <source>Delete its downloaded tiles too.</source>
        <translation>同时删除已下载的瓦片。</translation>
    </message>
    <message>
        <source>Area to cover: its name or code.</source>
        <translation>要覆盖的区域：名称或编码。</translation>
    </message>
    <message>
        <source>XMIN,YMIN,XMAX,YMAX in degrees, instead of an area.</source>
        <translation>以经纬度给出范围 XMIN,YMIN,XMAX,YMAX，代替区域。</translation>
    </message>
    <message>
        <source>Coarsest level; otherwise the basemap's.</source>
        <translation>最粗层级；不填则用底图的最粗层级。</translation>
    </message>
    <message>
        <source>Finest level; otherwise the basemap's.</source>
        <translation>最细层级；不填则用底图的最细层级。</translation>
    </message>
    <message>
        <source>Download; without it, only count and estimate.</source>
        <translation>执行下载；不加则只统计和估算。</translation>
    </message>
    <message>
        <source>The opacity of a basemap goes from 0 to 1.</source>
        <translation>底图的不透明度须在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>No basemap was removed.</source>
        <translation>没有移除过底图。</translation>
    </message>
    <message>
        <source>{name} is a file, and so is here without a network already.</source>
        <translation>{name} 本身就是文件，无需网络即可使用。</translation>
    </message>
    <message>
        <source>Say either --area or --extent.</source>
        <translation>请指定 --area 或 --extent 之一。</translation>
    </message>
    <message>
        <source>No area with a shape answers to {area}.</source>
        <translation>没有名称或编码为 {area} 且带边界的区域。</translation>
    </message>
    <message>
        <source>--extent takes four numbers in degrees: XMIN,YMIN,XMAX,YMAX.</source>
        <translation>--extent 需要四个经纬度数值：XMIN,YMIN,XMAX,YMAX。</translation>
    </message>
    <message>
        <source>Nothing was downloaded yet; add --yes to do it.</source>
        <translation>尚未下载；加 --yes 执行下载。</translation>
    </message>
    <message>
        <source>Add a basemap to the map.</source>
        <translation>添加底图。</translation>
    </message>
    <message>
        <source>List the basemaps, top first.</source>
        <translation>列出底图，最上层在前。</translation>
    </message>
    <message>
        <source>Change how a basemap is drawn, or its key.</source>
        <translation>修改底图的显示方式或密钥。</translation>
    </message>
    <message>
        <source>Take a basemap off the map; its file stays where it is.</source>
        <translation>移除底图；原文件保持不动。</translation>
    </message>
    <message>
        <source>Bring back the basemap that was removed last.</source>
        <translation>恢复最近移除的底图。</translation>
    </message>
    <message>
        <source>Download an area of a server's basemap for use without a network; says first how much it is.</source>
        <translation>下载一个区域的在线底图供离线使用；先给出瓦片数和大小。</translation>
    </message>
    <message>
        <source>Pictures under the map, also without a network.</source>
        <translation>地图底图，可离线使用。</translation>
    </message>
</context>
</TS>
