<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>panels</name>
    <message>
        <source>This profile has no areas yet. Bring them in with areas import, or start with an empty profile folder to get the demo district.</source>
        <translation>此工作目录还没有区域。请用 areas import 导入，或换一个空的工作目录启动以生成演示城区。</translation>
    </message>
    <message>
        <source>Name, code, pinyin or initials</source>
        <translation>名称、代码、拼音或首字母</translation>
    </message>
    <message>
        <source>Find an area by name, code, pinyin or initials ({keys})</source>
        <translation>按名称、代码、拼音或首字母查找区域（{keys}）</translation>
    </message>
    <message>
        <source>Find an area</source>
        <translation>查找区域</translation>
    </message>
    <message>
        <source>Areas found</source>
        <translation>找到的区域</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>No area is called “{name}”.</source>
        <translation>没有名为“{name}”的区域。</translation>
    </message>
    <message>
        <source>{level} {name}: {total} open, {overdue} overdue, {urgent} urgent</source>
        <translation>{level} {name}：未结 {total}，逾期 {overdue}，紧急 {urgent}</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>代码 {code}</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Area card</source>
        <translation>区域信息</translation>
    </message>
    <message>
        <source>Generated, not real</source>
        <translation>由程序生成，并非真实数据</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>责任人员</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>全部区域</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>工作目录</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>下辖</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>none known</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The steps between</source>
        <translation>中间各级</translation>
    </message>
    <message>
        <source>Path of the area</source>
        <translation>区域路径</translation>
    </message>
    <message>
        <source>The whole profile</source>
        <translation>整个工作目录</translation>
    </message>
    <message>
        <source>Outside all areas</source>
        <translation>不在任何区域内</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>无位置</translation>
    </message>
    <message>
        <source>Reported {when}</source>
        <translation>上报于 {when}</translation>
    </message>
    <message>
        <source>Only the cases without a place on the map</source>
        <translation>只看地图上没有位置的事件</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>列表排序</translation>
    </message>
    <message>
        <source>Show the new arrivals ({keys})</source>
        <translation>显示新到事件（{keys}）</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Show all cases again</source>
        <translation>重新显示全部事件</translation>
    </message>
    <message>
        <source>{shown} of {known}</source>
        <translation>显示 {shown} / 共 {known}</translation>
    </message>
    <message>
        <source>{shown} of {known} cases pass the filters; {unplaced} have no place.</source>
        <translation>共 {known} 件事件，{shown} 件符合筛选条件；{unplaced} 件无位置。</translation>
    </message>
    <message>
        <source>No place {n}</source>
        <translation>无位置 {n}</translation>
    </message>
    <message>
        <source>No cases yet. They appear here as soon as a feed runs (feed simulate, feed replay).</source>
        <translation>还没有事件。接入来源后（feed simulate、feed replay）会显示在这里。</translation>
    </message>
    <message>
        <source>{n} new ↑</source>
        <translation>{n} 件新事件 ↑</translation>
    </message>
    <message>
        <source>{n} new ↓</source>
        <translation>{n} 件新事件 ↓</translation>
    </message>
    <message>
        <source>Every case that passes the filters has a place.</source>
        <translation>符合筛选条件的事件都有位置。</translation>
    </message>
    <message>
        <source>None of the {known} cases passes the filters.</source>
        <translation>共 {known} 件事件，没有一件符合筛选条件。</translation>
    </message>
    <message>
        <source>Case card</source>
        <translation>事件详情</translation>
    </message>
    <message>
        <source>No case selected. Choose one in the list or on the map.</source>
        <translation>未选择事件。请在列表中或地图上选择一件。</translation>
    </message>
    <message>
        <source>History · {n}</source>
        <translation>办理记录 · {n}</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>地图定位</translation>
    </message>
    <message>
        <source>Move the map to this case</source>
        <translation>将地图移到此事件</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Copy the case number to the clipboard</source>
        <translation>将事件编号复制到剪贴板</translation>
    </message>
    <message>
        <source>{state} {when}</source>
        <translation>{state}　{when}</translation>
    </message>
    <message>
        <source>In dispute: {field} is said to be {values}</source>
        <translation>存在冲突：{field} 有不同记录：{values}</translation>
    </message>
    <message>
        <source>Not counted: {what} ({why}, entry {n} of site {site})</source>
        <translation>未采纳：{what}（{why}，站点 {site} 第 {n} 条）</translation>
    </message>
    <message>
        <source>As the source says</source>
        <translation>来源原始字段</translation>
    </message>
    <message>
        <source>{left} · due {when}</source>
        <translation>{left} · 时限 {when}</translation>
    </message>
    <message>
        <source>No time limit</source>
        <translation>无办理时限</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近变更</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>that step is not allowed</source>
        <translation>不允许的流转</translation>
    </message>
    <message>
        <source>written by another version</source>
        <translation>由其他版本写入</translation>
    </message>
    <message>
        <source>Only {area} and below; click to show all areas</source>
        <translation>仅{area}及其下级；点击显示全部区域</translation>
    </message>
    <message>
        <source>Find in title, address or number</source>
        <translation>搜索内容、地址或编号</translation>
    </message>
    <message>
        <source>Several words must all occur; Esc clears</source>
        <translation>多个词须同时出现；Esc 清空</translation>
    </message>
    <message>
        <source>Find cases</source>
        <translation>搜索事件</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Open only</source>
        <translation>仅未结</translation>
    </message>
    <message>
        <source>Leave out closed and refused cases</source>
        <translation>不显示已结案和不予受理的事件</translation>
    </message>
    <message>
        <source>Clear {n}</source>
        <translation>清除 {n} 项</translation>
    </message>
    <message>
        <source>{n} filters are on; show everything again</source>
        <translation>已启用 {n} 项筛选；点击恢复显示全部</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>接入失败</translation>
    </message>
    <message>
        <source>ended, {n} records</source>
        <translation>已结束，共 {n} 条</translation>
    </message>
    <message>
        <source>silent for {span}</source>
        <translation>已静默 {span}</translation>
    </message>
    <message>
        <source>{n} a minute</source>
        <translation>{n} 条/分钟</translation>
    </message>
    <message>
        <source>{n} records</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{read} read: {new} new, {updated} changed, {repeated} repeated, {unplaced} without a place, {refused} refused</source>
        <translation>读取 {read} 条：新增 {new}，更新 {updated}，重复 {repeated}，无位置 {unplaced}，拒收 {refused}</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>No feed is running</source>
        <translation>没有正在接入的数据来源</translation>
    </message>
    <message>
        <source>Start one with feed simulate or feed replay</source>
        <translation>用 feed simulate 或 feed replay 启动</translation>
    </message>
    <message>
        <source>Last data {ago}</source>
        <translation>最近数据：{ago}</translation>
    </message>
    <message>
        <source>{span} from report to here</source>
        <translation>从上报到接收 {span}</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{span} ago</source>
        <translation>{span}前</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>剩 {span}</translation>
    </message>
    <message>
        <source>{n} m²</source>
        <translation>{n} 平方米</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Fed back</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>High</source>
        <translation>较急</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Grid patrol</source>
        <translation>网格巡查</translation>
    </message>
    <message>
        <source>Volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Hotline</source>
        <translation>热线</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>感知设备</translation>
    </message>
    <message>
        <source>Public opinion</source>
        <translation>舆情</translation>
    </message>
    <message>
        <source>Outside feed</source>
        <translation>外部接口</translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation>坐席登记</translation>
    </message>
    <message>
        <source>City</source>
        <translation>市</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>in {span}</source>
        <translation>{span}后</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{span} over</source>
        <translation>逾期 {span}</translation>
    </message>
    <message>
        <source>{n} km²</source>
        <translation>{n} 平方公里</translation>
    </message>
    <message>
        <source>Bureau of Statistics</source>
        <translation>统计局</translation>
    </message>
    <message>
        <source>Civil Affairs</source>
        <translation>民政部</translation>
    </message>
    <message>
        <source>Made for the demo</source>
        <translation>演示生成</translation>
    </message>
    <message>
        <source>Grid worker</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>网格督导</translation>
    </message>
    <message>
        <source>Safety officer</source>
        <translation>安全员</translation>
    </message>
    <message>
        <source>Emergency squad</source>
        <translation>应急队员</translation>
    </message>
    <message>
        <source>Property manager</source>
        <translation>物业负责人</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>调解员</translation>
    </message>
    <message>
        <source>{title}: {label}</source>
        <translation>{title}：{label}</translation>
    </message>
    <message>
        <source>{title}: {n}</source>
        <translation>{title} · {n}</translation>
    </message>
    <message>
        <source>Filter by {title}</source>
        <translation>按{title}筛选</translation>
    </message>
    <message>
        <source>Filter by the time of report</source>
        <translation>按上报时间筛选</translation>
    </message>
    <message>
        <source>Show this span</source>
        <translation>显示该时段</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>近 1 小时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 24 h</source>
        <translation>近 24 小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自定义时段</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Feed {name}</source>
        <translation>来源 {name}</translation>
    </message>
    <message>
        <source>{field} settled as {value}</source>
        <translation>{field} 确定为 {value}</translation>
    </message>
    <message>
        <source>The device's clock was ahead ({when})</source>
        <translation>设备时钟超前（{when}）</translation>
    </message>
    <message>
        <source>→ {state}</source>
        <translation>→ {state}</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Site {site}</source>
        <translation>站点 {site}</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>结案时间</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Area drawn anew</source>
        <translation>区域重新划定</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Conflict settled</source>
        <translation>冲突已裁定</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>{n} earlier entries</source>
        <translation>更早的 {n} 条记录</translation>
    </message>
    <message>
        <source>Why: {why}</source>
        <translation>原因：{why}</translation>
    </message>
    <message>
        <source>Case list</source>
        <translation>事件列表</translation>
    </message>
</context>
</TS>
