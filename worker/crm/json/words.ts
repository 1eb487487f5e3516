import { peopleWords } from "../fields.ts";

export const words = {
  es: {
    title: "JSON a medida",
    lead: "Un objeto plano con los nombres que elijas, firmado. Para lo que tenga una dirección y acepte JSON.",
    needs: { people: peopleWords.es },
  },
  en: {
    title: "JSON of your own",
    lead: "A flat object under names that you choose, signed. For whatever has an address and takes JSON.",
    needs: { people: peopleWords.en },
  },
};
