/** The client of an app without a page: everything that it needs of its host is given. */
import { createVoz } from "@voz/sdk";

export const startVoz = ({ host, key, store, appState, network, link }) =>
  createVoz({
    host,
    key,
    // The deep link that opened the app: which campaign brought the customer.
    url: link ?? "",
    consent: "granted",
    storage: {
      getItem: (name) => store.getString(name) ?? null,
      setItem: (name, value) => store.set(name, value),
      removeItem: (name) => store.delete(name),
    },
    fetch: (...request) =>
      network.value === "online" ? fetch(...request) : Promise.reject(new TypeError("Network request failed")),
    lifecycle(tell) {
      const ends = [
        appState.subscribe((state) => state === "background" && tell("hidden")),
        network.subscribe((state) => state === "online" && tell("online")),
      ];
      return () => ends.forEach((end) => end());
    },
  });
