/** Whom responses were told: every delivery that is about one of them, with where it goes. */
import type { EventType, PresetName } from "#contract";
import type { Owed } from "./send/payload.ts";
import { deliveryIdOf } from "./event.ts";
import { aboutAny, subjectRanges } from "./owe.ts";

// The host alone: a path may be a secret, and whoever reads this need not be who looks after endpoints.
const aboutSql = `SELECT d.endpoint_id AS endpointId, d.event_id AS eventId, d.type, d.subject_id AS subjectId, d.state,
  d.created_at AS createdAt, e.url, e.preset, e.description ${aboutAny}`;

export interface Delivered {
  id: string;
  endpointId: string;
  type: EventType;
  subjectId: string;
  state: Owed["state"];
  createdAt: string;
  endpoint: { id: string; host: string; preset: PresetName; description: string };
}

type Row = Omit<Delivered, "endpoint" | "id"> & {
  eventId: string;
  url: string;
  preset: PresetName;
  description: string;
};

export async function readDeliveredAbout(
  d1: D1Database,
  workspaceId: string,
  responseIds: readonly string[],
): Promise<Delivered[]> {
  const { results } = await d1.prepare(aboutSql).bind(workspaceId, subjectRanges(responseIds)).all<Row>();
  return results.map(({ eventId, url, preset, description, ...row }) => ({
    ...row,
    id: deliveryIdOf(row.endpointId, eventId),
    endpoint: { id: row.endpointId, host: URL.canParse(url) ? new URL(url).host : "", preset, description },
  }));
}
