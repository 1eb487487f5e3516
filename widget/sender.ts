/** What is fetched once a survey is seen: what sends its answers, what keeps it in place, and how its end looks. */
export { createSender } from "../sdk/client/sender.ts";
export { farewell, farewellCss } from "./farewell.ts";
export { standing } from "./standing.ts";
