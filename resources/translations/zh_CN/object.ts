<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>object</name>
    <message>
        <source>Section of the building: floors and rooms</source>
        <translation>楼栋剖面：楼层与房屋</translation>
    </message>
    <message>
        <source>Whole building</source>
        <translation>整栋</translation>
    </message>
    <message>
        <source>All floors at once, without words</source>
        <translation>一屏看全所有楼层，不显示文字</translation>
    </message>
    <message>
        <source>No rooms are registered in this building yet. Bring a list in with: address import FILE --kind rooms</source>
        <translation>本楼栋尚未登记房屋。可导入清单：address import FILE --kind rooms</translation>
    </message>
    <message>
        <source>Colour rooms by: {what}</source>
        <translation>房屋着色：{what}</translation>
    </message>
    <message>
        <source>{n} more of the building as a whole</source>
        <translation>另有整栋隐患 {n} 项</translation>
    </message>
    <message>
        <source>Click a room, or move with the arrow keys and press Enter.</source>
        <translation>点击房屋，或用方向键移动后按回车打开。</translation>
    </message>
    <message>
        <source>Suspected: {kind}</source>
        <translation>疑似{kind}</translation>
    </message>
    <message>
        <source>Registered at</source>
        <translation>登记住址</translation>
    </message>
    <message>
        <source>Room or flat</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>{n} rooms</source>
        <translation>{n} 户</translation>
    </message>
    <message>
        <source>one room</source>
        <translation>1 户</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>{n} firms</source>
        <translation>{n} 家单位</translation>
    </message>
    <message>
        <source>one firm</source>
        <translation>1 家单位</translation>
    </message>
    <message>
        <source>Choose an area, or bring a building to the middle of the map.</source>
        <translation>请先选择区域，或将建筑移至地图中央。</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>在列表中筛选</translation>
    </message>
    <message>
        <source>without a date</source>
        <translation>日期不详</translation>
    </message>
    <message>
        <source>{least}–{most} people</source>
        <translation>{least}–{most} 人</translation>
    </message>
    <message>
        <source>{n} F</source>
        <translation>{n} 层</translation>
    </message>
    <message>
        <source>floor unknown</source>
        <translation>楼层不详</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人登记</translation>
    </message>
    <message>
        <source>{n} people or more</source>
        <translation>{n} 人及以上</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>no open hazard</source>
        <translation>无未消除隐患</translation>
    </message>
    <message>
        <source>open hazards: {n}, gravest: {level}</source>
        <translation>未消除隐患 {n} 项，最高为{level}</translation>
    </message>
    <message>
        <source>major hazard</source>
        <translation>重大隐患</translation>
    </message>
    <message>
        <source>larger hazard</source>
        <translation>较大隐患</translation>
    </message>
    <message>
        <source>general hazard</source>
        <translation>一般隐患</translation>
    </message>
    <message>
        <source>low hazard</source>
        <translation>低风险隐患</translation>
    </message>
    <message>
        <source>use unknown</source>
        <translation>用途不详</translation>
    </message>
    <message>
        <source>no firm</source>
        <translation>无单位</translation>
    </message>
    <message>
        <source>several firms</source>
        <translation>多家单位</translation>
    </message>
    <message>
        <source>Back (Backspace)</source>
        <translation>返回（Backspace）</translation>
    </message>
    <message>
        <source>Over the whole map, or at its side</source>
        <translation>铺满地图或停靠右侧</translation>
    </message>
    <message>
        <source>What it belongs to</source>
        <translation>所属层级</translation>
    </message>
    <message>
        <source>What belongs to it</source>
        <translation>下辖内容</translation>
    </message>
    <message>
        <source>Nothing is registered below it.</source>
        <translation>下级尚无登记内容。</translation>
    </message>
    <message>
        <source>Nobody is registered here.</source>
        <translation>此处无登记人员。</translation>
    </message>
    <message>
        <source>No firm is registered here.</source>
        <translation>此处无登记单位。</translation>
    </message>
    <message>
        <source>No facility stands here.</source>
        <translation>此处无设施。</translation>
    </message>
    <message>
        <source>What happened here, the latest first</source>
        <translation>历史记录，最近在前</translation>
    </message>
    <message>
        <source>Nothing is on record here: no case, order, hazard, inspection or detection.</source>
        <translation>此处暂无记录：没有事件、发令、隐患、排查或疑似图斑。</translation>
    </message>
    <message>
        <source>Parts of the card</source>
        <translation>卡片分栏</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>Show where it is</source>
        <translation>在地图上显示位置</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>在此搜索</translation>
    </message>
    <message>
        <source>Search for rooms, firms and people here</source>
        <translation>搜索此处的房屋、单位和人员</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Which factors make the risk of this building, from which data</source>
        <translation>本楼栋风险由哪些因素、哪些数据构成</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Community order</source>
        <translation>社区发令</translation>
    </message>
    <message>
        <source>A command, or an area, address, firm, person or case …</source>
        <translation>输入命令、区域、地址、单位、人员、事件……</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>正在搜索……</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”.</source>
        <translation>没有与“{text}”匹配的内容。</translation>
    </message>
    <message>
        <source>Open card (Enter)</source>
        <translation>打开卡片（回车）</translation>
    </message>
    <message>
        <source>All that is linked to it: rooms, people, firms, what happened there</source>
        <translation>关联的全部内容：房屋、人员、单位及历史记录</translation>
    </message>
    <message>
        <source>Search everything: commands, addresses, firms, people, cases.</source>
        <translation>全局搜索：命令、地址、单位、人员、事件。</translation>
    </message>
    <message>
        <source>Open the card of the building in the middle of the map, or of the area chosen.</source>
        <translation>打开地图中央建筑或所选区域的卡片。</translation>
    </message>
</context>
</TS>
