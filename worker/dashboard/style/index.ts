/** The one stylesheet of the dashboard, and the address that changes with it. */
import { crc32 } from "../../http/token.ts";
import { alerts } from "./alerts.css.ts";
import { asking } from "./asking.css.ts";
import { base } from "./base.css.ts";
import { content } from "./content.css.ts";
import { controls } from "./controls.css.ts";
import { customers } from "./customers.css.ts";
import { deliveries } from "./deliveries.css.ts";
import { drivers } from "./drivers.css.ts";
import { editing } from "./editing.css.ts";
import { figures } from "./figures.css.ts";
import { heard } from "./heard.css.ts";
import { home } from "./home.css.ts";
import { journey } from "./journey.css.ts";
import { look } from "./look.css.ts";
import { marketing } from "./marketing.css.ts";
import { print } from "./print.css.ts";
import { privacy } from "./privacy.css.ts";
import { results } from "./results.css.ts";
import { shell } from "./shell.css.ts";
import { voices } from "./voices.css.ts";

export const styleSheet = [
  base,
  alerts,
  shell,
  controls,
  figures,
  content,
  customers,
  deliveries,
  drivers,
  asking,
  editing,
  heard,
  home,
  journey,
  look,
  marketing,
  privacy,
  results,
  voices,
  print,
].join("\n");
export const stylePath = `/dashboard/style-${crc32(styleSheet).toString(36)}.css`;
