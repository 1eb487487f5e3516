/** The steps of the customer's journey: named, ordered, added and removed in one form that is kept when it is saved. */
import * as v from "valibot";
import { TouchpointList } from "#contract";
import { putTouchpoints, readTouchpoints } from "../../touchpoints/routes.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { edited } from "../edited.tsx";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { FirstButton, FormFoot, Mistakes, RowButton, Saved, type Editing } from "../parts/editing.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { StepRow, UnknownSteps } from "../parts/touchpoints.tsx";
import { actionIn } from "../rows.ts";
import { changeSteps, stepsIn, stepsOf, touchpointsOf, wrongSteps, type StepForm } from "../touchpoints-form.ts";

const path = "/app/touchpoints";
type Unknown = Awaited<ReturnType<typeof readTouchpoints>>["unknown"];

export async function touchpointsPage(desk: Desk): Promise<Shown> {
  const { items, unknown } = await readTouchpoints(desk.here);
  const saved = desk.c.req.query("saved") !== undefined;
  return show(desk, stepsOf(items, desk.workspace.locale), unknown, { saved });
}

export async function saveTouchpointsPage(desk: Desk): Promise<Shown | Response> {
  const { c, here, frame, workspace } = desk;
  const sent = await readForm(c);
  const { items, unknown } = await readTouchpoints(here);
  const steps = stepsIn(sent, items);
  const action = actionIn(sent);
  const declared = field(sent, "declare");
  if (action.list === "step" || declared !== "") {
    const { steps: after, focus } = changeSteps(steps, action, declared);
    return show(desk, after, unknown, { focus, changed: true });
  }
  const list = v.safeParse(TouchpointList, touchpointsOf(steps, items, workspace.locale));
  if (!list.success) return show(desk, steps, unknown, { wrong: wrongSteps(list.issues, steps, frame.words) });
  await putTouchpoints(here, list.output);
  return goTo(c, `${path}?saved=1`);
}

interface Outcome extends Partial<Editing> {
  saved?: boolean;
  changed?: boolean;
}

function show(desk: Desk, steps: readonly StepForm[], unknown: Unknown, outcome: Outcome): Shown {
  const { saved = false, changed = false, ...editing } = outcome;
  // What was just declared stands in the list already.
  const open = unknown.filter(({ id }) => !steps.some((step) => step.id === id));
  return edited(desk, {
    ...editing,
    title: desk.frame.words.touchpoints.title,
    place: "touchpoints",
    body: <TouchpointsView steps={steps} unknown={open} saved={saved} changed={changed} />,
  });
}

interface ViewProps {
  steps: readonly StepForm[];
  unknown: Unknown;
  saved: boolean;
  changed: boolean;
}

function TouchpointsView({ steps, unknown, saved, changed }: ViewProps) {
  const { words } = useFrame();
  const { touchpoints: say } = words;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <Saved saved={saved} />
      <form class="editor" method="post" action={path} novalidate>
        <FirstButton action="save" />
        <Mistakes />
        <section class="block">
          <h2>{say.list}</h2>
          {steps.length === 0 && <p class="quiet">{say.none}</p>}
          <div class="rule-rows">
            {steps.map((step, row) => (
              <StepRow key={row} step={step} row={row} last={row === steps.length - 1} />
            ))}
            <div>
              <RowButton action="add:step" icon="add" label={say.add} />
            </div>
          </div>
        </section>
        <FormFoot changed={changed} />
        <UnknownSteps unknown={unknown} />
      </form>
    </>
  );
}
