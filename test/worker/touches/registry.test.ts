import { describe, expect, test } from "vitest";
import { arrive, told } from "./resolving.ts";

describe("search engines are organic", () => {
  test.each([
    ["www.google.com", "google"],
    ["google.es", "google"],
    ["www.google.co.uk", "google"],
    ["m.google.com", "google"],
    ["news.google.com", "google"],
    ["images.google.fr", "google"],
    ["https://www.google.com/amp/s/www.elpais.com/x", "google"],
    ["www.bing.com", "bing"],
    ["cn.bing.com", "bing"],
    ["m.bing.com", "bing"],
    ["duckduckgo.com", "duckduckgo"],
    ["html.duckduckgo.com", "duckduckgo"],
    ["es.search.yahoo.com", "yahoo"],
    ["r.search.yahoo.com", "yahoo"],
    ["search.yahoo.com", "yahoo"],
    ["www.yahoo.com", "yahoo"],
    ["search.yahoo.co.jp", "yahoo japan"],
    ["yandex.ru", "yandex"],
    ["www.yandex.com.tr", "yandex"],
    ["yandex.kz", "yandex"],
    ["ya.ru", "yandex"],
    ["www.baidu.com", "baidu"],
    ["m.baidu.com", "baidu"],
    ["www.ecosia.org", "ecosia"],
    ["search.brave.com", "brave"],
    ["www.qwant.com", "qwant"],
    ["www.startpage.com", "startpage"],
    ["kagi.com", "kagi"],
    ["search.naver.com", "naver"],
    ["www.seznam.cz", "seznam"],
    ["search.seznam.cz", "seznam"],
    ["www.so.com", "360.cn"],
    ["www.sogou.com", "sogou"],
    ["coccoc.com", "coccoc"],
    ["swisscows.com", "swisscows"],
    ["www.mojeek.com", "mojeek"],
    ["go.mail.ru", "mail.ru"],
    ["www.ask.com", "ask"],
    ["uk.ask.com", "ask"],
    ["suche.t-online.de", "t-online"],
    ["busca.uol.com.br", "uol.com.br"],
    ["search.aol.com", "aol"],
    ["lycos.de", "lycos"],
    ["metager.de", "metager"],
  ])("%s is %s", (host, source) => {
    expect(arrive("", host)).toMatchObject({
      source,
      medium: "organic",
      channel: "organic_search",
      channelRule: "ga4",
      basis: "referrer",
    });
  });
});

describe("social, video and shopping sites", () => {
  test.each([
    ["l.facebook.com", "facebook"],
    ["lm.facebook.com", "facebook"],
    ["m.facebook.com", "facebook"],
    ["facebook.com", "facebook"],
    ["l.instagram.com", "instagram"],
    ["t.co", "twitter"],
    ["x.com", "twitter"],
    ["mobile.twitter.com", "twitter"],
    ["www.linkedin.com", "linkedin"],
    ["lnkd.in", "linkedin"],
    ["old.reddit.com", "reddit"],
    ["out.reddit.com", "reddit"],
    ["www.pinterest.es", "pinterest"],
    ["br.pinterest.com", "pinterest"],
    ["pinterest.co.uk", "pinterest"],
    ["www.tiktok.com", "tiktok"],
    ["www.quora.com", "quora"],
    ["news.ycombinator.com", "hacker news"],
    ["bsky.app", "bluesky"],
    ["mastodon.social", "mastodon"],
    ["fosstodon.org", "mastodon"],
    ["t.me", "telegram"],
    ["web.telegram.org", "telegram"],
    ["l.threads.net", "threads"],
    ["web.whatsapp.com", "whatsapp"],
    ["discord.com", "discord"],
    ["statics.teams.cdn.office.net", "microsoft teams"],
    ["away.vk.com", "vkontakte"],
    ["www.producthunt.com", "producthunt"],
    ["github.com", "github"],
    ["stackoverflow.com", "stackoverflow"],
    ["sites.google.com", "sites.google.com"],
    ["plus.google.com", "google+"],
    ["medium.com", "medium.com"],
  ])("%s is %s", (host, source) => {
    expect(arrive("", host)).toMatchObject({ source, medium: "referral", channel: "organic_social" });
  });
  test.each([
    ["www.youtube.com", "youtube", "organic_video"],
    ["youtu.be", "youtube", "organic_video"],
    ["m.youtube.com", "youtube", "organic_video"],
    ["vimeo.com", "vimeo", "organic_video"],
    ["player.vimeo.com", "vimeo", "organic_video"],
    ["www.twitch.tv", "twitch", "organic_video"],
    ["www.netflix.com", "netflix", "organic_video"],
    ["www.dailymotion.com", "dailymotion", "organic_video"],
    ["www.amazon.com", "amazon", "organic_shopping"],
    ["www.amazon.es", "amazon", "organic_shopping"],
    ["www.ebay.de", "ebay", "organic_shopping"],
    ["www.etsy.com", "etsy", "organic_shopping"],
    ["m.alibaba.com", "alibaba", "organic_shopping"],
    ["www.walmart.com", "walmart", "organic_shopping"],
  ])("%s is %s in %s", (host, source, channel) => {
    expect(arrive("", host)).toMatchObject({ source, medium: "referral", channel });
  });
});

