/**
 * One invocation of the Worker. Each thing that it waits for takes time and may go wrong; and it may die while it waits,
 * before or after what it waited for was done. Who is dead hears nothing any more, and cleans nothing up.
 */
import type { Chance } from "./chance.ts";
import { skew } from "./rules.ts";
import type { Time } from "./time.ts";

export interface Trouble {
  /** Of how many questions to D1 one is refused, and of how many the answer is lost although it was done. */
  refused: number;
  lost: number;
  /** Of how many waits one takes seconds. */
  slow: number;
  /** Of how many invocations one dies. */
  deadly: number;
}
export const noTrouble: Trouble = { refused: 0, lost: 0, slow: 0, deadly: 0 };

export interface Life {
  /** This machine's own clock. */
  now(): number;
  dead: boolean;
  /** Something went wrong with what it waited for. */
  harmed: boolean;
  wait<Answer>(deed: () => Answer | Promise<Answer>, kind: "d1" | "network", milliseconds?: number): Promise<Answer>;
  d1: D1Database;
}

export function begin(time: Time, chance: Chance, d1: D1Database, trouble: () => Trouble): Life {
  const { deadly } = trouble();
  let left = chance.is(deadly) ? chance.between(0, 40) : Infinity;
  const dies = chance.is(0.5) ? "before" : "after";
  const wrong = chance.between(-skew, skew);
  const life: Life = {
    now: () => time.now() + wrong,
    dead: false,
    harmed: false,
    d1,
    wait: (deed, kind, milliseconds) =>
      new Promise((resolve, reject) => {
        if (life.dead) return;
        const { refused, lost, slow } = trouble();
        const fault = chance.next();
        const late = chance.is(slow) ? chance.between(500, 4000) : 0;
        const takes = milliseconds ?? chance.between(1, 20) + (kind === "network" ? late : 0);
        left -= 1;
        const last = left < 0;
        time.after(takes, async () => {
          if (life.dead) return;
          if (last && dies === "before") return die(life);
          if (kind === "d1" && fault < refused) {
            life.harmed = true;
            return reject(new Error("D1_ERROR: D1 DB is overloaded. Requests queued for too long."));
          }
          let answer: Awaited<ReturnType<typeof deed>>;
          try {
            answer = await deed();
          } catch (error) {
            return reject(error as Error);
          }
          if (last) return die(life);
          if (kind === "d1" && fault > 1 - lost) {
            life.harmed = true;
            return reject(new Error("D1_ERROR: Network connection lost."));
          }
          // Done at once, and told late: what was true may no longer be.
          if (kind === "d1" && late > 0) time.after(late, () => void (life.dead || resolve(answer)));
          else resolve(answer);
        });
      }),
  };
  life.d1 = waited(d1, life);
  return life;
}

const die = (life: Life): void => {
  life.dead = true;
  life.harmed = true;
};

/** Statements and batches that are waited for. */
function waited(d1: D1Database, life: Life): D1Database {
  const asking = ["all", "run", "raw", "first"] as const;
  const inner = new WeakMap<object, D1PreparedStatement>();
  const statement = (real: D1PreparedStatement): D1PreparedStatement => {
    const ask = (name: (typeof asking)[number]) => (column?: string) =>
      life.wait<unknown>(() => {
        if (name !== "first") return real[name]();
        return column === undefined ? real.first() : real.first(column);
      }, "d1");
    const made = {
      bind: (...values: unknown[]) => statement(real.bind(...values)),
      ...Object.fromEntries(asking.map((name) => [name, ask(name)])),
    } as unknown as D1PreparedStatement;
    inner.set(made, real);
    return made;
  };
  return {
    prepare: (sql: string) => statement(d1.prepare(sql)),
    batch: (statements: D1PreparedStatement[]) =>
      life.wait(() => d1.batch(statements.map((one) => inner.get(one)!)), "d1"),
  } as unknown as D1Database;
}
