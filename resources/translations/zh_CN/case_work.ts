<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>case_work</name>
    <message>
        <source>Accept the proposal</source>
        <translation>采纳派遣建议</translation>
    </message>
    <message>
        <source>Accept the proposal (key P): {why}</source>
        <translation>采纳建议（P 键）：{why}</translation>
    </message>
    <message>
        <source>All steps that are possible now</source>
        <translation>目前可办理的全部步骤</translation>
    </message>
    <message>
        <source>Attach photos or files to a case; what is attached stays.</source>
        <translation>为事件添加照片或文件；添加后不可删除。</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Attached: {files}</source>
        <translation>已添加附件：{files}</translation>
    </message>
    <message>
        <source>Attachments · {n}</source>
        <translation>附件 · {n}</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Case file {id}</source>
        <translation>案卷 {id}</translation>
    </message>
    <message>
        <source>Choose the case it is merged into.</source>
        <translation>请选择并入的事件。</translation>
    </message>
    <message>
        <source>Choose the level.</source>
        <translation>请选择层级。</translation>
    </message>
    <message>
        <source>Choose who is to handle it.</source>
        <translation>请选择处置单位或人员。</translation>
    </message>
    <message>
        <source>Click the dots of two entries, or press Space on them, to compare the two moments.</source>
        <translation>点选两条记录的圆点（或按空格键）即可比较两个时刻。</translation>
    </message>
    <message>
        <source>Compare a case at two moments of its history.</source>
        <translation>比较事件在两个时刻的情况。</translation>
    </message>
    <message>
        <source>Copy them into this folder.</source>
        <translation>复制到此文件夹。</translation>
    </message>
    <message>
        <source>Do it (Enter)</source>
        <translation>确定（Enter）</translation>
    </message>
    <message>
        <source>Done with {n}.</source>
        <translation>已办理 {n} 件。</translation>
    </message>
    <message>
        <source>Drop photos or files here to attach them.</source>
        <translation>将照片或文件拖到此处即可添加附件。</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>核查结论</translation>
    </message>
    <message>
        <source>From {first} to {last}:</source>
        <translation>从 {first} 到 {last}：</translation>
    </message>
    <message>
        <source>Give a reason; it goes on record.</source>
        <translation>请填写理由，理由将留痕。</translation>
    </message>
    <message>
        <source>Go to the next case that needs me, the most pressing first.</source>
        <translation>转到下一件需要我办理的事件，最紧迫的在先。</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>处置单位</translation>
    </message>
    <message>
        <source>Leave it (Esc)</source>
        <translation>取消（Esc）</translation>
    </message>
    <message>
        <source>Ledger of site {site} up to entry {n}: {hash}</source>
        <translation>站点 {site} 台账至第 {n} 条：{hash}</translation>
    </message>
    <message>
        <source>Linked case</source>
        <translation>关联事件</translation>
    </message>
    <message>
        <source>List what is attached to a case; with --out, copy it.</source>
        <translation>列出事件的附件；加 --out 可复制出来。</translation>
    </message>
    <message>
        <source>Lives on in {id}.</source>
        <translation>已并入 {id}。</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Log in to work on cases.</source>
        <translation>请先登录再办理事件。</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>M  Same as {title}?</source>
        <translation>M  与“{title}”相同？</translation>
    </message>
    <message>
        <source>Merge with the case alike</source>
        <translation>与相似事件并案</translation>
    </message>
    <message>
        <source>Merge with the case alike (key M): {why}</source>
        <translation>与相似事件并案（M 键）：{why}</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>No case needs you now.</source>
        <translation>目前没有需要您办理的事件。</translation>
    </message>
    <message>
        <source>No open case near by is alike.</source>
        <translation>附近没有相似的未结事件。</translation>
    </message>
    <message>
        <source>No program is set up to open {file}.</source>
        <translation>系统没有可打开 {file} 的程序。</translation>
    </message>
    <message>
        <source>No users are registered: whoever sits here may do everything. “user add” or “user demo” registers some.</source>
        <translation>尚未登记用户：使用者可办理全部事项。可用“user add”或“user demo”登记用户。</translation>
    </message>
    <message>
        <source>Nobody is logged in; everything can be seen, nothing changed.</source>
        <translation>尚未登录：可以查看，不能更改。</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>没有差别。</translation>
    </message>
    <message>
        <source>Number of an entry of its history; -1 is the last.</source>
        <translation>办理记录的序号；-1 为最后一条。</translation>
    </message>
    <message>
        <source>Number of another.</source>
        <translation>另一条的序号。</translation>
    </message>
    <message>
        <source>Number of the case.</source>
        <translation>事件编号。</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>P  Send to {who}</source>
        <translation>P  派给 {who}</translation>
    </message>
    <message>
        <source>PDF file to write; otherwise named after the case.</source>
        <translation>要写入的 PDF 文件；缺省以事件编号命名。</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Photos or other files.</source>
        <translation>照片或其他文件。</translation>
    </message>
    <message>
        <source>Printed {when}</source>
        <translation>打印于 {when}</translation>
    </message>
    <message>
        <source>Printed {when} by {who}</source>
        <translation>{who} 打印于 {when}</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Reason, for the record</source>
        <translation>理由（留痕）</translation>
    </message>
    <message>
        <source>Reason: {why}</source>
        <translation>理由：{why}</translation>
    </message>
    <message>
        <source>Reopened after it was closed.</source>
        <translation>结案后重新开启。</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>Reporters · {n}</source>
        <translation>上报人 · {n}</translation>
    </message>
    <message>
        <source>Say what was found.</source>
        <translation>请填写核查结论。</translation>
    </message>
    <message>
        <source>Select at most {n} to work on them together.</source>
        <translation>一次最多选 {n} 件一并办理。</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>处置层级</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Split from</source>
        <translation>拆自</translation>
    </message>
    <message>
        <source>Taken {n} m away from the case</source>
        <translation>拍摄地点距事件 {n} 米</translation>
    </message>
    <message>
        <source>Taken {when}</source>
        <translation>拍摄于 {when}</translation>
    </message>
    <message>
        <source>Task force</source>
        <translation>专班</translation>
    </message>
    <message>
        <source>The clock stands</source>
        <translation>计时已暂停</translation>
    </message>
    <message>
        <source>The file {name} is missing from this profile or was changed on disk. Its record is kept; attach the original again to restore it.</source>
        <translation>文件 {name} 在本配置中缺失或已被改动；其记录保留，重新添加原文件即可恢复。</translation>
    </message>
    <message>
        <source>The first proposal for every case</source>
        <translation>每件事件采用各自的首选建议</translation>
    </message>
    <message>
        <source>The picture cannot be read ({why}); the file is kept as it is.</source>
        <translation>图片无法识读（{why}）；文件原样保留。</translation>
    </message>
    <message>
        <source>There is no entry {n}; the case has entries 1 to {count}.</source>
        <translation>没有第 {n} 条记录；该事件有第 1 至 {count} 条。</translation>
    </message>
    <message>
        <source>There is nobody to choose from.</source>
        <translation>没有可选的处置单位或人员。</translation>
    </message>
    <message>
        <source>This step: {limit}</source>
        <translation>本环节：{limit}</translation>
    </message>
    <message>
        <source>To be done again: {why}</source>
        <translation>需返工：{why}</translation>
    </message>
    <message>
        <source>Use these words</source>
        <translation>使用这条常用语</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>可办理的步骤</translation>
    </message>
    <message>
        <source>What they show.</source>
        <translation>内容说明。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>核查结论</translation>
    </message>
    <message>
        <source>Whole case: {limit}</source>
        <translation>全流程：{limit}</translation>
    </message>
    <message>
        <source>Write a case's file as PDF: everything on record, with map, photos and the head of the ledger's chain.</source>
        <translation>将事件案卷写成 PDF：全部留痕、地图、照片和台账链首。</translation>
    </message>
    <message>
        <source>Write everything on record about this case as PDF</source>
        <translation>将本事件的全部留痕写成 PDF 案卷</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>each by its own proposal</source>
        <translation>各按建议派遣</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全部区域</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>good</source>
        <translation>较好</translation>
    </message>
    <message>
        <source>more time until {when}</source>
        <translation>延期至 {when}</translation>
    </message>
    <message>
        <source>suspension</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>very bad</source>
        <translation>很差</translation>
    </message>
    <message>
        <source>very good</source>
        <translation>很好</translation>
    </message>
    <message>
        <source>{file} cannot be read ({why}). Nothing was attached.</source>
        <translation>无法读取 {file}（{why}），未添加任何附件。</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}). Name another folder.</source>
        <translation>无法写入 {file}（{why}），请指定其他文件夹。</translation>
    </message>
    <message>
        <source>{file} could not be copied into the profile ({why}). Nothing was attached.</source>
        <translation>无法将 {file} 复制到配置中（{why}），未添加任何附件。</translation>
    </message>
    <message>
        <source>{file} has {size} bytes; a file to attach has 1 to {most}. Nothing was attached.</source>
        <translation>{file} 有 {size} 字节；附件须为 1 至 {most} 字节。未添加任何附件。</translation>
    </message>
    <message>
        <source>{file} is not a file. Nothing was attached.</source>
        <translation>{file} 不是文件，未添加任何附件。</translation>
    </message>
    <message>
        <source>{n} % alike: {reasons}</source>
        <translation>相似度 {n} %：{reasons}</translation>
    </message>
    <message>
        <source>{n} cases selected</source>
        <translation>已选 {n} 件</translation>
    </message>
    <message>
        <source>{n} more …</source>
        <translation>更多 {n} 项…</translation>
    </message>
    <message>
        <source>{n} × more time</source>
        <translation>延期 {n} 次</translation>
    </message>
    <message>
        <source>{n} × recalled</source>
        <translation>撤回派遣 {n} 次</translation>
    </message>
    <message>
        <source>{n} × reopened</source>
        <translation>重开 {n} 次</translation>
    </message>
    <message>
        <source>{n} × returned</source>
        <translation>回退 {n} 次</translation>
    </message>
    <message>
        <source>{n} × rework</source>
        <translation>返工 {n} 次</translation>
    </message>
    <message>
        <source>{step}: {n} done, {m} refused</source>
        <translation>{step}：办理 {n} 件，拒绝 {m} 件</translation>
    </message>
    <message>
        <source>{step}: {title}</source>
        <translation>{step}：{title}</translation>
    </message>
    <message>
        <source>{title}: {before} → {after}</source>
        <translation>{title}：{before} → {after}</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <translation>{what}（{key} 键）</translation>
    </message>
    <message>
        <source>{who} asks for {what}: {why}</source>
        <translation>{who} 申请{what}：{why}</translation>
    </message>
    <message>
        <source>{who} has left and can do nothing any more. Nothing was changed.</source>
        <translation>{who} 已离岗，不能再办理，未作任何更改。</translation>
    </message>
    <message>
        <source>{who} is logged in.</source>
        <translation>{who} 已登录。</translation>
    </message>
    <message>
        <source>… and {n} more that were refused</source>
        <translation>……另有 {n} 件被拒绝</translation>
    </message>
</context>
</TS>
