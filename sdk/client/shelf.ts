/**
 * The device's storage, behind a few verbs that never throw. A browser may forbid storage, or have none left: that is
 * a normal state, not a failure. Whoever keeps something here also holds it in memory and goes on from there.
 */

/** What is needed of `localStorage`, or of the host's own synchronous key-value store. */
export interface StorageLike {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

export interface Shelf {
  text(name: string): string | null;
  read(name: string): unknown;
  /** What is there, if it is a list; else an empty one. */
  list<Entry>(name: string): Entry[];
  /** Writes JSON; without a value the entry goes. */
  write(name: string, value?: unknown): void;
}

/** `storage` is asked for at each use: in some browsers naming `localStorage` is what throws. */
export function shelfOn(storage: () => StorageLike): Shelf {
  const attempt = <Result>(act: (store: StorageLike) => Result): Result | null => {
    try {
      return act(storage());
    } catch {
      return null;
    }
  };
  const shelf: Shelf = {
    text: (name) => attempt((store) => store.getItem("voz." + name)),
    read: (name) => attempt((): unknown => JSON.parse(shelf.text(name)!)),
    list(name) {
      const found = shelf.read(name);
      return Array.isArray(found) ? found : [];
    },
    write: (name, value) =>
      attempt((store) =>
        value === undefined ? store.removeItem("voz." + name) : store.setItem("voz." + name, JSON.stringify(value)),
      ),
  };
  return shelf;
}
