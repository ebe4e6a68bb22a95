<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>bench</name>
    <message>
        <source>A file of areas to open too, such as the streets of a city.</source>
        <translation>另外打开的区域文件，例如全市街道。</translation>
    </message>
    <message>
        <source>CRS of its coordinates.</source>
        <translation>其坐标所用的坐标系。</translation>
    </message>
    <message>
        <source>Cases in the list.</source>
        <translation>列表中的事件数。</translation>
    </message>
    <message>
        <source>Cases on the map.</source>
        <translation>地图上的事件数。</translation>
    </message>
    <message>
        <source>Changes per second.</source>
        <translation>每秒变化数。</translation>
    </message>
    <message>
        <source>Close the attribute table</source>
        <translation>关闭属性表</translation>
    </message>
    <message>
        <source>Column with the names in that file.</source>
        <translation>该文件中的名称列。</translation>
    </message>
    <message>
        <source>Frames per second while many cases change.</source>
        <translation>大量事件变化时的每秒帧数。</translation>
    </message>
    <message>
        <source>From the start of the process to the first exact picture.</source>
        <translation>从进程启动到首幅准确画面的时间。</translation>
    </message>
    <message>
        <source>How long.</source>
        <translation>持续时间（秒）。</translation>
    </message>
    <message>
        <source>How many.</source>
        <translation>数量。</translation>
    </message>
    <message>
        <source>How often each extent is drawn.</source>
        <translation>每种范围绘制的次数。</translation>
    </message>
    <message>
        <source>How often each is started.</source>
        <translation>各启动多少次。</translation>
    </message>
    <message>
        <source>Level of its areas.</source>
        <translation>其区域的层级。</translation>
    </message>
    <message>
        <source>Longest block of the main thread while the list follows a flood, against sorting proxies.</source>
        <translation>列表应对大量变化时主线程的最长阻塞，并与排序代理比较。</translation>
    </message>
    <message>
        <source>What a click on the map costs.</source>
        <translation>在地图上点击一次的耗时。</translation>
    </message>
    <message>
        <source>qgis: draw the same with QGIS in between, where it is installed.</source>
        <translation>qgis：已安装时，用 QGIS 交替绘制同样内容作对比。</translation>
    </message>
    <message>
        <source>A whole city, or files of your own, drawn at five extents: settled, provisional, panned.</source>
        <translation>以五种范围绘制整座城市或自备的文件：定稿、过渡、平移。</translation>
    </message>
    <message>
        <source>The made-up city, as without --layers.</source>
        <translation>绘制虚拟城市；不指定 --layers 时即为此项。</translation>
    </message>
    <message>
        <source>Vector files to draw instead of the city.</source>
        <translation>改为绘制这些矢量文件。</translation>
    </message>
    <message>
        <source>Name either --city or --layers, not both.</source>
        <translation>--city 与 --layers 只能指定其一。</translation>
    </message>
    <message>
        <source>{file} does not say in which CRS it is.</source>
        <translation>{file} 未注明所用坐标系。</translation>
    </message>
    <message>
        <source>The hazard page while time plays, at three scales: moments a second, processor time, painting.</source>
        <translation>播放时间轴时的隐患页，三种比例尺：每秒时刻数、处理器用时、绘制用时。</translation>
    </message>
</context>
</TS>
