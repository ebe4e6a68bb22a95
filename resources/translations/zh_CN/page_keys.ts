<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>page_keys</name>
    <message>
        <source>Checklist, or found before</source>
        <translation>检查清单；以往发现</translation>
    </message>
    <message>
        <source>Checks (F5)</source>
        <translation>结案抽查（F5）</translation>
    </message>
    <message>
        <source>Close the re-check that waits here (Shift+R)</source>
        <translation>办结此处待办的复核（Shift+R）</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Correcting: the next verdict key puts another verdict in the place of the last one. Esc leaves it as it is.</source>
        <translation>正在更正：按下一个结论键即替换上一次结论；按 Esc 保持不变。</translation>
    </message>
    <message>
        <source>Evaluation (F4)</source>
        <translation>考核评价（F4）</translation>
    </message>
    <message>
        <source>Hazards (F7)</source>
        <translation>隐患（F7）</translation>
    </message>
    <message>
        <source>Inspections (F8)</source>
        <translation>隐患排查（F8）</translation>
    </message>
    <message>
        <source>It is gone</source>
        <translation>已消除</translation>
    </message>
    <message>
        <source>It still stands</source>
        <translation>仍然存在</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Lock it: nothing changes this verdict any more</source>
        <translation>锁定：此结论不再更改</translation>
    </message>
    <message>
        <source>Lock the verdict? Esc: no</source>
        <translation>锁定该结论吗？按 Esc 取消</translation>
    </message>
    <message>
        <source>Make the signed folder of evidence (Shift+E)</source>
        <translation>生成带签名的证据包（Shift+E）</translation>
    </message>
    <message>
        <source>Make the verdict unchangeable; a supervisor's (Shift+L)</source>
        <translation>锁定结论，不得再改；由督导操作（Shift+L）</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>新发令</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>新建计划</translation>
    </message>
    <message>
        <source>Next stop</source>
        <translation>下一站</translation>
    </message>
    <message>
        <source>No re-check waits here.</source>
        <translation>此处没有待办的复核。</translation>
    </message>
    <message>
        <source>Nobody has judged it yet: there is nothing to correct.</source>
        <translation>尚无人作出结论，没有可更正的内容。</translation>
    </message>
    <message>
        <source>Nobody let me in</source>
        <translation>入户未遇</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Not real, with the reason</source>
        <translation>不属实，并注明原因</translation>
    </message>
    <message>
        <source>On record</source>
        <translation>记录在案</translation>
    </message>
    <message>
        <source>Only a decided verdict that is not locked yet can be locked.</source>
        <translation>只有已定论且尚未锁定的结论才能锁定。</translation>
    </message>
    <message>
        <source>Orders (F3)</source>
        <translation>社区发令（F3）</translation>
    </message>
    <message>
        <source>Play or stop, on the time line</source>
        <translation>时间轴上：播放或停止</translation>
    </message>
    <message>
        <source>Put another verdict in the place of the last one (Shift+C, then its key)</source>
        <translation>用新结论替换上一次结论（Shift+C，再按结论键）</translation>
    </message>
    <message>
        <source>Record the visit</source>
        <translation>登记排查</translation>
    </message>
    <message>
        <source>Review (F6)</source>
        <translation>图斑审核（F6）</translation>
    </message>
    <message>
        <source>Right, or wrong, in the checklist</source>
        <translation>清单中：符合或不符合</translation>
    </message>
    <message>
        <source>Show the cases behind a figure</source>
        <translation>查看该数字对应的事件</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>The re-check is closed.</source>
        <translation>复核已办结。</translation>
    </message>
    <message>
        <source>The rest is right</source>
        <translation>其余均符合</translation>
    </message>
    <message>
        <source>The steps shown on the card</source>
        <translation>办理卡片上列出的步骤</translation>
    </message>
    <message>
        <source>The verdict is corrected.</source>
        <translation>结论已更正。</translation>
    </message>
    <message>
        <source>The verdict is locked.</source>
        <translation>结论已锁定。</translation>
    </message>
    <message>
        <source>What does the re-check find? Esc: not decided yet</source>
        <translation>复核结果如何？按 Esc 暂不决定</translation>
    </message>
    <message>
        <source>Where the way begins; what to take along</source>
        <translation>路线起点；打印或导出带走</translation>
    </message>
    <message>
        <source>Who answers for the building</source>
        <translation>楼栋责任主体</translation>
    </message>
</context>
</TS>
