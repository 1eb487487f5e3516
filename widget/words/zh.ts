import type { Words } from "./words.types.ts";

const zh: Words = {
  lang: "zh",
  survey: "问卷",
  arrived: "页面底部有一个问题想请教您。",
  tab: "意见反馈",
  close: "关闭",
  later: "以后再说",
  back: "返回",
  next: "下一步",
  send: "提交",
  sending: "正在提交…",
  optional: "选填",
  progress: "第 {at} 题，共 {of} 题",
  thanks: "感谢您的回答。",
  kept: "目前没有网络连接。您的回答已保存，稍后会自动提交。",
  refused: "未能记录您的回答，但仍然感谢您。",
};
export default zh;
