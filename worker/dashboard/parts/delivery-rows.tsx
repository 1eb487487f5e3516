/** Deliveries one below the other: what happened, where it went, what became of it. Nothing of a person is in it. */
import type { Delivery } from "#contract";
import { useFrame } from "../frame.ts";

const chips: Readonly<Record<Delivery["state"], string>> = {
  pending: "chip-draft",
  delivered: "chip-live",
  dead: "chip-broken",
  skipped: "",
};

export function DeliveryState({ state }: Pick<Delivery, "state">) {
  return <span class={`chip ${chips[state]}`}>{useFrame().words.deliveries.deliveryStates[state]}</span>;
}

/** Why it is dead or was skipped, in words. */
export function useReason({ reason }: Pick<Delivery, "reason">): string | null {
  const say = useFrame().words.deliveries;
  return reason === null ? null : (say.deadReasons[reason] ?? reason);
}

interface RowsProps {
  items: readonly Delivery[];
  /** By id; without them the rows do not say where they went. */
  names?: ReadonlyMap<string, string>;
}

export function DeliveryRows({ items, names }: RowsProps) {
  return (
    <ul class="name-list">
      {items.map((one) => (
        <Row key={one.id} one={one} name={names?.get(one.endpointId)} />
      ))}
    </ul>
  );
}

function Row({ one, name }: { one: Delivery; name: string | undefined }) {
  const { words, format } = useFrame();
  const say = words.deliveries;
  const reason = useReason(one);
  const { attempts, dueAt } = one;
  return (
    <li>
      <div class="name-line">
        <div>
          <p class="campaign-name">
            <a href={`/app/deliveries/${one.id}`}>
              {say.eventTypes[one.type]}
              <span class="unseen"> {format.moment(one.createdAt)}</span>
            </a>
          </p>
          <p class="voice-meta">
            <span>{format.moment(one.createdAt)}</span>
            {name !== undefined && <bdi>{name}</bdi>}
            {attempts.length > 0 && <span>{say.triesOf(attempts.length, format.count(attempts.length))}</span>}
            {reason !== null && <span>{reason}</span>}
            {dueAt !== null && <span>{say.dueAt(format.moment(dueAt))}</span>}
          </p>
        </div>
        <DeliveryState state={one.state} />
      </div>
    </li>
  );
}
