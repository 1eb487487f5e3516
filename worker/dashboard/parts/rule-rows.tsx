/** Rules as rows of field, comparison and value, with the buttons that add, remove and order them. */
import type { ComponentChildren } from "preact";
import { useFrame } from "../frame.ts";
import { mostTests, type RuleForm, type TestForm } from "../rows.ts";
import { RowButton } from "./editing.tsx";
import { Choice, Field } from "./field.tsx";

export type Options = readonly (readonly [value: string, label: string])[];

interface RuleRowsProps {
  rules: readonly RuleForm[];
  fields: Options;
  ops: Options;
  most: number;
  /** True where the first rule that holds wins, so that they can be moved. */
  ordered?: boolean;
  /** What else belongs to a rule. */
  more?: (rule: RuleForm, name: string) => ComponentChildren;
}

export function RuleRows({ rules, fields, ops, most, ordered = false, more }: RuleRowsProps) {
  const { words, format } = useFrame();
  const say = words.editing;
  return (
    <div class="rule-rows">
      {rules.map((rule, row) => {
        const n = format.count(row + 1);
        const title = say.rule(n);
        return (
          <fieldset key={row} class="row-card" id={`rule.${row}`}>
            <legend>{title}</legend>
            {rule.tests.map((test, index) => (
              <TestRow
                key={index}
                test={test}
                name={`rule.${row}.${index}`}
                fields={fields}
                ops={ops}
                joined={index > 0}
                title={say.test(format.count(index + 1), n)}
              />
            ))}
            {more?.(rule, `rule.${row}`)}
            <div class="row-buttons">
              {rule.tests.length < mostTests && (
                <RowButton action={`add:rule.${row}`} icon="add" label={say.addTest} row={title} />
              )}
              {ordered && row > 0 && <RowButton action={`up:rule.${row}`} icon="up" label={say.up} row={title} />}
              {ordered && row < rules.length - 1 && (
                <RowButton action={`down:rule.${row}`} icon="down" label={say.down} row={title} />
              )}
            </div>
          </fieldset>
        );
      })}
      {rules.length < most ? (
        <div>
          <RowButton action="add:rule" icon="add" label={say.addRule} />
        </div>
      ) : (
        <p class="fine">{say.manyRules}</p>
      )}
    </div>
  );
}

interface TestRowProps {
  test: TestForm;
  name: string;
  fields: Options;
  ops: Options;
  title: string;
  /** True for every test but the first of its rule. */
  joined: boolean;
}

function TestRow({ test, name, fields, ops, title, joined }: TestRowProps) {
  const { words } = useFrame();
  const say = words.editing;
  return (
    <div class="test">
      {joined && <p class="test-and">{say.and}</p>}
      <Choice name={`${name}.field`} label={`${say.field}: ${title}`} quietly value={test.field} options={fields} />
      <Choice name={`${name}.op`} label={`${say.op}: ${title}`} quietly value={test.op} options={ops} />
      <Field name={`${name}.value`} label={`${say.value}: ${title}`} quietly value={test.value} autocomplete="off" />
      <RowButton action={`remove:${name}`} icon="remove" label={say.remove} row={title} />
    </div>
  );
}
