<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ledger</name>
    <message>
        <source>Verifying the ledger</source>
        <translation>正在校验台账</translation>
    </message>
    <message>
        <source>it is missing: the next one here is {number}</source>
        <translation>该条缺失：此处的下一条是第 {number} 条</translation>
    </message>
    <message>
        <source>it was replaced: it does not follow the one before it</source>
        <translation>该条被替换：与前一条衔接不上</translation>
    </message>
    <message>
        <source>it was inserted or moved: its place was taken already</source>
        <translation>该条是插入或移动来的：其序号已被占用</translation>
    </message>
    <message>
        <source>its content is not an entry</source>
        <translation>内容不是台账条目</translation>
    </message>
    <message>
        <source>what is stored beside it is not what it says</source>
        <translation>索引字段与条目内容不一致</translation>
    </message>
    <message>
        <source>it was replaced: the next one follows another</source>
        <translation>该条被替换：后一条所衔接的不是它</translation>
    </message>
    <message>
        <source>the record {subject} was folded from {version} entries, and not as many are here: entries were removed or added</source>
        <translation>记录 {subject} 由 {version} 条条目汇成，现有条数不符：有条目被删除或增加</translation>
    </message>
    <message>
        <source>it was inserted: the record {subject} was never folded</source>
        <translation>该条是插入的：记录 {subject} 从未汇总过</translation>
    </message>
    <message>
        <source>its content was changed: the hash does not match</source>
        <translation>内容被改动：哈希值不符</translation>
    </message>
    <message>
        <source>it is missing or was replaced: entry {number} of {site} had seen it</source>
        <translation>该条缺失或被替换：站点 {site} 的第 {number} 条曾引用过它</translation>
    </message>
    <message>
        <source>it was inserted: this site has no head</source>
        <translation>该条是插入的：该站点没有末条记录</translation>
    </message>
    <message>
        <source>it is missing: entries were cut off at the end</source>
        <translation>该条缺失：末尾的条目被截去</translation>
    </message>
    <message>
        <source>it was added or replaced: the stored head is another</source>
        <translation>该条是增加或替换的：与登记的末条不符</translation>
    </message>
    <message>
        <source>Folding the entries</source>
        <translation>正在汇总条目</translation>
    </message>
    <message>
        <source>Putting the entries in order</source>
        <translation>正在排列条目顺序</translation>
    </message>
    <message>
        <source>{file} is not an exported ledger.</source>
        <translation>{file} 不是导出的台账。</translation>
    </message>
    <message>
        <source>{file} was exported by a newer version of this program; update the program.</source>
        <translation>{file} 由更高版本的程序导出，请先升级本程序。</translation>
    </message>
    <message>
        <source>Line {number} of {file} was changed: its fields are not what its bytes say.</source>
        <translation>{file} 第 {number} 行被改动：各字段与原始内容不一致。</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}). Nothing was exported.</source>
        <translation>无法写入 {file}（{why}），未导出任何内容。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({why}).</source>
        <translation>无法读取 {file}（{why}）。</translation>
    </message>
    <message>
        <source>Line {number} of {file} is not an entry.</source>
        <translation>{file} 第 {number} 行不是台账条目。</translation>
    </message>
    <message>
        <source>Exporting the ledger</source>
        <translation>正在导出台账</translation>
    </message>
    <message>
        <source>This is not an entry of a ledger ({why}).</source>
        <translation>这不是台账条目（{why}）。</translation>
    </message>
    <message>
        <source>What is to be recorded about {subject} cannot be written down ({why}). Nothing was changed.</source>
        <translation>关于 {subject} 的内容无法记入台账（{why}），未作任何更改。</translation>
    </message>
    <message>
        <source>The database {file} cannot be opened ({why}). Nothing was changed; name another folder with --profile DIR.</source>
        <translation>无法打开数据库 {file}（{why}），未作任何更改；请用 --profile DIR 指定其他工作目录。</translation>
    </message>
    <message>
        <source>The profile folder {folder} is on a network share ({kind}), where the database could lose data. Nothing was changed; name a folder on a local disk with --profile DIR.</source>
        <translation>工作目录 {folder} 位于网络共享（{kind}）上，数据库可能丢失数据。未作任何更改；请用 --profile DIR 指定本机磁盘上的目录。</translation>
    </message>
    <message>
        <source>The database {file} was made by a newer version of this program. Nothing was changed; update the program.</source>
        <translation>数据库 {file} 由更高版本的程序创建，未作任何更改；请先升级本程序。</translation>
    </message>
    <message>
        <source>The database {file} belongs to another program. Nothing was changed; name another folder with --profile DIR.</source>
        <translation>数据库 {file} 属于其他程序，未作任何更改；请用 --profile DIR 指定其他工作目录。</translation>
    </message>
    <message>
        <source>The database was damaged ({why}). It was kept as {aside} and a new one was begun.</source>
        <translation>数据库已损坏（{why}），原文件已保留为 {aside}，并新建了数据库。</translation>
    </message>
    <message>
        <source>it is not a database</source>
        <translation>不是数据库文件</translation>
    </message>
    <message>
        <source>it is empty while its log is not</source>
        <translation>数据库为空，而日志中仍有内容</translation>
    </message>
    <message>
        <source>The database {file} is damaged ({why}) and cannot be set aside ({reason}). Nothing was changed; name another folder with --profile DIR.</source>
        <translation>数据库 {file} 已损坏（{why}），且无法另存（{reason}）。未作任何更改；请用 --profile DIR 指定其他工作目录。</translation>
    </message>
    <message>
        <source>The database {file} is damaged ({why}). Nothing more is written to it; close the program and start it again: the file is then set aside and kept.</source>
        <translation>数据库 {file} 已损坏（{why}），已停止写入；请关闭并重新启动程序，届时原文件会另存保留。</translation>
    </message>
    <message>
        <source>The disk is full. This step was not saved, everything before it is; free some space on the disk of {folder} and repeat it.</source>
        <translation>磁盘已满，本次操作未保存，此前的内容均已保存；请清理 {folder} 所在磁盘后重试。</translation>
    </message>
    <message>
        <source>Another program is holding the database {file}. This step was not saved, everything before it is; close the other program or try again.</source>
        <translation>数据库 {file} 正被其他程序占用，本次操作未保存，此前的内容均已保存；请关闭该程序或稍后重试。</translation>
    </message>
    <message>
        <source>The profile folder {folder} is read-only. This step was not saved, everything before it is; make the folder writable or name another with --profile DIR.</source>
        <translation>工作目录 {folder} 为只读，本次操作未保存，此前的内容均已保存；请开放写入权限，或用 --profile DIR 指定其他工作目录。</translation>
    </message>
    <message>
        <source>The database {file} cannot be read or written ({why}). This step was not saved, everything before it is; check the disk and the rights of the folder.</source>
        <translation>无法读写数据库 {file}（{why}），本次操作未保存，此前的内容均已保存；请检查磁盘和目录权限。</translation>
    </message>
    <message>
        <source>Only entries about this subject, for example case:&lt;id&gt;.</source>
        <translation>只列出关于该对象的条目，例如 case:&lt;编号&gt;。</translation>
    </message>
    <message>
        <source>At most so many, the latest first.</source>
        <translation>最多列出的条数，最新的在前。</translation>
    </message>
    <message>
        <source>Show the latest entries of the ledger.</source>
        <translation>查看台账的最新条目。</translation>
    </message>
    <message>
        <source>Verify the ledger: recompute every hash and chain; find a changed, removed or inserted entry and say where.</source>
        <translation>校验台账：重新计算全部哈希与链条，找出被改动、删除或插入的条目及其位置。</translation>
    </message>
    <message>
        <source>File to write, JSON lines.</source>
        <translation>要写入的文件（JSON Lines 格式）。</translation>
    </message>
    <message>
        <source>Write all entries as JSON lines, so that another site can verify and receive them.</source>
        <translation>将全部条目导出为 JSON Lines，供其他站点校验和接收。</translation>
    </message>
    <message>
        <source>Fold all records again from the entries and put right what differs.</source>
        <translation>从条目重新汇总全部记录，并更正不一致之处。</translation>
    </message>
    <message>
        <source>what is stored is not of the type that was written</source>
        <translation>存储内容的类型与写入时不符</translation>
    </message>
</context>
</TS>
