/** Where a live survey can be opened by anybody, and the row of scores that leads there from a mail. */
import type { Survey } from "#contract";
import { hostedAddress } from "../../hosted/address.ts";
import { mailOf } from "../../hosted/mail.ts";
import { useFrame } from "../frame.ts";
import { Code } from "./code.tsx";

export function HostedPage({ survey }: { survey: Survey }) {
  const { words, origin } = useFrame();
  const say = words.hosted;
  const address = hostedAddress(origin, survey.id);
  // Nothing in a click tells that it came from a mail, so the link says it.
  const tags = { lang: survey.locale, utm_source: "survey", utm_medium: "email" };
  const mail = mailOf(hostedAddress(origin, survey.id, tags), survey);
  return (
    <>
      <details class="more">
        <summary>{say.title}</summary>
        <p>{say.help}</p>
        <Code text={address} label={`${say.link}: ${survey.name}`} />
        <p>
          <a href={address} target="_blank" rel="noopener">
            {say.open}
          </a>
        </p>
      </details>
      {mail !== null && (
        <details class="more">
          <summary>{say.mail}</summary>
          <p>{say.mailHelp}</p>
          <Code text={mail} label={`${say.mail}: ${survey.name}`} />
        </details>
      )}
    </>
  );
}
