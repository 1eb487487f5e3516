/** The hosted page's own words in Chinese. */
import type { Words } from "./en.ts";

export const zh: Words = {
  asks: "{name} 想听听您的意见",
  description: (questions) => `共 ${questions} 题。`,
  optional: "选填",
  maybe: "仅在适用时填写",
  followed: "我已打开链接",
  send: "提交",
  sending: "正在提交…",
  problem: (count) => `有 ${count} 个回答需要检查`,
  problemTitle: "请检查您的回答",
  nothing: "请至少回答一个问题，然后提交。",
  thanksTitle: "谢谢",
  thanks: "感谢您的回答。",
  received: "您可以关闭此页面了。",
  onward: "继续前往 {host}",
  device: "此页面不会在您的设备上保存任何内容。",
  notFound: { title: "这里没有问卷", say: "请检查链接：可能缺少了一部分。" },
  closed: { title: "此问卷已结束", say: "不再接受回答。感谢您愿意参与。" },
  limited: { title: "请稍候", say: "来自此处的请求过多。请等待一分钟后重试。" },
  tooLarge: { title: "一次提交的内容过多", say: "请返回，缩短最长的回答，然后重新提交。" },
  form: { title: "无法读取提交的内容", say: "请重新打开链接，在那里填写问卷。" },
  unavailable: { title: "请稍后再试", say: "目前未能记录您的回答。请返回并重新提交。" },
  internal: { title: "我们这边出了问题", say: "这不是您的错。请返回并重新提交。" },
  number: "咨询编号",
};
