/** What a view needs of Preact: elements, and their way into the page. See diff.ts for what is left out. */
import { createVNode, Fragment } from "preact-source/create-element.js";
import { diff, type VNode } from "./diff.ts";

export { createElement as h, Fragment } from "preact-source/create-element.js";

const roots = new WeakMap<Node, VNode>();

/** Draws into a node, or brings what was drawn there up to date; null takes it away. */
export function render(tree: unknown, into: Node): void {
  const before = roots.get(into);
  const root = createVNode(Fragment, { children: tree });
  roots.set(into, root);
  diff(into, root, before ?? {}, 0, null, 0, 0, before?._dom ?? null);
}
