/** One JSON line a failure: ids, codes and places, never what a request or a query carried. */
export function logFailure(facts: { requestId: string; path: string }, error: unknown): void {
  // A failed query's own message holds its parameters; its cause tells what the database said.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const places = stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  // A set-up link's address is its secret.
  // A customer's id may be an e-mail address.
  const path = facts.path.replace(/^\/setup\/.+/, "/setup/…").replace(/(\/customers\/)[^/]+/, "$1…");
  console.error(JSON.stringify({ level: "error", ...facts, path, message: message.slice(0, 300), places }));
}
