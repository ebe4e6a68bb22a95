<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>inspection_desk</name>
    <message>
        <source>A CSV or XLSX with columns for building, role (manager, landlord, firm), name, and where it matters person and ref.</source>
        <translation>CSV 或 XLSX 文件，含楼栋编码、责任类型（物业、业主、使用单位）、责任主体名称，必要时含是否个人、主体编号。</translation>
    </message>
    <message>
        <source>A new rule</source>
        <translation>新增规则</translation>
    </message>
    <message>
        <source>A party is either set with --name or taken out with --clear. Nothing was changed.</source>
        <translation>责任主体要么用 --name 设定，要么用 --clear 移除。未作更改。</translation>
    </message>
    <message>
        <source>A private person</source>
        <translation>个人（姓名脱敏）</translation>
    </message>
    <message>
        <source>A rule is above, below, rises or falls, not {when}. Nothing was changed.</source>
        <translation>规则只能是 above、below、rises 或 falls，不能是 {when}。未作更改。</translation>
    </message>
    <message>
        <source>A rule is either changed or dropped. Nothing was changed.</source>
        <translation>规则要么修改，要么移除。未作更改。</translation>
    </message>
    <message>
        <source>A rule needs a name and what it says. Nothing was changed.</source>
        <translation>规则须有名称和提示语。未作更改。</translation>
    </message>
    <message>
        <source>A start is a station, or a point with a longitude and a latitude. Nothing was changed.</source>
        <translation>起点须为一处驻点，或给出经度和纬度的点。未作更改。</translation>
    </message>
    <message>
        <source>Alarm rule</source>
        <translation>报警规则</translation>
    </message>
    <message>
        <source>Alarm, silent since</source>
        <translation>报警后静默</translation>
    </message>
    <message>
        <source>Also write it: .csv, .geojson or .gpx.</source>
        <translation>同时写入文件：.csv、.geojson 或 .gpx。</translation>
    </message>
    <message>
        <source>At the station nearest to its buildings again.</source>
        <translation>恢复为距待查楼栋最近的驻点。</translation>
    </message>
    <message>
        <source>Begins after seconds</source>
        <translation>持续多少秒后报警</translation>
    </message>
    <message>
        <source>Change, add or drop a rule: the catalogue of devices gets a new version; catalog use brings an older one back.</source>
        <translation>修改、新增或移除规则：设备目录生成新版本；用 catalog use 可恢复旧版本。</translation>
    </message>
    <message>
        <source>Choose it on the map</source>
        <translation>在地图上选点</translation>
    </message>
    <message>
        <source>Click the place on the map where the way begins; Esc leaves it.</source>
        <translation>请在地图上点选路线起点；按 Esc 取消。</translation>
    </message>
    <message>
        <source>Date and time: __________</source>
        <translation>日期时间：__________</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>回差</translation>
    </message>
    <message>
        <source>Ends after seconds</source>
        <translation>恢复多少秒后解除</translation>
    </message>
    <message>
        <source>Enter opens a hazard, or takes an inspection back</source>
        <translation>按 Enter 打开隐患，或撤回排查记录</translation>
    </message>
    <message>
        <source>Every building has somebody who answers for it.</source>
        <translation>每栋楼均已明确责任主体。</translation>
    </message>
    <message>
        <source>For the building: __________</source>
        <translation>被查方：__________</translation>
    </message>
    <message>
        <source>From: {name} (S)</source>
        <translation>起点：{name}（S）</translation>
    </message>
    <message>
        <source>Holds when it</source>
        <translation>触发条件</translation>
    </message>
    <message>
        <source>How far it must come back.</source>
        <translation>须回落的幅度。</translation>
    </message>
    <message>
        <source>How far the value must come back before all is well again</source>
        <translation>读数须回落多少才算恢复正常</translation>
    </message>
    <message>
        <source>Id of the facility it begins at.</source>
        <translation>起点设施的编号。</translation>
    </message>
    <message>
        <source>Id of the inspection.</source>
        <translation>排查记录编号。</translation>
    </message>
    <message>
        <source>Import who answers for which building: right rows are recorded, the others written to a file to correct.</source>
        <translation>导入楼栋责任主体清单：正确的行入库，其余写入待更正文件。</translation>
    </message>
    <message>
        <source>In the unit of the kind.</source>
        <translation>以该类设备的单位计。</translation>
    </message>
    <message>
        <source>In which it rises or falls by the limit.</source>
        <translation>在多少分钟内上升或下降达到限值。</translation>
    </message>
    <message>
        <source>Inspection task: {title}</source>
        <translation>排查任务单：{title}</translation>
    </message>
    <message>
        <source>Inspector: __________</source>
        <translation>排查人：__________</translation>
    </message>
    <message>
        <source>Inspector: {name}</source>
        <translation>排查人：{name}</translation>
    </message>
    <message>
        <source>Kind of device; see device kinds.</source>
        <translation>设备种类；见 device kinds。</translation>
    </message>
    <message>
        <source>Kind of hazard it raises; "" for an alarm only.</source>
        <translation>触发的隐患种类；"" 表示仅报警。</translation>
    </message>
    <message>
        <source>Level of the hazard</source>
        <translation>隐患等级</translation>
    </message>
    <message>
        <source>Limit value</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Limit, deadband and times are numbers. Nothing was changed.</source>
        <translation>限值、回差和时间须为数字。未作更改。</translation>
    </message>
    <message>
        <source>List the buildings that nobody answers for.</source>
        <translation>列出未明确责任主体的楼栋。</translation>
    </message>
    <message>
        <source>Log in to print inspections.</source>
        <translation>请先登录，再打印排查任务单。</translation>
    </message>
    <message>
        <source>Log in to say who answers for a building.</source>
        <translation>请先登录，再设定楼栋责任主体。</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>距离（米）</translation>
    </message>
    <message>
        <source>Name a plan or buildings.</source>
        <translation>请指定计划或楼栋。</translation>
    </message>
    <message>
        <source>Name a station, a point or --nearest, one of them. Nothing was changed.</source>
        <translation>驻点、坐标点、--nearest 三者只能选一。未作更改。</translation>
    </message>
    <message>
        <source>Name of the firm or person</source>
        <translation>单位名称或姓名</translation>
    </message>
    <message>
        <source>Nobody answers for</source>
        <translation>未明确责任主体的楼栋</translation>
    </message>
    <message>
        <source>Nobody answers for {name} in that role. Nothing was changed.</source>
        <translation>{name} 没有该类责任主体。未作更改。</translation>
    </message>
    <message>
        <source>Nobody answers in this role any more; needs --why.</source>
        <translation>该类责任主体不再负责；须用 --why 说明理由。</translation>
    </message>
    <message>
        <source>Not let in</source>
        <translation>入户未遇</translation>
    </message>
    <message>
        <source>Not right</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>Nothing is different; nothing was changed.</source>
        <translation>没有改动，未保存。</translation>
    </message>
    <message>
        <source>Of the rule; a new one is added.</source>
        <translation>规则名称；不存在的将新增。</translation>
    </message>
    <message>
        <source>Open hazards: look whether they are gone</source>
        <translation>未销号隐患：请核实是否已消除</translation>
    </message>
    <message>
        <source>Photos taken: ____</source>
        <translation>拍照：____ 张</translation>
    </message>
    <message>
        <source>Plan {plan} does not name this building, or is called off. Nothing was changed.</source>
        <translation>计划“{plan}”不包含该楼栋，或已取消。未作更改。</translation>
    </message>
    <message>
        <source>Print the day's way with its map, and a form to fill in at every stop.</source>
        <translation>打印当日路线及地图，每站附一张排查表。</translation>
    </message>
    <message>
        <source>Print the way</source>
        <translation>打印路线</translation>
    </message>
    <message>
        <source>Print the way and a form for every stop (PDF) …</source>
        <translation>打印路线和各站排查表（PDF）…</translation>
    </message>
    <message>
        <source>Print the way with a form for every stop, or save it for a navigation app</source>
        <translation>打印路线和各站排查表，或存为导航文件</translation>
    </message>
    <message>
        <source>Put right on the spot: items ________</source>
        <translation>立查立改项：________</translation>
    </message>
    <message>
        <source>Raises</source>
        <translation>触发隐患</translation>
    </message>
    <message>
        <source>Reason, to take it out</source>
        <translation>移除理由</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Role of the party</source>
        <translation>责任类型</translation>
    </message>
    <message>
        <source>Rules of devices are changed by an administrator.</source>
        <translation>设备规则由管理员修改。</translation>
    </message>
    <message>
        <source>Rules …</source>
        <translation>规则…</translation>
    </message>
    <message>
        <source>Rules: {kind}</source>
        <translation>规则：{kind}</translation>
    </message>
    <message>
        <source>Save (Enter)</source>
        <translation>保存（Enter）</translation>
    </message>
    <message>
        <source>Save as a map layer (GeoJSON) …</source>
        <translation>存为地图图层（GeoJSON）…</translation>
    </message>
    <message>
        <source>Save as a table (CSV) …</source>
        <translation>存为表格（CSV）…</translation>
    </message>
    <message>
        <source>Save for a navigation app (GPX) …</source>
        <translation>存为导航轨迹（GPX）…</translation>
    </message>
    <message>
        <source>Save the way</source>
        <translation>保存路线</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>提示语</translation>
    </message>
    <message>
        <source>Seconds it must be back before it ends.</source>
        <translation>恢复多少秒后解除。</translation>
    </message>
    <message>
        <source>Seconds it must last before the rule holds.</source>
        <translation>持续多少秒后触发。</translation>
    </message>
    <message>
        <source>Set (Enter)</source>
        <translation>设定（Enter）</translation>
    </message>
    <message>
        <source>Show or choose where the ways of a plan begin: a station or a point; otherwise the nearest station.</source>
        <translation>查看或设定计划路线的起点：驻点或坐标点；否则为最近驻点。</translation>
    </message>
    <message>
        <source>Show today's route: the most pressing buildings that a plan has left, in a short order along roads.</source>
        <translation>显示今日路线：计划中最紧迫的未查楼栋，沿道路排出较短顺序。</translation>
    </message>
    <message>
        <source>Show, set or take out who answers for a building.</source>
        <translation>查看、设定或移除楼栋责任主体。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Take along (T)</source>
        <translation>带走（T）</translation>
    </message>
    <message>
        <source>Take an inspection back that was recorded by mistake; its orders that nobody acted on go with it.</source>
        <translation>撤回误登的排查记录；尚未办理的整改通知一并撤回。</translation>
    </message>
    <message>
        <source>Take back (Enter)</source>
        <translation>撤回（Enter）</translation>
    </message>
    <message>
        <source>Take back: {words}? Its orders that nobody acted on go with it.</source>
        <translation>撤回“{words}”？尚未办理的整改通知一并撤回。</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take this rule out.</source>
        <translation>移除该规则。</translation>
    </message>
    <message>
        <source>Taken back, with {n} of its findings.</source>
        <translation>已撤回，连同其中 {n} 项发现。</translation>
    </message>
    <message>
        <source>Taking a party out needs a reason.</source>
        <translation>移除责任主体须填写理由。</translation>
    </message>
    <message>
        <source>Taking a responsible party out needs a reason. Nothing was changed.</source>
        <translation>移除责任主体须填写理由。未作更改。</translation>
    </message>
    <message>
        <source>Taking an inspection back needs a reason. Nothing was changed.</source>
        <translation>撤回排查记录须填写理由。未作更改。</translation>
    </message>
    <message>
        <source>The nearest station</source>
        <translation>最近的驻点</translation>
    </message>
    <message>
        <source>The rules of devices are version {version} now.</source>
        <translation>设备规则现为 {version} 版。</translation>
    </message>
    <message>
        <source>There is no building to go to; nothing was printed.</source>
        <translation>没有待查楼栋，未打印。</translation>
    </message>
    <message>
        <source>There is no facility {id}. Nothing was changed.</source>
        <translation>没有设施 {id}。未作更改。</translation>
    </message>
    <message>
        <source>There is no inspection {id}.</source>
        <translation>没有排查记录 {id}。</translation>
    </message>
    <message>
        <source>There is no kind of hazard {kind}; the kinds are: {kinds}. Nothing was changed.</source>
        <translation>没有隐患种类 {kind}；种类有：{kinds}。未作更改。</translation>
    </message>
    <message>
        <source>There is no user {id} who could inspect; nothing was planned.</source>
        <translation>没有可派去排查的用户 {id}；未制定计划。</translation>
    </message>
    <message>
        <source>This inspection is taken back already. Nothing was changed.</source>
        <translation>该排查记录已撤回。未作更改。</translation>
    </message>
    <message>
        <source>Today: {n} of {left} left · {km} km by road</source>
        <translation>今日 {n} 栋，剩余 {left} 栋 · 沿道路 {km} 公里</translation>
    </message>
    <message>
        <source>Version {version}; saving makes a new one for all devices of the kind.</source>
        <translation>当前 {version} 版；保存后生成新版本，适用于该类全部设备。</translation>
    </message>
    <message>
        <source>What it says.</source>
        <translation>提示语。</translation>
    </message>
    <message>
        <source>What the place is called.</source>
        <translation>该地点的名称。</translation>
    </message>
    <message>
        <source>What was said before, the latest first.</source>
        <translation>以往的设定，最近的在前。</translation>
    </message>
    <message>
        <source>When readings of this kind of device raise an alarm or a hazard</source>
        <translation>该类设备读数何时触发报警或隐患</translation>
    </message>
    <message>
        <source>Where the way begins (S)</source>
        <translation>路线起点（S）</translation>
    </message>
    <message>
        <source>Who answers for a building is said by inspectors, acceptors and supervisors.</source>
        <translation>楼栋责任主体由巡查员、受理员和督导设定。</translation>
    </message>
    <message>
        <source>Who answers for this building</source>
        <translation>该楼责任主体</translation>
    </message>
    <message>
        <source>Who answers … (R)</source>
        <translation>责任主体…（R）</translation>
    </message>
    <message>
        <source>Within minutes</source>
        <translation>多少分钟内</translation>
    </message>
    <message>
        <source>Write the name first; or a reason, and take the party out.</source>
        <translation>请先填写名称；如需移除，请填写理由后移除。</translation>
    </message>
    <message>
        <source>Your answers of before are here again.</source>
        <translation>已恢复您此前未登记的填写内容。</translation>
    </message>
    <message>
        <source>a chosen point</source>
        <translation>选定点</translation>
    </message>
    <message>
        <source>a point in {area}</source>
        <translation>{area}内选定点</translation>
    </message>
    <message>
        <source>a private person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>above, below, rises or falls.</source>
        <translation>above（高于）、below（低于）、rises（上升）或 falls（下降）。</translation>
    </message>
    <message>
        <source>an alarm only</source>
        <translation>仅报警</translation>
    </message>
    <message>
        <source>before: {name}</source>
        <translation>此前：{name}</translation>
    </message>
    <message>
        <source>falls by</source>
        <translation>下降达到</translation>
    </message>
    <message>
        <source>from {start}</source>
        <translation>自{start}出发</translation>
    </message>
    <message>
        <source>it names no building</source>
        <translation>未填楼栋</translation>
    </message>
    <message>
        <source>it names nobody</source>
        <translation>未填责任主体</translation>
    </message>
    <message>
        <source>its role is none of manager, landlord, firm (物业, 业主, 使用单位)</source>
        <translation>责任类型不是物业、业主或使用单位</translation>
    </message>
    <message>
        <source>its {field} “{value}” is no number from {low} to {high}</source>
        <translation>{field} 为“{value}”，不是 {low} 至 {high} 之间的数</translation>
    </message>
    <message>
        <source>lies above</source>
        <translation>高于</translation>
    </message>
    <message>
        <source>lies below</source>
        <translation>低于</translation>
    </message>
    <message>
        <source>nobody any more</source>
        <translation>不再有人负责</translation>
    </message>
    <message>
        <source>rises by</source>
        <translation>上升达到</translation>
    </message>
    <message>
        <source>the first building</source>
        <translation>第一栋楼</translation>
    </message>
    <message>
        <source>whether it is a private person is neither yes nor no</source>
        <translation>是否个人一栏既不是“是”也不是“否”</translation>
    </message>
    <message>
        <source>{day}: taken back, {why}</source>
        <translation>{day}：已撤回，{why}</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}). Name a file in a folder that can be written to.</source>
        <translation>无法写入 {file}（{why}）。请指定可写文件夹中的文件。</translation>
    </message>
    <message>
        <source>{file}: a way is written as {endings}.</source>
        <translation>{file}：路线可写为 {endings}。</translation>
    </message>
    <message>
        <source>{file}: rule {rule} of {kind} has a number that is none. Nothing was changed.</source>
        <translation>{file}：{kind} 的规则 {rule} 含有无效数字。未作更改。</translation>
    </message>
    <message>
        <source>{h} h {m} min longer than usual</source>
        <translation>已超出常规 {h} 小时 {m} 分</translation>
    </message>
    <message>
        <source>{kind} has a rule {name} already. Nothing was changed.</source>
        <translation>{kind} 已有规则 {name}。未作更改。</translation>
    </message>
    <message>
        <source>{kind} has no rule {name}; a new one needs --when, --limit and --text. Nothing was changed.</source>
        <translation>{kind} 没有规则 {name}；新增规则须给出 --when、--limit 和 --text。未作更改。</translation>
    </message>
    <message>
        <source>{kind} has no rule {name}; it has: {names}.</source>
        <translation>{kind} 没有规则 {name}；现有：{names}。</translation>
    </message>
    <message>
        <source>{km} km along roads</source>
        <translation>沿道路 {km} 公里</translation>
    </message>
    <message>
        <source>{km} km as the crow flies</source>
        <translation>直线 {km} 公里</translation>
    </message>
    <message>
        <source>{m} min longer than usual</source>
        <translation>已超出常规 {m} 分钟</translation>
    </message>
    <message>
        <source>{n} buildings</source>
        <translation>{n} 栋</translation>
    </message>
    <message>
        <source>{n} buildings have nobody who answers for them</source>
        <translation>{n} 栋楼未明确责任主体</translation>
    </message>
    <message>
        <source>{n} went on or were known before, and stay.</source>
        <translation>另有 {n} 项已在办理或此前已有，予以保留。</translation>
    </message>
    <message>
        <source>{plan} is called off already. Nothing was changed.</source>
        <translation>计划“{plan}”已取消。未作更改。</translation>
    </message>
    <message>
        <source>{role}: nobody answers any more.</source>
        <translation>{role}：不再有人负责。</translation>
    </message>
    <message>
        <source>{role}: {name} answers for this building now.</source>
        <translation>{role}：现由{name}负责该楼。</translation>
    </message>
    <message>
        <source>{who} recorded an inspection here at {when}, while you were looking. Nothing was recorded; look at it, and record yours again if it is another one.</source>
        <translation>您填写期间，{who} 已于 {when} 登记了本楼排查。本次未登记；请先查看，如确为另一次排查，请再次登记。</translation>
    </message>
    <message>
        <source>“{text}” is no number.</source>
        <translation>“{text}”不是数字。</translation>
    </message>
    <message>
        <source>… and {n} more before</source>
        <translation>……此前还有 {n} 条</translation>
    </message>
</context>
</TS>
