<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>desk_help</name>
    <message>
        <source>Case {id} lies outside the area of {who}. Nothing was changed.</source>
        <translation>案件 {id} 不在{who}的管辖范围内，未作任何改动。</translation>
    </message>
    <message>
        <source>There is no sampling rule {rule}. The rules are: {rules}</source>
        <translation>没有抽查规则 {rule}，现有规则：{rules}</translation>
    </message>
    <message>
        <source>A check that fails needs a finding. Nothing was changed.</source>
        <translation>抽查不合格必须填写核查结论，未作任何改动。</translation>
    </message>
    <message>
        <source>There is no check task {id}.</source>
        <translation>没有抽查任务 {id}。</translation>
    </message>
    <message>
        <source>Check task {id} was done already by {who}. Nothing was changed.</source>
        <translation>抽查任务 {id} 已由{who}完成，未作任何改动。</translation>
    </message>
    <message>
        <source>the operator</source>
        <translation>值班坐席</translation>
    </message>
    <message>
        <source>{rule}: {hours} h past its limit</source>
        <translation>{rule}：已超时限 {hours} 小时</translation>
    </message>
    <message>
        <source>{rule}: {count} people are spoken of</source>
        <translation>{rule}：涉及约 {count} 人</translation>
    </message>
    <message>
        <source>{rule}: it says “{word}”</source>
        <translation>{rule}：内容含“{word}”</translation>
    </message>
    <message>
        <source>{rule}: open cases of this class within {metres} m in {areas}</source>
        <translation>{rule}：{metres} 米内{areas}均有同类未结案件</translation>
    </message>
    <message>
        <source>{rule}: {times} times within {metres} m and {days} days</source>
        <translation>{rule}：{metres} 米范围、{days} 天内发生 {times} 次</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{rule} no longer holds</source>
        <translation>“{rule}”情形已消除</translation>
    </message>
    <message>
        <source>Nobody answers for its class and area.</source>
        <translation>该类别、该区域没有责任单位。</translation>
    </message>
    <message>
        <source>reported {hours} h apart</source>
        <translation>上报相隔 {hours} 小时</translation>
    </message>
    <message>
        <source>reported {minutes} min apart</source>
        <translation>上报相隔 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{metres} m away</source>
        <translation>相距 {metres} 米</translation>
    </message>
    <message>
        <source>texts {percent} % alike</source>
        <translation>描述相似 {percent}%</translation>
    </message>
    <message>
        <source>same class</source>
        <translation>同一类别</translation>
    </message>
    <message>
        <source>same group of classes</source>
        <translation>同一大类</translation>
    </message>
    <message>
        <source>off duty</source>
        <translation>不在值班时间</translation>
    </message>
    <message>
        <source>sent it back before</source>
        <translation>曾退回本案</translation>
    </message>
    <message>
        <source>nobody answers for this class; the area’s own desk</source>
        <translation>该类别无责任单位，由属地受理</translation>
    </message>
    <message>
        <source>in this area</source>
        <translation>本辖区</translation>
    </message>
    <message>
        <source>{count} in hand</source>
        <translation>在办 {count} 件</translation>
    </message>
    <message>
        <source>nothing in hand</source>
        <translation>无在办案件</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>answers for this class</source>
        <translation>负责该类别</translation>
    </message>
    <message>
        <source>answers for this group of classes</source>
        <translation>负责该大类</translation>
    </message>
    <message>
        <source>from a neighbouring area</source>
        <translation>邻近网格支援</translation>
    </message>
    <message>
        <source>{length} by road</source>
        <translation>沿路 {length}</translation>
    </message>
    <message>
        <source>{length} straight</source>
        <translation>直线 {length}</translation>
    </message>
    <message>
        <source>{file}: the duty hours of {owner} are wrong; write them like 08:30, with weekdays from 1 to 7. Nothing was changed.</source>
        <translation>{file}：{owner} 的值班时间有误，请写成 08:30 这样的形式，星期用 1 至 7，未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: there is no time zone {zone}. Nothing was changed.</source>
        <translation>{file}：没有时区 {zone}，未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: {rule} cannot have {field} = {value}. Nothing was changed.</source>
        <translation>{file}：{rule} 的 {field} 不能为 {value}，未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of rules: {why}</source>
        <translation>{file} 不是规则目录：{why}</translation>
    </message>
    <message>
        <source>{file} names no department. Nothing was changed.</source>
        <translation>{file} 中没有任何部门，未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of departments: {why}</source>
        <translation>{file} 不是部门目录：{why}</translation>
    </message>
    <message>
        <source>{file}: {code} names a level that is not one of {levels}. Nothing was changed.</source>
        <translation>{file}：{code} 的层级不在 {levels} 之内，未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: {code} has an empty name or class prefix. Nothing was changed.</source>
        <translation>{file}：{code} 的名称或类别前缀为空，未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has an entry whose code is empty or holds a colon. Nothing was changed.</source>
        <translation>{file} 中有条目的编码为空或含有冒号，未作任何改动。</translation>
    </message>
    <message>
        <source>Nobody answers for the class and area of case {id}. Nothing was changed; name the handler with: case dispatch</source>
        <translation>案件 {id} 的类别和区域没有责任单位，未作任何改动；请用 case dispatch 指定处置单位。</translation>
    </message>
    <message>
        <source>No open case is very likely the same as {id}. Nothing was changed; name the other one with: case merge --into</source>
        <translation>没有与 {id} 高度相似的未结案件，未作任何改动；请用 case merge --into 指定并入的案件。</translation>
    </message>
    <message>
        <source>--reopen goes with --fail. Nothing was changed.</source>
        <translation>--reopen 须与 --fail 一起使用，未作任何改动。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>时段的结束早于开始。</translation>
    </message>
    <message>
        <source>There is no line among these features to measure ways along.</source>
        <translation>这些要素中没有可用来量算路程的线。</translation>
    </message>
    <message>
        <source>{layer} holds no lines; ways can only be measured along lines. Nothing was changed.</source>
        <translation>{layer} 不是线图层，只能沿线量算路程，未作任何改动。</translation>
    </message>
    <message>
        <source>Propose whom to send: responsible, on duty, near, with little in hand.</source>
        <translation>推荐派遣对象：职责相符、在岗、就近、在办少。</translation>
    </message>
    <message>
        <source>At most so many.</source>
        <translation>最多显示条数。</translation>
    </message>
    <message>
        <source>Dispatch to the first.</source>
        <translation>直接派给第一位。</translation>
    </message>
    <message>
        <source>With --accept: the reason; otherwise the proposal's.</source>
        <translation>与 --accept 合用：派遣理由；不填则用推荐理由。</translation>
    </message>
    <message>
        <source>Dispatch many cases, each to the first proposed; every one adds to its handler's load.</source>
        <translation>批量派遣，各派给首位推荐对象，并随派随计其在办量。</translation>
    </message>
    <message>
        <source>Ids of cases; without any, all that wait for it.</source>
        <translation>案件编号；不填则为全部待派遣案件。</translation>
    </message>
    <message>
        <source>Without ids: only cases in this area (name, code or id) and below.</source>
        <translation>不填编号时：只派该区域（名称、编码或编号）及下级的案件。</translation>
    </message>
    <message>
        <source>Without ids: at most so many, the most pressing first.</source>
        <translation>不填编号时：最多派遣件数，先急后缓。</translation>
    </message>
    <message>
        <source>Only show who would get what.</source>
        <translation>只显示分派方案，不实际派遣。</translation>
    </message>
    <message>
        <source>Measure the way to a case along the roads of a layer.</source>
        <translation>沿道路图层量算到案件的路程。</translation>
    </message>
    <message>
        <source>Name or id of a line layer; without one, what is marked now.</source>
        <translation>线图层的名称或编号；不填则显示当前道路图层。</translation>
    </message>
    <message>
        <source>Measure straight again.</source>
        <translation>恢复按直线距离量算。</translation>
    </message>
    <message>
        <source>Open cases that may be the same: near, of its class, at that time, in such words.</source>
        <translation>疑似重复的未结案件：位置、类别、时间、描述相近。</translation>
    </message>
    <message>
        <source>Merge the case into the first that is very likely the same.</source>
        <translation>并入第一件高度相似的案件。</translation>
    </message>
    <message>
        <source>Cases that a rule asks to rise to the street or the district.</source>
        <translation>按规则应提级到街道或区的案件。</translation>
    </message>
    <message>
        <source>What may come down again instead.</source>
        <translation>改为显示可以降级的案件。</translation>
    </message>
    <message>
        <source>Escalate what the rules ask for, and name the task forces.</source>
        <translation>按规则批量提级，并指定专班。</translation>
    </message>
    <message>
        <source>Hand down what may come down again instead.</source>
        <translation>改为批量降级。</translation>
    </message>
    <message>
        <source>At most so many; 0 for all.</source>
        <translation>最多处理件数；0 为全部。</translation>
    </message>
    <message>
        <source>Same-day settlement rate of each level: closed on the day of the report ÷ reported.</source>
        <translation>各层级当日办结率：上报当日结案数 ÷ 上报数。</translation>
    </message>
    <message>
        <source>From this day, month or year on: 2026-11-01, 2026-11 or 2026.</source>
        <translation>起始日、月或年：2026-11-01、2026-11 或 2026。</translation>
    </message>
    <message>
        <source>Up to and with this day, month or year.</source>
        <translation>截至日、月或年（含）。</translation>
    </message>
    <message>
        <source>List the check tasks, what is due first.</source>
        <translation>列出抽查任务，先到期的在前。</translation>
    </message>
    <message>
        <source>Only what is still to be done.</source>
        <translation>只列待办任务。</translation>
    </message>
    <message>
        <source>Only what you may do: in your area, and not handled by you.</source>
        <translation>只列本人可查的任务：在管辖区域内且非本人处置。</translation>
    </message>
    <message>
        <source>Draw sample checks from what was closed in a period; again, only what is missing.</source>
        <translation>从时段内的结案中抽取抽查任务；重复抽取只补足差额。</translation>
    </message>
    <message>
        <source>Only this rule, by code.</source>
        <translation>只用该编码的规则。</translation>
    </message>
    <message>
        <source>Of the lot, to draw the same again; otherwise by chance.</source>
        <translation>抽签种子，可据此复现；不填则随机。</translation>
    </message>
    <message>
        <source>Do a sample check, as somebody who did not handle the case.</source>
        <translation>执行抽查，处置人本人不得抽查。</translation>
    </message>
    <message>
        <source>Id of the check task or of its case.</source>
        <translation>抽查任务或案件的编号。</translation>
    </message>
    <message>
        <source>What the check found; needed where it failed.</source>
        <translation>核查结论；不合格时必填。</translation>
    </message>
    <message>
        <source>Not as it should be.</source>
        <translation>不合格。</translation>
    </message>
    <message>
        <source>With --fail: reopen the case too.</source>
        <translation>与 --fail 合用：同时重开案件。</translation>
    </message>
    <message>
        <source>What came of the sample checks drawn in a period, by rule.</source>
        <translation>时段内抽查结果，按规则统计。</translation>
    </message>
    <message>
        <source>Sample checks of closed cases.</source>
        <translation>结案抽查。</translation>
    </message>
    <message>
        <source>The case desk after a year: opening, filters, orders, commands, evaluation, memory.</source>
        <translation>一年数据量的案件平台：打开、筛选、排序、操作、评价、内存。</translation>
    </message>
    <message>
        <source>Open cases.</source>
        <translation>未结案件数。</translation>
    </message>
    <message>
        <source>Entries of the ledger in all.</source>
        <translation>台账条目总数。</translation>
    </message>
    <message>
        <source>Keep the made profile here for the next time.</source>
        <translation>将生成的档案保留在此，供下次使用。</translation>
    </message>
    <message>
        <source>{folder} holds another profile. Nothing was changed; name an empty folder.</source>
        <translation>{folder} 中已有其他档案，未作任何改动；请指定空文件夹。</translation>
    </message>
    <message>
        <source>The profile to measure could not be made; see what is said above.</source>
        <translation>未能生成测试档案，原因见上。</translation>
    </message>
</context>
</TS>
