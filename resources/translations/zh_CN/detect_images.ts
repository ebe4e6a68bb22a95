<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>detect_images</name>
    <message>
        <source>The network that looks at pictures cannot be read from {file} ({why}); install the program again.</source>
        <translation>无法从 {file} 读取影像识别网络（{why}），请重新安装程序。</translation>
    </message>
    <message>
        <source>There is no room for what is seen in the pictures ({why}); nothing was compared.</source>
        <translation>没有空间存放影像识别结果（{why}），未进行比对。</translation>
    </message>
    <message>
        <source>only the later picture shows a roof here ({area} m²); no heights say so</source>
        <translation>仅后期影像在此处显示屋顶（{area} 平方米），没有高程佐证</translation>
    </message>
    <message>
        <source>only the earlier picture shows a roof here ({area} m²); no heights say so</source>
        <translation>仅前期影像在此处显示屋顶（{area} 平方米），没有高程佐证</translation>
    </message>
    <message>
        <source>the pictures have too little in common to tell that both show one place</source>
        <translation>两幅影像共同之处太少，无法确认拍的是同一地点</translation>
    </message>
    <message>
        <source>the heights of both surveys show no change there: paint, shade or a vehicle is likelier</source>
        <translation>两期高程在此处没有变化：更可能是涂装、阴影或车辆</translation>
    </message>
    <message>
        <source>{folder} holds no pairs of pictures: neither A, B and label nor scenes with before.tif and after.tif.</source>
        <translation>{folder} 中没有成对影像：既没有 A、B、label，也没有含 before.tif 和 after.tif 的场景。</translation>
    </message>
    <message>
        <source>Pairs of pictures: a folder with A, B and label, or of scenes.</source>
        <translation>成对影像：含 A、B、label 的文件夹，或模拟场景文件夹。</translation>
    </message>
    <message>
        <source>Cell of plain pictures, m (with --images).</source>
        <translation>普通图片的像元大小，米（与 --images 合用）。</translation>
    </message>
    <message>
        <source>Names of the pairs to take, separated by commas (with --images).</source>
        <translation>只取这些影像对，名称以逗号分隔（与 --images 合用）。</translation>
    </message>
    <message>
        <source>There are no heights: these are leads from pictures, for a person to look at. On real pictures of suburbs {right} % of them were right, of the first ones most, and {found} % of the changed buildings were among them; added storeys are not seen, and in dense quarters less is right.</source>
        <translation>没有高程数据：以下仅为影像线索，需人工核查。在真实郊区影像上，线索中 {right}% 属实，排在前面的大多属实，发生变化的建筑有 {found}% 在其中；加层看不出来，密集城区的准确率更低。</translation>
    </message>
    <message>
        <source>of such leads about {share} % were right on generated pictures</source>
        <translation>在模拟影像上，此类线索约有 {share}% 属实</translation>
    </message>
    <message>
        <source>The orthophotos were left out; all candidates are from heights. {why}</source>
        <translation>正射影像未参与比对，全部候选均来自高程。{why}</translation>
    </message>
    <message>
        <source>orthophotos compared too: they lie {x} and {y} cm apart, which was taken out; {n} of the candidates are leads from them alone</source>
        <translation>同时比对了正射影像：两期相差 {x} 和 {y} 厘米，已消除；其中 {n} 个候选仅为影像线索</translation>
    </message>
    <message>
        <source>The two pictures have hardly an edge in common: whether they show one place cannot be told, and they were compared where their files say they lie.</source>
        <translation>两期影像几乎没有共同的轮廓：无法判断是否为同一地点，已按文件所述位置比对。</translation>
    </message>
    <message>
        <source>Both pictures are the same file; there is nothing to compare.</source>
        <translation>两期影像是同一文件，无可比对。</translation>
    </message>
</context>
</TS>
