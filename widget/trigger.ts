/**
 * Page moments, as events that a survey can wait for: `click`, `scroll`, `exit`, `dwell` (and `page`, which the client
 * tells by itself). Fetched only where a live survey waits for one; only those are watched.
 */
type Track = (event: string, properties: Record<string, unknown>) => void;

/** So often is the time on the page told, up to the longest. */
const tick = 5;
const longest = 600;

const moments: Record<string, (track: Track) => () => void> = {
  /** A click on a link, a button, or whatever carries `data-voz`; told are its id and its `data-voz`. */
  click: (track) =>
    listen(document, "click", ({ target }) => {
      const hit = target instanceof Element && target.closest<HTMLElement>("a,button,[data-voz]");
      if (hit) track("click", { id: hit.id, name: hit.dataset.voz ?? "" });
    }),

  /** How far down the page was seen, in percent, at each tenth that is new. */
  scroll(track) {
    let deepest = 0;
    return listen(window, "scroll", () => {
      const { scrollHeight } = document.documentElement;
      const tenth = Math.floor(((scrollY + innerHeight) / scrollHeight) * 10) * 10;
      if (tenth > deepest) track("scroll", { percent: (deepest = tenth) });
    });
  },

  /** The pointer leaves through the top of the window. */
  exit: (track) =>
    listen(document, "mouseout", (event) => {
      const { relatedTarget, clientY } = event as MouseEvent;
      if (!relatedTarget && clientY <= 0) track("exit", {});
    }),

  /** Seconds on the page while it is in view. */
  dwell(track) {
    let seconds = 0;
    const timer = setInterval(() => {
      if (document.visibilityState === "hidden") return;
      seconds += tick;
      track("dwell", { seconds });
      if (seconds >= longest) clearInterval(timer);
    }, tick * 1000);
    return () => clearInterval(timer);
  },
};

function listen(target: EventTarget, name: string, act: (event: Event) => void): () => void {
  target.addEventListener(name, act, { passive: true });
  return () => target.removeEventListener(name, act);
}

/** Watches the moments among these events. The answer ends it. */
export function watchMoments(events: readonly string[], track: Track): () => void {
  const ends = Object.keys(moments)
    .filter((name) => events.includes(name))
    .map((name) => moments[name]!(track));
  return () => ends.forEach((end) => end());
}
