<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>register</name>
    <message>
        <source>There is no kind “{kind}”; it can be {kinds}.</source>
        <translation>没有“{kind}”这一类；可选：{kinds}。</translation>
    </message>
    <message>
        <source>Two characters or more are needed to search.</source>
        <translation>请输入至少两个字再查找。</translation>
    </message>
    <message>
        <source>room {room} is not registered</source>
        <translation>房号 {room} 未登记</translation>
    </message>
    <message>
        <source>Of several sheets, “{sheet}” was read.</source>
        <translation>文件有多张工作表，读取的是“{sheet}”。</translation>
    </message>
    <message>
        <source>Telephones of people and firms were not searched: your role may not read them.</source>
        <translation>未按人员和单位的电话查找：您的角色无权查看电话。</translation>
    </message>
    <message>
        <source>Choose the columns that every row needs (*).</source>
        <translation>请选择每行必填内容（*）所在的列。</translation>
    </message>
    <message>
        <source>Choose at least one of the columns marked °.</source>
        <translation>标有 ° 的内容请至少选择一列。</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Content (* needed, ° one of them)</source>
        <translation>内容（* 必填，° 至少一项）</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Names of people were not searched: your role may not read them.</source>
        <translation>未按人员姓名查找：您的角色无权查看姓名。</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Import a register</source>
        <translation>导入登记表</translation>
    </message>
    <message>
        <source>A register is being imported; drop {file} again when it is done.</source>
        <translation>正在导入另一份登记表；完成后请重新拖入 {file}。</translation>
    </message>
    <message>
        <source>{file}: {n} rows stored, {refused} refused.</source>
        <translation>{file}：入库 {n} 行，退回 {refused} 行。</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>登记表</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>登记内容</translation>
    </message>
    <message>
        <source>Add to the map instead</source>
        <translation>改为添加到地图</translation>
    </message>
    <message>
        <source>Show the file as a layer of the map; nothing goes into the address base</source>
        <translation>将文件作为图层显示在地图上，不写入地址库</translation>
    </message>
    <message>
        <source>Check only</source>
        <translation>仅检查</translation>
    </message>
    <message>
        <source>Look at all rows and store nothing</source>
        <translation>检查全部行，不入库</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop; what is stored by then is kept</source>
        <translation>停止导入；已入库的行保留</translation>
    </message>
    <message>
        <source>Drop a CSV, XLSX or GeoPackage here, or choose one.</source>
        <translation>将 CSV、XLSX 或 GeoPackage 文件拖到此处，或选择文件。</translation>
    </message>
    <message>
        <source>{n} columns</source>
        <translation>{n} 列</translation>
    </message>
    <message>
        <source>Open the rows to correct</source>
        <translation>打开待更正的行</translation>
    </message>
    <message>
        <source>Import the corrected file</source>
        <translation>导入更正后的文件</translation>
    </message>
    <message>
        <source>When the rows are corrected and saved</source>
        <translation>更正并保存之后再导入</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>新增 {n}</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <translation>更新 {n}</translation>
    </message>
    <message>
        <source>{n} known already</source>
        <translation>已有 {n}</translation>
    </message>
    <message>
        <source>{n} refused</source>
        <translation>退回 {n}</translation>
    </message>
    <message>
        <source>Only checked; nothing is stored yet.</source>
        <translation>仅检查，尚未入库。</translation>
    </message>
    <message>
        <source>Imported in {n} s.</source>
        <translation>导入完成，用时 {n} 秒。</translation>
    </message>
    <message>
        <source>Code, 19 digits</source>
        <translation>楼栋编码（19 位）</translation>
    </message>
    <message>
        <source>Number on the door</source>
        <translation>房号</translation>
    </message>
    <message>
        <source>Old code</source>
        <translation>原编码</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>现编码</translation>
    </message>
    <message>
        <source>as the file says, else CGCS2000</source>
        <translation>以文件声明为准，未声明时按 CGCS2000</translation>
    </message>
    <message>
        <source>GCJ-02 (most web maps)</source>
        <translation>GCJ-02（多数网络地图）</translation>
    </message>
    <message>
        <source>CGCS2000 metres, 114° E</source>
        <translation>CGCS2000 平面坐标，中央经线 114°</translation>
    </message>
    <message>
        <source>Register of buildings</source>
        <translation>楼栋登记表</translation>
    </message>
    <message>
        <source>Register of rooms</source>
        <translation>房屋登记表</translation>
    </message>
    <message>
        <source>Register of residents</source>
        <translation>人口登记表</translation>
    </message>
    <message>
        <source>Register of firms</source>
        <translation>单位登记表</translation>
    </message>
    <message>
        <source>Register of public facilities</source>
        <translation>公共设施登记表</translation>
    </message>
    <message>
        <source>Base grid of each unit grid</source>
        <translation>单元网格与基础网格对应表</translation>
    </message>
    <message>
        <source>Codes that were replaced</source>
        <translation>编码变更表</translation>
    </message>
    <message>
        <source>Former and other names</source>
        <translation>曾用名与别名表</translation>
    </message>
    <message>
        <source>Code, 25 digits</source>
        <translation>房屋编码（25 位）</translation>
    </message>
    <message>
        <source>Road and door number</source>
        <translation>路名门牌</translation>
    </message>
    <message>
        <source>Height in m</source>
        <translation>高度（米）</translation>
    </message>
    <message>
        <source>Number of rooms</source>
        <translation>房屋数</translation>
    </message>
    <message>
        <source>Unit grid, 15 digits</source>
        <translation>单元网格（15 位）</translation>
    </message>
    <message>
        <source>Former name</source>
        <translation>曾用名</translation>
    </message>
    <message>
        <source>Code of the building</source>
        <translation>所在楼栋编码</translation>
    </message>
    <message>
        <source>Number of the room in it</source>
        <translation>楼内房屋序号</translation>
    </message>
    <message>
        <source>Floor area in m²</source>
        <translation>建筑面积（㎡）</translation>
    </message>
    <message>
        <source>Code of the room or building</source>
        <translation>房屋或楼栋编码</translation>
    </message>
    <message>
        <source>Address in words</source>
        <translation>文字地址</translation>
    </message>
    <message>
        <source>Relation to the room</source>
        <translation>与房屋关系</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Base grid, 14 digits</source>
        <translation>基础网格（14 位）</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Import a register: choose a file, map its columns, check it, correct what was refused.</source>
        <translation>导入登记表：选择文件、对应各列、检查、更正退回的行。</translation>
    </message>
    <message>
        <source>CSV, XLSX or GeoPackage; otherwise it is asked for.</source>
        <translation>CSV、XLSX 或 GeoPackage 文件；不填则提示选择。</translation>
    </message>
</context>
</TS>
