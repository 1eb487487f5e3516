/** The API for a person: the same description that `/v1/openapi.json` gives to machines, as a page. */
import { operations, problems } from "#contract";
import packageJson from "../../../package.json" with { type: "json" };
import type { AppContext } from "../../http/context.ts";
import { describeApi } from "../../http/openapi.ts";
import { answerPage } from "../answer.tsx";
import { frameOf, useFrame } from "../frame.ts";
import { OperationCard, Shape, type DescribedOperation } from "../parts/operation.tsx";
import type { Schema } from "../shape.ts";

/** What a page or anybody may call, together and first. */
const publicGroup = "public";

interface Described extends DescribedOperation {
  tags: string[];
}
interface Api {
  paths: Record<string, Record<string, Omit<Described, "path" | "method">>>;
  components: { schemas: Record<string, Schema> };
}

export function docsPage(c: AppContext): Response {
  const frame = frameOf(c, null);
  // Our own description, made a line earlier: its shape is openapi.ts's to keep.
  const api = describeApi(packageJson.version, frame.origin) as unknown as Api;
  const groups = new Map<string, Described[]>();
  for (const [path, methods] of Object.entries(api.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const open = operations[operation.operationId].auth !== "private";
      const group = open ? publicGroup : (operation.tags[0] ?? "");
      groups.set(group, [...(groups.get(group) ?? []), { ...operation, path, method: method.toUpperCase() }]);
    }
  return answerPage(c, frame, {
    title: frame.words.docs.title,
    body: <DocsView groups={groups} shapes={api.components.schemas} />,
  });
}

interface ViewProps {
  groups: ReadonlyMap<string, readonly Described[]>;
  shapes: Readonly<Record<string, Schema>>;
}

function DocsView({ groups, shapes }: ViewProps) {
  const { words } = useFrame();
  const say = words.docs;
  return (
    <div class="docs">
      <div class="page-head">
        <div>
          <h1>{say.title}</h1>
          <p class="lead">
            {say.lead} {say.authHelp} {say.english}
          </p>
        </div>
        <div class="page-actions">
          <a class="button button-quiet" href={operations.openapi.path}>
            {say.description}
          </a>
          <a class="button button-quiet" href="/privacy">
            {words.privacy.title}
          </a>
          <a class="button button-quiet" href="/app">
            {say.dashboard}
          </a>
        </div>
      </div>
      <nav class="contents" aria-label={say.contents}>
        <ul>
          {[...groups.keys()].map((group) => (
            <li key={group}>
              <a href={`#${group}`}>{group}</a>
            </li>
          ))}
          <li>
            <a href="#shapes">{say.shapes}</a>
          </li>
          <li>
            <a href="#problems">{say.problems}</a>
          </li>
        </ul>
      </nav>
      {[...groups].map(([group, list]) => (
        <section key={group} class="block" id={group} aria-labelledby={`${group}-title`}>
          <h2 id={`${group}-title`} lang="en">
            {group}
          </h2>
          {list.map((operation) => (
            <OperationCard key={operation.operationId} operation={operation} />
          ))}
        </section>
      ))}
      <section class="block" id="shapes" aria-labelledby="shapes-title">
        <h2 id="shapes-title">{say.shapes}</h2>
        <p>{say.shapesLead}</p>
        {Object.entries(shapes).map(([name, schema]) => (
          <div key={name} id={`shape-${name}`}>
            <Shape title={name} schema={schema} of={name} />
          </div>
        ))}
      </section>
      <section class="block" id="problems" aria-labelledby="problems-title">
        <h2 id="problems-title">{say.problems}</h2>
        <p>{say.problemsLead}</p>
        <ProblemTable />
      </section>
    </div>
  );
}

function ProblemTable() {
  const { docs } = useFrame().words;
  return (
    <table class="list">
      <thead>
        <tr>
          <th scope="col">{docs.code}</th>
          <th scope="col">{docs.status}</th>
          <th scope="col">{docs.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(problems).map(([code, [status, title]]) => (
          <tr key={code} id={`problem-${code}`}>
            <th scope="row">
              <code>{code}</code>
            </th>
            <td>{status}</td>
            <td lang="en">{title}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
