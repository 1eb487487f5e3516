/**
 * Stands in for Preact's own diff/index.js in what visitors fetch. The views are pure functions of what they are given:
 * no state, hooks, context, refs, hydration, no markup from text. Matching children and setting properties stay Preact's.
 */
import { diffChildren } from "preact-source/diff/children.js";
import { setProperty } from "preact-source/diff/props.js";

/** The part of Preact's virtual node that matters here; its names are Preact's. */
export interface VNode {
  type: string | ((props: Props) => unknown) | null;
  props: Props;
  _children: (VNode | null)[] | null;
  _parent: VNode | null;
  _dom: Node | null;
  _index: number;
}
type Props = Readonly<Record<string, unknown>>;

const listOf = (children: unknown): unknown[] => (Array.isArray(children) ? children : [children]);
const svg = "http://www.w3.org/2000/svg";

/** Brings the page in line with a node. The arguments are Preact's; those that stay out serve what is left out. */
export function diff(
  parent: Node,
  now: VNode,
  before: Partial<VNode>,
  _context: unknown,
  namespace: string | null,
  _excess: unknown,
  _commits: unknown,
  place: Node | null,
): Node | null | undefined {
  const { type, props } = now;
  const within = (into: Node, children: unknown, from: Node | null | undefined): Node | null =>
    diffChildren(into, listOf(children), now, before, 0, namespace, 0, 0, from, 0, 0);
  if (typeof type === "function") return within(parent, type(props), place);

  const old = (before.props ?? {}) as Props;
  // A text's props are the text.
  if (!type) {
    const text = (now._dom = before._dom ?? document.createTextNode(props as unknown as string)) as Text;
    if (old !== props) text.data = props as unknown as string;
    return text;
  }
  if (type === "svg") namespace = svg;
  const element = (before._dom ??
    (namespace ? document.createElementNS(namespace, type) : document.createElement(type))) as Element;
  for (const name in old)
    if (!(name in props) && name !== "children") setProperty(element, name, null, old[name], namespace);
  // What a visitor changes is compared with what is there, once the children are: a select needs its options first.
  const live: string[] = [];
  for (const name in props)
    if (name === "value" || name === "checked") live.push(name);
    else if (name !== "children" && old[name] !== props[name])
      setProperty(element, name, props[name], old[name], namespace);
  within(element, props.children, before._children && sibling(before as VNode, 0));
  for (const name of live)
    if (props[name] !== undefined && props[name] !== (element as unknown as Props)[name])
      setProperty(element, name, props[name], old[name], namespace);
  // Said last: Preact's matching leaves the first child's node here.
  return (now._dom = element);
}

/** Preact's name for it. */
export { sibling as getDomSibling };
/** Views hold no references into the page. */
export const applyRef = (): void => undefined;

export function unmount(node: VNode): void {
  if (typeof node.type === "function") for (const child of node._children ?? []) child && unmount(child);
  else (node._dom as ChildNode | null)?.remove();
}

/** The node in the page that comes after this one, or, with a place, the first one from there on inside it. */
export function sibling(node: VNode, place?: number): Node | null {
  if (place === undefined) return node._parent && sibling(node._parent, node._index + 1);
  const found = node._children?.slice(place).find((child) => child?._dom);
  return found ? found._dom : typeof node.type === "function" ? sibling(node) : null;
}
