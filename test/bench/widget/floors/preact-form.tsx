/** The lazy part of the bare form: Preact, a state for each question, and the form. */
import { render } from "preact";
import { useState } from "preact/hooks";
import { asks, choices, scores, sheet, submit, thanks } from "./form.ts";

function Form() {
  const [score, setScore] = useState<number>();
  const [choice, setChoice] = useState<string>();
  const [why, setWhy] = useState("");
  const [sent, setSent] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
      }}
    >
      {sent ? (
        <p>{thanks}</p>
      ) : (
        <>
          <fieldset>
            <legend>{asks.nps}</legend>
            <div class="row">
              {scores.map((one) => (
                <label>
                  <input type="radio" name="nps" checked={one === score} onChange={() => setScore(one)} />
                  {one}
                </label>
              ))}
            </div>
          </fieldset>
          <fieldset>
            <legend>{asks.kept}</legend>
            <div class="list">
              {choices.map((one) => (
                <label>
                  <input type="radio" name="kept" checked={one === choice} onChange={() => setChoice(one)} />
                  {one}
                </label>
              ))}
            </div>
          </fieldset>
          <label>
            {asks.why}
            <textarea value={why} onInput={({ currentTarget }) => setWhy(currentTarget.value)} />
          </label>
          <button>{submit}</button>
        </>
      )}
    </form>
  );
}

render(<Form />, sheet());
