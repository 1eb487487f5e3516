/** Row 5.13: where the data lies is chosen at deployment; what can be told of it afterwards is told, and nothing is guessed. */
import { describe, expect, it } from "vitest";
import { placeOf } from "../../worker/local/place.ts";

const info = { uuid: "0", name: "voz", running_in_region: "WEUR", num_tables: 40 };

describe("5.13 where the database lies", () => {
  it("holds where Cloudflare says so, and only then", () => {
    expect(placeOf({ ...info, jurisdiction: "eu" }, "eu")).toEqual({
      holds: true,
      say: 'voz lies in the jurisdiction "eu".',
    });
    expect(placeOf({ ...info, jurisdiction: "fedramp" }, "eu").holds).toBe(false);
    for (const none of [null, "", 7]) expect(placeOf({ ...info, jurisdiction: none }, "eu").holds).toBe(false);
  });

  it("says how to mend it where it does not", () => {
    const { say } = placeOf({ ...info, jurisdiction: null }, "eu");
    for (const part of ["lies in no jurisdiction", "--jurisdiction eu", "WEUR now, which is no promise"])
      expect(say).toContain(part);
  });

  it.each([[info], [{}], [null], ["eu"], [[]]])("is unknown where nothing is said of it: %j", (told) => {
    expect(placeOf(told, "eu").holds).toBeNull();
  });
});
