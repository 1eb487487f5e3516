/** Who a new account is for, and its password: asked alike by whoever sets Voz up and by whoever is invited. */
import { useFrame } from "../frame.ts";
import { Field } from "./field.tsx";

type Texts = Readonly<Partial<Record<"name" | "email" | "password", string>>>;

export function AccountFields({ known, wrong }: { known: Texts; wrong: Texts }) {
  const say = useFrame().words.setup;
  return (
    <>
      <Field name="name" label={say.name} value={known.name} error={wrong.name} autocomplete="name" />
      <Field
        name="email"
        type="email"
        label={say.email}
        value={known.email}
        error={wrong.email}
        autocomplete="username"
      />
      <Field
        name="password"
        type="password"
        label={say.password}
        help={say.passwordHelp}
        error={wrong.password}
        autocomplete="new-password"
      />
    </>
  );
}
