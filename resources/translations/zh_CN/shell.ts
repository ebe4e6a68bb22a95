<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>shell</name>
    <message>
        <source>(nothing)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>A fault of the program: {what}. The work is kept; the log tells more.</source>
        <translation>程序出错：{what}。已有工作均已保留，详情见日志。</translation>
    </message>
    <message>
        <source>Address base</source>
        <translation>标准地址库</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Arrangement of the window.</source>
        <translation>窗口的布局模式。</translation>
    </message>
    <message>
        <source>Arrow keys, + and −</source>
        <translation>方向键、+ 与 −</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Change the language of the window.</source>
        <translation>切换界面语言。</translation>
    </message>
    <message>
        <source>Check and close</source>
        <translation>核查结案</translation>
    </message>
    <message>
        <source>Choose no case; close the palette or a small window</source>
        <translation>取消选中事件；关闭命令面板或小窗口</translation>
    </message>
    <message>
        <source>Choose the area or case under the pointer</source>
        <translation>选中指针处的区域或事件</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>Close the window.</source>
        <translation>关闭窗口。</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Code or name of a class or group of classes.</source>
        <translation>类别（大类或小类）的代码或名称。</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation>命令与快捷键</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>感知设备</translation>
    </message>
    <message>
        <source>Dispatch and handle</source>
        <translation>派遣处置</translation>
    </message>
    <message>
        <source>Done: {line}</source>
        <translation>已完成：{line}</translation>
    </message>
    <message>
        <source>Double click, Enter</source>
        <translation>双击、回车</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Draw the window into a picture, without a screen.</source>
        <translation>不需要显示器，把窗口绘制成图片。</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>以往消息</translation>
    </message>
    <message>
        <source>Every command works in three places: in the menus and buttons, as a line in the palette (Ctrl+K), and in a shell behind: python main.py</source>
        <translation>每条命令有三个入口：菜单与按钮、命令面板（Ctrl+K）中的一行，以及终端里 python main.py 之后的一行。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>外业核查</translation>
    </message>
    <message>
        <source>Figures and learning</source>
        <translation>统计与学习</translation>
    </message>
    <message>
        <source>Fill the screen, or give it back.</source>
        <translation>切换全屏。</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>在本页查找</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成测试数据</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Go back to the view before.</source>
        <translation>后退到前一视图。</translation>
    </message>
    <message>
        <source>Go forward again.</source>
        <translation>前进到后一视图。</translation>
    </message>
    <message>
        <source>Go into the area; show the case</source>
        <translation>进入该区域；定位该事件</translation>
    </message>
    <message>
        <source>Go to an area.</source>
        <translation>前往区域。</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>前往{name}</translation>
    </message>
    <message>
        <source>Go up one level.</source>
        <translation>返回上一级。</translation>
    </message>
    <message>
        <source>Grid Console</source>
        <translation>网格指挥台</translation>
    </message>
    <message>
        <source>Grid Console — {name}</source>
        <translation>网格指挥台 — {name}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Id of a case.</source>
        <translation>事件编号。</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>隐患排查</translation>
    </message>
    <message>
        <source>Judge and train</source>
        <translation>评判与训练</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Limits and levels</source>
        <translation>时限与层级</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Map and lists</source>
        <translation>地图与列表</translation>
    </message>
    <message>
        <source>Measure and select</source>
        <translation>量测与选择</translation>
    </message>
    <message>
        <source>Move and zoom while the map has the focus</source>
        <translation>焦点在地图上时移动和缩放</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>移动地图</translation>
    </message>
    <message>
        <source>Name or code of the area to look at.</source>
        <translation>要查看的区域名称或代码。</translation>
    </message>
    <message>
        <source>Name, code or id of an area.</source>
        <translation>区域的名称、代码或编号。</translation>
    </message>
    <message>
        <source>Only as a line</source>
        <translation>仅限命令行</translation>
    </message>
    <message>
        <source>PNG file to write.</source>
        <translation>要写入的 PNG 文件。</translation>
    </message>
    <message>
        <source>Pixels of the picture per logical pixel of the window.</source>
        <translation>窗口每个逻辑像素对应的图片像素数。</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>定位与书签</translation>
    </message>
    <message>
        <source>Preparing the first start</source>
        <translation>首次启动准备中</translation>
    </message>
    <message>
        <source>Priority.</source>
        <translation>优先级。</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>工作目录</translation>
    </message>
    <message>
        <source>Put every panel back into its place.</source>
        <translation>恢复默认布局。</translation>
    </message>
    <message>
        <source>Qt needs {libraries}, which this system lacks; nothing was changed. On Debian or Ubuntu run: sudo apt-get install -y {packages}</source>
        <translation>本系统缺少 Qt 所需的 {libraries}，未做任何更改。在 Debian 或 Ubuntu 上请执行：sudo apt-get install -y {packages}</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Read earlier messages.</source>
        <translation>查看以往消息。</translation>
    </message>
    <message>
        <source>Rectify</source>
        <translation>整改复查</translation>
    </message>
    <message>
        <source>Running: {line} …</source>
        <translation>正在执行：{line} …</translation>
    </message>
    <message>
        <source>Save a picture of the window.</source>
        <translation>保存窗口图片。</translation>
    </message>
    <message>
        <source>Search the areas.</source>
        <translation>搜索区域。</translation>
    </message>
    <message>
        <source>Search the cases.</source>
        <translation>搜索事件。</translation>
    </message>
    <message>
        <source>Seconds of live feed before the picture is taken.</source>
        <translation>截图前接收实时数据的秒数。</translation>
    </message>
    <message>
        <source>Service circle</source>
        <translation>服务圈</translation>
    </message>
    <message>
        <source>Show a case on the map and its details.</source>
        <translation>在地图上定位事件并显示详情。</translation>
    </message>
    <message>
        <source>Show all cases again.</source>
        <translation>清除筛选，显示全部事件。</translation>
    </message>
    <message>
        <source>Show case: {title}</source>
        <translation>查看事件：{title}</translation>
    </message>
    <message>
        <source>Show commands, keys and the hand's way with the map.</source>
        <translation>查看命令、快捷键与地图操作。</translation>
    </message>
    <message>
        <source>Show only some cases, on the map and in the list alike.</source>
        <translation>筛选事件，地图与列表同时生效。</translation>
    </message>
    <message>
        <source>Show the next case of the list.</source>
        <translation>查看列表中的下一事件。</translation>
    </message>
    <message>
        <source>Show the previous case of the list.</source>
        <translation>查看列表中的上一事件。</translation>
    </message>
    <message>
        <source>Show the whole profile.</source>
        <translation>显示全部区域。</translation>
    </message>
    <message>
        <source>Size of the picture in pixels.</source>
        <translation>图片尺寸（像素）。</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在启动 …</translation>
    </message>
    <message>
        <source>State in the closed loop.</source>
        <translation>闭环流程中的状态。</translation>
    </message>
    <message>
        <source>Stop; what was begun is taken back (Esc)</source>
        <translation>停止，已做的部分会撤回（Esc）</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止 …</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>登记受理</translation>
    </message>
    <message>
        <source>The class catalogue has no {text}.</source>
        <translation>分类目录中没有“{text}”。</translation>
    </message>
    <message>
        <source>The font file {file} cannot be loaded. Restore it from the program's download.</source>
        <translation>无法加载字体文件 {file}，请从程序安装包中恢复该文件。</translation>
    </message>
    <message>
        <source>The map could not be drawn completely ({why}); no picture was written.</source>
        <translation>地图未能完整绘制（{why}），未写入图片。</translation>
    </message>
    <message>
        <source>The picture {file} cannot be written ({why}). Name a file in a folder that can be written to.</source>
        <translation>无法写入图片 {file}（{why}），请指定可写文件夹中的文件。</translation>
    </message>
    <message>
        <source>The program could not be started for the measurement: {why}</source>
        <translation>无法启动程序进行测量：{why}</translation>
    </message>
    <message>
        <source>The scale {scale:g} is outside 0.5 … 4.</source>
        <translation>缩放 {scale:g} 超出 0.5 至 4 的范围。</translation>
    </message>
    <message>
        <source>The size {text} is not of the form 1920x1080.</source>
        <translation>尺寸 {text} 的写法不对，应如 1920x1080。</translation>
    </message>
    <message>
        <source>The size {text} is outside 320x240 … 16384x16384.</source>
        <translation>尺寸 {text} 超出 320x240 至 16384x16384 的范围。</translation>
    </message>
    <message>
        <source>The window's layout cannot be read ({why}); the default one is used.</source>
        <translation>无法读取窗口布局（{why}），已改用默认布局。</translation>
    </message>
    <message>
        <source>The window's layout was damaged and set aside as {file}; the default one is used.</source>
        <translation>窗口布局文件已损坏，已另存为 {file}，并改用默认布局。</translation>
    </message>
    <message>
        <source>The window's layout was written by another version of the program; the default one is used and the file is left as it is.</source>
        <translation>窗口布局由其他版本的程序写入；已改用默认布局，原文件保持不变。</translation>
    </message>
    <message>
        <source>There is no area called {text}.</source>
        <translation>没有名为“{text}”的区域。</translation>
    </message>
    <message>
        <source>There is no case {id}.</source>
        <translation>没有编号为 {id} 的事件。</translation>
    </message>
    <message>
        <source>There is no display to open a window on; writing a picture of it to {file} after {n} s of live feed.</source>
        <translation>当前没有显示器，无法打开窗口；将接收 {n} 秒实时数据后把窗口画面写入 {file}。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Who or what reported it.</source>
        <translation>上报来源。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Without closed and refused cases.</source>
        <translation>不含已结案和不予受理的事件。</translation>
    </message>
    <message>
        <source>Words in title, address or id.</source>
        <translation>标题、地址或编号中的文字。</translation>
    </message>
    <message>
        <source>Zoom in.</source>
        <translation>放大。</translation>
    </message>
    <message>
        <source>Zoom out.</source>
        <translation>缩小。</translation>
    </message>
    <message>
        <source>Zoom where the pointer is</source>
        <translation>以指针处为中心缩放</translation>
    </message>
    <message>
        <source>it took more than {n} s</source>
        <translation>超过 {n} 秒仍未完成</translation>
    </message>
    <message>
        <source>used lately</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>zh or en.</source>
        <translation>zh 或 en。</translation>
    </message>
    <message>
        <source>zh or en; otherwise the language in use.</source>
        <translation>zh 或 en；不写则用当前语言。</translation>
    </message>
    <message>
        <source>{shown} of {all} rows</source>
        <translation>显示 {shown} 行，共 {all} 行</translation>
    </message>
    <message>
        <source>{shown} of {known} cases are shown.</source>
        <translation>共 {known} 件事件，显示 {shown} 件。</translation>
    </message>
    <message>
        <source>{text} may mean several areas: {areas}. Name one by its code.</source>
        <translation>“{text}”对应多个区域：{areas}。请用代码指明其中一个。</translation>
    </message>
    <message>
        <source>{title} (演示数据 demo data)</source>
        <translation>{title}（演示数据）</translation>
    </message>
    <message>
        <source>{title} …</source>
        <translation>{title} …</translation>
    </message>
    <message>
        <source>↑↓ choose · Tab complete · Enter run · Esc close</source>
        <translation>↑↓ 选择 · Tab 补全 · 回车执行 · Esc 关闭</translation>
    </message>
</context>
</TS>
