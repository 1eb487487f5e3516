/** Who: the visitor (a random id, with consent only) and the customer (an id that the host gives). */
import type { CustomerRef } from "../contract/wire.types.ts";
import type { Shelf } from "./shelf.ts";
import type { RandomBytes } from "./uuid.ts";

export interface Identity {
  who: { visitorId?: string | undefined; customer?: CustomerRef | undefined };
  /** Consent was given: the kept id, or a new one. */
  remember(): void;
  /** Consent was taken back, or another person comes. */
  forget(): void;
}

export function createIdentity(shelf: Shelf, random: RandomBytes): Identity {
  const who: Identity["who"] = {};
  return {
    who,
    remember() {
      who.visitorId ??=
        // As JSON, and nothing that somebody else may have put there.
        /^"([\w-]{1,64})"$/.exec(shelf.text("id")!)?.[1] ??
        Array.from(random(16), (byte) => byte.toString(36)).join("");
      shelf.write("id", who.visitorId);
    },
    forget() {
      who.visitorId = undefined;
      shelf.write("id");
    },
  };
}

/** `identify(id, traits)` as it crosses the wire: e-mail, name and proof have places of their own. */
export function customerOf(id: string, { email, name, proof, ...traits }: Record<string, unknown> = {}): CustomerRef {
  return { id, email, name, proof, traits } as CustomerRef;
}
