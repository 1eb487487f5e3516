/** A signing secret that was just made: shown in this answer and never again. */
import { useFrame } from "../frame.ts";
import { Code } from "./code.tsx";

const example = `import { verify } from "@voz/sdk/webhook";

// payload: the request's text as it came; secret: the one above
const event = await verify(payload, request.headers, secret);`;

export function SecretOnce({ secret, next }: { secret: string; next: string }) {
  const say = useFrame().words.deliveries;
  return (
    <>
      <section class="notice notice-good" role="status">
        <h1>{say.secretTitle}</h1>
        <p>{say.secretOnce}</p>
        <Code text={secret} label={say.secret} />
        <a class="button" href={next}>
          {say.secretDone}
        </a>
      </section>
      <section class="block">
        <h2>{say.verify}</h2>
        <Code text={example} label={say.verify} />
      </section>
    </>
  );
}
