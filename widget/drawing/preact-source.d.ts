/** The two parts of Preact's source that visitors fetch; the build finds them in the installed package. */
declare module "preact-source/create-element.js" {
  import type { VNode } from "./diff.ts";
  export { createElement, Fragment } from "preact";
  export function createVNode(type: unknown, props: unknown): VNode;
}
declare module "preact-source/diff/children.js" {
  import type { VNode } from "./diff.ts";
  export function diffChildren(
    parent: Node,
    children: unknown[],
    now: VNode,
    before: Partial<VNode>,
    context: unknown,
    namespace: string | null,
    excess: unknown,
    commits: unknown,
    place: Node | null | undefined,
    hydrating: unknown,
    refs: unknown,
  ): Node | null;
}
declare module "preact-source/diff/props.js" {
  export function setProperty(element: Element, name: string, value: unknown, old: unknown, namespace: string | null): void;
}
