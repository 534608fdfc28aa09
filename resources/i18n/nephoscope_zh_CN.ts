<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Nephoscope</source>
        <translation>关于 Nephoscope</translation>
    </message>
    <message>
        <source>Nephoscope %1</source>
        <translation>Nephoscope %1</translation>
    </message>
    <message>
        <source>Draws cloud architectures out of mechanisms and runs them in a discrete-event engine.

Free software under the GNU General Public License, version 3 or later; it comes without warranty. Built with Qt %1.</source>
        <translation>用机制绘制云架构，并在离散事件引擎中运行。

本程序是自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本；不提供任何担保。基于 Qt %1 构建。</translation>
    </message>
</context>
<context>
    <name>LinkRole</name>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>“%1”有尚未保存的更改。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>NodeText</name>
    <message>
        <source>%1 of %2 hosts up</source>
        <translation>%1/%2 台主机可用</translation>
    </message>
    <message>
        <source>Failed at %1</source>
        <translation>于 %1 失效</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>正在重启</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>去往 %1</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>队列 %1</translation>
    </message>
    <message>
        <source>Shared volume</source>
        <translation>共享卷</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Now in %1</source>
        <translation>现位于 %1</translation>
    </message>
    <message>
        <source>Moving to %1</source>
        <translation>正在迁移到 %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>位于 %1</translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>The field is empty. Write a number, or take the default by the arrow beside it.</source>
        <translation>此处为空。请填写数字，或点击旁边的箭头恢复默认值。</translation>
    </message>
    <message>
        <source>This number is too large to count with. Write a smaller one.</source>
        <translation>这个数字太大，无法计算。请填写较小的数字。</translation>
    </message>
    <message>
        <source>This is not a number. Write digits with a point for decimals, such as 12.5.</source>
        <translation>这不是数字。请填写数字，小数用点号，例如 12.5。</translation>
    </message>
    <message>
        <source>A comma is not read as a decimal. Write a point, such as 12.5.</source>
        <translation>逗号不作为小数点。请使用点号，例如 12.5。</translation>
    </message>
    <message>
        <source>m may be minutes or milliseconds. Write %1 min or %1 ms.</source>
        <translation>m 可能表示分钟或毫秒。请写 %1 min 或 %1 ms。</translation>
    </message>
    <message>
        <source>%1 is not a unit that fits here. Write one of: %2.</source>
        <translation>%1 不是此处适用的单位。可用单位：%2。</translation>
    </message>
    <message>
        <source>This value has no unit. Write the number alone.</source>
        <translation>该值没有单位，请只写数字。</translation>
    </message>
    <message>
        <source>%1 is not the unit of this value. Write the number alone.</source>
        <translation>%1 不是该值的单位，请只写数字。</translation>
    </message>
    <message>
        <source>%1 needs a whole number. Write %2 or %3.</source>
        <translation>%1 需要整数。请写 %2 或 %3。</translation>
    </message>
    <message>
        <source>%1 is not enough. Write more than %2.</source>
        <translation>%1 太小，须大于 %2。</translation>
    </message>
    <message>
        <source>%1 is out of range. Write %2 to %3.</source>
        <translation>%1 超出范围，须在 %2 至 %3 之间。</translation>
    </message>
    <message>
        <source>%1 is not enough. Write at least %2.</source>
        <translation>%1 太小，至少为 %2。</translation>
    </message>
    <message>
        <source>%1 is too much. Write at most %2.</source>
        <translation>%1 太大，至多为 %2。</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Unsaved changes were kept</source>
        <translation>未保存的更改已保留</translation>
    </message>
    <message>
        <source>“%1” was not saved when the program ended.</source>
        <translation>程序结束时“%1”尚未保存。</translation>
    </message>
    <message>
        <source>Recovered version: %1</source>
        <translation>恢复的版本：%1</translation>
    </message>
    <message>
        <source>Saved version: %1</source>
        <translation>已保存的版本：%1</translation>
    </message>
    <message>
        <source>Open recovered version</source>
        <translation>打开恢复的版本</translation>
    </message>
    <message>
        <source>Open saved version</source>
        <translation>打开已保存的版本</translation>
    </message>
    <message>
        <source>Delete recovered version</source>
        <translation>删除恢复的版本</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
    <message>
        <source>The saved version could not be opened</source>
        <translation>无法打开已保存的版本</translation>
    </message>
    <message>
        <source>The recovered version could not be opened</source>
        <translation>无法打开恢复的版本</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Confidentiality</source>
        <translation>机密性</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>完整性</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>可用性</translation>
    </message>
    <message>
        <source>Authenticity</source>
        <translation>真实性</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>attacks by the property that they are aimed at; means over replications</source>
        <translation>按所针对的属性统计的攻击；各次重复的均值</translation>
    </message>
    <message>
        <source>Attacker</source>
        <translation>攻击者</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Successes</source>
        <translation>得逞</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>被发现</translation>
    </message>
    <message>
        <source>First success, and why</source>
        <translation>首次得逞及原因</translation>
    </message>
    <message>
        <source>goal %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>%1 of them</source>
        <translation>其中 %1</translation>
    </message>
    <message>
        <source>Charges of the run</source>
        <translation>本次运行的费用</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>first replication</source>
        <translation>第一次重复</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测值</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>赔偿</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>达成</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Expectations</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>%1 of %2 hold</source>
        <translation>%2 项中 %1 项成立</translation>
    </message>
    <message>
        <source>The design says</source>
        <translation>设计的预期</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>Simulation report</source>
        <translation>仿真报告</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Base design</source>
        <translation>基础设计</translation>
    </message>
    <message>
        <source>Variant: %1</source>
        <translation>变体：%1</translation>
    </message>
    <message>
        <source>Objective %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>first %1</source>
        <translation>前 %1</translation>
    </message>
    <message>
        <source>whole run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>Method, and how to repeat it</source>
        <translation>方法与复现方式</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>仿真时长</translation>
    </message>
    <message>
        <source>%1 a replication; the first %2 count in no figure but in log, charts and invoices</source>
        <translation>每次重复 %1；最初的 %2 不计入各项指标，但计入日志、图表和账单</translation>
    </message>
    <message>
        <source>Replications</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>95 % of Student&apos;s t over the replications, half width</source>
        <translation>对各次重复取 95 % 的 Student t 区间，给出半宽</translation>
    </message>
    <message>
        <source>none: one replication says nothing about its own spread</source>
        <translation>无：单次重复无法说明自身的离散程度</translation>
    </message>
    <message>
        <source>First replication alone</source>
        <translation>仅第一次重复</translation>
    </message>
    <message>
        <source>charts, timeline, invoices and service levels</source>
        <translation>图表、时间线、账单和服务等级</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Digest of the results</source>
        <translation>结果摘要值</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Untitled design</source>
        <translation>未命名的设计</translation>
    </message>
    <message>
        <source>%1, %2 simulated, one replication.</source>
        <translation>%1，仿真 %2，重复一次。</translation>
    </message>
    <message>
        <source>%1, %2 simulated, %3 replications.</source>
        <translation>%1，仿真 %2，重复 %3 次。</translation>
    </message>
    <message>
        <source>The design in normal operation; bars show mean utilization. Solid: requests and storage; dashed: control; dotted: monitoring; dash-dot: notification.</source>
        <translation>正常运行中的设计；条形表示平均利用率。实线：请求与存储；虚线：控制；点线：监控；点划线：通知。</translation>
    </message>
    <message>
        <source>Seed %1 · digest %2 · Nephoscope %3</source>
        <translation>种子 %1 · 摘要值 %2 · Nephoscope %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Failover timeline</source>
        <translation>故障转移时间线</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>%1 further entries are in the results.</source>
        <translation>其余 %1 条见结果文件。</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>计量项</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Metered, but without a price: %1.</source>
        <translation>已计量但没有单价：%1。</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>what differs from the defaults of the catalogue</source>
        <translation>与目录默认值不同之处</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The design rules find none.</source>
        <translation>设计规则没有发现问题。</translation>
    </message>
    <message>
        <source>found by the design rules</source>
        <translation>由设计规则发现</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>What is so, and what would be right</source>
        <translation>现状与建议</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>What the design makes happen</source>
        <translation>设计安排的事件</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>With</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>factor %1</source>
        <translation>系数 %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>Little&apos;s law (L = λ W) and the utilization law (U = X S) hold wherever they were checked (%1).</source>
        <translation>利特尔定律（L = λ W）与利用率定律（U = X S）在所有检查处均成立（%1 处）。</translation>
    </message>
    <message>
        <source>Little&apos;s law (L = λ W) or the utilization law (U = X S) does not hold at: %1. That is a defect of the program, please report it.</source>
        <translation>利特尔定律（L = λ W）或利用率定律（U = X S）在以下位置不成立：%1。这是程序缺陷，请报告。</translation>
    </message>
    <message>
        <source> (approximate)</source>
        <translation>（近似）</translation>
    </message>
    <message>
        <source>Theory beside measurement</source>
        <translation>理论值与实测值对照</translation>
    </message>
    <message>
        <source>parts of the design whose behavior has a closed form</source>
        <translation>设计中存在解析解的部分</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Theory</source>
        <translation>理论值</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>偏差</translation>
    </message>
