/** `npm run bench`: measures, and prints one table that says against what. Exits with 1 where a mark is missed. */
import { benchCapture } from "./capture.ts";
import { benchCollect } from "./collect.ts";
import { benchMarketing } from "./marketing.ts";
import { benchRedact } from "./redact.ts";
import { benchResolve } from "./resolve.ts";
import { benchRetag } from "./retag.ts";
import { benchRows } from "./rows.ts";
import { benchSizes } from "./sizes.ts";
import { benchStart } from "./start.ts";
import { printTable } from "./table.ts";

const rows = [
  ...(await benchSizes()),
  ...(await benchCapture()),
  ...benchRedact(),
  ...(await benchResolve()),
  ...(await benchRows()),
  ...(await benchCollect()),
  ...(await benchRetag()),
  ...(await benchMarketing()),
  ...(await benchStart()),
];
printTable(rows);
process.exit(rows.every(({ met }) => met) ? 0 : 1);
