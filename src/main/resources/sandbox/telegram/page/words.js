// What the page itself says, as the messenger around a bot does: in the language of the person who is looked at.
"use strict";

const chinese = {
  "START": "开始",
  "Message": "消息",
  "bot": "机器人",
  "typing …": "正在输入…",
  "blocked": "已停用",
  "no connection": "没有连接",
  "edited": "已编辑",
  "Copied: ": "已复制：",
  "Sent: ": "已发送：",
  "Pay {amount} from {wallet}": "从 {wallet} 支付 {amount}",
  "Pay from the demo wallet …": "从演示钱包付款…",
  "Send a sticker": "发送贴纸",
  "Block the bot": "停用机器人",
  "Let the bot in again": "重新启用机器人",
  "Pay from": "付款钱包",
  "To": "收款地址",
  "Amount": "金额",
  "Asset": "币种",
  "Close": "关闭",
  "Pay": "付款",
};

/** English words in that language; whatever has no translation stays as it is. */
function speaker(language) {
  const known = language.startsWith("zh") ? chinese : {};
  return words => known[words] || words;
}
