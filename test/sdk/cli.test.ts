/** The command `voz` when it is called wrongly; what it does is in test/sdk/cli and test/journeys/packed.test.ts. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

function voz(...args: string[]): { said: string; status: number | null } {
  const { VOZ_HOST: _host, VOZ_KEY: _key, VOZ_SECRET_KEY: _secret, ...env } = process.env;
  const file = join(import.meta.dirname, "../../sdk/cli.ts");
  const { stderr, status } = spawnSync(process.execPath, [file, ...args], { encoding: "utf8", env });
  return { said: stderr, status };
}
const host = ["--host", "http://127.0.0.1:9"];

it.each([
  ["a command that there is not", ["guess"], 'There is no command "guess".'],
  ["an option that there is not", ["types", ...host, "--kee", "voz_pk_1"], "--kee"],
  ["no host", ["types", "--key", "voz_pk_1"], "Give --host or VOZ_HOST: it looks like https://voz.example.com."],
  ["a secret key where a public one is meant", ["types", ...host, "--key", "voz_sk_1"], "it looks like voz_pk_…"],
  ["a public key where a secret one is meant", ["listen", ...host, "--key", "voz_pk_1"], "it looks like voz_sk_…"],
  ["an address that is none", ["listen", ...host, "--key", "voz_sk_1", "--forward", "3000"], "--forward is an address"],
  ["a time that is none", ["listen", ...host, "--key", "voz_sk_1", "--every", "soon"], "--every is a number"],
])("%s is told, with the help", (_what, args, why) => {
  const { said, status } = voz(...args);
  expect(said).toContain(why);
  expect(said).toContain("voz types   writes");
  expect(status).toBe(1);
});

it("a host that cannot be reached is named", () => {
  const { said, status } = voz("types", ...host, "--key", "voz_pk_1");
  expect(said).toContain("voz config: http://127.0.0.1:9 cannot be reached (");
  expect(said).not.toContain("voz types   writes");
  expect(status).toBe(1);
});
