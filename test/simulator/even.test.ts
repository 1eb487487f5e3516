import { liveThrough } from "./seeds.ts";

liveThrough("even");
