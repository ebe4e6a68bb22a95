<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>areas_demo</name>
    <message>
        <source>An area with one of these ids is already in this profile. Nothing was changed; remove it first.</source>
        <translation>此工作目录中已有相同编号的区域，未作任何更改；请先将其移除。</translation>
    </message>
    <message>
        <source>There is no area {area} in this profile; nothing was changed.</source>
        <translation>此工作目录中没有区域 {area}，未作任何更改。</translation>
    </message>
    <message>
        <source>{area} still holds {child}; nothing was changed. Remove what is below it too.</source>
        <translation>{area}下仍有{child}，未作任何更改；请连同下级区域一并移除。</translation>
    </message>
    <message>
        <source>The id {area} is given to two areas; nothing was changed.</source>
        <translation>编号 {area} 同时用于两个区域，未作任何更改。</translation>
    </message>
    <message>
        <source>The area {name} ({area}) is already in this profile; nothing was changed. Remove it first.</source>
        <translation>区域{name}（{area}）已在此工作目录中，未作任何更改；请先将其移除。</translation>
    </message>
    <message>
        <source>Two entries in {table} have the same code; nothing was changed.</source>
        <translation>数据表 {table} 中有两条记录编码相同，未作任何更改。</translation>
    </message>
    <message>
        <source>{file} does not describe a demo district: {why}</source>
        <translation>{file} 不是有效的演示城区描述文件：{why}</translation>
    </message>
    <message>
        <source>Community {code} has {count} grids; its codes end at 999.</source>
        <translation>社区 {code} 有 {count} 个网格，网格编码最多到 999。</translation>
    </message>
    <message>
        <source>Community {code} has {count} grids; its base grids end at 99.</source>
        <translation>社区 {code} 有 {count} 个网格，基础网格编码最多到 99。</translation>
    </message>
    <message>
        <source>{name} is already in this profile; nothing was changed. Remove it first with: demo remove</source>
        <translation>此工作目录中已有{name}，未作任何更改；请先用命令 demo remove 将其移除。</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存……</translation>
    </message>
    <message>
        <source>Drawing street blocks …</source>
        <translation>正在划分街区……</translation>
    </message>
    <message>
        <source>Sharing blocks out among communities …</source>
        <translation>正在划分街道和社区……</translation>
    </message>
    <message>
        <source>Numbering grids …</source>
        <translation>正在编排网格编码……</translation>
    </message>
    <message>
        <source>Putting up buildings …</source>
        <translation>正在生成楼栋……</translation>
    </message>
    <message>
        <source>Placing facilities and staff …</source>
        <translation>正在配置设施和人员……</translation>
    </message>
    <message>
        <source>This profile holds no demo data; nothing was changed.</source>
        <translation>此工作目录中没有演示数据，未作任何更改。</translation>
    </message>
    <message>
        <source>Make the demo district: areas, buildings, facilities and staff, all marked as demo data.</source>
        <translation>生成演示城区：区域、楼栋、设施和人员，均标注为演示数据。</translation>
    </message>
    <message>
        <source>Remove the demo district with its buildings, facilities and staff; cases and the ledger stay.</source>
        <translation>移除演示城区及其楼栋、设施和人员；案件和台账保留。</translation>
    </message>
    <message>
        <source>Equal seeds make equal districts.</source>
        <translation>随机种子；相同的种子生成相同的城区。</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>The generated demo district.</source>
        <translation>生成的演示城区。</translation>
    </message>
    <message>
        <source>Commander</source>
        <translation>指挥长</translation>
    </message>
    <message>
        <source>Duty officer</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>调度员</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>查违巡查员</translation>
    </message>
    <message>
        <source>Indexing buildings …</source>
        <translation>正在为楼栋编制索引……</translation>
    </message>
    <message>
        <source>Registering rooms …</source>
        <translation>正在登记房屋……</translation>
    </message>
    <message>
        <source>Registering people and firms …</source>
        <translation>正在登记人口和单位……</translation>
    </message>
    <message>
        <source>Roads (演示数据 demo data)</source>
        <translation>道路（演示数据）</translation>
    </message>
    <message>
        <source>Main road</source>
        <translation>主干路</translation>
    </message>
    <message>
        <source>Side street</source>
        <translation>支路</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>小区内部路</translation>
    </message>
</context>
</TS>
