import { liveThrough } from "./seeds.ts";

liveThrough("odd");
