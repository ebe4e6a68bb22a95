<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>qa_desk</name>
    <message>
        <source>No order is open here. “Open only” hides those that are over.</source>
        <translation>此处没有未结的发令；取消“仅未结”可查看已办结的。</translation>
    </message>
    <message>
        <source>Say for what purpose you need it, in at least {count} characters; the purpose is kept on record. Nothing was shown.</source>
        <translation>请说明查看用途，至少 {count} 个字；用途将留痕。未显示任何内容。</translation>
    </message>
    <message>
        <source>a title for the new case</source>
        <translation>新事件的标题</translation>
    </message>
    <message>
        <source>in line {line}, at character {column}, stands what may not stand there</source>
        <translation>第 {line} 行第 {column} 个字符处内容有误</translation>
    </message>
    <message>
        <source>it has more than {n} pixels</source>
        <translation>超过 {n} 像素</translation>
    </message>
    <message>
        <source>it is no picture</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>the note</source>
        <translation>备注内容</translation>
    </message>
    <message>
        <source>what was done</source>
        <translation>办理情况</translation>
    </message>
    <message>
        <source>{field} cannot be {given}</source>
        <translation>{field} 不能取 {given}</translation>
    </message>
    <message>
        <source>Grid Console (网格指挥台): one district, one map, every step on record.</source>
        <translation>网格指挥台：一城一图，全程留痕。</translation>
    </message>
    <message>
        <source>Folder that holds this installation.</source>
        <translation>工作目录：本机的全部数据都在其中。</translation>
    </message>
    <message>
        <source>zh or en; otherwise the system's language.</source>
        <translation>zh（中文）或 en（英文）；不写则用系统语言。</translation>
    </message>
    <message>
        <source>Print the result as one JSON value.</source>
        <translation>以一个 JSON 值输出结果。</translation>
    </message>
    <message>
        <source>Bring the evaluation to the front.</source>
        <translation>切换到考核评价。</translation>
    </message>
    <message>
        <source>Bring the map to the front.</source>
        <translation>切换到地图。</translation>
    </message>
    <message>
        <source>Bring the orders of communities to departments to the front.</source>
        <translation>切换到社区发令。</translation>
    </message>
    <message>
        <source>Choose a case first.</source>
        <translation>请先选择一件事件。</translation>
    </message>
    <message>
        <source>Figures of a period, opened into their cases (F4)</source>
        <translation>时段内各项指标，可打开所含事件（F4）</translation>
    </message>
    <message>
        <source>Orders of communities to departments (F3)</source>
        <translation>社区向部门的发令（F3）</translation>
    </message>
    <message>
        <source>No line before gave {name} a field {field}.</source>
        <translation>此前没有一行给出 {name} 的字段 {field}。</translation>
    </message>
    <message>
        <source>Order departments to come about the case shown.</source>
        <translation>就当前事件向部门发令，要求到场。</translation>
    </message>
    <message>
        <source>Step due</source>
        <translation>环节时限</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>退回重办</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>可办环节</translation>
    </message>
    <message>
        <source>Number of entries</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Login name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>岗位代码</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Department code</source>
        <translation>部门代码</translation>
    </message>
    <message>
        <source>Squad</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>Issued at</source>
        <translation>发令时间</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>Imported at</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Imported by</source>
        <translation>导入人</translation>
    </message>
    <message>
        <source>Closed the same day</source>
        <translation>当日办结</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>Distance, m</source>
        <translation>距离（米）</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>By road</source>
        <translation>沿道路</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Most likely the same</source>
        <translation>基本相同</translation>
    </message>
    <message>
        <source>By distance</source>
        <translation>按距离</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By words</source>
        <translation>按描述</translation>
    </message>
    <message>
        <source>Rule code</source>
        <translation>规则代码</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Drawn at</source>
        <translation>抽取时间</translation>
    </message>
    <message>
        <source>Checked at</source>
        <translation>核查时间</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>核查人</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
</context>
</TS>
