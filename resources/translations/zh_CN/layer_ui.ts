<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>layer_ui</name>
    <message>
        <source>Filter, for example: height &gt; 30 AND "name" LIKE '%A%'</source>
        <translation>筛选，例如：height &gt; 30 AND "名称" LIKE '%大厦%'</translation>
    </message>
    <message>
        <source>A condition over the fields, as in SQL: height &gt; 30 AND "name" LIKE '%A%'</source>
        <translation>关于字段的条件，写法同 SQL：height &gt; 30 AND "名称" LIKE '%大厦%'</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Selected only</source>
        <translation>仅看选中</translation>
    </message>
    <message>
        <source>Select all rows shown (Ctrl+A)</source>
        <translation>选中显示的全部行（Ctrl+A）</translation>
    </message>
    <message>
        <source>Select none (Esc)</source>
        <translation>取消选择（Esc）</translation>
    </message>
    <message>
        <source>Go to the current feature (Enter)</source>
        <translation>定位到当前要素（Enter）</translation>
    </message>
    <message>
        <source>Copy the selected rows (Ctrl+C)</source>
        <translation>复制选中的行（Ctrl+C）</translation>
    </message>
    <message>
        <source>Export the selected rows, or all that are shown</source>
        <translation>导出选中的行；未选中时导出显示的全部行</translation>
    </message>
    <message>
        <source>No layer</source>
        <translation>无图层</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>{n} of {all} rows</source>
        <translation>{all} 行中的 {n} 行</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>已选 {n} 行</translation>
    </message>
    <message>
        <source>{n} rows are too many for the clipboard ({most} at most); export them instead.</source>
        <translation>{n} 行对剪贴板来说太多（最多 {most} 行）；请改用导出。</translation>
    </message>
    <message>
        <source>{n} rows copied.</source>
        <translation>已复制 {n} 行。</translation>
    </message>
    <message>
        <source>Export {layer}</source>
        <translation>导出“{layer}”</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>属性表</translation>
    </message>
    <message>
        <source>Drop it here to add it to the map</source>
        <translation>松开即可添加到地图</translation>
    </message>
    <message>
        <source>Drop these {n} files here to add them to the map</source>
        <translation>松开即可将这 {n} 个文件添加到地图</translation>
    </message>
    <message>
        <source>{file} was not added: the process that read it ended with {code}. Nothing was changed.</source>
        <translation>{file} 未添加：读取它的进程以代码 {code} 结束。未做任何改动。</translation>
    </message>
    <message>
        <source>{file} was not added: the program could not be started a second time ({why}).</source>
        <translation>{file} 未添加：无法再次启动程序（{why}）。</translation>
    </message>
    <message>
        <source>counting …</source>
        <translation>正在统计 …</translation>
    </message>
    <message>
        <source>Drop a file here or press Add: GeoPackage, Shapefile, GeoJSON, FlatGeobuf or CSV.</source>
        <translation>将文件拖到这里，或点“添加”：支持 GeoPackage、Shapefile、GeoJSON、FlatGeobuf 和 CSV。</translation>
    </message>
    <message>
        <source>Add a layer …</source>
        <translation>添加图层 …</translation>
    </message>
    <message>
        <source>Add to the map</source>
        <translation>添加到地图</translation>
    </message>
    <message>
        <source>Map files</source>
        <translation>地图文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Zoom to it</source>
        <translation>缩放到图层</translation>
    </message>
    <message>
        <source>Style …</source>
        <translation>样式 …</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出 …</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>数据来源说明</translation>
    </message>
    <message>
        <source>Remove from the map</source>
        <translation>从地图移除</translation>
    </message>
    <message>
        <source>Recall the last one removed</source>
        <translation>恢复最近移除的图层</translation>
    </message>
    <message>
        <source>Coordinates in the file</source>
        <translation>文件中的坐标系</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件声明</translation>
    </message>
    <message>
        <source>Encoding of its texts</source>
        <translation>文本编码</translation>
    </message>
    <message>
        <source>recognise</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Add again</source>
        <translation>重新添加</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Adding {file}</source>
        <translation>正在添加 {file}</translation>
    </message>
    <message>
        <source>Adding {file}, {n} more to come</source>
        <translation>正在添加 {file}，其后还有 {n} 个</translation>
    </message>
    <message>
        <source>{file}: {n} features added.</source>
        <translation>{file}：已添加 {n} 个要素。</translation>
    </message>
    <message>
        <source>Coordinates in the file: {crs}</source>
        <translation>文件中的坐标系：{crs}</translation>
    </message>
    <message>
        <source>Repaired: {n}</source>
        <translation>已修复：{n}</translation>
    </message>
    <message>
        <source>Refused: {n}</source>
        <translation>未接受：{n}</translation>
    </message>
    <message>
        <source>{file}: stopped. Nothing of it was added.</source>
        <translation>{file}：已停止，未添加任何内容。</translation>
    </message>
    <message>
        <source>Stop; nothing of this file is added</source>
        <translation>停止；不添加此文件的任何内容</translation>
    </message>
    <message>
        <source>Other coordinates or encoding …</source>
        <translation>换用其他坐标系或编码 …</translation>
    </message>
    <message>
        <source>Add files to the map</source>
        <translation>将文件添加到地图</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Zoom to the layer (Enter)</source>
        <translation>缩放到图层（Enter）</translation>
    </message>
    <message>
        <source>Style of the layer (double click)</source>
        <translation>图层样式（双击）</translation>
    </message>
    <message>
        <source>Attribute table (Ctrl+T)</source>
        <translation>属性表（Ctrl+T）</translation>
    </message>
    <message>
        <source>Remove the layer from the map; it can be recalled (Delete)</source>
        <translation>从地图移除图层，可以恢复（Delete）</translation>
    </message>
    <message>
        <source>Recall the layer that was removed last</source>
        <translation>恢复最近移除的图层</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Opacity of {layer}</source>
        <translation>“{layer}”的不透明度</translation>
    </message>
    <message>
        <source>{n:,} polygons</source>
        <translation>{n:,} 个面</translation>
    </message>
    <message>
        <source>{n:,} lines</source>
        <translation>{n:,} 条线</translation>
    </message>
    <message>
        <source>{n:,} points</source>
        <translation>{n:,} 个点</translation>
    </message>
    <message>
        <source>{n:,} rows</source>
        <translation>{n:,} 行</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单一</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>分位数（等数量）</translation>
    </message>
    <message>
        <source>Equal intervals</source>
        <translation>等间距</translation>
    </message>
    <message>
        <source>Natural breaks</source>
        <translation>自然断点</translation>
    </message>
    <message>
        <source>Blues</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Oranges</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>翠绿（Viridis）</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>蓝黄（Cividis）</translation>
    </message>
    <message>
        <source>Purple to orange</source>
        <translation>紫–橙</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>分类色</translation>
    </message>
    <message>
        <source>Source: {file}</source>
        <translation>来源：{file}</translation>
    </message>
    <message>
        <source>Only where: {condition}</source>
        <translation>筛选条件：{condition}</translation>
    </message>
    <message>
        <source>Added {when} by {who}</source>
        <translation>{who} 于 {when} 添加</translation>
    </message>
    <message>
        <source>Added {when}</source>
        <translation>{when} 添加</translation>
    </message>
    <message>
        <source>Encoding: {name}</source>
        <translation>编码：{name}</translation>
    </message>
    <message>
        <source>Fields: {names}</source>
        <translation>字段：{names}</translation>
    </message>
    <message>
        <source>Content (SHA-256): {digest}</source>
        <translation>内容校验（SHA-256）：{digest}</translation>
    </message>
    <message>
        <source>Choose a colour: {name}</source>
        <translation>选择颜色：{name}</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>色带</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>边框</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>All features, or for example: height &gt; 30</source>
        <translation>全部要素，或例如：height &gt; 30</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>By field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Classes by</source>
        <translation>分级方法</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>级数</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>线宽</translation>
    </message>
    <message>
        <source>Point size</source>
        <translation>点大小</translation>
    </message>
    <message>
        <source>Labels and scale</source>
        <translation>标注与比例尺</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Farthest</source>
        <translation>最小比例尺</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>最大比例尺</translation>
    </message>
    <message>
        <source>Zoomed out further than this, the layer is not drawn</source>
        <translation>缩小到比这更远时不绘制此图层</translation>
    </message>
    <message>
        <source>Zoomed in further than this, the layer is not drawn</source>
        <translation>放大到比这更近时不绘制此图层</translation>
    </message>
    <message>
        <source>Only features where</source>
        <translation>只显示满足条件的要素</translation>
    </message>
    <message>
        <source>Back to the layers (Esc)</source>
        <translation>返回图层列表（Esc）</translation>
    </message>
    <message>
        <source>Legend as it would be</source>
        <translation>图例预览</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Back to the style as it is saved</source>
        <translation>还原为已保存的样式</translation>
    </message>
    <message>
        <source>{all}, {n} of them in no class</source>
        <translation>{all}，其中 {n} 个不在任何一级</translation>
    </message>
</context>
</TS>
