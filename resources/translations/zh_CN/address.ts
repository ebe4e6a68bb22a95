<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>address</name>
    <message>
        <source>“{text}” is no mapping; write FIELD=COLUMN.</source>
        <translation>“{text}”不是对应关系，请写成 字段=列名。</translation>
    </message>
    <message>
        <source>“{text}” is no day; write 2024-07-01.</source>
        <translation>“{text}”不是日期，请写成 2024-07-01。</translation>
    </message>
    <message>
        <source>{file}: {rows} rows; {imported} imported, {updated} updated, {unchanged} known already, {refused} refused.</source>
        <translation>{file}：共 {rows} 行；导入 {imported}，更新 {updated}，已有 {unchanged}，退回 {refused}。</translation>
    </message>
    <message>
        <source>Columns: {columns}</source>
        <translation>列对应：{columns}</translation>
    </message>
    <message>
        <source>{count} × {why} (first in row {row})</source>
        <translation>{count} 行：{why}（首见第 {row} 行）</translation>
    </message>
    <message>
        <source>area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>building</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>room</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>firm</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>facility</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Stopped. What is counted here is kept; import the file again to go on.</source>
        <translation>已停止。以上计入的内容已保存；重新导入该文件即可继续。</translation>
    </message>
    <message>
        <source>{renewed} rows had replaced codes, {linked} were found by their address in words.</source>
        <translation>{renewed} 行使用旧编码（已转为新编码），{linked} 行按文字地址关联。</translation>
    </message>
    <message>
        <source>Not used: {columns}</source>
        <translation>未使用的列：{columns}</translation>
    </message>
    <message>
        <source>Rows to correct and import again: {file}</source>
        <translation>需更正后重新导入的行：{file}</translation>
    </message>
    <message>
        <source>Floor {floor}: {rooms}</source>
        <translation>{floor} 层：{rooms}</translation>
    </message>
    <message>
        <source>it has no place: no outline, and no numbers for longitude and latitude</source>
        <translation>没有位置：既无轮廓，也无经纬度数值</translation>
    </message>
    <message>
        <source>its place lies in no known area</source>
        <translation>位置不在任何已知区域内</translation>
    </message>
    <message>
        <source>{count} buildings have no outline and are drawn as squares of {side} m.</source>
        <translation>{count} 栋楼没有轮廓，以边长 {side} 米的方块表示。</translation>
    </message>
    <message>
        <source>{count} buildings stand in another base grid than their code says.</source>
        <translation>{count} 栋楼所在的基础网格与其编码不一致。</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>its code is wrong: {why}</source>
        <translation>编码有误：{why}</translation>
    </message>
    <message>
        <source>its code begins with that of no known area</source>
        <translation>编码前缀不属于任何已知区域</translation>
    </message>
    <message>
        <source>the building is given twice</source>
        <translation>楼栋重复</translation>
    </message>
    <message>
        <source>also in row {row}</source>
        <translation>另见第 {row} 行</translation>
    </message>
    <message>
        <source>a text is longer than {count} characters</source>
        <translation>文字超过 {count} 个字符</translation>
    </message>
    <message>
        <source>room 000000 stands for the whole building</source>
        <translation>房屋号 000000 表示整栋楼</translation>
    </message>
    <message>
        <source>no building is registered under the first 19 digits of its code</source>
        <translation>编码前 19 位没有对应的已登记楼栋</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>There is no register of “{kind}”; it can be {kinds}.</source>
        <translation>没有“{kind}”这种登记表；可选：{kinds}。</translation>
    </message>
    <message>
        <source>No column holds {fields}; the file has {columns}. Nothing was imported; name them with --map {field}=COLUMN.</source>
        <translation>没有列对应 {fields}；文件的列为：{columns}。未导入任何内容；请用 --map {field}=列名 指定。</translation>
    </message>
    <message>
        <source>There is no column {column}; the file has {columns}. Nothing was imported.</source>
        <translation>没有列 {column}；文件的列为：{columns}。未导入任何内容。</translation>
    </message>
    <message>
        <source>Words that say no known use or relation were left out: {words}.</source>
        <translation>无法识别的用途或关系已留空：{words}。</translation>
    </message>
    <message>
        <source>This profile has no areas yet, so that nothing could be located. Import areas first; nothing was imported.</source>
        <translation>本配置还没有区域，无法定位。请先导入区域；未导入任何内容。</translation>
    </message>
    <message>
        <source>it is given twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>it has no name, no kind, or a telephone that is no number</source>
        <translation>缺少名称或类别，或电话不是号码</translation>
    </message>
    <message>
        <source>the facility is given twice</source>
        <translation>设施重复</translation>
    </message>
    <message>
        <source>its {field} has not the length of a code, or more than digits</source>
        <translation>{field} 的位数不符合编码要求，或含有数字以外的字符</translation>
    </message>
    <message>
        <source>both grids must be of one community</source>
        <translation>两个网格必须属于同一社区</translation>
    </message>
    <message>
        <source>its day cannot be read; write 2024-07-01</source>
        <translation>日期无法识别，请写成 2024-07-01</translation>
    </message>
    <message>
        <source>the old and the new code must differ and have one length</source>
        <translation>新旧编码必须不同且位数相同</translation>
    </message>
    <message>
        <source>the old code was replaced by another one before</source>
        <translation>旧编码此前已变更为另一编码</translation>
    </message>
    <message>
        <source>the new code leads back to the old one already</source>
        <translation>新编码已指回旧编码</translation>
    </message>
    <message>
        <source>no building is known under its address</source>
        <translation>该地址没有对应的已知楼栋</translation>
    </message>
    <message>
        <source>its address fits no building well enough; write the code</source>
        <translation>地址与楼栋匹配度不足，请填写编码</translation>
    </message>
    <message>
        <source>nearest: {address} ({score} %), code {code}</source>
        <translation>最接近：{address}（{score}%），编码 {code}</translation>
    </message>
    <message>
        <source>the person is given twice at this place</source>
        <translation>此人在该处重复登记</translation>
    </message>
    <message>
        <source>it has neither a code nor an address</source>
        <translation>既无编码也无地址</translation>
    </message>
    <message>
        <source>its telephone is no number</source>
        <translation>电话不是号码</translation>
    </message>
    <message>
        <source>the person lives elsewhere already</source>
        <translation>此人已登记居住在别处</translation>
    </message>
    <message>
        <source>the person lives at two places</source>
        <translation>此人登记了两处居住地</translation>
    </message>
    <message>
        <source>also at {code} in row {row}</source>
        <translation>另见第 {row} 行，居住于 {code}</translation>
    </message>
    <message>
        <source>its identity number has a wrong form or check digit</source>
        <translation>身份证号码格式或校验位有误</translation>
    </message>
    <message>
        <source>the firm is given twice at this place</source>
        <translation>该单位在此处重复登记</translation>
    </message>
    <message>
        <source>{file} is a spreadsheet under a wrong name; rename it to .xlsx.</source>
        <translation>{file} 其实是电子表格，请将扩展名改为 .xlsx。</translation>
    </message>
    <message>
        <source>its text is not valid {encoding}</source>
        <translation>文字不是有效的 {encoding} 编码</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>正在导入 {file}</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>引号没有成对</translation>
    </message>
    <message>
        <source>it has more cells than the header</source>
        <translation>单元格数多于表头</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The rows to correct cannot be written to {file} ({why}). Name another folder with --rejects; what was right is imported.</source>
        <translation>需更正的行无法写入 {file}（{why}）。请用 --rejects 指定其他文件夹；正确的行已导入。</translation>
    </message>
    <message>
        <source>to-correct</source>
        <translation>待更正</translation>
    </message>
    <message>
        <source>its door number is longer than {count} characters</source>
        <translation>房号超过 {count} 个字符</translation>
    </message>
    <message>
        <source>a spreadsheet turned its door number into a date; format the column as text</source>
        <translation>房号被电子表格改成了日期，请将该列设为文本格式</translation>
    </message>
    <message>
        <source>its floor area is no number of square metres</source>
        <translation>面积不是平方米数</translation>
    </message>
    <message>
        <source>the room is given twice</source>
        <translation>房屋重复</translation>
    </message>
    <message>
        <source>its floor is no number</source>
        <translation>楼层不是数字</translation>
    </message>
    <message>
        <source>{file} cannot be read as a spreadsheet; open it and save it as .xlsx without a password.</source>
        <translation>{file} 无法作为电子表格读取；请打开后另存为不带密码的 .xlsx。</translation>
    </message>
    <message>
        <source>its formula has no value; open the file in a spreadsheet program and save it</source>
        <translation>公式没有计算结果；请用电子表格软件打开并保存该文件</translation>
    </message>
    <message>
        <source>{file} does not hold words of registers ({why}). Nothing was changed.</source>
        <translation>{file} 不是登记表用语文件（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>home</source>
        <translation>住宅</translation>
    </message>
    <message>
        <source>shop</source>
        <translation>商铺</translation>
    </message>
    <message>
        <source>office</source>
        <translation>办公</translation>
    </message>
    <message>
        <source>workshop</source>
        <translation>厂房</translation>
    </message>
    <message>
        <source>storeroom</source>
        <translation>仓储</translation>
    </message>
    <message>
        <source>dormitory</source>
        <translation>宿舍</translation>
    </message>
    <message>
        <source>vacant</source>
        <translation>空置</translation>
    </message>
    <message>
        <source>common room</source>
        <translation>公共用房</translation>
    </message>
    <message>
        <source>garage</source>
        <translation>车库</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>居住</translation>
    </message>
    <message>
        <source>tenant</source>
        <translation>承租</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>业主</translation>
    </message>
    <message>
        <source>landlord</source>
        <translation>房东</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>管理人</translation>
    </message>
    <message>
        <source>works here</source>
        <translation>从业</translation>
    </message>
    <message>
        <source>Firms</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>There are no cards of “{kind}”; there are cards of {kinds}.</source>
        <translation>没有“{kind}”的卡片；可选：{kinds}。</translation>
    </message>
    <message>
        <source>Nothing is known under the code {code}.</source>
        <translation>编码 {code} 没有对应内容。</translation>
    </message>
    <message>
        <source>Base grid</source>
        <translation>基础网格</translation>
    </message>
    <message>
        <source>Unit grids</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Former names and codes</source>
        <translation>曾用名与旧编码</translation>
    </message>
    <message>
        <source>There is no room {code}.</source>
        <translation>没有房屋 {code}。</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Floor area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>There is no firm {id}.</source>
        <translation>没有单位 {id}。</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>There is no facility {id}.</source>
        <translation>没有设施 {id}。</translation>
    </message>
    <message>
        <source>There is no registered person {id}.</source>
        <translation>没有登记人员 {id}。</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证号码</translation>
    </message>
    <message>
        <source>There is no building {code} in this profile. Nothing was changed.</source>
        <translation>本配置中没有楼栋 {code}。未作任何更改。</translation>
    </message>
    <message>
        <source>a spreadsheet kept it as a number and lost its last digits; format the column as text</source>
        <translation>电子表格把它存成了数字，末几位已丢失，请将该列设为文本格式</translation>
    </message>
    <message>
        <source>it holds “{character}”, only digits are allowed</source>
        <translation>含有“{character}”，只能是数字</translation>
    </message>
    <message>
        <source>it has {count} digits instead of {wanted}</source>
        <translation>有 {count} 位，应为 {wanted} 位</translation>
    </message>
    <message>
        <source>it has {count} digits; a room has 25, a building 19, a base grid 14</source>
        <translation>有 {count} 位；房屋应为 25 位，楼栋 19 位，基础网格 14 位</translation>
    </message>
    <message>
        <source>no province has the number {prefix}</source>
        <translation>没有代码为 {prefix} 的省份</translation>
    </message>
    <message>
        <source>“{code}” is no address code: {why}.</source>
        <translation>“{code}”不是地址编码：{why}。</translation>
    </message>
    <message>
        <source>province</source>
        <translation>省</translation>
    </message>
    <message>
        <source>city</source>
        <translation>市</translation>
    </message>
    <message>
        <source>district</source>
        <translation>区</translation>
    </message>
    <message>
        <source>street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>base grid</source>
        <translation>基础网格</translation>
    </message>
    <message>
        <source>“{code}” is no address code: nothing here has the beginning {prefix} ({part}).</source>
        <translation>“{code}”不是地址编码：这里没有前缀为 {prefix}（{part}）的内容。</translation>
    </message>
    <message>
        <source>Two rooms have the same code, or one is registered already. Nothing was changed.</source>
        <translation>有两个房屋编码相同，或其中一个已登记。未作任何更改。</translation>
    </message>
    <message>
        <source>A name needs at least one character. Nothing was changed.</source>
        <translation>名称至少需要一个字符。未作任何更改。</translation>
    </message>
    <message>
        <source>{old} cannot have become {new}: both need the same length, as the standard has it, and must differ. Nothing was changed.</source>
        <translation>{old} 不能变更为 {new}：两者位数须相同且符合标准，并且不能一样。未作任何更改。</translation>
    </message>
    <message>
        <source>{new} leads back to {old} already; a circle is no history. Nothing was changed.</source>
        <translation>{new} 已指回 {old}，变更不能循环。未作任何更改。</translation>
    </message>
    <message>
        <source>One of these old codes was replaced before. Nothing was changed.</source>
        <translation>其中一个旧编码此前已变更过。未作任何更改。</translation>
    </message>
    <message>
        <source>Take a standard address code apart and say whether it exists, and what it is called today.</source>
        <translation>拆解标准地址编码，说明其是否存在以及现行编码。</translation>
    </message>
    <message>
        <source>A code of 6 to 25 digits; blanks and bars between parts are no harm.</source>
        <translation>6 至 25 位编码；各段之间可有空格或竖线。</translation>
    </message>
    <message>
        <source>Import a register: right rows are stored, the others written to a file to correct and import again.</source>
        <translation>导入登记表：正确的行入库，其余写入文件以便更正后重新导入。</translation>
    </message>
    <message>
        <source>A CSV, XLSX, GeoPackage or any vector file.</source>
        <translation>CSV、XLSX、GeoPackage 或任意矢量文件。</translation>
    </message>
    <message>
        <source>What it holds: buildings, rooms, residents, firms, facilities, grids, aliases or names.</source>
        <translation>内容：buildings（楼栋）、rooms（房屋）、residents（人口）、firms（单位）、facilities（设施）、grids（网格对应）、aliases（编码变更）或 names（曾用名）。</translation>
    </message>
    <message>
        <source>FIELD=COLUMN, where the guess from the headings is wrong.</source>
        <translation>字段=列名，用于更正按表头猜测的对应关系。</translation>
    </message>
    <message>
        <source>Of the texts; otherwise it is recognised.</source>
        <translation>文字编码；不填则自动识别。</translation>
    </message>
    <message>
        <source>Of coordinates, such as gcj02; otherwise as the file says, or EPSG:4490.</source>
        <translation>坐标系，如 gcj02；不填则按文件声明，或 EPSG:4490。</translation>
    </message>
    <message>
        <source>Folder for the rows to correct; the file's own by default.</source>
        <translation>存放待更正行的文件夹；默认与源文件相同。</translation>
    </message>
    <message>
        <source>Check everything and write nothing.</source>
        <translation>只检查，不写入。</translation>
    </message>
    <message>
        <source>Find anything: two characters of a name, the beginning of a code, pinyin initials, the end of a telephone.</source>
        <translation>查找一切：名称中的两个字、编码前几位、拼音首字母或电话后几位。</translation>
    </message>
    <message>
        <source>What to look for.</source>
        <translation>要查找的内容。</translation>
    </message>
    <message>
        <source>How many of each kind.</source>
        <translation>每类最多显示的数量。</translation>
    </message>
    <message>
        <source>Only area, building, room, firm, person, facility or case.</source>
        <translation>只查 area（区域）、building（楼栋）、room（房屋）、firm（单位）、person（人员）、facility（设施）或 case（案件）。</translation>
    </message>
    <message>
        <source>Show what is linked to an area, building, room, firm, facility or person; people are masked.</source>
        <translation>显示区域、楼栋、房屋、单位、设施或人员的关联信息；人员信息脱敏。</translation>
    </message>
    <message>
        <source>A code, or KIND:ID such as firm:12 or area:440304.</source>
        <translation>编码，或 类别:编号，如 firm:12、area:440304。</translation>
    </message>
    <message>
        <source>Find the code of an address in words, with how well it fits; old names and other spellings count too.</source>
        <translation>按文字地址查找编码并给出匹配度；曾用名和不同写法同样有效。</translation>
    </message>
    <message>
        <source>An address in words.</source>
        <translation>文字地址。</translation>
    </message>
    <message>
        <source>Say which building and which grid are at a place.</source>
        <translation>查询某个位置所在的楼栋和网格。</translation>
    </message>
    <message>
        <source>Record that a code was replaced, or another name of a building or area; without codes, list what was replaced.</source>
        <translation>登记编码变更，或楼栋、区域的其他名称；不带编码则列出全部变更。</translation>
    </message>
    <message>
        <source>The code until now; nothing to list all.</source>
        <translation>原编码；不填则列出全部。</translation>
    </message>
    <message>
        <source>The code from now on, of the same length, or a name the code is found by.</source>
        <translation>现编码（位数相同），或用于查找该编码的名称。</translation>
    </message>
    <message>
        <source>Day from which it holds, 2024-07-01.</source>
        <translation>生效日期，如 2024-07-01。</translation>
    </message>
    <message>
        <source>Reason, for the record.</source>
        <translation>原因，留痕备查。</translation>
    </message>
    <message>
        <source>Addresses: import of buildings and rooms, search as one types, cards, size of the database.</source>
        <translation>地址：楼栋与房屋导入、边输入边搜索、对象卡片、数据库大小。</translation>
    </message>
    <message>
        <source>How many buildings.</source>
        <translation>楼栋数量。</translation>
    </message>
    <message>
        <source>How many rooms, about.</source>
        <translation>房屋数量（约）。</translation>
    </message>
    <message>
        <source>For the profile and the files; some 2 GB at full size.</source>
        <translation>存放配置和文件的文件夹；完整规模约需 2 GB。</translation>
    </message>
    <message>
        <source>Standard addresses: buildings, rooms, and who is there.</source>
        <translation>标准地址：楼栋、房屋及其中的人和单位。</translation>
    </message>
</context>
</TS>
