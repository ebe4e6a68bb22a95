<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>map_tools</name>
    <message>
        <source>{area} · radius {length}</source>
        <translation>{area} · 半径 {length}</translation>
    </message>
    <message>
        <source>{area} · perimeter {length}</source>
        <translation>{area} · 周长 {length}</translation>
    </message>
    <message>
        <source>{n} features selected, shaded by their extent</source>
        <translation>已选中 {n} 个要素，以所占范围示意</translation>
    </message>
    <message>
        <source>Go to a bookmark; a new name keeps the present view.</source>
        <translation>转到视图书签；名称未用过时，保存当前视图。</translation>
    </message>
    <message>
        <source>Keep the present view under this name, also if it is taken.</source>
        <translation>以此名称保存当前视图，同名的将被替换。</translation>
    </message>
    <message>
        <source>Name of a view.</source>
        <translation>视图名称。</translation>
    </message>
    <message>
        <source>List the bookmarks.</source>
        <translation>列出视图书签。</translation>
    </message>
    <message>
        <source>EPSG:4490, EPSG:4547, gcj02, bd09, any EPSG code or PROJ text.</source>
        <translation>EPSG:4490、EPSG:4547、gcj02、bd09，或任意 EPSG 代码、PROJ 表达式。</translation>
    </message>
    <message>
        <source>Write the place under the cursor in this system from now on.</source>
        <translation>光标处坐标改用此坐标系显示。</translation>
    </message>
    <message>
        <source>Forget a bookmark.</source>
        <translation>删除视图书签。</translation>
    </message>
    <message>
        <source>22.5431, 114.0579 or 114°03′28″E 22°32′35″N or 508312 2493850 EPSG:4547 …</source>
        <translation>如 22.5431, 114.0579；东经114°03′28″ 北纬22°32′35″；508312 2493850 EPSG:4547 …</translation>
    </message>
    <message>
        <source>Go to coordinates, in any notation and system.</source>
        <translation>转到坐标（任意写法、任意坐标系）。</translation>
    </message>
    <message>
        <source>See what is here: click a place, over all layers.</source>
        <translation>查看此处信息：在地图上点击，列出各图层的内容。</translation>
    </message>
    <message>
        <source>Measure an area on the ellipsoid.</source>
        <translation>量测面积（按椭球面计算）。</translation>
    </message>
    <message>
        <source>Measure a length on the ellipsoid.</source>
        <translation>量测距离（按椭球面计算）。</translation>
    </message>
    <message>
        <source>Select the features that touch the chosen area.</source>
        <translation>选中与当前区域相交的要素。</translation>
    </message>
    <message>
        <source>Select features with a box.</source>
        <translation>框选要素。</translation>
    </message>
    <message>
        <source>Select features with a circle.</source>
        <translation>圆形选择要素。</translation>
    </message>
    <message>
        <source>Select features one by one.</source>
        <translation>点选要素。</translation>
    </message>
    <message>
        <source>Select no feature, and take measurements off the map.</source>
        <translation>取消选择，并清除量测结果。</translation>
    </message>
    <message>
        <source>Select features with a polygon.</source>
        <translation>多边形选择要素。</translation>
    </message>
    <message>
        <source>The bookmarks were written by another version of the program; they were left as they are.</source>
        <translation>视图书签由其他版本的程序写入，已原样保留，未作改动。</translation>
    </message>
    <message>
        <source>The bookmark was not saved ({why}); the ones before are kept.</source>
        <translation>书签未能保存（{why}），原有书签不受影响。</translation>
    </message>
    <message>
        <source>There is no bookmark called {name}.</source>
        <translation>没有名为“{name}”的书签。</translation>
    </message>
    <message>
        <source>and {n:,} more</source>
        <translation>另有 {n:,} 个</translation>
    </message>
    <message>
        <source>row {n:,}</source>
        <translation>第 {n:,} 行</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间数</translation>
    </message>
    <message>
        <source>{n:g} m</source>
        <translation>{n:g} 米</translation>
    </message>
    <message>
        <source>Housing</source>
        <translation>住宅</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>办公</translation>
    </message>
    <message>
        <source>Urban village</source>
        <translation>城中村</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>工业</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Public building</source>
        <translation>公共建筑</translation>
    </message>
    <message>
        <source>{n:,} cases stand together here; zoom in to tell them apart.</source>
        <translation>此处聚合了 {n:,} 件事件，放大后可分别查看。</translation>
    </message>
    <message>
        <source>What is here</source>
        <translation>此处信息</translation>
    </message>
    <message>
        <source>Nothing is here.</source>
        <translation>此处没有内容。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>A bookmark needs a name.</source>
        <translation>书签需要名称。</translation>
    </message>
    <message>
        <source>At {place}.</source>
        <translation>已定位到 {place}。</translation>
    </message>
    <message>
        <source>No area is chosen; click one on the map or in the list first.</source>
        <translation>尚未选定区域，请先在地图或列表中点选。</translation>
    </message>
    <message>
        <source>{area} has no outline on the map.</source>
        <translation>“{area}”没有边界数据。</translation>
    </message>
    <message>
        <source>The bookmark {name} is gone.</source>
        <translation>已删除书签“{name}”。</translation>
    </message>
    <message>
        <source>Coordinates are now written in {crs}.</source>
        <translation>坐标改用 {crs} 显示。</translation>
    </message>
    <message>
        <source>{place} is too far from what the map shows; the view stays as it is.</source>
        <translation>{place} 距当前地图范围过远，视图未变动。</translation>
    </message>
    <message>
        <source>The map shows nothing yet that could be kept.</source>
        <translation>地图尚无内容，无法保存视图。</translation>
    </message>
    <message>
        <source>This view is kept as {name}.</source>
        <translation>当前视图已保存为“{name}”。</translation>
    </message>
    <message>
        <source>Selecting in {layer}. With Ctrl the selection grows, with Shift it shrinks; Esc leaves.</source>
        <translation>正在图层“{layer}”中选择；按住 Ctrl 追加，按住 Shift 剔除，Esc 退出。</translation>
    </message>
    <message>
        <source>Click anywhere on the map to see what is there; Esc leaves.</source>
        <translation>在地图上点击即可查看该处信息，Esc 退出。</translation>
    </message>
    <message>
        <source>There is no layer in sight to select from. Add one, or make one visible.</source>
        <translation>当前没有可供选择的图层，请添加图层或将其设为可见。</translation>
    </message>
    <message>
        <source>Length: {figures}</source>
        <translation>距离：{figures}</translation>
    </message>
    <message>
        <source>Area: {figures}</source>
        <translation>面积：{figures}</translation>
    </message>
    <message>
        <source>Two more places are needed at least.</source>
        <translation>至少还需两个点。</translation>
    </message>
    <message>
        <source>One more place is needed at least.</source>
        <translation>至少还需一个点。</translation>
    </message>
    <message>
        <source>{n:,} features of {layer} are selected.</source>
        <translation>已选中图层“{layer}”的 {n:,} 个要素。</translation>
    </message>
    <message>
        <source>Click the places one by one; double click or Enter ends, Backspace takes the last one back, Esc leaves.</source>
        <translation>依次点击各点；双击或回车结束，退格撤回一点，Esc 退出。</translation>
    </message>
    <message>
        <source>Lengths and areas on the ellipsoid.</source>
        <translation>按椭球面量测距离和面积。</translation>
    </message>
    <message>
        <source>Features of a layer, by what is drawn.</source>
        <translation>在地图上绘制图形，选择图层要素。</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>视图书签</translation>
    </message>
    <message>
        <source>Go to the view {name}</source>
        <translation>转到视图“{name}”</translation>
    </message>
</context>
</TS>
