<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>desk_feeds</name>
    <message>
        <source>A case needs a title. Nothing was changed.</source>
        <translation>事件需要标题。未作任何改动。</translation>
    </message>
    <message>
        <source>The catalogue has no class {code}. Nothing was changed.</source>
        <translation>分类目录中没有类别 {code}。未作任何改动。</translation>
    </message>
    <message>
        <source>There is no case {id}.</source>
        <translation>没有编号为 {id} 的事件。</translation>
    </message>
    <message>
        <source>Case {id} is in that state already. Nothing was changed.</source>
        <translation>事件 {id} 已处于该状态。未作任何改动。</translation>
    </message>
    <message>
        <source>It has no id.</source>
        <translation>缺少编号。</translation>
    </message>
    <message>
        <source>Its time is not a number.</source>
        <translation>时间不是数字。</translation>
    </message>
    <message>
        <source>The feed {title} stopped by a fault ({kind}: {why}). What it brought is kept; start it again.</source>
        <translation>数据来源“{title}”因故障停止（{kind}：{why}）。已接入的数据均已保留，请重新启动。</translation>
    </message>
    <message>
        <source>The feed {title} is already running; stop it first with: feed stop {name}</source>
        <translation>数据来源“{title}”正在运行；请先停止：feed stop {name}</translation>
    </message>
    <message>
        <source>The time of its snapshot cannot be read: {text}</source>
        <translation>所在快照的时间无法识别：{text}</translation>
    </message>
    <message>
        <source>Its time cannot be read: {text}</source>
        <translation>时间无法识别：{text}</translation>
    </message>
    <message>
        <source>name may have letters, digits, dot, dash and underscore only</source>
        <translation>name 只能包含字母、数字、点、短横线和下划线</translation>
    </message>
    <message>
        <source>fields.id must say where the id stands</source>
        <translation>fields.id 必须指明编号所在字段</translation>
    </message>
    <message>
        <source>gone.absent needs records.snapshot = true</source>
        <translation>使用 gone.absent 须设 records.snapshot = true</translation>
    </message>
    <message>
        <source>expected must be above 0</source>
        <translation>expected 必须大于 0</translation>
    </message>
    <message>
        <source>records.delimiter must be one character</source>
        <translation>records.delimiter 必须是一个字符</translation>
    </message>
    <message>
        <source>There is no mapping {name}. Shipped are {known}; otherwise name a .toml file.</source>
        <translation>没有名为 {name} 的映射。内置映射有 {known}；也可指定 .toml 文件。</translation>
    </message>
    <message>
        <source>{file} cannot be used as a mapping ({why}). Nothing was changed.</source>
        <translation>{file} 不能用作映射（{why}）。未作任何改动。</translation>
    </message>
    <message>
        <source>{key} has a pattern that is no regular expression ({why})</source>
        <translation>{key} 中的 pattern 不是有效的正则表达式（{why}）</translation>
    </message>
    <message>
        <source>records.encoding {name} is unknown</source>
        <translation>未知的 records.encoding：{name}</translation>
    </message>
    <message>
        <source>Latitude and longitude are exchanged in {count} records; these were left without a place. Write swapped = {value} in the mapping and replay again.</source>
        <translation>有 {count} 条记录的经纬度互换，已按无位置接收。请在映射中写 swapped = {value} 后重新回放。</translation>
    </message>
    <message>
        <source>{count} records lie outside the globe or the reach of {crs}; these were left without a place. Name the right CRS in the mapping and replay again.</source>
        <translation>有 {count} 条记录的坐标超出地球范围或 {crs} 的适用范围，已按无位置接收。请在映射中写明正确的坐标系后重新回放。</translation>
    </message>
    <message>
        <source>{file} is not a GeoJSON collection of features. Nothing was changed.</source>
        <translation>{file} 不是 GeoJSON 要素集合。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is not a kind of file that can be replayed; it must be .jsonl, .json, .csv or .geojson (or one of these with .gz). Nothing was changed.</source>
        <translation>{file} 不是可回放的文件类型，应为 .jsonl、.json、.csv 或 .geojson（可再加 .gz）。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is empty. Nothing was changed.</source>
        <translation>{file} 是空文件。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is not text in the encoding {encoding}. Nothing was changed.</source>
        <translation>{file} 不是 {encoding} 编码的文本。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({why}). Nothing was changed.</source>
        <translation>无法读取 {file}（{why}）。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is not JSON ({why}). Nothing was changed.</source>
        <translation>{file} 不是有效的 JSON（{why}）。未作任何改动。</translation>
    </message>
    <message>
        <source>It has no list of records at {path}.</source>
        <translation>在 {path} 处没有记录列表。</translation>
    </message>
    <message>
        <source>It is not a record with fields.</source>
        <translation>不是带字段的记录。</translation>
    </message>
    <message>
        <source>It has {count} columns, the heading has {wanted}.</source>
        <translation>有 {count} 列，而表头有 {wanted} 列。</translation>
    </message>
    <message>
        <source>It is not JSON ({why}).</source>
        <translation>不是有效的 JSON（{why}）。</translation>
    </message>
    <message>
        <source>Record {number} was refused: {why}</source>
        <translation>第 {number} 条记录未接收：{why}</translation>
    </message>
    <message>
        <source>The mapping {mapping} does not fit {file}: its records have no id where the mapping looks for it. They have the fields {fields}. Nothing was changed.</source>
        <translation>映射 {mapping} 不适用于 {file}：在映射所指之处找不到编号。文件的字段有 {fields}。未作任何改动。</translation>
    </message>
    <message>
        <source>The speed must be 0 (as fast as possible) or above. Nothing was changed.</source>
        <translation>速度须为 0（尽快）或正数。未作任何改动。</translation>
    </message>
    <message>
        <source>{count} more records were refused.</source>
        <translation>另有 {count} 条记录未接收。</translation>
    </message>
    <message>
        <source>{file} has no records. {why} Nothing was changed.</source>
        <translation>{file} 中没有记录。{why}未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is not a rhythm of a day: {why}</source>
        <translation>{file} 不是有效的日节律文件：{why}</translation>
    </message>
    <message>
        <source>{file} gives class {code} no titles or no curve of 24 hours.</source>
        <translation>{file} 中类别 {code} 缺少标题或 24 小时曲线。</translation>
    </message>
    <message>
        <source>This profile has no areas with a geometry, so there is no place for incidents. Import areas, or make the demo district with: demo make</source>
        <translation>此工作目录没有带边界的区域，无法生成事件。请先导入区域，或生成演示城区：demo make</translation>
    </message>
    <message>
        <source>Generated city day</source>
        <translation>模拟城市日</translation>
    </message>
    <message>
        <source>Generated incidents need a rate above 0 and up to {most} per second, and a count above 0. Nothing was changed.</source>
        <translation>模拟事件的速率须大于 0 且不超过每秒 {most} 件，数量须大于 0。未作任何改动。</translation>
    </message>
    <message>
        <source>There is no time zone {name}; write it like Asia/Shanghai.</source>
        <translation>没有时区 {name}；请写成 Asia/Shanghai 的形式。</translation>
    </message>
    <message>
        <source>The time format {format} cannot be used: %{code} is unknown or given twice.</source>
        <translation>时间格式 {format} 不能使用：%{code} 未知或重复。</translation>
    </message>
    <message>
        <source>Stopped after {count} records. What came in is kept, and playing the file again goes on from there.</source>
        <translation>已在 {count} 条记录后停止。已接入的数据均已保留，再次回放该文件将从此处继续。</translation>
    </message>
    <message>
        <source>No feed {name} was started.</source>
        <translation>没有启动过名为 {name} 的数据来源。</translation>
    </message>
    <message>
        <source>A place needs a longitude from -180 to 180 and a latitude from -90 to 90, both. Nothing was changed.</source>
        <translation>位置须同时给出经度（-180 至 180）和纬度（-90 至 90）。未作任何改动。</translation>
    </message>
    <message>
        <source>There is no area {name} in this profile.</source>
        <translation>此工作目录中没有区域 {name}。</translation>
    </message>
    <message>
        <source>Let generated incidents come in and be handled like on a day in a city (demo data).</source>
        <translation>模拟城市一天的事件上报与处置（演示数据）。</translation>
    </message>
    <message>
        <source>New incidents per second.</source>
        <translation>每秒新增事件数。</translation>
    </message>
    <message>
        <source>The same seed gives the same incidents.</source>
        <translation>随机种子；相同种子产生相同事件。</translation>
    </message>
    <message>
        <source>Stop after so many seconds.</source>
        <translation>运行多少秒后停止。</translation>
    </message>
    <message>
        <source>Fill so many new incidents into the time just past, at once, and stop.</source>
        <translation>一次性在刚过去的时段内补入这么多新事件，然后停止。</translation>
    </message>
    <message>
        <source>Open cases to begin with; about 400 if not given, none with --count.</source>
        <translation>起始的在办事件数；不指定时约 400 件，使用 --count 时为 0。</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Play a recorded stream again; what was played before changes nothing.</source>
        <translation>回放记录的数据流；已回放过的内容不会产生改动。</translation>
    </message>
    <message>
        <source>JSON lines, JSON, CSV or GeoJSON, each also as .gz.</source>
        <translation>JSON 行、JSON、CSV 或 GeoJSON 文件，均可为 .gz。</translation>
    </message>
    <message>
        <source>Name of a shipped mapping, or a mapping file (.toml).</source>
        <translation>内置映射的名称，或映射文件（.toml）。</translation>
    </message>
    <message>
        <source>Times the recorded speed; 0 for as fast as possible.</source>
        <translation>相对原始速度的倍数；0 表示尽快。</translation>
    </message>
    <message>
        <source>List the mappings that come with the console.</source>
        <translation>列出内置映射。</translation>
    </message>
    <message>
        <source>Show how the running feeds are doing.</source>
        <translation>查看各数据来源的运行状况。</translation>
    </message>
    <message>
        <source>Stop a running feed; what it brought is kept.</source>
        <translation>停止运行中的数据来源；已接入的数据保留。</translation>
    </message>
    <message>
        <source>Name of the feed; all if not given.</source>
        <translation>数据来源名称；不指定则为全部。</translation>
    </message>
    <message>
        <source>List cases, the latest first.</source>
        <translation>列出事件，最新的在前。</translation>
    </message>
    <message>
        <source>Name, code or id of an area; with all below it.</source>
        <translation>区域的名称、代码或编号；包含其下级。</translation>
    </message>
    <message>
        <source>Only cases in this state.</source>
        <translation>仅列出处于该状态的事件。</translation>
    </message>
    <message>
        <source>Words in title, address or id.</source>
        <translation>标题、地址或编号中的文字。</translation>
    </message>
    <message>
        <source>Without closed and refused cases.</source>
        <translation>不含已结案和不予受理的事件。</translation>
    </message>
    <message>
        <source>Only cases without a place.</source>
        <translation>仅列出无位置的事件。</translation>
    </message>
    <message>
        <source>At most so many, the latest first; 0 for all.</source>
        <translation>最多列出多少件，最新的在前；0 表示全部。</translation>
    </message>
    <message>
        <source>Show a case and everything that happened to it.</source>
        <translation>查看事件及其全部经过。</translation>
    </message>
    <message>
        <source>Id of the case.</source>
        <translation>事件编号。</translation>
    </message>
    <message>
        <source>Register a case.</source>
        <translation>登记事件。</translation>
    </message>
    <message>
        <source>What happened, in one line.</source>
        <translation>一句话说明发生了什么。</translation>
    </message>
    <message>
        <source>Code of a class of the catalogue.</source>
        <translation>分类目录中的类别代码。</translation>
    </message>
    <message>
        <source>Longitude in degrees (CGCS2000).</source>
        <translation>经度，单位为度（CGCS2000）。</translation>
    </message>
    <message>
        <source>Latitude in degrees (CGCS2000).</source>
        <translation>纬度，单位为度（CGCS2000）。</translation>
    </message>
    <message>
        <source>The place in words.</source>
        <translation>位置的文字说明。</translation>
    </message>
    <message>
        <source>Who reported it.</source>
        <translation>来源。</translation>
    </message>
    <message>
        <source>Urgent whatever its class says.</source>
        <translation>不论类别，一律按紧急处理。</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Move a case to another state.</source>
        <translation>变更事件状态。</translation>
    </message>
    <message>
        <source>The state it moves to.</source>
        <translation>变更后的状态。</translation>
    </message>
    <message>
        <source>The reason, kept in the record.</source>
        <translation>原因，将留痕保存。</translation>
    </message>
</context>
</TS>
