/** The folder that holds a local world: its database, its secrets, the keys of its demo workspace. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What a person or a test needs of the local demo workspace. */
export interface Demo {
  url: string;
  workspaceId: string;
  publicKey: string;
  secretKey: string;
  email: string;
  password: string;
  /** The demo's survey, where the world has one; kept beside the keys, in a file of its own. */
  surveyId?: string;
}

export interface State {
  folder: string;
  authSecret: string;
  /** Null in a world that is still empty. */
  demo: Demo | null;
}

/** A message for a person, without a stack. */
export class Trouble extends Error {}

const demoFile = (folder: string) => join(folder, "demo.json");
const surveyFile = (folder: string) => join(folder, "survey.json");
const secretsFile = (folder: string) => join(folder, "secrets.json");

export function openState(path: string): State {
  const folder = resolve(path);
  const away = `move ${folder} away, or name another folder with VOZ_STATE`;
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(secretsFile(folder)))
      writeFileSync(secretsFile(folder), JSON.stringify({ authSecret: randomBytes(32).toString("hex") }), {
        mode: 0o600,
      });
    const { authSecret } = JSON.parse(readFileSync(secretsFile(folder), "utf8")) as { authSecret: string };
    if (typeof authSecret !== "string" || authSecret.length < 32) throw new Error("secrets.json holds no authSecret");
    const demo = existsSync(demoFile(folder)) ? (JSON.parse(readFileSync(demoFile(folder), "utf8")) as Demo) : null;
    if (demo && (typeof demo.publicKey !== "string" || typeof demo.secretKey !== "string"))
      throw new Error("demo.json holds no keys");
    const more = existsSync(surveyFile(folder)) ? (JSON.parse(readFileSync(surveyFile(folder), "utf8")) as object) : {};
    return { folder, authSecret, demo: demo && { ...demo, ...more } };
  } catch (error) {
    throw new Trouble(
      `the state folder cannot be used (${error instanceof Error ? error.message : String(error)}); ${away}`,
    );
  }
}

export function writeDemo(folder: string, { surveyId, ...demo }: Demo): void {
  if (surveyId !== undefined) writeFileSync(surveyFile(folder), JSON.stringify({ surveyId }));
  writeFileSync(demoFile(folder), `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
}
