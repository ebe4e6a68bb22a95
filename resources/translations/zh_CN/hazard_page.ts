<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>hazard_page</name>
    <message>
        <source> (stale)</source>
        <translation>（已过时）</translation>
    </message>
    <message>
        <source>Areas by the figure shown</source>
        <translation>按所示指标排列的区域</translation>
    </message>
    <message>
        <source>Back to now (End)</source>
        <translation>回到现在（End）</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Change of open hazards</source>
        <translation>未销号数变化</translation>
    </message>
    <message>
        <source>Compare the day under the handle with a later one</source>
        <translation>以当前所指日期为起点，与之后的日期对比</translation>
    </message>
    <message>
        <source>Drag, or use ← and → for a day</source>
        <translation>拖动，或用 ← → 移动一天</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>隐患</translation>
    </message>
    <message>
        <source>Hazard map</source>
        <translation>隐患一张图</translation>
    </message>
    <message>
        <source>Hazard {id} is no longer there.</source>
        <translation>隐患 {id} 已不存在。</translation>
    </message>
    <message>
        <source>Hazards per 1,000 rooms</source>
        <translation>每千间（套）隐患数</translation>
    </message>
    <message>
        <source>Hazards per building</source>
        <translation>每栋隐患数</translation>
    </message>
    <message>
        <source>Hazards per km²</source>
        <translation>每平方公里隐患数</translation>
    </message>
    <message>
        <source>Late only</source>
        <translation>仅逾期</translation>
    </message>
    <message>
        <source>Level by scale</source>
        <translation>层级随比例尺</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>No hazard here is as the choices above say. Choose fewer of them, or another area.</source>
        <translation>这里没有符合上方条件的隐患。请减少条件，或换一个区域。</translation>
    </message>
    <message>
        <source>No hazards yet.</source>
        <translation>还没有隐患。</translation>
    </message>
    <message>
        <source>Nothing of that kind here.</source>
        <translation>这里没有此类数据。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Number of hazards</source>
        <translation>隐患数</translation>
    </message>
    <message>
        <source>Open and past their limit</source>
        <translation>未销号且逾期</translation>
    </message>
    <message>
        <source>Open past their limit</source>
        <translation>逾期未销号数</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任主体</translation>
    </message>
    <message>
        <source>Risk index</source>
        <translation>风险指数</translation>
    </message>
    <message>
        <source>Risk index of {name}: {index}</source>
        <translation>{name}风险指数：{index}</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房号</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>退回整改</translation>
    </message>
    <message>
        <source>Show the hazard map: all hazards by area, in time, and why.</source>
        <translation>显示隐患一张图：按区域、按时间，并说明原因。</translation>
    </message>
    <message>
        <source>The hazard map: by area, in time, and why (F7)</source>
        <translation>隐患一张图：按区域、按时间，并说明原因（F7）</translation>
    </message>
    <message>
        <source>This one does.</source>
        <translation>该对象始终在列。</translation>
    </message>
    <message>
        <source>This one is doubtful: some change takes it away.</source>
        <translation>该对象不稳定：某项权重变化会使其出列。</translation>
    </message>
    <message>
        <source>What areas are coloured by</source>
        <translation>区域着色依据</translation>
    </message>
    <message>
        <source>Why this building: its risk</source>
        <translation>该楼栋的风险指数及构成</translation>
    </message>
    <message>
        <source>With every weight {percent} % smaller or larger in turn, {firm} of the first {top} stay there.</source>
        <translation>各权重逐一增减 {percent}% 时，前 {top} 名中有 {firm} 个始终在列。</translation>
    </message>
    <message>
        <source>Without those that are closed</source>
        <translation>不含已销号的</translation>
    </message>
    <message>
        <source>Words of the hazard</source>
        <translation>隐患内容</translation>
    </message>
    <message>
        <source>Write a few words first.</source>
        <translation>请先写几个字。</translation>
    </message>
    <message>
        <source>age unknown</source>
        <translation>数据时间不详</translation>
    </message>
    <message>
        <source>counts whole from {full}</source>
        <translation>达到 {full} 计满分</translation>
    </message>
    <message>
        <source>from the address base</source>
        <translation>来自标准地址库</translation>
    </message>
    <message>
        <source>from the hazards</source>
        <translation>来自隐患</translation>
    </message>
    <message>
        <source>from the inspections</source>
        <translation>来自排查</translation>
    </message>
    <message>
        <source>left: slight, right: grave</source>
        <translation>左：后果轻，右：后果重</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>可能性高</translation>
    </message>
    <message>
        <source>mean of {n} buildings, each by its rooms</source>
        <translation>{n} 栋楼按房屋数加权平均</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>rank {rank} of {of}</source>
        <translation>第 {rank} 名，共 {of}</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>可能性低</translation>
    </message>
    <message>
        <source>weights {version}</source>
        <translation>权重 {version}</translation>
    </message>
    <message>
        <source>{area}: {n} hazards</source>
        <translation>{area}：{n} 处隐患</translation>
    </message>
    <message>
        <source>{first} → {second}</source>
        <translation>{first} → {second}</translation>
    </message>
    <message>
        <source>{n} days old</source>
        <translation>{n} 天前的数据</translation>
    </message>
    <message>
        <source>{n} hazards · {late} late</source>
        <translation>{n} 处隐患 · 逾期 {late}</translation>
    </message>
    <message>
        <source>{what}: {level}</source>
        <translation>{what}：{level}</translation>
    </message>
    <message>
        <source>{words}, the gravest {n} of them</source>
        <translation>{words}，列出最严重的 {n} 处</translation>
    </message>
</context>
</TS>
