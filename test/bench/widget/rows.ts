/** From runs to rows: the middle of each figure, its spread, and what it is held against. */
import type { Row } from "../table.ts";
import { less, spread, type Spread } from "./spread.ts";
import type { Footprint, Loaded, Timed, Unwarmed } from "./visit.ts";

type Runs<Name extends string, Value> = Record<Name, Value[]>;
type Beside = "plain" | "preact" | "voz";

const ms = ({ median, low, high }: Spread): string => `${median.toFixed(1)} ms (${low.toFixed(0)}–${high.toFixed(0)})`;
const kilo = ({ median, low, high }: Spread): string =>
  `${(median / 1024).toFixed(0)} KB (${(low / 1024).toFixed(0)}–${(high / 1024).toFixed(0)})`;
const beside = (preact: string, plain?: string): string => `Preact floor ${preact}${plain ? `, by hand ${plain}` : ""}`;

/** A figure that may be so many times the Preact floor's. */
const ratio = (what: string, of: { plain?: Spread; preact: Spread; voz: Spread }, most?: number): Row => {
  const times = of.voz.median / of.preact.median;
  return {
    what,
    value: `${ms(of.voz)} = ${times.toFixed(2)} ×`,
    against: beside(ms(of.preact), of.plain && ms(of.plain)),
    mark: most ? `≤ ${most} × Preact floor` : "–",
    met: !most || times <= most,
  };
};
const none = (what: string, found: number, against: string): Row => ({
  what,
  value: String(found),
  against,
  mark: "none",
  met: found === 0,
});

/** The page's own share varies by more than what is looked for: of loads there are further ones, with nothing after. */
export function loadRows(runs: Runs<"harness" | Beside, Loaded>): { rows: Row[]; note: string } {
  const of = (name: keyof typeof runs, figure: (one: Loaded) => number): Spread => spread(runs[name].map(figure));
  const share = of("harness", ({ load }) => load);
  const own = (name: Beside): Spread =>
    less(
      of(name, ({ load }) => load),
      share.median,
    );
  const long = (name: Beside): number => of(name, ({ longAtLoad }) => longAtLoad).median;
  const load = own("voz");
  return {
    rows: [
      {
        what: "main thread at load",
        value: ms(load),
        against: beside(ms(own("preact")), ms(own("plain"))),
        mark: "≤ 10 ms",
        met: load.median <= 10,
      },
      none("long tasks at load", long("voz"), beside(`${long("preact")}`, `${long("plain")}`)),
    ],
    note: `Loads: ${runs.voz.length} of the widget; the harness alone, taken off above: ${ms(share)}`,
  };
}

export function timedRows(runs: Runs<"harness" | Beside, Timed>): { rows: Row[]; notes: string[] } {
  const of = (name: keyof typeof runs, figure: (one: Timed) => number): Spread => spread(runs[name].map(figure));
  /** Without what the measuring costs by itself. */
  const own = (name: keyof typeof runs, figure: (one: Timed) => number): Spread =>
    less(of(name, figure), of("harness", figure).median);
  const all = (figure: (one: Timed) => number, read = own): Record<Beside, Spread> => ({
    plain: read("plain", figure),
    preact: read("preact", figure),
    voz: read("voz", figure),
  });
  const late = all(({ late }) => late);
  const visible = all(({ visible }) => visible, of);
  const long = (figure: (one: Timed) => number): string =>
    beside(String(of("preact", figure).median), String(of("plain", figure).median));
  const rows: Row[] = [
    // No mark: what is put off until the load is over is told all the same.
    {
      what: "main thread two to four seconds after the load",
      value: ms(late.voz),
      against: beside(ms(late.preact), ms(late.plain)),
      mark: "–",
      met: true,
    },
    ratio(
      "main thread to show",
      all(({ show }) => show),
      1.4,
    ),
    none(
      "long tasks to show",
      of("voz", ({ longAtShow }) => longAtShow).median,
      long(({ longAtShow }) => longAtShow),
    ),
    ratio("trigger → visible", visible, 1.3),
  ];
  const names = ["harness", "plain", "preact", "voz"] as const;
  const parts = names.map((name) => {
    const [script, style, layout] = (["script", "style", "layout"] as const).map((part) =>
      of(name, ({ parts }) => parts[part]).median.toFixed(1),
    );
    return `${name} ${of(name, ({ show }) => show).median.toFixed(1)} (script ${script}, style ${style}, layout ${layout})`;
  });
  const [warm] = runs.voz;
  return {
    rows,
    notes: [
      `Fetched before the trigger, after 4 s of rest: ${warm?.before.join(" ")}`,
      `Fetched from the trigger on: ${warm?.after.join(" ")}`,
      `The harness alone, taken off above: show ${ms(of("harness", ({ show }) => show))}, visible ${ms(of("harness", ({ visible }) => visible))}`,
      `Main thread to show, nothing taken off, ms: ${parts.join("; ")}`,
    ],
  };
}

