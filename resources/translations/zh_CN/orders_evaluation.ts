<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>orders_evaluation</name>
    <message>
        <source>Recorded, but the order asks for {rank} or higher: the clock for the arrival runs on.</source>
        <translation>已记录，但本令要求{rank}及以上到场，到场计时继续。</translation>
    </message>
    <message>
        <source>There is no order {id}.</source>
        <translation>没有发令 {id}。</translation>
    </message>
    <message>
        <source>Name one order, or --due for all that the rules bring up. Nothing was changed.</source>
        <translation>请指定一条发令，或用 --due 处理规则要求上提的全部发令。未作任何更改。</translation>
    </message>
    <message>
        <source>{clock} limit missed for over {hours} h</source>
        <translation>{clock}超时已逾 {hours} 小时</translation>
    </message>
    <message>
        <source>There is no department {name} in the catalogue. Nothing was changed.</source>
        <translation>部门目录中没有 {name}。未作任何更改。</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>Executed</source>
        <translation>执行率</translation>
    </message>
    <message>
        <source>Arrived on time</source>
        <translation>按时到场率</translation>
    </message>
    <message>
        <source>Settled on time</source>
        <translation>按时办结率</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>验收退回</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>验收</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>发令</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>An order needs the community that issues it. Nothing was changed.</source>
        <translation>发令须注明发令社区。未作任何更改。</translation>
    </message>
    <message>
        <source>Orders come from a community, and {area} is none. Nothing was changed.</source>
        <translation>发令由社区发出，{area}不是社区。未作任何更改。</translation>
    </message>
    <message>
        <source>An order needs a title: what is to be settled. Nothing was changed.</source>
        <translation>发令须写明事项。未作任何更改。</translation>
    </message>
    <message>
        <source>An order needs at least one department. Nothing was changed.</source>
        <translation>发令须至少指定一个部门。未作任何更改。</translation>
    </message>
    <message>
        <source>accepted by the community ÷ accepted or past the limit for settling</source>
        <translation>社区验收通过的发令 ÷ 已验收通过或办结时限已过的发令</translation>
    </message>
    <message>
        <source>a leader of sufficient rank came in time ÷ came, or the limit is past</source>
        <translation>职级符合的领导按时到场的发令 ÷ 已到场或到场时限已过的发令</translation>
    </message>
    <message>
        <source>settled in time ÷ settled, or the limit is past</source>
        <translation>按时办结的发令 ÷ 已办结或办结时限已过的发令</translation>
    </message>
    <message>
        <source>given back by the community ÷ settled at least once</source>
        <translation>被社区验收退回过的发令 ÷ 办结过的发令</translation>
    </message>
    <message>
        <source>department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>{who} may not do this for the {side}: it takes the role {roles}. Nothing was changed.</source>
        <translation>{who} 不能代{side}执行此操作，需要岗位：{roles}。未作任何更改。</translation>
    </message>
    <message>
        <source>{area} is outside the area of {who}. Nothing was changed.</source>
        <translation>{area}不在 {who} 的管辖范围内。未作任何更改。</translation>
    </message>
    <message>
        <source>The order went to another department than that of {who}. Nothing was changed.</source>
        <translation>本令发给了其他部门，{who} 不属于该部门。未作任何更改。</translation>
    </message>
    <message>
        <source>another desk</source>
        <translation>其他坐席</translation>
    </message>
    <message>
        <source>This order</source>
        <translation>本令</translation>
    </message>
    <message>
        <source>Sign for it</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Accept the result</source>
        <translation>验收通过</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>验收退回</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>撤令</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已发令</translation>
    </message>
    <message>
        <source>Signed for</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>On the spot</source>
        <translation>已到场</translation>
    </message>
    <message>
        <source>To be accepted</source>
        <translation>待验收</translation>
    </message>
    <message>
        <source>Result accepted</source>
        <translation>已验收</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>已撤令</translation>
    </message>
    <message>
        <source>the result in words</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>the name of who came</source>
        <translation>到场人姓名</translation>
    </message>
    <message>
        <source>the rank of who came</source>
        <translation>到场人职级</translation>
    </message>
    <message>
        <source>Whoever settled an order does not accept it. Nothing was changed.</source>
        <translation>办结人不得验收本人办结的发令。未作任何更改。</translation>
    </message>
    <message>
        <source>A rating is 1 to 5, or 0 for none. Nothing was changed.</source>
        <translation>评分为 1 至 5，0 表示不评分。未作任何更改。</translation>
    </message>
    <message>
        <source>An order is escalated to street or district, not to {to}. Nothing was changed.</source>
        <translation>发令只能上提到 street（街道）或 district（区），不能是 {to}。未作任何更改。</translation>
    </message>
    <message>
        <source>Order {id} is before the {to} already. Nothing was changed.</source>
        <translation>发令 {id} 已上提到 {to}。未作任何更改。</translation>
    </message>
    <message>
        <source>An arrival cannot be before the order or in the future. Nothing was changed.</source>
        <translation>到场时间不能早于发令或晚于现在。未作任何更改。</translation>
    </message>
    <message>
        <source>Order {id} is “{state}”; “{step}” is not possible then. Nothing was changed.</source>
        <translation>发令 {id} 当前为“{state}”，不能执行“{step}”。未作任何更改。</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>考核评价</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>{file}: write .csv or .xlsx. Nothing was written.</source>
        <translation>{file}：请写 .csv 或 .xlsx。未写入任何内容。</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>计算口径</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>计算口径</translation>
    </message>
    <message>
        <source>Numerator</source>
        <translation>分子</translation>
    </message>
    <message>
        <source>Denominator</source>
        <translation>分母</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部案件</translation>
    </message>
    <message>
        <source>This evaluation has no row {row}.</source>
        <translation>本次评价没有 {row} 这一行。</translation>
    </message>
    <message>
        <source>Outside these areas, or without a place</source>
        <translation>区域外或无位置</translation>
    </message>
    <message>
        <source>With no department</source>
        <translation>无责任部门</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Dispatching</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>{text} is no day; write it like 2026-11-22, 2026-11 or 2026.</source>
        <translation>{text} 不是日期；请写成 2026-11-22、2026-11 或 2026。</translation>
    </message>
    <message>
        <source>the figure {key} stands there twice</source>
        <translation>指标 {key} 重复</translation>
    </message>
    <message>
        <source>there is no question {word} to ask of a case; there are: {known}</source>
        <translation>没有名为 {word} 的判定条件；可用的有：{known}</translation>
    </message>
    <message>
        <source>There is no figure {key}; there are: {known}.</source>
        <translation>没有指标 {key}；可用的有：{known}。</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of figures ({why}). Nothing was changed.</source>
        <translation>{file} 不是指标目录（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>the figure {key} has no numerator or no formula in words</source>
        <translation>指标 {key} 缺少分子或文字口径</translation>
    </message>
    <message>
        <source>the figure {key} names the time {name}; there are: {known}</source>
        <translation>指标 {key} 所用时间 {name} 不存在；可用的有：{known}</translation>
    </message>
    <message>
        <source>ranks must name every rank once</source>
        <translation>ranks 中每个职级须且只能出现一次</translation>
    </message>
    <message>
        <source>limits must stand once for each priority 1 to 4</source>
        <translation>limits 须对优先级 1 至 4 各写一次</translation>
    </message>
    <message>
        <source>after_hours must not be negative</source>
        <translation>after_hours 不能为负数</translation>
    </message>
    <message>
        <source>{text} is no time limit; write for example 30m, 2h, 4wh (working hours) or 2wd (whole working days). Nothing was changed.</source>
        <translation>{text} 不是时限；请写成 30m、2h、4wh（工作时）或 2wd（整工作日）等。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no rank {rank}; there are {known}. Nothing was changed.</source>
        <translation>没有职级 {rank}；可用的有 {known}。未作任何更改。</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of orders ({why}). Nothing was changed.</source>
        <translation>{file} 不是发令规则目录（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>limits name the rank {rank}, which is not among the ranks</source>
        <translation>limits 所用职级 {rank} 不在 ranks 中</translation>
    </message>
    <message>
        <source>a limit must be above 0, and working days must be whole</source>
        <translation>时限须大于 0，工作日须为整数</translation>
    </message>
    <message>
        <source>no case counts</source>
        <translation>无可计案件</translation>
    </message>
    <message>
        <source>One row for each area, department or person in a post</source>
        <translation>按区域、部门或岗位人员逐行统计</translation>
    </message>
    <message>
        <source>Level of the areas</source>
        <translation>区域层级</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Write these figures to a file (CSV, Excel)</source>
        <translation>将本表写入文件（CSV、Excel）</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>按区域</translation>
    </message>
    <message>
        <source>By department</source>
        <translation>按部门</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>按岗位</translation>
    </message>
    <message>
        <source>in {area}</source>
        <translation>仅{area}</translation>
    </message>
    <message>
        <source>{figure} = {formula}</source>
        <translation>{figure} = {formula}</translation>
    </message>
    <message>
        <source>See the {n} that do not</source>
        <translation>查看未计入的 {n} 件</translation>
    </message>
    <message>
        <source>Shows these cases in the list and on the map</source>
        <translation>在列表和地图上显示这些案件</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} / {all}</translation>
    </message>
    <message>
        <source>no case counts here yet</source>
        <translation>暂无可计案件</translation>
    </message>
    <message>
        <source>See the {n} cases</source>
        <translation>查看这 {n} 件</translation>
    </message>
    <message>
        <source>See the {n} that count</source>
        <translation>查看计入的 {n} 件</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计……</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>No case was reported in this period. Choose a longer one, or another area.</source>
        <translation>所选时段内没有上报案件。请选择更长的时段或其他区域。</translation>
    </message>
    <message>
        <source>No step of these cases was taken by a registered user, so there is nobody to evaluate.</source>
        <translation>这些案件没有由注册用户办理的环节，无人可评价。</translation>
    </message>
    <message>
        <source>not counting</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>This figure of every row</source>
        <translation>各行的该项指标</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>This figure day by day or month by month</source>
        <translation>该项指标的逐日或逐月变化</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Where the cases of this figure came from</source>
        <translation>该项指标所含案件的来源构成</translation>
    </message>
    <message>
        <source>There are no rows to compare.</source>
        <translation>没有可对比的行。</translation>
    </message>
    <message>
        <source>No case counts here yet.</source>
        <translation>暂无可计案件。</translation>
    </message>
    <message>
        <source>{n} of {all}
{formula}
Click to see these cases in the list</source>
        <translation>{n} / {all}
{formula}
点击在列表中查看这些案件</translation>
    </message>
    <message>
        <source>{figure} does not measure the work of this post.</source>
        <translation>{figure}不用于评价该岗位。</translation>
    </message>
    <message>
        <source>{formula}
