import type { ChoiceWords } from "./words.types.ts";

const pt: ChoiceWords = {
  lang: "pt",
  title: "A sua opinião e o que se guarda para a pedir",
  intro:
    "Este site pede opiniões com o Voz. É você quem decide o que se pode guardar para isso, e aqui pode mudar de ideias.",
  granted: "Se aceitar",
  grantedKeeps:
    "Este dispositivo guarda um número aleatório para este navegador, como chegou aqui (até onze visitas, durante 90 dias) e as respostas por terminar ou por enviar. O número e as visitas acompanham as suas respostas.",
  denied: "Se recusar",
  deniedKeeps:
    "O que estava guardado é apagado. Uma resposta que envie indica o canal e a campanha desta visita e mais nada sobre como chegou; não se conta que questionários vê.",
  pending: "Enquanto não decidir",
  pendingKeeps:
    "Contam-se os questionários mostrados e fechados, sem nenhum número seu. Uma resposta que envie indica como chegou a este site desta vez.",
  always:
    "Sempre: este dispositivo lembra-se de que questionários respondeu ou fechou, e em que dia, para não voltar a perguntar-lhe, e de uma resposta enviada até que chegue. O seu endereço (IP) não é guardado.",
  purposes: "Para quê: {list}.",
  comma: ", ",
  purpose: "saber que campanha o trouxe até aqui",
  version: "Versão do texto:",
  isGranted: "Aceitou.",
  isDenied: "Recusou.",
  isPending: "Ainda não decidiu.",
  gpc: "O seu navegador diz que não por si (Global Privacy Control). Isso conta, seja o que for que escolha aqui.",
  dnt: "O seu navegador pede para não ser seguido (Do Not Track). Se este site o respeitar, as suas respostas chegam sem número e sem visitas anteriores.",
  remembered: "Este navegador lembra-se da sua escolha.",
  forgotten: "A sua escolha vale nesta página, e fora dela se este site a guardar.",
  agree: "Aceito",
  refuse: "Recuso",
  takeBack: "Retirar o meu consentimento",
  unready: "O Voz não funciona nesta página: não se guarda nem se envia nada.",
};
export default pt;
