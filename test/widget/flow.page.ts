/** A page's own bundle: the npm door, with every kind of question and with what surveys of any flow need. */
import { createVoz } from "../../sdk/client/voz.ts";
import { kindWords } from "../../sdk/questions/views.ts";
import { showIn } from "../../widget/door.ts";
import words from "../../widget/words/es.ts";

const kinds = Object.fromEntries(Object.entries(kindWords).map(([kind, { es }]) => [kind, es!]));
const { host } = document.currentScript!.dataset as { host: string };
Object.assign(window, {
  own: createVoz({ host, key: "voz_pk_1", show: showIn({ words, kinds }) }),
});
