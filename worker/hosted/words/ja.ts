/** The hosted page's own words in Japanese. */
import type { Words } from "./en.ts";

export const ja: Words = {
  asks: "{name}より：ご意見をお聞かせください",
  description: (questions) => `質問は${questions}問です。`,
  optional: "任意",
  maybe: "該当する場合のみ",
  followed: "リンクを開きました",
  send: "送信",
  sending: "送信中…",
  problem: (count) => `ご確認いただきたい回答が${count}件あります`,
  problemTitle: "回答をご確認ください",
  nothing: "ひとつ以上の質問に回答してから送信してください。",
  thanksTitle: "ありがとうございました",
  thanks: "ご回答ありがとうございました。",
  received: "このページは閉じていただいて構いません。",
  onward: "{host} へ進む",
  device: "このページは、お使いの端末に何も保存しません。",
  notFound: {
    title: "ここにアンケートはありません",
    say: "リンクをご確認ください。一部が欠けている可能性があります。",
  },
  closed: {
    title: "このアンケートは終了しました",
    say: "回答の受付は終了しています。お気持ちに感謝いたします。",
  },
  limited: {
    title: "少々お待ちください",
    say: "ここからのアクセスが多すぎます。1分ほど待ってから、もう一度お試しください。",
  },
  tooLarge: {
    title: "一度に送信できる量を超えています",
    say: "前のページに戻り、最も長い回答を短くしてから、もう一度送信してください。",
  },
  form: {
    title: "内容を読み取れませんでした",
    say: "リンクをもう一度開いて、そこでアンケートにご記入ください。",
  },
  unavailable: {
    title: "しばらくしてからお試しください",
    say: "現在、回答を記録できませんでした。前のページに戻り、もう一度送信してください。",
  },
  internal: {
    title: "こちら側で問題が発生しました",
    say: "お客様に原因はありません。前のページに戻り、もう一度送信してください。",
  },
  number: "お問い合わせ番号",
};
