/** The one stylesheet of the dashboard, and the address that changes with it. */
import { crc32 } from "../../http/token.ts";
import { base } from "./base.css.ts";
import { content } from "./content.css.ts";
import { controls } from "./controls.css.ts";
import { editing } from "./editing.css.ts";
import { figures } from "./figures.css.ts";
import { heard } from "./heard.css.ts";
import { look } from "./look.css.ts";
import { marketing } from "./marketing.css.ts";
import { results } from "./results.css.ts";
import { shell } from "./shell.css.ts";

export const styleSheet = [base, shell, controls, figures, content, editing, heard, look, marketing, results].join(
  "\n",
);
export const stylePath = `/dashboard/style-${crc32(styleSheet).toString(36)}.css`;
