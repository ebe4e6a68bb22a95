<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>case_form</name>
    <message>
        <source>Register a new case in the form over the case card.</source>
        <translation>在事件卡片位置打开登记表，登记新事件。</translation>
    </message>
    <message>
        <source>Type the password of {name}.</source>
        <translation>请输入 {name} 的密码。</translation>
    </message>
    <message>
        <source>Reporting a case is for: {roles}. {who} is: {own}. Nothing was changed.</source>
        <translation>登记事件的岗位是：{roles}。{who} 的岗位是：{own}。未作任何更改。</translation>
    </message>
    <message>
        <source>{who} answers for {own} only, so a case needs a place there. Nothing was changed.</source>
        <translation>{who} 只负责{own}，登记的事件须有该范围内的位置。未作任何更改。</translation>
    </message>
    <message>
        <source>The place lies in {area}, and {who} answers for {own} only. Nothing was changed.</source>
        <translation>该位置属于{area}，而 {who} 只负责{own}。未作任何更改。</translation>
    </message>
    <message>
        <source>Bring the sample checks of closed cases to the front.</source>
        <translation>切换到结案抽查。</translation>
    </message>
    <message>
        <source>Cases that may be the same</source>
        <translation>疑似重复的事件</translation>
    </message>
    <message>
        <source>The same (Ctrl+Enter)</source>
        <translation>是同一件（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>The report is registered and merged into the case marked; whoever reported it is kept</source>
        <translation>本次上报登记后并入选中的事件，上报人一并保留</translation>
    </message>
    <message>
        <source>Reported already?</source>
        <translation>是否已有人上报？</translation>
    </message>
    <message>
        <source>Reported by others too</source>
        <translation>其他上报人</translation>
    </message>
    <message>
        <source>Register (Enter)</source>
        <translation>登记（Enter）</translation>
    </message>
    <message>
        <source>Later (Esc)</source>
        <translation>稍后（Esc）</translation>
    </message>
    <message>
        <source>Close the form; what is written is there again the next time</source>
        <translation>关闭登记表；已填内容保留，下次打开时仍在</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Begin again with empty fields</source>
        <translation>清空各项，重新填写</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新事件登记</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>What happened, in one line</source>
        <translation>一句话说明发生了什么</translation>
    </message>
    <message>
        <source>Click on the map, or type coordinates</source>
        <translation>在地图上点选，或输入坐标</translation>
    </message>
    <message>
        <source>For example 22.5431, 114.0579 or 508312 2493850 EPSG:4547</source>
        <translation>例如 22.5431, 114.0579 或 508312 2493850 EPSG:4547</translation>
    </message>
    <message>
        <source>The place in words</source>
        <translation>位置描述</translation>
    </message>
    <message>
        <source>Masked by role wherever it is shown</source>
        <translation>显示时按岗位脱敏</translation>
    </message>
    <message>
        <source>Registered as {id}, but not merged: {why}</source>
        <translation>已登记为 {id}，但未能并案：{why}</translation>
    </message>
    <message>
        <source>Added to {id}: {title}</source>
        <translation>已并入 {id}：{title}</translation>
    </message>
    <message>
        <source>Registered: {title}</source>
        <translation>已登记：{title}</translation>
    </message>
    <message>
        <source>Say what happened.</source>
        <translation>请填写发生了什么。</translation>
    </message>
    <message>
        <source>No class is called that; choose one of the suggestions, or leave it empty.</source>
        <translation>没有这样的类别；请从候选中选择，或留空。</translation>
    </message>
    <message>
        <source>This is no telephone number.</source>
        <translation>这不是电话号码。</translation>
    </message>
    <message>
        <source>It is not; says what was found (key X)</source>
        <translation>不合格，并填写发现的问题（X 键）</translation>
    </message>
    <message>
        <source>Draw sample checks from what was closed in a period</source>
        <translation>从一段时间内结案的事件中抽取</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>抽查规则</translation>
    </message>
    <message>
        <source>Sample checks</source>
        <translation>结案抽查</translation>
    </message>
    <message>
        <source>Sample checks · {n}</source>
        <translation>结案抽查 · {n}</translation>
    </message>
    <message>
        <source>Log in to do sample checks.</source>
        <translation>请先登录再抽查。</translation>
    </message>
    <message>
        <source>Nothing is to be checked by you. “Draw …” draws from what was closed.</source>
        <translation>目前没有需要您抽查的事件。点“抽取…”可从已结案事件中抽取。</translation>
    </message>
    <message>
        <source>{text} · due {when}</source>
        <translation>{text} · 时限 {when}</translation>
    </message>
    <message>
        <source>Passed: {id}</source>
        <translation>抽查合格：{id}</translation>
    </message>
    <message>
        <source>Not passed: {id} · {finding}</source>
        <translation>抽查不合格：{id} · {finding}</translation>
    </message>
    <message>
        <source>Closed cases, drawn by lot to be looked at once more by somebody who did not handle them</source>
        <translation>随机抽取的已结案事件，由未参与处置的人员复查</translation>
    </message>
    <message>
        <source>X  Not passed …</source>
        <translation>X  不合格…</translation>
    </message>
    <message>
        <source>Y  Passed</source>
        <translation>Y  合格</translation>
    </message>
    <message>
        <source>Draw …</source>
        <translation>抽取…</translation>
    </message>
    <message>
        <source>The case is as it should be (key Y)</source>
        <translation>事件办理合格（Y 键）</translation>
    </message>
    <message>
        <source>Name, code or pinyin initials</source>
        <translation>名称、代码或拼音首字母</translation>
    </message>
    <message>
        <source>Classes that fit</source>
        <translation>匹配的类别</translation>
    </message>
    <message>
        <source>Reopen the case too</source>
        <translation>同时重新办理该事件</translation>
    </message>
    <message>
        <source>Not passed (Enter)</source>
        <translation>不合格（Enter）</translation>
    </message>
    <message>
        <source>Not passed: {title}</source>
        <translation>不合格：{title}</translation>
    </message>
    <message>
        <source>Shown for a minute; it is on record.</source>
        <translation>显示一分钟，已留痕。</translation>
    </message>
    <message>
        <source>Report {n}</source>
        <translation>第 {n} 次上报</translation>
    </message>
    <message>
        <source>Purpose, for the record</source>
        <translation>查看事由（留痕）</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>查看事由</translation>
    </message>
    <message>
        <source>Show (Enter)</source>
        <translation>查看（Enter）</translation>
    </message>
    <message>
        <source>What do you need “{field}” for? It goes on record.</source>
        <translation>为何需要查看“{field}”？事由将留痕。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show {field} for a minute; who, what and why are on record</source>
        <translation>查看{field}一分钟；查看人、内容和事由均留痕</translation>
    </message>
    <message>
        <source>Show {field}</source>
        <translation>查看{field}</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>抽查</translation>
    </message>
    <message>
        <source>Shown to somebody: {field}</source>
        <translation>查看脱敏内容：{field}</translation>
    </message>
    <message>
        <source>Another report joined</source>
        <translation>并入重复上报</translation>
    </message>
    <message>
        <source>A report was taken out</source>
        <translation>移出并入的上报</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Split off</source>
        <translation>拆分出</translation>
    </message>
    <message>
        <source>Sample checks of closed cases (F5)</source>
        <translation>结案抽查（F5）</translation>
    </message>
    <message>
        <source>Escalate as the rule says</source>
        <translation>按规则上提</translation>
    </message>
    <message>
        <source>E  Up to the {level}, by rule</source>
        <translation>E  按规则上提至{level}</translation>
    </message>
    <message>
        <source>Escalate as the rule says (key E): {why}</source>
        <translation>按规则上提（E 键）：{why}</translation>
    </message>
    <message>
        <source>To rise to the {level}: {why}</source>
        <translation>应上提至{level}：{why}</translation>
    </message>
</context>
</TS>
