<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>facilities</name>
    <message>
        <source>A facility code needs a district of 6 digits and a component class of 4, not {district} and {component}.</source>
        <translation>设施编码需要 6 位区划代码和 4 位部件分类，而不是 {district} 和 {component}。</translation>
    </message>
    <message>
        <source>A facility needs a name. Nothing was changed.</source>
        <translation>设施需要名称。未作改动。</translation>
    </message>
    <message>
        <source>A page holds 1 to {columns} columns and 1 to {rows} rows of labels.</source>
        <translation>一页可排 1 至 {columns} 列、1 至 {rows} 行标签。</translation>
    </message>
    <message>
        <source>A place is written LON,LAT, such as 114.05,22.54; “{text}” is not.</source>
        <translation>位置写作“经度,纬度”，如 114.05,22.54；“{text}”不是。</translation>
    </message>
    <message>
        <source>Address of the reporting service, with {code} where the code belongs; otherwise the label holds the bare code.</source>
        <translation>上报服务的网址，编码处写 {code}；不给则标签只含编码。</translation>
    </message>
    <message>
        <source>All {count} numbers of component class {component} in {district} are given out.</source>
        <translation>{district} 部件分类 {component} 的 {count} 个序号已用完。</translation>
    </message>
    <message>
        <source>As on its sign.</source>
        <translation>与标牌一致的名称。</translation>
    </message>
    <message>
        <source>Code on a facility or door, as scanned: gives the place and the class.</source>
        <translation>设施或门牌上扫到的编码：由此得到位置和类别。</translation>
    </message>
    <message>
        <source>Door plate</source>
        <translation>门牌</translation>
    </message>
    <message>
        <source>Doors of buildings instead of facilities.</source>
        <translation>打印楼栋门牌，不打印设施。</translation>
    </message>
    <message>
        <source>Drawing labels</source>
        <translation>正在绘制标签</translation>
    </message>
    <message>
        <source>Give a code of 16 digits to every facility chosen that has none yet.</source>
        <translation>给选中而尚无编码的设施各编一个 16 位编码。</translation>
    </message>
    <message>
        <source>How many at most.</source>
        <translation>最多多少个。</translation>
    </message>
    <message>
        <source>Kind; see facility kinds.</source>
        <translation>种类；见 facility kinds。</translation>
    </message>
    <message>
        <source>LON,LAT in EPSG:4490 degrees.</source>
        <translation>经度,纬度（EPSG:4490，度）。</translation>
    </message>
    <message>
        <source>Labels below each other.</source>
        <translation>每页行数。</translation>
    </message>
    <message>
        <source>Labels beside each other.</source>
        <translation>每行标签数。</translation>
    </message>
    <message>
        <source>Labels of doors</source>
        <translation>门牌标签</translation>
    </message>
    <message>
        <source>Labels of facilities</source>
        <translation>设施标签</translation>
    </message>
    <message>
        <source>List facilities with their code, place and telephone.</source>
        <translation>列出设施的编码、位置和电话。</translation>
    </message>
    <message>
        <source>List the kinds of facilities, and how many of each this profile has.</source>
        <translation>列出设施种类及本工程各有多少。</translation>
    </message>
    <message>
        <source>No facility of this profile has the code {code}.</source>
        <translation>本工程没有编码为 {code} 的设施。</translation>
    </message>
    <message>
        <source>None of these has a code yet; give them codes with facility code. Nothing was written.</source>
        <translation>这些设施都还没有编码；请先用 facility code 编码。未写出文件。</translation>
    </message>
    <message>
        <source>Only in this area: id, code or name.</source>
        <translation>只要该区域内的：编号、代码或名称。</translation>
    </message>
    <message>
        <source>Only this kind; see facility kinds.</source>
        <translation>只要这一种；见 facility kinds。</translation>
    </message>
    <message>
        <source>Print QR labels for facilities that have a code, or for doors, to a PDF.</source>
        <translation>把有编码的设施或门牌的二维码标签打印成 PDF。</translation>
    </message>
    <message>
        <source>Public facilities and the codes on their plates.</source>
        <translation>公共设施及其标牌编码。</translation>
    </message>
    <message>
        <source>Put one more facility on record.</source>
        <translation>登记一处新设施。</translation>
    </message>
    <message>
        <source>The address needs {code} where the code belongs, such as https://example.org/r?c={code}.</source>
        <translation>网址中编码的位置要写 {code}，如 https://example.org/r?c={code}。</translation>
    </message>
    <message>
        <source>The codes would have squares of {size:.2f} mm, which no telephone reads; put fewer labels on a page or shorten the address.</source>
        <translation>二维码小方格只有 {size:.2f} 毫米，手机无法识读；请减少每页标签数或缩短网址。</translation>
    </message>
    <message>
        <source>There are no such facilities in this profile.</source>
        <translation>本工程没有这样的设施。</translation>
    </message>
    <message>
        <source>There is no kind of facility {kind}; the kinds are: {kinds}.</source>
        <translation>没有 {kind} 这种设施；种类有：{kinds}。</translation>
    </message>
    <message>
        <source>This profile has no building {code}.</source>
        <translation>本工程没有楼栋 {code}。</translation>
    </message>
    <message>
        <source>To reach it by.</source>
        <translation>联系电话。</translation>
    </message>
    <message>
        <source>What was scanned or typed.</source>
        <translation>扫到或输入的内容。</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of kinds of facilities ({why}). Nothing was changed.</source>
        <translation>{file} 不是设施种类目录（{why}）。未作改动。</translation>
    </message>
    <message>
        <source>{file}: kind “{kind}” is given twice, is empty, or its component class {component} is not four digits. Nothing was changed.</source>
        <translation>{file}：种类“{kind}”重复、为空，或部件分类 {component} 不是四位数字。未作改动。</translation>
    </message>
    <message>
        <source>{kind} · demo data 演示数据</source>
        <translation>{kind} · 演示数据</translation>
    </message>
    <message>
        <source>{lon}, {lat} is no place on the globe. Nothing was changed.</source>
        <translation>{lon}, {lat} 不是地球上的位置。未作改动。</translation>
    </message>
    <message>
        <source>{name} is of the kind {kind}, which the catalogue of facilities does not have; no code was given.</source>
        <translation>{name} 的种类 {kind} 不在设施种类目录中；未编码。</translation>
    </message>
    <message>
        <source>{name} lies in no area with a district code; no code was given.</source>
        <translation>{name} 不在任何有区划代码的区域内；未编码。</translation>
    </message>
    <message>
        <source>“{text}” has {count} digits; a facility has 16, a building 19, a room 25.</source>
        <translation>“{text}”有 {count} 位数字；设施应为 16 位，楼栋 19 位，房屋 25 位。</translation>
    </message>
    <message>
        <source>“{text}” holds no code: a facility has 16 digits, a building 19, a room 25.</source>
        <translation>“{text}”不含编码：设施应为 16 位数字，楼栋 19 位，房屋 25 位。</translation>
    </message>
    <message>
        <source>“{text}” holds several codes; give one.</source>
        <translation>“{text}”含多个编码；请只给一个。</translation>
    </message>
    <message>
        <source>That person's telephone.</source>
        <translation>该联系人的手机号。</translation>
    </message>
    <message>
        <source>Correct what is known of a facility; what is not named stays, and an empty text takes it away.</source>
        <translation>更正设施信息；未指明的不变，空文字表示清除。</translation>
    </message>
    <message>
        <source>Correct what is known of this facility</source>
        <translation>更正该设施的信息</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>FIELD=TEXT where the file has no such column; {COLUMN} stands for a cell.</source>
        <translation>字段=文字，用于文件中没有的列；{COLUMN} 代表该列单元格。</translation>
    </message>
    <message>
        <source>Facilities are corrected by collectors, supervisors and administrators.</source>
        <translation>设施信息由采集员、监督员或管理员更正。</translation>
    </message>
    <message>
        <source>Id of the facility, or the code on its plate.</source>
        <translation>设施编号，或标牌上的编码。</translation>
    </message>
    <message>
        <source>In words.</source>
        <translation>文字地址。</translation>
    </message>
    <message>
        <source>Kinds of facilities</source>
        <translation>设施种类</translation>
    </message>
    <message>
        <source>LON,LAT in EPSG:4490 degrees, or the code of a door or facility.</source>
        <translation>经度,纬度（EPSG:4490 度），或门牌、设施编码。</translation>
    </message>
    <message>
        <source>LON,LAT in EPSG:4490 degrees, where it stands now.</source>
        <translation>现在的位置：经度,纬度（EPSG:4490 度）。</translation>
    </message>
    <message>
        <source>Log in first: what is shown goes on record with a name.</source>
        <translation>请先登录：查看内容须实名留痕。</translation>
    </message>
    <message>
        <source>Masked; type to replace it</source>
        <translation>已脱敏；输入则替换</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Name of who answers for it.</source>
        <translation>负责人（联系人）姓名。</translation>
    </message>
    <message>
        <source>On duty 24 h</source>
        <translation>值班电话</translation>
    </message>
    <message>
        <source>Only this kind; may be given several times.</source>
        <translation>只看此种类；可多次给出。</translation>
    </message>
    <message>
        <source>Only this kind; may be given several times; all for all.</source>
        <translation>只显示此种类；可多次给出；all 表示全部。</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Plate code</source>
        <translation>标牌编码</translation>
    </message>
    <message>
        <source>Services offered</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Say which hydrant, shelter, hospital … is the nearest, and how far it is.</source>
        <translation>查询最近的消火栓、避难场所、医院等及距离。</translation>
    </message>
    <message>
        <source>Show a facility: where it is, how it is reached and what it offers; people are masked.</source>
        <translation>查看设施：位置、联系方式与服务内容；个人信息按岗位脱敏。</translation>
    </message>
    <message>
        <source>Show stations, mediation rooms, police, hydrants, shelters, hospitals and schools, all or some kinds.</source>
        <translation>显示服务站、调解室、派出所、消火栓、避难场所、医院、学校等全部或部分种类的设施。</translation>
    </message>
    <message>
        <source>So many of each kind.</source>
        <translation>每种给出的个数。</translation>
    </message>
    <message>
        <source>Telephone that somebody answers day and night.</source>
        <translation>24 小时值班电话。</translation>
    </message>
    <message>
        <source>What it offers.</source>
        <translation>服务内容。</translation>
    </message>
    <message>
        <source>When it is open.</source>
        <translation>开放时间。</translation>
    </message>
    <message>
        <source>in a straight line</source>
        <translation>直线距离</translation>
    </message>
    <message>
        <source>Nearest places</source>
        <translation>最近设施</translation>
    </message>
    <message>
        <source>its code stands on another plate, or its plate has another code</source>
        <translation>该编码已用于其他设施，或该设施已有另一编码</translation>
    </message>
    <message>
        <source>the code on its plate has not 16 digits</source>
        <translation>标牌编码不是 16 位</translation>
    </message>
    <message>
        <source>{field} shall be “{text}”, but there is no column {column}; the file has {columns}. Nothing was imported.</source>
        <translation>{field} 设为“{text}”，但文件没有“{column}”列；现有的列：{columns}。未导入任何内容。</translation>
    </message>
    <message>
        <source>{kilometres} km</source>
        <translation>{kilometres} 公里</translation>
    </message>
    <message>
        <source>{metres} m</source>
        <translation>{metres} 米</translation>
    </message>
    <message>
        <source>{name} is corrected.</source>
        <translation>{name}已更正。</translation>
    </message>
    <message>
        <source>{name} is like that already. Nothing was changed.</source>
        <translation>{name}已是如此。未作改动。</translation>
    </message>
    <message>
        <source>“{text}” is no telephone number. Nothing was changed.</source>
        <translation>“{text}”不是电话号码。未作改动。</translation>
    </message>
    <message>
        <source>Removing a facility needs a reason. Nothing was changed.</source>
        <translation>移除设施须填写原因。未作任何更改。</translation>
    </message>
    <message>
        <source>No facility {id} was removed.</source>
        <translation>没有移除过设施 {id}。</translation>
    </message>
    <message>
        <source>No facility was removed.</source>
        <translation>没有移除过任何设施。</translation>
    </message>
    <message>
        <source>{name} is on record again already. Nothing was changed.</source>
        <translation>{name} 已重新登记。未作任何更改。</translation>
    </message>
    <message>
        <source>The facility with the code {code}, {name}, was removed: {why}.</source>
        <translation>编码 {code} 的设施“{name}”已移除：{why}。</translation>
    </message>
    <message>
        <source>Take a facility off the map and out of every list; recall brings it back, and its code is given to no other.</source>
        <translation>移除设施，不再显示于地图和各列表；可用 recall 恢复，其编码不再发给其他设施。</translation>
    </message>
    <message>
        <source>Bring back a facility that was removed, as it was and with its code.</source>
        <translation>恢复已移除的设施，资料和编码不变。</translation>
    </message>
    <message>
        <source>Its id; left out: the one removed last.</source>
        <translation>设施编号；不填则为最近移除的设施。</translation>
    </message>
    <message>
        <source>List facilities that were removed, the last one first, with the reason.</source>
        <translation>列出已移除的设施及原因，最近移除的在前。</translation>
    </message>
    <message>
        <source>Reason: dismantled, moved, recorded twice …</source>
        <translation>原因：已拆除、已迁移、重复登记等</translation>
    </message>
    <message>
        <source>Remove (Enter)</source>
        <translation>移除（回车）</translation>
    </message>
    <message>
        <source>Take {name} off the record? It goes from the map and all lists; its code is given to no other.</source>
        <translation>移除“{name}”？将不再显示于地图和各列表，其编码不再发给其他设施。</translation>
    </message>
    <message>
        <source>Take this facility off the record, with a reason; it can be brought back</source>
        <translation>填写原因并移除该设施，之后可恢复</translation>
    </message>
    <message>
        <source>{name} is off the record; the line “facility recall” brings it back.</source>
        <translation>“{name}”已移除；执行 facility recall 可恢复。</translation>
    </message>
    <message>
        <source>Facilities are removed by supervisors and administrators.</source>
        <translation>设施由监督员或管理员移除。</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Say what the code of a facility, a building or a room stands for; of an unknown one, which codes are near it.</source>
        <translation>说明设施、楼栋或房屋的编码代表什么；编码不存在时列出相近的编码。</translation>
    </message>
    <message>
        <source>Perhaps meant</source>
        <translation>可能是</translation>
    </message>
    <message>
        <source>{refusal} Did you mean {codes}?</source>
        <translation>{refusal}是否应为 {codes}？</translation>
    </message>
    <message>
        <source>{refusal} Did you mean {codes} or one of {n} others?</source>
        <translation>{refusal}是否应为 {codes}，或另外 {n} 个编码之一？</translation>
    </message>
</context>
</TS>
