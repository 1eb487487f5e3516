/** A campaign as its form has it: every field a text, rows as typed; and the draft that the contract checks. Pure. */
import type { Campaign } from "#contract";
import { field, lines } from "./forms.ts";
import { changeRules, rowsIn, rulesIn, type Action, type RuleForm, type TestForm } from "./rows.ts";
import { localizedOf, textsIn, textsOf, type Texts } from "./texts.ts";

const plainFields = ["name", "owner", "startsOn", "endsOn", "channel", "priority"] as const;
type PlainField = (typeof plainFields)[number];

const promiseFields = ["id", "kind", "madeIn", "dueTouchpoint", "validFrom", "validTo"] as const;
export type PromiseForm = Record<(typeof promiseFields)[number], string> & { statement: Texts };

export interface CampaignForm extends Record<PlainField, string> {
  externalIds: string[];
  rules: RuleForm[];
  promises: PromiseForm[];
}

export const mostPromises = 3;
const blankPromise = (): PromiseForm => ({
  id: "",
  statement: { es: "", en: "" },
  kind: "speed",
  madeIn: "",
  dueTouchpoint: "",
  validFrom: "",
  validTo: "",
});

export const blankCampaign = (name: string): CampaignForm => ({
  name,
  owner: "",
  startsOn: "",
  endsOn: "",
  channel: "",
  priority: "",
  externalIds: [],
  rules: [],
  promises: [blankPromise()],
});

export const formOf = (campaign: Campaign, own: string): CampaignForm => ({
  name: campaign.name,
  owner: campaign.owner ?? "",
  startsOn: campaign.startsOn ?? "",
  endsOn: campaign.endsOn ?? "",
  channel: campaign.channel ?? "",
  priority: campaign.priority === 0 ? "" : String(campaign.priority),
  externalIds: campaign.externalIds,
  rules: campaign.match.map((row) => ({
    tests: "all" in row ? row.all.map((test) => ({ ...test })) : [{ ...row }],
    channel: "",
  })),
  promises: campaign.promises.map(({ id, statement, kind, madeIn, dueTouchpoint, validFrom, validTo }) => ({
    id,
    statement: textsOf(statement, own),
    kind,
    madeIn: madeIn ?? "",
    dueTouchpoint: dueTouchpoint ?? "",
    validFrom: validFrom ?? "",
    validTo: validTo ?? "",
  })),
});

export function campaignIn(form: URLSearchParams): CampaignForm {
  const plain = Object.fromEntries(plainFields.map((name) => [name, field(form, name)])) as Record<PlainField, string>;
  const promises = rowsIn(form, "promise").map((row) => ({
    ...(Object.fromEntries(promiseFields.map((name) => [name, field(form, `promise.${row}.${name}`)])) as Record<
      (typeof promiseFields)[number],
      string
    >),
    statement: textsIn(form, `promise.${row}.statement`),
  }));
  return { ...plain, externalIds: lines(form, "externalIds"), rules: rulesIn(form), promises };
}

/** The form after one of its row buttons, and the control to go on with. */
export function changeCampaign(form: CampaignForm, action: Action): { form: CampaignForm; focus: string } {
  if (action.list === "rule") {
    const { rules, focus } = changeRules(form.rules, action, "campaign");
    return { form: { ...form, rules }, focus };
  }
  const { promises } = form;
  if (action.list !== "promise") return { form, focus: "" };
  if (action.verb === "add" && promises.length < mostPromises)
    return {
      form: { ...form, promises: [...promises, blankPromise()] },
      focus: `promise.${promises.length}.statement.es`,
    };
  if (action.verb !== "remove") return { form, focus: "" };
  return { form: { ...form, promises: promises.filter((_, row) => row !== action.at[0]) }, focus: "add-promise" };
}

const isBlank = ({ id, statement }: PromiseForm): boolean =>
  id === "" && Object.values(statement).every((text) => text === "");
const some = (text: string): string | undefined => (text === "" ? undefined : text);
const rowOf = ({ tests }: RuleForm): TestForm | { all: TestForm[] } | undefined =>
  tests.length === 1 ? tests[0] : { all: tests };

/** What the contract is asked about. A promise block that nobody wrote into is none. */
export function draftOf(given: CampaignForm, known: Campaign | null, own: string) {
  const promises = given.promises.filter((promise) => !isBlank(promise));
  return {
    name: given.name,
    owner: some(given.owner),
    startsOn: some(given.startsOn),
    endsOn: some(given.endsOn),
    channel: some(given.channel),
    externalIds: given.externalIds,
    priority: given.priority === "" ? 0 : Number(given.priority),
    match: given.rules.map(rowOf),
    promises: promises.map(({ id, statement, kind, madeIn, dueTouchpoint, validFrom, validTo }) => ({
      id: some(id),
      statement: localizedOf(statement, known?.promises.find((promise) => promise.id === id)?.statement, own),
      kind,
      madeIn: some(madeIn),
      dueTouchpoint: some(dueTouchpoint),
      validFrom: some(validFrom),
      validTo: some(validTo),
    })),
  };
}

/** The places in the form of the promises in the draft, for what is wrong with one of them. */
export const writtenPromises = ({ promises }: CampaignForm): number[] =>
  promises.flatMap((promise, row) => (isBlank(promise) ? [] : [row]));
