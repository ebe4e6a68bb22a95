<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>circle</name>
    <message>
        <source>.gpkg, .geojson, .shp, .fgb or .csv.</source>
        <translation>.gpkg、.geojson、.shp、.fgb 或 .csv。</translation>
    </message>
    <message>
        <source>A reach lies between 1 and 20,000 m, not {reach} m.</source>
        <translation>覆盖半径应在 1 至 20,000 米之间，不能是 {reach} 米。</translation>
    </message>
    <message>
        <source>Add layers: within reach, buildings outside and, if asked for, proposed stations.</source>
        <translation>加图层：覆盖范围、未覆盖楼栋，以及（按需）建议站点。</translation>
    </message>
    <message>
        <source>Along the layer marked as roads, instead of straight.</source>
        <translation>沿标为道路的图层步行，不按直线。</translation>
    </message>
    <message>
        <source>Ask for 1 to {most} stations, not {number}.</source>
        <translation>可建议 1 至 {most} 个站，不能是 {number} 个。</translation>
    </message>
    <message>
        <source>Everybody is within reach of a station already.</source>
        <translation>已全部在服务站覆盖范围内。</translation>
    </message>
    <message>
        <source>Figure to make largest: people, rooms or buildings.</source>
        <translation>以哪个数最大为目标：people 人口、rooms 房屋、buildings 楼栋。</translation>
    </message>
    <message>
        <source>How many stations.</source>
        <translation>多少个站。</translation>
    </message>
    <message>
        <source>Kind of facility that serves.</source>
        <translation>提供服务的设施种类。</translation>
    </message>
    <message>
        <source>Metres.</source>
        <translation>米。</translation>
    </message>
    <message>
        <source>No layer is marked as roads; mark one with case roads NAME, or measure straight.</source>
        <translation>没有图层标为道路；请用 case roads 名称 标一个，或按直线量。</translation>
    </message>
    <message>
        <source>Only the buildings of this area: id, code or name.</source>
        <translation>只算该区域的楼栋：编号、代码或名称。</translation>
    </message>
    <message>
        <source>Propose so many stations too.</source>
        <translation>同时建议新增这么多站。</translation>
    </message>
    <message>
        <source>Propose where the next stations should stand, what each adds, and how far that is from the best possible.</source>
        <translation>建议新增服务站的位置、各自新增的覆盖，以及与最优解的差距。</translation>
    </message>
    <message>
        <source>Say how much lies within reach of a station, how stations overlap, and which carry the most.</source>
        <translation>说明服务站覆盖多少、如何重叠、哪些站负担最重。</translation>
    </message>
    <message>
        <source>Service circle: buildings outside</source>
        <translation>服务圈：未覆盖楼栋</translation>
    </message>
    <message>
        <source>Service circle: proposed stations</source>
        <translation>服务圈：建议新增站点</translation>
    </message>
    <message>
        <source>Service circle: within {reach} m</source>
        <translation>服务圈：{reach} 米范围内</translation>
    </message>
    <message>
        <source>The 500 m service circle: who is within reach of a station.</source>
        <translation>500 米服务圈：谁在服务站覆盖范围内。</translation>
    </message>
    <message>
        <source>There are no buildings here, so nobody can be counted. Import buildings first.</source>
        <translation>这里没有楼栋，无从统计。请先导入楼栋。</translation>
    </message>
    <message>
        <source>There is no figure “{figure}”; use {figures}.</source>
        <translation>没有“{figure}”这一项；可用 {figures}。</translation>
    </message>
    <message>
        <source>This profile has no facility of the kind {kind}; it has: {kinds}.</source>
        <translation>本工程没有 {kind} 类设施；现有：{kinds}。</translation>
    </message>
    <message>
        <source>Write the buildings that no station reaches, with their rooms, to a file.</source>
        <translation>把没有服务站覆盖的楼栋及其房屋数写入文件。</translation>
    </message>
    <message>
        <source>Areas to compare: district, street, community or grid.</source>
        <translation>比较的区域层级：district、street、community 或 grid（区、街道、社区、网格）。</translation>
    </message>
    <message>
        <source>Buildings served</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Rooms served</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>Residents served</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>By how many stations reach them:</source>
        <translation>按可到达的站点数：</translation>
    </message>
    <message>
        <source>Choosing one after another would have gained {greedy} of {figure}; {count} places were weighed.</source>
        <translation>若逐个选址可新增{figure} {greedy}；共比较 {count} 个候选位置。</translation>
    </message>
    <message>
        <source>Counting buildings, rooms and people …</source>
        <translation>正在统计楼栋、房屋和居民…</translation>
    </message>
    <message>
        <source>Load, when everybody goes to the nearest one (within reach / nearest / only this one):</source>
        <translation>各站负荷（人人就近时：范围内 / 就近归属 / 仅此一站可达）：</translation>
    </message>
    <message>
        <source>Looking for the best places …</source>
        <translation>正在求解最佳位置…</translation>
    </message>
    <message>
        <source>Measuring ways on foot …</source>
        <translation>正在量算步行路程…</translation>
    </message>
    <message>
        <source>None of the {count} places has anybody in reach that no station reaches.</source>
        <translation>{count} 个候选位置的服务范围内都没有尚未覆盖的居民。</translation>
    </message>
    <message>
        <source>None of these areas has an outline.</source>
        <translation>这些区域都没有边界。</translation>
    </message>
    <message>
        <source>Not proven in the time given: another choice could gain at most {bound}, {gap:.1f} % more.</source>
        <translation>限时内未能证明最优：其他选址至多新增 {bound}，即再多 {gap:.1f} %。</translation>
    </message>
    <message>
        <source>Only at such facilities or in such buildings: community_office, public …; may be given several times.</source>
        <translation>只在这类设施或这种用途的楼栋选址：community_office（党群服务中心）、public（公共建筑）…；可多次给出。</translation>
    </message>
    <message>
        <source>Proven: no choice of as many places gains more.</source>
        <translation>已证明最优：同样数量的任何选址都不会覆盖更多。</translation>
    </message>
    <message>
        <source>Say how much of the ground of each area is within reach of a station; needs no buildings.</source>
        <translation>说明各区域有多少面积在站点服务范围内；不需要楼栋数据。</translation>
    </message>
    <message>
        <source>There are no buildings here, so nobody can be counted; circle ground tells how much of the ground is within reach.</source>
        <translation>此处没有楼栋，无法统计服务人群；可用 circle ground 查看服务范围覆盖的面积。</translation>
    </message>
    <message>
        <source>Write the buildings that no station reaches, with their rooms and people, to a file.</source>
        <translation>把没有服务站覆盖的楼栋及其房屋数、居民数写入文件。</translation>
    </message>
    <message>
        <source>{count} more stations, chosen for {figure}; {way}</source>
        <translation>建议新增 {count} 个站点，以{figure}覆盖最多为目标；{way}</translation>
    </message>
    <message>
        <source>{count} in reach</source>
        <translation>{count} 个站可达</translation>
    </message>
    <message>
        <source>{count} stations, {way}</source>
        <translation>{count} 个站点，{way}</translation>
    </message>
    <message>
        <source>{count} stations, {way}: {inside} of {total} km² within reach ({share:.1f} %)</source>
        <translation>{count} 个站点，{way}：{total} 平方公里中有 {inside} 平方公里在服务范围内（{share:.1f} %）</translation>
    </message>
    <message>
        <source>{figure}: {before:.1f} % within reach before, {after:.1f} % after (+{gain})</source>
        <translation>{figure}：覆盖率由 {before:.1f} % 提高到 {after:.1f} %（新增 {gain}）</translation>
    </message>
    <message>
        <source>{figure}: {inside} of {total} within reach ({share:.1f} %), {outside} outside</source>
        <translation>{figure}：{total} 中有 {inside} 在服务范围内（{share:.1f} %），{outside} 未覆盖</translation>
    </message>
    <message>
        <source>{reach} m in a straight line</source>
        <translation>直线 {reach} 米</translation>
    </message>
    <message>
        <source>{reach} m on foot</source>
        <translation>步行 {reach} 米</translation>
    </message>
    <message>
        <source>“{word}” is neither a kind of facility here ({kinds}) nor a use of buildings ({uses}).</source>
        <translation>“{word}”既不是这里的设施种类（{kinds}），也不是楼栋用途（{uses}）。</translation>
    </message>
    <message>
        <source>… and {count} more; --json lists all.</source>
        <translation>…另有 {count} 项；--json 可列出全部。</translation>
    </message>
    <message>
        <source>After</source>
        <translation>新增后</translation>
    </message>
    <message>
        <source>Grey: buildings within reach</source>
        <translation>灰：已覆盖楼栋</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>Load of the stations</source>
        <translation>各站负荷</translation>
    </message>
    <message>
        <source>Nearest to them</source>
        <translation>就近归属</translation>
    </message>
    <message>
        <source>Only this one</source>
        <translation>仅此一站可达</translation>
    </message>
    <message>
        <source>Overlap of stations</source>
        <translation>服务范围重叠</translation>
    </message>
    <message>
        <source>Printed by {who} on {time}</source>
        <translation>打印人 {who}，{time}</translation>
    </message>
    <message>
        <source>Propose so many stations too; compare before and after.</source>
        <translation>同时建议新增这么多站点，并比较前后。</translation>
    </message>
    <message>
        <source>Proposed stations</source>
        <translation>建议新增站点</translation>
    </message>
    <message>
        <source>Service circle report</source>
        <translation>服务圈分析报告</translation>
    </message>
    <message>
        <source>Share after</source>
        <translation>新增后占比</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Stations in reach</source>
        <translation>可达站点数</translation>
    </message>
    <message>
        <source>Within reach</source>
        <translation>服务范围内</translation>
    </message>
    <message>
        <source>Write who is within reach, before and after, with a plan, overlap and loads, to a PDF.</source>
        <translation>把服务范围内外情况、新增前后对比、平面图、重叠与负荷写成 PDF。</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>green: stations and their reach</source>
        <translation>绿：站点及服务范围</translation>
    </message>
    <message>
        <source>red: outside</source>
        <translation>红：未覆盖</translation>
    </message>
    <message>
        <source>yellow: proposed, by number</source>
        <translation>黄：建议站点（编号）</translation>
    </message>
    <message>
        <source>Newly served</source>
        <translation>新增覆盖</translation>
    </message>
</context>
</TS>
