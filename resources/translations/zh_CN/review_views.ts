<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>review_views</name>
    <message>
        <source>3-D</source>
        <translation>三维</translation>
    </message>
    <message>
        <source>A cut through both surveys; drag its line on the map</source>
        <translation>两期测量的剖面；可在图上拖动剖面线</translation>
    </message>
    <message>
        <source>All</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Both epochs</source>
        <translation>两期</translation>
    </message>
    <message>
        <source>Both epochs beside each other, one scale</source>
        <translation>两期并排，比例尺一致</translation>
    </message>
    <message>
        <source>Both epochs in turns in one place</source>
        <translation>两期在同一位置交替显示</translation>
    </message>
    <message>
        <source>Both epochs, the change of height and the section</source>
        <translation>两期图像、高度变化和剖面</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>卷帘</translation>
    </message>
    <message>
        <source>Drag the picture to move it, the line to cut elsewhere; the wheel zooms.</source>
        <translation>拖动图像平移，拖动剖面线换位置，滚轮缩放。</translation>
    </message>
    <message>
        <source>Drag to turn, with the right button to move; the wheel comes closer.</source>
        <translation>拖动旋转，右键拖动平移，滚轮缩放。</translation>
    </message>
    <message>
        <source>Height change</source>
        <translation>高差</translation>
    </message>
    <message>
        <source>Move the mouse to read heights, drag to measure; the wheel stretches the heights.</source>
        <translation>移动鼠标读取高程，拖动量测，滚轮拉伸高程。</translation>
    </message>
    <message>
        <source>No detection is chosen.</source>
        <translation>未选择图斑。</translation>
    </message>
    <message>
        <source>No picture of this epoch</source>
        <translation>没有该期的图像</translation>
    </message>
    <message>
        <source>Orthophoto or shaded surface, for both epochs alike</source>
        <translation>正射影像或地表晕渲，两期同时切换</translation>
    </message>
    <message>
        <source>Points of the earlier survey only</source>
        <translation>只看前期的点</translation>
    </message>
    <message>
        <source>Points of the later survey only</source>
        <translation>只看后期的点</translation>
    </message>
    <message>
        <source>Preparing the points …</source>
        <translation>正在准备点云……</translation>
    </message>
    <message>
        <source>Registered building</source>
        <translation>登记建筑</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>剖面</translation>
    </message>
    <message>
        <source>Section A–A′, {band} m wide</source>
        <translation>剖面 A–A′，宽 {band} 米</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Suspected change</source>
        <translation>疑似图斑</translation>
    </message>
    <message>
        <source>The earlier survey {file} is gone or moved; put it back to see its heights.</source>
        <translation>前期测量文件 {file} 已不在原处；放回后即可看到其高程。</translation>
    </message>
    <message>
        <source>The file of detections does not say which surveys it was made from, so there is nothing to show.</source>
        <translation>该检测文件未注明由哪两期测量生成，因此没有可显示的图。</translation>
    </message>
    <message>
        <source>The later epoch right of a curtain</source>
        <translation>卷帘右侧为后期</translation>
    </message>
    <message>
        <source>The later survey {file} is gone or moved; put it back to see its heights.</source>
        <translation>后期测量文件 {file} 已不在原处；放回后即可看到其高程。</translation>
    </message>
    <message>
        <source>The orthophoto {file} is gone or moved.</source>
        <translation>正射影像 {file} 已不在原处。</translation>
    </message>
    <message>
        <source>The orthophoto {file} is gone or moved; the shaded surface is shown.</source>
        <translation>正射影像 {file} 已不在原处；改为显示地表晕渲。</translation>
    </message>
    <message>
        <source>The points of both surveys, to be turned</source>
        <translation>两期点云，可旋转</translation>
    </message>
    <message>
        <source>The registry {file} is gone or moved; outlines and permits are not shown.</source>
        <translation>建筑登记文件 {file} 已不在原处；不显示建筑轮廓和许可。</translation>
    </message>
    <message>
        <source>The whole detection and its own section line again</source>
        <translation>恢复整个图斑及其默认剖面线</translation>
    </message>
    <message>
        <source>There are no heights of both epochs to compare.</source>
        <translation>没有两期高程可供比较。</translation>
    </message>
    <message>
        <source>There are no points to show: the surveys are pictures or missing.</source>
        <translation>没有可显示的点：测量只有影像，或文件缺失。</translation>
    </message>
    <message>
        <source>What became higher or lower, beyond the surveys' noise</source>
        <translation>超出测量噪声的增高与降低</translation>
    </message>
    <message>
        <source>What stayed is grey, what went blue, what came orange</source>
        <translation>未变为灰，消失为蓝，新增为橙</translation>
    </message>
    <message>
        <source>Whole view</source>
        <translation>全图</translation>
    </message>
    <message>
        <source>across {across} m, up {up} m</source>
        <translation>水平 {across} 米，垂直 {up} 米</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>below {noise} m</source>
        <translation>不足 {noise} 米</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>heights × {n}</source>
        <translation>高程 × {n}</translation>
    </message>
    <message>
        <source>permit {id}</source>
        <translation>许可 {id}</translation>
    </message>
    <message>
        <source>permit {id} up to {top} m</source>
        <translation>许可 {id} 顶高 {top} 米</translation>
    </message>
    <message>
        <source>permit {id}, not valid</source>
        <translation>许可 {id}（无效）</translation>
    </message>
    <message>
        <source>true to scale</source>
        <translation>纵横同比</translation>
    </message>
    <message>
        <source>{dz} m</source>
        <translation>{dz} 米</translation>
    </message>
    <message>
        <source>{dz} ± {error} m</source>
        <translation>{dz} ± {error} 米</translation>
    </message>
    <message>
        <source>σ unknown</source>
        <translation>σ 未知</translation>
    </message>
    <message>
        <source>σ ±{sigma} m</source>
        <translation>σ ±{sigma} 米</translation>
    </message>
    <message>
        <source>▲ higher, m</source>
        <translation>▲ 增高（米）</translation>
    </message>
    <message>
        <source>▼ lower, m</source>
        <translation>▼ 降低（米）</translation>
    </message>
</context>
</TS>
