import type { ChoiceWords } from "./words.types.ts";

const zh: ChoiceWords = {
  lang: "zh",
  title: "您的意见，以及为此保存的内容",
  intro: "本网站使用 Voz 征求意见。为此可以保存什么由您决定，您也可以随时在这里更改。",
  granted: "如果您同意",
  grantedKeeps:
    "此设备会保存一个用于此浏览器的随机编号、您的来访途径（最多 11 次访问，保存 90 天），以及未完成或未提交的回答。编号和访问记录会随您的回答一起发送。",
  denied: "如果您拒绝",
  deniedKeeps:
    "已保存的内容会被删除。您提交的回答只会说明本次访问的渠道和广告活动，不含来访途径的其他信息；您看到了哪些问卷也不会被统计。",
  pending: "在您做出选择之前",
  pendingKeeps: "会统计问卷的显示和关闭次数，但不带任何属于您的编号。您提交的回答会说明您这一次是如何来到本网站的。",
  always:
    "无论如何：此设备会记住您在哪一天回答或关闭了哪些问卷，以免重复询问；已提交的回答会保留到送达为止。您的地址（IP）不会被保存。",
  purposes: "用途：{list}。",
  comma: "、",
  purpose: "了解是哪个广告活动带您来的",
  version: "文本版本：",
  isGranted: "您已同意。",
  isDenied: "您已拒绝。",
  isPending: "您尚未做出选择。",
  gpc: "您的浏览器已代您表示拒绝（Global Privacy Control）。无论您在此如何选择，均以此为准。",
  dnt: "您的浏览器要求不被跟踪（Do Not Track）。如果本网站遵守这一要求，您的回答将不带编号，也不含以往的访问。",
  remembered: "此浏览器会记住您的选择。",
  forgotten: "您的选择在此页面有效；如果本网站会记住它，在其他页面也有效。",
  agree: "同意",
  refuse: "拒绝",
  takeBack: "撤回我的同意",
  unready: "Voz 未在此页面运行：不会保存任何内容，也不会发送任何内容。",
};
export default zh;
