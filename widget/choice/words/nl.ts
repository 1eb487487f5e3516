import type { ChoiceWords } from "./words.types.ts";

const nl: ChoiceWords = {
  lang: "nl",
  title: "Je mening, en wat daarvoor wordt bewaard",
  intro:
    "Deze site vraagt met Voz naar meningen. Jij bepaalt wat daarvoor bewaard mag worden, en kunt hier van gedachten veranderen.",
  granted: "Als je akkoord gaat",
  grantedKeeps:
    "Dit apparaat bewaart een willekeurig nummer voor deze browser, hoe je hier kwam (tot elf bezoeken, 90 dagen lang) en antwoorden die niet af of niet verstuurd zijn. Het nummer en de bezoeken gaan met je antwoorden mee.",
  denied: "Als je weigert",
  deniedKeeps:
    "Wat bewaard was, wordt gewist. Een antwoord dat je verstuurt, noemt het kanaal en de campagne van dit bezoek en verder niets over hoe je kwam; welke enquêtes je ziet, wordt niet geteld.",
  pending: "Zolang je niet hebt gekozen",
  pendingKeeps:
    "Enquêtes die getoond en gesloten worden, worden geteld, zonder een nummer van jou. Een antwoord dat je verstuurt, vertelt hoe je deze keer op deze site kwam.",
  always:
    "Altijd: dit apparaat onthoudt welke enquêtes je beantwoordde of sloot en op welke dag, zodat je niet opnieuw wordt gevraagd, en een verstuurd antwoord tot het is aangekomen. Je adres (IP) wordt niet opgeslagen.",
  purposes: "Waarvoor: {list}.",
  comma: ", ",
  purpose: "om te weten welke campagne je hier bracht",
  version: "Versie van de tekst:",
  isGranted: "Je bent akkoord gegaan.",
  isDenied: "Je hebt geweigerd.",
  isPending: "Je hebt nog niet gekozen.",
  gpc: "Je browser zegt nee namens jou (Global Privacy Control). Dat telt, wat er hier ook wordt gekozen.",
  dnt: "Je browser vraagt om niet gevolgd te worden (Do Not Track). Als deze site daar rekening mee houdt, komen je antwoorden zonder nummer en zonder eerdere bezoeken.",
  remembered: "Deze browser onthoudt je keuze.",
  forgotten: "Je keuze geldt op deze pagina, en daarbuiten als deze site die onthoudt.",
  agree: "Ik ga akkoord",
  refuse: "Ik weiger",
  takeBack: "Mijn toestemming intrekken",
  unready: "Voz werkt niet op deze pagina: er wordt niets bewaard en niets verstuurd.",
};
export default nl;
