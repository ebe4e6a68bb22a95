<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>detect_refuse</name>
    <message>
        <source>, and {n} trees are {fall} m lower</source>
        <translation>，且 {n} 棵树矮了 {fall} 米</translation>
    </message>
    <message>
        <source>; no column gives a height, so only outlines are compared</source>
        <translation>；无高度列，只比对轮廓</translation>
    </message>
    <message>
        <source>Contact sheets in {folder}:</source>
        <translation>图版已写入 {folder}：</translation>
    </message>
    <message>
        <source>Days of both flights (YYYY-MM-DD), where neither files nor imported surveys say.</source>
        <translation>两期飞行日期（YYYY-MM-DD），用于文件与已导入测量都未说明之时。</translation>
    </message>
    <message>
        <source>Demo data in {folder}: {before} points before, {after} after, {crs}</source>
        <translation>演示数据已写入 {folder}：前期 {before} 点，后期 {after} 点，{crs}</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>No place needs to be flown again.</source>
        <translation>无需补飞。</translation>
    </message>
    <message>
        <source>Pictures of candidate {id}:</source>
        <translation>候选 {id} 的图片：</translation>
    </message>
    <message>
        <source>Survey {name}: {points} points, {density} per m², {crs}</source>
        <translation>测量 {name}：{points} 点，每平方米 {density} 点，{crs}</translation>
    </message>
    <message>
        <source>The day of the flight is not known; name it with --flown: it says which of two surveys is the earlier.</source>
        <translation>飞行日期未知，请用 --flown 注明：据此可知两期测量孰先孰后。</translation>
    </message>
    <message>
        <source>The first survey is the earlier one, whatever speaks against it.</source>
        <translation>确认第一份即为前期，不论有何相反迹象。</translation>
    </message>
    <message>
        <source>The names say that {one} is the later survey and {other} the earlier. Give the earlier first, or add --order-is-right; nothing was compared.</source>
        <translation>按名称，{one} 为后期，{other} 为前期。请把前期放在前面；若顺序无误，请加 --order-is-right。未比对。</translation>
    </message>
    <message>
        <source>The registry {file} covers nothing of the survey: its nearest polygon lies {away} km away. Check its coordinate reference system, or leave --registry out; nothing was compared.</source>
        <translation>登记册 {file} 与测量范围毫无重叠：最近的面要素在 {away} 公里之外。请核对其坐标系，或不加 --registry。未比对。</translation>
    </message>
    <message>
        <source>The surveys are swapped: the first was flown on {one}, the second was written on {other} already. Give the earlier first, or add --order-is-right; nothing was compared.</source>
        <translation>前后两期颠倒：第一份飞行于 {one}，而第二份早在 {other} 就已成文件。请把前期放在前面；若顺序无误，请加 --order-is-right。未比对。</translation>
    </message>
    <message>
        <source>The surveys look swapped: {gone} buildings or parts of them vanish and {come} appear{trees}. Give the earlier first, or the days of the flights with --flown, or add --order-is-right; nothing was written.</source>
        <translation>前后两期似乎颠倒：消失的建筑或建筑部位 {gone} 处，出现的 {come} 处{trees}。请把前期放在前面，或用 --flown 给出两期飞行日期；若顺序无误，请加 --order-is-right。未写入任何结果。</translation>
    </message>
    <message>
        <source>There is no candidate to show; no layer was added.</source>
        <translation>没有可显示的候选，未添加图层。</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>buildings</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>flown on</source>
        <translation>飞行日期</translation>
    </message>
    <message>
        <source>flown on {day}</source>
        <translation>飞行日期 {day}</translation>
    </message>
    <message>
        <source>flown on {one} and on {other}</source>
        <translation>飞行日期 {one} 和 {other}</translation>
    </message>
    <message>
        <source>height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>identifier</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>it lists changes that were found, not what was approved</source>
        <translation>其内容是查出的变化，而非批准的建筑</translation>
    </message>
    <message>
        <source>its polygons measure {area} m² in the middle: these are areas, no buildings or permits</source>
        <translation>其面要素的面积中位数为 {area} 平方米，是区域而非建筑或许可</translation>
    </message>
    <message>
        <source>layer {layer} was left out: {why}</source>
        <translation>图层 {layer} 未采用：{why}</translation>
    </message>
    <message>
        <source>layer {layer}: {kind}, {inside} of {count} in the survey; columns: {columns}</source>
        <translation>图层 {layer}：{kind}，共 {count} 个，测量范围内 {inside} 个；所用列：{columns}</translation>
    </message>
    <message>
        <source>no data: fly here again</source>
        <translation>无数据：需补飞</translation>
    </message>
    <message>
        <source>none of its columns ({columns}) names a building or a permit, such as id, code or 编号, or gives a height</source>
        <translation>其各列（{columns}）既无建筑或许可的编号（如 id、code、编号），也无高度</translation>
    </message>
    <message>
        <source>per m²</source>
        <translation>每平方米</translation>
    </message>
    <message>
        <source>permits</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>survey</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>top</source>
        <translation>顶高</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>valid from</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>valid until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>{file} is no registry of buildings or permits: layer {layer} was not used, for {why}. Nothing was compared.</source>
        <translation>{file} 不是建筑或许可登记册：图层 {layer} 未采用，因为{why}。未比对。</translation>
    </message>
    <message>
        <source>{gone} buildings or parts of them vanish and {come} appear{trees}: if that is not so, the surveys are swapped.</source>
        <translation>消失的建筑或建筑部位 {gone} 处，出现的 {come} 处{trees}：若与实情不符，则前后两期颠倒。</translation>
    </message>
    <message>
        <source>{name}: fly again</source>
        <translation>{name}：需补飞</translation>
    </message>
    <message>
        <source>{n} candidates are on the map as layer {name}</source>
        <translation>{n} 个候选已加入地图图层 {name}</translation>
    </message>
    <message>
        <source>{n} places to fly again are on the map as layer {name}</source>
        <translation>{n} 处补飞区域已加入地图图层 {name}</translation>
    </message>
    <message>
        <source>{n} true changes: {kinds}</source>
        <translation>真实变化 {n} 处：{kinds}</translation>
    </message>
    <message>
        <source>{folder} already holds a file {file} that was not generated here; it was left alone. Give another folder.</source>
        <translation>{folder} 中已有非本程序生成的 {file}，未作改动。请换一个文件夹。</translation>
    </message>
    <message>
        <source>{file} is read by this run and cannot be its result; give another name.</source>
        <translation>{file} 是本次检测的输入，不能同时作为结果；请换一个文件名。</translation>
    </message>
    <message>
        <source>{file} is there already and holds verdicts of reviewers, which would be lost; it was left alone. Give another name.</source>
        <translation>{file} 已存在，其中有核查结论，覆盖后将丢失，未作改动。请换一个文件名。</translation>
    </message>
    <message>
        <source>There is no registry {file}; nothing was compared.</source>
        <translation>找不到登记库 {file}；未作比对。</translation>
    </message>
    <message>
        <source>The tiles of survey {name} are no longer in the cache, and its file {file} is gone or moved; put it back, or import the survey again from where it is now.</source>
        <translation>测量 {name} 的图块已不在缓存中，其文件 {file} 也已移走或删除；请放回原处，或从现在的位置重新导入。</translation>
    </message>
    <message>
        <source>There is no file {name}, and no survey of that name has been imported.</source>
        <translation>没有文件 {name}，也未导入过该名称的测量。</translation>
    </message>
    <message>
        <source>{folder} is where the survey itself lies; what is made would become a part of it or replace it. Give another folder.</source>
        <translation>{folder} 就是该测量数据所在之处，生成的数据会混入或覆盖它。请换一个文件夹。</translation>
    </message>
    <message>
        <source>The building outlines {file} cannot be read ({why}); nothing was written.</source>
        <translation>建筑轮廓 {file} 无法读取（{why}）；未写出任何内容。</translation>
    </message>
    <message>
        <source>{file} holds no outlines of buildings; nothing was written.</source>
        <translation>{file} 中没有建筑轮廓；未写出任何内容。</translation>
    </message>
    <message>
        <source>{address} is no address of a scheduler; write it as tcp://host:8786. Nothing was started.</source>
        <translation>{address} 不是调度器地址，应写作 tcp://host:8786。未启动任何任务。</translation>
    </message>
    <message>
        <source>There is no orthophoto {file}; nothing was read.</source>
        <translation>找不到正射影像 {file}；未读取任何内容。</translation>
    </message>
    <message>
        <source>{file} holds heights, not colours; an orthophoto is needed.</source>
        <translation>{file} 存的是高程而非颜色，此处需要正射影像。</translation>
    </message>
    <message>
        <source>The orthophoto {file} shows nothing of the survey; check its coordinate reference system.</source>
        <translation>正射影像 {file} 与测区没有重叠，请检查其坐标系。</translation>
    </message>
    <message>
        <source>Nobody has flown on {day} yet; check the date.</source>
        <translation>{day} 尚未到来，请核对飞行日期。</translation>
    </message>
    <message>
        <source>{file} is there already and holds layers {names}, which would be lost; it was left alone. Give another name.</source>
        <translation>{file} 已存在，其中有图层 {names}，覆盖后将丢失，未作改动。请换一个文件名。</translation>
    </message>
    <message>
        <source>{file} is there already and holds no candidates of an earlier run; it was left alone. Give another name.</source>
        <translation>{file} 已存在，且不是以往检测的结果，未作改动。请换一个文件名。</translation>
    </message>
    <message>
        <source>The truth {file} is of another place: it lies {away} km from the candidates. Check the file and its coordinate reference system; nothing was judged.</source>
        <translation>真值 {file} 不在同一地点：距候选 {away} 公里。请检查文件及其坐标系；未作评判。</translation>
    </message>
</context>
</TS>