</context>
<context>
    <name>RunCharts</name>
    <message>
        <source>Others (mean)</source>
        <translation>其余（平均）</translation>
    </message>
    <message>
        <source>Utilization of servers</source>
        <translation>服务器利用率</translation>
    </message>
    <message>
        <source>No server has worked yet.</source>
        <translation>还没有服务器工作。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Response time</source>
        <translation>响应时间</translation>
    </message>
    <message>
        <source>No consumer has got an answer yet.</source>
        <translation>还没有用户得到应答。</translation>
    </message>
    <message>
        <source>Throughput and failures</source>
        <translation>吞吐量与失败</translation>
    </message>
    <message>
        <source>No request has ended yet.</source>
        <translation>还没有请求结束。</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>Cumulative cost</source>
        <translation>累计费用</translation>
    </message>
    <message>
        <source>Nothing has been charged yet. A pay-per-use monitor meters, a billing management system charges.</source>
        <translation>尚未产生费用。由按使用付费监控器计量，由计费管理系统计费。</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>(est.)</source>
        <translation>（预计）</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Running at %1</source>
        <translation>以 %1 运行</translation>
    </message>
    <message>
        <source>Running as fast as it goes</source>
        <translation>全速运行</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>The run broke off</source>
        <translation>运行中断</translation>
    </message>
