/** The people whom the demo shop knows by an id: invented, the same for everybody who starts it. */
import type { CustomerRef, ResponseItem } from "../../sdk/contract/wire.types.ts";

const called: readonly (readonly [name: string, city: string])[] = [
  ["Marta Ruiz Soto", "Vigo"],
  ["Julián Ortega", "Sevilla"],
  ["Aitana Soler", "Valencia"],
  ["Iker Etxeberria", "Bilbao"],
  ["Lucía Fernández", "Oviedo"],
  ["Nuria Camps", "Girona"],
  ["Tomás Aguirre", "Madrid"],
  ["Elena Vidal", "Palma"],
  ["Hannah Clarke", "Bristol"],
  ["Samuel Lee", "Leeds"],
  ["Ingrid Bauer", "Hamburgo"],
  ["Ximena Rojas", "Puebla"],
  ["Pablo Navarro", "Murcia"],
  ["Rosa Iglesias", "Lugo"],
  ["Diego Herrera", "Mérida"],
  ["Carmen Molina", "Granada"],
  ["Oliver Wood", "Cardiff"],
  ["Paula Ferrer", "Tarragona"],
  ["Adrián Campos", "Cádiz"],
  ["Sofía Prieto", "León"],
];
const plain = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll(" ", ".");

export const people: readonly CustomerRef[] = called.map(([name, city], at) => ({
  id: `A-${1042 + at * 7}`,
  name,
  email: `${plain(name)}@correo.example`,
  traits: { city, orders: 1 + (at % 5), member: at % 3 === 0 },
}));

/** The browsers that answered most since then are theirs, one each, and so is what was answered in them. */
export function withPeople<Item extends { item: ResponseItem }>(told: readonly Item[], since: string): Item[] {
  const inBrowser = ({ item }: Item): string | undefined =>
    item.at >= since && item.state === "complete" ? item.visitorId : undefined;
  const answers = new Map<string, number>();
  for (const one of told) {
    const visitor = inBrowser(one);
    if (visitor !== undefined) answers.set(visitor, (answers.get(visitor) ?? 0) + 1);
  }
  const most = [...answers].sort(([, one], [, other]) => other - one).slice(0, people.length);
  const theirs = new Map(most.map(([visitor], at) => [visitor, people[at]]));
  return told.map((one) => {
    const customer = theirs.get(inBrowser(one) ?? "");
    return customer ? { ...one, item: { ...one.item, customer } } : one;
  });
}