/** No mark: a survey that is due sooner than the script looks at the device has to look itself. */
export function earlyRows(runs: Runs<"harness" | "preact" | "voz", Timed>): Row[] {
  const of = (name: keyof typeof runs, figure: (one: Timed) => number): Spread => spread(runs[name].map(figure));
  const share = of("harness", ({ show }) => show).median;
  const show = (name: "preact" | "voz"): Spread =>
    less(
      of(name, (one) => one.show),
      share,
    );
  const visible = (name: "preact" | "voz"): Spread => of(name, (one) => one.visible);
  return [
    ratio("main thread to show, two seconds after the script", { preact: show("preact"), voz: show("voz") }),
    ratio("trigger → visible, two seconds after the script", { preact: visible("preact"), voz: visible("voz") }),
  ];
}

/** No mark: a page that goes by itself has more at hand by then. */
export function unwarmedRow(runs: Runs<"preact" | "cold", Unwarmed>): { row: Row; note: string } {
  const of = (name: keyof typeof runs): Spread => spread(runs[name].map(({ visible }) => visible));
  const [fresh] = runs.cold;
  return {
    row: ratio("trigger → visible, nothing lazy fetched before", { preact: of("preact"), voz: of("cold") }),
    note: `Nothing lazy fetched before (data-manual): ${fresh?.before.join(" ")}; from the trigger on: ${fresh?.after.join(" ")}`,
  };
}

export function slowRows(runs: Runs<Beside | "plainTag", number>): Row[] {
  const [plain, preact, voz, plainTag] = (["plain", "preact", "voz", "plainTag"] as const).map((name) =>
    spread(runs[name]),
  ) as [Spread, Spread, Spread, Spread];
  return [
    ratio("cold start on Slow 4G → visible", { plain, preact, voz }, 1.4),
    ratio("the same, the tag without the key's address", { preact, voz: plainTag }),
  ];
}

export function footprintRows(runs: Runs<"harness" | Beside, Footprint>, visits: readonly Timed[]): Row[] {
  const heap = (what: string, figure: (one: Footprint) => number, most: number): Row => {
    const share = spread(runs.harness.map(figure)).median;
    const [own, preact, plain] = (["voz", "preact", "plain"] as const).map((name) =>
      less(spread(runs[name].map(figure)), share),
    ) as [Spread, Spread, Spread];
    return {
      what,
      value: kilo(own),
      against: beside(kilo(preact), kilo(plain)),
      mark: `≤ ${most} KB`,
      met: own.median <= most * 1024,
    };
  };
  const shift = Math.max(...visits.map(({ shift }) => shift));
  const stored = [...new Set(runs.voz.flatMap(({ stored }) => stored))];
  const elements = (name: Beside): number => spread(runs[name].map(({ elements }) => elements)).median;
  return [
    heap("heap at load, against the empty page", ({ load }) => load, 100),
    heap("heap shown, against the empty page", ({ shown }) => shown, 350),
    none("layout shift, the largest of all runs", shift, ""),
    none("things stored before consent", stored.length, stored.join(", ")),
    {
      what: "elements in view",
      value: String(elements("voz")),
      against: beside(String(elements("preact")), String(elements("plain"))),
      mark: "–",
      met: true,
    },
  ];
}
