/** What a browser calls itself, as its owner knows it: "Firefox · Windows". Pure; "" where nothing is known. */
const browsers = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bVersion\/[\d.]+.*\bSafari\//],
] as const;
const systems = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["Mac", /\bMac OS X\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
] as const;

const first = (list: readonly (readonly [string, RegExp])[], text: string): string[] =>
  list.filter(([, pattern]) => pattern.test(text)).flatMap(([name], at) => (at === 0 ? [name] : []));

export const browserName = (agent: string | null): string =>
  [...first(browsers, agent ?? ""), ...first(systems, agent ?? "")].join(" · ");
