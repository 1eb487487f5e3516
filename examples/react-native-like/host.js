/**
 * What a phone gives an app, without a phone: a synchronous store as react-native-mmkv has it, the state of the app, the
 * state of the network. No DOM, no localStorage, no document.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Like `new MMKV()`: it is on the disk when a call returns. */
export function createStore(path) {
  const entries = new Map(existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : []);
  const save = () => writeFileSync(path, JSON.stringify([...entries]));
  return {
    getString: (name) => entries.get(name),
    set: (name, value) => void (entries.set(name, value), save()),
    delete: (name) => void (entries.delete(name), save()),
  };
}

/** Like `AppState` and `NetInfo`: whoever subscribes is told. */
export function createState(value) {
  const listeners = new Set();
  return {
    get value() {
      return value;
    },
    set(next) {
      value = next;
      for (const listener of listeners) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