</context>
<context>
    <name>TableCellDelegate</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Row %1 has no %2. Fill it in or take the row out.</source>
        <translation>第 %1 行缺少“%2”。请填写或删除该行。</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>第 %1 行，%2：%3</translation>
    </message>
    <message>
        <source>Row %1 names what an earlier row names already. Keep one of them.</source>
        <translation>第 %1 行与前面的行重复，请保留其一。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Fail</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Relocate</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>可用性</translation>
    </message>
    <message>
        <source>Response time, mean</source>
        <translation>平均响应时间</translation>
    </message>
    <message>
        <source>Response time p50</source>
        <translation>响应时间 p50</translation>
    </message>
    <message>
        <source>Response time p95</source>
        <translation>响应时间 p95</translation>
    </message>
    <message>
        <source>Response time p99</source>
        <translation>响应时间 p99</translation>
    </message>
    <message>
        <source>Response time, longest</source>
        <translation>最长响应时间</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>失败请求</translation>
    </message>
    <message>
        <source>Longest outage</source>
        <translation>最长中断</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>停机时间</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Utilization</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Rejected requests</source>
        <translation>被拒绝的请求</translation>
    </message>
    <message>
        <source>Refused requests</source>
        <translation>被拒收的请求</translation>
    </message>
    <message>
        <source>Timed-out requests</source>
        <translation>超时的请求</translation>
    </message>
    <message>
        <source>Lost requests</source>
        <translation>丢失的请求</translation>
    </message>
    <message>
        <source>Queue length</source>
        <translation>队列长度</translation>
    </message>
    <message>
        <source>Up time</source>
        <translation>正常运行时间</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>抵扣</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Transfer in</source>
        <translation>流入流量</translation>
    </message>
    <message>
        <source>Transfer out</source>
        <translation>流出流量</translation>
    </message>
    <message>
        <source>Server hours</source>
        <translation>服务器时数</translation>
    </message>
    <message>
        <source>Storage used</source>
        <translation>已用存储</translation>
    </message>
    <message>
        <source>Storage allocated</source>
        <translation>已分配存储</translation>
    </message>
    <message>
        <source>Storage operations</source>
        <translation>存储操作</translation>
    </message>
    <message>
        <source>Flat fee</source>
        <translation>固定费用</translation>
    </message>
    <message>
        <source>Credit for missed objectives</source>
        <translation>未达标抵扣</translation>
    </message>
    <message>
        <source>Pay per use</source>
        <translation>按使用付费</translation>
    </message>
    <message>
        <source>Flat rate</source>
        <translation>固定费率</translation>
    </message>
    <message>
        <source>Per allocation</source>
        <translation>按分配付费</translation>
    </message>
    <message>
        <source>Tiered, graduated</source>
        <translation>阶梯（累进）</translation>
    </message>
    <message>
        <source>Tiered, by volume</source>
        <translation>阶梯（总量）</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>Combined</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>抵扣</translation>
    </message>
    <message>
        <source>over by %1</source>
        <translation>超出 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>measures</name>
    <message>
        <source>per s</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::AttackCard</name>
    <message>
        <source>Confidentiality</source>
        <translation>保密性</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>完整性</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>可用性</translation>
    </message>
    <message>
        <source>Authenticity</source>
        <translation>真实性</translation>
    </message>
    <message>
        <source>Succeeded at %1: %2</source>
        <translation>在“%1”得手：%2</translation>
    </message>
    <message>
        <source>Detected at %1: %2</source>
        <translation>在“%1”被发现：%2</translation>
    </message>
    <message>
        <source>Stopped at %1: %2</source>
        <translation>在“%1”被阻止：%2</translation>
    </message>
    <message>
        <source>Attacks</source>
        <translation>攻击</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>得手</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>发现</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::BillingPanel</name>
    <message>
        <source>By element</source>
        <translation>按元素</translation>
    </message>
    <message>
        <source>By measure</source>
        <translation>按测量项</translation>
    </message>
    <message>
        <source>Group the bill</source>
        <translation>账单分组</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>计费</translation>
    </message>
    <message>
        <source>metered, no price</source>
        <translation>已计量，无价格</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Charged by</source>
        <translation>计费方式</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price, %1</source>
        <translation>单价，%1</translation>
    </message>
    <message>
        <source>Amount, %1</source>
        <translation>金额，%1</translation>
    </message>
    <message>
        <source>Nothing runs. Press Play to see what is charged.</source>
        <translation>没有在运行。点击“运行”查看费用。</translation>
    </message>
    <message>
        <source>Nobody is charged in this design. A billing management system with a price list charges for what pay-per-use monitors measure.</source>
        <translation>此设计不向任何人收费。带价目表的计费管理系统会对按使用付费监控器的计量收费。</translation>
    </message>
    <message>
        <source>So far %1</source>
        <translation>至今 %1</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::BooleanEditor</name>
    <message>
        <source>several values</source>
        <translation>多个值</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::BoundaryLines</name>
    <message>
        <source>its owner</source>
        <translation>其拥有者</translation>
    </message>
    <message>
        <source>Admits members of “%1” · members share the cost</source>
        <translation>仅接纳“%1”的成员 · 成员分摊成本</translation>
    </message>
    <message>
        <source>Admits %1 only · %1 pays for all of it</source>
        <translation>仅接纳 %1 · 全部由 %1 承担</translation>
    </message>
    <message>
        <source>Admits part by part · each part is paid by its own rule</source>
        <translation>各部分分别接纳 · 各按自己的规则付费</translation>
    </message>
    <message>
        <source>Admits anyone with an account · who uses pays</source>
        <translation>接纳任何有账户者 · 谁使用谁付费</translation>
    </message>
    <message>
        <source>Nothing here is administered by anybody yet.</source>
        <translation>这里还没有需要管理的元素。</translation>
    </message>
    <message>
        <source>The design has no organization and no cloud.</source>
        <translation>此设计没有组织，也没有云。</translation>
    </message>
    <message>
        <source>The design has no trust boundary with members.</source>
        <translation>此设计没有带成员的信任边界。</translation>
    </message>
    <message>
        <source>Owned by %1</source>
        <translation>归 %1 所有</translation>
    </message>
    <message>
        <source>Rented by %1</source>
        <translation>由 %1 租用</translation>
    </message>
    <message>
        <source>Exposure %1</source>
        <translation>暴露度 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n shared resource(s)</source>
        <translation>
            <numerusform>%n 个共享资源</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trust boundaries</source>
        <translation>
            <numerusform>%n 个信任边界</numerusform>
        </translation>
    </message>
    <message>
        <source>isolated by %1 %</source>
        <translation>隔离 %1 %</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::CanvasActions</name>
    <message>
        <source>No container holds all of these</source>
        <translation>没有容器能容纳全部所选元素</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>排列(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Lay out automatically</source>
        <translation>自动布局(&amp;L)</translation>
    </message>
    <message>
        <source>Everything in layers along the links, within its containers</source>
        <translation>沿连线分层排列全部元素，各自留在容器内</translation>
    </message>
    <message>
        <source>Lay out what is &amp;selected</source>
        <translation>布局所选元素(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Align</source>
        <translation>对齐(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Left edges</source>
        <translation>左边缘(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Centres</source>
        <translation>水平居中(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Right edges</source>
        <translation>右边缘(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Top edges</source>
        <translation>上边缘(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Middles</source>
        <translation>垂直居中(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Bottom edges</source>
        <translation>下边缘(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Distribute</source>
        <translation>分布(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Horizontally</source>
        <translation>水平分布(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Vertically</source>
        <translation>垂直分布(&amp;V)</translation>
    </message>
    <message>
        <source>Same si&amp;ze</source>
        <translation>相同大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Same &amp;width</source>
        <translation>相同宽度(&amp;W)</translation>
    </message>
    <message>
        <source>Same &amp;height</source>
        <translation>相同高度(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <translation>宽高都相同(&amp;B)</translation>
    </message>
    <message>
        <source>Bring to &amp;front</source>
        <translation>置于顶层(&amp;F)</translation>
    </message>
    <message>
        <source>Send to &amp;back</source>
        <translation>置于底层(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Put into a container</source>
        <translation>放入容器(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Route the link automatically</source>
        <translation>自动走线(&amp;R)</translation>
    </message>
    <message>
        <source>Select all of this t&amp;ype</source>
        <translation>选择所有同类元素(&amp;Y)</translation>
    </message>
    <message>
        <source>Find an &amp;element…</source>
        <translation>查找元素(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Insert by name…</source>
        <translation>按名称插入(&amp;I)…</translation>
    </message>
    <message>
        <source>Add a &amp;note</source>
        <translation>添加便签(&amp;N)</translation>
    </message>
    <message>
        <source>Add a te&amp;xt</source>
        <translation>添加文字(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Overview map</source>
        <translation>缩略图(&amp;O)</translation>
    </message>
    <message>
        <source>Reduced &amp;motion</source>
        <translation>减少动画(&amp;M)</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Drag mechanisms from the left onto the canvas.</source>
        <translation>从左侧把机制拖到画布上。</translation>
    </message>
    <message>
        <source>The clipboard holds no part of a design.</source>
        <translation>剪贴板中没有设计内容。</translation>
    </message>
    <message>
        <source>duplicate of an element</source>
        <translation>创建元素副本</translation>
    </message>
    <message>
        <source>duplicate of %1 elements</source>
        <translation>创建 %1 个元素的副本</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>linked already</source>
        <translation>已有链接</translation>
    </message>
    <message>
        <source>links go the other way</source>
        <translation>链接方向相反</translation>
    </message>
    <message>
        <source>takes no link from here</source>
        <translation>不接受来自此处的链接</translation>
    </message>
    <message>
        <source>Role of the link</source>
        <translation>链接的角色</translation>
    </message>
    <message>
        <source>move of %1 elements</source>
        <translation>移动 %1 个元素</translation>
    </message>
    <message>
        <source>move of %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <source>resize of %1</source>
        <translation>调整 %1 的大小</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>alignment of %1 elements</source>
        <translation>对齐 %1 个元素</translation>
    </message>
    <message>
        <source>distribution of %1 elements</source>
        <translation>分布 %1 个元素</translation>
    </message>
    <message>
        <source>same size of %1 elements</source>
        <translation>统一 %1 个元素的大小</translation>
    </message>
    <message>
        <source>layout of %1 elements</source>
        <translation>布局 %1 个元素</translation>
    </message>
    <message>
        <source>layout of the design</source>
        <translation>布局整个设计</translation>
    </message>
    <message>
        <source>put into a container</source>
        <translation>放入容器</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>便签</translation>
    </message>
    <message>
        <source>add of a text</source>
        <translation>添加文字</translation>
    </message>
    <message>
        <source>add of a note</source>
        <translation>添加便签</translation>
    </message>
    <message>
        <source>delete of a note</source>
        <translation>删除便签</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>便签文字</translation>
    </message>
    <message>
        <source>edit of a note</source>
        <translation>编辑便签</translation>
    </message>
    <message>
        <source>resize of a note</source>
        <translation>调整便签大小</translation>
    </message>
    <message>
        <source>move of a note</source>
        <translation>移动便签</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::ChartsPanel</name>
    <message>
        <source>Nothing has run yet</source>
        <translation>尚未运行</translation>
    </message>
    <message>
        <source>Run the design to see utilization, response time, failures and cost as they happen.</source>
        <translation>运行设计，实时查看利用率、响应时间、失败与费用。</translation>
    </message>
    <message>
        <source>Run the design</source>
        <translation>运行设计</translation>
    </message>
    <message>
        <source>Time window of the charts</source>
        <translation>图表时间窗口</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Drag a chart to move in time, turn the wheel to zoom.</source>
        <translation>拖动图表可移动时间，滚轮可缩放。</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::ClockChip</name>
    <message>
        <source>Simulated time %1, %2</source>
        <translation>仿真时间 %1，%2</translation>
    </message>
    <message>
        <source>h:min:s</source>
        <translation>时：分：秒</translation>
    </message>
    <message>
        <source>min:s</source>
        <translation>分：秒</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::DesignPage</name>
    <message>
        <source>change of currency</source>
        <translation>更改币种</translation>
    </message>
    <message>
        <source>The warm-up takes the whole run, so that nothing would be measured. Write less than the duration.</source>
        <translation>预热占满了整个运行，无法测量。请填写小于运行时长的值。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What the design is for. Markdown; shown in the Learn tab and in reports.</source>
        <translation>设计的用途。支持 Markdown；显示在“学习”页和报告中。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::Document</name>
    <message>
        <source>paste of an element</source>
        <translation>粘贴一个元素</translation>
    </message>
    <message>
        <source>paste of %1 elements</source>
        <translation>粘贴 %1 个元素</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>The design was not saved, since it could not be opened again.</source>
        <translation>设计未保存，因为保存后将无法再打开。</translation>
    </message>
    <message>
        <source>The design was not saved, since it would read back as another one.</source>
        <translation>设计未保存，因为重新读取的内容会不同。</translation>
    </message>
    <message>
        <source>add of %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>delete of %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>delete of a link</source>
        <translation>删除一条链接</translation>
    </message>
    <message>
        <source>delete of %1 links</source>
        <translation>删除 %1 条链接</translation>
    </message>
    <message>
        <source>delete of %1 elements</source>
        <translation>删除 %1 个元素</translation>
    </message>
    <message>
        <source>rename of %1</source>
        <translation>重命名 %1</translation>
    </message>
    <message>
        <source>enabling of %1</source>
        <translation>启用 %1</translation>
    </message>
    <message>
        <source>disabling of %1</source>
        <translation>停用 %1</translation>
    </message>
    <message>
        <source>enabling of %1 elements</source>
        <translation>启用 %1 个元素</translation>
    </message>
    <message>
        <source>disabling of %1 elements</source>
        <translation>停用 %1 个元素</translation>
    </message>
    <message>
        <source>change of %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <source>link from %1 to %2</source>
        <translation>从 %1 到 %2 的链接</translation>
    </message>
    <message>
        <source>change of a link&apos;s %1</source>
        <translation>更改链接的 %1</translation>
    </message>
    <message>
        <source>change of a link&apos;s role</source>
        <translation>更改链接的角色</translation>
    </message>
    <message>
        <source>change of title</source>
        <translation>更改标题</translation>
    </message>
    <message>
        <source>change of description</source>
        <translation>更改说明</translation>
    </message>
    <message>
        <source>change of run settings</source>
        <translation>更改运行设置</translation>
    </message>
    <message>
        <source>bend of a link</source>
        <translation>弯折连线</translation>
    </message>
    <message>
        <source>straightening of a link</source>
        <translation>恢复自动走线</translation>
    </message>
    <message>
        <source>bring to front</source>
        <translation>置于顶层</translation>
    </message>
    <message>
        <source>send to back</source>
        <translation>置于底层</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::ElementEditor</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>多个值</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::EnumerationEditor</name>
    <message>
        <source>several values</source>
        <translation>多个值</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::EventsModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::EventsPanel</name>
    <message>
        <source>Why: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Nothing in the run caused it: %1</source>
        <translation>并非由运行中的其他事件引起：%1</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>筛选事件</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>事件种类</translation>
    </message>
    <message>
        <source>Only of the selection</source>
        <translation>仅所选元素</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部种类</translation>
    </message>
    <message>
        <source>Nothing runs. Press Play, and what happens is listed here.</source>
        <translation>没有在运行。点击“运行”，事件将列在这里。</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚未发生任何事件。</translation>
    </message>
    <message>
        <source>No event passes the filter.</source>
        <translation>没有符合筛选条件的事件。</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 个事件</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 个事件</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::ExportDesk</name>
    <message>
        <source>The design is empty. Draw something first.</source>
        <translation>设计为空。请先绘制。</translation>
    </message>
    <message>
        <source>There is nothing to export</source>
        <translation>没有可导出的内容</translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>导出架构图</translation>
    </message>
    <message>
        <source>The diagram could not be exported</source>
        <translation>无法导出架构图</translation>
    </message>
    <message>
        <source>There is nothing to report</source>
        <translation>没有可写入报告的内容</translation>
    </message>
    <message>
        <source>Write a report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>Running the design and writing its report</source>
        <translation>正在运行设计并生成报告</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The report could not be written</source>
        <translation>无法生成报告</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::FaultMenu</name>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>崩溃</translation>
    </message>
    <message>
        <source>Hang: up, but no answers</source>
        <translation>挂起：运行但不应答</translation>
    </message>
    <message>
        <source>Slow down to half the speed</source>
        <translation>减慢到一半速度</translation>
    </message>
    <message>
        <source>Cut off from the network</source>
        <translation>切断网络</translation>
    </message>
    <message>
        <source>Nothing in this design can fail</source>
        <translation>此设计中没有可失效的元素</translation>
    </message>
    <message>
        <source>Select an element to make another one fail</source>
        <translation>选择一个元素，使另一个失效</translation>
    </message>
    <message>
        <source>Fill its disk: writes fail</source>
        <translation>填满磁盘：写入失败</translation>
    </message>
    <message>
        <source>Repair the link</source>
        <translation>修复链接</translation>
    </message>
    <message>
        <source>Cut the link</source>
        <translation>切断链接</translation>
    </message>
    <message>
        <source>Slow the link down to half the speed</source>
        <translation>将链接减慢到一半速度</translation>
    </message>
    <message>
        <source>To inject a fault, press play first</source>
        <translation>注入故障前请先开始运行</translation>
    </message>
    <message>
        <source>Select what is to fail</source>
        <translation>请选择要失效的对象</translation>
    </message>
    <message>
        <source>What is selected cannot fail in this run</source>
        <translation>所选对象在此次运行中不会失效</translation>
    </message>
    <message>
        <source>Link from %1 to %2</source>
        <translation>从 %1 到 %2 的链接</translation>
    </message>
    <message>
        <source>Select fewer to see the others</source>
        <translation>减少选择以查看其他对象</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::FileDesk</name>
    <message>
        <source>Open a design</source>
        <translation>打开设计</translation>
    </message>
    <message>
        <source>Nephoscope designs (*.neph);;All files (*)</source>
        <translation>Nephoscope 设计 (*.neph);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>无法打开 %1</translation>
    </message>
    <message>
        <source>The design opened, but something in it looks odd</source>
        <translation>设计已打开，但其中有可疑之处</translation>
    </message>
    <message>
        <source>The example could not be opened</source>
        <translation>无法打开示例</translation>
    </message>
    <message>
        <source>The design could not be saved</source>
        <translation>无法保存设计</translation>
    </message>
    <message>
        <source>Save the design</source>
        <translation>保存设计</translation>
    </message>
    <message>
        <source>Nephoscope designs (*.neph)</source>
        <translation>Nephoscope 设计 (*.neph)</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::FindBar</name>
    <message>
        <source>Find by name, id or kind</source>
        <translation>按名称、标识或类型查找</translation>
    </message>
    <message>
        <source>Find an element</source>
        <translation>查找元素</translation>
    </message>
    <message>
        <source>The one before (Shift+Enter)</source>
        <translation>上一个 (Shift+Enter)</translation>
    </message>
    <message>
        <source>The next one (Enter)</source>
        <translation>下一个 (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::HeaderCard</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>chapter %1</source>
        <translation>第 %1 章</translation>
    </message>
    <message>
        <source>Unknown mechanism %1</source>
        <translation>未知机制 %1</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选择 %1 个</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Changes apply to all of them</source>
        <translation>更改将应用于全部所选</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::Inspector</name>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Point at a row to read what it does.</source>
        <translation>指向一行即可阅读其作用。</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::LearnPage</name>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>This program does not know the mechanism. It is kept in the document as it is.</source>
        <translation>本程序不认识该机制，它将原样保留在文档中。</translation>
    </message>
    <message>
        <source>Chapter %1, in the second edition %2</source>
        <translation>第 %1 章，第二版为第 %2 章</translation>
    </message>
    <message>
        <source>In a run</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>缺少时</translation>
    </message>
    <message>
        <source>Select a mechanism to read what it is. A description of the design, written in the Properties tab, shows here.</source>
        <translation>选择一个机制即可阅读其说明。在“属性”页填写的设计说明也显示在这里。</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::LinkRoleRow</name>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Carries</source>
        <translation>承载</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::ListEditor</name>
    <message>
        <source>Add a row</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Take the row out</source>
        <translation>删除该行</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>多个值</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 项</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::LivePage</name>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>last %1 s</source>
        <translation>最近 %1 秒</translation>
    </message>
    <message>
        <source>Nothing runs. Press Play to see what this does in a run.</source>
        <translation>没有在运行。点击“运行”查看其运行情况。</translation>
    </message>
    <message>
        <source>Select one element to see its measures.</source>
        <translation>选择一个元素查看其指标。</translation>
    </message>
    <message>
        <source>This element has no measures in the run.</source>
        <translation>该元素在运行中没有指标。</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::MainWindow</name>
    <message>
        <source>%1[*] – Nephoscope</source>
        <translation>%1[*] – Nephoscope</translation>
    </message>
    <message>
        <source>The design does not run</source>
        <translation>设计无法运行</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>没有最近的文件</translation>
    </message>
    <message>
        <source>Forget recent files</source>
        <translation>清除最近的文件</translation>
    </message>
    <message>
        <source>Mechanisms</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Charts and lists</source>
        <translation>图表与列表</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>计费</translation>
    </message>
    <message>
        <source>SLA</source>
        <translation>SLA</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::NumberEditor</name>
    <message>
        <source>several values</source>
        <translation>多个值</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::OverviewMap</name>
    <message>
        <source>Overview map</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Press or drag to go there</source>
        <translation>点击或拖动以前往该处</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::Palette</name>
    <message>
        <source>Mechanisms</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>Search mechanisms</source>
        <translation>搜索机制</translation>
    </message>
    <message>
        <source>Search mechanisms (press / anywhere)</source>
        <translation>搜索机制（随时按 /）</translation>
    </message>
    <message>
        <source>No mechanism has this in its name. Try one word, in English or Chinese.</source>
        <translation>没有名称含此内容的机制。请用一个中文或英文词再试。</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::ParameterForm</name>
    <message>
        <source>These mechanisms have no parameter in common.</source>
        <translation>这些机制没有共同的参数。</translation>
    </message>
    <message>
        <source>This mechanism has no parameters.</source>
        <translation>该机制没有参数。</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::ParameterRow</name>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>恢复默认值：%1</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::PartyWords</name>
    <message>
        <source>C</source>
        <comment>consumer, in the responsibility matrix</comment>
        <translation>用</translation>
    </message>
    <message>
        <source>P</source>
        <comment>provider, in the responsibility matrix</comment>
        <translation>供</translation>
    </message>
    <message>
        <source>S</source>
        <comment>shared, in the responsibility matrix</comment>
        <translation>共</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供者</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共同</translation>
    </message>
    <message>
        <source>Provider, set up by the consumer</source>
        <translation>提供者运行，用户配置</translation>
    </message>
    <message>
        <source>Administered by the consumer</source>
        <translation>由用户管理</translation>
    </message>
    <message>
        <source>Administered by the consumer “%1”</source>
        <translation>由用户“%1”管理</translation>
    </message>
    <message>
        <source>Administered by the provider</source>
        <translation>由提供者管理</translation>
    </message>
    <message>
        <source>Administered by the provider “%1”</source>
        <translation>由提供者“%1”管理</translation>
    </message>
    <message>
        <source>Administered by consumer and provider together</source>
        <translation>由用户和提供者共同管理</translation>
    </message>
    <message>
        <source>Run by the provider, set up by the consumer</source>
        <translation>由提供者运行，用户配置</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::ProblemsPanel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>No problems. The design rules look at the design as you draw.</source>
        <translation>没有问题。设计规则会在绘制时随时检查。</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>另有 %1 个。</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::QuickInsert</name>
    <message>
        <source>Name of a mechanism</source>
        <translation>机制名称</translation>
    </message>
    <message>
        <source>Insert a mechanism</source>
        <translation>插入机制</translation>
    </message>
    <message>
        <source>Mechanisms</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::ReportDialog</name>
    <message>
        <source>Write a report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>The design is run from start to end, and what it showed is put on paper: diagram, key figures, charts, service levels, invoices, and what is needed to repeat it.</source>
        <translation>设计将从头到尾运行一遍，并把结果写成报告：架构图、关键指标、图表、服务等级、账单，以及复现所需的信息。</translation>
    </message>
    <message>
        <source>Base design</source>
        <translation>基础设计</translation>
    </message>
    <message>
        <source>More runs with other random numbers make the intervals narrower.</source>
        <translation>用不同的随机数多次运行，区间会更窄。</translation>
    </message>
    <message>
        <source>PDF, for paper</source>
        <translation>PDF，用于打印</translation>
    </message>
    <message>
        <source>HTML, one page for the browser</source>
        <translation>HTML，单页，用浏览器打开</translation>
    </message>
    <message>
        <source>With what was done to the running design (actions: %1)</source>
        <translation>包含对运行中的设计所做的操作（%1 项）</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Replications</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::ResponsibilityCard</name>
    <message>
        <source>Responsibility</source>
        <translation>责任</translation>
    </message>
    <message>
        <source>Layer: %1 · %2</source>
        <translation>层次：%1 · %2</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::RunToolbar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>缩放到 100 %</translation>
    </message>
    <message>
        <source>Inject fault</source>
        <translation>注入故障</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Which variant of the design runs</source>
        <translation>运行设计的哪个变体</translation>
    </message>
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
        <translation>运行</translation>
    </message>
    <message>
        <source>Make something fail now</source>
        <translation>立即使某元素失效</translation>
    </message>
    <message>
        <source>Start the run first: a fault strikes what is running</source>
        <translation>请先开始运行：故障只作用于运行中的设计</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::SlaPanel</name>
    <message>
        <source>Service-level agreement</source>
        <translation>服务水平协议</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Measured so far</source>
        <translation>至今实测</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>赔偿</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>Nothing runs. Press Play to see whether the agreement is met.</source>
        <translation>没有在运行。点击“运行”查看协议是否达成。</translation>
    </message>
    <message>
        <source>No SLA monitor with objectives is in this design. One that is linked to a service measures it here.</source>
        <translation>此设计中没有带目标的 SLA 监控器。连到服务的 SLA 监控器会在此显示测量结果。</translation>
    </message>
    <message>
        <source>met</source>
        <translation>达成</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未达成</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::SpeedSlider</name>
    <message>
        <source>max</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>速度：%1</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>%1 simulated seconds a second</source>
        <translation>每秒仿真 %1 秒</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::StateCard</name>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Failed at %1</source>
        <translation>于 %1 失效</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Recovering</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Recovering on %1</source>
        <translation>正在 %1 上恢复</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>正在迁移</translation>
    </message>
    <message>
        <source>Moving to %1</source>
        <translation>正在迁移到 %1</translation>
    </message>
    <message>
        <source>Overloaded since %1</source>
        <translation>自 %1 起过载</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::StatusLine</name>
    <message>
        <source>%1 selected</source>
        <translation>已选择 %1 个</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>events/s</source>
        <translation>事件/秒</translation>
    </message>
    <message>
        <source>Zoom %1</source>
        <translation>缩放 %1</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 个问题</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::TextEditor</name>
    <message>
        <source>several values</source>
        <translation>多个值</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::TheoryCard</name>
    <message>
        <source>Theory</source>
        <translation>理论值</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>迄今实测</translation>
    </message>
    <message>
        <source>Known case: %1</source>
        <translation>已知模型：%1</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::TitleBlock</name>
    <message>
        <source>Edited, not saved</source>
        <translation>已修改，未保存</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::VariantMenu</name>
    <message>
        <source>Base design</source>
        <translation>基础设计</translation>
    </message>
    <message>
        <source>&amp;Variant</source>
        <translation>变体(&amp;V)</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::WelcomePage</name>
    <message>
        <source>Nephoscope</source>
        <translation>Nephoscope</translation>
    </message>
    <message>
        <source>Draw a cloud architecture out of mechanisms, run it, and watch what they do together.</source>
        <translation>用机制绘制云架构，运行它，观察它们如何协同工作。</translation>
    </message>
    <message>
        <source>New design</source>
        <translation>新建设计</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
</context>
<context>
    <name>nephoscope::ui::WindowActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>运行(&amp;P)</translation>
    </message>
    <message>
        <source>Let time stand still (%1)</source>
        <translation>使时间停住（%1）</translation>
    </message>
    <message>
        <source>Let time pass (%1)</source>
        <translation>使时间流逝（%1）</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New design</source>
        <translation>新建设计(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation>欢迎页(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Diagram as SVG…</source>
        <translation>架构图导出为 SVG…</translation>
    </message>
    <message>
        <source>Diagram as PNG…</source>
        <translation>架构图导出为 PNG…</translation>
    </message>
    <message>
        <source>Diagram as PDF…</source>
        <translation>架构图导出为 PDF…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>报告(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>创建副本(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Enable or disable</source>
        <translation>启用或停用(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Find a mechanism</source>
        <translation>查找机制(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom to &amp;fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Zoom to &amp;100 %</source>
        <translation>缩放到 100 %(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>网格(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Boundaries</source>
        <translation>边界(&amp;B)</translation>
    </message>
    <message>
        <source>Who &amp;administers what</source>
        <translation>谁管理什么(&amp;A)</translation>
    </message>
    <message>
        <source>Whose it &amp;is, who is admitted and pays</source>
        <translation>归谁所有、接纳谁、谁付费(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Trust and what is shared</source>
        <translation>信任与共享(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Simulate</source>
        <translation>仿真(&amp;S)</translation>
    </message>
    <message>
        <source>Step to the next &amp;event</source>
        <translation>步进到下一事件(&amp;E)</translation>
    </message>
    <message>
        <source>Step one &amp;second</source>
        <translation>步进一秒(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top and reset</source>
        <translation>停止并重置(&amp;T)</translation>
    </message>
    <message>
        <source>Inject &amp;fault</source>
        <translation>注入故障(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Nephoscope</source>
        <translation>关于 Nephoscope(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Legend of links</source>
        <translation>链接图例(&amp;L)</translation>
    </message>
</context>
</TS>