describe("AI assistants", () => {
  test.each([
    ["chatgpt.com", "chatgpt"],
    ["chat.openai.com", "chatgpt"],
    ["www.perplexity.ai", "perplexity"],
    ["claude.ai", "claude"],
    ["gemini.google.com", "gemini"],
    ["bard.google.com", "gemini"],
    ["copilot.microsoft.com", "copilot"],
    ["edgeservices.bing.com", "copilot"],
    ["chat.mistral.ai", "mistral"],
    ["chat.deepseek.com", "deepseek"],
    ["grok.com", "grok"],
    ["https://x.com/i/grok", "grok"],
    ["https://x.com/i/grok/share/1", "grok"],
    ["duck.ai", "duck.ai"],
    ["you.com", "you"],
    ["www.meta.ai", "meta ai"],
    ["notebooklm.google.com", "notebooklm"],
    ["android-app://com.openai.chatgpt/", "chatgpt"],
  ])("%s is %s", (host, source) => {
    expect(arrive("", host)).toMatchObject({ source, medium: "ai-assistant", channel: "ai_assistant" });
  });
  test.each(["https://x.com/i/grokking", "https://x.com/openai"])("%s is not", (referrer) => {
    expect(arrive("", referrer).channel).toBe("organic_social");
  });
  test("as a written source they are assistants too", () => {
    expect(arrive("utm_source=chatgpt.com")).toMatchObject({ source: "chatgpt", channel: "ai_assistant" });
    expect(arrive("utm_source=perplexity&utm_medium=referral").channel).toBe("ai_assistant");
  });
});

describe("webmail is e-mail", () => {
  test.each([
    ["mail.google.com", "gmail"],
    ["outlook.live.com", "outlook"],
    ["outlook.office365.com", "outlook"],
    ["us-mg5.mail.yahoo.com", "yahoo mail"],
    ["mail.yahoo.co.jp", "yahoo mail"],
    ["mail.aol.com", "aol mail"],
    ["www.icloud.com", "icloud mail"],
    ["e.mail.ru", "mail.ru"],
    ["mail.yandex.ru", "yandex mail"],
    ["mail.rambler.ru", "rambler mail"],
    ["email.seznam.cz", "seznam mail"],
    ["deref-gmx.net", "gmx"],
    ["webmail.freenet.de", "webmail.freenet.de"],
    ["mail01.example.com", "mail01.example.com"],
    ["messagerie.orange.fr", "orange"],
    ["webmail1.free.fr", "free"],
    ["email.t-online.de", "t-online"],
    ["lightmailer-bs.gmx.net", "gmx"],
    ["3c-lxa.mail.com", "mail.com"],
    ["webmail.xtra.co.nz", "webmail.xtra.co.nz"],
    ["android-app://com.google.android.gm", "gmail"],
    ["android-app://com.microsoft.office.outlook/", "outlook"],
  ])("%s is %s", (host, source) => {
    expect(arrive("", host)).toMatchObject({ source, medium: "email", channel: "email", channelRule: "voz" });
  });
  test.each(["mail.ru", "dailymail.co.uk", "mailchimp.com", "email.com", "orange.fr", "mailing.example.com"])(
    "%s is none",
    (host) => {
      expect(arrive("", host).channel).not.toBe("email");
    },
  );
});

