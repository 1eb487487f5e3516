/** One operation of the API: method and path, who may, what it takes, what it answers. */
import { operations, type Operation, type OperationName } from "#contract";
import { useFrame } from "../frame.ts";
import { nameOf, shapeOf, type Schema } from "../shape.ts";
import { Code } from "./code.tsx";
import { Facts } from "./facts.tsx";

interface Content {
  content?: Record<string, { schema: Schema }>;
}
/** What this page reads of an operation's description. */
export interface DescribedOperation {
  operationId: OperationName;
  method: string;
  path: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}

export function OperationCard({ operation }: { operation: DescribedOperation }) {
  const { words } = useFrame();
  const say = words.docs;
  const { operationId, method, path, summary, parameters, requestBody, responses } = operation;
  const known: Operation = operations[operationId];
  const body = requestBody?.content?.["application/json"]?.schema;
  const answer = responses[known.status]?.content?.["application/json"]?.schema;
  const who = { public: say.authPublic, private: say.authPrivate, none: say.authNone }[known.auth];
  return (
    <article class="operation" id={operationId}>
      <h3>
        <span class={`method method-${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
      </h3>
      <p lang="en">{summary}</p>
      <Facts
        entries={[
          [say.auth, who],
          [say.scope, known.needs && <code>{known.needs.join(" + ")}</code>],
          [
            say.refusals,
            known.problems.length > 0 && (
              <span class="codes">
                {known.problems.map((code) => (
                  <a key={code} href={`#problem-${code}`}>
                    <code>{code}</code>
                  </a>
                ))}
              </span>
            ),
          ],
        ]}
      />
      {parameters.length > 0 && (
        <>
          <h4>{say.parameters}</h4>
          <ul class="parameters">
            {parameters.map(({ name, required, schema }) => (
              <li key={name}>
                <code>{name}</code> <span class="quiet">{shapeOf(schema)}</span>{" "}
                {required && <span class="chip">{say.required}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {body && <Shape title={say.body} schema={body} of={operationId} />}
      {answer && <Shape title={`${say.answer} ${known.status}`} schema={answer} of={operationId} />}
    </article>
  );
}

export function Shape({ title, schema, of }: { title: string; schema: Schema; of: string }) {
  if (schema.$ref)
    return (
      <p>
        {title}: <a href={`#shape-${nameOf(schema.$ref)}`}>{nameOf(schema.$ref)}</a>
      </p>
    );
  return (
    <details class="more">
      <summary>{title}</summary>
      <Code text={shapeOf(schema)} label={`${of}: ${title}`} />
    </details>
  );
}
