/** What it costs to resolve an arrival: 10,000 distinct ones, CPU time. */
import { readArrival } from "../../sdk/arrival/read.ts";
import { resolveTouch } from "../../worker/touches/index.ts";
import { median } from "./load.ts";
import type { Row } from "./table.ts";

const hosts = [
  "www.google.es",
  "duckduckgo.com",
  "l.instagram.com",
  "m.facebook.com",
  "t.co",
  "chatgpt.com",
  "www.elpais.com",
  "mail.google.com",
  "sis.redsys.es",
  "blog.example.org",
];
const links = [
  "",
  "?utm_source=newsletter&utm_medium=email&utm_campaign=c%N",
  "?gclid=Cj0%N&utm_campaign=brand",
  "?fbclid=Iw%N",
  "?utm_source=fb-ads&utm_campaign=Oto%C3%B1o+%N",
  "?mc_cid=%N&mc_eid=x",
  "?ref=menu%N",
];

export async function benchResolve(): Promise<Row[]> {
  const arrivals = Array.from({ length: 10_000 }, (_, index) =>
    readArrival({
      url: `https://shop.test/p/${index}${(links[index % links.length] ?? "").replaceAll("%N", String(index))}`,
      referrer: index % 3 === 0 ? "" : `https://${hosts[index % hosts.length]}/x/${index}`,
      at: new Date(1_770_000_000_000 + index * 1000).toISOString(),
    }),
  );
  const once = (): number => {
    const before = process.cpuUsage();
    for (const arrival of arrivals) resolveTouch(arrival);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / arrivals.length;
  };
  once();
  const each = median([once(), once(), once(), once(), once()]);
  return [
    {
      what: "resolve an arrival, 10,000 distinct ones",
      value: `${(each * 1000).toFixed(1)} µs CPU`,
      against: "–",
      mark: "≤ 200 µs",
      met: each <= 0.2,
    },
  ];
}