describe("apps", () => {
  test.each([
    [
      "android-app://com.google.android.googlequicksearchbox/https/www.google.com",
      "google / organic",
      "organic_search",
    ],
    ["android-app://com.facebook.katana/", "facebook / referral", "organic_social"],
    ["android-app://com.google.android.youtube", "youtube / referral", "organic_video"],
    ["android-app://com.amazon.mShop.android.shopping", "amazon / referral", "organic_shopping"],
    ["android-app://org.example.unknown", "org.example.unknown / referral", "referral"],
  ])("%s is %s", (referrer, expected, channel) => {
    expect(told("", referrer)).toBe(expected);
    expect(arrive("", referrer).channel).toBe(channel);
  });
});

describe("ad networks", () => {
  test.each([
    ["googleads.g.doubleclick.net", "google / display", "display"],
    ["tpc.googlesyndication.com", "google / display", "display"],
    ["www.googleadservices.com", "google / cpc", "paid_search"],
    ["syndicatedsearch.goog", "google / cpc", "paid_search"],
    ["trc.taboola.com", "taboola / cpc", "paid_other"],
    ["widget.criteo.com", "criteo / display", "display"],
    ["aax.amazon-adsystem.com", "amazon / cpc", "paid_shopping"],
  ])("%s is %s in %s", (host, expected, channel) => {
    expect(told("", host)).toBe(expected);
    expect(arrive("", host).channel).toBe(channel);
  });
});

describe("plain websites", () => {
  test.each([
    "docs.google.com",
    "drive.google.com",
    "business.google.com",
    "google.example.com",
    "google.com.example.org",
    "not-twitter.com",
    "notwikipedia.org",
    "twitter.com.example.org",
    "xx.com",
    "sub.t.co",
    "fr.linkedin.example",
    "elpais.com",
    "notbing.com",
    "yandex.example.com",
    "fun.example",
  ])("%s", (host) => {
    expect(arrive("", host)).toMatchObject({
      source: host,
      medium: "referral",
      channel: "referral",
      basis: "referrer",
      referrerHost: host,
    });
  });
  test.each([
    ["fr.wikipedia.org", "wikipedia"],
    ["linktr.ee", "linktree"],
  ])("%s is known, without a class", (host, source) => {
    expect(arrive("", host)).toMatchObject({ source, medium: "referral", channel: "referral", channelRule: "ga4" });
  });
});

describe("portals are search only on a results page", () => {
  test.each([
    ["www.cnn.com", "cnn.com / referral"],
    ["https://www.cnn.com/search?q=x", "google / organic"],
    ["www.startsiden.no", "startsiden.no / referral"],
    ["https://www.startsiden.no/sok/?q=x", "startsiden / organic"],
    ["apollo.lv", "apollo.lv / referral"],
    ["https://apollo.lv/portal/search/", "apollo lv / organic"],
    ["www.arcor.de", "arcor.de / referral"],
    ["lycos.com", "lycos.com / referral"],
  ])("%s is %s", (referrer, expected) => {
    expect(told("", referrer)).toBe(expected);
  });
});

describe("AMP pages", () => {
  test.each([
    ["https://www-elpais-com.cdn.ampproject.org/c/s/x", "elpais.com / referral"],
    ["https://my--site-example-co-uk.cdn.ampproject.org/", "my-site.example.co.uk / referral"],
    ["https://www-facebook-com.cdn.ampproject.org/", "facebook / referral"],
    ["https://cdn.ampproject.org/", "cdn.ampproject.org / referral"],
  ])("%s is %s", (referrer, expected) => {
    expect(told("", referrer)).toBe(expected);
  });
});
