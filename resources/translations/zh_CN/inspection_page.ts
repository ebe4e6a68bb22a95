<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>inspection_page</name>
    <message>
        <source>About it</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>反复</translation>
    </message>
    <message>
        <source>Buildings at most</source>
        <translation>最多楼栋数</translation>
    </message>
    <message>
        <source>Call off (Enter)</source>
        <translation>取消计划（Enter）</translation>
    </message>
    <message>
        <source>Call off …</source>
        <translation>取消计划…</translation>
    </message>
    <message>
        <source>Call off: {plan}</source>
        <translation>取消计划：{plan}</translation>
    </message>
    <message>
        <source>Checklist {done}/{n}</source>
        <translation>清单 {done}/{n}</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查清单</translation>
    </message>
    <message>
        <source>Choose a figure above to see what it counts.</source>
        <translation>点选上方任一数字，查看其明细。</translation>
    </message>
    <message>
        <source>Choose a plan for today's way, or a building on the map or in a list.</source>
        <translation>选择一个排查计划查看今日路线，或在地图、列表中选择一栋楼。</translation>
    </message>
    <message>
        <source>Choose pictures, or drop them here</source>
        <translation>选择照片，或拖放到此处</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Due for inspection</source>
        <translation>待排查楼栋</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>现已到期</translation>
    </message>
    <message>
        <source>Everything in this plan is inspected.</source>
        <translation>本计划的楼栋已全部排查。</translation>
    </message>
    <message>
        <source>Firm using it</source>
        <translation>使用单位</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>反复隐患</translation>
    </message>
    <message>
        <source>Found before: {n}, {open} open</source>
        <translation>以往 {n} 项，未销号 {open}</translation>
    </message>
    <message>
        <source>Found before</source>
        <translation>以往发现</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>已查</translation>
    </message>
    <message>
        <source>Inspection {words}</source>
        <translation>排查 {words}</translation>
    </message>
    <message>
        <source>Inspections of this building</source>
        <translation>本楼排查记录</translation>
    </message>
    <message>
        <source>Inspections that were made stay on record.</source>
        <translation>已完成的排查记录予以保留。</translation>
    </message>
    <message>
        <source>Inspections</source>
        <translation>隐患排查</translation>
    </message>
    <message>
        <source>Key C</source>
        <translation>按键 C</translation>
    </message>
    <message>
        <source>Key H</source>
        <translation>按键 H</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>业主</translation>
    </message>
    <message>
        <source>Last inspected</source>
        <translation>上次排查</translation>
    </message>
    <message>
        <source>Last {n} days</source>
        <translation>近 {n} 天</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>未查</translation>
    </message>
    <message>
        <source>Level by the list</source>
        <translation>按清单定级</translation>
    </message>
    <message>
        <source>Log in to plan inspections.</source>
        <translation>请先登录，再制定排查计划。</translation>
    </message>
    <message>
        <source>Log in to record inspections.</source>
        <translation>请先登录，再登记排查结果。</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>物业</translation>
    </message>
    <message>
        <source>Map of inspections</source>
        <translation>隐患排查地图</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏查</translation>
    </message>
    <message>
        <source>New plan … (P)</source>
        <translation>新建计划…（P）</translation>
    </message>
    <message>
        <source>New plan: the most pressing by risk and season</source>
        <translation>新建计划：按风险与季节取最紧迫的楼栋</translation>
    </message>
    <message>
        <source>Next stop (N)</source>
        <translation>下一站（N）</translation>
    </message>
    <message>
        <source>No hazard has a responsible party.</source>
        <translation>尚无隐患落实责任主体。</translation>
    </message>
    <message>
        <source>No stop of today's way is left.</source>
        <translation>今日路线已全部走完。</translation>
    </message>
    <message>
        <source>Nobody inspected here before, and nothing was found.</source>
        <translation>此楼以往未排查，也未发现隐患。</translation>
    </message>
    <message>
        <source>Not let in (Ctrl+0)</source>
        <translation>入户未遇（Ctrl+0）</translation>
    </message>
    <message>
        <source>Not right (Enter)</source>
        <translation>不符合（Enter）</translation>
    </message>
    <message>
        <source>Not right (key 2)</source>
        <translation>不符合（按键 2）</translation>
    </message>
    <message>
        <source>Nothing was due in this period.</source>
        <translation>该时段没有到期的楼栋。</translation>
    </message>
    <message>
        <source>Nothing was found twice in one building within a year.</source>
        <translation>一年内没有同一楼栋反复出现的隐患。</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>责任主体</translation>
    </message>
    <message>
        <source>Period of the coverage</source>
        <translation>覆盖率统计时段</translation>
    </message>
    <message>
        <source>Photos …</source>
        <translation>照片…</translation>
    </message>
    <message>
        <source>Photos: {n} …</source>
        <translation>照片：{n} 张…</translation>
    </message>
    <message>
        <source>Plan (Enter)</source>
        <translation>制定计划（Enter）</translation>
    </message>
    <message>
        <source>Plans, today's way, checklists and how it goes (F8)</source>
        <translation>排查计划、今日路线、检查清单与成效（F8）</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Put right on the spot</source>
        <translation>立查立改</translation>
    </message>
    <message>
        <source>Recorded: all {n} items are right.</source>
        <translation>已登记：{n} 项全部符合。</translation>
    </message>
    <message>
        <source>Recorded: not let in. The building stays due.</source>
        <translation>已登记：入户未遇，该楼仍待排查。</translation>
    </message>
    <message>
        <source>Recorded: {n} findings, put right on the spot.</source>
        <translation>已登记：发现 {n} 项，均已立查立改。</translation>
    </message>
    <message>
        <source>Recorded: {n} findings, {orders} orders to rectify, the first due {due}.</source>
        <translation>已登记：发现 {n} 项，下达整改 {orders} 项，最早于 {due} 到期。</translation>
    </message>
    <message>
        <source>Remark, for the record</source>
        <translation>备注（记入档案）</translation>
    </message>
    <message>
        <source>Responsible parties, those with the most overdue and open hazards first</source>
        <translation>责任主体，逾期与未销号隐患多者在前</translation>
    </message>
    <message>
        <source>Responsible party</source>
        <translation>责任主体</translation>
    </message>
    <message>
        <source>Right (key 1)</source>
        <translation>符合（按键 1）</translation>
    </message>
    <message>
        <source>Risk {index}: why</source>
        <translation>风险 {index}：原因</translation>
    </message>
    <message>
        <source>Room {room}</source>
        <translation>房间 {room}</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Show inspections: plans, today's way on the map, checklists, and how it goes.</source>
        <translation>显示隐患排查：计划、地图上的今日路线、检查清单与成效。</translation>
    </message>
    <message>
        <source>Something else is wrong …</source>
        <translation>清单外的其他问题…</translation>
    </message>
    <message>
        <source>Something else is wrong</source>
        <translation>清单外的其他问题</translation>
    </message>
    <message>
        <source>Something was found, so somebody was let in. Take it back with 0, or record the inspection.</source>
        <translation>已填有不符合项，说明已入户；请按 0 撤回，或登记排查。</translation>
    </message>
    <message>
        <source>Stop {n} of {all} · {plan}</source>
        <translation>第 {n} 站，共 {all} 站 · {plan}</translation>
    </message>
    <message>
        <source>The rest is right (A)</source>
        <translation>其余均符合（A）</translation>
    </message>
    <message>
        <source>There are no areas of this level.</source>
        <translation>没有该级别的区域。</translation>
    </message>
    <message>
        <source>There is no plan yet. Press P to make one.</source>
        <translation>尚无排查计划，按 P 新建。</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>没有符合的记录。</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Item of the list</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Today: {n} of {left} left · {km} km</source>
        <translation>今日 {n} 栋，剩余 {left} 栋 · {km} 公里</translation>
    </message>
    <message>
        <source>What is wrong, in words</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>What the figure counts</source>
        <translation>数字明细</translation>
    </message>
    <message>
        <source>What was found in one building at least twice within a year</source>
        <translation>一年内同一楼栋至少出现两次的隐患</translation>
    </message>
    <message>
        <source>Worst parties</source>
        <translation>突出责任主体</translation>
    </message>
    <message>
        <source>an order will be made</source>
        <translation>将下达整改</translation>
    </message>
    <message>
        <source>by community</source>
        <translation>按社区</translation>
    </message>
    <message>
        <source>by grid</source>
        <translation>按网格</translation>
    </message>
    <message>
        <source>by street</source>
        <translation>按街道</translation>
    </message>
    <message>
        <source>called off</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>every {days} days, never inspected</source>
        <translation>每 {days} 天一次，从未排查</translation>
    </message>
    <message>
        <source>every {days} days, next {day}</source>
        <translation>每 {days} 天一次，下次 {day}</translation>
    </message>
    <message>
        <source>late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>nobody is named</source>
        <translation>未落实</translation>
    </message>
    <message>
        <source>not let in</source>
        <translation>入户未遇</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>put right on the spot</source>
        <translation>立查立改</translation>
    </message>
    <message>
        <source>risk from {n}</source>
        <translation>风险 {n} 及以上</translation>
    </message>
    <message>
        <source>risk under {n}</source>
        <translation>风险 {n} 以下</translation>
    </message>
    <message>
        <source>risk {a} to {b}</source>
        <translation>风险 {a}–{b}</translation>
    </message>
    <message>
        <source>risk {index}</source>
        <translation>风险 {index}</translation>
    </message>
    <message>
        <source>{area}, due</source>
        <translation>{area}，应查</translation>
    </message>
    <message>
        <source>{area}, inspected</source>
        <translation>{area}，已查</translation>
    </message>
    <message>
        <source>{area}, missed</source>
        <translation>{area}，漏查</translation>
    </message>
    <message>
        <source>{day}: not let in</source>
        <translation>{day}：入户未遇</translation>
    </message>
    <message>
        <source>{day}: {right} right, {wrong} findings</source>
        <translation>{day}：符合 {right} 项，发现 {wrong} 项</translation>
    </message>
    <message>
        <source>{done} of {due} inspected · {share}</source>
        <translation>应查 {due}，已查 {done} · {share}</translation>
    </message>
    <message>
        <source>{file} is no JPEG or PNG picture; it was left out.</source>
        <translation>{file} 不是 JPEG 或 PNG 图片，未加入。</translation>
    </message>
    <message>
        <source>{floors} floors · {rooms} rooms</source>
        <translation>{floors} 层 · {rooms} 间（套）</translation>
    </message>
    <message>
        <source>{name}, buildings</source>
        <translation>{name}，负责楼栋</translation>
    </message>
    <message>
        <source>{name}, open</source>
        <translation>{name}，未销号</translation>
    </message>
    <message>
        <source>{name}, overdue</source>
        <translation>{name}，逾期</translation>
    </message>
    <message>
        <source>{name}: {found} found, {share} rectified in time, {returns} times sent back</source>
        <translation>{name}：发现 {found} 项，按期整改 {share}，退回 {returns} 次</translation>
    </message>
    <message>
        <source>{n} buildings are due now</source>
        <translation>现有 {n} 栋到期待查</translation>
    </message>
    <message>
        <source>{n} items have no answer yet: {item} … Press A if all the rest is right.</source>
        <translation>还有 {n} 项未答：{item}…… 如其余均符合请按 A。</translation>
    </message>
    <message>
        <source>{n} of them were not let in</source>
        <translation>其中入户未遇 {n} 栋</translation>
    </message>
    <message>
        <source>{n} photos</source>
        <translation>照片 {n} 张</translation>
    </message>
    <message>
        <source>{plan} is called off.</source>
        <translation>{plan} 已取消。</translation>
    </message>
    <message>
        <source>{plan}, all</source>
        <translation>{plan}，全部</translation>
    </message>
    <message>
        <source>{plan}, inspected</source>
        <translation>{plan}，已查</translation>
    </message>
    <message>
        <source>{plan}, left</source>
        <translation>{plan}，未查</translation>
    </message>
    <message>
        <source>{plan}: {n} buildings are planned.</source>
        <translation>{plan}：已列入 {n} 栋。</translation>
    </message>
    <message>
        <source>{season} · first of all: {kinds}</source>
        <translation>{season} · 重点：{kinds}</translation>
    </message>
    <message>
        <source>{words}, the first {n} of them</source>
        <translation>{words}，仅列前 {n} 条</translation>
    </message>
    <message>
        <source>Were due</source>
        <translation>应查</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>排查周期</translation>
    </message>
    <message>
        <source>Floors and rooms</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Building code</source>
        <translation>楼栋编码</translation>
    </message>
    <message>
        <source>Record visit (Ctrl+Enter)</source>
        <translation>登记排查（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Who inspects</source>
        <translation>排查人员</translation>
    </message>
    <message>
        <source>Days are 1 to {days}, buildings 1 to {count}.</source>
        <translation>天数为 1 至 {days}，楼栋数为 1 至 {count}。</translation>
    </message>
</context>
</TS>
