/** What a form that came back knows of itself: what is wrong with which field, and where to go on. */
import { createContext, type ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { useFrame } from "../frame.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Good } from "./notice.tsx";

/** By the id of the control. */
export type Wrong = Readonly<Record<string, string>>;

export interface Editing {
  wrong: Wrong;
  /** The id of the control that the page leads to; "" for none. */
  focus: string;
}

const Context = createContext<Editing>({ wrong: {}, focus: "" });
export const EditingProvider = Context.Provider;
export const useEditing = (): Editing => useContext(Context);

/** All that is wrong, above the form, each with a link to its field. It is focused, so it is read out first. */
export function Mistakes() {
  const { words, format } = useFrame();
  const { wrong } = useEditing();
  const list = Object.entries(wrong);
  if (list.length === 0) return null;
  const { editing: say, touchpoints } = words;
  /** Fields of rows are told apart by their row. */
  const place = (id: string): string => {
    const [list, row, test] = id.split(".");
    const n = format.count(Number(row) + 1);
    if (row === undefined || !/^\d+$/.test(row)) return "";
    if (list === "field") return `${words.deliveries.fieldRow(n)}: `;
    if (list === "promise") return `${say.promise(n)}: `;
    if (list === "header") return `${words.deliveries.header(n)}: `;
    if (list === "step") return `${touchpoints.one(n)}: `;
    return `${say.rule(n)}${test !== undefined && /^\d+$/.test(test) ? ` (${format.count(Number(test) + 1)})` : ""}: `;
  };
  return (
    <div
      class="notice notice-bad mistakes"
      role="alert"
      tabindex={-1}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- a form that came back says first what has to be mended
      autofocus
    >
      <h2>{words.editing.mistakes(list.length, format.count(list.length))}</h2>
      <ul>
        {list.map(([id, message]) => (
          <li key={id}>
            <a href={`#${id}`}>
              {place(id)}
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** After a form was kept, on the page that it leads back to. */
export function Saved({ saved }: { saved: boolean }) {
  const { editing } = useFrame().words;
  return saved ? <Good>{editing.saved}</Good> : null;
}

/** Enter presses a form's first button: it has to be the one that saves, and not the one that removes the first row. */
export function FirstButton({ action }: { action: string }) {
  return (
    <button class="unseen" name="do" value={action} tabindex={-1} aria-hidden="true">
      {action}
    </button>
  );
}

interface FormFootProps {
  /** The form holds what nobody has saved yet. */
  changed?: boolean;
  /** What saving is called, where it is more than that. */
  save?: string;
  /** What else may be pressed, and the way out. */
  children?: ComponentChildren;
}

/** The end of a form that is an editor: whether something waits to be saved, and what saves it. */
export function FormFoot({ changed = false, save, children }: FormFootProps) {
  const say = useFrame().words.editing;
  return (
    <div class="form-foot">
      {changed && <p class="quiet">{say.unsaved}</p>}
      <button class="button" name="do" value="save">
        {save ?? say.save}
      </button>
      {children}
    </div>
  );
}

interface RowButtonProps {
  action: string;
  icon: IconName;
  /** What it does, and to which row: "Remove", "rule 2". */
  label: string;
  row?: string;
}

/** A small button beside a row; what it does is written on it, to which row is there to be heard. */
export function RowButton({ action, icon, label, row }: RowButtonProps) {
  const { focus } = useEditing();
  const id = action.startsWith("add:") ? action.replace(":", "-") : undefined;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- where a row was removed, the page leads to what adds one
    <button id={id} class="row-button" name="do" value={action} autofocus={id !== undefined && focus === id}>
      <Icon name={icon} />
      <span>
        {label}
        {row && <span class="unseen"> {row}</span>}
      </span>
    </button>
  );
}
