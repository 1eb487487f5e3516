/** A person's rights: all that is kept of them, and its erasure with a receipt. */
import * as v from "valibot";
import { idOf, Instant, Page, Uuid7 } from "../shapes.ts";
import { deliveryStates } from "./endpoint.ts";

export const erasureKinds = ["customer", "response", "replay"] as const;
export const erasureStates = ["open", "done"] as const;
/** What became of a table's rows; `nothing`: it holds nothing of customers or visitors. */
export const erasedHow = ["deleted", "emptied", "subtracted", "sealed", "nothing"] as const;
export type ErasedHow = (typeof erasedHow)[number];

/** Who holds the id of an anonymous response may have it erased, with what else that browser said. */
export const ErasureRequest = v.object({ response: Uuid7 });

/** The address of the page on which one answer is seen and erased by whoever gave it. */
export const ReceiptLink = v.object({ url: v.string() });
export type ReceiptLink = v.InferOutput<typeof ReceiptLink>;

export const LedgerEntry = v.object({
  id: idOf("ers"),
  askedAt: Instant,
  /** Of the ids that the person had, keyed: they tell nobody. */
  hashes: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, "A hash is 32 hex digits."))),
    v.maxLength(20_000),
  ),
});
export type LedgerEntry = v.InferOutput<typeof LedgerEntry>;

export const Erasure = v.object({
  id: v.string(),
  kind: v.picklist(erasureKinds),
  /** `open` until all of it is done; what was interrupted goes on within a minute. */
  state: v.picklist(erasureStates),
  askedAt: v.string(),
  doneAt: v.nullable(v.string()),
  /** Every table, and how many of its rows were deleted, emptied or reckoned down. */
  tables: v.array(v.object({ table: v.string(), rows: v.number(), how: v.picklist(erasedHow) })),
  /** Who is told: all that ever got anything of the person, and all that asked to be told. */
  endpoints: v.array(
    v.object({
      endpointId: v.string(),
      state: v.picklist(deliveryStates),
      /** Of the last try. */
      at: v.nullable(v.string()),
      status: v.nullable(v.number()),
    }),
  ),
  ledger: LedgerEntry,
});
export type Erasure = v.InferOutput<typeof Erasure>;

export const ErasureQuery = v.object(Page);

/** The ledger as it was exported, after a back-up was restored. */
export const ReplayLedger = v.object({
  entries: v.pipe(v.array(LedgerEntry), v.minLength(1, "Give at least one line of the ledger."), v.maxLength(5000)),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(4000))),
});
export type ReplayLedger = v.InferOutput<typeof ReplayLedger>;
export const LedgerReplayed = v.object({
  /** Responses and customers that were there again, and are gone. */
  erased: v.number(),
  /** Where to go on; null at the end. */
  next: v.nullable(v.string()),
});
export type LedgerReplayed = v.InferOutput<typeof LedgerReplayed>;

export const ExportQuery = v.object({ format: v.optional(v.picklist(["json", "csv"]), "json") });

/** All that is kept of a person: each table's rows, by the columns' own names. */
export const PersonExport = v.object({
  exportedAt: v.string(),
  workspaceId: v.string(),
  customerId: v.string(),
  tables: v.record(v.string(), v.array(v.record(v.string(), v.unknown()))),
});
export type PersonExport = v.InferOutput<typeof PersonExport>;
