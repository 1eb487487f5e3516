import type { Words } from "./words.types.ts";

const ja: Words = {
  lang: "ja",
  survey: "アンケート",
  arrived: "ページの最後に、お伺いしたいことがあります。",
  tab: "ご意見",
  close: "閉じる",
  later: "後で",
  back: "戻る",
  next: "次へ",
  send: "送信",
  sending: "送信中…",
  optional: "任意",
  progress: "{of}問中{at}問目",
  thanks: "ご回答ありがとうございました。",
  kept: "現在、接続がありません。回答は保存され、自動的に送信されます。",
  refused: "回答を記録できませんでした。ご協力ありがとうございました。",
};
export default ja;
