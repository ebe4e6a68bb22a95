<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>hazards</name>
    <message>
        <source>{n} found</source>
        <translation>发现 {n} 处</translation>
    </message>
    <message>
        <source>Nobody in</source>
        <translation>未能入户</translation>
    </message>
    <message>
        <source>Hazard found</source>
        <translation>发现隐患</translation>
    </message>
    <message>
        <source>Hazard imported</source>
        <translation>导入隐患</translation>
    </message>
    <message>
        <source>Rectification ordered</source>
        <translation>责令整改</translation>
    </message>
    <message>
        <source>Assessed again</source>
        <translation>重新评定</translation>
    </message>
    <message>
        <source>Photo attached</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Moved to another area</source>
        <translation>划入其他区域</translation>
    </message>
    <message>
        <source>Data from</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Value of the factor</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>List what waits for a re-check: put right as the party says, or made a case that is over.</source>
        <translation>列出待复查的隐患：责任主体称已整改的，或所转案件已办结的。</translation>
    </message>
    <message>
        <source>The hazard map: every level after a change of the filter, the time slider, two dates.</source>
        <translation>隐患一张图：切换筛选后的各层级统计、时间轴播放、两日对比。</translation>
    </message>
    <message>
        <source>Name one hazard, or --due for all that the rules bring up. Nothing was changed.</source>
        <translation>请指定一条隐患，或用 --due 处理规则要求转案件的全部隐患。未作任何更改。</translation>
    </message>
    <message>
        <source>not rectified in time</source>
        <translation>逾期未整改</translation>
    </message>
    <message>
        <source>There is no hazard {id}.</source>
        <translation>没有隐患 {id}。</translation>
    </message>
    <message>
        <source>Name a building, or --area, or --ranking with what is to be ranked.</source>
        <translation>请指定楼栋，或用 --area 指定区域，或用 --ranking 指定排名对象。</translation>
    </message>
    <message>
        <source>Hazards</source>
        <translation>隐患</translation>
    </message>
    <message>
        <source>Open hazards</source>
        <translation>未销号隐患</translation>
    </message>
    <message>
        <source>Past the limit</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>per building</source>
        <translation>每栋</translation>
    </message>
    <message>
        <source>Likelihood × consequence</source>
        <translation>可能性 × 后果</translation>
    </message>
    <message>
        <source>{count} hazards, {open} open, {overdue} past their limit; {outside} in no area of this level</source>
        <translation>共 {count} 条隐患，未销号 {open} 条，逾期 {overdue} 条；{outside} 条不在该层级任何区域内</translation>
    </message>
    <message>
        <source>Name a plan or buildings; a start needs a longitude and a latitude.</source>
        <translation>请指定计划或楼栋；起点须同时给出经度和纬度。</translation>
    </message>
    <message>
        <source>A picture or level names {item}, which is no finding of this line. Nothing was changed.</source>
        <translation>照片或等级指向 {item}，但本次并未登记该项问题。未作任何更改。</translation>
    </message>
    <message>
        <source>“{text}” is not ITEM=VALUE. Nothing was changed.</source>
        <translation>“{text}”不是“检查项=值”的写法。未作任何更改。</translation>
    </message>
    <message>
        <source>{level} is no level; choose major, larger, general or low. Nothing was changed.</source>
        <translation>没有等级 {level}；可选 major（重大）、larger（较大）、general（一般）、low（低）。未作任何更改。</translation>
    </message>
    <message>
        <source>never inspected</source>
        <translation>从未排查</translation>
    </message>
    <message>
        <source>Say with --role what the party is: manager, landlord or firm. Nothing was changed.</source>
        <translation>请用 --role 说明责任主体类型：manager（物业）、landlord（业主）或 firm（使用单位）。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no building {code} in this profile.</source>
        <translation>本库中没有楼栋 {code}。</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>Share of full</source>
        <translation>满分占比</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Points of the index</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Age in days</source>
        <translation>数据天数</translation>
    </message>
    <message>
        <source>Stale data</source>
        <translation>数据过期</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>{name}: risk index {index} ({weights})</source>
        <translation>{name}：风险指数 {index}（{weights}）</translation>
    </message>
    <message>
        <source>index = Σ points; points = 100 × weight ÷ Σ weights × share</source>
        <translation>指数 = Σ 得分；得分 = 100 × 权重 ÷ Σ 权重 × 满分占比</translation>
    </message>
    <message>
        <source>Weight change</source>
        <translation>权重变化</translation>
    </message>
    <message>
        <source>Rank correlation</source>
        <translation>排名相关系数</translation>
    </message>
    <message>
        <source>Still at the top</source>
        <translation>仍在前列</translation>
    </message>
    <message>
        <source>Moved most</source>
        <translation>变动最大</translation>
    </message>
    <message>
        <source>{firm} of the top {top} stay under every change; {doubtful} come or go.</source>
        <translation>前 {top} 名中有 {firm} 个在各种权重变化下均保持在列；{doubtful} 个会进出。</translation>
    </message>
    <message>
        <source>This profile has no demo district; make one first with: demo make</source>
        <translation>本库没有演示城区；请先执行：demo make</translation>
    </message>
    <message>
        <source>Making up inspections …</source>
        <translation>正在生成排查记录……</translation>
    </message>
    <message>
        <source>Likelihood and consequence are 1 to 5. Nothing was changed.</source>
        <translation>可能性和后果须为 1 至 5。未作任何更改。</translation>
    </message>
    <message>
        <source>Hazard {id} is “{state}”; “{step}” is not possible then. Nothing was changed.</source>
        <translation>隐患 {id} 当前为“{state}”，不能执行“{step}”。未作任何更改。</translation>
    </message>
    <message>
        <source>Whoever reported the rectification does not re-check it. Nothing was changed.</source>
        <translation>上报整改完成的人不得自行复查。未作任何更改。</translation>
    </message>
    <message>
        <source>A hazard cannot be found in the future. Nothing was changed.</source>
        <translation>隐患发现时间不能晚于现在。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no building {code} in this profile; nothing was changed.</source>
        <translation>本库中没有楼栋 {code}；未作任何更改。</translation>
    </message>
    <message>
        <source>A hazard needs a building, a place or an area. Nothing was changed.</source>
        <translation>登记隐患须有楼栋、位置或区域。未作任何更改。</translation>
    </message>
    <message>
        <source>A responsible party needs a name. Nothing was changed.</source>
        <translation>责任主体须有名称。未作任何更改。</translation>
    </message>
    <message>
        <source>No building is due there; nothing was planned.</source>
        <translation>该范围没有到期应排查的楼栋；未制定计划。</translation>
    </message>
    <message>
        <source>Inspection plan {id}</source>
        <translation>排查计划 {id}</translation>
    </message>
    <message>
        <source>Calling a plan off needs a reason. Nothing was changed.</source>
        <translation>取消计划须填写理由。未作任何更改。</translation>
    </message>
    <message>
        <source>Nobody was let in, so nothing can have been found. Nothing was changed.</source>
        <translation>未能入户，不可能登记问题。未作任何更改。</translation>
    </message>
    <message>
        <source>An inspection cannot be in the future. Nothing was changed.</source>
        <translation>排查时间不能晚于现在。未作任何更改。</translation>
    </message>
    <message>
        <source>Checklist {list} has no item {item}; it has: {known}. Nothing was changed.</source>
        <translation>清单“{list}”中没有检查项 {item}；现有：{known}。未作任何更改。</translation>
    </message>
    <message>
        <source>A finding needs an item of the checklist or a kind of hazard. Nothing was changed.</source>
        <translation>登记问题须给出清单检查项或隐患类别。未作任何更改。</translation>
    </message>
    <message>
        <source>Not so: {item}</source>
        <translation>不符合：{item}</translation>
    </message>
    <message>
        <source>There is no plan {id}.</source>
        <translation>没有计划 {id}。</translation>
    </message>
    <message>
        <source>This is for: {roles}. {who} is: {own}. Nothing was changed.</source>
        <translation>该操作限：{roles}。{who} 的岗位是：{own}。未作任何更改。</translation>
    </message>
    <message>
        <source>This place</source>
        <translation>该处</translation>
    </message>
    <message>
        <source>General level</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Larger level</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>Major level</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>Low level</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Order rectification</source>
        <translation>责令整改</translation>
    </message>
    <message>
        <source>Re-check passed</source>
        <translation>复查合格</translation>
    </message>
    <message>
        <source>Rectified</source>
        <translation>整改完成</translation>
    </message>
    <message>
        <source>Close this hazard</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>Escalate to a case</source>
        <translation>转为案件</translation>
    </message>
    <message>
        <source>Re-check failed</source>
        <translation>复查不合格</translation>
    </message>
    <message>
        <source>Assess again</source>
        <translation>重新评定</translation>
    </message>
    <message>
        <source>Attach a photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Being rectified</source>
        <translation>整改中</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>待处置</translation>
    </message>
    <message>
        <source>To be re-checked</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>Closed hazard</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>Made a case</source>
        <translation>已转案件</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>排查</translation>
    </message>
    <message>
        <source>Change detection</source>
        <translation>变化检测</translation>
    </message>
    <message>
        <source>Reported by people</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>{level} hazard: {kind}. {text}</source>
        <translation>{level}隐患（{kind}）：{text}</translation>
    </message>
    <message>
        <source>No building of this profile stands in {area}.</source>
        <translation>{area}内没有本库的楼栋。</translation>
    </message>
    <message>
        <source>A weight is changed by more than 0 and less than 1 of itself, and at least one place is watched.</source>
        <translation>权重变化幅度须大于 0 且小于 1，且至少关注一个名次。</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of checklists ({why}). Nothing was changed.</source>
        <translation>{file} 不是排查清单目录（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>checklists must stand once each</source>
        <translation>每份清单只能出现一次</translation>
    </message>
    <message>
        <source>the last checklist must be for all buildings</source>
        <translation>最后一份清单须适用于所有楼栋</translation>
    </message>
    <message>
        <source>checklist {code} must have every item once</source>
        <translation>清单 {code} 的每个检查项只能出现一次</translation>
    </message>
    <message>
        <source>likelihood and consequence are 1 to 5</source>
        <translation>可能性和后果须为 1 至 5</translation>
    </message>
    <message>
        <source>intervals must fall from the highest index to 0, with days above 0</source>
        <translation>间隔须按指数从高到低排到 0，天数须大于 0</translation>
    </message>
    <message>
        <source>season {code} needs months from 1 to 12 and a factor above 0</source>
        <translation>时段 {code} 须有 1 至 12 的月份和大于 0 的系数</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of hazards ({why}). Nothing was changed.</source>
        <translation>{file} 不是隐患分类目录（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>kinds must name every kind once</source>
        <translation>kinds 中每个类别只能出现一次</translation>
    </message>
    <message>
        <source>levels must stand once each, from major to low</source>
        <translation>levels 须从重大到低各出现一次</translation>
    </message>
    <message>
        <source>from_score must fall from level to level and begin at 1 or less for the lowest</source>
        <translation>from_score 须逐级递减，最低一级须不大于 1</translation>
    </message>
    <message>
        <source>cases name the kind {kind}, which is not among the kinds</source>
        <translation>cases 指向类别 {kind}，但 kinds 中没有</translation>
    </message>
    <message>
        <source>bivariate must be two ascending numbers from 1 to 5</source>
        <translation>bivariate 须为 1 至 5 之间递增的两个数</translation>
    </message>
    <message>
        <source>There is no kind of hazard {kind}; there are: {known}. Nothing was changed.</source>
        <translation>没有隐患类别 {kind}；现有：{known}。未作任何更改。</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of risk weights ({why}). Nothing was changed.</source>
        <translation>{file} 不是风险权重目录（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>factors must stand once each</source>
        <translation>每个因子只能出现一次</translation>
    </message>
    <message>
        <source>there is no factor {code}; there are: {known}</source>
        <translation>没有因子 {code}；现有：{known}</translation>
    </message>
    <message>
        <source>factor {code} needs a weight and a full value above 0</source>
        <translation>因子 {code} 的权重和满分值须大于 0</translation>
    </message>
    <message>
        <source>the factor use, and no other, needs a table of shares from 0 to 1</source>
        <translation>仅因子 use 须有取值 0 至 1 的对照表</translation>
    </message>
    <message>
        <source>history_days must be above 0</source>
        <translation>history_days 须大于 0</translation>
    </message>
    <message>
        <source>1 to 5; left out: as it is.</source>
        <translation>1 至 5；省略则不变。</translation>
    </message>
    <message>
        <source>Give a hazard another likelihood, consequence or level.</source>
        <translation>重新评定隐患的可能性、后果或等级。</translation>
    </message>
    <message>
        <source>Attach photos to a hazard.</source>
        <translation>为隐患添加照片。</translation>
    </message>
    <message>
        <source>Pictures to attach.</source>
        <translation>要添加的照片。</translation>
    </message>
    <message>
        <source>Close a hazard that was put right on the spot, or was none.</source>
        <translation>对立查立改或不属隐患的予以销号。</translation>
    </message>
    <message>
        <source>It was no hazard.</source>
        <translation>不属于隐患。</translation>
    </message>
    <message>
        <source>A day or moment; of a day its end.</source>
        <translation>日期或时刻；日期取当日结束时。</translation>
    </message>
    <message>
        <source>Another; left out: now.</source>
        <translation>另一日期；省略则为现在。</translation>
    </message>
    <message>
        <source>Compare two dates area by area: open then and then, found and closed in between.</source>
        <translation>按区域对比两个日期：各自的未销号数，以及期间新增与销号数。</translation>
    </message>
    <message>
        <source>All whose missed limit a rule makes a case.</source>
        <translation>规则要求逾期转案件的全部隐患。</translation>
    </message>
    <message>
        <source>Id; left out with --due.</source>
        <translation>编号；使用 --due 时省略。</translation>
    </message>
    <message>
        <source>Make a hazard a case; by hand, or all that the rules bring up.</source>
        <translation>将隐患转为案件；逐条处理，或按规则一并处理。</translation>
    </message>
    <message>
        <source>At most so many lines.</source>
        <translation>最多列出多少行。</translation>
    </message>
    <message>
        <source>Code of a building, 19 digits.</source>
        <translation>楼栋编码（19 位）。</translation>
    </message>
    <message>
        <source>Code or name of a kind; may be given several times.</source>
        <translation>隐患类别代码或名称；可多次给出。</translation>
    </message>
    <message>
        <source>List hazards, open ones first, the gravest first; those that cases are included.</source>
        <translation>列出隐患，未销号和严重的在前；含安全隐患类案件。</translation>
    </message>
    <message>
        <source>Only open ones.</source>
        <translation>仅未销号的。</translation>
    </message>
    <message>
        <source>Only those open past their limit.</source>
        <translation>仅逾期未销号的。</translation>
    </message>
    <message>
        <source>Only where this stands in what was found.</source>
        <translation>仅问题描述中含此文字的。</translation>
    </message>
    <message>
        <source>found, ordered, rectified, closed or escalated; several times.</source>
        <translation>found（待处置）、ordered（整改中）、rectified（待复查）、closed（已销号）、escalated（已转案件）；可多次给出。</translation>
    </message>
    <message>
        <source>inspection, case, sensor, detection, report or import; several times.</source>
        <translation>inspection（排查）、case（案件）、sensor（感知）、detection（变化检测）、report（上报）、import（导入）；可多次给出。</translation>
    </message>
    <message>
        <source>major, larger, general or low; may be given several times.</source>
        <translation>major（重大）、larger（较大）、general（一般）、low（低）；可多次给出。</translation>
    </message>
    <message>
        <source>Add hazards up area by area: counts, past the limit, per km², per 1,000 rooms, per building, likelihood.</source>
        <translation>按区域汇总隐患：数量、逾期、每平方公里、每千间（套）、每栋、可能性与后果。</translation>
    </message>
    <message>
        <source>As it was then: 2026-11-01 (its end) or 2026-11-01T09:30; left out: now.</source>
        <translation>当时的状况：2026-11-01（当日结束时）或 2026-11-01T09:30；省略则为现在。</translation>
    </message>
    <message>
        <source>Of the areas: district, street, community or grid.</source>
        <translation>区域层级：district（区）、street（街道）、community（社区）或 grid（网格）。</translation>
    </message>
    <message>
        <source>Id of who is ordered; left out: the building's.</source>
        <translation>被责令的责任主体编号；省略则为该楼栋的责任主体。</translation>
    </message>
    <message>
        <source>For the rectification: 24h, 3wd; left out: by the level.</source>
        <translation>整改时限：24h、3wd；省略则按等级。</translation>
    </message>
    <message>
        <source>Order the rectification of a hazard, with a limit.</source>
        <translation>责令限期整改。</translation>
    </message>
    <message>
        <source>It is still there.</source>
        <translation>隐患仍然存在。</translation>
    </message>
    <message>
        <source>Re-check a hazard: passed closes it, failed orders the rectification again.</source>
        <translation>复查隐患：合格即销号，不合格则再次责令整改。</translation>
    </message>
    <message>
        <source>With --fail: the new limit; left out: by the level.</source>
        <translation>与 --fail 同用：新的时限；省略则按等级。</translation>
    </message>
    <message>
        <source>The responsible party has put it right; now it is to be re-checked.</source>
        <translation>责任主体已整改，待复查。</translation>
    </message>
    <message>
        <source>1 to 5; left out: that of the kind.</source>
        <translation>1 至 5；省略则取该类别的默认值。</translation>
    </message>
    <message>
        <source>A picture to attach; may be given several times.</source>
        <translation>要添加的照片；可多次给出。</translation>
    </message>
    <message>
        <source>Code of the building, 19 digits.</source>
        <translation>楼栋编码，19 位。</translation>
    </message>
    <message>
        <source>Code or name of the kind: fire, gas, ebike …</source>
        <translation>类别代码或名称：fire（消防）、gas（燃气）、ebike（电动车充电）……</translation>
    </message>
    <message>
        <source>Name, code or id of an area, where neither building nor place is known.</source>
        <translation>区域名称、代码或编号，用于楼栋和位置均不明时。</translation>
    </message>
    <message>
        <source>Number of the room.</source>
        <translation>房号。</translation>
    </message>
    <message>
        <source>Order the rectification at once.</source>
        <translation>同时责令整改。</translation>
    </message>
    <message>
        <source>Record a hazard; area, level and limit follow from the place and the kind.</source>
        <translation>登记隐患；区域、等级和时限由位置和类别得出。</translation>
    </message>
    <message>
        <source>The case it comes from.</source>
        <translation>来源案件。</translation>
    </message>
    <message>
        <source>What it comes from; while that is open, nothing is added.</source>
        <translation>来源标识；其隐患未销号前不重复登记。</translation>
    </message>
    <message>
        <source>What was found, in words.</source>
        <translation>发现的问题（文字）。</translation>
    </message>
    <message>
        <source>Who or what found it.</source>
        <translation>发现来源。</translation>
    </message>
    <message>
        <source>major, larger, general or low; left out: by the score.</source>
        <translation>major（重大）、larger（较大）、general（一般）、low（低）；省略则按评分。</translation>
    </message>
    <message>
        <source>Explain the risk index of a building or an area, or rank by it and tell how firm the ranking is.</source>
        <translation>说明楼栋或区域的风险指数构成，或据以排名并说明排名的稳定程度。</translation>
    </message>
    <message>
        <source>How many of the ranking.</source>
        <translation>列出前多少名。</translation>
    </message>
    <message>
        <source>Name, code or id of an area: its own index, or with --ranking only what is in it.</source>
        <translation>区域名称、代码或编号：显示其指数；与 --ranking 同用时仅排该区域内。</translation>
    </message>
    <message>
        <source>Rank building, grid, community or street instead.</source>
        <translation>改为排名：building（楼栋）、grid（网格）、community（社区）或 street（街道）。</translation>
    </message>
    <message>
        <source>With --ranking: make each weight smaller and larger by this share, for example 0.2, and tell what moves.</source>
        <translation>与 --ranking 同用：逐个按此比例（如 0.2）调低和调高权重，说明排名变化。</translation>
    </message>
    <message>
        <source>Id of the hazard.</source>
        <translation>隐患编号。</translation>
    </message>
    <message>
        <source>Show a hazard and everything that happened to it.</source>
        <translation>显示隐患及其全部经过。</translation>
    </message>
    <message>
        <source>Hazards from found to closed, the one hazard map, risk.</source>
        <translation>隐患从发现到销号、隐患一张图、风险指数。</translation>
    </message>
    <message>
        <source>Call a plan off; visits that were made stay.</source>
        <translation>取消计划；已有排查记录保留。</translation>
    </message>
    <message>
        <source>Id of the plan.</source>
        <translation>计划编号。</translation>
    </message>
    <message>
        <source>Show the checklist of a building's type.</source>
        <translation>显示该类楼栋的排查清单。</translation>
    </message>
    <message>
        <source>Show how many of the buildings that were due were inspected, area by area.</source>
        <translation>按区域显示应排查楼栋的完成情况。</translation>
    </message>
    <message>
        <source>The buildings that were due and not inspected instead.</source>
        <translation>改为列出应排查而未排查的楼栋。</translation>
    </message>
    <message>
        <source>List buildings that are due for inspection by risk and season, the most pressing first.</source>
        <translation>按风险和季节列出到期应排查的楼栋，最紧迫的在前。</translation>
    </message>
    <message>
        <source>List the responsible parties with the most overdue and open hazards, the worst first.</source>
        <translation>列出逾期和未销号隐患最多的责任主体，最差的在前。</translation>
    </message>
    <message>
        <source>A private person: the name is masked by role.</source>
        <translation>个人：姓名按岗位脱敏显示。</translation>
    </message>
    <message>
        <source>Id of the firm or person on the address base.</source>
        <translation>其在地址库中的单位或人员编号。</translation>
    </message>
    <message>
        <source>Of the firm or person.</source>
        <translation>单位或个人名称。</translation>
    </message>
    <message>
        <source>Show or set who answers for a building.</source>
        <translation>查看或设置楼栋的责任主体。</translation>
    </message>
    <message>
        <source>manager, landlord or firm; left out: show who answers.</source>
        <translation>manager（物业）、landlord（业主）或 firm（使用单位）；省略则显示现有责任主体。</translation>
    </message>
    <message>
        <source>At most so many buildings.</source>
        <translation>最多多少栋。</translation>
    </message>
    <message>
        <source>How long it runs from now.</source>
        <translation>自现在起持续多少天。</translation>
    </message>
    <message>
        <source>Login name of who goes.</source>
        <translation>排查人员的登录名。</translation>
    </message>
    <message>
        <source>Plan inspections: the most pressing of the buildings that are due, by risk and season.</source>
        <translation>制定排查计划：按风险和季节取到期楼栋中最紧迫的。</translation>
    </message>
    <message>
        <source>These buildings; left out: the most pressing.</source>
        <translation>指定楼栋；省略则取最紧迫的。</translation>
    </message>
    <message>
        <source>What it is called.</source>
        <translation>名称。</translation>
    </message>
    <message>
        <source>List the plans, the latest first, with how far each is.</source>
        <translation>列出排查计划及进度，最新的在前。</translation>
    </message>
    <message>
        <source>List what was found in one building again and again.</source>
        <translation>列出同一楼栋反复出现的问题。</translation>
    </message>
    <message>
        <source>Show today's route: the most pressing buildings that a plan has left, in a short order.</source>
        <translation>显示今日路线：计划中尚未排查的最紧迫楼栋，按短路径排列。</translation>
    </message>
    <message>
        <source>These buildings instead of a plan's.</source>
        <translation>改用指定楼栋。</translation>
    </message>
    <message>
        <source>How many buildings today.</source>
        <translation>今日排查多少栋。</translation>
    </message>
    <message>
        <source>Latitude of the start, in degrees (CGCS2000).</source>
        <translation>起点纬度（度，CGCS2000）。</translation>
    </message>
    <message>
        <source>Longitude of the start, in degrees (CGCS2000).</source>
        <translation>起点经度（度，CGCS2000）。</translation>
    </message>
    <message>
        <source>A picture of a finding.</source>
        <translation>问题照片。</translation>
    </message>
    <message>
        <source>An item of the checklist that is not right, and in words what is wrong.</source>
        <translation>不符合的检查项，以及问题描述。</translation>
    </message>
    <message>
        <source>Nobody let the inspector in: it does not count.</source>
        <translation>未能入户：不计入排查。</translation>
    </message>
    <message>
        <source>Record an inspection; every finding becomes a hazard with an order and a limit.</source>
        <translation>登记一次排查；每个问题即成为限期整改的隐患。</translation>
    </message>
    <message>
        <source>The plan it belongs to.</source>
        <translation>所属计划。</translation>
    </message>
    <message>
        <source>The same, put right on the spot.</source>
        <translation>同上，已立查立改。</translation>
    </message>
    <message>
        <source>major, larger, general or low.</source>
        <translation>major（重大）、larger（较大）、general（一般）或 low（低）。</translation>
    </message>
    <message>
        <source>List inspections, the latest first.</source>
        <translation>列出排查记录，最新的在前。</translation>
    </message>
    <message>
        <source>Only of this building, 19 digits.</source>
        <translation>仅此楼栋（19 位编码）。</translation>
    </message>
    <message>
        <source>Inspections: what is due, plans, routes, visits, coverage.</source>
        <translation>隐患排查：到期、计划、路线、登记、覆盖率。</translation>
    </message>
</context>
</TS>
