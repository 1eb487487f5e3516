/**
 * Keeps the machine's cores busy with nothing, at the very lowest priority, while something short is measured. A virtual
 * core that falls asleep between two tasks is given to others, and finds its caches cold: the same layout then takes once
 * or twice its time, by chance.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { availableParallelism, constants, setPriority } from "node:os";

const busy = `process.stdin.on("end", () => process.exit()).resume();
const turn = () => { for (const end = Date.now() + 5; Date.now() < end;); setImmediate(turn); };
turn();`;

/** Until it is called. Where the scheduler knows no class for idle work (Linux' does), the last of the usual ones serves. */
export function stayAwake(): () => void {
  const children = Array.from({ length: availableParallelism() }, (): ChildProcess => {
    const run = (command: string, ...args: string[]): ChildProcess =>
      spawn(command, [...args, "-e", busy], { stdio: ["pipe", "ignore", "ignore"] });
    if (process.platform === "linux") return run("chrt", "-i", "0", process.execPath);
    const child = run(process.execPath);
    setPriority(child.pid!, constants.priority.PRIORITY_LOW);
    return child;
  });
  for (const child of children)
    child.on("error", (thrown) => console.error(`The cores may fall asleep while measuring: ${thrown.message}`));
  return () => {
    for (const child of children) child.kill();
  };
}
