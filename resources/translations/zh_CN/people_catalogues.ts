<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>people_catalogues</name>
    <message>
        <source>Who gives this command; the password comes from GRID_CONSOLE_PASSWORD or is asked for.</source>
        <translation>以哪位用户的身份执行；密码取自 GRID_CONSOLE_PASSWORD，或在终端中询问。</translation>
    </message>
    <message>
        <source>Give either --weekends or --file.</source>
        <translation>--weekends 与 --file 只能二选一。</translation>
    </message>
    <message>
        <source>weekends only</source>
        <translation>仅计周末</translation>
    </message>
    <message>
        <source>the program's list</source>
        <translation>程序自带的节假日表</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>The working days of {year} are not known. Import the year's list (catalog calendar {year} --file FILE), or count its weekends only (catalog calendar {year} --weekends).</source>
        <translation>尚无 {year} 年的工作日安排。请导入该年的放假安排（catalog calendar {year} --file FILE），或仅按周末计算（catalog calendar {year} --weekends）。</translation>
    </message>
    <message>
        <source>The catalogue has no class {code}.</source>
        <translation>分类目录中没有类别 {code}。</translation>
    </message>
    <message>
        <source>--class goes with: catalog show limits.</source>
        <translation>--class 只能与 catalog show limits 一起使用。</translation>
    </message>
    <message>
        <source>Password of {name}: </source>
        <translation>{name} 的密码：</translation>
    </message>
    <message>
        <source>No password was given: set {variable}, or run the command in a terminal.</source>
        <translation>未提供密码：请设置 {variable}，或在终端中执行此命令。</translation>
    </message>
    <message>
        <source>New password of {name}: </source>
        <translation>{name} 的新密码：</translation>
    </message>
    <message>
        <source>The two passwords differ. Nothing was changed.</source>
        <translation>两次输入的密码不一致。未作任何改动。</translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>再输入一次：</translation>
    </message>
    <message>
        <source>This is for: {roles}. Nothing was changed.</source>
        <translation>此操作仅限：{roles}。未作任何改动。</translation>
    </message>
    <message>
        <source>This profile has no users yet; leave --user out, or register some: user add.</source>
        <translation>此配置中尚无用户；请去掉 --user，或先登记用户：user add。</translation>
    </message>
    <message>
        <source>In the window, switch the user instead of giving --user.</source>
        <translation>在窗口中请切换用户，而不要使用 --user。</translation>
    </message>
    <message>
        <source>This profile has no users yet, so everybody may do everything; register some: user add.</source>
        <translation>此配置中尚无用户，任何人都可进行所有操作；请先登记用户：user add。</translation>
    </message>
    <message>
        <source>nobody is logged in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>There is a user {name} already. Nothing was changed.</source>
        <translation>用户 {name} 已存在。未作任何改动。</translation>
    </message>
    <message>
        <source>The working days of {year} are not known, so the time limit cannot be reckoned; nothing was changed. Import the year's list (catalog calendar {year} --file FILE), or count its weekends only (catalog calendar {year} --weekends).</source>
        <translation>尚无 {year} 年的工作日安排，无法计算时限；未作任何改动。请导入该年的放假安排（catalog calendar {year} --file FILE），或仅按周末计算（catalog calendar {year} --weekends）。</translation>
    </message>
    <message>
        <source>There is no kind of catalogue called {kind}; the kinds are: {kinds}.</source>
        <translation>没有名为 {kind} 的目录；可用的目录有：{kinds}。</translation>
    </message>
    <message>
        <source>{file} names class {code}, which no catalogue of classes has. Nothing was changed.</source>
        <translation>{file} 提到了类别 {code}，但任何分类目录中都没有该类别。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has the version “{version}”; use letters, digits, dots and dashes. Nothing was changed.</source>
        <translation>{file} 的版本为“{version}”；版本只能由字母、数字、点和短横线组成。未作任何改动。</translation>
    </message>
    <message>
        <source>The imported catalogue {file} was changed after its import and is not used; another version holds in its place. Import the changed file under a new version.</source>
        <translation>已导入的目录 {file} 在导入后被改动，不予采用，暂以其他版本代替。请将改动后的文件以新版本重新导入。</translation>
    </message>
    <message>
        <source>The imported catalogue {file} cannot be read ({why}); another version holds in its place. Put it back or import it again.</source>
        <translation>已导入的目录 {file} 无法读取（{why}），暂以其他版本代替。请恢复该文件或重新导入。</translation>
    </message>
    <message>
        <source>{file} is about {year}. Nothing was changed.</source>
        <translation>{file} 是 {year} 年的安排。未作任何改动。</translation>
    </message>
    <message>
        <source>Only an administrator may do this. Nothing was changed.</source>
        <translation>只有管理员才能进行此操作。未作任何改动。</translation>
    </message>
    <message>
        <source>This profile has no catalogue {kind}.</source>
        <translation>此配置中没有目录 {kind}。</translation>
    </message>
    <message>
        <source>There is a version {version} of {kind} already. Nothing was changed; give the file another version, or take that one with: catalog use {kind} {version}</source>
        <translation>{kind} 已有版本 {version}。未作任何改动；请为文件另取版本，或启用该版本：catalog use {kind} {version}</translation>
    </message>
    <message>
        <source>The working days of {year} are known already. Nothing was changed; to correct them, import a file.</source>
        <translation>{year} 年的工作日安排已有。未作任何改动；如需更正，请导入文件。</translation>
    </message>
    <message>
        <source>There is no version {version} of {kind}; there are: {versions}.</source>
        <translation>{kind} 没有版本 {version}；现有版本：{versions}。</translation>
    </message>
    <message>
        <source>Version {version} of {kind} holds already. Nothing was changed.</source>
        <translation>{kind} 当前已是版本 {version}。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} cannot be kept in the profile ({why}). Nothing was changed.</source>
        <translation>{file} 无法存入配置文件夹（{why}）。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has its version inside; leave --version out. Nothing was changed.</source>
        <translation>{file} 内已写明版本，请去掉 --version。未作任何改动。</translation>
    </message>
    <message>
        <source>The first row of {file} must name its columns, at least “group” (一级分类) and “name” (三级分类). Nothing was changed.</source>
        <translation>{file} 的首行必须写明列名，至少包括“一级分类”（group）和“三级分类”（name）。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has no class. Nothing was changed.</source>
        <translation>{file} 中没有任何类别。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has {name} twice, in rows {first} and {second}. Nothing was changed.</source>
        <translation>{file} 中“{name}”重复出现，见第 {first} 行和第 {second} 行。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: {name} would be number 100 of its kind, and two digits count to 99. Nothing was changed; give the codes in a column of their own.</source>
        <translation>{file}：“{name}”将是同级第 100 个，而两位数字只能编到 99。未作任何改动；请另设一列给出编码。</translation>
    </message>
    <message>
        <source>{file} has a gap: row {row} has no {column}. Nothing was changed.</source>
        <translation>{file} 有缺项：第 {row} 行缺少“{column}”。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is too large for a catalogue of classes. Nothing was changed.</source>
        <translation>{file} 过大，不像是分类目录。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} cannot be read as a table ({why}). Nothing was changed.</source>
        <translation>{file} 无法作为表格读取（{why}）。未作任何改动。</translation>
    </message>
    <message>
        <source>it has no sheet, or too many rows</source>
        <translation>没有工作表，或行数过多</translation>
    </message>
    <message>
        <source>The clock of case {id} stands already. Nothing was changed.</source>
        <translation>事件 {id} 的计时已经停止。未作任何改动。</translation>
    </message>
    <message>
        <source>The clock of case {id} is running. Nothing was changed.</source>
        <translation>事件 {id} 正在计时。未作任何改动。</translation>
    </message>
    <message>
        <source>Case {id} has no limit that runs, so there is nothing to extend.</source>
        <translation>事件 {id} 没有正在计时的时限，无从延期。</translation>
    </message>
    <message>
        <source>The new limit of case {id} must be later than the present one and than now. Nothing was changed.</source>
        <translation>事件 {id} 的新时限必须晚于现有时限和当前时间。未作任何改动。</translation>
    </message>
    <message>
        <source>Log in first: user login NAME, or --user NAME before the command. Nothing was changed.</source>
        <translation>请先登录：user login NAME，或在命令前加 --user NAME。未作任何改动。</translation>
    </message>
    <message>
        <source>The account {name} was closed. Nothing was changed.</source>
        <translation>账号 {name} 已停用。未作任何改动。</translation>
    </message>
    <message>
        <source>The login cannot be kept in {folder} ({why}); name the user with --user instead.</source>
        <translation>登录状态无法保存到 {folder}（{why}）；请改用 --user 指定用户。</translation>
    </message>
    <message>
        <source>The name or the password is wrong, or the account was closed.</source>
        <translation>用户名或密码错误，或账号已停用。</translation>
    </message>
    <message>
        <source>There is no user {name}.</source>
        <translation>没有用户 {name}。</translation>
    </message>
    <message>
        <source>“{name}” is no login name: use letters, digits, dots and dashes, at most 64. Nothing was changed.</source>
        <translation>“{name}”不能作为登录名：只能使用字母、数字、点和短横线，最多 64 个字符。未作任何改动。</translation>
    </message>
    <message>
        <source>The first user must be an administrator of everywhere, or nobody could register others. Nothing was changed.</source>
        <translation>第一个用户必须是不限区域的管理员，否则无人能登记其他用户。未作任何改动。</translation>
    </message>
    <message>
        <source>User {name} is like that already. Nothing was changed.</source>
        <translation>用户 {name} 本来就是这样。未作任何改动。</translation>
    </message>
    <message>
        <source>The account {name} is locked until {time} after too many wrong passwords. Wait, or ask an administrator for a new password.</source>
        <translation>账号 {name} 因密码多次输错，锁定至 {time}。请稍候，或请管理员重设密码。</translation>
    </message>
    <message>
        <source>“{what}” cannot be revealed; write KIND:ID:FIELD, with one of the kinds {kinds}.</source>
        <translation>无法查看“{what}”；请写成“类型:编号:字段”，类型可为 {kinds}。</translation>
    </message>
    <message>
        <source>{what} belongs to an area you do not answer for. Nothing was shown.</source>
        <translation>{what} 不在您负责的区域内。未显示任何内容。</translation>
    </message>
    <message>
        <source>User {name} has no {field} that is masked.</source>
        <translation>用户 {name} 没有脱敏的 {field}。</translation>
    </message>
    <message>
        <source>A user needs at least one role: {roles}. Nothing was changed.</source>
        <translation>用户至少需要一个角色：{roles}。未作任何改动。</translation>
    </message>
    <message>
        <source>There is no area {area} in this profile. Nothing was changed.</source>
        <translation>此配置中没有区域 {area}。未作任何改动。</translation>
    </message>
    <message>
        <source>The catalogue has no department {code}. Nothing was changed.</source>
        <translation>部门目录中没有部门 {code}。未作任何改动。</translation>
    </message>
    <message>
        <source>The catalogue has no squad {code}. Nothing was changed.</source>
        <translation>部门目录中没有中队 {code}。未作任何改动。</translation>
    </message>
    <message>
        <source>{name} is the last administrator of everywhere. Nothing was changed; name another one first.</source>
        <translation>{name} 是最后一名不限区域的管理员。未作任何改动；请先指定另一名。</translation>
    </message>
    <message>
        <source>A password needs at least {count} characters. Nothing was changed.</source>
        <translation>密码至少需要 {count} 个字符。未作任何改动。</translation>
    </message>
    <message>
        <source>You administer only the users of your own area. Nothing was changed.</source>
        <translation>您只能管理本区域的用户。未作任何改动。</translation>
    </message>
    <message>
        <source>The working days of {year} are not known: cases whose limits reach into it were taken in without a limit. Import the year's list (catalog calendar {year} --file FILE), or count its weekends only (catalog calendar {year} --weekends).</source>
        <translation>尚无 {year} 年的工作日安排：时限跨入该年的事件已受理，但没有时限。请导入该年的放假安排（catalog calendar {year} --file FILE），或仅按周末计算（catalog calendar {year} --weekends）。</translation>
    </message>
    <message>
        <source>Case {id} has no {field} that is masked.</source>
        <translation>事件 {id} 没有脱敏的 {field}。</translation>
    </message>
    <message>
        <source>There is no {field} of {name} that is masked.</source>
        <translation>{name} 没有脱敏的 {field}。</translation>
    </message>
    <message>
        <source>{file} cannot have {field} = {value}. Nothing was changed.</source>
        <translation>{file} 中的 {field} 不能是 {value}。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} masks “{kind}”; use {kinds}. Nothing was changed.</source>
        <translation>{file} 对“{kind}”脱敏；只能是 {kinds}。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of access rules ({why}). Nothing was changed.</source>
        <translation>{file} 不是访问控制目录（{why}）。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has a gap: class {code} ({name}) lacks its code, name or group. Nothing was changed.</source>
        <translation>{file} 有缺项：类别 {code}（{name}）缺少编码、名称或大类。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: class {code} has a limit of {amount}; a limit must be above 0. Nothing was changed.</source>
        <translation>{file}：类别 {code} 的时限为 {amount}；时限必须大于 0。未作任何改动。</translation>
    </message>
    <message>
        <source>catalogue of time limits</source>
        <translation>时限目录</translation>
    </message>
    <message>
        <source>calendar of one year</source>
        <translation>年度工作日安排</translation>
    </message>
    <message>
        <source>{file} has no version. Nothing was changed.</source>
        <translation>{file} 没有写明版本。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: warn must be a share of at least 0 and under 1, not {warn}. Nothing was changed.</source>
        <translation>{file}：warn 应为 0 至 1 之间（不含 1）的比例，而不是 {warn}。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: there is no year {year}. Nothing was changed.</source>
        <translation>{file}：没有 {year} 年。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has a gap: it names no holiday of {year}. Nothing was changed; say weekends_only = true if the list is not known yet.</source>
        <translation>{file} 有缺项：没有列出 {year} 年的任何假日。未作任何改动；如放假安排尚未公布，请写明 weekends_only = true。</translation>
    </message>
    <message>
        <source>{file}: office hours are given for “{day}”; use {days}. Nothing was changed.</source>
        <translation>{file}：办公时间写给了“{day}”；只能是 {days}。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has no office hours for “workday”. Nothing was changed.</source>
        <translation>{file} 没有给出“workday”的办公时间。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: the office hours of {day} end before they begin. Nothing was changed.</source>
        <translation>{file}：{day} 的办公时间结束早于开始。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: the office hours of {day} overlap or are out of order. Nothing was changed.</source>
        <translation>{file}：{day} 的办公时间相互重叠或顺序颠倒。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has a rule with an empty class. Nothing was changed.</source>
        <translation>{file} 中有一条规则的类别为空。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: the rule for class {code} names priority {priority}; they are 1 to 4. Nothing was changed.</source>
        <translation>{file}：类别 {code} 的规则写了优先级 {priority}；优先级为 1 至 4。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: the rule for class {code} has a limit for “{state}”, where no clock runs. Nothing was changed.</source>
        <translation>{file}：类别 {code} 的规则为“{state}”设了时限，而该状态不计时。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: the whole of class {code} counts from the report anyway; leave “since” out. Nothing was changed.</source>
        <translation>{file}：类别 {code} 的总时限本就自上报起算；请去掉“since”。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: class {code} has a limit of {amount}, which is over ten years. Nothing was changed.</source>
        <translation>{file}：类别 {code} 的时限为 {amount}，超过十年。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: class {code} has a limit of {amount}; work days must be whole. Nothing was changed.</source>
        <translation>{file}：类别 {code} 的时限为 {amount}；工作日必须是整数。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is about {year} and names {day}. Nothing was changed.</source>
        <translation>{file} 是 {year} 年的安排，却写了 {day}。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: {day} is no Saturday or Sunday, so it needs no make-up day. Nothing was changed.</source>
        <translation>{file}：{day} 不是周六或周日，无需调休上班。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is not a {kind} ({why}). Nothing was changed.</source>
        <translation>{file} 不是{kind}（{why}）。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: the office hours of {day} name {time}, which is no time of a day. Nothing was changed.</source>
        <translation>{file}：{day} 的办公时间写了 {time}，不是一天中的时刻。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} names {day} twice. Nothing was changed.</source>
        <translation>{file} 中 {day} 重复出现。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has two rules for class {code} with priority {priority}. Nothing was changed.</source>
        <translation>{file} 对类别 {code}、优先级 {priority} 有两条规则。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has a limit for class {code}, which no catalogue of classes has. Nothing was changed.</source>
        <translation>{file} 为类别 {code} 设了时限，但任何分类目录中都没有该类别。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} has a gap: class {code} ({name}) with priority {priority} has no limit. Nothing was changed; add a rule without classes for the rest.</source>
        <translation>{file} 有缺项：类别 {code}（{name}）、优先级 {priority} 没有时限。未作任何改动；请为其余类别增加一条不写类别的规则。</translation>
    </message>
    <message>
        <source>{amount} work days</source>
        <translation>{amount} 工作日</translation>
    </message>
    <message>
        <source>{amount} min</source>
        <translation>{amount} 分钟</translation>
    </message>
    <message>
        <source>{amount} h</source>
        <translation>{amount} 小时</translation>
    </message>
    <message>
        <source>{amount} work hours</source>
        <translation>{amount} 工作时</translation>
    </message>
    <message>
        <source>{file} is not a catalogue of phrases ({why}). Nothing was changed.</source>
        <translation>{file} 不是常用语目录（{why}）。未作任何改动。</translation>
    </message>
    <message>
        <source>{file}: a phrase for {step} is empty or for no field of a step. Nothing was changed.</source>
        <translation>{file}：{step} 的一条常用语为空，或不属于任何填写项。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} gives the phrase “{text}” for {step} twice. Nothing was changed.</source>
        <translation>{file} 中 {step} 的常用语“{text}”重复出现。未作任何改动。</translation>
    </message>
    <message>
        <source>Register a user; the password comes from GRID_CONSOLE_NEW_PASSWORD, a prompt or standard input.</source>
        <translation>登记用户；密码取自 GRID_CONSOLE_NEW_PASSWORD、终端输入或标准输入。</translation>
    </message>
    <message>
        <source>Login name.</source>
        <translation>登录名。</translation>
    </message>
    <message>
        <source>What the person may do; may be given several times.</source>
        <translation>该用户的角色；可多次给出。</translation>
    </message>
    <message>
        <source>As shown; otherwise the login name.</source>
        <translation>显示的姓名；不指定时用登录名。</translation>
    </message>
    <message>
        <source>Id, code or name of the area the person answers for; none for everywhere.</source>
        <translation>该用户负责区域的编号、编码或名称；不指定表示不限区域。</translation>
    </message>
    <message>
        <source>Code of the department the person handles cases for.</source>
        <translation>该用户所属责任部门的编码。</translation>
    </message>
    <message>
        <source>Code of the squad the person belongs to.</source>
        <translation>该用户所属中队的编码。</translation>
    </message>
    <message>
        <source>Telephone.</source>
        <translation>电话。</translation>
    </message>
    <message>
        <source>Read the password as one line from standard input.</source>
        <translation>从标准输入读取一行作为密码。</translation>
    </message>
    <message>
        <source>Nobody can log in until a password is set.</source>
        <translation>设置密码之前无法登录。</translation>
    </message>
    <message>
        <source>List the users, with telephones as far as you may see them.</source>
        <translation>列出用户；电话按您的权限显示。</translation>
    </message>
    <message>
        <source>Those who left, too.</source>
        <translation>包括已停用的用户。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Change a user; what is not given stays.</source>
        <translation>修改用户；未给出的保持不变。</translation>
    </message>
    <message>
        <source>The person's roles from now on; may be given several times.</source>
        <translation>该用户今后的角色；可多次给出。</translation>
    </message>
    <message>
        <source>As shown.</source>
        <translation>显示的姓名。</translation>
    </message>
    <message>
        <source>Area the person answers for; empty for everywhere.</source>
        <translation>该用户负责的区域；留空表示不限区域。</translation>
    </message>
    <message>
        <source>Code of the department; empty for none.</source>
        <translation>责任部门的编码；留空表示无。</translation>
    </message>
    <message>
        <source>Code of the squad; empty for none.</source>
        <translation>中队的编码；留空表示无。</translation>
    </message>
    <message>
        <source>The person who left is back.</source>
        <translation>恢复已停用的账号。</translation>
    </message>
    <message>
        <source>Close the account of somebody who left; the record stays.</source>
        <translation>停用离岗人员的账号；记录保留。</translation>
    </message>
    <message>
        <source>Set a new password, which also unlocks the account.</source>
        <translation>设置新密码，同时解除锁定。</translation>
    </message>
    <message>
        <source>Login name; otherwise your own.</source>
        <translation>登录名；不指定时为本人。</translation>
    </message>
    <message>
        <source>Log in; the login holds for the commands of the next hours.</source>
        <translation>登录；在随后的数小时内对各命令有效。</translation>
    </message>
    <message>
        <source>End the login.</source>
        <translation>退出登录。</translation>
    </message>
    <message>
        <source>Show who is logged in, with roles and area.</source>
        <translation>显示当前登录者及其角色和区域。</translation>
    </message>
    <message>
        <source>Show one masked name or number; who, what and why are on record.</source>
        <translation>查看一项脱敏的姓名或号码；何人、何事、何故均留痕。</translation>
    </message>
    <message>
        <source>KIND:ID:FIELD, for example user:li:phone or case:desk:1:phone.</source>
        <translation>类型:编号:字段，例如 user:li:phone 或 case:desk:1:phone。</translation>
    </message>
    <message>
        <source>What you need it for; kept in the ledger.</source>
        <translation>查看用途；记入台账。</translation>
    </message>
    <message>
        <source>Register one demo user per role (demo data); the password is generated and shown once, unless given.</source>
        <translation>为每个角色登记一名演示用户（演示数据）；未给出密码时自动生成，仅显示一次。</translation>
    </message>
    <message>
        <source>List the catalogues, or the versions of one.</source>
        <translation>列出各目录，或某一目录的各版本。</translation>
    </message>
    <message>
        <source>All versions of this kind; otherwise the one in force of every kind.</source>
        <translation>该目录的所有版本；不指定时列出各目录的现行版本。</translation>
    </message>
    <message>
        <source>Catalogues</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Import a file as the new version of a catalogue, whole or not at all.</source>
        <translation>将文件导入为目录的新版本；要么全部导入，要么不导入。</translation>
    </message>
    <message>
        <source>classes, limits, departments, rules, phrases, orders, access, evaluation or calendar.</source>
        <translation>classes（分类）、limits（时限）、departments（部门）、rules（规则）、phrases（常用语）、orders（发令）、access（访问控制）、evaluation（评价）或 calendar（工作日安排）。</translation>
    </message>
    <message>
        <source>TOML; classes also as a table (XLSX, CSV) with one column per level.</source>
        <translation>TOML；分类目录也可以是表格（XLSX、CSV），每级一列。</translation>
    </message>
    <message>
        <source>Of a table, which has none inside; otherwise the date.</source>
        <translation>表格内没有版本，可在此指定；不指定时用日期。</translation>
    </message>
    <message>
        <source>Let another version hold, for example an older one again.</source>
        <translation>启用另一版本，例如恢复旧版本。</translation>
    </message>
    <message>
        <source>One of the versions that catalog list KIND shows.</source>
        <translation>catalog list 列出的某一版本。</translation>
    </message>
    <message>
        <source>Show a catalogue as it holds now.</source>
        <translation>显示目录的现行内容。</translation>
    </message>
    <message>
        <source>Limits of this class, for every priority.</source>
        <translation>该类别各优先级的时限。</translation>
    </message>
    <message>
        <source>Show the working days of a year, or supply them where they are missing.</source>
        <translation>显示某年的工作日安排；缺失时予以补充。</translation>
    </message>
    <message>
        <source>The year.</source>
        <translation>年份。</translation>
    </message>
    <message>
        <source>The list is not out yet: count only weekends as free.</source>
        <translation>放假安排尚未公布：仅将周末计为休息日。</translation>
    </message>
    <message>
        <source>TOML with the year's holidays and make-up days.</source>
        <translation>写有该年放假与调休日期的 TOML 文件。</translation>
    </message>
    <message>
        <source>People: who may do what, and where.</source>
        <translation>人员：谁在哪里可以做什么。</translation>
    </message>
    <message>
        <source>Classes, time limits, departments, rules: versions of them.</source>
        <translation>分类、时限、部门、规则等目录及其版本。</translation>
    </message>
</context>
</TS>
