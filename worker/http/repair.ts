/**
 * Makes text storable before anything else looks at it: NUL goes, lone surrogates become U+FFFD. Other control
 * characters are data and stay. Refuses nesting that no honest item has. Pure.
 */
interface Shape {
  deepest: number;
  mostKeys: number;
}

export interface Repaired {
  value: unknown;
  changed: boolean;
  /** It is nested too deeply or holds too many entries to be looked at. */
  tooMuch: boolean;
}

export function repairText(input: unknown, { deepest, mostKeys }: Shape): Repaired {
  let changed = false;
  let keys = 0;
  let tooMuch = false;
  const mend = (text: string): string => {
    const mended = text.includes("\u0000") ? text.replaceAll("\u0000", "") : text;
    const whole = mended.toWellFormed();
    if (whole !== text) changed = true;
    return whole;
  };
  const walk = (value: unknown, depth: number): unknown => {
    if (typeof value === "string") return mend(value);
    if (typeof value !== "object" || value === null) return value;
    if (depth >= deepest || keys > mostKeys) {
      tooMuch = true;
      return null;
    }
    if (Array.isArray(value)) {
      keys += value.length;
      return value.map((entry) => walk(entry, depth + 1));
    }
    const result: Record<string, unknown> = {};
    for (const [name, entry] of Object.entries(value)) {
      keys += 1;
      // Own property, also for "__proto__": nothing of a stranger's object may reach a prototype.
      Object.defineProperty(result, mend(name), {
        value: walk(entry, depth + 1),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return result;
  };
  return { value: walk(input, 0), changed, tooMuch };
}
