<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>devices</name>
    <message>
        <source>Alarm</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Begin a case at this place</source>
        <translation>在该位置登记事件</translation>
    </message>
    <message>
        <source>Device “{id}” needs an id and one of the kinds {kinds}. Nothing was changed.</source>
        <translation>设备“{id}”需要编号，且种类须为 {kinds} 之一。未作改动。</translation>
    </message>
    <message>
        <source>Facilities are no longer shown.</source>
        <translation>不再显示设施。</translation>
    </message>
    <message>
        <source>Facilities are on the map.</source>
        <translation>设施已显示在地图上。</translation>
    </message>
    <message>
        <source>Fire, health, shelter</source>
        <translation>消防、医疗、避难</translation>
    </message>
    <message>
        <source>How far back.</source>
        <translation>往前多少小时。</translation>
    </message>
    <message>
        <source>Id of the device.</source>
        <translation>设备编号。</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>JSON lines or a table with device, time and value.</source>
        <translation>JSON 行或表格，含设备、时间、读数。</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近上报</translation>
    </message>
    <message>
        <source>Let the generated devices of the demo district say what they say up to now (演示数据).</source>
        <translation>让演示区的设备（演示数据）报出截至此刻的读数。</translation>
    </message>
    <message>
        <source>Line {number} has no time that can be read.</source>
        <translation>第 {number} 行没有可读的时间。</translation>
    </message>
    <message>
        <source>Line {number} is no JSON object ({why}).</source>
        <translation>第 {number} 行不是 JSON 对象（{why}）。</translation>
    </message>
    <message>
        <source>Line {number} names no device.</source>
        <translation>第 {number} 行没有设备编号。</translation>
    </message>
    <message>
        <source>Line {number} says “{value}”, which is no number.</source>
        <translation>第 {number} 行的读数“{value}”不是数字。</translation>
    </message>
    <message>
        <source>List devices with their last word, those in alarm first, then the silent ones.</source>
        <translation>列出设备及其最新读数，报警的在前，其次是失联的。</translation>
    </message>
    <message>
        <source>List the kinds of devices with the rules that watch them.</source>
        <translation>列出设备种类及其监测规则。</translation>
    </message>
    <message>
        <source>Make the demo district: areas, buildings, facilities, staff and devices, all marked as demo data.</source>
        <translation>生成演示区：区域、楼栋、设施、人员和设备，均标明演示数据。</translation>
    </message>
    <message>
        <source>Never heard of</source>
        <translation>从未上报</translation>
    </message>
    <message>
        <source>No program on this computer opens {address}; install a player such as VLC.</source>
        <translation>本机没有可打开 {address} 的程序；请安装 VLC 等播放器。</translation>
    </message>
    <message>
        <source>Nothing was heard in 24 hours.</source>
        <translation>24 小时内没有读数。</translation>
    </message>
    <message>
        <source>Only this kind; see device kinds.</source>
        <translation>只要这一种；见 device kinds。</translation>
    </message>
    <message>
        <source>Only those in alarm, silent, off, calm or never heard of.</source>
        <translation>只要报警、失联、停用、正常或从未上报的。</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开画面</translation>
    </message>
    <message>
        <source>Open the camera's stream in your player</source>
        <translation>用本机播放器打开摄像机画面</translation>
    </message>
    <message>
        <source>Opened {address} in your player.</source>
        <translation>已用播放器打开 {address}。</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Overrides the CRS that the file declares: EPSG:4490, gcj02 …</source>
        <translation>替代文件声明的坐标系：EPSG:4490、gcj02 等。</translation>
    </message>
    <message>
        <source>Print what a device said in the last hours.</source>
        <translation>列出设备最近几小时的读数。</translation>
    </message>
    <message>
        <source>Put it into service again.</source>
        <translation>恢复使用。</translation>
    </message>
    <message>
        <source>Remove the demo district: buildings, facilities, staff, devices and surveys; cases and the ledger stay.</source>
        <translation>移除演示区及其楼栋、设施、人员、设备和测量；事件和台账保留。</translation>
    </message>
    <message>
        <source>Report a case here</source>
        <translation>在此上报事件</translation>
    </message>
    <message>
        <source>Sensors and cameras</source>
        <translation>感知设备与摄像机</translation>
    </message>
    <message>
        <source>Sensors and cameras are no longer shown.</source>
        <translation>不再显示感知设备与摄像机。</translation>
    </message>
    <message>
        <source>Sensors and cameras are on the map.</source>
        <translation>感知设备与摄像机已显示在地图上。</translation>
    </message>
    <message>
        <source>Sensors and cameras, and how each is doing (Ctrl+Shift+V)</source>
        <translation>感知设备与摄像机及其状态（Ctrl+Shift+V）</translation>
    </message>
    <message>
        <source>Sensors and cameras: what they said, and which rules hold.</source>
        <translation>感知设备与摄像机：读数与成立的规则。</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>公共服务</translation>
    </message>
    <message>
        <source>Show one device: place, last word, rules that hold, and its last entries.</source>
        <translation>显示一台设备：位置、最新读数、成立的规则和最近的记录。</translation>
    </message>
    <message>
        <source>Show sensors and cameras, and how each is doing.</source>
        <translation>在地图上显示感知设备与摄像机及其状态。</translation>
    </message>
    <message>
        <source>Show stations, mediation rooms, police, hydrants, shelters, hospitals and schools.</source>
        <translation>在地图上显示服务站、调解室、派出所、消火栓、避难场所、医院和学校。</translation>
    </message>
    <message>
        <source>Stations, police, hydrants, shelters, schools … (Ctrl+Shift+K)</source>
        <translation>服务站、派出所、消火栓、避难场所、学校等（Ctrl+Shift+K）</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>视频地址</translation>
    </message>
    <message>
        <source>Table or vector file with columns id, kind, name, stream, azimuth …</source>
        <translation>表格或矢量文件，含 id、kind、name、stream、azimuth 等列（中文列名亦可）。</translation>
    </message>
    <message>
        <source>Take a device out of service; its rules rest until it is back.</source>
        <translation>停用设备；恢复前其规则不生效。</translation>
    </message>
    <message>
        <source>Take readings from a file; what a rule makes of them is on record.</source>
        <translation>从文件接收读数；规则得出的结果留痕。</translation>
    </message>
    <message>
        <source>Taking readings …</source>
        <translation>正在接收读数……</translation>
    </message>
    <message>
        <source>The last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>There is no device {id}.</source>
        <translation>没有设备 {id}。</translation>
    </message>
    <message>
        <source>There is no kind of device {kind}; the kinds are: {kinds}.</source>
        <translation>没有 {kind} 这种设备；种类有：{kinds}。</translation>
    </message>
    <message>
        <source>This one is no longer on record.</source>
        <translation>该对象已不在册。</translation>
    </message>
    <message>
        <source>This profile has no generated devices; make the demo district first: demo make</source>
        <translation>本工程没有演示设备；请先生成演示区：demo make</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Without either: the other way round.</source>
        <translation>都不写则切换。</translation>
    </message>
    <message>
        <source>it has no id</source>
        <translation>没有编号</translation>
    </message>
    <message>
        <source>it has no place</source>
        <translation>没有位置</translation>
    </message>
    <message>
        <source>its id {id} stands in the file twice</source>
        <translation>其编号 {id} 在文件中重复</translation>
    </message>
    <message>
        <source>its place is none in {crs}</source>
        <translation>其位置在 {crs} 中无效</translation>
    </message>
    <message>
        <source>{file} has no columns for the device and the time; it has {fields}.</source>
        <translation>{file} 没有设备和时间列；现有列：{fields}。</translation>
    </message>
    <message>
        <source>{file} is no text; readings come as a table or as JSON lines.</source>
        <translation>{file} 不是文本文件；读数须为表格或 JSON 行。</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of kinds of devices ({why}). Nothing was changed.</source>
        <translation>{file} 不是设备种类目录（{why}）。未作改动。</translation>
    </message>
    <message>
        <source>{file}: rule {rule} of {kind} has a number below nothing. Nothing was changed.</source>
        <translation>{file}：{kind} 的规则 {rule} 有不合理的数值。未作改动。</translation>
    </message>
    <message>
        <source>{file}: “{kind}” or one of its rules is given twice, or has no name. Nothing was changed.</source>
        <translation>{file}：“{kind}”或其规则重复，或没有名称。未作改动。</translation>
    </message>
    <message>
        <source>{name}: {what} ({value} {unit})</source>
        <translation>{name}：{what}（{value} {unit}）</translation>
    </message>
    <message>
        <source>{what} since {when}</source>
        <translation>{what}，始于 {when}</translation>
    </message>
    <message>
        <source>“{address}” is no address of a picture; it begins with {schemes}. Nothing was changed.</source>
        <translation>“{address}”不是视频地址；应以 {schemes} 开头。未作改动。</translation>
    </message>
    <message>
        <source>Put devices on record from a file; right rows are registered, the others written to a file to correct.</source>
        <translation>从文件登记设备：正确的行入库，其余写入文件以便更正。</translation>
    </message>
    <message>
        <source>its shape cannot be read</source>
        <translation>图形无法读取</translation>
    </message>
    <message>
        <source>{n} devices lie in no area of this profile: they are on record, but no area counts them. Look at their coordinates, and at --crs.</source>
        <translation>{n} 台设备不在本配置的任何区域内：已登记，但不计入任何区域。请检查坐标和 --crs。</translation>
    </message>
</context>
</TS>
