/** A page's own bundle: the npm door, with every kind of question and with what surveys of any flow need. */
import { createVoz } from "../../sdk/client/voz.ts";
import { kindWords, views } from "../../sdk/questions/views.ts";
import { flow } from "../../widget/flow.ts";
import { showIn } from "../../widget/door.ts";
import es from "../../widget/words/es.ts";

const kinds = Object.entries(views).map(([kind, face]) => ({ face, words: kindWords[kind]!.es! }));
const { host } = document.currentScript!.dataset as { host: string };
Object.assign(window, {
  own: createVoz({ host, key: "voz_pk_1", show: showIn(es, kinds, { flow }) }),
});
