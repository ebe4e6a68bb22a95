<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>desk_work</name>
    <message>
        <source>{some} or {last}</source>
        <translation>{some}或{last}</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Arrive</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>处置完成</translation>
    </message>
    <message>
        <source>Feed back</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Pass the check</source>
        <translation>核查通过</translation>
    </message>
    <message>
        <source>Send to rework</source>
        <translation>退回返工</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Back to acceptance</source>
        <translation>退回受理</translation>
    </message>
    <message>
        <source>Recall the dispatch</source>
        <translation>撤回派遣</translation>
    </message>
    <message>
        <source>Ask for suspension</source>
        <translation>申请挂起</translation>
    </message>
    <message>
        <source>Ask for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复办理</translation>
    </message>
    <message>
        <source>Extend the limit</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>Separate again</source>
        <translation>撤销并案</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新办理</translation>
    </message>
    <message>
        <source>Consider again</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>上提</translation>
    </message>
    <message>
        <source>Hand down</source>
        <translation>下放</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>dispatched</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>arrived at</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>handled</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>fed back</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>passed at the check</source>
        <translation>核查通过</translation>
    </message>
    <message>
        <source>sent to rework</source>
        <translation>退回返工</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>evaluated</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>sent back to acceptance</source>
        <translation>退回受理</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>撤回派遣</translation>
    </message>
    <message>
        <source>put up for suspension</source>
        <translation>申请挂起</translation>
    </message>
    <message>
        <source>put up for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>decided on by approval</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>decided on by denial</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>恢复办理</translation>
    </message>
    <message>
        <source>given more time</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>separated again</source>
        <translation>撤销并案</translation>
    </message>
    <message>
        <source>split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>重新办理</translation>
    </message>
    <message>
        <source>considered again</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>上提</translation>
    </message>
    <message>
        <source>handed down</source>
        <translation>下放</translation>
    </message>
    <message>
        <source>noted on</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>on site</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>in rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>collector</source>
        <translation>采集员</translation>
    </message>
    <message>
        <source>acceptor</source>
        <translation>受理员</translation>
    </message>
    <message>
        <source>dispatcher</source>
        <translation>派遣员</translation>
    </message>
    <message>
        <source>handler</source>
        <translation>处置人员</translation>
    </message>
    <message>
        <source>checker</source>
        <translation>核查员</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>督导</translation>
    </message>
    <message>
        <source>inspector</source>
        <translation>查违巡查员</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>district</source>
        <translation>区</translation>
    </message>
    <message>
        <source>“{step}” needs {what}. Nothing was changed.</source>
        <translation>“{step}”需要填写{what}。未作任何改动。</translation>
    </message>
    <message>
        <source>Case {id} lies in {area}, and {who} answers for {own} only. Nothing was changed.</source>
        <translation>事件 {id} 位于{area}，而{who}只负责{own}。未作任何改动。</translation>
    </message>
    <message>
        <source>a reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>somebody to send it to</source>
        <translation>派遣对象</translation>
    </message>
    <message>
        <source>a finding</source>
        <translation>核查结论</translation>
    </message>
    <message>
        <source>a rating from 1 to 5</source>
        <translation>1 至 5 的评分</translation>
    </message>
    <message>
        <source>a new limit</source>
        <translation>新的时限</translation>
    </message>
    <message>
        <source>the other case</source>
        <translation>并入的事件编号</translation>
    </message>
    <message>
        <source>a level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>There is no step {name}. Steps are: {steps}. Nothing was changed.</source>
        <translation>没有名为 {name} 的环节。可用环节：{steps}。未作任何改动。</translation>
    </message>
    <message>
        <source>“{step}” is for: {roles}. {who} is: {own}. Nothing was changed.</source>
        <translation>“{step}”由以下岗位办理：{roles}。{who}的岗位是：{own}。未作任何改动。</translation>
    </message>
    <message>
        <source>A case that is {state} can only be {ways}. Nothing was changed.</source>
        <translation>处于“{state}”状态的事件只能{ways}。未作任何改动。</translation>
    </message>
    <message>
        <source>Nobody has asked for anything in case {id}. Nothing was changed.</source>
        <translation>事件 {id} 没有待审批的申请。未作任何改动。</translation>
    </message>
    <message>
        <source>“{step}” waits for a decision in case {id} already. Nothing was changed.</source>
        <translation>事件 {id} 已有“{step}”待审批。未作任何改动。</translation>
    </message>
    <message>
        <source>Case {id} was sent to {handler}, and {who} does not work there. Nothing was changed.</source>
        <translation>事件 {id} 已派给 {handler}，{who}不在其中。未作任何改动。</translation>
    </message>
    <message>
        <source>“{step}” is for somebody who did not handle the case, and {who} did or is to. Nothing was changed.</source>
        <translation>“{step}”须由未参与处置的人员办理，而{who}参与或负责该事件的处置。未作任何改动。</translation>
    </message>
    <message>
        <source>{who} asked for it, so somebody else must decide. Nothing was changed.</source>
        <translation>该申请由{who}提出，须由他人审批。未作任何改动。</translation>
    </message>
    <message>
        <source>There is no {handler} to send a case to. Name department:CODE, squad:CODE or person:ID. Nothing was changed.</source>
        <translation>没有可派遣的对象 {handler}。请写作 department:代码、squad:代码 或 person:编号。未作任何改动。</translation>
    </message>
    <message>
        <source>A rating is from 1 (bad) to 5 (good). Nothing was changed.</source>
        <translation>评分为 1（差）至 5（好）。未作任何改动。</translation>
    </message>
    <message>
        <source>There is no level {level}; choose community, street or district. Nothing was changed.</source>
        <translation>没有层级 {level}；请选择 community（社区）、street（街道）或 district（区）。未作任何改动。</translation>
    </message>
    <message>
        <source>Case {id} is at the level {level} already or beyond it. Nothing was changed.</source>
        <translation>事件 {id} 当前层级为{level}，不能这样调整。未作任何改动。</translation>
    </message>
    <message>
        <source>The new limit must lie in the future. Nothing was changed.</source>
        <translation>新的时限必须晚于当前时间。未作任何改动。</translation>
    </message>
    <message>
        <source>The new limit must lie after the present one. Nothing was changed.</source>
        <translation>新的时限必须晚于现有时限。未作任何改动。</translation>
    </message>
    <message>
        <source>no area</source>
        <translation>所有区域之外</translation>
    </message>
    <message>
        <source>A case cannot be merged into itself. Nothing was changed.</source>
        <translation>事件不能并入自身。未作任何改动。</translation>
    </message>
    <message>
        <source>Case {other} is over, so {id} cannot be merged into it. Nothing was changed; merge into an open one.</source>
        <translation>事件 {other} 已办结，{id} 不能并入其中。未作任何改动；请并入在办事件。</translation>
    </message>
    <message>
        <source>{who} was faster: at {time} the case was {done}; it is now {state}. Nothing was changed; look at it again.</source>
        <translation>{who}已先行办理：{time} 已{done}，现为“{state}”状态。未作任何改动，请重新查看后再办。</translation>
    </message>
    <message>
        <source>Somebody at another window</source>
        <translation>另一窗口的人员</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>in work</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>{text} is no time; write it like 2026-11-30 or 2026-11-30T18:00. Nothing was changed.</source>
        <translation>{text} 不是时间；请写作 2026-11-30 或 2026-11-30T18:00。未作任何改动。</translation>
    </message>
    <message>
        <source>None of {count} cases was changed: {why}</source>
        <translation>{count} 件事件均未改动：{why}</translation>
    </message>
    <message>
        <source>{subject} was changed by another process a moment ago. Nothing was changed; look again.</source>
        <translation>{subject} 刚被另一进程改动。未作任何改动，请重新查看。</translation>
    </message>
    <message>
        <source>Only cases sent to it: department:CODE, squad:CODE or person:ID.</source>
        <translation>只列派给该对象的事件：department:代码、squad:代码 或 person:编号。</translation>
    </message>
    <message>
        <source>Only cases that wait for something you can do.</source>
        <translation>只列等待您办理的事件。</translation>
    </message>
    <message>
        <source>Show a case, what may be done with it and everything that happened to it.</source>
        <translation>显示一件事件、可办理的环节及其全部经过。</translation>
    </message>
    <message>
        <source>Everything that happened to a case, oldest first.</source>
        <translation>事件的全部经过，由早到晚。</translation>
    </message>
    <message>
        <source>Show the next case that needs you, the most pressing first.</source>
        <translation>显示下一件需要您办理的事件，最紧迫的在先。</translation>
    </message>
    <message>
        <source>Id of the case to go on from.</source>
        <translation>从该编号的事件之后继续。</translation>
    </message>
    <message>
        <source>Report a case at the desk.</source>
        <translation>坐席登记一件事件。</translation>
    </message>
    <message>
        <source>Accept a reported case.</source>
        <translation>受理上报的事件。</translation>
    </message>
    <message>
        <source>Ids of cases.</source>
        <translation>事件编号，可写多个。</translation>
    </message>
    <message>
        <source>Version of the case you saw: refused if it moved on since.</source>
        <translation>您所见事件的版本；此后已变动则拒绝。</translation>
    </message>
    <message>
        <source>Refuse a case, with the reason.</source>
        <translation>不予受理，须说明理由。</translation>
    </message>
    <message>
        <source>Put an accepted case on file.</source>
        <translation>对已受理的事件立案。</translation>
    </message>
    <message>
        <source>Send a case to a department, a squad or a person.</source>
        <translation>将事件派遣给部门、班组或个人。</translation>
    </message>
    <message>
        <source>department:CODE, squad:CODE or person:ID.</source>
        <translation>department:代码、squad:代码 或 person:编号。</translation>
    </message>
    <message>
        <source>Take over a case that was sent to you or your department.</source>
        <translation>接收派给您或您所在部门的事件。</translation>
    </message>
    <message>
        <source>Say that you are on site.</source>
        <translation>登记已到场。</translation>
    </message>
    <message>
        <source>Say that the matter is dealt with.</source>
        <translation>登记已处置完成。</translation>
    </message>
    <message>
        <source>Report back what was done.</source>
        <translation>反馈处置情况。</translation>
    </message>
    <message>
        <source>What was done and found.</source>
        <translation>处置情况。</translation>
    </message>
    <message>
        <source>Check what was done, as somebody who did not do it.</source>
        <translation>核查处置结果，须由未参与处置者办理。</translation>
    </message>
    <message>
        <source>What the check found.</source>
        <translation>核查结论。</translation>
    </message>
    <message>
        <source>Not good enough: back to rework, with --why.</source>
        <translation>不合格：退回返工，并用 --why 说明理由。</translation>
    </message>
    <message>
        <source>Close a case that passed the check.</source>
        <translation>对核查通过的事件结案。</translation>
    </message>
    <message>
        <source>Rate how a closed case was handled.</source>
        <translation>评价已结案事件的办理情况。</translation>
    </message>
    <message>
        <source>From 1 (bad) to 5 (good).</source>
        <translation>1（差）至 5（好）。</translation>
    </message>
    <message>
        <source>Return a case to whoever sent it, with the reason.</source>
        <translation>将事件退回派遣方，须说明理由。</translation>
    </message>
    <message>
        <source>Send a registered case back to acceptance, with the reason.</source>
        <translation>将已立案事件退回受理环节，须说明理由。</translation>
    </message>
    <message>
        <source>Recall a dispatch, with the reason.</source>
        <translation>撤回派遣，须说明理由。</translation>
    </message>
    <message>
        <source>Ask that a case of yours be suspended.</source>
        <translation>申请挂起由您办理的事件。</translation>
    </message>
    <message>
        <source>Ask for more time for a case of yours.</source>
        <translation>为由您办理的事件申请延期。</translation>
    </message>
    <message>
        <source>The new limit: 2026-11-30, or 2026-11-30T18:00.</source>
        <translation>新的时限：2026-11-30 或 2026-11-30T18:00。</translation>
    </message>
    <message>
        <source>Grant what was asked for; another limit than the one asked for with --until.</source>
        <translation>批准申请；可用 --until 另定时限。</translation>
    </message>
    <message>
        <source>Deny what was asked for, with the reason.</source>
        <translation>驳回申请，须说明理由。</translation>
    </message>
    <message>
        <source>Suspend a case; its clock stops.</source>
        <translation>挂起事件，停止计时。</translation>
    </message>
    <message>
        <source>Go on with a suspended case; its clock runs again.</source>
        <translation>恢复办理挂起的事件，继续计时。</translation>
    </message>
    <message>
        <source>Give a case more time.</source>
        <translation>延长事件的办理时限。</translation>
    </message>
    <message>
        <source>Merge duplicates into one case; every reporter is kept.</source>
        <translation>将重复事件并案，保留每位上报人。</translation>
    </message>
    <message>
        <source>Id of the case they live on in.</source>
        <translation>并入的事件编号。</translation>
    </message>
    <message>
        <source>Take a merged case out again.</source>
        <translation>撤销并案。</translation>
    </message>
    <message>
        <source>Split a part off as a case of its own, and show that.</source>
        <translation>将其中一部分拆分为新事件并显示。</translation>
    </message>
    <message>
        <source>The part that becomes a case of its own, in one line.</source>
        <translation>拆分出的部分，一句话概括。</translation>
    </message>
    <message>
        <source>Open a closed case again; it goes to its handler first.</source>
        <translation>重新办理已结案的事件，优先回到原处置方。</translation>
    </message>
    <message>
        <source>Look at a refused case once more.</source>
        <translation>对不予受理的事件重新受理。</translation>
    </message>
    <message>
        <source>Hand a case up to the street or the district.</source>
        <translation>将事件上提到街道或区。</translation>
    </message>
    <message>
        <source>community, street or district.</source>
        <translation>community（社区）、street（街道）或 district（区）。</translation>
    </message>
    <message>
        <source>Who is named for it.</source>
        <translation>指定的专班。</translation>
    </message>
    <message>
        <source>Hand a case down again.</source>
        <translation>将事件下放。</translation>
    </message>
    <message>
        <source>Add a note to a case.</source>
        <translation>为事件添加备注。</translation>
    </message>
    <message>
        <source>Name of whoever reported it; masked by role.</source>
        <translation>上报人姓名；按岗位脱敏。</translation>
    </message>
    <message>
        <source>Telephone of whoever reported it; masked by role.</source>
        <translation>上报人电话；按岗位脱敏。</translation>
    </message>
    <message>
        <source>The note.</source>
        <translation>备注内容。</translation>
    </message>
    <message>
        <source>Print the life cycle of cases as a Mermaid diagram.</source>
        <translation>以 Mermaid 图输出事件的生命周期。</translation>
    </message>
</context>
</TS>
