<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>detect_quality</name>
    <message>
        <source>A real survey to alter by rule with these seeds, instead of scenes.</source>
        <translation>一期真实测量：按这些种子做规则改动，代替生成的场景。</translation>
    </message>
    <message>
        <source>Altering the survey with seed {seed} …</source>
        <translation>正在按种子 {seed} 改动测量……</translation>
    </message>
    <message>
        <source>Candidates of each kind, right and wrong.</source>
        <translation>每个类型判对、判错各取多少个目标。</translation>
    </message>
    <message>
        <source>Comparing the survey's halves …</source>
        <translation>正在比较同一测量的两半点云……</translation>
    </message>
    <message>
        <source>Draw contact sheets of right and wrong candidates of each kind, to see what the figures mean.</source>
        <translation>按类型绘制判对和判错目标的图版，直观核对各项指标。</translation>
    </message>
    <message>
        <source>Simulated verdicts that the scorer learns from (with --real).</source>
        <translation>供评分模型学习的模拟核查结论数（与 --real 同用）。</translation>
    </message>
    <message>
        <source>Surveys: speed, memory, precision and recall on generated scenes or a real cloud, beside other methods.</source>
        <translation>测量检测：在生成场景或真实点云上的速度、内存、查准率和查全率，与其他方法对照。</translation>
    </message>
    <message>
        <source>confidence {percent} %</source>
        <translation>可信度 {percent}%</translation>
    </message>
    <message>
        <source>right</source>
        <translation>判对</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>判错</translation>
    </message>
    <message>
        <source>{area} m²</source>
        <translation>{area} 平方米</translation>
    </message>
    <message>
        <source>level ground that lies a little higher or lower: water, fill or paving</source>
        <translation>平整地面略有升降：可能是水面、填土或铺装</translation>
    </message>
    <message>
        <source>one survey has no points there: told by where its roof ends</source>
        <translation>其中一期此处没有点：按屋面到此为止推断</translation>
    </message>
</context>
</TS>
