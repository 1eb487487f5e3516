/** What is fetched once a survey is seen: what sends its answers, and how its end looks. */
export { createSender } from "../sdk/client/sender.ts";
export { farewell, farewellCss } from "./farewell.ts";
