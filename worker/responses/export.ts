/** All responses that the filters let through, as a stream: a page is read when the one before has been taken. */
import { csvLine, csvStart } from "../http/csv.ts";
import type { Trusted } from "../http/context.ts";
import { exportColumns } from "./columns.ts";
import { listResponses, type ResponseFilter } from "./read.ts";

const pageRows = 500;
export type ExportFormat = "csv" | "ndjson";

export async function exportResponses(
  here: Trusted,
  filter: ResponseFilter,
  format: ExportFormat,
): Promise<ReadableStream<Uint8Array>> {
  const columns = format === "csv" ? await exportColumns(here, filter.survey) : [];
  const encoder = new TextEncoder();
  const pageAt = (cursor: string | undefined) => listResponses(here, { ...filter, limit: pageRows, cursor });
  // Whoever may not ask this is told so: once a stream has begun, all that is left is to break it off.
  let first: Awaited<ReturnType<typeof pageAt>> | null = await pageAt(undefined);
  let cursor: string | undefined;
  let begun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = begun || format === "ndjson" ? "" : csvStart(columns.map(({ name }) => name));
      begun = true;
      // A page in which no words were found is empty and not the last; whoever reads waits for something to come.
      do {
        const { items, next } = first ?? (await pageAt(cursor));
        first = null;
        for (const response of items)
          text += format === "csv" ? csvLine(columns.map(({ of }) => of(response))) : `${JSON.stringify(response)}\n`;
        cursor = next ?? undefined;
      } while (text === "" && cursor !== undefined);
      if (text !== "") controller.enqueue(encoder.encode(text));
      if (cursor === undefined) controller.close();
    },
  });
}
