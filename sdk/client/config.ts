/** What the API publishes for everyone (`/v1/config`), and what it tells about this visitor (`/v1/decide`). */
import type { Config, DecideAnswer, DecideRequest } from "../contract/wire.types.ts";
import type { Front } from "./client.ts";

export interface Desk {
  /** The configuration if it is there already. */
  known?: Config | undefined;
  /** The Worker's word on this visitor if it is there already. */
  decided?: DecideAnswer | undefined;
  /** The configuration, fetched once; undefined while the API cannot be reached. */
  config(): Promise<Config | undefined>;
  /** The Worker's word, asked at most once a page; undefined while it cannot be had. */
  decide(request: () => Omit<DecideRequest, "key">): Promise<DecideAnswer | undefined>;
  /** The network may be back: after a failure, nobody has to wait any longer. */
  retry(): void;
  /** Another page of the same load, or another person: the Worker may be asked again. */
  turnPage(): void;
}

export function createDesk({ host, key, config }: Front["options"], get: typeof fetch, { now, fail }: Front): Desk {
  /** After a failure, how long until the configuration is asked for again. */
  const pause = 30_000;
  let loading: Config | Promise<Config | undefined> | undefined;
  let notBefore = 0;
  let asking: Promise<DecideAnswer | undefined> | undefined;

  /** One request for JSON that holds a list; anything else is a failure, told and not thrown. */
  async function json<Answer>(
    code: "config" | "decide",
    list: keyof Answer,
    query: string,
    body?: string,
  ): Promise<Answer | undefined> {
    try {
      // As text, which the API takes and for which a browser asks no leave beforehand.
      const response = await get(host + "/v1/" + code + query, body ? { method: "POST", body } : {});
      const answer = response.ok && ((await response.json()) as Answer);
      if (answer && Array.isArray(answer[list])) return answer;
      fail(code, response);
    } catch (thrown) {
      fail(code, thrown);
    }
    return undefined;
  }

  const desk: Desk = {
    async config() {
      if (now() >= notBefore) {
        notBefore = Infinity;
        desk.known = await (loading = config ?? json<Config>("config", "surveys", "?key=" + key));
        if (!desk.known) notBefore = now() + pause;
      }
      return loading;
    },
    async decide(request) {
      let mine, answer;
      // Who was asked about, or where, may be another by then.
      do {
        mine = asking ??= json<DecideAnswer>("decide", "eligible", "", JSON.stringify({ key, ...request() }));
        answer = await mine;
      } while (mine !== asking);
      return (desk.decided = answer);
    },
    retry() {
      if (notBefore < Infinity) notBefore = 0;
    },
    turnPage() {
      asking = desk.decided = undefined;
    },
  };
  return desk;
}
