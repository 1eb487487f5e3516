/** The form of an endpoint: where to, what, of which responses, how. */
import { channels, eventTypes, npsGroups } from "#contract";
import { presetOf } from "../../crm/registry.ts";
import { mostHeaders, type EndpointForm, type Kept } from "../endpoint-form.ts";
import { useFrame } from "../frame.ts";
import { namesUrl } from "../preset-form.ts";
import { FirstButton, FormFoot, Mistakes, RowButton } from "./editing.tsx";
import { Field, Optional } from "./field.tsx";
import type { Options } from "./rule-rows.tsx";
import { PresetFields } from "./preset-fields.tsx";
import { Ticks } from "./ticks.tsx";

/** Who is asked for a test presses a button; nobody subscribes to it. */
const offeredOf = ({ given }: EndpointForm) => {
  const types: readonly string[] = presetOf(given.preset)?.types ?? eventTypes;
  return eventTypes.filter((type) => type !== "test.ping" && types.includes(type));
};
const states = ["complete", "abandoned"] as const;

export interface EndpointChoices {
  surveys: Options;
  campaigns: Options;
  /** Questions of the surveys, as facts for a preset's fields. */
  answers: Options;
}

interface FormProps extends EndpointChoices {
  action: string;
  form: EndpointForm;
  /** Names of headers and secrets whose values are stored; null where the endpoint is new. */
  kept: Kept | null;
  changed: boolean;
}

export function EndpointFields({ action, form, kept, changed, ...choices }: FormProps) {
  const { words } = useFrame();
  const say = words.deliveries;
  const own = namesUrl(presetOf(form.given.preset));
  return (
    <form class="editor" method="post" action={action} novalidate>
      <FirstButton action="save" />
      <Mistakes />
      <section class="block">
        <h2>{say.where}</h2>
        <div class="row-card">
          {own && <Field name="url" label={say.url} help={say.urlHelp} value={form.url} autocomplete="off" />}
          <Optional name="description" label={say.description} help={say.descriptionHelp} value={form.description} />
        </div>
      </section>
      <PresetFields form={form.given} kept={kept?.secrets ?? []} answers={choices.answers} />
      <section class="block">
        <h2>{say.what}</h2>
        <div class="row-card">
          <Ticks
            name="type"
            label={say.types}
            options={offeredOf(form).map((type) => [type, say.eventTypes[type]] as const)}
            ticked={form.type}
            help={say.whatHelp}
          />
        </div>
      </section>
      <FilterFields form={form} {...choices} />
      <HowFields form={form} kept={kept?.headers ?? []} signed={own} />
      <FormFoot changed={changed} save={kept ? say.save : say.create}>
        <a class="clear" href={kept ? action.replace(/\/edit$/, "") : "/app/endpoints/presets"}>
          {words.editing.cancel}
        </a>
      </FormFoot>
    </form>
  );
}

function FilterFields({
  form,
  surveys,
  campaigns,
}: Pick<EndpointChoices, "surveys" | "campaigns"> & { form: EndpointForm }) {
  const { words } = useFrame();
  const say = words.deliveries;
  return (
    <section class="block">
      <h2>{say.filters}</h2>
      <p class="lead">{say.filtersHelp}</p>
      <div class="row-card">
        <div class="halves">
          <Ticks name="survey" label={say.surveys} options={surveys} ticked={form.survey} />
          <Ticks
            name="campaign"
            label={say.campaigns}
            options={[["none", say.noCampaign], ...campaigns]}
            ticked={form.campaign}
          />
        </div>
        <div class="thirds">
          <Ticks
            name="channel"
            label={say.channels}
            options={channels.map((channel) => [channel, words.channels[channel]] as const)}
            ticked={form.channel}
          />
          <Ticks
            name="score"
            label={say.scores}
            options={npsGroups.map((group) => [group, words.nps[group]] as const)}
            ticked={form.score}
            help={say.scoreHelp}
          />
          <Ticks
            name="state"
            label={say.responseStates}
            options={states.map((state) => [state, words.states[state]] as const)}
            ticked={form.state}
          />
        </div>
      </div>
    </section>
  );
}

interface HowProps {
  form: EndpointForm;
  kept: readonly string[];
  /** Only what goes to an address of the owner's own carries headers of theirs. */
  signed: boolean;
}

function HowFields({ form, kept, signed }: HowProps) {
  const { words } = useFrame();
  const say = words.deliveries;
  return (
    <section class="block">
      <h2>{say.how}</h2>
      <div class="row-card">
        <div class="halves">
          <Optional name="rate" label={say.rate} help={say.rateHelp} value={form.rate} />
        </div>
        {signed && <HeaderFields form={form} kept={kept} />}
      </div>
    </section>
  );
}

function HeaderFields({ form, kept }: Pick<HowProps, "form" | "kept">) {
  const { words, format } = useFrame();
  const say = words.deliveries;
  return (
    <div class="field">
      <h3 class="label">{say.headers}</h3>
      <p class="field-help">{say.headersHelp}</p>
      {form.headers.length === 0 && <p class="quiet">{say.noHeaders}</p>}
      {form.headers.map(({ name, value }, row) => {
        const title = say.header(format.count(row + 1));
        return (
          <div key={row} class="header-row">
            <Field
              name={`header.${row}.name`}
              label={`${say.headerName}: ${title}`}
              quietly
              value={name}
              autocomplete="off"
            />
            <Optional
              name={`header.${row}.value`}
              label={`${say.headerValue}: ${title}`}
              quietly
              value={value}
              help={kept.includes(name) && value === "" ? say.headerKept : undefined}
            />
            <RowButton action={`remove:header.${row}`} icon="remove" label={words.editing.remove} row={title} />
          </div>
        );
      })}
      {form.headers.length < mostHeaders ? (
        <div>
          <RowButton action="add:header" icon="add" label={say.addHeader} />
        </div>
      ) : (
        <p class="fine" id="add-header">
          {say.manyHeaders}
        </p>
      )}
    </div>
  );
}
