/**
 * A tab that nobody looks into. Playwright's pages have the browser's network and script domains on, which take a
 * stack trace of every request and its source positions: on the main thread, and half as much again as what a script
 * does there. So figures come from a tab in a context of its own, spoken to past Playwright, with no domain on.
 */
import type { Browser, CDPSession } from "playwright-core";

/** What of the protocol is asked of a tab. */
export interface Tab {
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  cookies(): Promise<string[]>;
  close(): Promise<void>;
}

interface Message {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

/** Nothing of an earlier visit is known in it. */
export async function openTab(browser: Browser, width: number, height: number): Promise<Tab> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send("Target.createBrowserContext");
  const { targetId } = await session.send("Target.createTarget", { url: "about:blank", browserContextId });
  const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });
  const waiting = new Map<number, (message: Message) => void>();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const answer = JSON.parse(message) as Message;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  let last = 0;
  const tab: Tab = {
    async send(method, params = {}) {
      const id = (last += 1);
      const answered = new Promise<Message>((answer) => waiting.set(id, answer));
      await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) });
      const { result = {}, error } = await answered;
      waiting.delete(id);
      if (error) throw new Error(`${method}: ${error.message}`);
      return result;
    },
    async cookies() {
      const { cookies } = await session.send("Storage.getCookies", { browserContextId });
      return cookies.map(({ name }) => name);
    },
    async close() {
      await session.send("Target.disposeBrowserContext", { browserContextId });
      await session.detach();
    },
  };
  await tab.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  await tab.send("Emulation.setFocusEmulationEnabled", { enabled: true });
  return tab;
}
