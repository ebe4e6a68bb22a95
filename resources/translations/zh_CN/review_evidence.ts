<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>review_evidence</name>
    <message>
        <source>A file named “{name}” cannot be part of signed evidence; rename it.</source>
        <translation>名为“{name}”的文件不能列入签名证据，请改名。</translation>
    </message>
    <message>
        <source>Accept evidence that was signed with this public key.</source>
        <translation>采信用该公钥对应密钥签名的证据。</translation>
    </message>
    <message>
        <source>All decided detections of this batch: name or id.</source>
        <translation>该批次全部已定案图斑：名称或编号。</translation>
    </message>
    <message>
        <source>As review learn named it; detect models lists them.</source>
        <translation>review learn 给出的版本名；detect models 可列出全部。</translation>
    </message>
    <message>
        <source>Back from the field</source>
        <translation>外业回传</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Both epochs, at one scale</source>
        <translation>前后两期影像（同一比例尺）</translation>
    </message>
    <message>
        <source>Building {id}</source>
        <translation>楼栋 {id}</translation>
    </message>
    <message>
        <source>By confidence</source>
        <translation>按可信度</translation>
    </message>
    <message>
        <source>By kind of change</source>
        <translation>按变化类型</translation>
    </message>
    <message>
        <source>By verdict</source>
        <translation>按核查结论</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>Change of height, extreme, m</source>
        <translation>高差极值（m）</translation>
    </message>
    <message>
        <source>Change of height, median, m</source>
        <translation>高差中位数（m）</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>消除</translation>
    </message>
    <message>
        <source>Co-registration</source>
        <translation>两期配准</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Counted by hand, all of it is the same.</source>
        <translation>按原始记录逐条复算，结果完全一致。</translation>
    </message>
    <message>
        <source>Counted by hand, it is not the same.</source>
        <translation>按原始记录逐条复算，结果不一致。</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已定案</translation>
    </message>
    <message>
        <source>Decided and locked</source>
        <translation>已定案并锁定</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>定案人</translation>
    </message>
    <message>
        <source>Demolished, re-check</source>
        <translation>已拆除-复核</translation>
    </message>
    <message>
        <source>Detection {id} is not decided yet, and evidence is made of what is; nothing was written.</source>
        <translation>图斑 {id} 尚未定案，证据只针对已定案的图斑；未写任何文件。</translation>
    </message>
    <message>
        <source>Detections in the queue.</source>
        <translation>队列中的图斑数。</translation>
    </message>
    <message>
        <source>Detections of the batch</source>
        <translation>批次图斑总数</translation>
    </message>
    <message>
        <source>Disposal</source>
        <translation>处置意见</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Earlier survey</source>
        <translation>前期测量</translation>
    </message>
    <message>
        <source>End of the case</source>
        <translation>案件结果</translation>
    </message>
    <message>
        <source>Equal seeds make equal verdicts.</source>
        <translation>种子相同，结论相同。</translation>
    </message>
    <message>
        <source>Evidence is made of detections of one batch; nothing was written.</source>
        <translation>一份证据只能包含同一批次的图斑；未写任何文件。</translation>
    </message>
    <message>
        <source>Evidence of batch {name}</source>
        <translation>批次 {name} 核查证据</translation>
    </message>
    <message>
        <source>Evidence of patch {id}</source>
        <translation>图斑 {id} 核查证据</translation>
    </message>
    <message>
        <source>Evidence of {id} …</source>
        <translation>正在生成 {id} 的证据 …</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事实认定</translation>
    </message>
    <message>
        <source>Fact (code)</source>
        <translation>事实认定（代码）</translation>
    </message>
    <message>
        <source>Field check {id}</source>
        <translation>外业核查 {id}</translation>
    </message>
    <message>
        <source>First judged by</source>
        <translation>初审人</translation>
    </message>
    <message>
        <source>First look</source>
        <translation>初审</translation>
    </message>
    <message>
        <source>Folder of evidence.</source>
        <translation>证据文件夹。</translation>
    </message>
    <message>
        <source>Folder to make; it must not be there yet.</source>
        <translation>要新建的文件夹，不得已存在。</translation>
    </message>
    <message>
        <source>From {threshold} on, {share} are real with 95 % certainty: {queue} to look at.</source>
        <translation>阈值取 {threshold} 时，有 95% 的把握属实率不低于 {share}，需审 {queue} 个。</translation>
    </message>
    <message>
        <source>Gathering the verdicts …</source>
        <translation>正在汇集审核结论 …</translation>
    </message>
    <message>
        <source>GeoPackage to write.</source>
        <translation>要写出的 GeoPackage。</translation>
    </message>
    <message>
        <source>Go back to the scorer that was in use before.</source>
        <translation>退回此前使用的评分模型。</translation>
    </message>
    <message>
        <source>Have three simulated reviewers with known errors clear a batch of demo data; all is counted by hand, too.</source>
        <translation>由三名已知差错率的模拟审核员审完一批演示数据，所有指标另行逐条复算。</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Historic</source>
        <translation>历史遗留</translation>
    </message>
    <message>
        <source>How many are given.</source>
        <translation>给出多少条结论。</translation>
    </message>
    <message>
        <source>Id in the file</source>
        <translation>文件中的编号</translation>
    </message>
    <message>
        <source>Ids of decided detections.</source>
        <translation>已定案图斑的编号。</translation>
    </message>
    <message>
        <source>In the field</source>
        <translation>外业核查中</translation>
    </message>
    <message>
        <source>It is signed with a key that is not trusted here (fingerprint {key}): whoever changed the folder may have signed it anew. Get the office's public key by another way and give it with --key.</source>
        <translation>签名密钥在本机不受信任（指纹 {key}）：改动者可能已用自己的密钥重新签名。请另行取得该单位的公钥，并用 --key 指定。</translation>
    </message>
    <message>
        <source>Judge by this scorer from the next survey on; detections already here keep the version that scored them.</source>
        <translation>从下一次检测起采用该评分模型；已有图斑保留原评分版本。</translation>
    </message>
    <message>
        <source>Kind of change (code)</source>
        <translation>变化类型（代码）</translation>
    </message>
    <message>
        <source>Later survey</source>
        <translation>后期测量</translation>
    </message>
    <message>
        <source>Lawful</source>
        <translation>合法有手续</translation>
    </message>
    <message>
        <source>Ledger of site {site} up to entry {n}: {hash} · signed with {key}</source>
        <translation>站点 {site} 台账截至第 {n} 条：{hash} · 签名密钥 {key}</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>载入时间</translation>
    </message>
    <message>
        <source>Lock their verdicts first, so that nothing changes them any more; a supervisor's.</source>
        <translation>先锁定结论，此后不得更改；须督导权限。</translation>
    </message>
    <message>
        <source>Made {when} by {who}</source>
        <translation>{who} 制作于 {when}</translation>
    </message>
    <message>
        <source>Make a signed folder with a PDF of each detection: map, both epochs, section, measures, registry, verdicts.</source>
        <translation>制作签名证据文件夹，每个图斑一份 PDF：位置图、两期影像、剖面、量测、登记比对、审核经过。</translation>
    </message>
    <message>
        <source>Making the surveys to measure …</source>
        <translation>正在生成用于测量的两期数据 …</translation>
    </message>
    <message>
        <source>Measures, later minus earlier, with their uncertainty</source>
        <translation>量测值及其不确定度（后期减前期）</translation>
    </message>
    <message>
        <source>Name detections, or a batch with --batch. The batches are: {names}</source>
        <translation>请给出图斑编号，或用 --batch 指定批次。现有批次：{names}</translation>
    </message>
    <message>
        <source>Name or id of a batch of demo data that nobody has judged.</source>
        <translation>尚无人审核的演示数据批次：名称或编号。</translation>
    </message>
    <message>
        <source>Name the threshold that is this precise.</source>
        <translation>给出达到该属实率的阈值。</translation>
    </message>
    <message>
        <source>No permit covers this change in plan and height.</source>
        <translation>没有许可在平面和高度上覆盖该变化。</translation>
    </message>
    <message>
        <source>No threshold is {share} precise with 95 % certainty by the verdicts so far.</source>
        <translation>按现有结论，没有哪个阈值能以 95% 的把握达到 {share} 的属实率。</translation>
    </message>
    <message>
        <source>Noise of the surveys</source>
        <translation>测量噪声</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>未定案</translation>
    </message>
    <message>
        <source>Not real</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>未能显示</translation>
    </message>
    <message>
        <source>Of a batch only those decided so.</source>
        <translation>批次中只要如此定案的。</translation>
    </message>
    <message>
        <source>Only detections scored by this version.</source>
        <translation>只看由该版本评分的图斑。</translation>
    </message>
    <message>
        <source>Only this batch: name or id.</source>
        <translation>只要该批次：名称或编号。</translation>
    </message>
    <message>
        <source>Only those decided so.</source>
        <translation>只要如此定案的。</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>图斑</translation>
    </message>
    <message>
        <source>Patch id</source>
        <translation>图斑编号</translation>
    </message>
    <message>
        <source>Patches in this folder</source>
        <translation>本证据包图斑数</translation>
    </message>
    <message>
        <source>Patches · {n}</source>
        <translation>图斑清单 · {n}</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Permit {id}</source>
        <translation>许可 {id}</translation>
    </message>
    <message>
        <source>Photos from the field · {n}</source>
        <translation>外业照片 · {n}</translation>
    </message>
    <message>
        <source>Place (CGCS2000)</source>
        <translation>位置（CGCS2000）</translation>
    </message>
    <message>
        <source>Plan area, m²</source>
        <translation>占地面积（㎡）</translation>
    </message>
    <message>
        <source>Points of both surveys behind them.</source>
        <translation>两期点云的总点数。</translation>
    </message>
    <message>
        <source>Propose a scorer trained from the verdicts, compared on verdicts put aside; it judges only once adopted.</source>
        <translation>用审核结论训练新的评分模型作为提议，并在留出的结论上与现用模型比较；采用后才生效。</translation>
    </message>
    <message>
        <source>Public key of the office that signed; otherwise this profile's own and those it trusts.</source>
        <translation>签名单位的公钥；不给则用本机及其信任的密钥。</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>Rectifying</source>
        <translation>整改中</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>登记与许可比对</translation>
    </message>
    <message>
        <source>Remarks of the detector</source>
        <translation>检测提示</translation>
    </message>
    <message>
        <source>Scorer</source>
        <translation>评分模型</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>复审</translation>
    </message>
    <message>
        <source>Section through both surveys</source>
        <translation>两期剖面</translation>
    </message>
    <message>
        <source>Seen in the orthophotos alone; no height stands behind it.</source>
        <translation>仅由正射影像发现，无高度数据支撑。</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>派出</translation>
    </message>
    <message>
        <source>Show precision by threshold with its interval, the queue each threshold gives, and how reliable the score is.</source>
        <translation>显示各阈值的属实率及其置信区间、对应的队列长度，以及评分的可靠性。</translation>
    </message>
    <message>
        <source>Show the fingerprint of the key that signs here; take the public key out, or trust another office's.</source>
        <translation>显示本机签名密钥的指纹；导出公钥，或信任其他单位的公钥。</translation>
    </message>
    <message>
        <source>Signed by {who}, key {key}</source>
        <translation>签名方：{who}，密钥指纹 {key}</translation>
    </message>
    <message>
        <source>Signed folders of what was decided, and their verification.</source>
        <translation>定案图斑的签名证据及其核验。</translation>
    </message>
    <message>
        <source>Signing …</source>
        <translation>正在签名 …</translation>
    </message>
    <message>
        <source>Simulated reviewer A</source>
        <translation>模拟审核员甲</translation>
    </message>
    <message>
        <source>Simulated reviewer B</source>
        <translation>模拟审核员乙</translation>
    </message>
    <message>
        <source>Simulated reviewer C</source>
        <translation>模拟审核员丙</translation>
    </message>
    <message>
        <source>Somebody has judged in {batch} already; a panel starts afresh. Nothing was changed.</source>
        <translation>{batch} 中已有人作过结论，模拟评审须从头开始。未作任何改动。</translation>
    </message>
    <message>
        <source>Spread of heights σ, m</source>
        <translation>高差离散 σ（m）</translation>
    </message>
    <message>
        <source>Standard error of the median, m</source>
        <translation>高差中误差（m）</translation>
    </message>
    <message>
        <source>Stop work</source>
        <translation>停工</translation>
    </message>
    <message>
        <source>Storeys</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>测量数据</translation>
    </message>
    <message>
        <source>The empty folder {file} was added.</source>
        <translation>多出了空文件夹 {file}。</translation>
    </message>
    <message>
        <source>The evidence cannot be written to {folder} ({why}); nothing was kept.</source>
        <translation>证据无法写到 {folder}（{why}），未保留任何内容。</translation>
    </message>
    <message>
        <source>The key cannot be kept in {folder} ({why}); nothing was changed.</source>
        <translation>密钥无法保存到 {folder}（{why}），未作任何改动。</translation>
    </message>
    <message>
        <source>The key {file} cannot be read ({why}).</source>
        <translation>密钥 {file} 无法读取（{why}）。</translation>
    </message>
    <message>
        <source>The photo {name} of detection {id} is missing from this profile.</source>
        <translation>图斑 {id} 的照片 {name} 在本机已缺失。</translation>
    </message>
    <message>
        <source>The review page did not answer within {n} s.</source>
        <translation>审核页面在 {n} 秒内没有响应。</translation>
    </message>
    <message>
        <source>The review page with a large batch: opening the queue, from a verdict to the next picture, sections, memory.</source>
        <translation>大批次下的审核页面：打开队列、从结论到下一幅画面、剖面、内存。</translation>
    </message>
    <message>
        <source>The signing key {file} cannot be used ({why}); nothing was signed.</source>
        <translation>签名密钥 {file} 无法使用（{why}），未作任何签名。</translation>
    </message>
    <message>
        <source>The signing key {file} is damaged; nothing was signed. Restore it from a backup, or move it away to have a new one made.</source>
        <translation>签名密钥 {file} 已损坏，未作任何签名。请从备份恢复；或将它移走，系统会另生成一个。</translation>
    </message>
    <message>
        <source>The truth says nothing about detection {id}; nothing was changed.</source>
        <translation>真值中没有图斑 {id}，未作任何改动。</translation>
    </message>
    <message>
        <source>There are no detections to write; nothing was written.</source>
        <translation>没有可写出的图斑，未写任何文件。</translation>
    </message>
    <message>
        <source>There is no decided detection to make evidence of; nothing was written.</source>
        <translation>没有已定案的图斑可制作证据，未写任何文件。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>Third look</source>
        <translation>终审</translation>
    </message>
    <message>
        <source>This folder is signed. With Grid Console: evidence verify FOLDER

