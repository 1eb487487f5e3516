/**
 * Places other than a corner of the window: a modal, a tab at the edge, an element of the page. Apart from the view, so
 * that a page fetches them only for a survey that says so: the view takes `place` among its options.
 */
import { css } from "./place.css.ts";
import type { Place, Placed, Stand } from "./place.types.ts";

/** Above the page, which rests meanwhile. Only here the focus is taken and held; who is typing is waited for. */
function modal({ host, root, showing, keep, draw, focus, close }: Stand): Placed {
  const gone = new AbortController();
  const { signal } = gone;
  let down = false;
  function enter(): void {
    if (signal.aborted) return;
    if (!showing.opened && document.activeElement?.matches(":read-write"))
      return document.addEventListener("focusout", () => setTimeout(enter), { once: true, signal });
    draw();
    const dialog = root.querySelector("dialog")!;
    const outside = ({ clientX: x, clientY: y }: MouseEvent): boolean => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      return x < left || x > right || y < top || y > bottom;
    };
    // A text that is marked with the pointer may end outside; closing begins and ends there.
    dialog.addEventListener("pointerdown", (event) => (down = outside(event)));
    dialog.addEventListener("click", (event) => down && outside(event) && close());
    // The way back of a phone.
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      close();
    });
    const open = (): void => {
      document.body.appendChild(host);
      dialog.removeAttribute("open");
      if (dialog.showModal) dialog.showModal();
      else dialog.setAttribute("open", "");
    };
    open();
    keep(open);
    showing.shown();
    focus();
  }
  return { tag: "dialog", enter, leave: () => gone.abort() };
}

/**
 * In an element of the page. It moves nothing that a visitor reads: it comes in where the element has the room, or lies
 * below what is in view, and waits for that otherwise. Who opened it sees it at once. It never gets smaller again.
 */
function within({ host, root, survey, showing, draw, focus }: Stand): Placed {
  const { as, selector = `[data-voz-survey="${survey.id}"]` } = survey.show!;
  const whole = as === "page";
  const watching: { disconnect(): void }[] = [];
  const watch = <Observer extends { disconnect(): void }>(observer: Observer): Observer => {
    watching.push(observer);
    return observer;
  };
  /** Puts it in; false where that would move the page, and it is out again. */
  function fits(element: Element): boolean {
    const before = element.getBoundingClientRect();
    element.appendChild(host);
    draw();
    if (whole || showing.opened || before.bottom >= innerHeight) return true;
    if (element.getClientRects()[0] && element.getBoundingClientRect().height <= before.height) return true;
    host.remove();
    return false;
  }
  function stay(): void {
    let most = 0;
    watch(
      new ResizeObserver(([entry]) => {
        most = Math.max(most, entry!.target.getBoundingClientRect().height);
        host.style.setProperty("--least", `${most}px`);
      }),
    ).observe(root.querySelector(".card")!);
    const seen = watch(
      new IntersectionObserver(([entry]) => {
        if (!entry!.isIntersecting) return;
        seen.disconnect();
        showing.shown();
      }),
    );
    seen.observe(host);
    if (showing.opened) focus();
  }
  function settle(element: Element): void {
    if (fits(element)) return stay();
    const later = watch(
      new IntersectionObserver(
        () => {
          if (!fits(element)) return;
          later.disconnect();
          stay();
        },
        { threshold: [0, 1] },
      ),
    );
    later.observe(element);
  }
  // In the page, Escape is the page's matter; that nothing in here is a shortcut of it stays.
  root.addEventListener("keydown", (event) => (event as KeyboardEvent).key === "Escape" && event.stopPropagation());
  return {
    enter() {
      let home: Element | null = null;
      const find = (): void => {
        const element = document.querySelector(selector);
        if (!element || element === home) return;
        home = element;
        settle(element);
      };
      find();
      // The element may come later, or anew: apps draw their pages again.
      watch(new MutationObserver(() => host.isConnected || find())).observe(document, {
        childList: true,
        subtree: true,
      });
    },
    leave: () => watching.forEach((observer) => observer.disconnect()),
    close: whole ? false : undefined,
    stays: true,
    role: "region",
  };
}

/** A tab at the edge, from which the visitor opens the card and to which it folds back. Shown is what was opened. */
function tab({ host, root, survey, showing, words, rise, arrive, draw, focus, close }: Stand): Placed {
  const button = document.createElement("button");
  const label = button.appendChild(document.createElement("span"));
  const { label: own } = survey.show!;
  let arrived = false;
  function turn(open: boolean): void {
    host.toggleAttribute("data-open", open);
    button.setAttribute("aria-expanded", `${open}`);
    if (!open) button.focus();
    else if (arrived) focus();
    else {
      arrived = true;
      draw();
      arrive(true);
    }
  }
  return {
    enter() {
      button.className = "tab";
      button.lang = showing.locale;
      label.textContent = own ? showing.say(own) : words.tab;
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", () => turn(!host.hasAttribute("data-open")));
      root.append(button);
      rise();
      if (showing.opened) turn(true);
    },
    close: () => (root.querySelector("form") ? turn(false) : close()),
  };
}

export const place: Place = {
  css,
  stand(stand) {
    const { as } = stand.survey.show!;
    stand.host.dataset.as = as;
    return (as === "modal" ? modal : as === "tab" ? tab : within)(stand);
  },
};
