/** Finds a Chromium and launches it. None found is an error with the command that brings one: a journey is never skipped. */
import { existsSync } from "node:fs";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of a Chromium on this machine: `CHROMIUM_PATH`, the usual places, Playwright's own. */
export function findChromium(env: Record<string, string | undefined> = process.env): string {
  const wanted = env.CHROMIUM_PATH;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH names ${wanted}, and there is nothing there.`);
  }
  const found = [...usual, chromium.executablePath()].find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    "These tests need Chromium. Run `sudo apt-get install chromium` or `npx playwright install chromium`, or set CHROMIUM_PATH.",
  );
}

/** A browser that talks to nobody but the tests' own servers. */
export const launchBrowser = (options: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    ...options,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-gpu",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...(options.args ?? []),
    ],
  });