Without it, inside the folder:
  sha256sum --strict -c manifest.sha256
  openssl pkeyutl -verify -pubin -inkey public_key.pem -rawin -in manifest.sha256 -sigfile manifest.sha256.sig
Both must succeed, and no file may be here that manifest.sha256 does not name, but itself and its signature.
Open a copy of results.gpkg: some programs write into a file as soon as they open it.

The key inside proves nothing by itself. Ask the office that signed for its fingerprint and compare:
  openssl pkey -pubin -in public_key.pem -outform DER | sha256sum
  {key}
</source>
        <translation>本文件夹已签名。用网格指挥台核验：evidence verify 文件夹

没有本软件时，在文件夹内执行：
  sha256sum --strict -c manifest.sha256
  openssl pkeyutl -verify -pubin -inkey public_key.pem -rawin -in manifest.sha256 -sigfile manifest.sha256.sig
两条都必须通过；除 manifest.sha256 及其签名外，不得有清单未列出的文件。
results.gpkg 请复制后再打开：有些软件一打开就会写入文件。

文件夹里的公钥本身不能证明什么。请向签名单位索取密钥指纹并比对：
  openssl pkey -pubin -in public_key.pem -outform DER | sha256sum
  {key}
</translation>
    </message>
    <message>
        <source>This profile has no areas to measure in.</source>
        <translation>本档案没有可用于测量的辖区。</translation>
    </message>
    <message>
        <source>Time of decision</source>
        <translation>定案时间</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>Use it with: review adopt {version}</source>
        <translation>启用：review adopt {version}</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>审核意见</translation>
    </message>
    <message>
        <source>Verdicts, in order</source>
        <translation>审核经过</translation>
    </message>
    <message>
        <source>Verify a folder of evidence: find any file that was changed, added, removed or renamed since it was signed.</source>
        <translation>核验证据文件夹：找出签名后被改动、增加、删除或改名的任何文件。</translation>
    </message>
    <message>
        <source>Verifying {file} …</source>
        <translation>正在核验 {file} …</translation>
    </message>
    <message>
        <source>Volume, m³</source>
        <translation>体积（m³）</translation>
    </message>
    <message>
        <source>Waits for a second look</source>
        <translation>待复审</translation>
    </message>
    <message>
        <source>Waits for a third look</source>
        <translation>待终审</translation>
    </message>
    <message>
        <source>Waits for more evidence</source>
        <translation>待补举证</translation>
    </message>
    <message>
        <source>Whose key that is; otherwise the name of its file.</source>
        <translation>密钥属于谁；不给则用文件名。</translation>
    </message>
    <message>
        <source>Why not real</source>
        <translation>不属实原因</translation>
    </message>
    <message>
        <source>Write detections with everything decided as a GeoPackage that QGIS opens with its colours.</source>
        <translation>把图斑及全部结论写成 GeoPackage，QGIS 打开即带样式。</translation>
    </message>
    <message>
        <source>Write the public key here, to hand to others.</source>
        <translation>把公钥写到此文件，交给他人。</translation>
    </message>
    <message>
        <source>approved height {height} m</source>
        <translation>批准高度 {height} m</translation>
    </message>
    <message>
        <source>approved up to {top} m above the survey's zero</source>
        <translation>批准顶高 {top} m（测量高程）</translation>
    </message>
    <message>
        <source>beside the patch</source>
        <translation>在图斑旁</translation>
    </message>
    <message>
        <source>corrected later</source>
        <translation>后已更正</translation>
    </message>
    <message>
        <source>digest of the points {digest}</source>
        <translation>点云摘要 {digest}</translation>
    </message>
    <message>
        <source>not valid on the day of the later survey</source>
        <translation>后期测量当日无效</translation>
    </message>
    <message>
        <source>on {n} verdicts put aside: {version} precision {precision}, recall {recall}, Brier {brier}</source>
        <translation>留出的 {n} 条结论上：{version} 准确率 {precision}，召回率 {recall}，Brier {brier}</translation>
    </message>
    <message>
        <source>outside all areas</source>
        <translation>不在任何辖区内</translation>
    </message>
    <message>
        <source>queue {queue}, precision {share} ({low} to {high}) of {judged}, keeps {kept}</source>
        <translation>队列 {queue}，属实率 {share}（{low} 至 {high}，已审 {judged}），保留 {kept}</translation>
    </message>
    <message>
        <source>scorer {model}</source>
        <translation>评分模型 {model}</translation>
    </message>
    <message>
        <source>taken back by its author</source>
        <translation>本人已撤回</translation>
    </message>
    <message>
        <source>the later was moved by {x}, {y} and {z} m (east, north, up) onto the earlier</source>
        <translation>后期按东 {x}、北 {y}、高 {z} m 平移后与前期配准</translation>
    </message>
    <message>
        <source>this profile</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>{batch} is no demo data; simulated reviewers judge nothing real. Nothing was changed.</source>
        <translation>{batch} 不是演示数据，模拟审核员不审核真实图斑。未作任何改动。</translation>
    </message>
    <message>
        <source>{dz} m (98 %)</source>
        <translation>{dz} m（98% 分位）</translation>
    </message>
    <message>
        <source>{dz} m ± {error} m (one standard error, registration included)</source>
        <translation>{dz} m ± {error} m（一倍中误差，含配准误差）</translation>
    </message>
    <message>
        <source>{dz} m; the file gives no error</source>
        <translation>{dz} m；文件未给出误差</translation>
    </message>
    <message>
        <source>{file} holds no public Ed25519 key (PEM).</source>
        <translation>{file} 中没有 Ed25519 公钥（PEM 格式）。</translation>
    </message>
    <message>
        <source>{file} is damaged or not a manifest.</source>
        <translation>{file} 已损坏或不是清单。</translation>
    </message>
    <message>
        <source>{file} is missing.</source>
        <translation>缺少 {file}。</translation>
    </message>
    <message>
        <source>{file} was added.</source>
        <translation>多出了 {file}。</translation>
    </message>
    <message>
        <source>{file} was changed.</source>
        <translation>{file} 被改动。</translation>
    </message>
    <message>
        <source>{file} was renamed to {other}.</source>
        <translation>{file} 被改名为 {other}。</translation>
    </message>
    <message>
        <source>{file} was replaced by a link or a special file.</source>
        <translation>{file} 被换成了链接或特殊文件。</translation>
    </message>
    <message>
        <source>{file}: results are written to a GeoPackage (.gpkg).</source>
        <translation>{file}：核查成果写为 GeoPackage（.gpkg）。</translation>
    </message>
    <message>
        <source>{folder} is as it was signed: {n} files.</source>
        <translation>{folder} 与签名时一致：共 {n} 个文件。</translation>
    </message>
    <message>
        <source>{folder} is no folder of evidence: it holds neither {manifest} nor a signature.</source>
        <translation>{folder} 不是证据文件夹：其中既没有 {manifest}，也没有签名。</translation>
    </message>
    <message>
        <source>{folder} is not to be relied on: {why}</source>
        <translation>{folder} 不可采信：{why}</translation>
    </message>
    <message>
        <source>{folder} is not to be relied on: {why} And {n} more.</source>
        <translation>{folder} 不可采信：{why}另有 {n} 处。</translation>
    </message>
    <message>
        <source>{folder} is there already and evidence is never overwritten; name another folder.</source>
        <translation>{folder} 已存在，证据不允许覆盖；请另取文件夹名。</translation>
    </message>
    <message>
        <source>{folder}: evidence of {n} detections in {files} files, signed with {key}.</source>
        <translation>{folder}：{n} 个图斑的证据，共 {files} 个文件，签名密钥 {key}。</translation>
    </message>
    <message>
        <source>{id} covers this change in plan and height</source>
        <translation>{id} 在平面和高度上覆盖该变化</translation>
    </message>
    <message>
        <source>{judged} of {n} judged real or not real, {right} real</source>
        <translation>共 {n} 个，已判定 {judged} 个，其中属实 {right} 个</translation>
    </message>
    <message>
        <source>{manifest} and its signature do not fit: one of them was changed after signing, or another key signed.</source>
        <translation>{manifest} 与签名不符：其中之一在签名后被改动，或由其他密钥签名。</translation>
    </message>
    <message>
        <source>{n} m from the outline</source>
        <translation>距图斑 {n} m</translation>
    </message>
    <message>
        <source>{n} verdicts are too few to learn from; {least} are needed. Nothing was changed.</source>
        <translation>{n} 条结论太少，至少需要 {least} 条才能学习。未作任何改动。</translation>
    </message>
    <message>
        <source>{n} verdicts on {file} teach nothing: the file holds no features of those detections.</source>
        <translation>{file} 的 {n} 条结论不能用于学习：文件中没有这些图斑的特征。</translation>
    </message>
    <message>
        <source>{n} verdicts on {of} detections; {right} of the decisions are right, {first} of the first looks were.</source>
        <translation>{of} 个图斑共 {n} 条结论；定案正确率 {right}，仅初审为 {first}。</translation>
    </message>
    <message>
        <source>{n} verdicts …</source>
        <translation>已有 {n} 条结论 …</translation>
    </message>
    <message>
        <source>{one} and {other}: {n} seen by both, {share} agreed, κ {kappa}</source>
        <translation>{one} 与 {other}：共同审核 {n} 个，一致 {share}，κ {kappa}</translation>
    </message>
    <message>
        <source>{share} of the patch lies inside</source>
        <translation>图斑的 {share} 在其内</translation>
    </message>
    <message>
        <source>{version} was trained from {n} verdicts and is not in use; {used} still judges.</source>
        <translation>已用 {n} 条结论训练出 {version}，尚未启用；仍由 {used} 评分。</translation>
    </message>
    <message>
        <source>{who}: {n} of {of} overturned</source>
        <translation>{who}：{of} 个中被改判 {n} 个</translation>
    </message>
    <message>
        <source>σ {sigma} m stays on ground where nothing changed</source>
        <translation>未变化地面残差 σ {sigma} m</translation>
    </message>
</context>
</TS>
