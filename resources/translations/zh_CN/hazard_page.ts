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
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Report a hazard by hand (N)</source>
        <translation>人工上报隐患（N）</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import a list of hazards: CSV, XLSX, GeoPackage</source>
        <translation>导入隐患台账：CSV、XLSX、GeoPackage</translation>
    </message>
    <message>
        <source>Hazard {id} is recorded.</source>
        <translation>隐患 {id} 已登记。</translation>
    </message>
    <message>
        <source>No hazard has been reported yet. Report one (N), import a list, or record an inspection (F8).</source>
        <translation>还没有隐患。可上报一处（N）、导入台账，或登记排查（F8）。</translation>
    </message>
    <message>
        <source>Hazard level</source>
        <translation>隐患等级</translation>
    </message>
    <message>
        <source>Drag, or use ← and → for a day; anywhere on this page [ and ], with Shift a week</source>
        <translation>拖动，或用 ← → 逐日移动；在本页任意处按 [ ] 逐日、加 Shift 逐周移动</translation>
    </message>
    <message>
        <source>{n} of the first {top} stay among them when this weight is {percent} % smaller or larger.</source>
        <translation>该权重增减 {percent}% 时，前 {top} 名中有 {n} 名仍在其中。</translation>
    </message>
    <message>
        <source>{change}: {name} from rank {before} to {after}</source>
        <translation>{change}：{name} 由第 {before} 名变为第 {after} 名</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>关闭说明</translation>
    </message>
    <message>
        <source>Data age</source>
        <translation>数据时效</translation>
    </message>
    <message>
        <source>{second} against {first}</source>
        <translation>{second} 与 {first} 相比</translation>
    </message>
    <message>
        <source>now, of all hazards</source>
        <translation>当前，按全部隐患</translation>
    </message>
    <message>
        <source>in no area</source>
        <translation>不在任何区域内</translation>
    </message>
    <message>
        <source>No building of that code or address is known here.</source>
        <translation>没有该编码或地址的楼栋。</translation>
    </message>
    <message>
        <source>past its limit</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Leave nothing out</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Address or code, or click on the map</source>
        <translation>地址或编码，或在地图上点选</translation>
    </message>
    <message>
        <source>Order the rectification at once</source>
        <translation>同时责令整改</translation>
    </message>
    <message>
        <source>Looking for it …</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Report a hazard</source>
        <translation>上报隐患</translation>
    </message>
    <message>
        <source>as of the kind</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>Report (Enter)</source>
        <translation>上报（回车）</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>后果</translation>
    </message>
    <message>
        <source>Say where: an address, a code, or a click on the map.</source>
        <translation>请说明位置：地址、编码，或在地图上点选。</translation>
    </message>
    <message>
        <source>No place yet.</source>
        <translation>尚未确定位置。</translation>
    </message>
    <message>
        <source>All hazards of whoever answers for this one</source>
        <translation>该责任主体的全部隐患</translation>
    </message>
    <message>
        <source>Compare the day under the handle with another (C)</source>
        <translation>以滑块所在日与另一日比较（C）</translation>
    </message>
    <message>
        <source>Day shown</source>
        <translation>所示日期</translation>
    </message>
    <message>
        <source>Day to compare with</source>
        <translation>对比日期</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Import hazards</source>
        <translation>导入隐患</translation>
    </message>
    <message>
        <source>fewer by {n} or more</source>
        <translation>减少 {n} 及以上</translation>
    </message>
    <message>
        <source>fewer by {n}</source>
        <translation>减少 {n}</translation>
    </message>
    <message>
        <source>more by {n}</source>
        <translation>增加 {n}</translation>
    </message>
    <message>
        <source>more by {n} or more</source>
        <translation>增加 {n} 及以上</translation>
    </message>
    <message>
        <source>as many</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>图示</translation>
    </message>
    <message>
        <source>{what} moved on while you looked at it: {kind} by {who}. Look again; nothing was changed.</source>
        <translation>{what} 在您查看期间已有变动：{who} {kind}。请重新查看；未作任何更改。</translation>
    </message>
    <message>
        <source>Hazard {id}</source>
        <translation>隐患 {id}</translation>
    </message>
    <message>
        <source>Order {id}</source>
        <translation>发令 {id}</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>撤回上一步</translation>
    </message>
    <message>
        <source>Step taken back</source>
        <translation>撤回步骤</translation>
    </message>
    <message>
        <source>No step of this hazard is there to take back. Nothing was changed.</source>
        <translation>该隐患没有可撤回的步骤。未作任何更改。</translation>
    </message>
    <message>
        <source>“{step}” is taken back by whoever took it, or by a supervisor. Nothing was changed.</source>
        <translation>“{step}”只能由经办人或督查人员撤回。未作任何更改。</translation>
    </message>
    <message>
        <source>Name or id of a responsible party; may be given several times.</source>
        <translation>责任主体名称或编号；可多次给出。</translation>
    </message>
    <message>
        <source>Open at first</source>
        <translation>期初未销号</translation>
    </message>
    <message>
        <source>Open at last</source>
        <translation>期末未销号</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Late at first</source>
        <translation>期初逾期</translation>
    </message>
    <message>
        <source>Late at last</source>
        <translation>期末逾期</translation>
    </message>
    <message>
        <source>Found in between</source>
        <translation>期间发现</translation>
    </message>
    <message>
        <source>Closed in between</source>
        <translation>期间销号</translation>
    </message>
    <message>
        <source>There is no responsible party {name} in this profile, or several of that name; list them with: inspect parties</source>
        <translation>没有名为 {name} 的责任主体，或有多个同名；可用 inspect parties 列出。</translation>
    </message>
    <message>
        <source>Hazard in words</source>
        <translation>隐患描述</translation>
    </message>
    <message>
        <source>Take the last step of a hazard back: what held before it holds again, and both stay on record.</source>
        <translation>撤回隐患的上一步：恢复到该步之前的状态，两者均留痕。</translation>
    </message>
    <message>
        <source>Places that may be meant</source>
        <translation>可能的地点</translation>
    </message>
    <message>
        <source>Which of these? Choose with ↓ and Enter.</source>
        <translation>是哪一处？按 ↓ 和回车选择。</translation>
    </message>
    <message>
        <source>{n} hazards lie in no area of this profile: they are listed, but no area counts them. Look at their coordinates, and at --crs.</source>
        <translation>{n} 处隐患不在本地任何区域内：会列出，但不计入任何区域。请核对坐标及 --crs。</translation>
    </message>
    <message>
        <source>once</source>
        <translation>1 次</translation>
    </message>
    <message>
        <source>open, at most {n}</source>
        <translation>未销号，最多 {n}</translation>
    </message>
</context>
</TS>
