<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>hazard_import</name>
    <message>
        <source>Nobody of the name {name} answers for a building here; {n} hazards went to whoever does.</source>
        <translation>没有名为 {name} 的责任主体，{n} 条隐患归到所在楼栋的责任主体。</translation>
    </message>
    <message>
        <source>a number is expected where words stand</source>
        <translation>应为数字处填了文字</translation>
    </message>
    <message>
        <source>it has neither building nor place nor area</source>
        <translation>没有楼栋、坐标或区域</translation>
    </message>
    <message>
        <source>it has no kind</source>
        <translation>没有隐患类型</translation>
    </message>
    <message>
        <source>it was found in the future</source>
        <translation>发现时间在将来</translation>
    </message>
    <message>
        <source>its address leads to no building for certain, and it has no other place</source>
        <translation>地址不能确定到楼栋，且没有其他位置</translation>
    </message>
    <message>
        <source>its area is none of this profile, or several have that name</source>
        <translation>区域不存在，或有多个同名区域</translation>
    </message>
    <message>
        <source>its coordinates are no place</source>
        <translation>坐标无效</translation>
    </message>
    <message>
        <source>its kind is none of the catalogue</source>
        <translation>隐患类型不在目录中</translation>
    </message>
    <message>
        <source>its level is none of the catalogue</source>
        <translation>隐患等级不在目录中</translation>
    </message>
    <message>
        <source>its place has only one coordinate</source>
        <translation>坐标只有一个值</translation>
    </message>
    <message>
        <source>its state is not known: found, ordered, rectified or closed</source>
        <translation>状态无法识别：应为待处置、整改中、待复查或已销号</translation>
    </message>
    <message>
        <source>rectified, as the imported list says</source>
        <translation>导入台账载明已整改</translation>
    </message>
    <message>
        <source>the day it was found is none</source>
        <translation>发现时间不是日期</translation>
    </message>
    <message>
        <source>this profile has no building of that code</source>
        <translation>没有该编码的楼栋</translation>
    </message>
    <message>
        <source>Import a list of hazards, or the same list again when hazards have moved on: right rows are recorded, the others written to a file to correct and import again.</source>
        <translation>导入隐患台账，隐患有进展后可再次导入同一台账：正确的行入库，其余写入文件，更正后可再次导入。</translation>
    </message>
    <message>
        <source>There is no field {field}; the fields are {fields}. Nothing was imported.</source>
        <translation>没有字段 {field}，可用字段有 {fields}。未导入任何内容。</translation>
    </message>
    <message>
        <source>Imported again, as it stands here</source>
        <translation>再次导入，与本处状态一致</translation>
    </message>
    <message>
        <source>closed, as the imported list says</source>
        <translation>导入台账显示已销号</translation>
    </message>
    <message>
        <source>it was made a case here, and is closed with that case</source>
        <translation>该隐患在本处已转为案件，随案件销号</translation>
    </message>
    <message>
        <source>its number is that of another hazard here, of another kind or in another building</source>
        <translation>该编号在本处属于另一隐患，类型或楼栋不同</translation>
    </message>
    <message>
        <source>its number stands in the file twice, with different states</source>
        <translation>该编号在文件中出现两次，且状态不同</translation>
    </message>
    <message>
        <source>its state contradicts the work done here: a re-check failed, or a step was taken back</source>
        <translation>状态与本处的处置相矛盾：复查未通过，或有步骤被撤回</translation>
    </message>
    <message>
        <source>its state runs backwards: it is further here than the list says</source>
        <translation>状态倒退：本处的进度已超过台账所记</translation>
    </message>
</context>
</TS>
