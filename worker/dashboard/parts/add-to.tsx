/** To one of the campaigns that there are: what belongs to none is added to it. */
import { useFrame } from "../frame.ts";

interface AddToProps {
  campaigns: readonly { id: string; name: string }[];
  /** Its place on the page, for the id of its field. */
  place: number;
  label: string;
}

export function AddTo({ campaigns, place, label }: AddToProps) {
  const { words } = useFrame();
  return (
    <div class="inline-form">
      <div class="field">
        <label for={`to-${place}`}>{label}</label>
        <select id={`to-${place}`} name="campaign">
          {campaigns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button class="button button-quiet" name="do" value="add">
        {words.unmatched.add}
      </button>
    </div>
  );
}