Click to see these {n} cases in the list</source>
        <translation>{formula}
点击在列表中查看这 {n} 件</translation>
    </message>
    <message>
        <source>{formula}
No case counts here yet: neither 0 % nor 100 %</source>
        <translation>{formula}
暂无可计案件：既非 0 %，也非 100 %</translation>
    </message>
    <message>
        <source>Post and person</source>
        <translation>岗位与人员</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Only the {n} cases of: {what}; click to let go of them</source>
        <translation>仅显示“{what}”所含 {n} 件；点击取消</translation>
    </message>
    <message>
        <source>Orders issued in this period are ranked</source>
        <translation>对该时段内下达的发令排名</translation>
    </message>
    <message>
        <source>League of departments</source>
        <translation>部门排名</translation>
    </message>
    <message>
        <source>League</source>
        <translation>部门排名</translation>
    </message>
    <message>
        <source>must come: {rank} or higher</source>
        <translation>须到场：{rank}及以上</translation>
    </message>
    <message>
        <source>issued {time}</source>
        <translation>发令 {time}</translation>
    </message>
    <message>
        <source>Case {id}</source>
        <translation>案件 {id}</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Why it is not accepted</source>
        <translation>验收不通过的原因</translation>
    </message>
    <message>
        <source>{step} (Enter)</source>
        <translation>{step}（Enter）</translation>
    </message>
    <message>
        <source>Say who came.</source>
        <translation>请填写到场人。</translation>
    </message>
    <message>
        <source>Say what was done.</source>
        <translation>请填写办理结果。</translation>
    </message>
    <message>
        <source>{visit} — rank too low, does not count</source>
        <translation>{visit}（职级不符，不计到场）</translation>
    </message>
    <message>
        <source>Who came</source>
        <translation>到场人</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>no rating</source>
        <translation>不评分</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>{step} (key {key} in the list)</source>
        <translation>{step}（列表中按 {key}）</translation>
    </message>
    <message>
        <source>Before the street</source>
        <translation>上提街道</translation>
    </message>
    <message>
        <source>Before the district</source>
        <translation>上提区</translation>
    </message>
    <message>
        <source>before the street</source>
        <translation>已上提街道</translation>
    </message>
    <message>
        <source>before the district</source>
        <translation>已上提区</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n} 次</translation>
    </message>
    <message>
        <source>What is to be settled, in one line</source>
        <translation>一句话写明事项</translation>
    </message>
    <message>
        <source>Where to come</source>
        <translation>到场地点</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Issue it (Enter)</source>
        <translation>发令（Enter）</translation>
    </message>
    <message>
        <source>Say what is to be settled.</source>
        <translation>请写明事项。</translation>
    </message>
    <message>
        <source>Limit for the arrival</source>
        <translation>到场时限</translation>
    </message>
    <message>
        <source>Limit for the settlement</source>
        <translation>办结时限</translation>
    </message>
    <message>
        <source>{what}, for example {examples}; empty: by the rule of the priority</source>
        <translation>{what}，例如 {examples}；留空则按优先级规则</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Choose at least one department.</source>
        <translation>请至少选择一个部门。</translation>
    </message>
    <message>
        <source>who must come</source>
        <translation>到场职级</translation>
    </message>
    <message>
        <source>arrive</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>settle</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>New order (N)</source>
        <translation>新发令（N）</translation>
    </message>
    <message>
        <source>Order departments to come (N in the list)</source>
        <translation>向部门发令（列表中按 N）</translation>
    </message>
    <message>
        <source>Without those accepted or called off</source>
        <translation>不含已验收和已撤令的</translation>
    </message>
    <message>
        <source>The orders, what bites first on top</source>
        <translation>发令列表，最先到期的在前</translation>
    </message>
    <message>
        <source>Departments ranked by how they carry out orders</source>
        <translation>按发令执行情况对部门排名</translation>
    </message>
    <message>
        <source>Show all orders again</source>
        <translation>重新显示全部发令</translation>
    </message>
    <message>
        <source>Ordered: {title} → {departments}</source>
        <translation>已发令：{title} → {departments}</translation>
    </message>
    <message>
        <source>{n} orders, {late} late</source>
        <translation>{n} 条发令，{late} 条超时</translation>
    </message>
    <message>
        <source>No orders here. N begins one: a community orders departments to come, by when, and who must come.</source>
        <translation>暂无发令。按 N 新建：社区向部门发令，写明到场时限、到场职级和办结时限。</translation>
    </message>
    <message>
        <source>Community orders</source>
        <translation>社区发令</translation>
    </message>
    <message>
        <source>What is to be settled</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>limit {time}</source>
        <translation>时限 {time}</translation>
    </message>
    <message>
        <source>no limit runs</source>
        <translation>无计时</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>{span} late</source>
        <translation>迟 {span}</translation>
    </message>
    <message>
        <source>done {time}</source>
        <translation>完成 {time}</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>尚未完成</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Cases reported in this period are evaluated</source>
        <translation>统计该时段内上报的案件</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Evaluate the cases of a period: accuracy, timeliness, quality and sources, with formulas and the cases behind.</source>
        <translation>对一个时段的案件进行考核评价：准确、时效、质量与来源，附计算口径，可查看所含案件。</translation>
    </message>
    <message>
        <source>One row for each area, department or person in a post.</source>
        <translation>按区域、部门或岗位人员逐行统计。</translation>
    </message>
    <message>
        <source>Of the areas, with --by area.</source>
        <translation>区域层级，与 --by area 合用。</translation>
    </message>
    <message>
        <source>Only cases in this area (name, code or id) and below.</source>
        <translation>仅统计该区域（名称、代码或编号）及其下级的案件。</translation>
    </message>
    <message>
        <source>Only this figure; may be given several times.</source>
        <translation>仅该指标；可多次指定。</translation>
    </message>
    <message>
        <source>The ids of the cases behind this figure.</source>
        <translation>列出该指标所含案件的编号。</translation>
    </message>
    <message>
        <source>With --cases and --trend: only this row, by key or name.</source>
        <translation>与 --cases、--trend 合用：仅该行（键或名称）。</translation>
    </message>
    <message>
        <source>With --cases: above the line, below it, or the rest.</source>
        <translation>与 --cases 合用：分子、分母或未计入部分。</translation>
    </message>
    <message>
        <source>This figure day by day or month by month.</source>
        <translation>该指标逐日或逐月的变化。</translation>
    </message>
    <message>
        <source>With --trend: day or month.</source>
        <translation>与 --trend 合用：按日或按月。</translation>
    </message>
    <message>
        <source>Write the table to this file, .csv or .xlsx.</source>
        <translation>将本表写入该文件，.csv 或 .xlsx。</translation>
    </message>
    <message>
        <source>Issue an order to departments: who must come, by when, and by when it must be settled.</source>
        <translation>向部门发令：谁须到场、何时到场、何时办结。</translation>
    </message>
    <message>
        <source>What is to be settled, in one line; left out with --case.</source>
        <translation>一句话写明事项；指定 --case 时可省略。</translation>
    </message>
    <message>
        <source>Code or name of a department; several get an order each.</source>
        <translation>部门代码或名称；可多个，各下一令。</translation>
    </message>
    <message>
        <source>The community that issues it; left out with --case.</source>
        <translation>发令社区；指定 --case 时可省略。</translation>
    </message>
    <message>
        <source>The case it is about.</source>
        <translation>所涉案件。</translation>
    </message>
    <message>
        <source>Decides the limits.</source>
        <translation>决定时限。</translation>
    </message>
    <message>
        <source>The lowest rank of the leader who must come; left out: by the rule.</source>
        <translation>须到场领导的最低职级；省略则按规则。</translation>
    </message>
    <message>
        <source>Limit for the arrival: 30m, 2h, 4wh, 1wd; left out: by the rule.</source>
        <translation>到场时限：30m、2h、4wh、1wd；省略则按规则。</translation>
    </message>
    <message>
        <source>Limit for settling it; left out: by the rule.</source>
        <translation>办结时限；省略则按规则。</translation>
    </message>
    <message>
        <source>Limit for the community's acceptance; left out: by the rule.</source>
        <translation>社区验收时限；省略则按规则。</translation>
    </message>
    <message>
        <source>Where to come, in words.</source>
        <translation>到场地点（文字）。</translation>
    </message>
    <message>
        <source>List orders, the latest first.</source>
        <translation>列出发令，最新的在前。</translation>
    </message>
    <message>
        <source>Code or name of a department.</source>
        <translation>部门代码或名称。</translation>
    </message>
    <message>
        <source>Only orders in this state.</source>
        <translation>仅该状态的发令。</translation>
    </message>
    <message>
        <source>Only orders about this case.</source>
        <translation>仅涉及该案件的发令。</translation>
    </message>
    <message>
        <source>Without those accepted or called off.</source>
        <translation>不含已验收和已撤令的。</translation>
    </message>
    <message>
        <source>Show an order, its three clocks, who came, and everything that happened to it.</source>
        <translation>显示一条发令：三个计时、到场人及全部经过。</translation>
    </message>
    <message>
        <source>Id of the order.</source>
        <translation>发令编号。</translation>
    </message>
    <message>
        <source>The department signs for an order.</source>
        <translation>部门签收发令。</translation>
    </message>
    <message>
        <source>Record who came; a person of too low a rank is recorded and does not fulfil the order.</source>
        <translation>记录到场人；职级不符的只作记录，不算到场。</translation>
    </message>
    <message>
        <source>Who came.</source>
        <translation>到场人。</translation>
    </message>
    <message>
        <source>Code or name of the person's rank.</source>
        <translation>到场人职级的代码或名称。</translation>
    </message>
    <message>
        <source>Where, in words.</source>
        <translation>地点（文字）。</translation>
    </message>
    <message>
        <source>When, as 2026-11-22T09:30; left out: now.</source>
        <translation>时间，如 2026-11-22T09:30；省略为现在。</translation>
    </message>
    <message>
        <source>The department has settled the matter.</source>
        <translation>部门办结。</translation>
    </message>
    <message>
        <source>What was done, in words.</source>
        <translation>办理结果（文字）。</translation>
    </message>
    <message>
        <source>The community accepts the result.</source>
        <translation>社区验收通过。</translation>
    </message>
    <message>
        <source>1 (bad) to 5 (good); 0 for none.</source>
        <translation>1（差）至 5（好）；0 表示不评分。</translation>
    </message>
    <message>
        <source>A remark, kept in the record.</source>
        <translation>备注，留存记录。</translation>
    </message>
    <message>
        <source>The community does not accept the result: back to the department, whose clock runs on.</source>
        <translation>社区验收不通过：退回部门，办结计时继续。</translation>
    </message>
    <message>
        <source>Call an order off.</source>
        <translation>撤销一条发令。</translation>
    </message>
    <message>
        <source>Bring an order before the street or the district; by hand, or all that the rules bring up.</source>
        <translation>将发令上提到街道或区；可手动，也可按规则处理全部应上提的。</translation>
    </message>
    <message>
        <source>Id of the order; left out with --due.</source>
        <translation>发令编号；用 --due 时省略。</translation>
    </message>
    <message>
        <source>Before whom it is brought.</source>
        <translation>上提到哪一级。</translation>
    </message>
    <message>
        <source>All orders whose missed limit a rule brings up.</source>
        <translation>全部因超时按规则应上提的发令。</translation>
    </message>
    <message>
        <source>Rank the departments by execution rate, arrivals on time and settlements on time.</source>
        <translation>按执行率、按时到场率、按时办结率对部门排名。</translation>
    </message>
    <message>
        <source>Orders issued from this day, month or year on.</source>
        <translation>自该日、月或年起下达的发令。</translation>
    </message>
    <message>
        <source>Orders issued up to and with this day, month or year.</source>
        <translation>至该日、月或年止（含）下达的发令。</translation>
    </message>
    <message>
        <source>Orders of a community to departments.</source>
        <translation>社区发令、部门执行。</translation>
    </message>
    <message>
        <source>Issuing community</source>
        <translation>发令社区</translation>
    </message>
</context>
</TS>
