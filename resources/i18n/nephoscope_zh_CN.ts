<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <location filename="../../ui/dialogs/about.cpp" line="14" />
            <source>About Nephoscope</source>
            <translation>关于 Nephoscope</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/about.cpp" line="16" />
            <source>Nephoscope %1</source>
            <translation>Nephoscope %1</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/about.cpp" line="17" />
            <source>Draws cloud architectures out of mechanisms and runs them in a discrete-event engine.

Free software under the GNU General Public License, version 3 or later; it comes without warranty. Built with Qt %1.</source>
            <translation>用机制绘制云架构，并在离散事件引擎中运行。

本程序是自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本；不提供任何担保。基于 Qt %1 构建。</translation>
        </message>
    </context>
    <context>
        <name>JumpDialog</name>
        <message>
            <location filename="../../ui/dialogs/jump_dialog.cpp" line="71" />
            <source>Jump to a time</source>
            <translation>跳转到某一时刻</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/jump_dialog.cpp" line="74" />
            <source>Time of the run, from 0 to %1:</source>
            <translation>运行时刻，0 至 %1：</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/jump_dialog.cpp" line="81" />
            <source>Jump</source>
            <translation>跳转</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/jump_dialog.cpp" line="82" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/jump_dialog.cpp" line="92" />
            <source>That is no time. Write it like 90 s, 1:30 or 1:02:03.5.</source>
            <translation>这不是时刻。请写成 90 s、1:30 或 1:02:03.5。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/jump_dialog.cpp" line="93" />
            <source>The run ends at %1.</source>
            <translation>运行在 %1 结束。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/jump_dialog.cpp" line="94" />
            <source>The run is repeated from its start up to then, with all that was done to it.</source>
            <translation>将从头重演到该时刻，包括期间对它所做的一切。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/jump_dialog.cpp" line="95" />
            <source>The run goes on to then as fast as it can.</source>
            <translation>将全速运行到该时刻。</translation>
        </message>
    </context>
    <context>
        <name>LinkRole</name>
        <message>
            <location filename="../../ui/canvas/parts/link_style.cpp" line="169" />
            <source>Request</source>
            <translation>请求</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/link_style.cpp" line="170" />
            <source>Storage</source>
            <translation>存储</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/link_style.cpp" line="171" />
            <source>Replication</source>
            <translation>复制</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/link_style.cpp" line="172" />
            <source>Control</source>
            <translation>控制</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/link_style.cpp" line="173" />
            <source>Monitor</source>
            <translation>监控</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/link_style.cpp" line="174" />
            <source>Member</source>
            <translation>成员</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/link_style.cpp" line="175" />
            <source>Notify</source>
            <translation>通知</translation>
        </message>
    </context>
    <context>
        <name>Message</name>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="29" />
            <source>Unsaved changes</source>
            <translation>未保存的更改</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="30" />
            <source>“%1” has changes that are not saved.</source>
            <translation>“%1”有尚未保存的更改。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="33" />
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="34" />
            <source>Discard changes</source>
            <translation>放弃更改</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="35" />
            <location filename="../../ui/dialogs/message.cpp" line="54" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="47" />
            <source>Open elsewhere</source>
            <translation>已在别处打开</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="48" />
            <source>“%1” is open elsewhere.</source>
            <translation>“%1”已在别处打开。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="50" />
            <source>By %1. A copy can be read, run and saved under another name; in the file itself, whoever saves last wins.</source>
            <translation>占用者：%1。副本可以阅读、运行并另存；若直接打开该文件，以最后保存的为准。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="52" />
            <source>Open a copy</source>
            <translation>打开副本</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="53" />
            <source>Open anyway</source>
            <translation>仍然打开</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="66" />
            <source>File changed</source>
            <translation>文件已更改</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="67" />
            <source>“%1” was changed by another program.</source>
            <translation>“%1”已被其他程序更改。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="70" />
            <source>Loading it gives up the changes made here that are not saved.</source>
            <translation>重新载入会放弃此处尚未保存的更改。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="71" />
            <source>Load it again</source>
            <translation>重新载入</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/message.cpp" line="72" />
            <source>Keep this version</source>
            <translation>保留此版本</translation>
        </message>
    </context>
    <context>
        <name>NodeText</name>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="78" />
            <source>%1 of %2 hosts up</source>
            <translation>%1/%2 台主机可用</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="125" />
            <source>Failed at %1</source>
            <translation>于 %1 失效</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="130" />
            <source>Starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="130" />
            <source>Restarting</source>
            <translation>正在重启</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="134" />
            <source>To %1</source>
            <translation>去往 %1</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="138" />
            <source>Queue %1</source>
            <translation>队列 %1</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="209" />
            <source>Shared volume</source>
            <translation>共享卷</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="221" />
            <location filename="../../ui/canvas/parts/node_look.cpp" line="255" />
            <source>off</source>
            <translation>停用</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="236" />
            <source>Now in %1</source>
            <translation>现位于 %1</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="236" />
            <source>Moving to %1</source>
            <translation>正在迁移到 %1</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/parts/node_look.cpp" line="262" />
            <source>in %1</source>
            <translation>位于 %1</translation>
        </message>
    </context>
    <context>
        <name>Quantity</name>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="75" />
            <source>The field is empty. Write a number, or take the default by the arrow beside it.</source>
            <translation>此处为空。请填写数字，或点击旁边的箭头恢复默认值。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="81" />
            <source>This number is too large to count with. Write a smaller one.</source>
            <translation>这个数字太大，无法计算。请填写较小的数字。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="83" />
            <source>This is not a number. Write digits with a point for decimals, such as 12.5.</source>
            <translation>这不是数字。请填写数字，小数用点号，例如 12.5。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="86" />
            <source>A comma is not read as a decimal. Write a point, such as 12.5.</source>
            <translation>逗号不作为小数点。请使用点号，例如 12.5。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="99" />
            <source>m may be minutes or milliseconds. Write %1 min or %1 ms.</source>
            <translation>m 可能表示分钟或毫秒。请写 %1 min 或 %1 ms。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="100" />
            <source>%1 is not a unit that fits here. Write one of: %2.</source>
            <translation>%1 不是此处适用的单位。可用单位：%2。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="102" />
            <source>This value has no unit. Write the number alone.</source>
            <translation>该值没有单位，请只写数字。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="103" />
            <source>%1 is not the unit of this value. Write the number alone.</source>
            <translation>%1 不是该值的单位，请只写数字。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="110" />
            <source>%1 needs a whole number. Write %2 or %3.</source>
            <translation>%1 需要整数。请写 %2 或 %3。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="118" />
            <source>%1 is not enough. Write more than %2.</source>
            <translation>%1 太小，须大于 %2。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="120" />
            <source>%1 is out of range. Write %2 to %3.</source>
            <translation>%1 超出范围，须在 %2 至 %3 之间。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="123" />
            <source>%1 is not enough. Write at least %2.</source>
            <translation>%1 太小，至少为 %2。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/quantity.cpp" line="124" />
            <source>%1 is too much. Write at most %2.</source>
            <translation>%1 太大，至多为 %2。</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <location filename="../../ui/dialogs/recovery.cpp" line="34" />
            <source>Unsaved changes were kept</source>
            <translation>未保存的更改已保留</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/recovery.cpp" line="35" />
            <source>“%1” was not saved when the program ended.</source>
            <translation>程序结束时“%1”尚未保存。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/recovery.cpp" line="38" />
            <source>Recovered version: %1</source>
            <translation>恢复的版本：%1</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/recovery.cpp" line="40" />
            <source>Saved version: %1</source>
            <translation>已保存的版本：%1</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/recovery.cpp" line="42" />
            <source>Open recovered version</source>
            <translation>打开恢复的版本</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/recovery.cpp" line="43" />
            <source>Open saved version</source>
            <translation>打开已保存的版本</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/recovery.cpp" line="44" />
            <source>Delete recovered version</source>
            <translation>删除恢复的版本</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/recovery.cpp" line="45" />
            <source>Decide later</source>
            <translation>稍后决定</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/recovery.cpp" line="67" />
            <source>The saved version could not be opened</source>
            <translation>无法打开已保存的版本</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/recovery.cpp" line="75" />
            <source>The recovered version could not be opened</source>
            <translation>无法打开恢复的版本</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="31" />
            <source>Confidentiality</source>
            <translation>机密性</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="32" />
            <source>Integrity</source>
            <translation>完整性</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="33" />
            <source>Availability</source>
            <translation>可用性</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="34" />
            <source>Authenticity</source>
            <translation>真实性</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="57" />
            <source>Security</source>
            <translation>安全</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="58" />
            <source>attacks by the property that they are aimed at; means over replications</source>
            <translation>按所针对的属性统计的攻击；各次重复的均值</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="59" />
            <source>Attacker</source>
            <translation>攻击者</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="59" />
            <source>Property</source>
            <translation>属性</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="59" />
            <source>Attempts</source>
            <translation>尝试</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="60" />
            <source>Successes</source>
            <translation>得逞</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="60" />
            <source>Detected</source>
            <translation>被发现</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="122" />
            <source>goal %1</source>
            <translation>目标 %1</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="136" />
            <source>%1 of them</source>
            <translation>其中 %1</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="165" />
            <source>Charges of the run</source>
            <translation>本次运行的费用</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="196" />
            <source>Service levels</source>
            <translation>服务等级</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="197" />
            <location filename="../../ui/report/tables.cpp" line="55" />
            <source>first replication</source>
            <translation>第一次重复</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="198" />
            <source>Objective</source>
            <translation>目标</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="198" />
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="198" />
            <source>Target</source>
            <translation>目标值</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="199" />
            <location filename="../../ui/report/figures.cpp" line="223" />
            <location filename="../../ui/report/theory_table.cpp" line="86" />
            <source>Measured</source>
            <translation>实测值</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="199" />
            <source>Budget</source>
            <translation>余量</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="199" />
            <source>Penalty</source>
            <translation>赔偿</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="200" />
            <source>Met</source>
            <translation>达成</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="210" />
            <location filename="../../ui/report/figures.cpp" line="234" />
            <location filename="../../ui/report/value_words.cpp" line="82" />
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="210" />
            <location filename="../../ui/report/figures.cpp" line="234" />
            <location filename="../../ui/report/value_words.cpp" line="82" />
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="221" />
            <source>Expectations</source>
            <translation>预期</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="222" />
            <source>%1 of %2 hold</source>
            <translation>%2 项中 %1 项成立</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="223" />
            <source>The design says</source>
            <translation>设计的预期</translation>
        </message>
        <message>
            <location filename="../../ui/report/figures.cpp" line="223" />
            <source>Holds</source>
            <translation>成立</translation>
        </message>
        <message>
            <location filename="../../ui/report/html_report.cpp" line="174" />
            <location filename="../../ui/report/pdf_report.cpp" line="43" />
            <source>Simulation report</source>
            <translation>仿真报告</translation>
        </message>
        <message>
            <location filename="../../ui/report/pdf_pages.cpp" line="119" />
            <source>%1 of %2</source>
            <translation>第 %1 页，共 %2 页</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="33" />
            <source>Base design</source>
            <translation>基础设计</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="35" />
            <source>Variant: %1</source>
            <translation>变体：%1</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="68" />
            <source>Objective %1</source>
            <translation>目标 %1</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="96" />
            <source>first %1</source>
            <translation>前 %1</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="96" />
            <source>whole run</source>
            <translation>整个运行</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="108" />
            <source>Method, and how to repeat it</source>
            <translation>方法与复现方式</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="113" />
            <source>Simulated</source>
            <translation>仿真时长</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="113" />
            <source>%1 a replication; the first %2 count in no figure but in log, charts and invoices</source>
            <translation>每次重复 %1；最初的 %2 不计入各项指标，但计入日志、图表和账单</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="115" />
            <source>Replications</source>
            <translation>重复次数</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="116" />
            <source>Intervals</source>
            <translation>区间</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="117" />
            <source>95 % of Student's t over the replications, half width</source>
            <translation>对各次重复取 95 % 的 Student t 区间，给出半宽</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="118" />
            <source>none: one replication says nothing about its own spread</source>
            <translation>无：单次重复无法说明自身的离散程度</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="119" />
            <source>First replication alone</source>
            <translation>仅第一次重复</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="119" />
            <source>charts, timeline, invoices and service levels</source>
            <translation>图表、时间线、账单和服务等级</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="120" />
            <source>Variant</source>
            <translation>变体</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="121" />
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="128" />
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="129" />
            <source>Digest of the results</source>
            <translation>结果摘要值</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="130" />
            <source>Program</source>
            <translation>程序</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="139" />
            <source>Untitled design</source>
            <translation>未命名的设计</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="145" />
            <source>%1, %2 simulated, one replication.</source>
            <translation>%1，仿真 %2，重复一次。</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="146" />
            <source>%1, %2 simulated, %3 replications.</source>
            <translation>%1，仿真 %2，重复 %3 次。</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="150" />
            <source>The design in normal operation; bars show mean utilization. Solid: requests and storage; dashed: control; dotted: monitoring; dash-dot: notification.</source>
            <translation>正常运行中的设计；条形表示平均利用率。实线：请求与存储；虚线：控制；点线：监控；点划线：通知。</translation>
        </message>
        <message>
            <location filename="../../ui/report/report_content.cpp" line="163" />
            <source>Seed %1 · digest %2 · Nephoscope %3</source>
            <translation>种子 %1 · 摘要值 %2 · Nephoscope %3</translation>
        </message>
        <message>
            <location filename="../../ui/report/value_words.cpp" line="59" />
            <location filename="../../ui/report/value_words.cpp" line="93" />
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="54" />
            <source>Failover timeline</source>
            <translation>故障转移时间线</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="54" />
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="56" />
            <location filename="../../ui/report/tables.cpp" line="181" />
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="56" />
            <location filename="../../ui/report/tables.cpp" line="121" />
            <location filename="../../ui/report/tables.cpp" line="158" />
            <location filename="../../ui/report/tables.cpp" line="181" />
            <source>Element</source>
            <translation>元素</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="56" />
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="56" />
            <source>Because</source>
            <translation>起因</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="75" />
            <source>%1 further entries are in the results.</source>
            <translation>其余 %1 条见结果文件。</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="84" />
            <source>Invoice</source>
            <translation>账单</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="87" />
            <source>Item</source>
            <translation>项目</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="87" />
            <location filename="../../ui/report/theory_table.cpp" line="85" />
            <source>Measure</source>
            <translation>计量项</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="87" />
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="88" />
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="88" />
            <source>Price</source>
            <translation>单价</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="88" />
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="101" />
            <source>Total</source>
            <translation>合计</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="109" />
            <source>Metered, but without a price: %1.</source>
            <translation>已计量但没有单价：%1。</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="119" />
            <location filename="../../ui/report/tables.cpp" line="121" />
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="120" />
            <source>what differs from the defaults of the catalogue</source>
            <translation>与目录默认值不同之处</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="121" />
            <source>Mechanism</source>
            <translation>机制</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="126" />
            <source>switched off</source>
            <translation>已关闭</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="152" />
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="154" />
            <source>The design rules find none.</source>
            <translation>设计规则没有发现问题。</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="157" />
            <source>found by the design rules</source>
            <translation>由设计规则发现</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="158" />
            <source>Severity</source>
            <translation>级别</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="158" />
            <source>What is so, and what would be right</source>
            <translation>现状与建议</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="162" />
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="163" />
            <source>Warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="164" />
            <source>Hint</source>
            <translation>提示</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="180" />
            <source>What the design makes happen</source>
            <translation>设计安排的事件</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="181" />
            <source>Action</source>
            <translation>动作</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="181" />
            <source>With</source>
            <translation>参数</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="187" />
            <source>factor %1</source>
            <translation>系数 %1</translation>
        </message>
        <message>
            <location filename="../../ui/report/tables.cpp" line="196" />
            <source>to %1</source>
            <translation>到 %1</translation>
        </message>
        <message>
            <location filename="../../ui/report/theory_table.cpp" line="37" />
            <source>Little's law (L = λ W) and the utilization law (U = X S) hold wherever they were checked (%1).</source>
            <translation>利特尔定律（L = λ W）与利用率定律（U = X S）在所有检查处均成立（%1 处）。</translation>
        </message>
        <message>
            <location filename="../../ui/report/theory_table.cpp" line="39" />
            <source>Little's law (L = λ W) or the utilization law (U = X S) does not hold at: %1. That is a defect of the program, please report it.</source>
            <translation>利特尔定律（L = λ W）或利用率定律（U = X S）在以下位置不成立：%1。这是程序缺陷，请报告。</translation>
        </message>
        <message>
            <location filename="../../ui/report/theory_table.cpp" line="66" />
            <source> (approximate)</source>
            <translation>（近似）</translation>
        </message>
        <message>
            <location filename="../../ui/report/theory_table.cpp" line="81" />
            <source>Theory beside measurement</source>
            <translation>理论值与实测值对照</translation>
        </message>
        <message>
            <location filename="../../ui/report/theory_table.cpp" line="84" />
            <source>parts of the design whose behavior has a closed form</source>
            <translation>设计中存在解析解的部分</translation>
        </message>
        <message>
            <location filename="../../ui/report/theory_table.cpp" line="85" />
            <source>Part</source>
            <translation>部分</translation>
        </message>
        <message>
            <location filename="../../ui/report/theory_table.cpp" line="85" />
            <source>Case</source>
            <translation>模型</translation>
        </message>
        <message>
            <location filename="../../ui/report/theory_table.cpp" line="85" />
            <source>Formula</source>
            <translation>公式</translation>
        </message>
        <message>
            <location filename="../../ui/report/theory_table.cpp" line="86" />
            <source>Theory</source>
            <translation>理论值</translation>
        </message>
        <message>
            <location filename="../../ui/report/theory_table.cpp" line="86" />
            <source>Difference</source>
            <translation>偏差</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>Cloud characteristics</source>
            <translation>云特性</translation>
        </message>
        <message>
            <source>as the first replication shows them, warm-up included</source>
            <translation>依据首次重复运行，含预热</translation>
        </message>
        <message>
            <source>Characteristic</source>
            <translation>特性</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>What was counted, and how</source>
            <translation>统计内容与方法</translation>
        </message>
        <message>
            <source>Not shown by this run. %1</source>
            <translation>本次运行未体现。%1</translation>
        </message>
        <message>
            <source>%1 (run too short)</source>
            <translation>%1（运行过短）</translation>
        </message>
        <message>
            <source>95 % of Student's t over %1 equal parts of the one replication, half width</source>
            <translation>对单次重复的 %1 个等长批次取 95 % 的 Student t 区间，给出半宽</translation>
        </message>
        <message>
            <source>Trust</source>
            <translation>可信度</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="60" />
            <source>First time, where and why</source>
            <translation>首次发生的时间、位置与原因</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="41" />
            <source>succeeded %1</source>
            <translation>得逞：%1</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="41" />
            <source>detected %1</source>
            <translation>被发现：%1</translation>
        </message>
        <message>
            <location filename="../../ui/report/security_table.cpp" line="41" />
            <source>stopped %1</source>
            <translation>被阻止：%1</translation>
        </message>
    </context>
    <context>
        <name>RunCharts</name>
        <message>
            <location filename="../../ui/charts/chart_series.cpp" line="150" />
            <source>Others (mean)</source>
            <translation>其余（平均）</translation>
        </message>
        <message>
            <location filename="../../ui/charts/run_charts.cpp" line="43" />
            <source>Utilization of servers</source>
            <translation>服务器利用率</translation>
        </message>
        <message>
            <location filename="../../ui/charts/run_charts.cpp" line="44" />
            <source>No server has worked yet.</source>
            <translation>还没有服务器工作。</translation>
        </message>
        <message>
            <location filename="../../ui/charts/run_charts.cpp" line="79" />
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <location filename="../../ui/charts/run_charts.cpp" line="89" />
            <source>Response time</source>
            <translation>响应时间</translation>
        </message>
        <message>
            <location filename="../../ui/charts/run_charts.cpp" line="90" />
            <source>No consumer has got an answer yet.</source>
            <translation>还没有用户得到应答。</translation>
        </message>
        <message>
            <location filename="../../ui/charts/run_charts.cpp" line="123" />
            <source>Throughput and failures</source>
            <translation>吞吐量与失败</translation>
        </message>
        <message>
            <location filename="../../ui/charts/run_charts.cpp" line="124" />
            <source>No request has ended yet.</source>
            <translation>还没有请求结束。</translation>
        </message>
        <message>
            <location filename="../../ui/charts/run_charts.cpp" line="131" />
            <source>Answered</source>
            <translation>已应答</translation>
        </message>
        <message>
            <location filename="../../ui/charts/cost_chart.cpp" line="27" />
            <source>Cumulative cost</source>
            <translation>累计费用</translation>
        </message>
        <message>
            <location filename="../../ui/charts/cost_chart.cpp" line="28" />
            <source>Nothing has been charged yet. A pay-per-use monitor meters, a billing management system charges.</source>
            <translation>尚未产生费用。由按使用付费监控器计量，由计费管理系统计费。</translation>
        </message>
        <message>
            <location filename="../../ui/charts/cost_chart.cpp" line="56" />
            <source>Others</source>
            <translation>其余</translation>
        </message>
        <message>
            <location filename="../../ui/charts/cost_chart.cpp" line="63" />
            <source>Charges</source>
            <translation>费用</translation>
        </message>
        <message>
            <location filename="../../ui/charts/run_charts.cpp" line="164" />
            <source>(est.)</source>
            <translation>（预计）</translation>
        </message>
        <message>
            <location filename="../../ui/charts/state_charts.cpp" line="56" />
            <source>Requests waiting</source>
            <translation>等待的请求</translation>
        </message>
        <message>
            <location filename="../../ui/charts/state_charts.cpp" line="57" />
            <source>Nothing in this design has a queue.</source>
            <translation>此设计中没有队列。</translation>
        </message>
        <message>
            <location filename="../../ui/charts/state_charts.cpp" line="79" />
            <source>Availability</source>
            <translation>可用性</translation>
        </message>
        <message>
            <location filename="../../ui/charts/state_charts.cpp" line="80" />
            <source>Nothing has been up or down yet.</source>
            <translation>尚无可用或失效的记录。</translation>
        </message>
        <message>
            <location filename="../../ui/charts/state_charts.cpp" line="113" />
            <source>All (mean)</source>
            <translation>全部（均值）</translation>
        </message>
        <message>
            <location filename="../../ui/charts/state_charts.cpp" line="128" />
            <source>Instances</source>
            <translation>实例数</translation>
        </message>
        <message>
            <location filename="../../ui/charts/state_charts.cpp" line="129" />
            <source>The number of instances does not change in this design: nothing scales, and nothing watches over members.</source>
            <translation>此设计中实例数不会变化：没有机制进行伸缩，也没有机制看护成员。</translation>
        </message>
        <message>
            <location filename="../../ui/charts/state_charts.cpp" line="147" />
            <source>Storage used</source>
            <translation>已用存储</translation>
        </message>
        <message>
            <location filename="../../ui/charts/state_charts.cpp" line="148" />
            <source>Nothing in this design stores anything.</source>
            <translation>此设计中没有存储任何内容。</translation>
        </message>
        <message>
            <source>Warm-up, not in the figures</source>
            <translation>预热，不计入指标</translation>
        </message>
        <message>
            <source>Warm-up</source>
            <translation>预热</translation>
        </message>
    </context>
    <context>
        <name>RunWords</name>
        <message>
            <location filename="../../ui/panels/run/run_words.cpp" line="34" />
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_words.cpp" line="36" />
            <source>Running at %1</source>
            <translation>以 %1 运行</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_words.cpp" line="37" />
            <source>Running as fast as it goes</source>
            <translation>全速运行</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_words.cpp" line="38" />
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_words.cpp" line="39" />
            <source>Ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_words.cpp" line="40" />
            <source>The run broke off</source>
            <translation>运行中断</translation>
        </message>
    </context>
    <context>
        <name>TableCellDelegate</name>
        <message>
            <location filename="../../ui/panels/inspector/editors/table_cell_delegate.cpp" line="24" />
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/table_cell_delegate.cpp" line="25" />
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/table_cell_delegate.cpp" line="29" />
            <source>none</source>
            <translation>无</translation>
        </message>
    </context>
    <context>
        <name>ValueTable</name>
        <message>
            <location filename="../../ui/panels/inspector/editors/value_table.cpp" line="39" />
            <location filename="../../ui/panels/inspector/editors/value_table.cpp" line="43" />
            <location filename="../../ui/panels/inspector/editors/value_table.cpp" line="45" />
            <source>Element</source>
            <translation>元素</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/value_table.cpp" line="40" />
            <location filename="../../ui/panels/inspector/editors/value_table.cpp" line="43" />
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/value_table.cpp" line="41" />
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/value_table.cpp" line="45" />
            <source>Key</source>
            <translation>键</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/value_table.cpp" line="126" />
            <source>Row %1 has no %2. Fill it in or take the row out.</source>
            <translation>第 %1 行缺少“%2”。请填写或删除该行。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/value_table.cpp" line="130" />
            <source>Row %1, %2: %3</source>
            <translation>第 %1 行，%2：%3</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/value_table.cpp" line="137" />
            <source>Row %1 names what an earlier row names already. Keep one of them.</source>
            <translation>第 %1 行与前面的行重复，请保留其一。</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <location filename="../../ui/style/words.cpp" line="124" />
            <source>Fail</source>
            <translation>失败</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="124" />
            <source>Repair</source>
            <translation>修复</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="125" />
            <source>Set</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="125" />
            <source>Enable</source>
            <translation>启用</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="126" />
            <source>Disable</source>
            <translation>停用</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="126" />
            <source>Relocate</source>
            <translation>迁移</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="127" />
            <source>Order</source>
            <translation>申请</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="127" />
            <source>Release</source>
            <translation>释放</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="94" />
            <source>Availability</source>
            <translation>可用性</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="95" />
            <source>Response time, mean</source>
            <translation>平均响应时间</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="96" />
            <source>Response time p50</source>
            <translation>响应时间 p50</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="97" />
            <source>Response time p95</source>
            <translation>响应时间 p95</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="98" />
            <source>Response time p99</source>
            <translation>响应时间 p99</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="99" />
            <source>Response time, longest</source>
            <translation>最长响应时间</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="100" />
            <location filename="../../ui/style/words.cpp" line="101" />
            <source>Failed requests</source>
            <translation>失败请求</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="102" />
            <source>Longest outage</source>
            <translation>最长中断</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="103" />
            <source>Downtime</source>
            <translation>停机时间</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="104" />
            <source>Throughput</source>
            <translation>吞吐量</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="105" />
            <source>Utilization</source>
            <translation>利用率</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="106" />
            <location filename="../../ui/style/words.cpp" line="169" />
            <source>Requests</source>
            <translation>请求</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="107" />
            <source>Responses</source>
            <translation>响应</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="108" />
            <source>Rejected requests</source>
            <translation>被拒绝的请求</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="109" />
            <source>Refused requests</source>
            <translation>被拒收的请求</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="110" />
            <source>Timed-out requests</source>
            <translation>超时的请求</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="111" />
            <source>Lost requests</source>
            <translation>丢失的请求</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="112" />
            <source>Queue length</source>
            <translation>队列长度</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="113" />
            <source>Up time</source>
            <translation>正常运行时间</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="114" />
            <source>Charges</source>
            <translation>费用</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="115" />
            <source>Credits</source>
            <translation>抵扣</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="116" />
            <source>Cost</source>
            <translation>成本</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="170" />
            <source>Transfer in</source>
            <translation>流入流量</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="171" />
            <source>Transfer out</source>
            <translation>流出流量</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="172" />
            <location filename="../../ui/style/words.cpp" line="173" />
            <source>Server hours</source>
            <translation>服务器时数</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="174" />
            <source>Storage used</source>
            <translation>已用存储</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="175" />
            <source>Storage allocated</source>
            <translation>已分配存储</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="176" />
            <source>Storage operations</source>
            <translation>存储操作</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="177" />
            <source>Flat fee</source>
            <translation>固定费用</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="178" />
            <source>Credit for missed objectives</source>
            <translation>未达标抵扣</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="186" />
            <source>Pay per use</source>
            <translation>按使用付费</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="187" />
            <source>Flat rate</source>
            <translation>固定费率</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="188" />
            <source>Per allocation</source>
            <translation>按分配付费</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="189" />
            <source>Tiered, graduated</source>
            <translation>阶梯（累进）</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="190" />
            <source>Tiered, by volume</source>
            <translation>阶梯（总量）</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="191" />
            <source>Reserved</source>
            <translation>预留</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="192" />
            <source>Combined</source>
            <translation>组合</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="193" />
            <source>Credit</source>
            <translation>抵扣</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="223" />
            <source>over by %1</source>
            <translation>超出 %1</translation>
        </message>
        <message>
            <location filename="../../ui/style/words.cpp" line="226" />
            <source>%1 left</source>
            <translation>剩余 %1</translation>
        </message>
        <message>
            <source>Wait, mean</source>
            <translation>平均等待时间</translation>
        </message>
        <message>
            <source>Residence, mean</source>
            <translation>平均逗留时间</translation>
        </message>
        <message>
            <source>Residence p95</source>
            <translation>逗留时间 p95</translation>
        </message>
    </context>
    <context>
        <name>measures</name>
        <message>
            <location filename="../../ui/panels/inspector/measures.cpp" line="71" />
            <source>per s</source>
            <translation>每秒</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/measures.cpp" line="124" />
            <source>of %1</source>
            <translation>共 %1</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::AttackCard</name>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="80" />
            <source>Confidentiality</source>
            <translation>保密性</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="80" />
            <source>Integrity</source>
            <translation>完整性</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="80" />
            <source>Availability</source>
            <translation>可用性</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="80" />
            <source>Authenticity</source>
            <translation>真实性</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="93" />
            <source>Succeeded at %1: %2</source>
            <translation>在“%1”得手：%2</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="93" />
            <source>Detected at %1: %2</source>
            <translation>在“%1”被发现：%2</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="93" />
            <source>Stopped at %1: %2</source>
            <translation>在“%1”被阻止：%2</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="104" />
            <source>Attacks</source>
            <translation>攻击</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="109" />
            <source>Tried</source>
            <translation>尝试</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="109" />
            <source>Succeeded</source>
            <translation>得手</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/attack_card.cpp" line="109" />
            <source>Detected</source>
            <translation>发现</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::BillingPanel</name>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="72" />
            <source>By element</source>
            <translation>按元素</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="73" />
            <source>By measure</source>
            <translation>按测量项</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="74" />
            <source>Group the bill</source>
            <translation>账单分组</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="75" />
            <source>Billing</source>
            <translation>计费</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="127" />
            <source>metered, no price</source>
            <translation>已计量，无价格</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="77" />
            <source>Item</source>
            <translation>项目</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="77" />
            <source>Charged by</source>
            <translation>计费方式</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="77" />
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="77" />
            <source>Price, %1</source>
            <translation>单价，%1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="77" />
            <source>Amount, %1</source>
            <translation>金额，%1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="137" />
            <source>Nothing runs. Press Play to see what is charged.</source>
            <translation>没有在运行。点击“运行”查看费用。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="138" />
            <source>Nobody is charged in this design. A billing management system with a price list charges for what pay-per-use monitors measure.</source>
            <translation>此设计不向任何人收费。带价目表的计费管理系统会对按使用付费监控器的计量收费。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/billing_panel.cpp" line="179" />
            <source>So far %1</source>
            <translation>至今 %1</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::BooleanEditor</name>
        <message>
            <location filename="../../ui/panels/inspector/editors/plain_editors.cpp" line="123" />
            <source>several values</source>
            <translation>多个值</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/plain_editors.cpp" line="123" />
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/plain_editors.cpp" line="123" />
            <source>no</source>
            <translation>否</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::BoundaryLines</name>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="44" />
            <source>its owner</source>
            <translation>其拥有者</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="46" />
            <source>Admits members of “%1” · members share the cost</source>
            <translation>仅接纳“%1”的成员 · 成员分摊成本</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="48" />
            <source>Admits %1 only · %1 pays for all of it</source>
            <translation>仅接纳 %1 · 全部由 %1 承担</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="50" />
            <source>Admits part by part · each part is paid by its own rule</source>
            <translation>各部分分别接纳 · 各按自己的规则付费</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="51" />
            <source>Admits anyone with an account · who uses pays</source>
            <translation>接纳任何有账户者 · 谁使用谁付费</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="84" />
            <source>Nothing here is administered by anybody yet.</source>
            <translation>这里还没有需要管理的元素。</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="89" />
            <source>The design has no organization and no cloud.</source>
            <translation>此设计没有组织，也没有云。</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="94" />
            <source>The design has no trust boundary with members.</source>
            <translation>此设计没有带成员的信任边界。</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="168" />
            <source>Owned by %1</source>
            <translation>归 %1 所有</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="171" />
            <source>Rented by %1</source>
            <translation>由 %1 租用</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="186" />
            <source>Exposure %1</source>
            <translation>暴露度 %1</translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/canvas/boundary_lines.cpp" line="187" />
            <source>%n shared resource(s)</source>
            <translation>
                <numerusform>%n 个共享资源</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../ui/canvas/boundary_lines.cpp" line="201" />
            <source>%n trust boundaries</source>
            <translation>
                <numerusform>%n 个信任边界</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../ui/canvas/boundary_lines.cpp" line="203" />
            <source>isolated by %1 %</source>
            <translation>隔离 %1 %</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::CanvasActions</name>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="108" />
            <source>No container holds all of these</source>
            <translation>没有容器能容纳全部所选元素</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="154" />
            <source>&amp;Arrange</source>
            <translation>排列(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="155" />
            <source>&amp;Lay out automatically</source>
            <translation>自动布局(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="156" />
            <source>Everything in layers along the links, within its containers</source>
            <translation>沿连线分层排列全部元素，各自留在容器内</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="157" />
            <source>Lay out what is &amp;selected</source>
            <translation>布局所选元素(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="158" />
            <source>&amp;Align</source>
            <translation>对齐(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="159" />
            <source>&amp;Left edges</source>
            <translation>左边缘(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="159" />
            <source>&amp;Centres</source>
            <translation>水平居中(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="159" />
            <source>&amp;Right edges</source>
            <translation>右边缘(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="159" />
            <source>&amp;Top edges</source>
            <translation>上边缘(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="159" />
            <source>&amp;Middles</source>
            <translation>垂直居中(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="159" />
            <source>&amp;Bottom edges</source>
            <translation>下边缘(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="162" />
            <source>&amp;Distribute</source>
            <translation>分布(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="163" />
            <source>&amp;Horizontally</source>
            <translation>水平分布(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="164" />
            <source>&amp;Vertically</source>
            <translation>垂直分布(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="165" />
            <source>Same si&amp;ze</source>
            <translation>相同大小(&amp;Z)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="166" />
            <source>Same &amp;width</source>
            <translation>相同宽度(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="167" />
            <source>Same &amp;height</source>
            <translation>相同高度(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="168" />
            <source>&amp;Both</source>
            <translation>宽高都相同(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="169" />
            <source>Bring to &amp;front</source>
            <translation>置于顶层(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="170" />
            <source>Send to &amp;back</source>
            <translation>置于底层(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="171" />
            <source>&amp;Put into a container</source>
            <translation>放入容器(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="172" />
            <source>&amp;Route the link automatically</source>
            <translation>自动走线(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="173" />
            <source>Select all of this t&amp;ype</source>
            <translation>选择所有同类元素(&amp;Y)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="174" />
            <source>Find an &amp;element…</source>
            <translation>查找元素(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="175" />
            <source>&amp;Insert by name…</source>
            <translation>按名称插入(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="176" />
            <source>Add a &amp;note</source>
            <translation>添加便签(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="177" />
            <source>Add a te&amp;xt</source>
            <translation>添加文字(&amp;X)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="178" />
            <source>&amp;Overview map</source>
            <translation>缩略图(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas_actions.cpp" line="179" />
            <source>Reduced &amp;motion</source>
            <translation>减少动画(&amp;M)</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::CanvasView</name>
        <message>
            <location filename="../../ui/canvas/canvas_view.cpp" line="44" />
            <location filename="../../ui/canvas/canvas_view.cpp" line="267" />
            <source>Canvas</source>
            <translation>画布</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_edit.cpp" line="84" />
            <location filename="../../ui/canvas/canvas_view_edit.cpp" line="101" />
            <source>The clipboard holds no part of a design.</source>
            <translation>剪贴板中没有设计内容。</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_edit.cpp" line="146" />
            <location filename="../../ui/canvas/canvas_view_edit.cpp" line="162" />
            <source>duplicate of an element</source>
            <translation>创建元素副本</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_edit.cpp" line="147" />
            <location filename="../../ui/canvas/canvas_view_edit.cpp" line="162" />
            <source>duplicate of %1 elements</source>
            <translation>创建 %1 个元素的副本</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_edit.cpp" line="195" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/gestures/link_gesture.cpp" line="45" />
            <source>linked already</source>
            <translation>已有链接</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/gestures/link_gesture.cpp" line="47" />
            <source>links go the other way</source>
            <translation>链接方向相反</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/gestures/link_gesture.cpp" line="48" />
            <source>takes no link from here</source>
            <translation>不接受来自此处的链接</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/gestures/link_gesture.cpp" line="66" />
            <source>Role of the link</source>
            <translation>链接的角色</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/gestures/move_gesture.cpp" line="25" />
            <source>move of %1 elements</source>
            <translation>移动 %1 个元素</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/gestures/move_gesture.cpp" line="27" />
            <source>move of %1</source>
            <translation>移动 %1</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/gestures/resize_gesture.cpp" line="39" />
            <source>resize of %1</source>
            <translation>调整 %1 的大小</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/legend.cpp" line="67" />
            <source>Links</source>
            <translation>链接</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_arrange.cpp" line="35" />
            <source>alignment of %1 elements</source>
            <translation>对齐 %1 个元素</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_arrange.cpp" line="41" />
            <source>distribution of %1 elements</source>
            <translation>分布 %1 个元素</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_arrange.cpp" line="47" />
            <source>same size of %1 elements</source>
            <translation>统一 %1 个元素的大小</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_arrange.cpp" line="59" />
            <source>layout of %1 elements</source>
            <translation>布局 %1 个元素</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_arrange.cpp" line="59" />
            <source>layout of the design</source>
            <translation>布局整个设计</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_arrange.cpp" line="79" />
            <source>put into a container</source>
            <translation>放入容器</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_notes.cpp" line="66" />
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_notes.cpp" line="66" />
            <source>Note</source>
            <translation>便签</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_notes.cpp" line="68" />
            <source>add of a text</source>
            <translation>添加文字</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_notes.cpp" line="68" />
            <source>add of a note</source>
            <translation>添加便签</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_notes.cpp" line="94" />
            <source>delete of a note</source>
            <translation>删除便签</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_notes.cpp" line="106" />
            <source>Text of the note</source>
            <translation>便签文字</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_notes.cpp" line="142" />
            <source>edit of a note</source>
            <translation>编辑便签</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/gestures/note_gesture.cpp" line="42" />
            <source>resize of a note</source>
            <translation>调整便签大小</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/gestures/note_gesture.cpp" line="42" />
            <source>move of a note</source>
            <translation>移动便签</translation>
        </message>
        <message>
            <source>duplicate of a note</source>
            <translation>创建便签副本</translation>
        </message>
        <message>
            <source>delete of what is selected</source>
            <translation>删除所选内容</translation>
        </message>
        <message>
            <source>Note: %1</source>
            <translation>便签：%1</translation>
        </message>
        <message>
            <source>Text: %1</source>
            <translation>文字：%1</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/canvas_view_paint.cpp" line="106" />
            <source>Drag mechanisms from the left onto the canvas, or type / and a name.</source>
            <translation>从左侧把机制拖到画布上，或输入 / 和名称。</translation>
        </message>
        <message>
            <source>A mechanism that this program does not know</source>
            <translation>本程序不认识的机制</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ChartsPanel</name>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="134" />
            <source>Nothing has run yet</source>
            <translation>尚未运行</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="135" />
            <source>Run the design to see utilization, response time, failures and cost as they happen.</source>
            <translation>运行设计，实时查看利用率、响应时间、失败与费用。</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="136" />
            <source>Run the design</source>
            <translation>运行设计</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="138" />
            <source>Time window of the charts</source>
            <translation>图表时间窗口</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="141" />
            <source>Whole run</source>
            <translation>整个运行</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="141" />
            <source>Last %1</source>
            <translation>最近 %1</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="147" />
            <source>%1 to %2</source>
            <translation>%1 至 %2</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="157" />
            <source>Jump to %1</source>
            <translation>跳转到 %1</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="171" />
            <source>Follow the run again</source>
            <translation>重新跟随运行</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="172" />
            <source>Hide this chart</source>
            <translation>隐藏此图表</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="174" />
            <source>Save as a picture…</source>
            <translation>存为图片…</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="175" />
            <source>Save as CSV…</source>
            <translation>存为 CSV…</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="211" />
            <source>Charts</source>
            <translation>图表</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="212" />
            <source>Which charts are shown</source>
            <translation>显示哪些图表</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="213" />
            <source>Utilization of servers</source>
            <translation>服务器利用率</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="213" />
            <source>Response time</source>
            <translation>响应时间</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="213" />
            <source>Throughput and failures</source>
            <translation>吞吐量与失败</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="213" />
            <source>Cumulative cost</source>
            <translation>累计费用</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="214" />
            <source>Requests waiting</source>
            <translation>等待的请求</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="214" />
            <source>Availability</source>
            <translation>可用性</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="214" />
            <source>Instances</source>
            <translation>实例数</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="214" />
            <source>Storage used</source>
            <translation>已用存储</translation>
        </message>
        <message>
            <location filename="../../ui/charts/charts_panel.cpp" line="226" />
            <source>Drag a chart to move in time, turn the wheel to zoom; a double click follows the run again.</source>
            <translation>拖动图表可移动时间，滚轮缩放；双击则重新跟随运行。</translation>
        </message>
        <message>
            <source>Why? At %1</source>
            <translation>为什么？（%1）</translation>
        </message>
        <message>
            <source>Show the last run</source>
            <translation>显示上次运行</translation>
        </message>
        <message>
            <source>Repeats the last run at once: it is the same one, with its charts and events.</source>
            <translation>立即重现上次运行：结果完全相同，并带有图表和事件。</translation>
        </message>
        <message>
            <source>Nothing runs</source>
            <translation>当前没有运行</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ClockChip</name>
        <message>
            <location filename="../../ui/panels/run/clock_chip.cpp" line="31" />
            <source>Simulated time %1, %2</source>
            <translation>仿真时间 %1，%2</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/clock_chip.cpp" line="58" />
            <source>h:min:s</source>
            <translation>时：分：秒</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/clock_chip.cpp" line="58" />
            <source>min:s</source>
            <translation>分：秒</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::DesignPage</name>
        <message>
            <location filename="../../ui/panels/inspector/design_page.cpp" line="77" />
            <source>change of currency</source>
            <translation>更改币种</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/design_page.cpp" line="94" />
            <source>The warm-up takes the whole run, so that nothing would be measured. Write less than the duration.</source>
            <translation>预热占满了整个运行，无法测量。请填写小于运行时长的值。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/design_page.cpp" line="102" />
            <location filename="../../ui/panels/inspector/design_page.cpp" line="103" />
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/design_page.cpp" line="104" />
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/design_page.cpp" line="105" />
            <location filename="../../ui/panels/inspector/design_page.cpp" line="106" />
            <source>Description</source>
            <translation>说明</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/design_page.cpp" line="107" />
            <source>What the design is for. Markdown; shown in the Learn tab and in reports.</source>
            <translation>设计的用途。支持 Markdown；显示在“学习”页和报告中。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/design_page.cpp" line="108" />
            <source>Run</source>
            <translation>运行</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::Document</name>
        <message>
            <location filename="../../ui/document/clipboard.cpp" line="144" />
            <source>paste of an element</source>
            <translation>粘贴一个元素</translation>
        </message>
        <message>
            <location filename="../../ui/document/clipboard.cpp" line="144" />
            <source>paste of %1 elements</source>
            <translation>粘贴 %1 个元素</translation>
        </message>
        <message>
            <location filename="../../ui/document/document.cpp" line="47" />
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
        <message>
            <location filename="../../ui/document/document.cpp" line="101" />
            <source>The design was not saved, since it could not be opened again.</source>
            <translation>设计未保存，因为保存后将无法再打开。</translation>
        </message>
        <message>
            <location filename="../../ui/document/document.cpp" line="107" />
            <source>The design was not saved, since it would read back as another one.</source>
            <translation>设计未保存，因为重新读取的内容会不同。</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="59" />
            <source>add of %1</source>
            <translation>添加 %1</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="98" />
            <source>delete of %1</source>
            <translation>删除 %1</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="100" />
            <source>delete of a link</source>
            <translation>删除一条链接</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="100" />
            <source>delete of %1 links</source>
            <translation>删除 %1 条链接</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="102" />
            <source>delete of %1 elements</source>
            <translation>删除 %1 个元素</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="116" />
            <source>rename of %1</source>
            <translation>重命名 %1</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="131" />
            <source>enabling of %1</source>
            <translation>启用 %1</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="131" />
            <source>disabling of %1</source>
            <translation>停用 %1</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="133" />
            <source>enabling of %1 elements</source>
            <translation>启用 %1 个元素</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="133" />
            <source>disabling of %1 elements</source>
            <translation>停用 %1 个元素</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="152" />
            <source>change of %1</source>
            <translation>更改 %1</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="165" />
            <source>link from %1 to %2</source>
            <translation>从 %1 到 %2 的链接</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="178" />
            <source>change of a link's %1</source>
            <translation>更改链接的 %1</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="185" />
            <source>change of a link's role</source>
            <translation>更改链接的角色</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="191" />
            <source>change of title</source>
            <translation>更改标题</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="197" />
            <source>change of description</source>
            <translation>更改说明</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_verbs.cpp" line="203" />
            <source>change of run settings</source>
            <translation>更改运行设置</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_appearance.cpp" line="66" />
            <source>bend of a link</source>
            <translation>弯折连线</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_appearance.cpp" line="66" />
            <source>straightening of a link</source>
            <translation>恢复自动走线</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_appearance.cpp" line="94" />
            <source>bring to front</source>
            <translation>置于顶层</translation>
        </message>
        <message>
            <location filename="../../ui/document/document_appearance.cpp" line="94" />
            <source>send to back</source>
            <translation>置于底层</translation>
        </message>
        <message>
            <source>paste of a note</source>
            <translation>粘贴便签</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ElementEditor</name>
        <message>
            <location filename="../../ui/panels/inspector/editors/choice_editor.cpp" line="92" />
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/choice_editor.cpp" line="95" />
            <source>several values</source>
            <translation>多个值</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::EnumerationEditor</name>
        <message>
            <location filename="../../ui/panels/inspector/editors/choice_editor.cpp" line="74" />
            <source>several values</source>
            <translation>多个值</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::EventsModel</name>
        <message>
            <location filename="../../ui/panels/dock/events_model.cpp" line="181" />
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_model.cpp" line="210" />
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_model.cpp" line="211" />
            <source>Element</source>
            <translation>元素</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_model.cpp" line="212" />
            <source>What happened</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_model.cpp" line="213" />
            <source>Details</source>
            <translation>详情</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::EventsPanel</name>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="134" />
            <source>Why: %1</source>
            <translation>原因：%1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="134" />
            <source>Nothing in the run caused it: %1</source>
            <translation>并非由运行中的其他事件引起：%1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="119" />
            <location filename="../../ui/panels/dock/events_panel.cpp" line="120" />
            <source>Filter events</source>
            <translation>筛选事件</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="121" />
            <source>Kind of event</source>
            <translation>事件种类</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="122" />
            <source>Only of the selection</source>
            <translation>仅所选元素</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="123" />
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="142" />
            <source>All kinds</source>
            <translation>全部种类</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="174" />
            <source>Nothing runs. Press Play, and what happens is listed here.</source>
            <translation>没有在运行。点击“运行”，事件将列在这里。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="175" />
            <source>Nothing has happened yet.</source>
            <translation>尚未发生任何事件。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="176" />
            <source>No event passes the filter.</source>
            <translation>没有符合筛选条件的事件。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="178" />
            <source>1 event</source>
            <translation>1 个事件</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="179" />
            <source>%1 events</source>
            <translation>%1 个事件</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="135" />
            <source>Enter or a double click jumps to the time of a line.</source>
            <translation>按回车或双击可跳转到该行的时刻。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="200" />
            <source>%1; %2 older ones are no longer kept</source>
            <translation>%1；更早的 %2 条已不再保留</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="209" />
            <source>Jump to %1</source>
            <translation>跳转到 %1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="212" />
            <source>Show the element</source>
            <translation>显示该元素</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="213" />
            <source>Only events of this element</source>
            <translation>仅此元素的事件</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="218" />
            <source>Only events of this kind</source>
            <translation>仅此类事件</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/events_panel.cpp" line="223" />
            <source>Copy the line</source>
            <translation>复制此行</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ExampleShelf</name>
        <message>
            <location filename="../../ui/dialogs/example_shelf.cpp" line="136" />
            <source>Fundamental architectures</source>
            <translation>基础架构</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/example_shelf.cpp" line="136" />
            <source>Advanced architectures</source>
            <translation>高级架构</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/example_shelf.cpp" line="136" />
            <source>Specialised mechanisms</source>
            <translation>专门机制</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/example_shelf.cpp" line="137" />
            <source>Threats, and what stands against them</source>
            <translation>威胁与防护</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/example_shelf.cpp" line="137" />
            <source>Concepts and models</source>
            <translation>概念与模型</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/example_shelf.cpp" line="137" />
            <source>Case studies</source>
            <translation>案例</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/example_shelf.cpp" line="137" />
            <source>More examples</source>
            <translation>更多示例</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/example_shelf.cpp" line="140" />
            <source>No example is about that. Try the name of a mechanism, or one word less.</source>
            <translation>没有相关的示例。请试试机制的名称，或减少一个词。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ExportDesk</name>
        <message>
            <location filename="../../ui/export_desk.cpp" line="61" />
            <source>The design is empty. Draw something first.</source>
            <translation>设计为空。请先绘制。</translation>
        </message>
        <message>
            <location filename="../../ui/export_desk.cpp" line="81" />
            <source>There is nothing to export</source>
            <translation>没有可导出的内容</translation>
        </message>
        <message>
            <location filename="../../ui/export_desk.cpp" line="83" />
            <source>Export the diagram</source>
            <translation>导出架构图</translation>
        </message>
        <message>
            <location filename="../../ui/export_desk.cpp" line="89" />
            <source>The diagram could not be exported</source>
            <translation>无法导出架构图</translation>
        </message>
        <message>
            <location filename="../../ui/export_desk.cpp" line="94" />
            <source>There is nothing to report</source>
            <translation>没有可写入报告的内容</translation>
        </message>
        <message>
            <location filename="../../ui/export_desk.cpp" line="101" />
            <location filename="../../ui/export_desk.cpp" line="113" />
            <source>Write a report</source>
            <translation>生成报告</translation>
        </message>
        <message>
            <location filename="../../ui/export_desk.cpp" line="112" />
            <source>Running the design and writing its report</source>
            <translation>正在运行设计并生成报告</translation>
        </message>
        <message>
            <location filename="../../ui/export_desk.cpp" line="112" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../ui/export_desk.cpp" line="130" />
            <source>The report could not be written</source>
            <translation>无法生成报告</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::FaultMenu</name>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="72" />
            <source>Repair</source>
            <translation>修复</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="75" />
            <source>Crash</source>
            <translation>崩溃</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="76" />
            <source>Hang: up, but no answers</source>
            <translation>挂起：运行但不应答</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="78" />
            <source>Cut off from the network</source>
            <translation>切断网络</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="156" />
            <source>Select an element to make another one fail</source>
            <translation>选择一个元素，使另一个失效</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="80" />
            <source>Fill its disk: writes fail</source>
            <translation>填满磁盘：写入失败</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="87" />
            <source>Repair the link</source>
            <translation>修复链接</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="90" />
            <source>Cut the link</source>
            <translation>切断链接</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="97" />
            <source>To inject a fault, press play first</source>
            <translation>注入故障前请先开始运行</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="113" />
            <source>Select what is to fail</source>
            <translation>请选择要失效的对象</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="128" />
            <source>Link from %1 to %2</source>
            <translation>从 %1 到 %2 的链接</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="130" />
            <source>Select fewer to see the others</source>
            <translation>减少选择以查看其他对象</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="70" />
            <source>Slow down</source>
            <translation>变慢</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="72" />
            <source>%1 times slower</source>
            <translation>慢至 1/%1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="132" />
            <source>Stop the attack</source>
            <translation>停止攻击</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="138" />
            <source>Start the attack</source>
            <translation>开始攻击</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="157" />
            <source>%1 users</source>
            <translation>%1 个用户</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="163" />
            <source>Double the demand: %1 → %2</source>
            <translation>需求加倍：%1 → %2</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="164" />
            <source>Halve the demand: %1 → %2</source>
            <translation>需求减半：%1 → %2</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="165" />
            <source>Set the demand…</source>
            <translation>设定需求…</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="167" />
            <source>Demand</source>
            <translation>需求</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="167" />
            <source>Requests a second:</source>
            <translation>每秒请求数：</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="167" />
            <source>Users:</source>
            <translation>用户数：</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="229" />
            <source>Nothing can be done to what is selected in this run</source>
            <translation>在此次运行中无法对所选内容做任何操作</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/fault_menu.cpp" line="270" />
            <source>Nothing in this design can fail or change</source>
            <translation>此设计中没有可失效或可变化的内容</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::FileDesk</name>
        <message>
            <location filename="../../ui/dialogs/file_desk.cpp" line="91" />
            <source>Open a design</source>
            <translation>打开设计</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/file_desk.cpp" line="92" />
            <source>Nephoscope designs (*.neph);;All files (*)</source>
            <translation>Nephoscope 设计 (*.neph);;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/file_desk.cpp" line="65" />
            <location filename="../../ui/dialogs/file_desk.cpp" line="106" />
            <source>%1 could not be opened</source>
            <translation>无法打开 %1</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/file_desk.cpp" line="118" />
            <source>The design opened, but something in it looks odd</source>
            <translation>设计已打开，但其中有可疑之处</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/file_desk.cpp" line="132" />
            <source>The example could not be opened</source>
            <translation>无法打开示例</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/file_desk.cpp" line="144" />
            <source>The design could not be saved</source>
            <translation>无法保存设计</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/file_desk.cpp" line="162" />
            <source>Save the design</source>
            <translation>保存设计</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/file_desk.cpp" line="162" />
            <source>Nephoscope designs (*.neph)</source>
            <translation>Nephoscope 设计 (*.neph)</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::FileGuard</name>
        <message>
            <location filename="../../ui/document/file_guard.cpp" line="66" />
            <source>%1, process %2</source>
            <translation>%1，进程 %2</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::FindBar</name>
        <message>
            <location filename="../../ui/canvas/overlays/find_bar.cpp" line="68" />
            <source>Find by name, id or kind</source>
            <translation>按名称、标识或类型查找</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/overlays/find_bar.cpp" line="69" />
            <source>Find an element</source>
            <translation>查找元素</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/overlays/find_bar.cpp" line="70" />
            <source>The one before (Shift+Enter)</source>
            <translation>上一个 (Shift+Enter)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/overlays/find_bar.cpp" line="71" />
            <source>The next one (Enter)</source>
            <translation>下一个 (Enter)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/overlays/find_bar.cpp" line="72" />
            <source>Close (Esc)</source>
            <translation>关闭 (Esc)</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/overlays/find_bar.cpp" line="146" />
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/overlays/find_bar.cpp" line="146" />
            <source>%1 of %2</source>
            <translation>第 %1 个，共 %2 个</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::HeaderCard</name>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="87" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="88" />
            <location filename="../../ui/panels/inspector/header_card.cpp" line="89" />
            <source>More actions</source>
            <translation>更多操作</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="99" />
            <source>chapter %1</source>
            <translation>第 %1 章</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="102" />
            <source>Unknown mechanism %1</source>
            <translation>未知机制 %1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="109" />
            <source>Link</source>
            <translation>链接</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="110" />
            <source>%1 to %2</source>
            <translation>%1 至 %2</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="114" />
            <source>%1 selected</source>
            <translation>已选择 %1 个</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="115" />
            <source>Links</source>
            <translation>链接</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="115" />
            <source>Changes apply to all of them</source>
            <translation>更改将应用于全部所选</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="119" />
            <source>Design</source>
            <translation>设计</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="147" />
            <source>Disable</source>
            <translation>停用</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="147" />
            <source>Enable</source>
            <translation>启用</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/header_card.cpp" line="149" />
            <source>Delete</source>
            <translation>删除</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::Inspector</name>
        <message>
            <location filename="../../ui/panels/inspector/inspector.cpp" line="129" />
            <source>Properties</source>
            <translation>属性</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/inspector.cpp" line="130" />
            <source>Live</source>
            <translation>实时</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/inspector.cpp" line="131" />
            <source>Learn</source>
            <translation>学习</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/inspector.cpp" line="132" />
            <source>Inspector</source>
            <translation>检查器</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/inspector.cpp" line="139" />
            <source>Point at a row to read what it does.</source>
            <translation>指向一行即可阅读其作用。</translation>
        </message>
        <message>
            <source>Recorded: a change here acts in the run and becomes an event of the design at that time. The value at the start stays.</source>
            <translation>正在记录：此处的改动作用于运行，并成为设计在该时刻的事件；起始值保持不变。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::LearnPage</name>
        <message>
            <location filename="../../ui/panels/inspector/learn_page.cpp" line="26" />
            <location filename="../../ui/panels/inspector/learn_page.cpp" line="112" />
            <source>Learn</source>
            <translation>学习</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/learn_page.cpp" line="39" />
            <source>This program does not know the mechanism. It is kept in the document as it is.</source>
            <translation>本程序不认识该机制，它将原样保留在文档中。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/learn_page.cpp" line="41" />
            <source>Chapter %1, in the second edition %2</source>
            <translation>第 %1 章，第二版为第 %2 章</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/learn_page.cpp" line="46" />
            <source>In a run</source>
            <translation>运行时</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/learn_page.cpp" line="48" />
            <source>Without it</source>
            <translation>缺少时</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/learn_page.cpp" line="70" />
            <source>Select a mechanism to read what it is. A description of the design, written in the Properties tab, shows here.</source>
            <translation>选择一个机制即可阅读其说明。在“属性”页填写的设计说明也显示在这里。</translation>
        </message>
        <message>
            <source>Chapter %1 in both editions</source>
            <translation>两版均为第 %1 章</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::LinkRoleRow</name>
        <message>
            <location filename="../../ui/panels/inspector/link_role_row.cpp" line="22" />
            <source>Request</source>
            <translation>请求</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/link_role_row.cpp" line="23" />
            <source>Storage</source>
            <translation>存储</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/link_role_row.cpp" line="24" />
            <source>Replication</source>
            <translation>复制</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/link_role_row.cpp" line="25" />
            <source>Control</source>
            <translation>控制</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/link_role_row.cpp" line="26" />
            <source>Monitor</source>
            <translation>监控</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/link_role_row.cpp" line="27" />
            <source>Member</source>
            <translation>成员</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/link_role_row.cpp" line="28" />
            <source>Notify</source>
            <translation>通知</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/link_role_row.cpp" line="59" />
            <location filename="../../ui/panels/inspector/link_role_row.cpp" line="60" />
            <source>Carries</source>
            <translation>承载</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ListEditor</name>
        <message>
            <location filename="../../ui/panels/inspector/editors/list_editor.cpp" line="76" />
            <source>Add a row</source>
            <translation>添加一行</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/list_editor.cpp" line="78" />
            <source>Take the row out</source>
            <translation>删除该行</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/list_editor.cpp" line="110" />
            <source>several values</source>
            <translation>多个值</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/list_editor.cpp" line="111" />
            <source>empty</source>
            <translation>空</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/list_editor.cpp" line="112" />
            <source>1 entry</source>
            <translation>1 项</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/list_editor.cpp" line="113" />
            <source>%1 entries</source>
            <translation>%1 项</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::LivePage</name>
        <message>
            <location filename="../../ui/panels/inspector/live_page.cpp" line="57" />
            <source>Now</source>
            <translation>当前</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/live_page.cpp" line="58" />
            <source>last %1 s</source>
            <translation>最近 %1 秒</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/live_page.cpp" line="82" />
            <source>Nothing runs. Press Play to see what this does in a run.</source>
            <translation>没有在运行。点击“运行”查看其运行情况。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/live_page.cpp" line="83" />
            <source>Select one element to see its measures.</source>
            <translation>选择一个元素查看其指标。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/live_page.cpp" line="84" />
            <source>This element has no measures in the run.</source>
            <translation>该元素在运行中没有指标。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::MainWindow</name>
        <message>
            <location filename="../../ui/main_window_connections.cpp" line="72" />
            <source>%1[*] – Nephoscope</source>
            <translation>%1[*] – Nephoscope</translation>
        </message>
        <message>
            <location filename="../../ui/main_window_connections.cpp" line="200" />
            <source>The design does not run</source>
            <translation>设计无法运行</translation>
        </message>
        <message>
            <location filename="../../ui/main_window.cpp" line="239" />
            <source>No recent files</source>
            <translation>没有最近的文件</translation>
        </message>
        <message>
            <location filename="../../ui/main_window.cpp" line="242" />
            <source>Forget recent files</source>
            <translation>清除最近的文件</translation>
        </message>
        <message>
            <location filename="../../ui/main_window.cpp" line="252" />
            <source>Mechanisms</source>
            <translation>机制</translation>
        </message>
        <message>
            <location filename="../../ui/main_window.cpp" line="252" />
            <source>Inspector</source>
            <translation>检查器</translation>
        </message>
        <message>
            <location filename="../../ui/main_window.cpp" line="252" />
            <location filename="../../ui/main_window.cpp" line="260" />
            <source>Charts and lists</source>
            <translation>图表与列表</translation>
        </message>
        <message>
            <location filename="../../ui/main_window.cpp" line="255" />
            <source>Charts</source>
            <translation>图表</translation>
        </message>
        <message>
            <location filename="../../ui/main_window.cpp" line="256" />
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="../../ui/main_window.cpp" line="257" />
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../ui/main_window.cpp" line="258" />
            <source>Billing</source>
            <translation>计费</translation>
        </message>
        <message>
            <location filename="../../ui/main_window.cpp" line="259" />
            <source>SLA</source>
            <translation>SLA</translation>
        </message>
        <message>
            <source>Portal</source>
            <translation>门户</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史记录</translation>
        </message>
        <message>
            <source>Not opened</source>
            <translation>没有打开</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::NumberEditor</name>
        <message>
            <location filename="../../ui/panels/inspector/editors/plain_editors.cpp" line="57" />
            <source>several values</source>
            <translation>多个值</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::OverviewMap</name>
        <message>
            <location filename="../../ui/canvas/overlays/overview_map.cpp" line="27" />
            <location filename="../../ui/canvas/overlays/overview_map.cpp" line="48" />
            <source>Overview map</source>
            <translation>缩略图</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/overlays/overview_map.cpp" line="28" />
            <location filename="../../ui/canvas/overlays/overview_map.cpp" line="49" />
            <source>Press or drag to go there</source>
            <translation>点击或拖动以前往该处</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::Palette</name>
        <message>
            <location filename="../../ui/panels/palette/palette.cpp" line="131" />
            <location filename="../../ui/panels/palette/palette.cpp" line="136" />
            <source>Mechanisms</source>
            <translation>机制</translation>
        </message>
        <message>
            <location filename="../../ui/panels/palette/palette.cpp" line="133" />
            <location filename="../../ui/panels/palette/palette.cpp" line="134" />
            <source>Search mechanisms</source>
            <translation>搜索机制</translation>
        </message>
        <message>
            <location filename="../../ui/panels/palette/palette.cpp" line="135" />
            <source>Search mechanisms (press / anywhere)</source>
            <translation>搜索机制（随时按 /）</translation>
        </message>
        <message>
            <location filename="../../ui/panels/palette/palette.cpp" line="137" />
            <source>No mechanism has this in its name. Try one word, in English or Chinese.</source>
            <translation>没有名称含此内容的机制。请用一个中文或英文词再试。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ParameterForm</name>
        <message>
            <location filename="../../ui/panels/inspector/parameter_form.cpp" line="137" />
            <source>These mechanisms have no parameter in common.</source>
            <translation>这些机制没有共同的参数。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/parameter_form.cpp" line="138" />
            <source>This mechanism has no parameters.</source>
            <translation>该机制没有参数。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ParameterRow</name>
        <message>
            <location filename="../../ui/panels/inspector/parameter_row.cpp" line="73" />
            <source>Back to the default</source>
            <translation>恢复默认值</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/parameter_row.cpp" line="74" />
            <source>Back to the default: %1</source>
            <translation>恢复默认值：%1</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::PartyWords</name>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="29" />
            <source>C</source>
            <comment>consumer, in the responsibility matrix</comment>
            <translation>用</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="32" />
            <source>P</source>
            <comment>provider, in the responsibility matrix</comment>
            <translation>供</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="34" />
            <source>S</source>
            <comment>shared, in the responsibility matrix</comment>
            <translation>共</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="43" />
            <source>Consumer</source>
            <translation>用户</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="45" />
            <source>Provider</source>
            <translation>提供者</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="47" />
            <source>Shared</source>
            <translation>共同</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="49" />
            <source>Provider, set up by the consumer</source>
            <translation>提供者运行，用户配置</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="74" />
            <source>Administered by the consumer</source>
            <translation>由用户管理</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="74" />
            <source>Administered by the consumer “%1”</source>
            <translation>由用户“%1”管理</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="76" />
            <source>Administered by the provider</source>
            <translation>由提供者管理</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="76" />
            <source>Administered by the provider “%1”</source>
            <translation>由提供者“%1”管理</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="78" />
            <source>Administered by consumer and provider together</source>
            <translation>由用户和提供者共同管理</translation>
        </message>
        <message>
            <location filename="../../ui/style/party_words.cpp" line="80" />
            <source>Run by the provider, set up by the consumer</source>
            <translation>由提供者运行，用户配置</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ProblemsPanel</name>
        <message>
            <location filename="../../ui/panels/dock/problems_panel.cpp" line="24" />
            <source>%1 to %2</source>
            <translation>%1 至 %2</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/problems_panel.cpp" line="63" />
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/problems_panel.cpp" line="72" />
            <source>No problems. The design rules look at the design as you draw.</source>
            <translation>没有问题。设计规则会在绘制时随时检查。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/problems_panel.cpp" line="87" />
            <source>And %1 more.</source>
            <translation>另有 %1 个。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::QuickInsert</name>
        <message>
            <location filename="../../ui/canvas/overlays/quick_insert.cpp" line="65" />
            <source>Name of a mechanism</source>
            <translation>机制名称</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/overlays/quick_insert.cpp" line="66" />
            <source>Insert a mechanism</source>
            <translation>插入机制</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/overlays/quick_insert.cpp" line="67" />
            <source>Mechanisms</source>
            <translation>机制</translation>
        </message>
        <message>
            <location filename="../../ui/canvas/overlays/quick_insert.cpp" line="116" />
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ReportDialog</name>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="26" />
            <location filename="../../ui/dialogs/report_dialog.cpp" line="27" />
            <source>Write a report</source>
            <translation>生成报告</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="29" />
            <source>The design is run from start to end, and what it showed is put on paper: diagram, key figures, charts, service levels, invoices, and what is needed to repeat it.</source>
            <translation>设计将从头到尾运行一遍，并把结果写成报告：架构图、关键指标、图表、服务等级、账单，以及复现所需的信息。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="35" />
            <source>Base design</source>
            <translation>基础设计</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="46" />
            <source>More runs with other random numbers make the intervals narrower.</source>
            <translation>用不同的随机数多次运行，区间会更窄。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="47" />
            <source>PDF, for paper</source>
            <translation>PDF，用于打印</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="48" />
            <source>HTML, one page for the browser</source>
            <translation>HTML，单页，用浏览器打开</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="49" />
            <source>With what was done to the running design (actions: %1)</source>
            <translation>包含对运行中的设计所做的操作（%1 项）</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="56" />
            <source>Variant</source>
            <translation>变体</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="57" />
            <source>Replications</source>
            <translation>重复次数</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="58" />
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/report_dialog.cpp" line="62" />
            <source>Choose file…</source>
            <translation>选择文件…</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ResponsibilityCard</name>
        <message>
            <location filename="../../ui/panels/inspector/responsibility_card.cpp" line="49" />
            <location filename="../../ui/panels/inspector/responsibility_card.cpp" line="69" />
            <source>Responsibility</source>
            <translation>责任</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/responsibility_card.cpp" line="50" />
            <source>Layer: %1 · %2</source>
            <translation>层次：%1 · %2</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::RunDesk</name>
        <message>
            <location filename="../../ui/run_desk.cpp" line="119" />
            <source>Step to the next &amp;log line</source>
            <translation>单步到下一条日志(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../ui/run_desk.cpp" line="120" />
            <source>Step &amp;back to the log line before</source>
            <translation>退回到上一条日志(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../ui/run_desk.cpp" line="121" />
            <source>&amp;Jump to a time…</source>
            <translation>跳转到某一时刻(&amp;J)…</translation>
        </message>
        <message>
            <location filename="../../ui/run_desk.cpp" line="122" />
            <source>&amp;Give up the jump</source>
            <translation>放弃跳转(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../ui/run_desk.cpp" line="123" />
            <source>&amp;Record into the design</source>
            <translation>录制到设计中(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../ui/run_desk.cpp" line="124" />
            <source>What is done to the run, faults, attacks, demand, also becomes an event of the design at that time (%1). A change in the inspector is part of the design anyway.</source>
            <translation>对运行所做的操作（故障、攻击、需求）同时成为设计在该时刻的事件（%1）。检查器中的改动本来就属于设计。</translation>
        </message>
        <message>
            <location filename="../../ui/run_desk.cpp" line="189" />
            <source>Save the chart as a picture</source>
            <translation>将图表存为图片</translation>
        </message>
        <message>
            <location filename="../../ui/run_desk.cpp" line="193" />
            <location filename="../../ui/run_desk.cpp" line="202" />
            <source>The chart could not be saved</source>
            <translation>无法保存图表</translation>
        </message>
        <message>
            <location filename="../../ui/run_desk.cpp" line="198" />
            <source>Save the chart as CSV</source>
            <translation>将图表存为 CSV</translation>
        </message>
        <message>
            <location filename="../../ui/run_desk.cpp" line="124" />
            <source>What is done to the run, faults, attacks, demand, orders and changes in the inspector, becomes an event of the design at that time (%1).</source>
            <translation>对运行所做的操作（故障、攻击、需求、订购以及检查器中的改动）成为设计在该时刻的事件（%1）。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::RunSession</name>
        <message>
            <location filename="../../ui/document/run_session.cpp" line="322" />
            <source>recording of ‘%1 %2’</source>
            <translation>录制“%1 %2”</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::RunToolbar</name>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="134" />
            <source>Toolbar</source>
            <translation>工具栏</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="135" />
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="136" />
            <source>Zoom to 100 %</source>
            <translation>缩放到 100 %</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="137" />
            <source>Inject fault</source>
            <translation>注入故障</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="138" />
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="139" />
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="140" />
            <source>Variant</source>
            <translation>变体</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="141" />
            <source>Which variant of the design runs</source>
            <translation>运行设计的哪个变体</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="149" />
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="149" />
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="149" />
            <source>Play</source>
            <translation>运行</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="154" />
            <source>Make something fail now</source>
            <translation>立即使某元素失效</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/run_toolbar.cpp" line="154" />
            <source>Start the run first: a fault strikes what is running</source>
            <translation>请先开始运行：故障只作用于运行中的设计</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::Shortcuts</name>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="40" />
            <location filename="../../ui/dialogs/shortcuts.cpp" line="44" />
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="41" />
            <location filename="../../ui/dialogs/shortcuts.cpp" line="42" />
            <source>Search commands and keys</source>
            <translation>搜索命令和按键</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="46" />
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="46" />
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="93" />
            <source>Arrow keys</source>
            <translation>方向键</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="95" />
            <source>On the canvas</source>
            <translation>在画布上</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="97" />
            <source>Next element, previous element</source>
            <translation>下一个、上一个元素</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="97" />
            <location filename="../../ui/dialogs/shortcuts.cpp" line="100" />
            <source>Shift</source>
            <translation>Shift</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="98" />
            <source>Go to the element beside</source>
            <translation>转到旁边的元素</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="98" />
            <source>Alt</source>
            <translation>Alt</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="99" />
            <source>Move what is selected</source>
            <translation>移动所选内容</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="100" />
            <source>Move it further</source>
            <translation>移动更远</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="101" />
            <source>Move the view when nothing is selected</source>
            <translation>未选择时移动视图</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="102" />
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="103" />
            <source>Connect two selected elements</source>
            <translation>连接所选的两个元素</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="104" />
            <source>End what the hand is doing, or select nothing</source>
            <translation>结束当前操作，或取消选择</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="105" />
            <source>Leave the canvas</source>
            <translation>离开画布</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="105" />
            <location filename="../../ui/dialogs/shortcuts.cpp" line="107" />
            <source>Ctrl</source>
            <translation>Ctrl</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="106" />
            <source>Drag the view</source>
            <translation>拖动视图</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="106" />
            <source>Space or middle mouse button</source>
            <translation>空格键或鼠标中键</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="107" />
            <source>Zoom at the pointer</source>
            <translation>以指针为中心缩放</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/shortcuts.cpp" line="107" />
            <source>mouse wheel</source>
            <translation>鼠标滚轮</translation>
        </message>
        <message>
            <source>Insert a mechanism by its name</source>
            <translation>按名称插入机制</translation>
        </message>
        <message>
            <source>Play or pause the run</source>
            <translation>播放或暂停运行</translation>
        </message>
        <message>
            <source>Move the view sideways</source>
            <translation>横向移动视图</translation>
        </message>
        <message>
            <source>Add to what is selected, or take out of it</source>
            <translation>加入选择或移出选择</translation>
        </message>
        <message>
            <source>Drag a copy</source>
            <translation>拖出副本</translation>
        </message>
        <message>
            <source>Drag straight</source>
            <translation>沿直线拖动</translation>
        </message>
        <message>
            <source>click</source>
            <translation>单击</translation>
        </message>
        <message>
            <source>drag</source>
            <translation>拖动</translation>
        </message>
        <message>
            <source>On the timeline</source>
            <translation>在时间线上</translation>
        </message>
        <message>
            <source>A second back, a second on</source>
            <translation>后退一秒，前进一秒</translation>
        </message>
        <message>
            <source>Ten seconds back, ten seconds on</source>
            <translation>后退十秒，前进十秒</translation>
        </message>
        <message>
            <source>To the log line before, to the next one</source>
            <translation>到上一条日志，到下一条日志</translation>
        </message>
        <message>
            <source>To the start, to the furthest time reached</source>
            <translation>到开始，到已到达的最远时间</translation>
        </message>
        <message>
            <source>Give up the jump</source>
            <translation>放弃跳转</translation>
        </message>
        <message>
            <source>On a chart</source>
            <translation>在图表上</translation>
        </message>
        <message>
            <source>Back and on in time</source>
            <translation>在时间上后退和前进</translation>
        </message>
        <message>
            <source>Closer, farther</source>
            <translation>放大，缩小</translation>
        </message>
        <message>
            <source>Follow the run again</source>
            <translation>重新跟随运行</translation>
        </message>
        <message>
            <source>On the speed of the run</source>
            <translation>在运行速度上</translation>
        </message>
        <message>
            <source>Slower, faster</source>
            <translation>更慢，更快</translation>
        </message>
        <message>
            <source>Slowest, as fast as it goes</source>
            <translation>最慢，尽可能快</translation>
        </message>
        <message>
            <source>Write in the selected note</source>
            <translation>在选中的便签中书写</translation>
        </message>
        <message>
            <source>Why? What led to what is under the cursor</source>
            <translation>为什么？光标处的情况由何而来</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::SlaPanel</name>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="52" />
            <source>Service-level agreement</source>
            <translation>服务水平协议</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="54" />
            <source>Objective</source>
            <translation>目标</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="54" />
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="54" />
            <source>Target</source>
            <translation>目标值</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="54" />
            <source>Measured so far</source>
            <translation>至今实测</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="54" />
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="54" />
            <source>Penalty</source>
            <translation>赔偿</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="54" />
            <source>Budget</source>
            <translation>余量</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="58" />
            <source>Nothing runs. Press Play to see whether the agreement is met.</source>
            <translation>没有在运行。点击“运行”查看协议是否达成。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="59" />
            <source>No SLA monitor with objectives is in this design. One that is linked to a service measures it here.</source>
            <translation>此设计中没有带目标的 SLA 监控器。连到服务的 SLA 监控器会在此显示测量结果。</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="77" />
            <source>met</source>
            <translation>达成</translation>
        </message>
        <message>
            <location filename="../../ui/panels/dock/sla_panel.cpp" line="77" />
            <source>missed</source>
            <translation>未达成</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::SpeedSlider</name>
        <message>
            <location filename="../../ui/panels/run/speed_slider.cpp" line="46" />
            <source>max</source>
            <translation>最快</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/speed_slider.cpp" line="58" />
            <source>Speed: %1</source>
            <translation>速度：%1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/speed_slider.cpp" line="59" />
            <source>As fast as it goes</source>
            <translation>全速</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/speed_slider.cpp" line="59" />
            <source>%1 simulated seconds a second</source>
            <translation>每秒仿真 %1 秒</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::StateCard</name>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="48" />
            <source>Running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="49" />
            <source>Disabled</source>
            <translation>已停用</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="51" />
            <source>Failed at %1</source>
            <translation>于 %1 失效</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="54" />
            <source>Starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="55" />
            <source>Recovering</source>
            <translation>正在恢复</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="55" />
            <source>Recovering on %1</source>
            <translation>正在 %1 上恢复</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="56" />
            <source>Moving</source>
            <translation>正在迁移</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="56" />
            <source>Moving to %1</source>
            <translation>正在迁移到 %1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="58" />
            <source>Overloaded since %1</source>
            <translation>自 %1 起过载</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="61" />
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/state_card.cpp" line="67" />
            <source>%1 left</source>
            <translation>剩余 %1</translation>
        </message>
        <message>
            <source>Running at the end</source>
            <translation>结束时仍在运行</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::StatusLine</name>
        <message>
            <location filename="../../ui/panels/run/status_line.cpp" line="81" />
            <source>%1 selected</source>
            <translation>已选择 %1 个</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/status_line.cpp" line="82" />
            <source>Seed %1</source>
            <translation>种子 %1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/status_line.cpp" line="84" />
            <source>events/s</source>
            <translation>事件/秒</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/status_line.cpp" line="85" />
            <source>Zoom %1</source>
            <translation>缩放 %1</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/status_line.cpp" line="88" />
            <source>No problems</source>
            <translation>没有问题</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/status_line.cpp" line="88" />
            <source>1 problem</source>
            <translation>1 个问题</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/status_line.cpp" line="88" />
            <source>%1 problems</source>
            <translation>%1 个问题</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::TextEditor</name>
        <message>
            <location filename="../../ui/panels/inspector/editors/plain_editors.cpp" line="151" />
            <source>several values</source>
            <translation>多个值</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/editors/plain_editors.cpp" line="151" />
            <source>none</source>
            <translation>无</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::TheoryCard</name>
        <message>
            <location filename="../../ui/panels/inspector/theory_card.cpp" line="136" />
            <source>Theory</source>
            <translation>理论值</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/theory_card.cpp" line="136" />
            <source>So far</source>
            <translation>迄今实测</translation>
        </message>
        <message>
            <location filename="../../ui/panels/inspector/theory_card.cpp" line="148" />
            <source>Known case: %1</source>
            <translation>已知模型：%1</translation>
        </message>
        <message>
            <source>Where no interval stands the run is too short for one so far.</source>
            <translation>未标区间处，运行至今尚短，不足以给出区间。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::Timeline</name>
        <message>
            <location filename="../../ui/charts/timeline.cpp" line="69" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../ui/charts/timeline.cpp" line="70" />
            <source>Timeline of the run</source>
            <translation>运行的时间线</translation>
        </message>
        <message>
            <location filename="../../ui/charts/timeline.cpp" line="81" />
            <source>At %1 of %2</source>
            <translation>位于 %1，共 %2</translation>
        </message>
        <message>
            <location filename="../../ui/charts/timeline.cpp" line="188" />
            <source>and %1 more</source>
            <translation>另有 %1 条</translation>
        </message>
        <message>
            <location filename="../../ui/charts/timeline_paint.cpp" line="29" />
            <source>Repeating the run up to %1: %2</source>
            <translation>正在重演到 %1：%2</translation>
        </message>
        <message>
            <location filename="../../ui/charts/timeline_paint.cpp" line="29" />
            <source>Running ahead to %1: %2</source>
            <translation>正在快进到 %1：%2</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::TitleBlock</name>
        <message>
            <location filename="../../ui/panels/run/title_block.cpp" line="27" />
            <source>Edited, not saved</source>
            <translation>已修改，未保存</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/title_block.cpp" line="28" />
            <source>Not saved yet</source>
            <translation>尚未保存</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/title_block.cpp" line="28" />
            <source>Saved</source>
            <translation>已保存</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::VariantMenu</name>
        <message>
            <location filename="../../ui/panels/run/variant_menu.cpp" line="53" />
            <source>Base design</source>
            <translation>基础设计</translation>
        </message>
        <message>
            <location filename="../../ui/panels/run/variant_menu.cpp" line="57" />
            <source>&amp;Variant</source>
            <translation>变体(&amp;V)</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::WelcomePage</name>
        <message>
            <location filename="../../ui/dialogs/welcome_page.cpp" line="105" />
            <source>Nephoscope</source>
            <translation>Nephoscope</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/welcome_page.cpp" line="106" />
            <source>Draw a cloud architecture out of mechanisms, run it, and watch what they do together.</source>
            <translation>用机制绘制云架构，运行它，观察它们如何协同工作。</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/welcome_page.cpp" line="107" />
            <source>New design</source>
            <translation>新建设计</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/welcome_page.cpp" line="109" />
            <source>Open…</source>
            <translation>打开…</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/welcome_page.cpp" line="110" />
            <source>Examples</source>
            <translation>示例</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/welcome_page.cpp" line="111" />
            <source>Recent files</source>
            <translation>最近的文件</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/welcome_page.cpp" line="112" />
            <location filename="../../ui/dialogs/welcome_page.cpp" line="113" />
            <source>Search examples</source>
            <translation>搜索示例</translation>
        </message>
        <message>
            <location filename="../../ui/dialogs/welcome_page.cpp" line="114" />
            <source>Welcome</source>
            <translation>欢迎</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::WindowActions</name>
        <message>
            <location filename="../../ui/window_actions.cpp" line="122" />
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="123" />
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="130" />
            <source>&amp;Pause</source>
            <translation>暂停(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="130" />
            <source>&amp;Resume</source>
            <translation>继续(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="130" />
            <source>&amp;Play</source>
            <translation>运行(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="131" />
            <source>Let time stand still (%1)</source>
            <translation>使时间停住（%1）</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="131" />
            <source>Let time pass (%1)</source>
            <translation>使时间流逝（%1）</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="138" />
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="139" />
            <source>&amp;New design</source>
            <translation>新建设计(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="140" />
            <source>&amp;Open…</source>
            <translation>打开(&amp;O)…</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="141" />
            <source>Open &amp;recent</source>
            <translation>最近的文件(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="142" />
            <source>&amp;Welcome page</source>
            <translation>欢迎页(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="143" />
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="144" />
            <source>Save &amp;as…</source>
            <translation>另存为(&amp;A)…</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="145" />
            <source>&amp;Export</source>
            <translation>导出(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="146" />
            <source>Diagram as SVG…</source>
            <translation>架构图导出为 SVG…</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="147" />
            <source>Diagram as PNG…</source>
            <translation>架构图导出为 PNG…</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="148" />
            <source>Diagram as PDF…</source>
            <translation>架构图导出为 PDF…</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="149" />
            <source>&amp;Report…</source>
            <translation>报告(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="150" />
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="152" />
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="153" />
            <source>Cu&amp;t</source>
            <translation>剪切(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="154" />
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="155" />
            <source>&amp;Paste</source>
            <translation>粘贴(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="156" />
            <source>&amp;Duplicate</source>
            <translation>创建副本(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="157" />
            <source>De&amp;lete</source>
            <translation>删除(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="158" />
            <source>Select &amp;all</source>
            <translation>全选(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="159" />
            <source>&amp;Enable or disable</source>
            <translation>启用或停用(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="160" />
            <source>&amp;Find a mechanism</source>
            <translation>查找机制(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="162" />
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="163" />
            <source>Zoom &amp;in</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="164" />
            <source>Zoom &amp;out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="165" />
            <source>Zoom to &amp;fit</source>
            <translation>适合窗口(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="166" />
            <source>Zoom to &amp;100 %</source>
            <translation>缩放到 100 %(&amp;1)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="167" />
            <source>&amp;Grid</source>
            <translation>网格(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="169" />
            <source>&amp;Boundaries</source>
            <translation>边界(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="170" />
            <source>Who &amp;administers what</source>
            <translation>谁管理什么(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="170" />
            <source>Whose it &amp;is, who is admitted and pays</source>
            <translation>归谁所有、接纳谁、谁付费(&amp;I)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="170" />
            <source>&amp;Trust and what is shared</source>
            <translation>信任与共享(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="173" />
            <source>&amp;Panels</source>
            <translation>面板(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="174" />
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="175" />
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="176" />
            <location filename="../../ui/window_actions.cpp" line="178" />
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="176" />
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="176" />
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="184" />
            <source>&amp;Simulate</source>
            <translation>仿真(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="185" />
            <source>Step to the next &amp;event</source>
            <translation>步进到下一事件(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="186" />
            <source>Step one &amp;second</source>
            <translation>步进一秒(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="187" />
            <source>S&amp;top and reset</source>
            <translation>停止并重置(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="189" />
            <source>Inject &amp;fault</source>
            <translation>注入故障(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="191" />
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="192" />
            <source>&amp;Keyboard shortcuts</source>
            <translation>键盘快捷键(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="193" />
            <source>&amp;About Nephoscope</source>
            <translation>关于 Nephoscope(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../ui/window_actions.cpp" line="168" />
            <source>&amp;Legend of links</source>
            <translation>链接图例(&amp;L)</translation>
        </message>
        <message>
            <source>Ne&amp;w window</source>
            <translation>新建窗口(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Close the window</source>
            <translation>关闭窗口(&amp;C)</translation>
        </message>
        <message>
            <source>Te&amp;xt size</source>
            <translation>文字大小(&amp;X)</translation>
        </message>
        <message>
            <source>P&amp;resentation</source>
            <translation>演示模式(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Guide</source>
            <translation>指南(&amp;G)</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::CharacteristicsCard</name>
        <message>
            <source>Cloud characteristics so far</source>
            <translation>云特性（截至当前）</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ComparisonDelegate</name>
        <message>
            <source>not measured</source>
            <translation>未测得</translation>
        </message>
        <message>
            <source>reference</source>
            <translation>参照</translation>
        </message>
        <message>
            <source>not run yet</source>
            <translation>尚未运行</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ComparisonModel</name>
        <message>
            <source>Base design</source>
            <translation>基础设计</translation>
        </message>
        <message>
            <source>as it is drawn</source>
            <translation>如所绘制</translation>
        </message>
        <message>
            <source>%1 off</source>
            <translation>%1：关</translation>
        </message>
        <message>
            <source>%1 on</source>
            <translation>%1：开</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>changes nothing yet</source>
            <translation>尚无改动</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>not run yet</source>
            <translation>尚未运行</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>not measured</source>
            <translation>未测得</translation>
        </message>
        <message>
            <source>, %1, better</source>
            <translation>，%1，更好</translation>
        </message>
        <message>
            <source>, %1, worse</source>
            <translation>，%1，更差</translation>
        </message>
        <message>
            <source>, %1, different</source>
            <translation>，%1，有差异</translation>
        </message>
        <message>
            <source>, no clear difference</source>
            <translation>，无明显差异</translation>
        </message>
        <message>
            <source>Variant</source>
            <translation>变体</translation>
        </message>
        <message>
            <source>Replications</source>
            <translation>重复运行</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::DifferenceLegend</name>
        <message>
            <source>Bars show the difference to the base design; whiskers show its 95 % confidence interval.</source>
            <translation>条形表示与基础设计之差，须线表示其 95 % 置信区间。</translation>
        </message>
        <message>
            <source>better</source>
            <translation>更好</translation>
        </message>
        <message>
            <source>worse</source>
            <translation>更差</translation>
        </message>
        <message>
            <source>no clear difference</source>
            <translation>无明显差异</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ExperimentJob</name>
        <message>
            <source>%1 of %2 replications</source>
            <translation>重复运行 %1 / %2</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>正在开始</translation>
        </message>
        <message>
            <source>%1, %2 left</source>
            <translation>%1，还剩 %2</translation>
        </message>
        <message>
            <source>Finding the warm-up: %1 of %2 runs</source>
            <translation>正在确定预热时间：%1 / %2 次运行</translation>
        </message>
        <message>
            <source>%1 replications so far</source>
            <translation>目前重复 %1 次</translation>
        </message>
        <message>
            <source>%1 replications in %2 so far</source>
            <translation>%2 内已重复 %1 次</translation>
        </message>
    </context>
    <context>
        <name>FigureWords</name>
        <message>
            <source>pp</source>
            <translation>个百分点</translation>
        </message>
        <message>
            <source>on or off</source>
            <translation>开或关</translation>
        </message>
        <message>
            <source>on</source>
            <translation>开</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ParameterPicker</name>
        <message>
            <source>What the variant changes</source>
            <translation>变体改动什么</translation>
        </message>
        <message>
            <source>What the sweep varies</source>
            <translation>扫描改变什么</translation>
        </message>
        <message>
            <source>Find an element or a parameter</source>
            <translation>查找元素或参数</translation>
        </message>
        <message>
            <source>Only what is selected on the canvas</source>
            <translation>仅限画布上选中的元素</translation>
        </message>
        <message>
            <source>Parameter</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>In the base</source>
            <translation>基础中的值</translation>
        </message>
        <message>
            <source>Parameters of the design</source>
            <translation>设计的参数</translation>
        </message>
        <message>
            <source>On or off</source>
            <translation>开或关</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>选择</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ProgressStrip</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::VariantEditor</name>
        <message>
            <source>Base design</source>
            <translation>基础设计</translation>
        </message>
        <message>
            <source>The design as it is drawn. A variant is the same design with some things changed; choose one, or add one.</source>
            <translation>如所绘制的设计。变体是改动了若干处的同一设计；请选择一个，或添加一个。</translation>
        </message>
        <message>
            <source>Nothing is changed yet.</source>
            <translation>尚无改动。</translation>
        </message>
        <message>
            <source>base: %1</source>
            <translation>基础：%1</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>on</source>
            <translation>开</translation>
        </message>
        <message>
            <source>As in the base again</source>
            <translation>恢复为基础的值</translation>
        </message>
        <message>
            <source>As in the base again: %1</source>
            <translation>恢复为基础的值：%1</translation>
        </message>
        <message>
            <source>Name of the variant</source>
            <translation>变体名称</translation>
        </message>
        <message>
            <source>Copy or remove the variant</source>
            <translation>复制或删除变体</translation>
        </message>
        <message>
            <source>&amp;Copy the variant</source>
            <translation>复制变体(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Remove the variant</source>
            <translation>删除变体(&amp;R)</translation>
        </message>
        <message>
            <source>Change something…</source>
            <translation>改动…</translation>
        </message>
        <message>
            <source>Apply to base</source>
            <translation>应用到基础</translation>
        </message>
        <message>
            <source>Makes the design what the variant is; one step back undoes it.</source>
            <translation>使设计成为该变体的样子；撤销一步即可还原。</translation>
        </message>
    </context>
    <context>
        <name>VariantVerbs</name>
        <message>
            <source>Variant %1</source>
            <translation>变体 %1</translation>
        </message>
        <message>
            <source>add of variant %1</source>
            <translation>添加变体 %1</translation>
        </message>
        <message>
            <source>%1, copy</source>
            <translation>%1（副本）</translation>
        </message>
        <message>
            <source>copy of variant %1</source>
            <translation>复制变体 %1</translation>
        </message>
        <message>
            <source>rename of variant %1</source>
            <translation>重命名变体 %1</translation>
        </message>
        <message>
            <source>delete of variant %1</source>
            <translation>删除变体 %1</translation>
        </message>
        <message>
            <source>change in variant %1</source>
            <translation>改动变体 %1</translation>
        </message>
        <message>
            <source>use of variant %1 as the base</source>
            <translation>将变体 %1 用作基础</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::VariantsPage</name>
        <message>
            <source>The variant could not be applied</source>
            <translation>变体无法应用</translation>
        </message>
        <message>
            <source>The variants could not be compared</source>
            <translation>变体无法比较</translation>
        </message>
        <message>
            <source>Run again</source>
            <translation>再次运行</translation>
        </message>
        <message>
            <source>Run comparison</source>
            <translation>运行比较</translation>
        </message>
        <message>
            <source>Add a variant first: there is nothing to compare with the base.</source>
            <translation>请先添加一个变体：目前没有可与基础比较的内容。</translation>
        </message>
        <message>
            <source>Runs the base and its variants with the same random numbers on all cores.</source>
            <translation>用相同的随机数在所有核心上运行基础及其变体。</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>已取消。</translation>
        </message>
        <message>
            <source>The design has changed since; run again.</source>
            <translation>此后设计有改动，请再次运行。</translation>
        </message>
        <message>
            <source>Known within ± %1.</source>
            <translation>已知在 ± %1 之内。</translation>
        </message>
        <message>
            <source>Not known within ± %1 after %2 replications.</source>
            <translation>%2 次重复运行后仍未知在 ± %1 之内。</translation>
        </message>
        <message>
            <source>Add a variant, change something in it, and run both: what differs is shown with its error bars.</source>
            <translation>添加一个变体，改动其中一些内容，然后一起运行：差异会连同误差线一起显示。</translation>
        </message>
        <message>
            <source>Run the comparison to see what the variants change.</source>
            <translation>运行比较，看看各变体带来什么变化。</translation>
        </message>
        <message>
            <source>This variant has not been run yet.</source>
            <translation>此变体尚未运行。</translation>
        </message>
        <message>
            <source>Bars show the difference to the base design; whiskers show its 95 % confidence interval.</source>
            <translation>条形表示与基础设计之差，须线表示其 95 % 置信区间。</translation>
        </message>
        <message>
            <source>Add variant</source>
            <translation>添加变体</translation>
        </message>
        <message>
            <source>Variants</source>
            <translation>变体</translation>
        </message>
        <message>
            <source>all are done</source>
            <translation>全部完成</translation>
        </message>
        <message>
            <source>± %1</source>
            <translation>± %1</translation>
        </message>
        <message>
            <source>Replications at most</source>
            <translation>重复运行至多</translation>
        </message>
        <message>
            <source>Replications</source>
            <translation>重复运行</translation>
        </message>
        <message>
            <source>until</source>
            <translation>直到</translation>
        </message>
        <message>
            <source>Ends early when availability, response time, failures and cost of all variants are known that well (half width of the 95 % interval as a share of the mean).</source>
            <translation>当所有变体的可用性、响应时间、失败数和成本都已知到这一精度（95 % 区间半宽占均值的比例）时提前结束。</translation>
        </message>
        <message>
            <source>More runs with other random numbers make the intervals narrower.</source>
            <translation>用其他随机数多运行几次，区间会更窄。</translation>
        </message>
        <message>
            <source>Run too short: its start reaches into the second half.</source>
            <translation>运行过短：起始阶段延续到后半段。</translation>
        </message>
        <message>
            <source>Warm-up found: %1.</source>
            <translation>已确定预热时间：%1。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::WhatIfDesk</name>
        <message>
            <source>What-if</source>
            <translation>假设分析</translation>
        </message>
        <message>
            <source>Design</source>
            <translation>设计</translation>
        </message>
        <message>
            <source>The canvas with its panels</source>
            <translation>画布及其面板</translation>
        </message>
        <message>
            <source>Variants and sweeps in the whole window</source>
            <translation>在整个窗口中显示变体与扫描</translation>
        </message>
        <message>
            <source>Change it in a variant</source>
            <translation>在变体中改动</translation>
        </message>
        <message>
            <source>New variant</source>
            <translation>新变体</translation>
        </message>
        <message>
            <source>Vary it in a sweep</source>
            <translation>在扫描中改变</translation>
        </message>
        <message>
            <source>Sweep over it</source>
            <translation>对其扫描</translation>
        </message>
        <message>
            <source>Save the sweep as CSV</source>
            <translation>将扫描保存为 CSV</translation>
        </message>
        <message>
            <source>The sweep could not be saved</source>
            <translation>扫描无法保存</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::WhyWindow</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>为什么？</translation>
        </message>
        <message>
            <source>What led to it</source>
            <translation>起因</translation>
        </message>
        <message>
            <source>What moved with it</source>
            <translation>同步变化</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>发生的事</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>Nothing was measured at %1</source>
            <translation>%1 时没有测量值</translation>
        </message>
        <message>
            <source>%1 at %2; usually %3. Away from that since %4.</source>
            <translation>%2 时为 %1；通常为 %3。自 %4 起偏离。</translation>
        </message>
        <message>
            <source>%1 at %2; usually %3: nothing out of the ordinary.</source>
            <translation>%2 时为 %1；通常为 %3，并无异常。</translation>
        </message>
        <message>
            <source>: %1</source>
            <translation>：%1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>Nothing in the log explains it: shortly before, no fault, change or move happened to what this depends on.</source>
            <translation>日志无法解释：此前不久，它所依赖的一切均未发生故障、变更或迁移。</translation>
        </message>
        <message>
            <source>%1, %2: %3 then. Correlation %4 over %5 samples; it went along with it, which need not be the cause.</source>
            <translation>%1，%2：当时为 %3。%5 个样本的相关系数为 %4；同步变化未必是原因。</translation>
        </message>
        <message>
            <source>No measure of what this depends on did (a correlation of 0.7 or more).</source>
            <translation>它所依赖的一切中没有指标与之同步变化（相关系数不低于 0.7）。</translation>
        </message>
        <message>
            <source>Jump to %1</source>
            <translation>跳转到 %1</translation>
        </message>
    </context>
    <context>
        <name>Portal</name>
        <message>
            <source>Being given back</source>
            <translation>归还中</translation>
        </message>
        <message>
            <source>In the portal</source>
            <translation>门户受理中</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>等待审批</translation>
        </message>
        <message>
            <source>Ticket of an administrator</source>
            <translation>管理员工单</translation>
        </message>
        <message>
            <source>Accepted, being carried out</source>
            <translation>已受理，执行中</translation>
        </message>
        <message>
            <source>Being set up</source>
            <translation>供给中</translation>
        </message>
        <message>
            <source>Given back: %1</source>
            <translation>已归还：%1</translation>
        </message>
        <message>
            <source>There was nothing to give back</source>
            <translation>没有可归还的资源</translation>
        </message>
        <message>
            <source>Refused: %1</source>
            <translation>被拒绝：%1</translation>
        </message>
        <message>
            <source>Given back at %1</source>
            <translation>已于 %1 归还</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>已关闭</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>故障</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>启动中</translation>
        </message>
        <message>
            <source>Recovering</source>
            <translation>恢复中</translation>
        </message>
        <message>
            <source>Moving</source>
            <translation>迁移中</translation>
        </message>
        <message>
            <source>Overloaded</source>
            <translation>过载</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>Ready in %1</source>
            <translation>%1 后就绪</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::PortalPanel</name>
        <message>
            <source>Portal</source>
            <translation>门户</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>资源</translation>
        </message>
        <message>
            <source>How many</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>订购</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>归还</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>订单</translation>
        </message>
        <message>
            <source>Placed</source>
            <translation>下单</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>产物</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1，%2</translation>
        </message>
        <message>
            <source>Give back %1</source>
            <translation>归还 %1</translation>
        </message>
        <message>
            <source>The portal takes no part in this run: an order is a ticket of an administrator, if there is one.</source>
            <translation>门户未参与本次运行：订单将成为管理员的工单（如有管理员）。</translation>
        </message>
        <message>
            <source>%1 of the quota of %2 given out.</source>
            <translation>已提供 %1 个，配额 %2 个。</translation>
        </message>
        <message>
            <source>There is nothing that could be ordered: no virtual server, no LUN, no template.</source>
            <translation>没有可订购的资源：无虚拟服务器、逻辑单元号或模板。</translation>
        </message>
        <message>
            <source>This design has no portal. A remote administration system lets people order resources while a run is on.</source>
            <translation>此设计没有门户。远程管理系统可让人在运行中订购资源。</translation>
        </message>
        <message>
            <source>Nothing runs. Press Play, and resources can be ordered and given back here.</source>
            <translation>没有在运行。点击“运行”后，可在此订购和归还资源。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::RunsDesk</name>
        <message>
            <location filename="../../ui/runs_desk.cpp" line="1" />
            <source>Runs</source>
            <translation>运行记录</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::RunsPanel</name>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>The results beside the design could not be read; they are kept as %1.</source>
            <translation>设计旁的结果无法读取，已另存为 %1。</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>The results could not be kept beside the design: %1</source>
            <translation>结果无法保存在设计旁：%1</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>The history of runs could not be used; it is kept as %1, and a new one has begun.</source>
            <translation>运行记录无法使用，已另存为 %1，并开始了新的记录。</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>The history of runs was made by a newer Nephoscope, which can show it; this one leaves it alone.</source>
            <translation>运行记录由更新版本的 Nephoscope 建立，可用该版本查看；本版本不作改动。</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>The history of runs is in use by another program; try again when that is done.</source>
            <translation>运行记录正被其他程序使用；请待其结束后重试。</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>The history of runs cannot be written: %1. Make room there, or allow it to be written.</source>
            <translation>运行记录无法写入：%1。请腾出空间或允许写入。</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>The history of runs needs SQLite for Qt; install libqt6sql6-sqlite.</source>
            <translation>运行记录需要 Qt 的 SQLite 支持；请安装 libqt6sql6-sqlite。</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Base design</source>
            <translation>基础设计</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>No runs here yet. A run that reaches its end is kept.</source>
            <translation>这里还没有运行记录。到达终点的运行会被保存。</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Choose a run to see its figures, or two to see them side by side.</source>
            <translation>选择一次运行以查看其数值，或选择两次以并列比较。</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Measure</source>
            <translation>度量</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Difference</source>
            <translation>差值</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>This design has no run that was kept.</source>
            <translation>此设计没有保存的运行。</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Last run of this design: %1, %2, seed %3, %4</source>
            <translation>此设计的上次运行：%1，%2，种子 %3，%4</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>; %1 of %2 %3</source>
            <translation>；%2 的%1 %3</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>The design has changed since</source>
            <translation>设计此后已更改</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Search by design, file, variant, seed or date</source>
            <translation>按设计、文件、变体、种子或日期搜索</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Search runs</source>
            <translation>搜索运行记录</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>This file only</source>
            <translation>仅此文件</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Runs</source>
            <translation>运行记录</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Figures of the chosen runs</source>
            <translation>所选运行的数值</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Ended</source>
            <translation>结束时间</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Design</source>
            <translation>设计</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Variant</source>
            <translation>变体</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Seed</source>
            <translation>种子</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Length</source>
            <translation>时长</translation>
        </message>
        <message>
            <location filename="../../ui/history/runs_panel.cpp" line="1" />
            <source>Actions</source>
            <translation>操作数</translation>
        </message>
        <message>
            <source>Show again</source>
            <translation>再次显示</translation>
        </message>
        <message>
            <source>Repeats this run at once: it is the same one, with its charts and events.</source>
            <translation>立即重现这次运行：结果完全相同，并带有图表和事件。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ResilienceDesk</name>
        <message>
            <location filename="../../ui/resilience_desk.cpp" line="1" />
            <source>Resilience could not be tried</source>
            <translation>无法试验可恢复性</translation>
        </message>
        <message>
            <location filename="../../ui/resilience_desk.cpp" line="1" />
            <source>Resilience</source>
            <translation>可恢复性</translation>
        </message>
        <message>
            <location filename="../../ui/resilience_desk.cpp" line="1" />
            <source>&amp;Resilience: let everything fail</source>
            <translation>可恢复性：让一切逐一失效(&amp;R)</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ResilienceModel</name>
        <message>
            <location filename="../../ui/experiments/resilience_model.cpp" line="1" />
            <source>%1. Survived.</source>
            <translation>%1。经受住。</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_model.cpp" line="1" />
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>Resilience</name>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>“%2” of %1</source>
            <translation>%1 的“%2”</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>%2 of %1</source>
            <translation>%1 的%2</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>%1 is %2, expected %3</source>
            <translation>%1 为 %2，期望 %3</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>%1 has nothing to measure, expected %2</source>
            <translation>%1 无可测量，期望 %2</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>Events do not come in the expected order: %1 of %2</source>
            <translation>事件未按期望的次序出现：%1 / %2</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>%1 happens %2 times, expected %3</source>
            <translation>%1 发生 %2 次，期望 %3</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>%1 happens at %2, expected %3</source>
            <translation>%1 发生于 %2，期望 %3</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>%1 never happens, expected at %2</source>
            <translation>%1 从未发生，期望时间 %2</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>Crash</source>
            <translation>崩溃</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>Hang</source>
            <translation>挂起</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>Slow</source>
            <translation>变慢</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>Cut off</source>
            <translation>被切断</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>Disk full</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>%1 to %2</source>
            <translation>%1 到 %2</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>The run cannot finish: %1</source>
            <translation>运行无法完成：%1</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>No answers any more for %1</source>
            <translation>%1 不再得到响应</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>%1; and %2 more</source>
            <translation>%1；另有 %2 项</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_words.cpp" line="1" />
            <source>%1 of %2 (%3 %)</source>
            <translation>%1 / %2（%3 %）</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::ResiliencePanel</name>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>%1 of %2 runs</source>
            <translation>%1 / %2 次运行</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Starting</source>
            <translation>正在开始</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>%1, %2 left</source>
            <translation>%1，剩余 %2</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Survived: single faults %1, pairs %2</source>
            <translation>经受住：单一故障 %1，成对故障 %2</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Survived: single faults %1</source>
            <translation>经受住：单一故障 %1</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Faults at %1, never repaired. Judged: expectations %2, consumers answered from %3 on: %4.</source>
            <translation>故障发生于 %1，不予修复。评判：期望 %2 项，自 %3 起得到响应的消费者 %4 个。</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Left out, as they do not hold without a fault either: %1.</source>
            <translation>无故障时也不成立而未计入的期望：%1 项。</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>The design has changed since; try again to see what holds now.</source>
            <translation>设计此后已更改；请重新试验以查看现状。</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Smallest sets that break it</source>
            <translation>使其失效的最小集合</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>What breaks it alone</source>
            <translation>单独即可使其失效的故障</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>The drawing says so too.</source>
            <translation>按图也是如此。</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Nothing: all of it was survived.</source>
            <translation>没有：全部经受住。</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Broken by the drawing alone</source>
            <translation>仅按图失效</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Let everything fail</source>
            <translation>让一切逐一失效</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Every pair too</source>
            <translation>也包括每一对</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Every two crashes at once, or every two faults of the kind chosen.</source>
            <translation>任意两个崩溃同时发生，或任意两个所选类型的故障同时发生。</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>All kinds of failure</source>
            <translation>所有故障类型</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Crashes only</source>
            <translation>仅崩溃</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Kinds of failure</source>
            <translation>故障类型</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>By expectations and answers</source>
            <translation>按期望和响应评判</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>By answers alone</source>
            <translation>仅按响应评判</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>What is judged</source>
            <translation>评判依据</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>A fault is survived when every expectation that holds without it still holds, and every consumer is still answered at the end.</source>
            <translation>若无故障时成立的每项期望仍然成立，且每个消费者最后仍得到响应，则该故障被经受住。</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Replications</source>
            <translation>重复次数</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Everything in the design fails, one thing after the other, and each time the whole run is judged: what was survived, which are the smallest sets that break it, and where the drawing alone would have told otherwise.</source>
            <translation>设计中的一切逐一失效，每次都对整个运行作出评判：哪些被经受住，哪些是使其失效的最小集合，以及仅凭图会在何处得出不同结论。</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Single faults</source>
            <translation>单一故障</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Pairs</source>
            <translation>成对故障</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>✓ survived   ✕ broken, the darker the more   framed: nothing smaller breaks it</source>
            <translation>✓ 经受住   ✕ 失效，颜色越深损害越大   加框：更小的集合不会使其失效</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Faults and what was survived</source>
            <translation>故障与经受情况</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Findings</source>
            <translation>结论</translation>
        </message>
        <message>
            <location filename="../../ui/experiments/resilience_panel.cpp" line="1" />
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Finding the warm-up: %1 of %2 runs</source>
            <translation>正在确定预热时间：%1 / %2 次运行</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::UsageView</name>
        <message>
            <source>Usage</source>
            <translation>使用情况</translation>
        </message>
        <message>
            <source>Billed</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Charged</source>
            <translation>费用</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Selects it on the canvas; its parameters are in the inspector.</source>
            <translation>在画布上选中它；其参数见检查器。</translation>
        </message>
        <message>
            <source>Usage, %1 so far</source>
            <translation>使用情况（累计 %1）</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>开启</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>资源</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Give this one back</source>
            <translation>归还此项</translation>
        </message>
        <message>
            <source>It leaves the run. What scales the group may make another one.</source>
            <translation>它将退出运行。对该组进行伸缩的机制可能会再创建一个。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::SweepView</name>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>not measured</source>
            <translation>未测得</translation>
        </message>
        <message>
            <source>All expectations are met.</source>
            <translation>满足所有期望。</translation>
        </message>
        <message>
            <source>Not all expectations are met.</source>
            <translation>未满足所有期望。</translation>
        </message>
        <message>
            <source>Choose a parameter, give it values, and run the sweep.</source>
            <translation>选择一个参数，给出取值，然后运行扫描。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::SweepLineView</name>
        <message>
            <source>Nothing was measured.</source>
            <translation>没有测得任何值。</translation>
        </message>
        <message>
            <source>Waiting for the first point.</source>
            <translation>正在等待第一个点。</translation>
        </message>
        <message>
            <source>expected %1 %2</source>
            <translation>期望 %1 %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>%1 of %2 shown</source>
            <translation>显示 %1 / %2</translation>
        </message>
        <message>
            <source>%1 (same as %2)</source>
            <translation>%1（与 %2 相同）</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::HeatMapView</name>
        <message>
            <source>base</source>
            <translation>基础</translation>
        </message>
        <message>
            <source>border of where all expectations are met; a cross: not all are</source>
            <translation>满足所有期望的区域边界；叉号：未全部满足</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::TradeOffView</name>
        <message>
            <source>No point has both measures.</source>
            <translation>没有同时具有两个指标的点。</translation>
        </message>
        <message>
            <source>expected %1 %2</source>
            <translation>期望 %1 %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>Pareto front</source>
            <translation>帕累托前沿</translation>
        </message>
        <message>
            <source>sweep result</source>
            <translation>扫描结果</translation>
        </message>
        <message>
            <source>worse in both than one of the front</source>
            <translation>两方面都不如前沿上的某一点</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::SweepTableModel</name>
        <message>
            <source>not run yet</source>
            <translation>尚未运行</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>not measured</source>
            <translation>未测得</translation>
        </message>
        <message>
            <source>95 % interval</source>
            <translation>95 % 区间</translation>
        </message>
        <message>
            <source>Expectations met</source>
            <translation>满足的期望</translation>
        </message>
        <message>
            <source>%1 (run too short)</source>
            <translation>%1（运行过短）</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::SweepSettings</name>
        <message>
            <source>Choose a parameter…</source>
            <translation>选择参数…</translation>
        </message>
        <message>
            <source>Values of %1</source>
            <translation>取值：%1</translation>
        </message>
        <message>
            <source>%1 points, %2 runs with the same random numbers</source>
            <translation>%1 个点，%2 次运行，使用相同的随机数</translation>
        </message>
        <message>
            <source>Vary</source>
            <translation>改变</translation>
        </message>
        <message>
            <source>and, if you like</source>
            <translation>以及（可选）</translation>
        </message>
        <message>
            <source>Replications</source>
            <translation>重复运行</translation>
        </message>
        <message>
            <source>values, as 1,2,4 or 10..50:10</source>
            <translation>取值，如 1,2,4 或 10..50:10</translation>
        </message>
        <message>
            <source>Values with commas between them; 10..50:10 is from 10 to 50 in steps of 10.</source>
            <translation>取值之间用逗号隔开；10..50:10 表示从 10 到 50，步长 10。</translation>
        </message>
        <message>
            <source>Do not vary it</source>
            <translation>不改变它</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::CheapestModel</name>
        <message>
            <source>not told from the cheapest</source>
            <translation>无法与最便宜的区分</translation>
        </message>
        <message>
            <source>in question</source>
            <translation>待定</translation>
        </message>
        <message>
            <source>the cheapest</source>
            <translation>最便宜</translation>
        </message>
        <message>
            <source>dearer</source>
            <translation>更贵</translation>
        </message>
        <message>
            <source>nothing to measure</source>
            <translation>无可测量</translation>
        </message>
        <message>
            <source>breaks an expectation</source>
            <translation>违反一项期望</translation>
        </message>
        <message>
            <source>breaks %1</source>
            <translation>违反 %1</translation>
        </message>
        <message>
            <source>breaks %1 %2 %3</source>
            <translation>违反 %1 %2 %3</translation>
        </message>
        <message>
            <source>What became of it</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>成本</translation>
        </message>
        <message>
            <source>Replications</source>
            <translation>重复运行</translation>
        </message>
        <message>
            <source>%1 (run too short)</source>
            <translation>%1（运行过短）</translation>
        </message>
        <message>
            <source>Billed</source>
            <translation>账单</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::SweepPage</name>
        <message>
            <source>The sweep cannot begin</source>
            <translation>扫描无法开始</translation>
        </message>
        <message>
            <source>The cheapest design could not be found</source>
            <translation>无法找到最便宜的设计</translation>
        </message>
        <message>
            <source>The sweep could not be run</source>
            <translation>扫描无法运行</translation>
        </message>
        <message>
            <source>Finds the point of the grid that meets the expectations of the design at the least cost, and says how certain that is.</source>
            <translation>找出网格中以最低成本满足设计期望的点，并说明其可靠程度。</translation>
        </message>
        <message>
            <source>The design has no expectations: finds the point of the grid that costs least, and says how certain that is.</source>
            <translation>设计没有期望：找出网格中成本最低的点，并说明其可靠程度。</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>已取消。</translation>
        </message>
        <message>
            <source>The design has changed since; run again.</source>
            <translation>此后设计有改动，请再次运行。</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>折线</translation>
        </message>
        <message>
            <source>Heat map</source>
            <translation>热图</translation>
        </message>
        <message>
            <source>Cost and quality</source>
            <translation>成本与质量</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Cheapest</source>
            <translation>最便宜</translation>
        </message>
        <message>
            <source>Views of the sweep</source>
            <translation>扫描的视图</translation>
        </message>
        <message>
            <source>Run sweep</source>
            <translation>运行扫描</translation>
        </message>
        <message>
            <source>Runs every combination with the same random numbers on all cores.</source>
            <translation>用相同的随机数在所有核心上运行每种组合。</translation>
        </message>
        <message>
            <source>Find the cheapest</source>
            <translation>查找最便宜的</translation>
        </message>
        <message>
            <source>Save CSV…</source>
            <translation>保存 CSV…</translation>
        </message>
        <message>
            <source>Lines of the sweep</source>
            <translation>扫描的折线</translation>
        </message>
        <message>
            <source>Heat map of the sweep</source>
            <translation>扫描的热图</translation>
        </message>
        <message>
            <source>Cost and quality of the sweep</source>
            <translation>扫描的成本与质量</translation>
        </message>
        <message>
            <source>Table of the sweep</source>
            <translation>扫描的表格</translation>
        </message>
        <message>
            <source>Designs among which the cheapest is looked for</source>
            <translation>从中查找最便宜者的设计</translation>
        </message>
        <message>
            <source>Run too short at %1 of %2 points: its start reaches into the second half.</source>
            <translation>%2 个点中有 %1 个运行过短：起始阶段延续到后半段。</translation>
        </message>
        <message>
            <source>By what providers spend</source>
            <translation>按提供者支出</translation>
        </message>
        <message>
            <source>By what consumers are billed</source>
            <translation>按云用户账单</translation>
        </message>
        <message>
            <source>What the cheapest has least of</source>
            <translation>最便宜所依据的金额</translation>
        </message>
        <message>
            <source>Where providers spend nothing, what is billed counts in any case.</source>
            <translation>提供者没有支出时，总是按账单计算。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::WhatIfPanel</name>
        <message>
            <source>Variants</source>
            <translation>变体</translation>
        </message>
        <message>
            <source>Sweep</source>
            <translation>扫描</translation>
        </message>
        <message>
            <source>Variants or sweep</source>
            <translation>变体或扫描</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::FileDrop</name>
        <message>
            <source>%1 is not on this computer. Save it here first, then drop the file.</source>
            <translation>%1 不在这台计算机上。请先保存到本机，再拖放文件。</translation>
        </message>
        <message>
            <source>%1 is a folder. Drop the designs in it, files that end in .neph.</source>
            <translation>%1 是文件夹。请拖放其中的设计，即以 .neph 结尾的文件。</translation>
        </message>
        <message>
            <source>%1 is not a design. Designs are files that end in .neph.</source>
            <translation>%1 不是设计。设计是以 .neph 结尾的文件。</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::HistoryPanel</name>
        <message>
            <source>History</source>
            <translation>历史记录</translation>
        </message>
        <message>
            <source>The design as it began</source>
            <translation>最初的设计</translation>
        </message>
        <message>
            <source>The design as it was opened</source>
            <translation>打开时的设计</translation>
        </message>
        <message>
            <source>Choose a step to go back or forward to it</source>
            <translation>选择一个步骤，即可后退或前进到该步骤</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::LiveExample</name>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>启用</translation>
        </message>
        <message>
            <source>Watch the example without %1</source>
            <translation>观看没有 %1 的示例</translation>
        </message>
        <message>
            <source>Watch the example with %1</source>
            <translation>观看有 %1 的示例</translation>
        </message>
        <message>
            <source>Open this example</source>
            <translation>打开此示例</translation>
        </message>
        <message>
            <source>Live example: %1</source>
            <translation>实时示例：%1</translation>
        </message>
        <message>
            <source>Play the example, then switch %1 off and see what it does.</source>
            <translation>播放示例，然后停用 %1，看看它起什么作用。</translation>
        </message>
    </context>
    <context>
        <name>FieldButtons</name>
        <message>
            <source>Clear the text</source>
            <translation>清空文字</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::HelpWindow</name>
        <message>
            <source>Guide</source>
            <translation>指南</translation>
        </message>
        <message>
            <source>Topics of the guide</source>
            <translation>指南的主题</translation>
        </message>
        <message>
            <source>Page of the guide</source>
            <translation>指南的页面</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::AnalyzeMenu</name>
        <message>
            <source>A&amp;nalyze</source>
            <translation>分析(&amp;A)</translation>
        </message>
        <message>
            <source>Compare &amp;variants</source>
            <translation>比较变体(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Sweep over parameters</source>
            <translation>扫描参数(&amp;S)</translation>
        </message>
        <message>
            <source>Find the &amp;cheapest design</source>
            <translation>寻找最便宜的设计(&amp;C)</translation>
        </message>
        <message>
            <source>Cloud c&amp;haracteristics</source>
            <translation>云特性(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Why is the chart as it is?</source>
            <translation>图表为何如此？(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Earlier runs</source>
            <translation>以往的运行(&amp;E)</translation>
        </message>
    </context>
    <context>
        <name>AxisValues</name>
        <message>
            <source>on</source>
            <translation>开</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::CheapestView</name>
        <message>
            <source>Each point is run a few times; those that break an expectation or cost more are dropped as soon as that is certain enough.</source>
            <translation>每个点先运行几次；一旦足够确定某点违反期望或更贵，就将其剔除。</translation>
        </message>
        <message>
            <source>Choose what is varied and find the cheapest point that meets the expectations.</source>
            <translation>选择要改变的参数，找出满足期望的最便宜的点。</translation>
        </message>
        <message>
            <source>Designs among which the cheapest is looked for</source>
            <translation>从中查找最便宜者的设计</translation>
        </message>
    </context>
    <context>
        <name>nephoscope::ui::MetricChoice</name>
        <message>
            <source>against</source>
            <translation>对比</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Measure along the bottom</source>
            <translation>横轴指标</translation>
        </message>
    </context>
</TS>
