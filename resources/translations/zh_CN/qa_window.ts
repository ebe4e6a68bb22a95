<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>qa_window</name>
    <message>
        <source>1 city</source>
        <translation>市 1</translation>
    </message>
    <message>
        <source>1 district</source>
        <translation>区 1</translation>
    </message>
    <message>
        <source>1 street</source>
        <translation>街道 1</translation>
    </message>
    <message>
        <source>1 community</source>
        <translation>社区 1</translation>
    </message>
    <message>
        <source>1 grid</source>
        <translation>网格 1</translation>
    </message>
    <message>
        <source>{n} cities</source>
        <translation>市 {n}</translation>
    </message>
    <message>
        <source>{n} districts</source>
        <translation>区 {n}</translation>
    </message>
    <message>
        <source>{n} streets</source>
        <translation>街道 {n}</translation>
    </message>
    <message>
        <source>{n} communities</source>
        <translation>社区 {n}</translation>
    </message>
    <message>
        <source>{n} grids</source>
        <translation>网格 {n}</translation>
    </message>
    <message>
        <source>Above (code)</source>
        <translation>上级代码</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Area code</source>
        <translation>区域代码</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Class code</source>
        <translation>类别代码</translation>
    </message>
    <message>
        <source>Clock ahead</source>
        <translation>时钟超前</translation>
    </message>
    <message>
        <source>Close this card and show what to do first ({keys})</source>
        <translation>关闭此卡片，返回“先办”（{keys}）</translation>
    </message>
    <message>
        <source>Close this card</source>
        <translation>关闭此卡片</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Delay, s</source>
        <translation>延迟（秒）</translation>
    </message>
    <message>
        <source>Do first · {n}</source>
        <translation>先办 · {n}</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>First fault</source>
        <translation>首个问题</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Last data</source>
        <translation>最近数据</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>样式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Nothing here is urgent or overdue. Choose a case in the list or on the map to see its details.</source>
        <translation>此处没有紧急或逾期事件。在列表中或地图上选择一件，即可查看详情。</translation>
    </message>
    <message>
        <source>Number at the source</source>
        <translation>来源编号</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Silent for, s</source>
        <translation>静默（秒）</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>已启动</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Urgent and overdue, earliest limit first</source>
        <translation>紧急与逾期，时限早者在前</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>What to do first</source>
        <translation>先办</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>无位置</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
</TS>
