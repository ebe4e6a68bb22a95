<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>qa_shell</name>
    <message>
        <source>All areas of one import instead, by its authority.</source>
        <translation>改为移除某次导入的全部区域，按其发布单位指定。</translation>
    </message>
    <message>
        <source>Remove an area, or all areas of one import; the ledger keeps that they were there.</source>
        <translation>移除一个区域或某次导入的全部区域；台账保留其曾经存在的记录。</translation>
    </message>
    <message>
        <source>Name either one area or, with --authority, all areas of one import.</source>
        <translation>请指定一个区域，或用 --authority 指定某次导入的全部区域，二者选一。</translation>
    </message>
    <message>
        <source>No area is from the authority {authority}; there are: {known}.</source>
        <translation>没有发布单位为“{authority}”的区域；现有：{known}。</translation>
    </message>
    <message>
        <source>The areas just imported can be taken out with: areas remove --authority {authority}</source>
        <translation>如需撤出刚导入的区域，请用命令：areas remove --authority {authority}</translation>
    </message>
    <message>
        <source>{file} holds places, not outlines: its areas are without a geometry.</source>
        <translation>{file} 中是点位而不是边界，所导入的区域没有图形。</translation>
    </message>
    <message>
        <source>its name or code is longer than {count} characters</source>
        <translation>名称或代码超过 {count} 个字符</translation>
    </message>
    <message>
        <source>its content is damaged</source>
        <translation>内容已损坏</translation>
    </message>
    <message>
        <source>The coordinates of {file} are said to be in {crs}, but look like {guess}; name the right CRS with --crs.</source>
        <translation>{file} 的坐标按 {crs} 给出，但看起来像{guess}，请用 --crs 指定正确的坐标系。</translation>
    </message>
    <message>
        <source>The longitudes of {file} look like latitudes (about {x}); exchange --lon and --lat.</source>
        <translation>{file} 的经度看起来像纬度（约为 {x}），请对调 --lon 和 --lat。</translation>
    </message>
    <message>
        <source>There is nothing to verify: the ledger was in the database that was set aside.</source>
        <translation>没有可校验的内容：台账在已移走保存的损坏数据库中。</translation>
    </message>
    <message>
        <source>It is no line of a table.</source>
        <translation>不是有效的表格行。</translation>
    </message>
    <message>
        <source>{title}: {read} read, {new} new, {updated} updated</source>
        <translation>{title}：已读 {read} 条，新增 {new} 件，更新 {updated} 件</translation>
    </message>
    <message>
        <source>Show this message and exit.</source>
        <translation>显示本说明。</translation>
    </message>
    <message>
        <source>Usage: {line}</source>
        <translation>用法：{line}</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>参数：</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>default: </source>
        <translation>默认：</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Invalid value for {option}: {why}.</source>
        <translation>{option} 的取值无效：{why}。</translation>
    </message>
    <message>
        <source>The option {option} is missing.</source>
        <translation>缺少选项 {option}。</translation>
    </message>
    <message>
        <source>The argument {argument} is missing.</source>
        <translation>缺少参数 {argument}。</translation>
    </message>
    <message>
        <source>The command is missing; --help lists them.</source>
        <translation>缺少命令；可用 --help 查看全部命令。</translation>
    </message>
    <message>
        <source>There is no option {option}; perhaps {other} is meant.</source>
        <translation>没有选项 {option}，是否为 {other}？</translation>
    </message>
    <message>
        <source>There is no option {option}.</source>
        <translation>没有选项 {option}。</translation>
    </message>
    <message>
        <source>There is no command {command}; perhaps {other} is meant.</source>
        <translation>没有命令 {command}，是否为 {other}？</translation>
    </message>
    <message>
        <source>There is no command {command}.</source>
        <translation>没有命令 {command}。</translation>
    </message>
    <message>
        <source>The option {option} needs a value.</source>
        <translation>选项 {option} 缺少取值。</translation>
    </message>
    <message>
        <source>The option {option} takes no value.</source>
        <translation>选项 {option} 不带取值。</translation>
    </message>
    <message>
        <source>These words are too many: {words}</source>
        <translation>多余的参数：{words}</translation>
    </message>
    <message>
        <source>a whole number is wanted</source>
        <translation>须为整数</translation>
    </message>
    <message>
        <source>a number is wanted</source>
        <translation>须为数字</translation>
    </message>
    <message>
        <source>at least {least} is wanted</source>
        <translation>至少为 {least}</translation>
    </message>
    <message>
        <source>at most {most} is wanted</source>
        <translation>至多为 {most}</translation>
    </message>
    <message>
        <source>it must be one of {words}</source>
        <translation>须为以下之一：{words}</translation>
    </message>
    <message>
        <source>it is not text in UTF-8</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>it is compressed and cut off or damaged</source>
        <translation>压缩内容不完整或已损坏</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>a file stands where a folder should be</source>
        <translation>应为文件夹之处是一个文件</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>磁盘配额已用尽</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>磁盘为只读</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>名称过长</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>磁盘报告错误</translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation>正被其他程序使用</translation>
    </message>
    <message>
        <source>its pages are broken</source>
        <translation>数据页已损坏</translation>
    </message>
    <message>
        <source>at byte {byte} stands what may not stand there</source>
        <translation>第 {byte} 个字节处内容不合格式</translation>
    </message>
    <message>
        <source>it breaks off before its end</source>
        <translation>内容提前中断</translation>
    </message>
    <message>
        <source>its field {field} is missing</source>
        <translation>缺少字段 {field}</translation>
    </message>
    <message>
        <source>it has an unknown field {field}</source>
        <translation>有未知字段 {field}</translation>
    </message>
    <message>
        <source>{field} must be {wanted}, not {given}</source>
        <translation>{field} 应为 {wanted}，而不是 {given}</translation>
    </message>
</context>
</TS>
