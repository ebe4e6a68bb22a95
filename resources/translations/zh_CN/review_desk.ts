<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>review_desk</name>
    <message>
        <source>{n} detections taken in as batch {id} ({name}).</source>
        <translation>已载入 {n} 个疑似图斑，批次 {id}（{name}）。</translation>
    </message>
    <message>
        <source>Reading the detections …</source>
        <translation>正在读取疑似图斑……</translation>
    </message>
    <message>
        <source>Write an answer as KEY=TEXT, such as builder=张三. Nothing was changed.</source>
        <translation>回答请写成 键=内容，例如 builder=张三。未作任何更改。</translation>
    </message>
    <message>
        <source>{done} done, {left} left: {first} new, {second} for a second look, {third} for a third, {evidence} for more evidence, {field} in the field.</source>
        <translation>已完成 {done}，剩余 {left}：待初审 {first}，待复审 {second}，待终审 {third}，待补举证 {evidence}，外业中 {field}。</translation>
    </message>
    <message>
        <source>{pace} an hour; done at {end} without a pause.</source>
        <translation>每小时 {pace} 个；不停歇的话 {end} 完成。</translation>
    </message>
    <message>
        <source>Nothing is left in this queue that nobody else holds.</source>
        <translation>该队列中没有可领取的图斑了。</translation>
    </message>
    <message>
        <source>There is no status {name}; choose from: {names}.</source>
        <translation>没有状态 {name}；可选：{names}。</translation>
    </message>
    <message>
        <source>This profile has users: log in instead of giving --as. Nothing was changed.</source>
        <translation>本配置已有用户：请登录，不要用 --as。未作任何更改。</translation>
    </message>
    <message>
        <source>covered by permit {permit}</source>
        <translation>在许可 {permit} 范围内</translation>
    </message>
    <message>
        <source>from pictures alone</source>
        <translation>仅来自影像</translation>
    </message>
    <message>
        <source>demo data</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>Verdicts are kept back: this is a blind second look.</source>
        <translation>结论暂不显示：这是盲审复核。</translation>
    </message>
    <message>
        <source>There is no fact {name}; choose from: {names}.</source>
        <translation>没有事实结论 {name}；可选：{names}。</translation>
    </message>
    <message>
        <source>There is no disposal {name}; choose from: {names}.</source>
        <translation>没有处置意见 {name}；可选：{names}。</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>{file} could not be copied into the profile ({why}). Nothing was changed.</source>
        <translation>无法把 {file} 复制到配置中（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>Suspected illegal building: {size} m², {gain}</source>
        <translation>疑似违法建设：{size} 平方米，{gain}</translation>
    </message>
    <message>
        <source>{metres} m higher</source>
        <translation>升高 {metres} 米</translation>
    </message>
    <message>
        <source>{metres} m lower</source>
        <translation>降低 {metres} 米</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>No re-check waits at detection {id}. Nothing was changed.</source>
        <translation>图斑 {id} 没有待办的复核。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no detection {id}. Load a file of candidates with: review load FILE</source>
        <translation>没有图斑 {id}。载入疑似目标文件：review load 文件</translation>
    </message>
    <message>
        <source>Somebody else judged this detection a moment ago. Nothing was changed; look again.</source>
        <translation>刚刚有他人审核了该图斑。未作任何更改，请重新查看。</translation>
    </message>
    <message>
        <source>No answer to: {question}</source>
        <translation>未回答：{question}</translation>
    </message>
    <message>
        <source>{file} does not say where it was taken.</source>
        <translation>{file} 没有拍摄位置。</translation>
    </message>
    <message>
        <source>{file} was taken before anybody was sent.</source>
        <translation>{file} 拍摄于派出核查之前。</translation>
    </message>
    <message>
        <source>{n} of {needed} required photo(s) came back.</source>
        <translation>要求的照片 {needed} 张，仅带回 {n} 张。</translation>
    </message>
    <message>
        <source>Detection {id} is decided; nobody needs to go and see. Nothing was changed.</source>
        <translation>图斑 {id} 已有结论，无需外业核查。未作任何更改。</translation>
    </message>
    <message>
        <source>Somebody is out to look at detection {id} already. Nothing was changed.</source>
        <translation>图斑 {id} 已派出外业核查。未作任何更改。</translation>
    </message>
    <message>
        <source>Bringing results from the field is for: {roles}. {who} is: {own}. Nothing was changed.</source>
        <translation>提交外业核查结果的岗位：{roles}。{who} 的岗位：{own}。未作任何更改。</translation>
    </message>
    <message>
        <source>Nobody was sent to look at detection {id}. Nothing was changed.</source>
        <translation>图斑 {id} 没有派出外业核查。未作任何更改。</translation>
    </message>
    <message>
        <source>“{key}” was not asked; the questions are: {keys}. Nothing was changed.</source>
        <translation>没有“{key}”这一问题；问题有：{keys}。未作任何更改。</translation>
    </message>
    <message>
        <source>{file} is no picture.</source>
        <translation>{file} 不是图片。</translation>
    </message>
    <message>
        <source>{file} was brought for detection {id} before.</source>
        <translation>{file} 此前已用于图斑 {id}。</translation>
    </message>
    <message>
        <source>{file} was taken {metres} m away from the outline.</source>
        <translation>{file} 的拍摄位置距图斑 {metres} 米。</translation>
    </message>
    <message>
        <source>Reviewing is for: {roles}. {who} is: {own}. Nothing was changed.</source>
        <translation>图斑审核的岗位：{roles}。{who} 的岗位：{own}。未作任何更改。</translation>
    </message>
    <message>
        <source>A change that is there needs a disposal: {disposals}. Nothing was changed.</source>
        <translation>属实的图斑须有处置意见：{disposals}。未作任何更改。</translation>
    </message>
    <message>
        <source>Only a change that is there has a disposal. Nothing was changed.</source>
        <translation>只有属实的图斑才有处置意见。未作任何更改。</translation>
    </message>
    <message>
        <source>Say which other detection it repeats. Nothing was changed.</source>
        <translation>请说明与哪个图斑重复。未作任何更改。</translation>
    </message>
    <message>
        <source>Only a duplicate repeats another detection. Nothing was changed.</source>
        <translation>只有结论为重复时才指明另一图斑。未作任何更改。</translation>
    </message>
    <message>
        <source>Detection {id} is locked: something was built on its verdict, which is never overwritten. Nothing was changed.</source>
        <translation>图斑 {id} 已锁定：其结论已被引用，不可覆盖。未作任何更改。</translation>
    </message>
    <message>
        <source>Somebody is out to look at detection {id}; record what came back first. Nothing was changed.</source>
        <translation>图斑 {id} 正在外业核查，请先录入核查结果。未作任何更改。</translation>
    </message>
    <message>
        <source>Detection {id} is decided by {who} already; use review correct to change it. Nothing was changed.</source>
        <translation>图斑 {id} 已由 {who} 作出结论；如需更改请用 review correct。未作任何更改。</translation>
    </message>
    <message>
        <source>Nobody checks their own work, and {who} has judged detection {id} already. Nothing was changed.</source>
        <translation>任何人不得复核自己的结论，{who} 已审核过图斑 {id}。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no verdict of yours to take back.</source>
        <translation>没有可撤回的本人结论。</translation>
    </message>
    <message>
        <source>Your last verdict, on detection {id}, is locked: something was built on it. Nothing was changed.</source>
        <translation>您对图斑 {id} 的上一结论已锁定：已被引用。未作任何更改。</translation>
    </message>
    <message>
        <source>Others have gone on from your last verdict, on detection {id}; use review correct instead. Nothing was changed.</source>
        <translation>您对图斑 {id} 的上一结论之后已有后续办理；请改用 review correct。未作任何更改。</translation>
    </message>
    <message>
        <source>Detection {id} can be corrected by whoever judged it last, or by a supervisor once it is decided. Nothing was changed.</source>
        <translation>图斑 {id} 只能由最后审核人更正，或在有结论后由督导更正。未作任何更改。</translation>
    </message>
    <message>
        <source>Two reviewers disagree on detection {id}, and a third decides. Nothing was changed.</source>
        <translation>两位审核人对图斑 {id} 的结论不一致，由第三人终审。未作任何更改。</translation>
    </message>
    <message>
        <source>Correcting another's verdict needs a note that says why. Nothing was changed.</source>
        <translation>更正他人结论须写明理由。未作任何更改。</translation>
    </message>
    <message>
        <source>Detection {id} was judged by somebody else while you looked. Nothing was changed; look again.</source>
        <translation>您查看期间，图斑 {id} 已被他人审核。未作任何更改，请重新查看。</translation>
    </message>
    <message>
        <source>“{word}” is no verdict. Facts: {facts}; disposals: {disposals}. Nothing was changed.</source>
        <translation>“{word}”不是结论。事实结论：{facts}；处置意见：{disposals}。未作任何更改。</translation>
    </message>
    <message>
        <source>Say why it is not so: {reasons}. Nothing was changed.</source>
        <translation>请说明不属实原因：{reasons}。未作任何更改。</translation>
    </message>
    <message>
        <source>The reason “{reason}” needs a note. Nothing was changed.</source>
        <translation>原因“{reason}”须写明。未作任何更改。</translation>
    </message>
    <message>
        <source>Only a change that is not there has a reason. Nothing was changed.</source>
        <translation>只有不属实的图斑才有原因。未作任何更改。</translation>
    </message>
    <message>
        <source>Detection {id} needs another pair of eyes, and the operator gave its last verdict: let another named reviewer judge it (--as NAME, or register users with: user add). Nothing was changed.</source>
        <translation>图斑 {id} 须由另一人审核，而上一结论由操作员作出：请由另一位署名审核人审核（--as 姓名，或用 user add 登记用户）。未作任何更改。</translation>
    </message>
    <message>
        <source>{file} was loaded already, as batch {id} ({name}). Nothing was changed.</source>
        <translation>{file} 已载入，批次 {id}（{name}）。未作任何更改。</translation>
    </message>
    <message>
        <source>{n} row(s) stand in the file twice and were taken once.</source>
        <translation>文件中有 {n} 行重复，只取一次。</translation>
    </message>
    <message>
        <source>{n} id(s) are given to several places; all were taken, the later ones as ID~2.</source>
        <translation>有 {n} 个编号用于多处；均已载入，后者编号加“~2”。</translation>
    </message>
    <message>
        <source>{n} row(s) have no usable outline and were left out.</source>
        <translation>有 {n} 行没有可用的轮廓，未载入。</translation>
    </message>
    <message>
        <source>{n} detection(s) lie outside all areas; only people without an area of their own see them.</source>
        <translation>有 {n} 个图斑不在任何区域内，只有不限区域的人员可见。</translation>
    </message>
    <message>
        <source>{n} detection(s) are covered by a permit and stand further back in the queue.</source>
        <translation>有 {n} 个图斑在许可范围内，在队列中靠后。</translation>
    </message>
    <message>
        <source>{n} detection(s) come from pictures alone: no height stands behind them.</source>
        <translation>有 {n} 个图斑仅来自影像，没有高程依据。</translation>
    </message>
    <message>
        <source>{n} survey file(s) are not where they were: {files}. What is there is shown.</source>
        <translation>有 {n} 个测量文件不在原处：{files}。其余照常显示。</translation>
    </message>
    <message>
        <source>{n} place(s) that waited for a re-check lie in this survey.</source>
        <translation>本次测量覆盖 {n} 处待复核点。</translation>
    </message>
    <message>
        <source>{file} holds no detection that could be reviewed. Nothing was changed.</source>
        <translation>{file} 中没有可审核的图斑。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no batch {name}. The batches are: {names}</source>
        <translation>没有批次 {name}。现有批次：{names}</translation>
    </message>
    <message>
        <source>Detection {id} lies outside the area of {who}. Nothing was changed.</source>
        <translation>图斑 {id} 不在 {who} 的负责区域内。未作任何更改。</translation>
    </message>
    <message>
        <source>Only a supervisor may do this, or see another's figures. Nothing was changed.</source>
        <translation>只有督导可以这样做或查看他人的统计。未作任何更改。</translation>
    </message>
    <message>
        <source>{who} is looking at detection {id} and keeps it for {minutes} more minutes. Nothing was changed.</source>
        <translation>{who} 正在审核图斑 {id}，还将保留 {minutes} 分钟。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no order {order}; the orders are: {orders}.</source>
        <translation>没有排序方式 {order}；可选：{orders}。</translation>
    </message>
    <message>
        <source>Somebody else is looking at detection {id}. Nothing was changed.</source>
        <translation>他人正在审核图斑 {id}。未作任何更改。</translation>
    </message>
    <message>
        <source>Detection {id} is not decided, or locked already. Nothing was changed.</source>
        <translation>图斑 {id} 尚无结论或已锁定。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no file {file}. Nothing was changed.</source>
        <translation>没有文件 {file}。未作任何更改。</translation>
    </message>
    <message>
        <source>{file} cannot be read as a GeoPackage: it is of another kind, or damaged. Nothing was changed.</source>
        <translation>{file} 无法作为 GeoPackage 读取：格式不符或已损坏。未作任何更改。</translation>
    </message>
    <message>
        <source>{file} holds no layer {layer} of detections and not just one of polygons; it holds: {layers}. Nothing was changed.</source>
        <translation>{file} 中没有 {layer} 图层，面图层也不止一个或没有；现有图层：{layers}。未作任何更改。</translation>
    </message>
    <message>
        <source>{file} does not say the CRS of its detections. Nothing was changed.</source>
        <translation>{file} 没有说明图斑的坐标系。未作任何更改。</translation>
    </message>
    <message>
        <source>Take a file of detections into the queue; the file is kept in the profile.</source>
        <translation>把疑似图斑文件载入审核队列；文件保存在配置中。</translation>
    </message>
    <message>
        <source>GeoPackage that detect run wrote, or one with the same columns.</source>
        <translation>detect run 写出的 GeoPackage，或字段相同的文件。</translation>
    </message>
    <message>
        <source>What to call the batch; otherwise the file's name.</source>
        <translation>批次名称；不写则用文件名。</translation>
    </message>
    <message>
        <source>In a profile without users: the name of whoever looks.</source>
        <translation>没有用户的配置中：审核人姓名。</translation>
    </message>
    <message>
        <source>List what was loaded, with survey files that are missing now.</source>
        <translation>列出已载入的批次及现在缺失的测量文件。</translation>
    </message>
    <message>
        <source>List the queue: what waits for your look, or what the options ask for.</source>
        <translation>列出队列：等您审核的图斑，或按选项筛选。</translation>
    </message>
    <message>
        <source>Name, code or id of an area, with all below it; - for outside all areas.</source>
        <translation>区域名称、代码或编号，含下级；- 表示不在任何区域内。</translation>
    </message>
    <message>
        <source>Id or name of a batch.</source>
        <translation>批次编号或名称。</translation>
    </message>
    <message>
        <source>new, storey, extension, shed, demolished …; several times for several.</source>
        <translation>new、storey、extension、shed、demolished……；可多次使用。</translation>
    </message>
    <message>
        <source>new, second, third, evidence, field, settled, locked.</source>
        <translation>new、second、third、evidence、field、settled、locked。</translation>
    </message>
    <message>
        <source>Plan area from here on, m².</source>
        <translation>最小占地面积（平方米）。</translation>
    </message>
    <message>
        <source>Confidence from here on.</source>
        <translation>最低置信度。</translation>
    </message>
    <message>
        <source>Sensitivity above this.</source>
        <translation>敏感度高于此值。</translation>
    </message>
    <message>
        <source>Assigned to this user; - for nobody.</source>
        <translation>分派给该用户；- 表示未分派。</translation>
    </message>
    <message>
        <source>Only with, or only without a permit.</source>
        <translation>只看有许可的，或只看没有许可的。</translation>
    </message>
    <message>
        <source>Only what lies where a re-check waits.</source>
        <translation>只看待复核点上的图斑。</translation>
    </message>
    <message>
        <source>Part of the id, building, address or kind.</source>
        <translation>编号、楼栋、地址或类型的一部分。</translation>
    </message>
    <message>
        <source>expected (confidence × area × sensitivity), disagreement, confidence, size or near.</source>
        <translation>expected（置信度 × 面积 × 敏感度）、disagreement、confidence、size 或 near。</translation>
    </message>
    <message>
        <source>As decided: true, false, unsure or duplicate.</source>
        <translation>结论：true、false、unsure 或 duplicate。</translation>
    </message>
    <message>
        <source>As decided: lawful, case …</source>
        <translation>处置：lawful、case……</translation>
    </message>
    <message>
        <source>Show a detection: measures, permits, verdicts you may see, field checks, case and history.</source>
        <translation>查看图斑：量测、许可、可见的结论、外业核查、案件和经过。</translation>
    </message>
    <message>
        <source>Id of the detection.</source>
        <translation>图斑编号。</translation>
    </message>
    <message>
        <source>Claim the next detection of the queue: nobody else gets it for some minutes.</source>
        <translation>领取队列中的下一个图斑：若干分钟内他人不会领到。</translation>
    </message>
    <message>
        <source>Go on behind this one, which is given back.</source>
        <translation>从该图斑之后继续，并将其退回。</translation>
    </message>
    <message>
        <source>Claim the next detection that waits for a blind second look, or for a third that decides.</source>
        <translation>领取下一个待盲审复核或待终审的图斑。</translation>
    </message>
    <message>
        <source>Give a verdict: whether the change is there, and what is to become of it.</source>
        <translation>作出结论：是否属实，如何处置。</translation>
    </message>
    <message>
        <source>One detection, or several viewed together.</source>
        <translation>一个图斑，或一并查看过的多个图斑。</translation>
    </message>
    <message>
        <source>true, false, unsure or duplicate.</source>
        <translation>true、false、unsure 或 duplicate。</translation>
    </message>
    <message>
        <source>Where it is so: lawful, historic, case, stop, rectifying, demolished or cleared.</source>
        <translation>属实时：lawful、historic、case、stop、rectifying、demolished 或 cleared。</translation>
    </message>
    <message>
        <source>Where it is not so: tree, vehicle, shadow, registration, crane, temporary, water …</source>
        <translation>不属实时：tree、vehicle、shadow、registration、crane、temporary、water……</translation>
    </message>
    <message>
        <source>In words, kept in the record.</source>
        <translation>文字说明，留痕保存。</translation>
    </message>
    <message>
        <source>The detection it repeats.</source>
        <translation>与之重复的图斑。</translation>
    </message>
    <message>
        <source>Version of the record you looked at; refused if it went on since.</source>
        <translation>您查看时的记录版本；此后有变动则拒绝。</translation>
    </message>
    <message>
        <source>Take back your own last verdict; it stays on record and counts no more.</source>
        <translation>撤回本人上一结论；记录保留，不再计入。</translation>
    </message>
    <message>
        <source>Put another verdict in the place of your last one, or, as a supervisor, decide anew with a note.</source>
        <translation>更正本人上一结论；督导可写明理由重新作出结论。</translation>
    </message>
    <message>
        <source>List detections that look like one and nobody has judged, to be viewed and judged together.</source>
        <translation>列出与之相似且尚未审核的图斑，一并查看和审核。</translation>
    </message>
    <message>
        <source>Keep a detection for yourself for some minutes.</source>
        <translation>领取图斑，保留若干分钟。</translation>
    </message>
    <message>
        <source>Give a claim back; a supervisor may give back another's.</source>
        <translation>退回领取的图斑；督导可退回他人的。</translation>
    </message>
    <message>
        <source>List who looks at what now.</source>
        <translation>列出谁正在审核哪个图斑。</translation>
    </message>
    <message>
        <source>Make decided verdicts unchangeable, as before evidence is handed out.</source>
        <translation>锁定已作出的结论，如移交证据之前。</translation>
    </message>
    <message>
        <source>Decided detections.</source>
        <translation>已有结论的图斑。</translation>
    </message>
    <message>
        <source>Assign open detections to a reviewer.</source>
        <translation>把待审图斑分派给审核人。</translation>
    </message>
    <message>
        <source>User who is to review them; - for anybody again.</source>
        <translation>负责审核的用户；- 表示不再指定。</translation>
    </message>
    <message>
        <source>List the facts, disposals, reasons, questions and photos that this profile knows.</source>
        <translation>列出本配置中的事实结论、处置意见、原因、问题和照片要求。</translation>
    </message>
    <message>
        <source>Have somebody go and see: a task with place, questions and photos to take.</source>
        <translation>派出外业核查：任务含位置、问题和须拍照片。</translation>
    </message>
    <message>
        <source>What to look for, in words.</source>
        <translation>核查要点。</translation>
    </message>
    <message>
        <source>Record what came back from the field; photos are held against the place.</source>
        <translation>录入外业核查结果；照片位置与图斑比对。</translation>
    </message>
    <message>
        <source>A photo that was taken; several times for several.</source>
        <translation>所拍照片；可多次使用。</translation>
    </message>
    <message>
        <source>An answer, such as builder=张三.</source>
        <translation>一项回答，例如 builder=张三。</translation>
    </message>
    <message>
        <source>List field checks in your area that are out.</source>
        <translation>列出负责区域内尚未返回的外业核查。</translation>
    </message>
    <message>
        <source>Those that came back, too.</source>
        <translation>包括已返回的。</translation>
    </message>
    <message>
        <source>List places where a case ended and the next survey is to show it.</source>
        <translation>列出案件已结、待下次测量复核的点位。</translation>
    </message>
    <message>
        <source>Those that are done, too.</source>
        <translation>包括已完成的。</translation>
    </message>
    <message>
        <source>Close a re-check: the change is gone, or it still stands.</source>
        <translation>办结复核：已消除或仍存在。</translation>
    </message>
    <message>
        <source>It is gone, or it still stands.</source>
        <translation>已消除，或仍存在。</translation>
    </message>
    <message>
        <source>Say how far the queue is: done, left, pace, expected end.</source>
        <translation>队列进度：已完成、剩余、速度、预计完成时间。</translation>
    </message>
    <message>
        <source>Show your own pace, agreement and overturned verdicts.</source>
        <translation>查看本人的速度、一致率和被改判的结论。</translation>
    </message>
    <message>
        <source>Another reviewer; for supervisors.</source>
        <translation>另一审核人；仅督导可用。</translation>
    </message>
    <message>
        <source>Show how far every two reviewers agree, blind (Cohen's κ); for supervisors.</source>
        <translation>每两位审核人盲审的一致程度（Cohen κ）；仅督导可用。</translation>
    </message>
    <message>
        <source>The review bench: detections, verdicts, second eyes.</source>
        <translation>图斑审核台：疑似图斑、结论、复审。</translation>
    </message>
</context>
</TS>
