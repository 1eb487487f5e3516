/**
 * Draws what views return, in what visitors fetch: the part of Preact that pure views need. They have no state, no
 * hooks, no context, no references into the page and no markup from text, so Preact itself would be a third of all
 * the bytes for nothing they use. Written for Preact's JSX; the same views run on Preact where it is at home, in the
 * package and on the server. A component is called where it stands, and every place in a tree has a key of its own.
 */
type Props = Readonly<Record<string, unknown>>;
type Handler = (event: Event) => unknown;

interface Drawn {
  type: string;
  props: Props;
  key: unknown;
  children: unknown[];
}
type Component = (props: Props) => unknown;

export const Fragment = ({ children }: { children: unknown }): unknown => children;

export function h(type: string | Component, props: Props | null, ...children: unknown[]): unknown {
  const key = props?.key;
  if (typeof type !== "string") {
    const drawn = type({ ...props, children }) as Drawn | null;
    if (drawn && key !== undefined) drawn.key = key;
    return drawn;
  }
  return { type, props: props ?? {}, key, children };
}

/** What stands in the page, as it was drawn last. */
interface Standing {
  node: Element | Text;
  type: string | undefined;
  props: Props;
  inside: Map<string, Standing>;
  /** Told by one listener an event, whichever handler it has by now. */
  handlers: Record<string, Handler | undefined>;
}
const roots = new WeakMap<Node, Map<string, Standing>>();

/** Draws into a node, or brings what was drawn there up to date; null takes it away. */
export const render = (tree: unknown, into: Node): void =>
  void roots.set(into, arrange([tree], into, roots.get(into) ?? new Map()));

/** Keeps what has the same key and type, in the order of now; the rest goes. Nodes of others are left alone. */
function arrange(tree: unknown[], into: Node, before: Map<string, Standing>, svg?: boolean): Map<string, Standing> {
  const now = new Map<string, Standing>();
  const place = (child: unknown, key: string): void => {
    if (Array.isArray(child)) child.forEach((one: Drawn | null, at) => place(one, key + "." + (one?.key ?? at)));
    else if (child != null && typeof child !== "boolean")
      now.set(key, draw(child as Drawn | string, before.get(key), svg));
  };
  place(tree, "");
  /** Where the next one belongs: in front of the first that stays, then behind the one before. */
  let next: Node | null | undefined;
  for (const [key, standing] of before)
    if (now.get(key) !== standing) standing.node.remove();
    else next ??= standing.node;
  for (const { node } of now.values()) {
    if (next !== node) into.insertBefore(node, next ?? null);
    next = node.nextSibling;
  }
  return now;
}

function draw(tree: Drawn | string, before: Standing | undefined, svg?: boolean): Standing {
  const { type, props = {}, children } = (tree as Drawn).type ? (tree as Drawn) : ({} as Partial<Drawn>);
  const inSvg = svg || type === "svg";
  const standing: Standing =
    before?.type === type && before
      ? before
      : {
          node: !type
            ? document.createTextNode("")
            : inSvg
              ? document.createElementNS("http://www.w3.org/2000/svg", type)
              : document.createElement(type),
          type,
          props: {},
          inside: new Map(),
          handlers: {},
        };
  const node = standing.node as Element;
  if (!type) {
    // Setting it to the same would still be a change to those who observe.
    if (node.textContent !== `${tree as string}`) node.textContent = `${tree as string}`;
    return standing;
  }
  for (const name of Object.keys({ ...standing.props, ...props }))
    if (standing.props[name] !== props[name]) set(standing, node, name, props[name]);
  standing.props = props;
  standing.inside = arrange(children!, node, standing.inside, inSvg);
  // What a visitor changes is compared with what is there.
  for (const name of ["value", "checked"] as const)
    if (props[name] !== undefined && (node as HTMLInputElement)[name] !== props[name])
      (node as unknown as Record<string, unknown>)[name] = props[name];
  return standing;
}

function set({ handlers }: Standing, node: Element, name: string, value: unknown): void {
  if (name.startsWith("on")) {
    const event = name.slice(2).toLowerCase();
    if (!(event in handlers)) node.addEventListener(event, (told) => handlers[event]?.(told));
    handlers[event] = value as Handler;
  } else if (name !== "key" && name !== "value" && name !== "checked")
    // For aria-…, false is a value like any other.
    if (value == null || (value === false && name[4] !== "-")) node.removeAttribute(name);
    else node.setAttribute(name, value === true && name[4] !== "-" ? "" : `${value as string}`);
}
