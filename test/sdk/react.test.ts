/** What the hooks do where no page is needed; in a page they are in test/journeys/packed.test.ts. */
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { createVoz, isVozError } from "../../sdk/index.ts";
import { useSurvey, useVoz, VozProvider } from "../../sdk/react.ts";

describe("on a server", () => {
  it("rendering asks, keeps and starts nothing", () => {
    let requests = 0;
    const kept = new Map<string, string>();
    const voz = createVoz({
      host: "https://voz.test",
      key: "voz_pk_1",
      storage: {
        getItem: (name) => kept.get(name) ?? null,
        setItem: (name, value) => void kept.set(name, value),
        removeItem: (name) => void kept.delete(name),
      },
      fetch: async () => Response.json({ requests: ++requests }),
    });
    const Score = () => {
      const { sending, result, completed } = useSurvey("sur_1");
      return createElement("p", null, JSON.stringify([useVoz() === voz, sending, result, completed]));
    };
    expect(renderToString(createElement(VozProvider, { voz }, createElement(Score)))).toBe(
      "<p>[true,false,null,false]</p>",
    );
    expect([requests, kept.size]).toEqual([0, 0]);
    voz.destroy();
  });

  it("a hook outside of the provider says so", () => {
    const Lost = () => createElement("p", null, String(useVoz()));
    let thrown: unknown;
    try {
      renderToString(createElement(Lost));
    } catch (error) {
      thrown = error;
    }
    expect(isVozError(thrown)).toBe(true);
    expect(String(thrown)).toContain("VozProvider");
  });
});
