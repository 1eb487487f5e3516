/** An app that asks in two ways: by a component of its own, and by the widget when an order was placed. */
import { createVoz } from "@voz/sdk";
import { useSurvey, useVoz, VozProvider } from "@voz/sdk/react";
import { showIn } from "@voz/widget";
import en from "@voz/widget/en";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

// Made once, outside of the tree.
const voz = createVoz({ host: VOZ_HOST, key: VOZ_KEY, show: showIn(en) });
voz.on("failed", ({ error }) => console.warn(error.message));

/** One question, drawn by the app itself. */
function Score({ survey }) {
  const { respond, sending, result } = useSurvey(survey);
  if (result) return <p role="status">{result.status === "rejected" ? "That was not taken." : "Thank you."}</p>;
  return (
    <fieldset disabled={sending}>
      <legend>How likely are you to recommend us?</legend>
      {Array.from({ length: 11 }, (_, score) => (
        <button key={score} onClick={() => respond({ nps: score })}>
          {score}
        </button>
      ))}
    </fieldset>
  );
}

function Order() {
  const voz = useVoz();
  return <button onClick={() => voz.track("order_completed", { value: 49 })}>Place the order</button>;
}

createRoot(document.querySelector("main")).render(
  <StrictMode>
    <VozProvider voz={voz}>
      <Order />
      <Score survey={VOZ_SURVEY} />
    </VozProvider>
  </StrictMode>,
);
