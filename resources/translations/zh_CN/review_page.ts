<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>review_page</name>
    <message>
        <source>Log in to review.</source>
        <translation>登录后才能审核。</translation>
    </message>
    <message>
        <source>A verdict carries the name of whoever gives it.</source>
        <translation>每条结论都记在审核人名下。</translation>
    </message>
    <message>
        <source>No case was opened for it.</source>
        <translation>该图斑没有立案。</translation>
    </message>
    <message>
        <source>Arrows move, Space takes one out or in again, a verdict key judges all that are in, Esc leaves.</source>
        <translation>方向键移动，空格剔除或放回，结论键对未剔除的一并生效，Esc 返回。</translation>
    </message>
    <message>
        <source>{n} look-alikes</source>
        <translation>{n} 个同类图斑</translation>
    </message>
    <message>
        <source>{n} of {all} look-alikes</source>
        <translation>{all} 个同类图斑中的 {n} 个</translation>
    </message>
    <message>
        <source>{n} were not in sight yet: move on to see them.</source>
        <translation>还有 {n} 个没有看过：请继续往下看。</translation>
    </message>
    <message>
        <source>out</source>
        <translation>已剔除</translation>
    </message>
    <message>
        <source>{share} of the judged ones real (95 %: {low} to {high})</source>
        <translation>已审的有 {share} 属实（95% 区间：{low} 至 {high}）</translation>
    </message>
    <message>
        <source>of which none was judged</source>
        <translation>其中尚无已审图斑</translation>
    </message>
    <message>
        <source>Precision by threshold, with its 95 % interval</source>
        <translation>各阈值的准确率及其 95% 区间</translation>
    </message>
    <message>
        <source>Length of the queue</source>
        <translation>队列长度</translation>
    </message>
    <message>
        <source>Reliability of the score</source>
        <translation>评分可信度</translation>
    </message>
    <message>
        <source>From {t} on: {queue} detections to look at, {share}.</source>
        <translation>阈值取 {t}：需审 {queue} 个图斑，{share}。</translation>
    </message>
    <message>
        <source>{judged} of {all} were judged real or not real. ← and → move the threshold.</source>
        <translation>{all} 个图斑中有 {judged} 个已判属实或不属实。← → 移动阈值。</translation>
    </message>
    <message>
        <source>Nothing was judged real or not real yet, so there is no curve. {n} detections wait.</source>
        <translation>还没有判为属实或不属实的图斑，因此没有曲线。{n} 个图斑待审。</translation>
    </message>
    <message>
        <source>{share} of all real ones known so far are kept.</source>
        <translation>已知属实图斑保留 {share}。</translation>
    </message>
    <message>
        <source>On average the score is {n} points off what was found.</source>
        <translation>评分与实际结果平均相差 {n} 个百分点。</translation>
    </message>
    <message>
        <source>{kind} · {m2} m²</source>
        <translation>{kind} · {m2} ㎡</translation>
    </message>
    <message>
        <source>sent by {who}, {when}</source>
        <translation>{who} 于 {when} 派出</translation>
    </message>
    <message>
        <source>{dz} m ± {error} m</source>
        <translation>{dz} 米 ± {error} 米</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量值</translation>
    </message>
    <message>
        <source>Registry and permits</source>
        <translation>登记与许可</translation>
    </message>
    <message>
        <source>{n} storeys</source>
        <translation>{n} 层</translation>
    </message>
    <message>
        <source>{sent}; back {when}</source>
        <translation>{sent}；{when} 返回</translation>
    </message>
    <message>
        <source>looking {n}°</source>
        <translation>朝向 {n}°</translation>
    </message>
    <message>
        <source>waits for the next survey</source>
        <translation>待下期测量复核</translation>
    </message>
    <message>
        <source>Survey files are gone: {files}. The review goes on with what is there.</source>
        <translation>测量文件缺失：{files}。现有资料仍可审核。</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Field check</source>
        <translation>外业核查</translation>
    </message>
    <message>
        <source>Blind second look: what the first reviewer said is kept from you until you have judged.</source>
        <translation>盲审：您给出结论之前，看不到初审意见。</translation>
    </message>
    <message>
        <source>Locked: a case or an order was built on this verdict.</source>
        <translation>已锁定：已据此结论立案或发令。</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>{share} by {model}</source>
        <translation>{share}（模型 {model}）</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>指派给</translation>
    </message>
    <message>
        <source>Seen in the pictures alone: no height was measured.</source>
        <translation>仅由影像发现，没有高度数据。</translation>
    </message>
    <message>
        <source>at most {most}, spread σ {n} m</source>
        <translation>最大 {most}，离散 σ {n} 米</translation>
    </message>
    <message>
        <source>{n} m³ ± {error} m³</source>
        <translation>{n} m³ ± {error} m³</translation>
    </message>
    <message>
        <source>none in the registry within reach</source>
        <translation>附近无登记建筑</translation>
    </message>
    <message>
        <source>{permit} covers it in plan and height</source>
        <translation>{permit} 在平面和高度上均已覆盖</translation>
    </message>
    <message>
        <source>none covers it</source>
        <translation>无许可覆盖</translation>
    </message>
    <message>
        <source>covers {share} in plan</source>
        <translation>平面覆盖 {share}</translation>
    </message>
    <message>
        <source>{n} m away</source>
        <translation>相距 {n} 米</translation>
    </message>
    <message>
        <source>up to {n} m above the surveys' zero</source>
        <translation>许可高程至 {n} 米</translation>
    </message>
    <message>
        <source>{n} m high at most</source>
        <translation>限高 {n} 米</translation>
    </message>
    <message>
        <source>not in force on the day of the later survey</source>
        <translation>后期测量当日未生效或已失效</translation>
    </message>
    <message>
        <source>“{note}”</source>
        <translation>“{note}”</translation>
    </message>
    <message>
        <source>Somebody is on the way: {sent}. Enter writes what came back.</source>
        <translation>正在外业核查：{sent}。按回车录入核查结果。</translation>
    </message>
    <message>
        <source>Re-check of</source>
        <translation>复核对象</translation>
    </message>
    <message>
        <source>End</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Re-check</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Flown</source>
        <translation>测量日期</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>± {n} m (1 σ on firm ground)</source>
        <translation>± {n} 米（硬地面 1σ）</translation>
    </message>
    <message>
        <source>Approved height</source>
        <translation>批准高度</translation>
    </message>
    <message>
        <source>{n} m above ground</source>
        <translation>距地 {n} 米</translation>
    </message>
    <message>
        <source>corrected since</source>
        <translation>其后已更正</translation>
    </message>
    <message>
        <source>ended: demolished</source>
        <translation>已办结：已拆除</translation>
    </message>
    <message>
        <source>ended: approved afterwards</source>
        <translation>已办结：已补办手续</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>was not accepted</source>
        <translation>未受理</translation>
    </message>
    <message>
        <source>the later survey shows it gone</source>
        <translation>下期测量显示已消除</translation>
    </message>
    <message>
        <source>the later survey shows another change</source>
        <translation>下期测量显示另有变化</translation>
    </message>
    <message>
        <source>the later survey shows no change</source>
        <translation>下期测量显示无变化</translation>
    </message>
    <message>
        <source>Facts of the detection</source>
        <translation>图斑信息</translation>
    </message>
    <message>
        <source>Drop photos here, or write their paths with ; between</source>
        <translation>将照片拖到这里，或填写路径并用 ; 分隔</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Record (Ctrl+Enter)</source>
        <translation>录入（Ctrl+回车）</translation>
    </message>
    <message>
        <source>Put it on record; what does not fit is shown with it</source>
        <translation>录入留痕；不相符之处一并显示</translation>
    </message>
    <message>
        <source>Photos: {names}</source>
        <translation>照片：{names}</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>{name} (if known)</source>
        <translation>{name}（如知道）</translation>
    </message>
    <message>
        <source> (if there is one)</source>
        <translation>（如有）</translation>
    </message>
    <message>
        <source>Id, building, address</source>
        <translation>编号、楼栋、地址</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>在队列中查找</translation>
    </message>
    <message>
        <source>Only this area, as chosen on the map; click for all areas</source>
        <translation>仅限地图上选定的区域；点击恢复全部区域</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Show the whole queue again</source>
        <translation>恢复整个队列</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>待办环节</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>指派</translation>
    </message>
    <message>
        <source>Any confidence</source>
        <translation>不限置信度</translation>
    </message>
    <message>
        <source>All that is open</source>
        <translation>全部待审</translation>
    </message>
    <message>
        <source>First looks</source>
        <translation>待初审</translation>
    </message>
    <message>
        <source>Second and third looks</source>
        <translation>待复审、终审</translation>
    </message>
    <message>
        <source>≥ {n} m²</source>
        <translation>≥ {n} ㎡</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>不限面积</translation>
    </message>
    <message>
        <source>All batches</source>
        <translation>全部批次</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>不限类型</translation>
    </message>
    <message>
        <source>Anybody's</source>
        <translation>不限人员</translation>
    </message>
    <message>
        <source>Nobody's</source>
        <translation>未指派</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>指派给我</translation>
    </message>
    <message>
        <source>{kind} · {m2} m², {n} m away</source>
        <translation>{kind} · {m2} ㎡，相距 {n} 米</translation>
    </message>
    <message>
        <source>This reason needs a word of its own; Enter gives the verdict</source>
        <translation>此原因须写明；按回车给出结论</translation>
    </message>
    <message>
        <source>Which one does it repeat? Esc: none of them</source>
        <translation>与哪一个重复？Esc：都不是</translation>
    </message>
    <message>
        <source>No other detection lies within 30 m, so it repeats none.</source>
        <translation>30 米内没有其他图斑，不存在重复。</translation>
    </message>
    <message>
        <source>{n} of them were not in sight yet; nothing was judged. Move on with the arrows, then press the key again.</source>
        <translation>还有 {n} 个没有看过，未作判定。请用方向键看完后再按。</translation>
    </message>
    <message>
        <source>No other open detection looks like this one.</source>
        <translation>没有其他待审的同类图斑。</translation>
    </message>
    <message>
        <source>Keys of the review page</source>
        <translation>审核键位</translation>
    </message>
    <message>
        <source>Digits: it is not real, with the reason. The row of letters under them: it is real, with what becomes of it. A decision is one stroke.</source>
        <translation>数字键：不属实及其原因；数字下面一排字母：属实及其处置。一次按键即一条结论。</translation>
    </message>
    <message>
        <source>A held key does not judge, and for a quarter of a second after a detection came up no key judges.</source>
        <translation>按住不放不会连续判定；图斑出现后四分之一秒内按键不生效。</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Moving about</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Leave it to somebody else or for later (key S)</source>
        <translation>留给他人或稍后再审（S 键）</translation>
    </message>
    <message>
        <source>Duplicate of …</source>
        <translation>重复…</translation>
    </message>
    <message>
        <source>The same as another detection, to be chosen (key D)</source>
        <translation>与另一图斑重复，需选定（D 键）</translation>
    </message>
    <message>
        <source>Somebody has to go and see (key F)</source>
        <translation>派人到现场核查（F 键）</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>同类图斑</translation>
    </message>
    <message>
        <source>Judge those of its kind together, on one sheet (key G)</source>
        <translation>同类图斑同屏浏览、一并判定（G 键）</translation>
    </message>
    <message>
        <source>Write words that go with the next verdict (key H)</source>
        <translation>填写随下一结论保存的说明（H 键）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back my last verdict (Backspace or Ctrl+Z)</source>
        <translation>撤回我的上一条结论（退格或 Ctrl+Z）</translation>
    </message>
    <message>
        <source>Next view; with Shift the one before</source>
        <translation>下一视图；加 Shift 为上一视图</translation>
    </message>
    <message>
        <source>Orthophoto or shaded surface</source>
        <translation>正射影像或晕渲表面</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Move line or curtain, turn the points; with Shift turn the line</source>
        <translation>移动剖面线或卷帘、旋转点云；加 Shift 转动剖面线</translation>
    </message>
    <message>
        <source>the other way</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>The detection before in the queue</source>
        <translation>队列中的上一个</translation>
    </message>
    <message>
        <source>The next one in the queue, without a verdict</source>
        <translation>队列中的下一个，不作结论</translation>
    </message>
    <message>
        <source>Scroll the facts up</source>
        <translation>信息栏上翻</translation>
    </message>
    <message>
        <source>Scroll the facts down</source>
        <translation>信息栏下翻</translation>
    </message>
    <message>
        <source>Write what came back from the field</source>
        <translation>录入外业核查结果</translation>
    </message>
    <message>
        <source>Filters of the queue; Esc comes back</source>
        <translation>队列筛选；Esc 返回</translation>
    </message>
    <message>
        <source>Curves of precision</source>
        <translation>准确率曲线</translation>
    </message>
    <message>
        <source>Open its case at the case desk</source>
        <translation>打开所立案件</translation>
    </message>
    <message>
        <source>My own figures</source>
        <translation>我的统计</translation>
    </message>
    <message>
        <source>This map of the keyboard</source>
        <translation>键位图</translation>
    </message>
    <message>
        <source>Real: {disposal} (key {key})</source>
        <translation>属实：{disposal}（{key} 键）</translation>
    </message>
    <message>
        <source>{view} (key {key})</source>
        <translation>{view}（{key} 键）</translation>
    </message>
    <message>
        <source>Not real: {reason} (key {key})</source>
        <translation>不属实：{reason}（{key} 键）</translation>
    </message>
    <message>
        <source>Only you and supervisors see these figures. They are there to learn from, not to race: no pace is demanded.</source>
        <translation>这些数字只有本人和督导能看到，用于改进而非比拼，不考核速度。</translation>
    </message>
    <message>
        <source>Whose figures</source>
        <translation>查看谁的统计</translation>
    </message>
    <message>
        <source>Figures of {name}</source>
        <translation>{name}的统计</translation>
    </message>
    <message>
        <source>verdicts</source>
        <translation>条结论</translation>
    </message>
    <message>
        <source>{undone} taken back, {corrected} corrected</source>
        <translation>撤回 {undone}，更正 {corrected}</translation>
    </message>
    <message>
        <source>an hour of work</source>
        <translation>条/小时</translation>
    </message>
    <message>
        <source>without pauses</source>
        <translation>不含停顿</translation>
    </message>
    <message>
        <source>for one, median</source>
        <translation>单条用时（中位数）</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>一致率</translation>
    </message>
    <message>
        <source>{agreed} of {compared} blind second looks</source>
        <translation>{compared} 次盲审中 {agreed} 次一致</translation>
    </message>
    <message>
        <source>Cohen's κ with the others</source>
        <translation>与他人的 Cohen κ</translation>
    </message>
    <message>
        <source>1 is full agreement, 0 is chance</source>
        <translation>1 为完全一致，0 为碰巧</translation>
    </message>
    <message>
        <source>overturned</source>
        <translation>被推翻</translation>
    </message>
    <message>
        <source>{n} of {decided} with more than one look</source>
        <translation>多人审核的 {decided} 条中 {n} 条</translation>
    </message>
    <message>
        <source>κ with {name}</source>
        <translation>与{name}的 κ</translation>
    </message>
    <message>
        <source>Review of detections</source>
        <translation>图斑审核</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>{key} 键</translation>
    </message>
    <message>
        <source>By worth</source>
        <translation>期望价值优先</translation>
    </message>
    <message>
        <source>Doubtful first</source>
        <translation>存疑优先</translation>
    </message>
    <message>
        <source>Surest first</source>
        <translation>把握大者优先</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>面积大者优先</translation>
    </message>
    <message>
        <source>As one walks</source>
        <translation>按路线顺序</translation>
    </message>
    <message>
        <source>{done} done</source>
        <translation>已审 {done}</translation>
    </message>
    <message>
        <source>{left} left</source>
        <translation>剩余 {left}</translation>
    </message>
    <message>
        <source>{n} an hour</source>
        <translation>{n} 个/小时</translation>
    </message>
    <message>
        <source>done by about {when}</source>
        <translation>预计 {when} 完成</translation>
    </message>
    <message>
        <source>At work beside you: {who}</source>
        <translation>同时在审：{who}</translation>
    </message>
    <message>
        <source>Queue of detections</source>
        <translation>图斑队列</translation>
    </message>
    <message>
        <source>waits for its first look</source>
        <translation>待初审</translation>
    </message>
    <message>
        <source>waits for another pair of eyes</source>
        <translation>待他人复审</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已定</translation>
    </message>
    <message>
        <source>a colleague has it now</source>
        <translation>同事正在审核</translation>
    </message>
    <message>
        <source>{who} has it</source>
        <translation>{who}正在审核</translation>
    </message>
    <message>
        <source>{what}: {verdict} · Backspace takes it back</source>
        <translation>{what}：{verdict} · 退格撤回</translation>
    </message>
    <message>
        <source>{look} · blind</source>
        <translation>{look} · 盲审</translation>
    </message>
    <message>
        <source>{look} · decides</source>
        <translation>{look} · 裁定</translation>
    </message>
    <message>
        <source>{what}: a case was opened · K shows it</source>
        <translation>{what}：已立案 · 按 K 查看</translation>
    </message>
    <message>
        <source>{n} judged: {verdict} · Backspace takes all back</source>
        <translation>一并判定 {n} 个：{verdict} · 退格全部撤回</translation>
    </message>
    <message>
        <source>{what}: {verdict} · goes to another pair of eyes · Backspace takes it back</source>
        <translation>{what}：{verdict} · 转他人复审 · 退格撤回</translation>
    </message>
    <message>
        <source>Queue · {n}</source>
        <translation>队列 · {n}</translation>
    </message>
    <message>
        <source>{n} were not judged: {why}</source>
        <translation>{n} 个未判定：{why}</translation>
    </message>
    <message>
        <source>Nothing is left in this part of the queue.</source>
        <translation>此筛选范围内已审完。</translation>
    </message>
    <message>
        <source>Other detections may wait outside these filters.</source>
        <translation>筛选范围外可能还有待审图斑。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已撤回：{what}</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>没有待您审核的图斑。</translation>
    </message>
    <message>
        <source>All detections are decided, with a colleague, in the field, or need other eyes than yours.</source>
        <translation>其余图斑已定、由同事在审、在外业核查，或须由他人复审。</translation>
    </message>
    <message>
        <source>No detections are loaded.</source>
        <translation>还没有载入图斑。</translation>
    </message>
    <message>
        <source>Load a file of detections that two surveys gave.</source>
        <translation>请载入由两期测量得出的图斑文件。</translation>
    </message>
    <message>
        <source>Load a file …</source>
        <translation>载入文件…</translation>
    </message>
    <message>
        <source>What came back is on record.</source>
        <translation>核查结果已录入。</translation>
    </message>
    <message>
        <source>Somebody is asked to go and see.</source>
        <translation>已派外业核查。</translation>
    </message>
    <message>
        <source>Verdict keys</source>
        <translation>结论按键</translation>
    </message>
    <message>
        <source>Words that go with the next verdict; Enter ends them</source>
        <translation>随下一结论保存的说明；回车结束</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>无影像</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>图斑审核</translation>
    </message>
    <message>
        <source>Suspected changes of two surveys, judged by keyboard (F6)</source>
        <translation>两期测量的疑似变化，键盘审核（F6）</translation>
    </message>
    <message>
        <source>Opening the queue …</source>
        <translation>正在打开队列……</translation>
    </message>
    <message>
        <source>It does not wait for your look, so no verdict is taken here.</source>
        <translation>该图斑不待您审核，此处不接受结论。</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>队列顺序</translation>
    </message>
    <message>
        <source>Waiting for evidence</source>
        <translation>待补举证</translation>
    </message>
    <message>
        <source>Cannot be decided: more evidence is needed (key A)</source>
        <translation>无法判定，须补充举证（A 键）</translation>
    </message>
    <message>
        <source>Back to the views</source>
        <translation>返回视图</translation>
    </message>
    <message>
        <source>in the field, or waits for evidence</source>
        <translation>外业核查中或待补举证</translation>
    </message>
    <message>
        <source>Plan area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>体积</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>测量资料</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Bring the review of suspected changes to the front.</source>
        <translation>切换到疑似图斑审核。</translation>
    </message>
</context>
</TS>
